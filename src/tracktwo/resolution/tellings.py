"""A telling made from an event of a reading, once its entities have clusters."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass

from tracktwo.errors import DateError
from tracktwo.model.dates import PartialDate, day_of
from tracktwo.model.reading import Event
from tracktwo.resolution.events import Telling
from tracktwo.resolution.profiles import PackNames
from tracktwo.resolution.search_keys import tokens_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What an entity of one reading is in the record: its cluster, and what its profile says."""

    profile: str
    cluster: str
    kind: str
    side: str | None = None
    pack_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """What resolution needs to know of a report."""

    id: str
    published: str | None
    language: str
    story: str | None
    entities: Mapping[str, Resolved]


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
    chain, at = [entity.cluster], names.places[entity.pack_id].within
    while at is not None and f"pack:{at}" not in chain and at in names.places:
        chain.append(f"pack:{at}")
        at = names.places[at].within
    return tuple(chain)


def telling_of(ident: str, event: Event, report: ReportFacts, names: PackNames) -> Telling:
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
        initiative=initiative.cluster if initiative else None,
        document=document.cluster if document else None,
        actors=frozenset(actors),
        governments=frozenset(e.cluster for e, _ in parts if e.kind in ("government", "population")),
        sides=frozenset(s for e, p in parts if (s := p.side or e.side)),
        words=frozenset(tokens_of(event.title or "")),
        quantity=(event.quantity.value, event.quantity.unit) if event.quantity else None,
        story=report.story,
        language=report.language,
    )
