"""Which tellings of one report are of one event: nothing contradicts, and something speaks for it."""

from __future__ import annotations

from tracktwo.model.dates import PartialDate, parse_or_none
from tracktwo.reading.events.scene import Party, Scene, Telling

_MEETS = frozenset({"meeting", "visit"})


def merge(scene: Scene, tellings: list[Telling]) -> list[list[Telling]]:
    """Tellings grouped by event, in text order. A telling that only refers ("the meeting") and finds nothing to refer to is dropped."""
    events: list[list[Telling]] = []
    for telling in tellings:
        home = _home(scene, telling, events)
        if home is not None:
            home.append(telling)
        elif not telling.refers:
            events.append([telling])
    return events


def _home(scene: Scene, telling: Telling, events: list[list[Telling]]) -> list[Telling] | None:
    """The latest event that the telling can be of, the one that shares most with it first."""
    ranked = []
    for number, event in enumerate(events):
        bond = _bond(scene, telling, event)
        if bond > 0:
            ranked.append((bond, number, event))
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _bond(scene: Scene, telling: Telling, event: list[Telling]) -> int:
    """How much speaks for one event; 0 where something speaks against it or nothing for it."""
    first = event[0]
    if telling.kind != first.kind and not {telling.kind, first.kind} <= _MEETS:
        return 0
    if (telling.status == "held") != (first.status == "held") and not (telling.refers or telling.roster):
        return 0
    if any(telling.sentence.index == t.sentence.index and telling.part_of is None and _two_in_one(telling, t) for t in event):
        return 0
    if telling.ordinal and any(t.ordinal and t.ordinal != telling.ordinal for t in event):
        return 0
    bond = 0
    for known in event:
        dates = _dates(telling, known)
        if dates < 0:
            return 0
        if telling.place and known.place and not _same_place(scene, telling.place, known.place):
            return 0
        bond += 2 * dates + (2 if telling.place and telling.place == known.place else 0)
    shared, apart = _people(scene, telling, event)
    if apart and not shared and not telling.roster and telling.kind in _MEETS:
        return 0
    formats = {t.format for t in (telling, *event) if t.format}
    if len(formats - {"talks", "session", "visit"}) > 1:
        return 0
    if "call" in formats and any(t.format != "call" and not t.refers for t in (telling, *event)):
        return 0
    bond += 3 * shared
    near = telling.sentence.index - event[-1].sentence.index
    if (
        telling.kind == "incident"
        and near == 0
        or telling.kind in ("transfer", "publication")
        and near == 0
        and not dates_differ(telling, event)
    ):
        bond += 1
    if telling.refers or telling.roster:
        bond += 1
    elif telling.definite:
        bond += 1 if not apart else 0
    return bond


def _two_in_one(telling: Telling, other: Telling) -> bool:
    """Two tellings of one sentence tell two events, unless one only refers to the other."""
    return telling.kind == other.kind and telling.kind in _MEETS and not (telling.refers or other.refers or telling.roster or other.roster)


def _dates(telling: Telling, known: Telling) -> int:
    """1 where the dates agree, -1 where they cannot be of one event, 0 where one is missing."""
    mine, theirs = _range(telling), _range(known)
    if mine is None or theirs is None:
        return 0
    return 1 if _overlap(*mine, *theirs) else -1


def dates_differ(telling: Telling, event: list[Telling]) -> bool:
    """Whether the telling has a day of its own beside that of the event."""
    return telling.date is not None and any(t.date is not None and t.date.span != telling.date.span for t in event)


def _range(telling: Telling) -> tuple[PartialDate, PartialDate] | None:
    date = telling.date
    start = parse_or_none(date.start or date.end) if date else None
    if start is None or date is None:
        return None
    return start, parse_or_none(date.end) or start


def _overlap(a: PartialDate, b: PartialDate, c: PartialDate, d: PartialDate) -> bool:
    if a.first is None or b.last is None or c.first is None or d.last is None:
        return a.agrees(c) or b.agrees(d)
    return a.first <= d.last and c.first <= b.last


def _same_place(scene: Scene, one: str, other: str) -> bool:
    """The same place, or one within the other by the pack."""
    if one == other:
        return True
    ids = [scene.entity(p).pack_id for p in (one, other)]  # type: ignore[arg-type]
    return any(a is not None and b in scene.place_chain(a) for a, b in (ids, ids[::-1]))


def _people(scene: Scene, telling: Telling, event: list[Telling]) -> tuple[int, bool]:
    """How many parties both have, and whether both name people without sharing any."""
    mine = [p for p in telling.parties if p.role not in ("organizer", "supporter")]
    theirs = [p for t in event for p in t.parties if p.role not in ("organizer", "supporter")]
    shared = len({p.entity for p in mine} & {p.entity for p in theirs})
    people = [{p.entity for p in side if scene.entity(p.entity).kind == "person"} for side in (mine, theirs)]
    return shared, bool(people[0] and people[1] and not people[0] & people[1])


def joined(scene: Scene, event: list[Telling]) -> list[Party]:
    """All parties of an event, each once, with the role that says most; bodies and groups give way to the people named for them."""
    found: list[Party] = []
    for telling in event:
        for party in telling.parties:
            known = next((p for p in found if p.entity == party.entity), None)
            if known is None:
                found.append(party)
            elif known.role == "participant":
                known.role = party.role
    return found
