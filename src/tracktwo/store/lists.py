"""Which rows a list holds, in which order: filters, order and key of a page, all in SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Protocol

from sqlalchemy import ColumnElement, Connection, Select, and_, case, false, func, or_, select, tuple_

from tracktwo.model.record import KIND_OF_ENTITY, Kind
from tracktwo.store.base import Filters, Order
from tracktwo.store.decisions import load_decisions, standing
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACET, FACT, LISTING, PROFILE, REPORT

LAYERS: dict[Kind, str] = {"events": "events", "commitments": "commitments", "statements": "statements", "figures": "figures"}
ENTITY_KINDS: dict[Kind, str] = {kind: name for name, kind in KIND_OF_ENTITY.items()}
#: What a filter by an actor looks for: the roles that a row of a list may give them.
_ROLES: dict[str, tuple[str, ...]] = {
    "person": ("participant",),
    "organization": ("participant", "on_behalf_of"),
    "government": ("participant", "on_behalf_of"),
    "initiative": ("initiative", "participant"),
    "place": ("place", "venue", "destination"),
    "who": ("participant", "on_behalf_of", "initiative", "by", "to", "speaker"),
    "by": ("by",),
    "to": ("to",),
    "speaker": ("speaker",),
    "entity": ("participant", "on_behalf_of", "place", "venue", "destination", "initiative", "document", "by", "to", "speaker"),
}


class OutletsOfSides(Protocol):
    """Which outlets a side has."""

    def outlets(self, side: str) -> tuple[Collection[str], Collection[str]]:
        """Names and domains."""


def listed(connection: Connection, kind: Kind, filters: Filters, today: str) -> Select[Any]:
    """The lines of a list, but of reports, that fit the filters on a day."""
    query = select(LISTING).where(LISTING.c.kind == kind)
    for key, value in filters.items():
        query = query.where(*(_due(value, today) if key == "due_state" else _fits(connection, kind, key, value)))
    return query


def _due(state: str, today: str) -> Iterator[ColumnElement[bool]]:
    """How a deadline stands on a day (`record.commitments.due_state`)."""
    kept = FACET.c.kind == "commitments"
    due = select(FACET.c.cluster).where(kept, FACET.c.key == "due")
    reported = LISTING.c.cluster.in_(select(FACET.c.cluster).where(kept, FACET.c.key == "reported"))
    if state == "none":
        yield LISTING.c.cluster.not_in(due)
    elif state == "reported":
        yield and_(LISTING.c.cluster.in_(due), reported)
    else:
        when = FACET.c.value >= today if state == "ahead" else FACET.c.value < today
        yield and_(LISTING.c.cluster.in_(due.where(when)), ~reported)


def _fits(connection: Connection, kind: Kind, key: str, value: str) -> Iterator[ColumnElement[bool]]:
    match key:
        case "from":
            yield LISTING.c.date >= value
        case "until":
            yield and_(LISTING.c.date <= value + "~", LISTING.c.date != "")
        case "known_from":
            yield LISTING.c.known_since >= value
        case "ids":
            yield LISTING.c.row.in_(value.split(","))
        case "starts":
            yield LISTING.c.name.startswith(value.casefold(), autoescape=True)
        case "report":
            yield LISTING.c.cluster.in_(_clusters(kind).where(FACT.c.report == value))
        case "reviewed":
            seen = LISTING.c.cluster.in_(_reviewed(connection))
            yield seen if value == "yes" else ~seen
        case _ if key in _ROLES:
            for ident in value.split(","):
                actor = select(PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id == ident)
                profiles = list(connection.execute(select(PROFILE.c.id).where(PROFILE.c.cluster == actor.scalar_subquery())).scalars())
                held = FACET.c.key.in_(_ROLES[key]), FACET.c.value.in_(profiles)
                yield LISTING.c.cluster.in_(select(FACET.c.cluster).where(FACET.c.kind == kind, *held)) if profiles else false()
        case _:
            plain = FACET.c.kind == kind, FACET.c.key == key, FACET.c.value == value
            yield LISTING.c.cluster.in_(select(FACET.c.cluster).where(*plain))


def _clusters(kind: Kind) -> Select[Any]:
    """The clusters of a kind's rows, by their facts."""
    if kind in LAYERS:
        return select(FACT.c.cluster).where(FACT.c.layer == LAYERS[kind])
    return select(PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(PROFILE.c.kind == ENTITY_KINDS[kind])


def _reviewed(connection: Connection) -> set[str]:
    """The clusters that a person has decided something about."""
    said = {a.fact_id for d in standing(load_decisions(connection)) for a in (*d.anchors, *d.others)}
    found: set[str] = set()
    for some in chunks(said):
        found |= set(connection.execute(select(FACT.c.cluster).where(FACT.c.id.in_(some), FACT.c.cluster.is_not(None))).scalars())
    return found


def in_order(query: Select[Any], order: Order, after: str | None = None) -> Select[Any]:
    """The lines in order, those without a date last; with `after`, those that come after the line of this key (`key_of`)."""
    row, _, value = (after or "").partition(":")
    match order:
        case "newest":
            if after:
                query = query.where(tuple_(LISTING.c.date, LISTING.c.row) < tuple_(value, row))
            return query.order_by(LISTING.c.date.desc(), LISTING.c.row.desc())
        case "oldest":
            undated = case((LISTING.c.date == "", 1), else_=0)
            if after:
                query = query.where(tuple_(undated, LISTING.c.date, LISTING.c.row) > tuple_(0 if value else 1, value, row))
            return query.order_by(undated, LISTING.c.date, LISTING.c.row)
        case "known":
            known = func.coalesce(LISTING.c.known_since, "")
            if after:
                query = query.where(tuple_(known, LISTING.c.row) < tuple_(value, row))
            return query.order_by(known.desc(), LISTING.c.row.desc())
        case "name":
            if after:
                query = query.where(tuple_(LISTING.c.name, LISTING.c.row) > tuple_(value, row))
            return query.order_by(LISTING.c.name, LISTING.c.row)
        case _:
            return (query.where(LISTING.c.row > row) if after else query).order_by(LISTING.c.row)


def key_of(line: Any, order: Order) -> str:
    """What says where a line stands in a list: its id, and what the list is ordered by."""
    value = {"name": "name", "known": "known_since"}.get(order, "date")
    return f"{line.row}:{getattr(line, value) or ''}"


def reports_listed(filters: Filters, outlets: OutletsOfSides) -> Select[Any]:
    """The reports that fit the filters."""
    query = select(REPORT.c.id.label("row"), func.coalesce(REPORT.c.published, "").label("date")).where(REPORT.c.outcome != "erased")
    for key, value in filters.items():
        if key == "outcome" and value == "copy_of":
            query = query.where(REPORT.c.copy_of.is_not(None))
        elif key == "outcome":
            query = query.where(REPORT.c.outcome == value, REPORT.c.copy_of.is_(None))
        elif key in ("language", "outlet", "story", "origin"):
            query = query.where(REPORT.c[key] == value)
        elif key == "side":
            names, domains = outlets.outlets(value)
            sites = [REPORT.c.url.like(f"%//{sub}{domain}/%") for domain in sorted(domains) for sub in ("", "www.")]
            query = query.where(or_(REPORT.c.outlet.in_(sorted(names)), and_(REPORT.c.outlet.is_(None), or_(false(), *sites))))
        elif key == "from":
            query = query.where(REPORT.c.published >= value)
        elif key == "until":
            query = query.where(REPORT.c.published <= value + "~")
        elif key == "report":
            query = query.where(REPORT.c.id == value)
    return query


def reports_in_order(query: Select[Any], order: Order, after: str | None = None) -> Select[Any]:
    """The reports in order, undated ones last; with `after`, those that come after the report of this key."""
    ident, _, published = (after or "").partition(":")
    at, undated = REPORT.c.published, REPORT.c.published.is_(None)
    if order == "id":
        return (query.where(REPORT.c.id > ident) if after else query).order_by(REPORT.c.id)
    if order == "oldest":
        if after:
            later = tuple_(at, REPORT.c.id) > tuple_(published, ident)
            query = query.where(or_(later, undated) if published else and_(undated, REPORT.c.id > ident))
        return query.order_by(undated, at, REPORT.c.id)
    if after:
        earlier = tuple_(at, REPORT.c.id) < tuple_(published, ident)
        query = query.where(or_(earlier, undated) if published else and_(undated, REPORT.c.id < ident))
    return query.order_by(at.desc().nulls_last(), REPORT.c.id.desc())
