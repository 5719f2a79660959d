"""What can be corrected on the page where a thing is seen, and what has been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tracktwo.model.decision import Decision
from tracktwo.model.record import Kind, Row
from tracktwo.store.base import RecordReader

#: Properties that a person can correct from a page, by the kind of row.
CORRECTABLE: dict[Kind, tuple[str, ...]] = {
    "events": ("kind", "format", "title", "status", "start", "end", "place", "level", "composition", "venue"),
    "commitments": ("kind", "action", "area"),
    "figures": ("what", "value", "category", "cause", "since", "as_of"),
    "statements": ("text",),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A decision about a row, as its page shows it; `other` is the name of who or what else it is about."""

    decision: Decision
    other: str
    is_undone: bool


def correcting(row: Row, kind: Kind, record: RecordReader) -> dict[str, Any]:
    """The context of the form: the row, its correctable properties, whether it can be merged with another, what was decided of it."""
    return {
        "target": row,
        "target_kind": kind,
        "correctable": CORRECTABLE.get(kind, ()),
        "mergeable": kind != "reports",
        "taken": _taken(row, record) if record.view == "full" else [],
    }


def _taken(row: Row, record: RecordReader) -> list[Taken]:
    """What people decided about the row, the latest first."""
    every = record.decisions()
    undone = {d.undoes for d in every if d.kind == "undo"}
    row_of = record.belongs({a.fact_id for d in every for a in (*d.anchors, *d.others)})
    found = []
    for decision in reversed(every):
        anchors = (*decision.anchors, *decision.others)
        if decision.kind != "undo" and (decision.report == row.id or any(row_of.get(a.fact_id) == row.id for a in anchors)):
            others = dict.fromkeys(a.quote[:60] for a in anchors if row_of.get(a.fact_id) != row.id)
            found.append(Taken(decision=decision, other=", ".join(list(others)[:3]), is_undone=decision.id in undone))
    return found
