"""What lists and charts need of the record, without assembling whole rows: names of actors with their events, events by day and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracktwo.model.record import KIND_OF_ENTITY, ROWS, EntityRow
from tracktwo.store.lookup import TableLookup
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACET, LISTING, PROFILE

#: The roles in which somebody or something takes part in events or is named by them.
IN_EVENTS = ("participant", "on_behalf_of", "place", "venue", "destination", "initiative", "document")


def brief_entities(clusters: Sequence[str], connection: Connection, lookup: TableLookup) -> list[EntityRow]:
    """Rows with id, name, side, names and events, in the order given; without offices, members, sources and aliases."""
    lookup.load_entities(clusters)
    names = lookup.names_of(clusters)
    events: dict[str, set[str]] = defaultdict(set)
    for some in chunks(clusters):
        told = select(PROFILE.c.cluster.label("actor"), FACET.c.cluster).join(FACET, FACET.c.value == PROFILE.c.id)
        told = told.where(PROFILE.c.cluster.in_(some), FACET.c.kind == "events", FACET.c.key.in_(IN_EVENTS))
        for actor, event in connection.execute(told):
            events[actor].add(event)
    rows = []
    for cluster in clusters:
        info = lookup.loaded(cluster)
        if info is not None and not info.is_nameless:
            made: Any = ROWS[KIND_OF_ENTITY[info.kind]]
            row: EntityRow = made(
                id=info.id,
                kind=info.kind,
                name=info.name,
                names=tuple(names[cluster]),
                side=info.side,
                pack_id=info.pack_id,
                events=tuple(sorted(events[cluster])),
            )
            rows.append(row)
    return rows


def counted_by_date(listed: Any, digits: int, connection: Connection) -> Counter[tuple[str, str]]:
    """Events of a selection by date (so many characters of it; all of it for 0) and kind; a contested kind counts as `other`."""
    kinds = dict(connection.execute(select(FACET.c.cluster, FACET.c.value).where(FACET.c.kind == "events", FACET.c.key == "kind")).all())
    counts: Counter[tuple[str, str]] = Counter()
    for cluster, date in connection.execute(listed.with_only_columns(LISTING.c.cluster, LISTING.c.date)):
        if date and date[0] != "X" and len(date) >= digits:
            counts[(date[: digits or None], kinds.get(cluster, "other"))] += 1
    return counts
