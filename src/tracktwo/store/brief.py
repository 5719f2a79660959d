"""What lists and charts need of the record, without assembling whole rows: names of actors with their events, events by day and kind."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, select

from tracktwo.model.record import KIND_OF_ENTITY, ROWS, EntityRow
from tracktwo.store.lookup import TableLookup
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACET, FACT, LINK, PROFILE


def brief_entities(clusters: Sequence[str], connection: Connection, lookup: TableLookup) -> list[EntityRow]:
    """Rows with id, aliases, name, side, names and events, in the order given; without offices, members and sources."""
    lookup.load_entities(clusters)
    events: dict[str, set[str]] = defaultdict(set)
    for some in chunks(clusters):
        told = select(PROFILE.c.cluster.label("actor"), FACT.c.cluster).join(LINK, LINK.c.profile == PROFILE.c.id)
        told = told.join(FACT, FACT.c.id == LINK.c.fact).where(PROFILE.c.cluster.in_(some), LINK.c.layer == "events")
        for actor, event in connection.execute(told.where(LINK.c.role != "according_to", FACT.c.cluster.is_not(None)).distinct()):
            events[actor].add(event)
    facts: dict[str, list[str]] = defaultdict(list)
    for some in chunks(clusters):
        told = select(PROFILE.c.cluster, FACT.c.id).join(FACT, FACT.c.profile == PROFILE.c.id).where(PROFILE.c.cluster.in_(some))
        for cluster, fact in connection.execute(told.order_by(FACT.c.sort)):
            facts[cluster].append(fact)
    rows = []
    for cluster in clusters:
        info = lookup.info(cluster)
        if info is not None and not info.is_nameless:
            made: Any = ROWS[KIND_OF_ENTITY[info.kind]]
            row: EntityRow = made(
                id=info.id,
                aliases=tuple(facts[cluster][1:]),
                kind=info.kind,
                name=info.name,
                names=tuple(lookup.names(cluster)),
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
    for cluster, date in connection.execute(listed):
        if date and date[0] != "X" and len(date) >= digits:
            counts[(date[: digits or None], kinds.get(cluster, "other"))] += 1
    return counts
