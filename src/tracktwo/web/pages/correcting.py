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
    ours = {row.id, *row.aliases}
    found = []
    for decision in reversed(every):
        if decision.kind != "undo" and (decision.report == row.id or any(a.fact_id in ours for a in (*decision.anchors, *decision.others))):
            others = [a.quote[:60] for a in (*decision.anchors, *decision.others) if a.fact_id not in ours]
            found.append(Taken(decision=decision, other=", ".join(others[:3]), is_undone=decision.id in undone))
    return found
