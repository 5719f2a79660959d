"""One event from many reports: what two tellings are compared by, one reason a function, and how much each reason weighs.

Dates are compared as sets of days. A reason that cannot be looked at (a place that one telling does not name) weighs nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field

from tracktwo.model.dates import PartialDate, day_of, parse_or_none
from tracktwo.resolution.clusters import Rules

EVENT_RULES = Rules(threshold=0.5, margin=0.15)

FAMILY = {"meeting": "meeting", "visit": "meeting"}

#: Statuses of a meeting that has not happened: its date can still change.
AHEAD = frozenset({"planned", "proposed", "called_for", "postponed", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's telling of one event, with entities under their clusters.

    `places` holds the place and what it lies in, the place first; `actors` are people, bodies and initiatives that take part, `governments`
    the governments and populations. `published` is the report's day.
    """

    id: str
    report: str
    published: datetime.date | None = None
    kind: str
    format: str | None = None
    status: str = "held"
    start: PartialDate | None = None
    end: PartialDate | None = None
    places: tuple[str, ...] = ()
    initiative: str | None = None
    document: str | None = None
    actors: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    quantity: tuple[float, str] | None = None
    story: str | None = None
    language: str = ""

    @property
    def family(self) -> str:
        """Kinds that reports mix up count as one: a visit and the meeting it consists of."""
        return FAMILY.get(self.kind, self.kind)

    @property
    def is_vague(self) -> bool:
        """Whether it says no day or month of its own: it never joins two clusters."""
        return self.start is None or (self.start.month is None and self.start.year is not None)


def telling(ident: str, report: str, published: str | None, start: str | None, end: str | None, kind: str, status: str) -> Telling:
    """A telling with dates parsed; the rest is added by `dataclasses.replace`."""
    return Telling(
        id=ident,
        report=report,
        published=day_of(published),
        start=parse_or_none(start),
        end=parse_or_none(end),
        kind=kind,
        status=status,
    )


def event_keys(t: Telling) -> Iterator[str]:
    """Blocking keys: tellings that share one are compared."""
    start, family = t.start, t.family
    if start is not None and start.day is not None:
        if start.year is None:
            yield f"{family}|x|{start.month:02d}-{start.day:02d}"
        else:
            first = start.first or datetime.date.min
            last = (t.end.last if t.end is not None else None) or first
            yield f"{family}|x|{start.month:02d}-{start.day:02d}"
            for offset in range(-1, min((last - first).days, 6) + 2):
                yield f"{family}|d|{(first + datetime.timedelta(days=offset)).isoformat()}"
    for month in _months(t):
        for thing in t.actors:
            yield f"{family}|m|{month}|{thing}"
        for place in t.places[:1]:
            yield f"{family}|m|{month}|{place}"
        if t.initiative:
            yield f"{family}|m|{month}|{t.initiative}"
        if t.document:
            yield f"{family}|m|{month}|{t.document}"


def _months(t: Telling) -> list[str]:
    """The months that the event can lie in: its own, or for an undated one those around the report's day."""
    if t.start is not None and t.start.month is not None:
        return [f"{t.start.year or 'XXXX'}-{t.start.month:02d}"]
    if t.start is not None or t.published is None:
        return []
    at = t.published.year * 12 + t.published.month - 1
    return [f"{m // 12}-{m % 12 + 1:02d}" for m in (at - 1, at, at + 1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why two tellings are, or are not, of one event: a feature, what it found, and what that weighs."""

    feature: str
    found: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How well two tellings fit one event, with every reason."""

    total: float
    reasons: tuple[Reason, ...] = field(default=())


#: What each finding weighs.
WEIGHTS: dict[str, float] = {
    "date same": 0.35,
    "date agrees": 0.2,
    "date next day": -0.15,
    "date moved": -0.1,
    "date apart": -3.0,
    "date unknown": -0.05,
    "place same": 0.25,
    "place within": 0.15,
    "place other": -0.6,
    "initiative same": 0.3,
    "initiative other": -0.35,
    "actors same": 0.35,
    "actors shared": 0.2,
    "actors disjoint": -0.35,
    "governments same": 0.12,
    "governments disjoint": -0.1,
    "document same": 0.4,
    "document other": -0.4,
    "quantity same": 0.25,
    "quantity other": -0.15,
    "format same": 0.08,
    "format other": -0.15,
    "words shared": 0.2,
    "story same": 0.3,
    "one report": -2.0,
    "kind other": -3.0,
}


def score_tellings(a: Telling, b: Telling) -> Score:
    """How well two tellings fit one event."""
    if a.family != b.family:
        return Score(total=WEIGHTS["kind other"], reasons=(Reason(feature="kind", found="kind other", weight=WEIGHTS["kind other"]),))
    found = [f for feature in FEATURES if (f := feature(a, b)) is not None]
    reasons = tuple(Reason(feature=f.split()[0], found=f, weight=WEIGHTS[f]) for f in found)
    return Score(total=round(sum(r.weight for r in reasons), 6), reasons=reasons)


def _days(t: Telling) -> tuple[datetime.date, datetime.date] | None:
    if t.start is None or t.start.first is None or t.start.last is None:
        return None
    last = t.end.last if t.end is not None and t.end.last is not None else t.start.last
    return t.start.first, max(last, t.start.last)


def compare_dates(a: Telling, b: Telling) -> str | None:
    """Do the days they can lie on meet? One day off is what reports get wrong; a meeting still ahead can move."""
    if a.start is None or b.start is None:
        known = a if a.start is not None else b
        other = b if known is a else a
        days = _days(known)
        if days and other.published and other.status == "held" and days[0] > other.published:
            return "date apart"  # told as past before the day came
        if days and other.published and abs((days[0] - other.published).days) > 45:
            return "date apart"
        return "date unknown"
    mine, theirs = _days(a), _days(b)
    if mine is None or theirs is None:
        return "date agrees" if a.start.agrees(b.start) else "date apart"
    if mine == theirs and a.start.day is not None:
        return "date same"
    gap = max(mine[0], theirs[0]) - min(mine[1], theirs[1])
    if gap.days <= 0:
        exact = a.start.day is not None and b.start.day is not None
        return "date same" if exact else "date agrees"
    if a.status in AHEAD or b.status in AHEAD:
        return "date moved" if gap.days <= 31 else "date apart"
    return "date next day" if gap.days == 1 else "date apart"


def compare_places(a: Telling, b: Telling) -> str | None:
    """The same place, one inside the other, or two places."""
    if not a.places or not b.places:
        return None
    if a.places[0] == b.places[0]:
        return "place same"
    if a.places[0] in b.places or b.places[0] in a.places:
        return "place within"
    return "place other"


def compare_initiatives(a: Telling, b: Telling) -> str | None:
    """Under the same dialogue format, or under two."""
    mine, theirs = a.initiative, b.initiative
    if mine is None or theirs is None:
        if (mine and mine in b.actors) or (theirs and theirs in a.actors):
            return "initiative same"
        return None
    return "initiative same" if mine == theirs else "initiative other"


def compare_actors(a: Telling, b: Telling) -> str | None:
    """Who takes part: all of the shorter list in the longer, some, or none."""
    if not a.actors or not b.actors:
        return None
    shared = len(a.actors & b.actors)
    if not shared:
        return "actors disjoint"
    return "actors same" if shared >= 2 or shared == min(len(a.actors), len(b.actors)) else "actors shared"


def compare_governments(a: Telling, b: Telling) -> str | None:
    """Which governments and populations take part."""
    if not a.governments or not b.governments:
        return None
    shared = a.governments & b.governments
    return "governments same" if len(shared) == min(len(a.governments), len(b.governments)) else None if shared else "governments disjoint"


def compare_documents(a: Telling, b: Telling) -> str | None:
    """What is signed or published."""
    if a.document is None or b.document is None:
        return None
    return "document same" if a.document == b.document else "document other"


def compare_quantities(a: Telling, b: Telling) -> str | None:
    """How much was handed over: within a tenth is the same."""
    if a.quantity is None or b.quantity is None or a.quantity[1] != b.quantity[1]:
        return None
    low, high = sorted((a.quantity[0], b.quantity[0]))
    return "quantity same" if high and low / high >= 0.9 else "quantity other"


def compare_formats(a: Telling, b: Telling) -> str | None:
    """Talks, round table, call: what sort of meeting it is said to be."""
    if a.format is None or b.format is None:
        return None
    if a.format == b.format:
        return "format same"
    return "format other" if "call" in (a.format, b.format) or "press_conference" in (a.format, b.format) else None


def compare_words(a: Telling, b: Telling) -> str | None:
    """Rare words that both tell it in."""
    if not a.words or not b.words or a.language != b.language:
        return None
    return "words shared" if len(a.words & b.words) / min(len(a.words), len(b.words)) >= 0.5 else None


def compare_stories(a: Telling, b: Telling) -> str | None:
    """Near copies tell the same events."""
    return "story same" if a.story is not None and a.story == b.story else None


def compare_reports(a: Telling, b: Telling) -> str | None:
    """One report tells two events as two."""
    return "one report" if a.report == b.report else None


FEATURES = (
    compare_dates,
    compare_places,
    compare_initiatives,
    compare_actors,
    compare_governments,
    compare_documents,
    compare_quantities,
    compare_formats,
    compare_words,
    compare_stories,
    compare_reports,
)
