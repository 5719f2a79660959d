"""One line and its filter keys for each row of the record but reports: what lists are made of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from tracktwo.model.record import KIND_OF_ENTITY, CommitmentRow, EventRow, FigureRow, Kind, Row, StatementRow
from tracktwo.record.decided import decided_values
from tracktwo.record.material import FactInfo
from tracktwo.resolution.tellings import parse_leniently
from tracktwo.store.indexing import LAST, insert_new
from tracktwo.store.lists import LAYERS
from tracktwo.store.lookup import TableLookup
from tracktwo.store.reader import NO_DAY, assemble_clusters
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACET, FACT, LINK, LISTING, PROFILE

#: What somebody may be to an event, commitment, statement or figure, as the filter keys of lists tell it.
ROLES = (
    "participant", "on_behalf_of", "place", "venue", "destination", "initiative", "document", "by", "to", "speaker", "according_to",
)  # fmt: skip
#: Whose sides a row is of.
_ACTING: dict[Kind, tuple[str, ...]] = {"events": ("participant", "on_behalf_of"), "commitments": ("by",), "statements": ("speaker",)}
#: From which confidence on a reading counts as sure, and as fairly sure.
HIGH, MEDIUM = 0.8, 0.6


def write_listings(connection: Connection, lookup: TableLookup, clusters: Collection[str]) -> None:
    """Write the lines of these clusters anew; those that no fact is in any more, or that people rejected, are gone."""
    rejected = lookup.rejected()
    for some in chunks(clusters):
        connection.execute(LISTING.delete().where(LISTING.c.cluster.in_(some)))
        connection.execute(FACET.delete().where(FACET.c.cluster.in_(some)))
        layers: dict[Kind, set[str]] = defaultdict(set)
        for cluster, layer in connection.execute(select(FACT.c.cluster, FACT.c.layer).where(FACT.c.cluster.in_(some)).distinct()):
            layers[layer].add(cluster)
        for kind in LAYERS:
            facts = {c: told for c, told in lookup.facts_of_clusters(layers[kind]).items() if not {f.id for f in told} <= rejected}
            rows = list(assemble_clusters(kind, sorted(facts), connection, lookup, NO_DAY, facts=facts))
            actors = _actors(connection, lookup, kind, rows, facts)
            insert_new(
                connection,
                LISTING,
                [
                    {"cluster": r.id, "kind": kind, "row": r.id, "date": date_of(r) or "", "name": "", "known_since": r.known_since}
                    for r in rows
                ],
            )
            insert_new(
                connection,
                FACET,
                [
                    {"kind": kind, "key": key, "value": value, "cluster": row.id}
                    for row in rows
                    for key, value in sorted(_facets(row) | actors[row.id] | _told(facts[row.id]))
                ],
            )
        _write_entities(connection, lookup, some)


def _write_entities(connection: Connection, lookup: TableLookup, clusters: Sequence[str]) -> None:
    """The lines of those clusters that are of actors, documents and places; people without a name are in no list."""
    lookup.load_entities(clusters)
    infos = {cluster: info for cluster in clusters if (info := lookup.loaded(cluster)) is not None and not info.is_nameless}
    firsts = dict(connection.execute(select(FACT.c.id, FACT.c.sort).where(FACT.c.id.in_([i.id for i in infos.values()]))).all())
    sides = connection.execute(select(PROFILE.c.cluster, PROFILE.c.side).where(PROFILE.c.cluster.in_(list(infos))).distinct()).all()
    lines = []
    for cluster, info in infos.items():
        date = "" if firsts[info.id].startswith(LAST) else firsts[info.id][:10]
        kind = KIND_OF_ENTITY[info.kind]
        lines.append(
            {"cluster": cluster, "kind": kind, "row": info.id, "date": date, "name": info.name.casefold(), "known_since": date or None}
        )
    insert_new(connection, LISTING, lines)
    told = [{"kind": KIND_OF_ENTITY[infos[c].kind], "key": "side", "value": side, "cluster": c} for c, side in sides if side]
    insert_new(connection, FACET, told)


def _told(facts: Sequence[FactInfo]) -> set[tuple[str, str]]:
    """In which languages a row is told, and how sure the surest telling is: `high`, `medium` or `low`."""
    best = max(getattr(f.fact, "confidence", 0.0) for f in facts)
    sure = "high" if best >= HIGH else "medium" if best >= MEDIUM else "low"
    return {("confidence", sure), *(("language", f.report.language) for f in facts)}


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
    if isinstance(row, CommitmentRow):
        if any(step.decision is None for step in row.stages):
            found.add(("suggested", "yes"))
        if row.stage is not None or row.stages:
            found.add(("reported", "yes"))
        limit = parse_leniently(row.due.end) if row.due and row.due.end else None
        if limit is not None and limit.last is not None:
            found.add(("due", limit.last.isoformat()))
    return {(key, str(value)) for key, value in found if value is not None}


def _actors(
    connection: Connection, lookup: TableLookup, kind: Kind, rows: Sequence[Row], facts: Mapping[str, Sequence[FactInfo]]
) -> dict[str, set[tuple[str, str]]]:
    """Who is what to these rows: roles with profiles, as the reports tell it and people corrected it; and whose sides they are."""
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    told = select(FACT.c.cluster, LINK.c.role, LINK.c.profile).join(FACT, FACT.c.id == LINK.c.fact).where(LINK.c.layer == kind)
    for cluster, role, profile in connection.execute(told.where(FACT.c.cluster.in_([r.id for r in rows])).distinct()):
        if role in ROLES:
            found[cluster].add((role, profile))
    if kind == "commitments":
        under = {r.id: r.initiative.id for r in rows if isinstance(r, CommitmentRow) and r.initiative}
        profiles = dict(connection.execute(select(FACT.c.id, FACT.c.profile).where(FACT.c.id.in_(list(under.values())))).all())
        for ident, initiative in under.items():
            found[ident].add(("initiative", profiles[initiative]))
    if kind == "events":
        for cluster, fact, took_part in _corrected(lookup, facts):
            _correct(connection, found[cluster], fact, took_part)
    acting = _ACTING.get(kind, ())
    every = {profile for pairs in found.values() for role, profile in pairs if role in acting}
    sides = {
        p: side
        for some in chunks(every)
        for p, side in connection.execute(select(PROFILE.c.id, PROFILE.c.side).where(PROFILE.c.id.in_(some)))
    }
    given = {r.id: {p.side for p in r.participants if p.side} for r in rows if isinstance(r, EventRow)}
    for ident, pairs in found.items():
        taking = {sides.get(profile) for role, profile in pairs if role in acting}
        pairs |= {("side", side) for side in taking | given.get(ident, set()) if side}
    return found


def _correct(connection: Connection, pairs: set[tuple[str, str]], fact: str, took_part: bool) -> None:
    """Put the actor of a fact among those who take part, or take it off in all its spellings."""
    profile = connection.execute(
        select(PROFILE.c.id, PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id == fact)
    )
    entity = profile.first()
    if entity is not None:
        same = connection.execute(select(PROFILE.c.id).where(PROFILE.c.cluster == entity.cluster)).scalars()
        pairs -= {("participant", other) for other in same}
        if took_part:
            pairs.add(("participant", entity.id))


def _corrected(lookup: TableLookup, facts: Mapping[str, Sequence[FactInfo]]) -> Iterator[tuple[str, str, bool]]:
    """Event, fact of an actor, and whether a person said that the actor took part."""
    for cluster, told in facts.items():
        for fact, said in decided_values(told, lookup).participants.items():
            yield cluster, fact, said is not None
