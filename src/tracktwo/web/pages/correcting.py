"""What can be corrected on the page where a thing is seen."""

from __future__ import annotations

from typing import Any

from tracktwo.model.record import Kind, Row

#: Properties that a person can correct from a page, by the kind of row.
CORRECTABLE: dict[Kind, tuple[str, ...]] = {
    "events": ("kind", "format", "title", "status", "start", "end", "level", "composition", "venue"),
    "commitments": ("kind", "action", "area"),
    "figures": ("what", "value", "category", "cause", "since", "as_of"),
    "statements": ("text",),
}


def correcting(row: Row, kind: Kind) -> dict[str, Any]:
    """The context of the form: the row, its correctable properties, whether it can be merged with another."""
    return {"target": row, "correctable": CORRECTABLE.get(kind, ()), "mergeable": kind != "reports"}
