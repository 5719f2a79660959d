"""One line and its filter keys for each cluster of events, commitments, statements and figures: what lists are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, select

from tracktwo.model.record import CommitmentRow, EventRow, FigureRow, Kind, Row, StatementRow
from tracktwo.store.indexing import insert_new
from tracktwo.store.lookup import TableLookup
from tracktwo.store.reader import LAYERS, NO_DAY, assemble_clusters
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACET, FACT, LINK, LISTING, PROFILE


def write_listings(connection: Connection, lookup: TableLookup, clusters: Collection[str]) -> None:
    """Write the lines of these clusters anew; those that no fact is in any more are gone."""
    for some in chunks(clusters):
        connection.execute(LISTING.delete().where(LISTING.c.cluster.in_(some)))
        connection.execute(FACET.delete().where(FACET.c.cluster.in_(some)))
        layers: dict[Kind, set[str]] = defaultdict(set)
        for cluster, layer in connection.execute(select(FACT.c.cluster, FACT.c.layer).where(FACT.c.cluster.in_(some)).distinct()):
            layers[layer].add(cluster)
        for kind in LAYERS:
            rows = list(assemble_clusters(kind, sorted(layers[kind]), connection, lookup, NO_DAY))
            sides = _sides(connection, [r.id for r in rows]) if kind == "events" else {}
            insert_new(
                connection,
                LISTING,
                [{"cluster": r.id, "kind": kind, "date": date_of(r) or "", "known_since": r.known_since} for r in rows],
            )
            insert_new(
                connection,
                FACET,
                [
                    {"kind": kind, "key": key, "value": value, "cluster": row.id}
                    for row in rows
                    for key, value in sorted(_facets(row) | {("side", s) for s in sides.get(row.id, ())})
                ],
            )


def date_of(row: Row) -> str | None:
    """The date that a row is listed under: the start of an event (the earliest where it is contested), a deadline, a publication."""
    match row:
        case EventRow():
            starts = [v.value for v in row.values.get("start", ()) if isinstance(v.value, str)]
            return row.start or min(starts, default=None)
        case CommitmentRow():
            limit = row.due or row.term
            return limit.end if limit else None
        case FigureRow():
            return row.as_of or row.known_since
        case _:
            return row.known_since


def _facets(row: Row) -> set[tuple[str, str]]:
    found: set[tuple[str, str | None]] = {("outlet_side", s.side) for s in row.sources}
    plain: dict[type[Row], tuple[str, ...]] = {
        EventRow: ("kind", "status", "format", "level", "composition", "part_of"),
        CommitmentRow: ("kind", "area", "stage", "event"),
        StatementRow: ("mode", "event"),
        FigureRow: ("what", "cause", "category", "side", "event", "series"),
    }
    found |= {(name, getattr(row, name)) for name in plain[type(row)]}
    if isinstance(row, EventRow):
        found |= {("area", point.area) for point in row.agenda}
    if row.contested:
        found.add(("contested", "yes"))
    return {(key, str(value)) for key, value in found if value is not None}


def _sides(connection: Connection, events: Collection[str]) -> dict[str, set[str]]:
    """The sides of those who take part, as each report gives them."""
    found: dict[str, set[str]] = defaultdict(set)
    query: Any = (
        select(FACT.c.cluster, PROFILE.c.side)
        .join(LINK, LINK.c.fact == FACT.c.id)
        .join(PROFILE, PROFILE.c.id == LINK.c.profile)
        .where(LINK.c.layer == "events", LINK.c.role.in_(["participant", "on_behalf_of"]), PROFILE.c.side.is_not(None))
    )
    for some in chunks(events):
        for cluster, side in connection.execute(query.where(FACT.c.cluster.in_(some)).distinct()):
            found[cluster].add(side)
    return found
