"""Rows that leave the program fit the schemas that ship with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema

import tracktwo
from tests.model.test_codec import make_reading
from tracktwo.model.codec import to_row
from tracktwo.model.failure import Failure
from tracktwo.model.record import ROWS

FOLDER = Path(tracktwo.__file__).parent / "schema"


def schema(name: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / f"{name}.schema.json").read_text("utf-8"))
    return found


def test_every_kind_of_row_has_a_valid_schema() -> None:
    for name in ("reading", "failure", *ROWS):
        jsonschema.Draft202012Validator.check_schema(schema(name))


def test_a_reading_and_a_failure_fit_theirs() -> None:
    jsonschema.validate(to_row(make_reading()), schema("reading"))
    jsonschema.validate(to_row(Failure(source="a.txt", stage="sources", reason="empty", remedy="Leave it out.")), schema("failure"))
