"""A telling made from an event of a reading, once its entities have clusters."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.errors import DateError
from tracktwo.model.dates import PartialDate, day_of
from tracktwo.model.reading import Event
from tracktwo.resolution.events import Ground, Telling
from tracktwo.resolution.profiles import PackNames
from tracktwo.resolution.rounds import round_of, unit_of
from tracktwo.resolution.search_keys import tokens_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What an entity of one reading is in the record: its cluster, and what its profile says."""

    profile: str
    cluster: str
    kind: str
    side: str | None = None
    pack_id: str | None = None
    is_country: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What resolution needs to know of a report."""

    id: str
    published: str | None
    language: str
    story: str | None
    entities: Mapping[str, Resolved]

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
    return Ground(lat=place.lat, lon=place.lon, is_area=place.kind in ("country", "region"))


def telling_of(ident: str, event: Event, words: str, report: ReportFacts, names: PackNames) -> Telling:
    """The telling of one event of one report."""
    entities = report.entities
    place = entities.get(event.place) if event.place else None
    initiative = entities.get(event.initiative) if event.initiative else None
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
        initiative=initiative.cluster if initiative else None,
        knows_initiative=initiative is not None and initiative.pack_id is not None,
        document=document.cluster if document else None,
        actors=frozenset(actors),
        governments=frozenset(e.cluster for e, _ in parts if e.kind in ("government", "population")),
        sides=frozenset(s for e, p in parts if (s := p.side or e.side)),
        context=report.context,
        words=frozenset(key for key in tokens_of(words) if len(key) > 3),
        number=round_of(f"{event.title or ''} {words}"),
        quantity=(event.quantity.value, unit_of(event.quantity.unit)) if event.quantity else None,
        story=report.story,
        language=report.language,
    )
