"""One event from many reports: what two tellings are compared by, one reason a function, and how much each reason weighs.

Dates are compared as sets of days. A reason that cannot be looked at (a place that one telling does not name) weighs nothing.
"""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from tracktwo.model.dates import PartialDate, day_of, parse_or_none
from tracktwo.resolution.body_names import could_name_one, sorts_of
from tracktwo.resolution.clusters import Rules

EVENT_RULES = Rules(threshold=0.5, margin=0.15)

FAMILY = {"meeting": "meeting", "visit": "meeting"}

#: Statuses of a meeting that has not happened: its date can still change.
AHEAD = frozenset({"planned", "proposed", "called_for", "postponed", "cancelled"})
#: Statuses that say of a day that it no longer holds.
MOVED = frozenset({"postponed", "cancelled"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a place lies."""

    lat: float
    lon: float

    def is_near(self, other: Ground) -> bool:
        """Whether two points are within some 25 km: a village and the town that reports name for it."""
        north = (self.lat - other.lat) * 111.2
        east = (self.lon - other.lon) * 111.2 * math.cos(math.radians(self.lat))
        return math.hypot(north, east) <= 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One report's telling of one event, with entities under their clusters.

    `places` holds the place and what it lies in, the place first; `place_kind` is what the pack knows it as. `actors` are people, bodies
    and initiatives that take part, `people` those of them who are people, `governments` the governments and populations; `context` is all
    that the whole report names. `number` is which round of a series it is; `follows` the day of the round before it, for one that is still
    ahead. `numbers` are other numbers that its sentence gives, `sort` what sort of incident it is. `published` is the report's day.
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
    ground: Ground | None = None
    place_kind: str = ""
    knows_place: bool = False
    initiative: str | None = None
    initiative_name: str = ""
    near: str | None = None
    knows_initiative: bool = False
    document: str | None = None
    document_name: str = ""
    actors: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    governments: frozenset[str] = frozenset()
    sides: frozenset[str] = frozenset()
    context: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    numbers: frozenset[int] = frozenset()
    sort: str | None = None
    number: int | None = None
    follows: PartialDate | None = None
    quantity: tuple[float, str] | None = None
    story: str | None = None
    language: str = ""

    @property
    def family(self) -> str:
        """Kinds that reports mix up count as one: a visit and the meeting it consists of."""
        return FAMILY.get(self.kind, self.kind)

    @property
    def in_area(self) -> bool:
        """Whether its place is a country or region: somewhere in it."""
        return self.place_kind in ("country", "region", "district")

    @property
    def is_vague(self) -> bool:
        """Whether it does not say in which month of which year: it never joins two clusters."""
        return self.start is None or self.start.month is None or self.start.year is None


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
    """Blocking keys that a telling is found by. Tellings that look alike in time share one; see `looked_up` for who looks for whom."""
    yield from _day_keys(t)
    sort = "some" if t.start is not None and t.start.year is None else "this"
    for day in _days_of_year(t):
        yield f"{t.family}|x|{sort}|{day}"
    things = _things(t)
    sort = "settled" if _is_settled(t) else "open"
    for month in _months(t):
        for thing in things:
            yield f"{t.family}|m|{sort}|{month}|{thing}"
    sort = "never" if is_timeless(t) else "once"
    for a, b in _pairs(t, things):
        yield f"{t.family}|{sort}|{a}|{b}"
    yield from _round_keys(t)


def looked_up(t: Telling) -> Iterator[str]:
    """The keys under which a telling looks for others.

    Tellings that say their day look for each other by days alone, so that one more does not cost more in a larger record; those that do not
    (open ones by month, those without a year by calendar day, those without any time by two things that they name) look for all, and all
    look for them.
    """
    yield from _day_keys(t)
    for sort in ("some", "this") if t.start is not None and t.start.year is None else ("some",):
        for day in _days_of_year(t):
            yield f"{t.family}|x|{sort}|{day}"
    things = _things(t)
    for sort in ("open",) if _is_settled(t) else ("open", "settled"):
        for month in _months(t):
            for thing in things:
                yield f"{t.family}|m|{sort}|{month}|{thing}"
    for sort in ("never", "once") if is_timeless(t) else ("never",):
        for a, b in _pairs(t, things):
            yield f"{t.family}|{sort}|{a}|{b}"
    yield from _round_keys(t)


def _round_keys(t: Telling) -> Iterator[str]:
    """The round of a series, by the sort of body that meets: its name differs from report to report. The next one, by that before it."""
    if t.number is not None:
        for sort in sorted(sorts_of(t.initiative_name)):
            yield f"{t.family}|n|{sort}|{t.number}"
        if t.start is not None and t.start.month is not None and t.start.year is not None:
            yield f"{t.family}|n|{t.start.year}-{t.start.month:02d}|{t.number}"
    if t.follows is not None:
        for thing in _things(t):
            yield f"{t.family}|f|{t.follows.month:02d}-{t.follows.day or 0:02d}|{thing}"


def _day_keys(t: Telling) -> Iterator[str]:
    """Its days and those beside them; for one that says none, the day that it was published on and the one before."""
    first = t.start.first if t.start is not None and t.start.day is not None else None
    if first is not None:
        last = (t.end.last if t.end is not None else None) or first
        for offset in range(-1, min((last - first).days, 6) + 2):
            yield f"{t.family}|d|{(first + datetime.timedelta(days=offset)).isoformat()}"
    elif t.start is None and t.published is not None:
        for day in (t.published, t.published - datetime.timedelta(days=1)):
            yield f"{t.family}|d|{day.isoformat()}"


def _things(t: Telling) -> list[str]:
    much = f"{t.quantity[0]:g} {t.quantity[1]}" if t.quantity is not None else None
    return sorted({*t.actors, *t.places[:1], *filter(None, (t.initiative, t.document, much))})


def _is_settled(t: Telling) -> bool:
    """Whether it was held on a day that it says: that day cannot move any more."""
    return t.status == "held" and t.start is not None and t.start.day is not None and t.start.year is not None


def is_timeless(t: Telling) -> bool:
    """Whether nothing tells in which year it was."""
    return (t.start is None or t.start.year is None) and t.published is None


def _pairs(t: Telling, things: list[str]) -> Iterator[tuple[str, str]]:
    """Every pair of things that the telling names; of what is handed over or published, numbers are things too."""
    numbers = [f"#{n}" for n in sorted(t.numbers)] if t.family != "meeting" else []
    yield from combinations((*things, *numbers), 2)


def _days_of_year(t: Telling) -> Iterator[str]:
    """The days that it can have begun or ended on, whatever the year."""
    for date in dict.fromkeys((t.start, t.end)):
        if date is not None and date.day is not None:
            yield f"{date.month:02d}-{date.day:02d}"


def _months(t: Telling) -> list[str]:
    """The months that the event can lie in: its own, or for an undated one those around the report's day; a year where it says no more."""
    if t.start is not None and t.start.month is None:
        return [str(t.start.year)]
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
    "date same": 0.4,
    "date day": 0.25,
    "date days": 0.35,
    "date agrees": 0.2,
    "date next day": 0.0,
    "date moved": -0.1,
    "date put off": 0.15,
    "date ahead": 0.05,
    "date apart": -3.0,
    "date told the day": 0.25,
    "date told together": 0.1,
    "date unknown": -0.1,
    "date long ago": -0.1,
    "date timeless": -0.35,
    "date never": -0.45,
    "place same": 0.25,
    "place within": 0.15,
    "place near": 0.2,
    "place other": -0.6,
    "place unlike": -0.2,
    "initiative same": 0.3,
    "initiative alike": 0.15,
    "initiative nearby": 0.1,
    "initiative other": -0.35,
    "initiative unlike": -0.1,
    "actors many": 0.55,
    "actors alike": 0.45,
    "actors most": 0.4,
    "actors shared": 0.35,
    "actors within": 0.3,
    "actors few": 0.18,
    "actors disjoint": -0.35,
    "actors unlike": -0.05,
    "governments same": 0.12,
    "governments disjoint": -0.1,
    "document same": 0.4,
    "document alike": 0.15,
    "document other": -0.4,
    "quantity same": 0.25,
    "quantity other": -0.15,
    "format same": 0.15,
    "format other": -0.5,
    "format unlike": -0.25,
    "number same": 0.35,
    "number of series": 0.7,
    "number other": -2.0,
    "follows same": 0.4,
    "follows other": -0.6,
    "numbers shared": 0.2,
    "numbers of work": 0.45,
    "sort same": 0.15,
    "sort other": -0.4,
    "sides same": 0.1,
    "words alike": 0.3,
    "words shared": 0.15,
    "context alike": 0.2,
    "context shared": 0.15,
    "story same": 0.3,
    "one report": -4.0,
    "one sentence": 0.4,
    "kind other": -3.0,
    "kind rare": 0.1,
    "status other": -0.15,
    "status put off": 0.15,
}


#: Days that cannot be one: nothing else is looked at.
APART = Score(total=WEIGHTS["date apart"], reasons=(Reason(feature="date", found="date apart", weight=WEIGHTS["date apart"]),))


def score_tellings(a: Telling, b: Telling) -> Score:
    """How well two tellings fit one event."""
    if a.family != b.family:
        return Score(total=WEIGHTS["kind other"], reasons=(Reason(feature="kind", found="kind other", weight=WEIGHTS["kind other"]),))
    when = compare_dates(a, b)
    if when == "date apart":
        return APART
    found = [when, *(f for feature in FEATURES if (f := feature(a, b)) is not None)]
    reasons = tuple(Reason(feature=f.split()[0], found=f, weight=WEIGHTS[f]) for f in found)
    return Score(total=round(sum(r.weight for r in reasons), 6), reasons=reasons)


def _days(t: Telling) -> tuple[datetime.date, datetime.date] | None:
    if t.start is None or t.start.first is None or t.start.last is None:
        return None
    last = t.end.last if t.end is not None and t.end.last is not None else t.start.last
    return t.start.first, max(last, t.start.last)


def compare_dates(a: Telling, b: Telling) -> str:
    """Do the days they can lie on meet? One day off is what reports get wrong; a meeting still ahead can move."""
    if a.start is None or b.start is None:
        return _compare_undated(a, b)
    mine, theirs = _days(a), _days(b)
    if mine is None or theirs is None:
        if not _could_be(a, b):
            return "date apart"
        if a.start.day is None or b.start.day is None:
            return "date agrees"
        return "date days" if a.end is not None and b.end is not None and _span_of_year(a) == _span_of_year(b) else "date day"
    if mine == theirs and a.start.day is not None:
        return "date same"
    gap = max(mine[0], theirs[0]) - min(mine[1], theirs[1])
    if gap.days <= 0:
        exact = a.start.day is not None and b.start.day is not None
        return "date same" if exact else "date agrees"
    if MOVED & {a.status, b.status}:
        return "date put off" if gap.days <= 62 else "date apart"
    if a.status in AHEAD or b.status in AHEAD:
        return "date moved" if gap.days <= 31 else "date apart"
    return "date next day" if gap.days == 1 else "date apart"


def _compare_undated(a: Telling, b: Telling) -> str:
    """At least one says no day: what the days of publication leave open."""
    known, other = (a, b) if a.start is not None else (b, a)
    days = _days(known)
    if days is None:
        if is_timeless(a) and is_timeless(b):
            return "date never"
        if a.start is not None or b.start is not None or a.published is None or b.published is None:
            return "date timeless"
        gap = abs((a.published - b.published).days)
        return "date told together" if gap <= 2 else "date unknown" if gap <= 45 else "date apart"
    if other.published is None:
        return "date timeless"
    since = (other.published - days[1]).days
    if other.status == "held" and (days[0] - other.published).days > 1:
        return "date apart"  # told as past before the day came
    if other.status in AHEAD and known.status == "held" and since > 0:
        return "date apart"  # still ahead after the day had passed
    if other.status in AHEAD and known.status in AHEAD and -120 <= since <= 0:
        return "date ahead"
    if since > 45 and a.document is not None and a.document == b.document:
        return "date long ago"
    if abs(since) > 45:
        return "date apart"
    if other.status == "held" and 0 <= since <= 1:
        return "date told the day"
    return "date told together" if abs(since) <= 3 else "date unknown"


def _could_be(a: Telling, b: Telling) -> bool:
    """Whether a telling without year can lie on the days of the other, and was not told long before or after them."""
    if a.start is None or b.start is None:
        return False
    for one, other in ((a, b), (b, a)):
        days = _days(one)
        if days is not None and other.published is not None and abs((days[0] - other.published).days) > 330:
            return False
    mine, theirs = _span_of_year(a), _span_of_year(b)
    return max(mine[0], theirs[0]) <= min(mine[1], theirs[1])


def _span_of_year(t: Telling) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last month and day, whatever the year."""
    start, end = t.start, t.end or t.start
    if start is None or end is None or start.month is None:
        return ((1, 1), (12, 31))
    return ((start.month, start.day or 1), (end.month or 12, end.day or 31))


def compare_places(a: Telling, b: Telling) -> str | None:
    """The same place, one inside the other, near by, or two places. A town and a country that the pack does not join say nothing."""
    if not a.places or not b.places:
        return None
    if a.places[0] == b.places[0]:
        return "place same"
    if a.places[0] in b.places or b.places[0] in a.places:
        return "place within"
    if a.in_area != b.in_area and len(a.places) == 1 and len(b.places) == 1:
        return None
    if a.ground is not None and b.ground is not None and not a.in_area and not b.in_area and a.ground.is_near(b.ground):
        in_district = (a.place_kind == "city") != (b.place_kind == "city")
        return "place near" if a.family != "incident" or in_district else "place unlike"  # two villages are hit on one day
    return "place other" if a.knows_place and b.knows_place else "place unlike"


def compare_initiatives(a: Telling, b: Telling) -> str | None:
    """Under the same dialogue format, or under two."""
    mine, theirs = a.initiative, b.initiative
    if mine is None or theirs is None:
        if (mine and mine in b.actors) or (theirs and theirs in a.actors):
            return "initiative same"
        near = mine or a.near
        return "initiative nearby" if near is not None and near == (theirs or b.near) else None
    if mine == theirs:
        return "initiative same"
    if a.knows_initiative and b.knows_initiative:
        return "initiative other"
    if could_name_one(a.initiative_name, b.initiative_name):
        return "initiative alike"
    if a.language == b.language:
        return "initiative other"
    return None if sorts_of(a.initiative_name) & sorts_of(b.initiative_name) else "initiative unlike"


def compare_actors(a: Telling, b: Telling) -> str | None:
    """Who takes part: all of the shorter list in the longer, some, or none."""
    formats = {a.initiative, b.initiative}
    mine, theirs = a.actors - formats, b.actors - formats
    if not mine or not theirs:
        return None
    shared = len(mine & theirs)
    if not shared:
        of_one_language = a.language == b.language or (a.people and b.people)
        return "actors disjoint" if of_one_language else "actors unlike"
    likeness = shared / len(mine | theirs)
    if likeness >= 0.95:
        return "actors many" if shared >= 3 else "actors alike"
    if likeness >= 0.5:
        return "actors most" if shared >= 3 else "actors shared"
    return "actors within" if shared >= 2 and shared == min(len(mine), len(theirs)) else "actors few"


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
    if a.document == b.document:
        return "document same"
    in_two_languages = a.language != b.language and bool(sorts_of(a.document_name) & sorts_of(b.document_name))
    return "document alike" if in_two_languages or could_name_one(a.document_name, b.document_name) else "document other"


def compare_quantities(a: Telling, b: Telling) -> str | None:
    """How much was handed over: within a tenth is the same."""
    if a.quantity is None or b.quantity is None or a.quantity[1] != b.quantity[1]:
        return None
    low, high = sorted((a.quantity[0], b.quantity[0]))
    return "quantity same" if high and low / high >= 0.9 else "quantity other"


#: What is told apart from the meeting that it goes with, or is no meeting of people in one room.
_APART = frozenset({"call", "press_conference", "briefing"})


def compare_formats(a: Telling, b: Telling) -> str | None:
    """Talks, round table, call: what sort of meeting it is said to be."""
    if a.format is not None and a.format == b.format:
        return "format same"
    if not _APART & {a.format, b.format}:
        return None
    return "format other" if a.format is not None and b.format is not None else "format unlike"


def compare_numbers(a: Telling, b: Telling) -> str | None:
    """The eighth and the ninth round of one series are two meetings."""
    if a.number is None or b.number is None:
        return None
    if a.number != b.number:
        return "number other"
    return "number of series" if compare_initiatives(a, b) in ("initiative same", "initiative alike") else "number same"


def compare_rounds_before(a: Telling, b: Telling) -> str | None:
    """The next meeting after one day and the next after another are two; after the same they are one."""
    if a.follows is None or b.follows is None or a.status not in AHEAD or b.status not in AHEAD:
        return None
    return "follows same" if a.follows.agrees(b.follows) else "follows other"


def compare_told_numbers(a: Telling, b: Telling) -> str | None:
    """Thirty measures here and there, twenty-two wagons here and there: a number that both sentences give."""
    if a.family == "meeting" or not a.numbers & b.numbers:
        return None
    is_work = a.family == "publication" and (compare_initiatives(a, b) in ("initiative same", "initiative nearby") or a.actors & b.actors)
    return "numbers of work" if is_work else "numbers shared"


def compare_sorts(a: Telling, b: Telling) -> str | None:
    """A mine and an arrest are two incidents, whatever the day."""
    if a.sort is None or b.sort is None:
        return None
    return "sort same" if a.sort == b.sort else "sort other"


def compare_sides(a: Telling, b: Telling) -> str | None:
    """The same sides meet, where one telling names bodies or governments and the other people."""
    if a.actors & b.actors or a.governments & b.governments:
        return None
    return "sides same" if len(a.sides) > 1 and a.sides == b.sides else None


def compare_words(a: Telling, b: Telling) -> str | None:
    """Whether two sentences of one language tell it in the same words."""
    if a.language != b.language or a.report == b.report:
        return None
    shared = len(a.words & b.words)
    if shared < 3:
        return None
    likeness = shared / min(len(a.words), len(b.words))
    return "words alike" if likeness >= 0.5 else "words shared" if likeness >= 0.3 else None


def compare_contexts(a: Telling, b: Telling) -> str | None:
    """Whether the two reports as wholes speak of the same people, bodies and places."""
    if a.report == b.report:
        return None
    told = {*a.actors, *b.actors, a.initiative, b.initiative, *a.places[:1], *b.places[:1]}
    mine, theirs = a.context - told, b.context - told
    shared = len(mine & theirs)
    if shared < 2:
        return None
    likeness = shared / min(len(mine), len(theirs))
    return "context alike" if shared >= 3 and likeness >= 0.5 else "context shared" if likeness >= 0.3 else None


def compare_stories(a: Telling, b: Telling) -> str | None:
    """Near copies tell the same events."""
    return "story same" if a.story is not None and a.story == b.story else None


def compare_statuses(a: Telling, b: Telling) -> str | None:
    """One told as ahead and one as held, with no day of a year to tie them: rather two of a series. What is put off was planned."""
    if a.start is not None and a.start == b.start and len({a.status, b.status} & MOVED) == 1 and "planned" in (a.status, b.status):
        return "status put off"
    if a.start is not None and b.start is not None and a.start.year is not None and b.start.year is not None:
        return None
    return "status other" if (a.status in AHEAD) != (b.status in AHEAD) else None


def compare_kinds(a: Telling, b: Telling) -> str | None:
    """Of incidents, transfers and signings there are few: two tellings that agree are sooner of one than of two meetings."""
    return "kind rare" if a.family != "meeting" else None


def compare_reports(a: Telling, b: Telling) -> str | None:
    """One report tells two events as two, unless one sentence tells the same people's meeting twice."""
    if a.report != b.report:
        return None
    if (
        a.words == b.words
        and a.actors
        and a.actors == b.actors
        and a.status == b.status
        and compare_places(a, b) not in ("place other", "place unlike")
    ):
        return "one sentence"
    return "one report"


FEATURES = (
    compare_places,
    compare_initiatives,
    compare_actors,
    compare_governments,
    compare_documents,
    compare_quantities,
    compare_formats,
    compare_numbers,
    compare_rounds_before,
    compare_told_numbers,
    compare_sorts,
    compare_sides,
    compare_contexts,
    compare_words,
    compare_stories,
    compare_reports,
    compare_statuses,
    compare_kinds,
)
