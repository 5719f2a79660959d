"""What people decided about the facts of one row: values accepted or corrected, facts rejected."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tracktwo.record.material import FactInfo, Lookup


@dataclass(slots=True)
class Decided:
    """Property → (decision id, value), and the facts that do not stand. Later decisions have replaced earlier ones."""

    values: dict[str, tuple[str, Any]] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)


def decided_values(facts: Sequence[FactInfo], lookup: Lookup) -> Decided:
    """The decisions that bear on the values of a row, in the order in which they stand."""
    found = Decided()
    ours = {f.id for f in facts}
    for decision in lookup.decisions(facts):
        bound = {a.fact_id for a in decision.anchors} & ours
        if not bound:
            continue
        if decision.kind in ("accept", "correct") and decision.about and decision.value is not None:
            found.values[decision.about] = (decision.id, json.loads(decision.value))
        elif decision.kind == "reject" and decision.about is None:
            found.rejected |= bound
        elif decision.kind == "reject" and decision.about:
            found.values.pop(decision.about, None)
    return found
