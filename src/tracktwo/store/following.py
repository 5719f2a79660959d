"""The later events that an undertaking is compared with, found by those who undertook it."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from sqlalchemy import Connection, case, func, select

from tracktwo.model.record import CommitmentRow, EventRow, FollowUp
from tracktwo.record.events import assemble_event
from tracktwo.record.follow_ups import HORIZON, suggest
from tracktwo.record.material import FactInfo
from tracktwo.resolution.tellings import parse_leniently
from tracktwo.store.lookup import TableLookup
from tracktwo.store.tables import FACT, LINK, LISTING, PROFILE

#: How many later events one undertaking is compared with: the nearest in time.
_MOST = 60


def follow_ups_of(row: CommitmentRow, facts: Sequence[FactInfo], connection: Connection, lookup: TableLookup) -> tuple[FollowUp, ...]:
    """The follow-ups of an undertaking, best first."""
    concerned = {ref.id for ref in (*row.by, *row.to)}
    if row.initiative:
        concerned.add(row.initiative.id)
    made_on = row.known_since or _event_day(row, connection)
    decisions = lookup.decisions(facts)
    named = {a.fact_id for d in decisions if d.kind == "follow_up" for a in d.anchors[1:]}
    clusters: set[str] = set(connection.execute(select(FACT.c.cluster).where(FACT.c.id.in_(named), FACT.c.layer == "events")).scalars()) - {
        None
    }
    if concerned and made_on:
        day = parse_leniently(made_on)
        from_ = (day.last if day else None) or datetime.date.min
        last = from_ + datetime.timedelta(days=HORIZON)
        when = case((LISTING.c.date != "", LISTING.c.date), else_=func.coalesce(LISTING.c.known_since, ""))
        entities = select(PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id.in_(concerned))
        later = (
            select(LISTING.c.cluster)
            .join(FACT, FACT.c.cluster == LISTING.c.cluster)
            .join(LINK, LINK.c.fact == FACT.c.id)
            .join(PROFILE, PROFILE.c.id == LINK.c.profile)
            .where(LISTING.c.kind == "events", when > made_on, when <= last.isoformat(), PROFILE.c.cluster.in_(entities))
            .where(LINK.c.role.in_(["participant", "on_behalf_of", "initiative"]))
            .distinct()
            .order_by(when, LISTING.c.cluster)
            .limit(_MOST)
        )
        clusters |= {c for c, *_ in connection.execute(later.add_columns(when))}
    events = _assembled(clusters, lookup)
    kinds = {e.id: e.kind for f in facts for local in _locals(f) if (e := lookup.entity(f.report.id, local)) is not None}
    found = suggest(row, made_on, events, kinds, decisions)
    return tuple(sorted(found, key=lambda f: (-f.score, f.event or "")))


def _assembled(clusters: set[str], lookup: TableLookup) -> list[EventRow]:
    facts = lookup.facts_of_clusters(clusters)
    lookup.prepare(f for fs in facts.values() for f in fs)
    return [assemble_event(facts[c], lookup) for c in sorted(facts)]


def _event_day(row: CommitmentRow, connection: Connection) -> str | None:
    day: str | None = connection.execute(select(LISTING.c.date).where(LISTING.c.cluster == (row.event or ""))).scalar()
    return day or None


def _locals(fact: FactInfo) -> tuple[str, ...]:
    return (*getattr(fact.fact, "by", ()), *getattr(fact.fact, "to", ()))
