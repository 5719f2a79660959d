"""Rows for other programs: one JSON object a line, or a table (contract/RECORD.md). The same record gives the same bytes."""

from __future__ import annotations

import csv
import dataclasses
import io
import json
from collections.abc import Iterator
from typing import Any, Literal

from tracktwo.model.codec import to_row
from tracktwo.model.record import ROWS, Kind
from tracktwo.store.base import RecordReader

ExportForm = Literal["jsonl", "csv"]

#: What a spreadsheet takes for the beginning of a formula: text from the web must not start with it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export(reader: RecordReader, kind: Kind, form: ExportForm = "jsonl") -> Iterator[str]:
    """The lines of one kind, ordered by id, each with its line end."""
    rows = (to_row(row) for row in reader.rows(kind))
    if form == "jsonl":
        for row in rows:
            yield json.dumps(row, ensure_ascii=False, separators=(", ", ": ")) + "\n"
        return
    columns = [f.metadata.get("name", f.name) for f in dataclasses.fields(ROWS[kind])]
    yield _line(columns)
    for row in rows:
        yield _line([cell(row[column]) for column in columns])


def cell(value: Any) -> str:
    """A value as one cell of a table: text as it is, lists of words joined by `; `, everything else as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return str(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = "; ".join(value)
    elif not isinstance(value, str):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    return f"'{value}" if value.startswith(_FORMULA) else value


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
