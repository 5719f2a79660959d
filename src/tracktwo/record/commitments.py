"""The row of one undertaking: who, what, by when, and every stage with the sentence or decision that says it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from tracktwo.model.reading import Commitment, Limit, Progress
from tracktwo.model.record import CommitmentRow, DueRef, FollowUp, Ref, StageChange
from tracktwo.model.vocab import DueState
from tracktwo.record.decided import decided_values
from tracktwo.record.material import FactInfo, Lookup, known_since, sources_of
from tracktwo.record.values import Choices
from tracktwo.resolution.tellings import parse_leniently

_OPEN = {None, "not_started", "scheduled", "under_way", "continuing", "partly_done", "delayed", "stalled"}


def assemble_commitment(
    facts: Sequence[FactInfo],
    lookup: Lookup,
    *,
    progress: Sequence[FactInfo] = (),
    follow_ups: Sequence[FollowUp] = (),
    initiative: Ref | None = None,
) -> CommitmentRow:
    """The row of the undertaking that the facts of one cluster tell; `due_state` is left to the day of looking."""
    facts = sorted(facts, key=lambda f: f.sort)
    lines, index = sources_of([*facts, *progress])
    told = {f.id: f.fact for f in facts if isinstance(f.fact, Commitment)}
    decided = decided_values(facts, lookup)
    use = Choices([f for f in facts if f.id not in decided.rejected], index, decided=decided.values)

    def voices(fact: FactInfo) -> tuple[str, ...]:
        return tuple(e.id for v in told[fact.id].according_to if (e := lookup.entity(fact.report.id, v)))

    def plain(name: str, **options: Any) -> Any:
        return use.choose(use.claims(name, lambda f: getattr(told[f.id], name), voices), **options)

    def limit(name: str) -> DueRef | None:
        def value(fact: FactInfo) -> DueRef | None:
            made: Limit | None = getattr(told[fact.id], name)
            return DueRef(text=made.text, start=made.start, end=made.end) if made else None

        chosen: DueRef | None = use.choose(use.claims(name, value, voices), refines=_limit_refines)
        return chosen

    def listed(name: str) -> tuple[Ref, ...]:
        found = {e.id: e.ref for f in use.facts for i in getattr(told[f.id], name) if (e := lookup.entity(f.report.id, i))}
        return tuple(found.values())

    stages = [
        StageChange(stage=p.fact.stage, published=(p.report.published or "")[:10] or None, words=p.fact.words, sources=(index[p.id],))
        for p in sorted(progress, key=lambda f: f.sort)
        if isinstance(p.fact, Progress) and p.fact.assertion != "denied"
    ]
    stage, implementation = None, None
    for decision in lookup.decisions(facts):
        if decision.kind == "stage":
            stage = decision.value or stage
            implementation = decision.implementation if decision.implementation is not None else implementation
            if decision.value:
                stages.append(StageChange(stage=decision.value, published=decision.when[:10], decision=decision.id))  # type: ignore[arg-type]
    document = use.choose(use.claims("document", lambda f: _ref(lookup, f, told[f.id].document), voices))
    return CommitmentRow(
        id=facts[0].id,
        aliases=tuple(f.id for f in facts[1:]),
        known_since=known_since(facts),
        sources=lines,
        kind=plain("kind", refines=lambda a, b: _KIND_RANK.index(a) < _KIND_RANK.index(b)),
        action=_action(use, told),
        by=listed("by"),
        to=listed("to"),
        area=plain("area"),
        initiative=initiative,
        event=use.choose(use.claims("event", lambda f: lookup.event(f.report.id, told[f.id].event), voices)),
        document=document,
        due=limit("due"),
        term=limit("term"),
        stage=stage,  # type: ignore[arg-type]
        implementation=implementation,
        stages=tuple(stages),
        follow_ups=tuple(follow_ups),
        values=use.values,
        chosen_by=use.chosen_by,
        contested=tuple(sorted(use.contested)),
    )


#: An undertaking that reports word in several ways is what the most binding word says.
_KIND_RANK = ("agreed", "decided", "pledged", "planned", "proposed", "called_for")


def _ref(lookup: Lookup, fact: FactInfo, local: str | None) -> Ref | None:
    entity = lookup.entity(fact.report.id, local)
    return entity.ref if entity else None


def _limit_refines(a: DueRef, b: DueRef) -> bool:
    mine, theirs = parse_leniently(a.end), parse_leniently(b.end)
    if mine is not None and theirs is not None:
        return mine == theirs or mine.refines(theirs)
    return mine is not None and theirs is None


def _action(use: Choices, told: dict[str, Commitment]) -> str | None:
    """The words of the first report in the first language of the list: wordings do not disagree."""
    ranked = sorted(use.facts, key=lambda f: (_rank(f.report.language), f.sort))
    if not ranked:
        return None
    use.chosen_by["action"] = "origin"
    return told[ranked[0].id].action


def _rank(language: str) -> int:
    order = ("en", "ru", "az", "hy")
    code = language.split("-")[0]
    return order.index(code) if code in order else len(order)


def due_state(row: CommitmentRow, on: datetime.date) -> DueState:
    """How a deadline stands on a day: a passed one is no verdict. A term that ends is never due."""
    if row.due is None or row.due.end is None:
        return "none"
    end = parse_leniently(row.due.end)
    if end is None or end.last is None:
        return "none"
    if row.stage is not None or row.stages:
        return "reported"
    return "ahead" if on <= end.last else "due_nothing_reported"
