"""One undertaking from several reports: what two tellings of it are compared by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from tracktwo.model.dates import day_of
from tracktwo.model.reading import Commitment
from tracktwo.resolution.clusters import Rules
from tracktwo.resolution.events import Reason, Score
from tracktwo.resolution.profiles import folded_name
from tracktwo.resolution.tellings import ReportFacts

COMMITMENT_RULES = Rules(threshold=0.5, margin=0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """One report's telling of one commitment, with entities and event under their clusters."""

    id: str
    report: str
    kind: str
    action: str
    area: str | None
    by: frozenset[str]
    to: frozenset[str]
    event: str | None
    due: str | None
    term: str | None
    month: int | None
    week: int | None
    story: str | None
    language: str


def undertaking_of(ident: str, commitment: Commitment, report: ReportFacts, event: str | None) -> Undertaking:
    """The telling of one commitment of one report."""
    day = day_of(report.published)
    return Undertaking(
        id=ident,
        report=report.id,
        kind=commitment.kind,
        action=folded_name(commitment.action),
        area=commitment.area,
        by=frozenset(report.entities[e].cluster for e in commitment.by if e in report.entities),
        to=frozenset(report.entities[e].cluster for e in commitment.to if e in report.entities),
        event=event,
        due=commitment.due.end if commitment.due else None,
        term=commitment.term.end if commitment.term else None,
        month=day.year * 12 + day.month if day else None,
        week=day.toordinal() // 7 if day else None,
        story=report.story,
        language=report.language,
    )


def commitment_keys(u: Undertaking) -> Iterator[str]:
    """Blocking keys: undertakings that share one are compared."""
    if u.event:
        yield f"event|{u.event}"
    weeks = [u.week, u.week + 1] if u.week is not None and u.area else []
    months = [u.month - 1, u.month, u.month + 1] if u.month is not None else []
    for actor in u.by:
        for month in months:
            for word in sorted(set(u.action.split()), key=lambda w: (-len(w), w))[:4]:
                yield f"by|{actor}|{word[:6]}|{month}"
        for week in weeks:
            yield f"by|{actor}|{u.area}|{week}"
        for limit in (u.due, u.term):
            if limit:
                yield f"due|{actor}|{limit}"
    yield f"words|{u.action[:60]}"


def score_undertakings(a: Undertaking, b: Undertaking) -> Score:
    """How well two tellings fit one undertaking."""
    reasons = []

    def add(feature: str, found: str, weight: float) -> None:
        reasons.append(Reason(feature=feature, found=found, weight=weight))

    if a.report == b.report:
        add("report", "one report tells two", -2.0)
    if a.language == b.language:
        likeness = fuzz.token_set_ratio(a.action, b.action) / 100
        add("words", f"{likeness:.2f} alike", round((likeness - 0.5) * 1.2, 3))
    elif a.by == b.by and a.by and a.area == b.area and a.area and a.week is not None and a.week == b.week:
        add("words", "told in two languages in one week", 0.2)
    if a.event and b.event:
        add("event", "made at one event" if a.event == b.event else "made at two events", 0.25 if a.event == b.event else -0.5)
    if a.area and b.area:
        add("area", "one area" if a.area == b.area else "two areas", 0.15 if a.area == b.area else -0.25)
    if a.by and b.by:
        add("by", "by the same" if a.by & b.by else "by others", 0.15 if a.by & b.by else -0.6)
    if a.to and b.to:
        add("to", "to the same" if a.to & b.to else "to others", 0.1 if a.to & b.to else -0.2)
    for name, mine, theirs in (("due", a.due, b.due), ("term", a.term, b.term)):
        if mine and theirs:
            add(name, f"one {name}" if mine == theirs else f"two {name}s", 0.25 if mine == theirs else -0.3)
    if a.story and a.story == b.story:
        add("story", "near copies", 0.2)
    return Score(total=round(sum(r.weight for r in reasons), 6), reasons=tuple(reasons))
