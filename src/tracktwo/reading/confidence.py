"""The confidence that a fact states: the share of facts found by the same kind of evidence that careful readers' answers bear out.

A finder gives each fact a level, which orders kinds of evidence and is no share of anything. `confidence.yaml` says what each level was
worth, by language and layer; `python -m eval.calibration --fit` makes it. A level that the table does not know is stated as it is: what a
person says (1.0), layers without answers (places, groups, documents, terms, progress).
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import cast

import yaml

from tracktwo.model.vocab import EntityKind

TABLE = Path(__file__).with_name("confidence.yaml")
#: The row for languages without answers: what all others were worth together.
OTHERS = "others"
#: The layer that an entity of a kind is scored in.
ENTITY_LAYERS: dict[EntityKind, str] = {"person": "people", "organization": "bodies", "initiative": "bodies"}


@functools.cache
def _table() -> dict[str, dict[str, dict[float, float]]]:
    return cast(dict[str, dict[str, dict[float, float]]], yaml.load(TABLE.read_text("utf-8"), Loader=yaml.CSafeLoader))


def stated(language: str, layer: str, level: float) -> float:
    """The confidence of a fact that a finder gave `level`."""
    table = _table()
    return table.get(language, table.get(OTHERS, {})).get(layer, {}).get(level, level)
