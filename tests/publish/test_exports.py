"""Exports write the same bytes, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import json

from tests.store.making import PACK, incoming, meeting
from tracktwo.publish.exports import cell, export
from tracktwo.store.sql import SqlStore


def test_rows_are_ordered_by_id() -> None:
    store = SqlStore(":memory:", PACK)
    store.add([incoming(meeting(n, day=f"2031-05-{n + 3:02d}", published="2031-06-01")) for n in (1, 5, 9)], arrived_at="")
    ids = [json.loads(line)["id"] for line in export(store.reader(), "events")]
    assert len(ids) == 3
    assert ids == sorted(ids)
    rows = list(csv.DictReader(io.StringIO("".join(export(store.reader(), "events", "csv")))))
    assert [row["id"] for row in rows] == ids


def test_a_cell_never_begins_a_formula() -> None:
    assert cell('=HYPERLINK("http://example.org")').startswith("'=")
    assert cell(["-1", "b"]) == "'-1; b"
    assert cell(-1) == "-1"
    assert (cell(None), cell([]), cell(True)) == ("", "", "true")
