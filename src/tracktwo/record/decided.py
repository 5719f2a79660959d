"""What people decided about the facts of one row: values accepted or corrected, facts rejected."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from tracktwo.record.material import FactInfo, Lookup


@dataclass(slots=True)
class Decided:
    """Property → (decision id, value), and the facts that do not stand. Later decisions have replaced earlier ones.

    `participants`: the fact of an actor → `None` for one who did not take part, else role and side of one who did.
    """

    values: dict[str, tuple[str, Any]] = field(default_factory=dict)
    participants: dict[str, dict[str, str] | None] = field(default_factory=dict)
    rejected: set[str] = field(default_factory=set)


def decided_values(facts: Sequence[FactInfo], lookup: Lookup) -> Decided:
    """The decisions that bear on the values of a row, in the order in which they stand."""
    found = Decided()
    ours = {f.id for f in facts}
    for decision in lookup.decisions(facts):
        bound = {a.fact_id for a in decision.anchors} & ours
        if not bound:
            continue
        if decision.about == "participants" and decision.others and decision.value is not None:
            found.participants[decision.others[0].fact_id] = json.loads(decision.value)
        elif decision.kind in ("accept", "correct") and decision.about and decision.value is not None:
            found.values[decision.about] = (decision.id, json.loads(decision.value))
        elif decision.kind == "reject" and decision.about is None:
            found.rejected |= bound
        elif decision.kind == "reject" and decision.about:
            found.values.pop(decision.about, None)
    return found
