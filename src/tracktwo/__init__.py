"""Tracktwo keeps the record of a peace process: reports go in, a sourced record comes out."""

import logging

__version__ = "0.1.0"

logging.getLogger(__name__).addHandler(logging.NullHandler())
