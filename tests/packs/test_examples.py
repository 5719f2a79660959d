"""The example packs and reports: valid, of the promised sorts, and free of real outlets' addresses."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tracktwo.packs.loader import built_in_packs, check_pack, load_pack

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
REPORTS = sorted(path for path in (EXAMPLES / "south_caucasus").iterdir() if path.is_file())


def test_every_pack_in_the_repository_is_valid() -> None:
    folders = [path.parent for folder in ("src", "examples") for path in (ROOT / folder).rglob("pack.yaml")]
    assert len(folders) >= 1 + len(built_in_packs())
    for folder in folders:
        assert check_pack(folder) == [], folder


def test_the_made_up_pack_uses_every_file_and_both_names() -> None:
    pack = load_pack(EXAMPLES / "made_up" / "pack")
    assert all((pack.places, pack.bodies, pack.offices, pack.initiatives, pack.outlets, pack.areas, pack.terms))
    assert {name.side for place in pack.places for name in place.names} == {None, "VEL", "DOR"}


@pytest.mark.parametrize("script", ["а", "ə", "ա"])
def test_the_reports_come_in_four_languages(script: str) -> None:
    texts = [path.read_text(encoding="utf-8").lower() for path in REPORTS if path.suffix == ".txt"]
    assert sum(script in text for text in texts) >= 4


def test_the_reports_come_in_every_kind_of_file() -> None:
    assert {"".join(path.suffixes[-2:]) if path.suffix == ".gz" else path.suffix for path in REPORTS} == {
        ".txt",
        ".md",
        ".html",
        ".jsonl",
        ".jsonl.gz",
    }


def test_one_file_is_broken() -> None:
    [broken] = [path for path in REPORTS if path.suffix == ".gz"]
    with pytest.raises(EOFError):
        gzip.decompress(broken.read_bytes())


def test_one_text_comes_from_two_outlets() -> None:
    feed = (EXAMPLES / "south_caucasus" / "38-feed.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in feed.splitlines()]
    assert len(rows) - len({row["text"] for row in rows}) == 1
    assert len({row["url"] for row in rows}) == len(rows)


def test_a_wire_copy_differs_in_its_headline_only() -> None:
    first, copy = (
        (EXAMPLES / "south_caucasus" / name).read_text(encoding="utf-8") for name in ("16-abu-dhabi-2025.txt", "17-abu-dhabi-2025-copy.txt")
    )
    assert first.splitlines()[0] != copy.splitlines()[0]
    assert first.splitlines()[4:8] == copy.splitlines()[4:8]


def test_the_facts_sources_are_named_for_every_report() -> None:
    readme = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    rows = [row.split("|")[1].strip() for row in readme.splitlines() if row.startswith("| ") and row[2].isdigit()]
    named: set[int] = set()
    for row in rows:
        first, _, last = row.partition("–")
        named |= set(range(int(first), int(last or first) + 1))
    assert named == {int(path.name[:2]) for path in REPORTS}
