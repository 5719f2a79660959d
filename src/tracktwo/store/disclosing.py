"""Which decisions a public view holds, and what is left of them there.

A decision is public where everything that it was taken on is. One that was taken with something in view that is not public may tell of it
(a value that only a confidential note gives), so it stays back until a person lets it out: `visibility` of the decision itself.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence

from tracktwo.model.decision import Decision
from tracktwo.model.ids import FactAnchor
from tracktwo.store.base import RecordReader
from tracktwo.store.decisions import standing

IsHidden = Callable[[FactAnchor], bool]


def visible_decisions(
    decisions: Sequence[Decision], is_hidden: IsHidden, record: RecordReader, moved: Mapping[str, FactAnchor] | None = None
) -> list[Decision]:
    """What a record that holds public things alone may be told of the decisions: without who took them and why, and bound to what it holds.

    Args:
        decisions: the whole log.
        is_hidden: whether a fact is not public.
        record: what the public may see, before any decision.
        moved: facts that have other anchors in that record, for their words are masked.
    """
    moved = moved or {}
    every: dict[str, FactAnchor] = {a.fact_id: moved.get(a.fact_id, a) for d in decisions for a in (*d.anchors, *d.others)}
    held = record.belongs({a.fact_id for a in every.values()}).keys()
    present = {ident: anchor for ident, anchor in every.items() if anchor.fact_id in held}
    let_out = {d.about: d.value for d in standing(decisions) if d.kind == "visibility" and d.about}
    told: dict[str, str] = {}
    found: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: d.order):
        if decision.kind == "undo":
            if decision.undoes not in told:
                continue
            cut: Decision | None = dataclasses.replace(decision, undoes=told[decision.undoes])
        else:
            cut = _cut(decision, is_hidden, present, let_out.get(decision.id))
        if cut is not None:
            cut = dataclasses.replace(cut, who="", why="")
            told[decision.id] = cut.id
            found.append(cut)
    return found


def _cut(decision: Decision, is_hidden: IsHidden, present: Mapping[str, FactAnchor], said: str | None) -> Decision | None:
    """The decision as the public may see it; `None` where it may not. `said`: what visibility a person gave it."""

    def seen(anchors: Sequence[FactAnchor]) -> tuple[FactAnchor, ...]:
        return tuple(present[a.fact_id] for a in anchors if a.fact_id in present and not is_hidden(a))

    anchors, others = seen(decision.anchors), seen(decision.others)
    if decision.kind == "visibility" or said not in (None, "public") or not anchors:
        return None
    match decision.kind:
        case "open" | "disclosure":
            pass
        case "different" | "split":
            if len(anchors) < len(decision.anchors) or not others:
                return None
        case "same" | "unsure" | "follow_up":
            if len(anchors) < len(decision.anchors):
                return None
        case _:
            if len(others) < len(decision.others) or (said is None and any(map(is_hidden, decision.anchors))):
                return None
    return dataclasses.replace(decision, anchors=anchors, others=others)
