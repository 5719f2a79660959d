"""The facts that a decision is bound to, and which things they belong to now."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Sequence

from sqlalchemy import Connection, select

from tracktwo.model.ids import FactAnchor, ReportId
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACT, PROFILE

#: A decision on a whole thing is bound to so many of its facts: enough to follow it, few enough to read.
_MOST = 50
#: Of each wording of a name so many mentions: the wording goes as one, so that more would say nothing.
_OF_EACH = 2


def anchors_of(connection: Connection, facts: Sequence[str]) -> tuple[FactAnchor, ...]:
    """The anchors of these facts, in the order given; those that are not there are left out."""
    found: dict[str, FactAnchor] = {}
    for some in chunks(facts):
        for row in connection.execute(select(FACT).where(FACT.c.id.in_(some))):
            quote = json.loads(row.quotes)[0][3]
            found[row.id] = FactAnchor(
                report=ReportId(row.report), layer=row.layer, offset=row.raw_offset, quote=quote, ordinal=row.ordinal
            )
    return tuple(found[i] for i in facts if i in found)


def bound_facts(connection: Connection, fact: str, secret: Collection[str]) -> list[str]:
    """The facts that a decision on the whole thing of `fact` is bound to, itself first.

    Those in reports that are not public (`secret`) come before the others: a decision that was taken with them in view stays with them.
    """
    row = connection.execute(select(FACT.c.cluster, FACT.c.profile).where(FACT.c.id == fact)).first()
    if row is None:
        return []
    query = select(FACT.c.id, FACT.c.report, FACT.c.profile).order_by(FACT.c.sort)
    if row.profile is not None:
        cluster = select(PROFILE.c.cluster).where(PROFILE.c.id == row.profile).scalar_subquery()
        query = query.join(PROFILE, PROFILE.c.id == FACT.c.profile).where(PROFILE.c.cluster == cluster)
    elif row.cluster is not None:
        query = query.where(FACT.c.cluster == row.cluster)
    else:
        query = query.where(FACT.c.id == fact)
    taken: dict[tuple[bool, str | None], list[str]] = defaultdict(list)
    for one in connection.execute(query):
        kept = taken[(one.report not in secret, one.profile)]
        if len(kept) < (_MOST if row.profile is None else _OF_EACH):
            kept.append(one.id)
    every = [ident for key in sorted(taken, key=lambda k: (k[0], k[1] or "")) for ident in taken[key]]
    return [fact, *(i for i in every if i != fact)][:_MOST]


def belonging(connection: Connection, facts: Collection[str]) -> dict[str, str]:
    """The id of the row that each fact belongs to; for an entity the id of its first mention."""
    found: dict[str, str] = {}
    entities: dict[str, list[str]] = defaultdict(list)
    for some in chunks(facts):
        query = select(FACT.c.id, FACT.c.cluster, PROFILE.c.cluster.label("entity")).outerjoin(PROFILE, PROFILE.c.id == FACT.c.profile)
        for row in connection.execute(query.where(FACT.c.id.in_(some))):
            if row.entity is not None:
                entities[row.entity].append(row.id)
            elif row.cluster is not None:
                found[row.id] = row.cluster
    first = select(FACT.c.sort).where(FACT.c.profile == PROFILE.c.id).order_by(FACT.c.sort).limit(1).scalar_subquery()
    sorts: dict[str, str] = {}
    for some in chunks(entities):
        for cluster, sort in connection.execute(select(PROFILE.c.cluster, first).where(PROFILE.c.cluster.in_(some))):
            if sort is not None:
                sorts[cluster] = min(sort, sorts.get(cluster, sort))
    for cluster, idents in entities.items():
        found.update(dict.fromkeys(idents, sorts[cluster].split(" ", 1)[1]))
    return found
