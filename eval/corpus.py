"""The project's own answers: `answers/<language>/<id>.json` holds one report as a JSONL row and what a careful reader finds in it."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracktwo import pipeline
from tracktwo.errors import TracktwoError
from tracktwo.model.codec import to_row
from tracktwo.model.failure import Failure
from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.packs.loader import load_pack

FOLDER = Path(__file__).parent / "answers"
PACKS = Path(__file__).parent / "packs"
EXAMPLES = Path(__file__).parents[1] / "examples"
Row = dict[str, Any]


def languages() -> list[str]:
    """The languages that have answers."""
    return sorted(p.name for p in FOLDER.iterdir() if p.is_dir())


def load(language: str) -> dict[str, Row]:
    """Answer files of a language by id: `{"report": …, "answer": …, "pack": …}`."""
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted((FOLDER / language).glob("*.json"))}


def corpus_hash(language: str) -> str:
    """Says whether a floor was measured on these answers."""
    return sha256_hex(canonical_json(load(language)))[:16]


def pack_folder(name: str) -> str:
    """A shipped pack by its name; the made-up one and the tiny ones of `packs/` by their folders."""
    if name == "made_up":
        return str(EXAMPLES / "made_up" / "pack")
    return str(PACKS / name) if (PACKS / name).is_dir() else name


def read(files: dict[str, Row]) -> Iterator[tuple[str, Row]]:
    """The reading of each report, with the pack that its file names (`south_caucasus` where it names none)."""
    for pack in sorted({row.get("pack", "south_caucasus") for row in files.values()}):
        rows = [{**row["report"], "id": ident} for ident, row in files.items() if row.get("pack", "south_caucasus") == pack]
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "reports.jsonl")
            path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
            for reading in pipeline.read([str(path)], load_pack(pack_folder(pack))):
                if isinstance(reading, Failure):
                    raise TracktwoError(f"{reading.source} failed in {reading.stage}: {reading.reason}")
                yield str(reading.report.external_id), to_row(reading)
