"""docs/packs.md, held to the packs: every key is explained, and every example stands in the made-up pack."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import yaml

from tracktwo.packs.layout import FILE_NAMES, SCHEMA_PATH

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "packs.md").read_text(encoding="utf-8")
MADE_UP = ROOT / "examples" / "made_up" / "pack"


@pytest.mark.parametrize("name", FILE_NAMES)
def test_every_file_and_each_of_its_choices_is_explained(name: str) -> None:
    assert f"`{name}`" in PAGE
    rule = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))["$defs"][name]
    properties = rule.get("items", rule)["properties"]
    for choices in (part.get("enum", []) for part in properties.values()):
        assert [choice for choice in choices if f"`{choice}`" not in PAGE] == []


def test_the_examples_are_those_of_the_made_up_pack() -> None:
    entries = [row for path in MADE_UP.glob("*.yaml") for row in yaml.safe_load(path.read_text(encoding="utf-8")) if isinstance(row, dict)]
    for block in re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL):
        shown = yaml.safe_load(block)
        if isinstance(shown, list):
            assert all(entry in entries for entry in shown), block
