"""A telling made from an event of a reading, once its entities have clusters."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tracktwo.errors import DateError
from tracktwo.model.dates import PartialDate, day_of
from tracktwo.model.reading import Event
from tracktwo.resolution.events import AHEAD, Ground, Telling
from tracktwo.resolution.incidents import sort_of_incident
from tracktwo.resolution.profiles import PackNames
from tracktwo.resolution.rounds import numbers_of, round_of, unit_of
from tracktwo.resolution.search_keys import tokens_of

#: Words of dates: days are compared apart from the words of a sentence.
_MONTHS = frozenset(
    key
    for words in (
        "january february march april may june july august september october november december",
        "monday tuesday wednesday thursday friday saturday sunday yesterday today",
        "января февраля марта апреля июня июля августа сентября октября ноября декабря",
        "понедельник вторник среду четверг пятницу субботу воскресенье вчера сегодня",
        "yanvarın fevralın martın aprelin mayın iyunun iyulun avqustun sentyabrın oktyabrın noyabrın dekabrın",
        "հունվարի փետրվարի մարտի ապրիլի մայիսի հունիսի հուլիսի օգոստոսի սեպտեմբերի հոկտեմբերի նոյեմբերի դեկտեմբերի",
    )
    for key in tokens_of(words)
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What an entity of one reading is in the record: its cluster, and what its profile says."""

    profile: str
    cluster: str
    kind: str
    side: str | None = None
    pack_id: str | None = None
    is_country: bool = False
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What resolution needs to know of a report."""

    id: str
    published: str | None
    language: str
    story: str | None
    entities: Mapping[str, Resolved]

    @property
    def names(self) -> frozenset[str]:
        """The keys of all words of their names: who and where is compared apart from the words of a sentence."""
        return frozenset(key for e in self.entities.values() if e.kind != "group" for key in tokens_of(e.name))

    @property
    def context(self) -> frozenset[str]:
        """Everybody and everything that the report names, but for governments and countries: those are in every report."""
        return frozenset(
            e.cluster
            for e in self.entities.values()
            if e.kind in ("person", "organization", "initiative", "document", "place") and not e.is_country
        )


def parse_leniently(text: str | None) -> PartialDate | None:
    """The date, or `None` where the reading holds one outside the profile."""
    if text is None:
        return None
    try:
        return PartialDate.parse(text)
    except DateError:
        return None


def place_chain(entity: Resolved, names: PackNames) -> tuple[str, ...]:
    """The place and everything that it lies in, by the pack."""
    if entity.pack_id is None or entity.pack_id not in names.places:
        return (entity.cluster,)
    return tuple(f"pack:{place}" for place in names.chain(entity.pack_id))


def ground_of(entity: Resolved, names: PackNames) -> Ground | None:
    """Where the place lies, by the pack; `None` where the pack does not know it."""
    place = names.places.get(entity.pack_id) if entity.pack_id else None
    if place is None or place.lat is None or place.lon is None:
        return None
    return Ground(lat=place.lat, lon=place.lon)


def kind_of_place(entity: Resolved, names: PackNames) -> str:
    """What the pack knows the place as: `village`, `city`, `country`, …"""
    place = names.places.get(entity.pack_id) if entity.pack_id else None
    return place.kind if place is not None else ""


def telling_of(ident: str, event: Event, words: str, report: ReportFacts, names: PackNames, beside: Sequence[Event] = ()) -> Telling:
    """The telling of one event of one report; `beside` are the other events that the report tells."""
    entities = report.entities
    place = entities.get(event.place) if event.place else None
    number = round_of(f"{event.title or ''} {words}")
    only_format = None if event.initiative else _only_format(report)
    initiative = entities.get(event.initiative) if event.initiative else only_format if number is not None else None
    document = entities.get(event.document) if event.document else None
    parts = [(entities[p.entity], p) for p in event.participants if p.entity in entities]
    actors = {e.cluster for e, _ in parts if e.kind in ("person", "organization", "initiative")}
    start, end = parse_leniently(event.start), parse_leniently(event.end)
    return dataclasses.replace(
        Telling(id=ident, report=report.id, kind=event.kind, status=event.status),
        published=day_of(report.published),
        format=event.format,
        start=start,
        end=end,
        places=place_chain(place, names) if place else (),
        ground=ground_of(place, names) if place else None,
        place_kind=kind_of_place(place, names) if place else "",
        knows_place=place is not None and place.pack_id in names.places,
        initiative=initiative.cluster if initiative else None,
        initiative_name=initiative.name if initiative else "",
        near=only_format.cluster if only_format else None,
        knows_initiative=initiative is not None and initiative.pack_id is not None,
        document=document.cluster if document else None,
        document_name=document.name if document else "",
        actors=frozenset(actors),
        people=frozenset(e.cluster for e, _ in parts if e.kind == "person"),
        governments=frozenset(e.cluster for e, _ in parts if e.kind in ("government", "population")),
        sides=frozenset(s for e, p in parts if (s := p.side or e.side)),
        context=report.context,
        words=frozenset(key for key in tokens_of(words) if len(key) > 3) - report.names - _MONTHS,
        number=number,
        follows=_follows(event, beside, entities),
        numbers=numbers_of(words, (event.start, event.end, report.published)) | _much(event),
        sort=sort_of_incident(words) if event.kind == "incident" else None,
        quantity=(event.quantity.value, unit_of(event.quantity.unit)) if event.quantity else None,
        story=report.story,
        language=report.language,
    )


def _only_format(report: ReportFacts) -> Resolved | None:
    """The format that a numbered round without one belongs to: the only one that the report names. It is compared by, and nothing else."""
    formats = {e.cluster: e for e in report.entities.values() if e.kind == "initiative"}
    return next(iter(formats.values())) if len(formats) == 1 else None


def _much(event: Event) -> set[int]:
    """The quantity as a number that its sentence gives, in letters or digits."""
    return {int(event.quantity.value)} if event.quantity is not None and event.quantity.value >= 10 else set()


def _follows(event: Event, beside: Sequence[Event], entities: Mapping[str, Resolved]) -> PartialDate | None:
    """The day of the last meeting of the same format or people that the report tells as held: what "the next meeting" comes after."""
    if event.status not in AHEAD or event.start is not None:
        return None
    days = [
        day
        for other in beside
        if other.status == "held"
        and _is_of_series(event, other, entities)
        and (day := parse_leniently(other.start)) is not None
        and day.day is not None
    ]
    return max(days, key=lambda d: (d.year or 0, d.month or 0, d.day or 0), default=None)


def _is_of_series(event: Event, other: Event, entities: Mapping[str, Resolved]) -> bool:
    def clusters(told: Event, initiative: bool) -> set[str]:
        local = {told.initiative} if initiative else {p.entity for p in told.participants}
        found = [entities[i] for i in local if i is not None and i in entities]
        return {e.cluster for e in found if e.kind in ("person", "organization", "initiative")}

    formats = clusters(event, True), clusters(other, True)
    if formats[0] and formats[1]:
        return formats[0] == formats[1]
    mine, theirs = clusters(event, False) | formats[0], clusters(other, False) | formats[1]
    return bool(mine & theirs) and (mine <= theirs or theirs <= mine)
