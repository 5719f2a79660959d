"""docs/found.md shows what the command prints: readers get better, so a line in five may lag behind."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

PAGE = Path(__file__).parents[1] / "docs" / "found.py"


@pytest.mark.slow
def test_what_the_page_shows_is_printed() -> None:
    spec = importlib.util.spec_from_file_location("found", PAGE)
    assert spec is not None and spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    blocks = found.BLOCK.findall(found.PAGE.read_text("utf-8"))
    assert len(blocks) >= 3
    for arguments, shown in blocks:
        now = set(found.printed(arguments).splitlines())
        lines = shown.splitlines()
        stale = [line for line in lines if line not in now]
        assert len(lines) > 3 and len(stale) <= len(lines) / 5, f"run python docs/found.py: {arguments}: {stale}"
