"""When, where and under which initiative: what a sentence says once belongs to the event that it stands nearest to."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from tracktwo.model.dates import parse_or_none
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Sentence
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.events.places import PlaceWord, place_entity, places_in
from tracktwo.reading.events.scene import Scene, Telling

_BOUNDS = ("since", "after")


def settle(scene: Scene, sentence: Sentence, tellings: list[Telling]) -> list[Telling]:
    """Give the sentence's dates and places to its tellings; a plural noun with several pairs of them becomes several events."""
    if not tellings:
        return []
    dates = scene.dates_in(sentence)
    places = places_in(scene, sentence)
    owners: dict[int, list[DatedExpression]] = {}
    for date in dates:
        owner = _owner(scene, date.span.start, tellings)
        if owner is not None:
            owners.setdefault(owner.cue.index, []).append(date)
    seats: dict[int, list[PlaceWord]] = {}
    for place in places:
        owner = _owner(scene, scene.tokens[place.last - 1].start, tellings)
        if owner is not None:
            seats.setdefault(owner.cue.index, []).append(place)
    found: list[Telling] = []
    for telling in tellings:
        own_dates = [d for d in owners.get(telling.cue.index, []) if _can_be(telling, d)]
        own_places = seats.get(telling.cue.index, [])
        found += _split(scene, telling, own_dates, own_places)
    return found


def _owner(scene: Scene, offset: int, tellings: list[Telling]) -> Telling | None:
    """The telling whose verb or noun is the nearest word above; else the nearest before; else the first that has a verb."""
    analysis = scene.analysis
    tokens = analysis.tokens_in(Span(offset, offset + 1))
    heads: dict[int, Telling] = {}
    for telling in tellings:
        heads.setdefault(telling.cue.index, telling)
        if telling.verb is not None:
            heads.setdefault(telling.verb.index, telling)
    if tokens and analysis.has_syntax:
        for above in islice(analysis.ancestors(tokens[0]), 12):
            if above.index in heads:
                return heads[above.index]
    before = [t for t in tellings if t.cue.start <= offset]
    return before[-1] if before else next((t for t in tellings if t.verb is not None), None)


def _can_be(telling: Telling, date: DatedExpression) -> bool:
    """A deadline dates only what is still to come; "since" and "after" date nothing."""
    if date.kind in _BOUNDS:
        return False
    if date.kind in ("by", "until", "term"):
        return telling.status != "held"
    return True


def _split(scene: Scene, telling: Telling, dates: list[DatedExpression], places: list[PlaceWord]) -> list[Telling]:
    seats = [p for p in places if p.sort == "in"]
    if not seats:
        seats = [p for p in places if p.sort == "adjective" and telling.cue.index - 3 <= p.last - 1 <= telling.cue.index]
    towards = [p for p in places if p.sort == "to"]
    if telling.kind in ("visit", "other") or telling.status == "proposed":
        seats = (towards or seats) if telling.kind == "visit" else (seats or towards)
    plural = telling.cue.number == "plur" and telling.cue is not telling.verb
    days = [d for d in dates if d.kind == "on"]
    if plural and len(seats) > 1 and len(days) in (0, len(seats)):
        twins = []
        for number, seat in enumerate(seats):
            twin = replace(telling, parties=list(telling.parties), date=days[number] if days else None)
            _seat(scene, twin, [seat])
            twins.append(twin)
        return twins
    if dates:
        telling.date = _best_date(telling, dates)
    _seat(scene, telling, seats)
    if towards and telling.kind == "transfer":
        telling.destination = place_entity(scene, towards[0].span)
        origins = [p for p in places if p.sort == "from"]
        _seat(scene, telling, seats or origins)
    return [telling]


def _best_date(telling: Telling, dates: list[DatedExpression]) -> DatedExpression:
    """The most exact one; of those the nearest to the cue."""
    return min(dates, key=lambda d: (d.start is None and d.end is None, -_precision(d), abs(d.span.start - telling.cue.start)))


def _precision(date: DatedExpression) -> int:
    return len(date.start or date.end or "")


def _seat(scene: Scene, telling: Telling, seats: list[PlaceWord]) -> None:
    """The first settlement or region is the place, the first building the venue."""
    for seat in seats:
        if seat.is_venue:
            telling.venue = telling.venue or place_entity(scene, seat.span)
        else:
            telling.place = telling.place or place_entity(scene, seat.span)


def framework(scene: Scene, sentence: Sentence, telling: Telling) -> None:
    """The initiative under which it took place: said with "within the framework of", or itself a party."""
    for party in telling.parties:
        if scene.entity(party.entity).kind == "initiative":
            telling.initiative = party.entity
            return
    for index in range(sentence.first, sentence.last):
        length = scene.lexicon.at("framework", scene.keys, index, sentence.last)
        if length:
            for named in scene.named_between(index + length, index + length + 4, "initiative"):
                telling.initiative = named.entity
                return


def is_future(date: DatedExpression | None, today: str | None) -> bool:
    """Whether the date lies wholly after the report's day."""
    start = parse_or_none(date.start) if date else None
    return bool(start and today and start.first and start.first.isoformat() > today[:10])
