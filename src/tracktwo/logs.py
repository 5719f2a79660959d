"""Logging for the programs that sit on top: messages on standard error, never a report's text."""

from __future__ import annotations

import logging


def configure_logging(verbosity: int) -> None:
    """Send messages to standard error: warnings at 0, what is done at 1, everything at 2 or more."""
    level = (logging.WARNING, logging.INFO, logging.DEBUG)[min(2, max(0, verbosity))]
    logging.basicConfig(level=level, format="%(levelname)s %(name)s: %(message)s")
