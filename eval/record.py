"""A record made from readings, written as the exports that a scorer of records wants.

python -m eval.record READINGS.jsonl FOLDER     (FOLDER/events.jsonl, people.jsonl, reports.jsonl, …)
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tracktwo.model.codec import from_row
from tracktwo.model.reading import READING_SCHEMA, Reading
from tracktwo.model.record import ROWS
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.publish.exports import export
from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore


def record_of(readings: Path, pack: Pack) -> SqlStore:
    """The record of the readings of a file."""
    store = SqlStore(":memory:", pack)
    with readings.open(encoding="utf-8") as lines:
        rows = [row for line in lines if (row := json.loads(line))["schema"] == READING_SCHEMA]
    made = [from_row(Reading, row) for row in rows]
    store.add([Incoming(source=r.report.source, report=r.report, reading=r) for r in made], arrived_at="")
    return store


def main() -> None:
    """Write every kind of row of a record."""
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    reader = record_of(Path(sys.argv[1]), load_pack("south_caucasus")).reader()
    for kind in ROWS:
        (folder / f"{kind}.jsonl").write_text("".join(export(reader, kind)), "utf-8")


if __name__ == "__main__":
    main()
