"""Which tellings of one report are of one event: nothing contradicts, and something speaks for it."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from dataclasses import replace

from tracktwo.model.dates import PartialDate, parse_or_none
from tracktwo.model.ids import LocalId
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.events.scene import Party, Scene, Telling

_MEETS = frozenset({"meeting", "visit"})
#: Formats that say little more than "meeting".
_VAGUE = frozenset({"talks", "session", "visit"})
#: Roles of those who were not in the room.
_BESIDE = frozenset({"organizer", "supporter"})
#: As many people in both lists make it one meeting though each list has more.
_COMMON = 2
#: So many people named make the group that they are of no party of its own.
_ROW = 4
#: Sentences that an occasion is remembered for.
_NEAR = 4


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
    """The event that most speaks for; the latest of several."""
    ranked = []
    for number, event in enumerate(events):
        bond = 0 if _contradicts(scene, telling, event) else _bond(scene, telling, event)
        if bond > 0:
            ranked.append((bond, number, event))
    return max(ranked, key=lambda r: r[:2])[2] if ranked else None


def _contradicts(scene: Scene, telling: Telling, event: list[Telling]) -> bool:
    """Whether something keeps the two apart: kind, status, day, place, people, format, or the words "next" and "also"."""
    first, loose = event[0], telling.refers or telling.roster
    moving = telling.kind == "transfer" and telling.definite  # "the train departed; the train will arrive tomorrow"
    if telling.kind != first.kind and not {telling.kind, first.kind} <= _MEETS:
        return True
    again = telling.definite and telling.date is None and telling.place is not None and any(t.place == telling.place for t in event)
    if (telling.status == "held") != (first.status == "held") and not (loose or moving or again):
        return True
    if (telling.adds or telling.day is not None) and telling.kind in _MEETS and not loose:
        return True
    if _says_again(scene, telling, event):
        return False
    if any(telling.sentence.index == t.sentence.index and _two_in_one(telling, t) for t in event):
        return True
    if (
        telling.ordinal
        and not telling.refers
        and any(t.ordinal != telling.ordinal for t in event if t.ordinal or telling.ordinal in scene.words.series)
    ):
        return True
    if telling.apart and any(t.sentence.index == telling.sentence.index for t in event):
        return True
    if any(_dates(telling, t) < 0 or _far(scene, telling.place, t.place) for t in event):
        return True
    if telling.kind in _MEETS and not telling.roster and _apart(scene, telling, event):
        return True
    formats = {t.format for t in (telling, *event) if t.format}
    if len(formats - _VAGUE) > 1:
        return True
    return "call" in formats and any(t.format != "call" and not t.refers for t in (telling, *event))


def _says_again(scene: Scene, telling: Telling, event: list[Telling]) -> bool:
    """Whether a vague telling ("they exchanged views") has just those who met in the event right before, and nothing of its own."""
    if telling.format not in (None, *_VAGUE) or telling.date or telling.place or telling.venue or telling.adds:
        return False
    near = telling.sentence.index - event[-1].sentence.index
    mine = _people(scene, [telling])
    return near <= _NEAR and bool(mine) and mine == _people(scene, event) and all(not _names(scene, p) for p in telling.parties)


def _names(scene: Scene, party: Party) -> bool:
    """Whether the words of the party are (part of) its name, and not "the ministers", "they"."""
    words = party.span.of(scene.draft.text).split()
    return any(word in name.split() for name in scene.entity(party.entity).names for word in words)


def _bond(scene: Scene, telling: Telling, event: list[Telling]) -> int:
    """How much speaks for one event; 0 where nothing does."""
    bond = sum(2 * _dates(telling, t) + 2 * (telling.place is not None and telling.place == t.place) for t in event)
    bond += 3 * _shared(telling, event)
    apart = telling.date and telling.place or telling.backdrop and (telling.date or telling.place)
    if telling.refers or telling.roster or telling.definite and not apart:
        bond += 1  # what has a day and a town of its own is known from elsewhere
    same_initiative = telling.initiative is not None and telling.initiative == _first(t.initiative for t in event)
    if same_initiative and not (_people(scene, [telling]) and not telling.occasion):
        bond += 2
    if telling.occasion and not _people(scene, event):
        bond += 1
    if _says_again(scene, telling, event):
        bond += 1
    near = telling.sentence.index - event[-1].sentence.index
    if (
        all(t.heading for t in event)
        and 0 < near <= _NEAR
        and not (telling.definite or telling.backdrop)
        and not _strangers(scene, telling, event)
    ):
        bond += 1  # the text tells what its heading told
    if event[0].kind == "visit" and telling.kind == "meeting" and 0 < near <= _NEAR and not _people(scene, event):
        bond += len(_people(scene, [telling])) >= _ROW and not (telling.date or telling.place)  # the meeting that the visit consists of
    if (
        telling.kind == "incident"
        and 0 < near <= 2
        and telling.date is None
        and (telling.place is None or _is_closer(scene, telling, event))
    ):
        bond += 1  # "one of them was killed"
    if near == 0 and (
        telling.kind == "incident"
        and not _parted(scene, event[-1], telling)
        or telling.kind in ("transfer", "publication")
        and not _own_day(telling, event)
    ):
        bond += 1
    return bond


def _first(values: Iterable[LocalId | None]) -> LocalId | None:
    return next((v for v in values if v is not None), None)


def _two_in_one(telling: Telling, other: Telling) -> bool:
    """Two tellings of one sentence tell two events, unless one only refers to the other."""
    return telling.kind == other.kind and telling.kind in _MEETS and not (telling.refers or other.refers or telling.roster or other.roster)


def _dates(telling: Telling, known: Telling) -> int:
    """1 where the dates agree, -1 where they cannot be of one event, 0 where one is missing."""
    mine, theirs = _range(telling), _range(known)
    if mine is None or theirs is None:
        return 0
    return 1 if _overlap(*mine, *theirs) else -1


def _parted(scene: Scene, known: Telling, telling: Telling) -> bool:
    """Whether a semicolon makes two sentences of one, of which the second has a place or a day of its own."""
    own = telling.place is not None or telling.date is not None
    return own and any(t.text == ";" for t in scene.tokens[known.cue.index : telling.cue.index])


def _own_day(telling: Telling, event: list[Telling]) -> bool:
    """Whether the telling has a day of its own beside that of the event."""
    return telling.date is not None and any(t.date is not None and t.date.span != telling.date.span for t in event)


def _range(telling: Telling) -> tuple[PartialDate, PartialDate] | None:
    date = telling.date
    return _between(date.start or date.end, date.end) if date else None


@functools.lru_cache(maxsize=4096)
def _between(first: str | None, last: str | None) -> tuple[PartialDate, PartialDate] | None:
    start = parse_or_none(first)
    return None if start is None else (start, parse_or_none(last) or start)


def _overlap(a: PartialDate, b: PartialDate, c: PartialDate, d: PartialDate) -> bool:
    if a.first is None or b.last is None or c.first is None or d.last is None:
        return a.agrees(c) or b.agrees(d)
    return a.first <= d.last and c.first <= b.last


def _far(scene: Scene, one: LocalId | None, other: LocalId | None) -> bool:
    """Two places of which neither lies in the other, by the pack."""
    if one is None or other is None or one == other:
        return False
    ids = [scene.entity(place).pack_id for place in (one, other)]
    if ids.count(None) == 1 and scene.is_land(ids[0] or ids[1] or ""):
        return False  # a village that the pack does not know may lie in the district that it knows
    return not any(a is not None and b in scene.place_chain(a) for a, b in (ids, ids[::-1]))


def _is_closer(scene: Scene, telling: Telling, event: list[Telling]) -> bool:
    """Whether the telling only says more exactly where: "a mine exploded in Vell district … it exploded in the village of Sund"."""
    place = finest_place(scene, event)
    pack_id = scene.entity(place).pack_id if place else None
    return not telling.ordinal and pack_id is not None and scene.is_land(pack_id) and not _far(scene, telling.place, place)


def finest_place(scene: Scene, event: list[Telling]) -> LocalId | None:
    """The place of an event: of several of which one lies in the other, the inner one."""
    found: LocalId | None = None
    for telling in event:
        if telling.place is None or telling.place == found:
            continue
        outer, inner = (scene.entity(p).pack_id if p else None for p in (found, telling.place))
        lies_in = outer is not None and (outer in scene.place_chain(inner) if inner else scene.is_land(outer))
        if found is None or lies_in:
            found = telling.place
    return found


def _shared(telling: Telling, event: list[Telling]) -> int:
    """How many parties both have."""
    mine = {p.entity for p in telling.parties if p.role not in _BESIDE}
    return len(mine & {p.entity for t in event for p in t.parties if p.role not in _BESIDE})


def _people(scene: Scene, tellings: list[Telling]) -> set[LocalId]:
    """The people named as taking part."""
    return {p.entity for t in tellings for p in t.parties if p.role not in _BESIDE and scene.entity(p.entity).kind == "person"}


def _strangers(scene: Scene, telling: Telling, event: list[Telling]) -> bool:
    """Whether both name parties and none of either side takes part in both."""
    mine, theirs = ({scene.entity(p.entity).side for t in told for p in t.parties} for told in ([telling], event))
    return bool(mine and theirs) and None not in mine | theirs and not mine & theirs


def _apart(scene: Scene, telling: Telling, event: list[Telling]) -> bool:
    """Whether each names people whom the other lacks: who met A did not thereby meet B."""
    mine, theirs = _people(scene, [telling]), _people(scene, event)
    if not mine or not theirs:
        return False
    return len(mine & theirs) < _COMMON and bool(mine - theirs) and bool(theirs - mine)


def joined(scene: Scene, event: list[Telling]) -> list[Party]:
    """All parties of an event, each once, with the role that says most; groups give way to the people listed, bodies to their chairs."""
    found: list[Party] = []
    for telling in event:
        for party in telling.parties:
            known = next((p for p in found if p.entity == party.entity), None)
            if known is None:
                found.append(party)
            elif known.role == "participant":
                known.role = party.role
    kinds = {p.entity: scene.entity(p.entity).kind for p in found}
    if any(t.parties and not t.heading for t in event):  # "Vell, Orra to meet": the text says who
        told = {p.entity for t in event if not t.heading for p in t.parties}
        found = [p for p in found if p.entity in told or kinds[p.entity] == "person"]
    given_up: set[str] = set()
    if any(t.roster for t in event) or sum(k == "person" for k in kinds.values()) >= _ROW:
        given_up |= {"group", "population"}
    if any(p.role == "chair" and kinds[p.entity] == "person" for p in found):
        given_up.add("initiative")
    found = [p for p in found if p.role != "participant" or kinds[p.entity] not in given_up]
    return [p for p in found if kinds[p.entity] != "group" or not _are_named(scene, p, [q for q in found if kinds[q.entity] == "person"])]


def _are_named(scene: Scene, group: Party, people: list[Party]) -> bool:
    """Whether a group is people who are named beside it: "the foreign ministers" of whom two with that title are listed."""
    words = {t.lemma for t in scene.analysis.tokens_in(scene.entity(group.entity).spans[0]) if t.number == "plur"}
    if not words:
        return False
    ids = {p.entity for p in people}
    titled = {a.person for a in scene.draft.affiliations if a.person in ids and a.title and _calls(a.title, words)}
    return len(titled) > 1 or len(titled) == len(ids) - 1 == 1


def _calls(title: str, nouns: set[str]) -> bool:
    """Whether a title holds one of the nouns, in the singular or the plural."""
    return any(word.startswith(noun) for word in title.lower().replace("-", " ").split() for noun in nouns)


def inherit(scene: Scene, events: list[list[Telling]]) -> None:
    """A reception during a visit has the visit's days and town, where nothing contradicts it; "the next meeting" is of the same body."""
    for number, event in enumerate(events):
        first = event[0]
        if first.kind == "signing" and not any(t.date or t.place or t.venue for t in event):
            _at_meeting(first, [e for e in events if e[0].kind in _MEETS and e[0].status == first.status])
        if first.kind not in _MEETS:
            continue
        hosts = [e for e in events[:number] if e[0].kind in _MEETS]
        if first.ordinal in scene.words.series and not any(t.parties for t in event) and hosts:
            _same_body(hosts[-1], first)
        if first.status != "held" or first.verb is None or any(t.date or t.place for t in event):
            continue
        host = next((h for h in reversed(hosts) if _is_host(event, h)), None)
        if host is not None:
            first.date = _day_of(host, first.day)
            first.place = _first(t.place for t in host)
            first.part_of = host[0]


def _at_meeting(signing: Telling, meetings: list[list[Telling]]) -> None:
    """What is signed at a meeting told in the same sentence is signed there and then."""
    for event in meetings:
        near = _NEAR if signing.adds else 0
        if any(0 <= signing.sentence.index - t.sentence.index <= near and not t.roster for t in event):
            signing.date, signing.part_of = _day_of(event, None), event[0]
            signing.place, signing.venue = _first(t.place for t in event), _first(t.venue for t in event)


def _same_body(host: list[Telling], telling: Telling) -> None:
    telling.initiative = telling.initiative or _first(t.initiative for t in host)
    parties = [p for t in host for p in t.parties if p.role in ("participant", "chair")]
    telling.parties = [p for p in parties if p.entity == telling.initiative][:1] or [replace(p) for p in parties]


def _is_host(event: list[Telling], host: list[Telling]) -> bool:
    """Whether the event is told as one of the same occasion."""
    first = event[0]
    if host[0].status != "held" or not any(t.date or t.place for t in host) or any(t.format == "call" for t in (*event, *host)):
        return False
    near = first.sentence.index - max(t.sentence.index for t in host)
    return (
        first.occasion
        or first.adds
        and near <= _NEAR
        or (_shared(first, host) > 0 and near <= _NEAR and any(t.kind == "visit" for t in host))
    )


def _day_of(event: list[Telling], number: int | None) -> DatedExpression | None:
    """The days of an occasion, or its day `number` (0 is the first)."""
    days = next((t.date for t in event if t.date is not None and (t.date.start or t.date.end)), None)
    start = parse_or_none(days.start) if days else None
    if days is None or number is None or start is None or start.first is None or start.day is None:
        return days
    return replace(days, start=(start.first + datetime.timedelta(number)).isoformat(), end=None)
