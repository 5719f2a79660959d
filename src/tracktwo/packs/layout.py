"""Where packs lie, and the files that make one."""

from __future__ import annotations

from pathlib import Path

PACKS = Path(__file__).parent
"""The folder of the packs that ship with the product."""

TEMPLATE = PACKS / "template"
SCHEMA_PATH = PACKS / "pack.schema.json"

FILE_NAMES = (
    "pack.yaml",
    "places.yaml",
    "bodies.yaml",
    "offices.yaml",
    "initiatives.yaml",
    "outlets.yaml",
    "areas.yaml",
    "terms.yaml",
    "relevance.yaml",
)
"""The files that make a pack; only the first must be there."""
