"""Which decisions stand: undone ones fall away, undoing an undo brings back; the later outranks the earlier."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tracktwo.model.decision import Decision
from tracktwo.resolution.clusters import ALWAYS, NEVER, Pair

_PAIRS = {"same": ALWAYS, "different": NEVER, "split": NEVER}


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in the order in which they stand."""
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda d: d.order, reverse=True):
        if decision.kind == "undo" and decision.id not in undone and decision.undoes:
            undone.add(decision.undoes)
    return tuple(d for d in sorted(decisions, key=lambda d: d.order) if d.id not in undone and d.kind != "undo")


def pair_weights(decisions: Sequence[Decision]) -> dict[str, dict[Pair, float]]:
    """What the decisions that stand say of pairs of facts, by layer. `unsure` takes back what was said before."""
    found: dict[str, dict[Pair, float]] = {}
    for decision in decisions:
        if decision.kind not in (*_PAIRS, "unsure") or len(decision.anchors) < 2:
            continue
        first, *rest = decision.anchors
        for other in rest:
            a, b = sorted((first.fact_id, other.fact_id))
            if a == b or first.layer != other.layer:
                continue
            layer = found.setdefault(first.layer, {})
            if decision.kind == "unsure":
                layer.pop((a, b), None)
            else:
                layer[(a, b)] = _PAIRS[decision.kind]
    return found


def pinned(weights: Mapping[str, Mapping[Pair, float]]) -> frozenset[str]:
    """The facts of entities that a decision sets apart: each counts under a profile of its own."""
    return frozenset(ident for pair in weights.get("entities", {}) for ident in pair)
