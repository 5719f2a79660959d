"""Which decisions stand: undone ones fall away, undoing an undo brings back; the later outranks the earlier."""

from __future__ import annotations

import functools
import json
from collections.abc import Mapping, Sequence
from itertools import combinations

from sqlalchemy import Connection, select

from tracktwo.model.codec import from_row
from tracktwo.model.decision import Decision
from tracktwo.model.ids import FactAnchor
from tracktwo.resolution.clusters import ALWAYS, NEVER, Pair
from tracktwo.store.tables import DECISION


def load_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision in the order in which they stand."""
    return tuple(sorted(map(_decision, connection.execute(select(DECISION.c.body)).scalars()), key=lambda d: d.order))


@functools.lru_cache(maxsize=50_000)  # a decision never changes, and every look at the record asks for all of them
def _decision(body: str) -> Decision:
    decision: Decision = from_row(Decision, json.loads(body))
    return decision


def standing(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that hold, in the order in which they stand."""
    undone: set[str] = set()
    for decision in sorted(decisions, key=lambda d: d.order, reverse=True):
        if decision.kind == "undo" and decision.id not in undone and decision.undoes:
            undone.add(decision.undoes)
    return tuple(d for d in sorted(decisions, key=lambda d: d.order) if d.id not in undone and d.kind != "undo")


def is_followed(decision: Decision) -> bool:
    """Whether the decision is about a thing as a whole, and goes where most of the facts go that it was taken on."""
    return decision.kind in ("accept", "correct", "stage", "disclosure", "open") or (
        decision.kind == "reject" and decision.about is not None
    )


def parts(decision: Decision, belongs: Mapping[str, str]) -> list[set[str]]:
    """The facts that a decision is bound to, by the thing that each belongs to now (`belongs`), the most first; lost ones are left out."""
    found: dict[str, set[str]] = {}
    for anchor in decision.anchors:
        if anchor.fact_id in belongs:
            found.setdefault(belongs[anchor.fact_id], set()).add(anchor.fact_id)
    return sorted(found.values(), key=lambda part: (-len(part), min(part)))


def home(decision: Decision, belongs: Mapping[str, str]) -> set[str]:
    """The part that a followed decision holds for: the largest. None where two are as large: then a person is asked."""
    found = parts(decision, belongs)
    if not found or (len(found) > 1 and len(found[0]) == len(found[1])):
        return set()
    return found[0]


def secret_reports(decisions: Sequence[Decision]) -> set[str]:
    """The reports that people made members' or confidential."""
    said = {d.report: d.value for d in standing(decisions) if d.kind == "visibility" and d.report}
    return {ident for ident, value in said.items() if value != "public"}


def pair_weights(decisions: Sequence[Decision]) -> dict[str, dict[Pair, float]]:
    """What the decisions that stand say of pairs of facts, by layer. `unsure` takes back what was said before."""
    found: dict[str, dict[Pair, float]] = {}
    for decision in decisions:
        inside = list(combinations(decision.anchors, 2))
        across = [(a, b) for a in decision.anchors for b in decision.others]
        said: list[tuple[tuple[FactAnchor, FactAnchor], float | None]]
        match decision.kind:
            case "same":
                said = [(pair, ALWAYS) for pair in inside]
            case "different":
                said = [(pair, NEVER) for pair in across]
            case "split":
                said = [*((pair, ALWAYS) for pair in inside), *((pair, NEVER) for pair in across)]
            case "unsure":
                said = [(pair, None) for pair in [*inside, *across]]
            case _:
                continue
        for (one, other), weight in said:
            a, b = sorted((one.fact_id, other.fact_id))
            layer = found.setdefault(one.layer, {})
            if a == b or one.layer != other.layer:
                continue
            if weight is None:
                layer.pop((a, b), None)
            else:
                layer[(a, b)] = weight
    return found


def conflicting(decisions: Sequence[Decision]) -> tuple[tuple[Decision, Decision], ...]:
    """Pairs of decisions that stand and say the opposite of the same two facts; the later of each is the one that counts."""
    said: dict[tuple[str, str], Decision] = {}
    found: dict[tuple[str, str], tuple[Decision, Decision]] = {}
    for decision in decisions:
        for layer in pair_weights([decision]).values():
            for pair, weight in layer.items():
                earlier = said.get(pair)
                if earlier is not None and any(w.get(pair, weight) != weight for w in pair_weights([earlier]).values()):
                    found[(earlier.id, decision.id)] = (earlier, decision)
                said[pair] = decision
    return tuple(found[key] for key in sorted(found))


def pinned(decisions: Sequence[Decision]) -> frozenset[str]:
    """The mentions that a decision takes out of the profile they count under: each has a profile of its own."""
    taken = (d for d in decisions if d.kind in ("different", "split"))
    return frozenset(a.fact_id for d in taken for a in d.anchors if a.layer == "entities")
