"""Taking one report out of the derived tables, and telling what has to be looked at again."""

from __future__ import annotations

import json
from collections import Counter

from sqlalchemy import Connection, bindparam, delete, select, update

from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACT, FACT_KEY, LINK, POSTING, PROFILE, PROFILE_KEY, PROFILE_NAME, REPORT


def remove_facts(connection: Connection, report: str) -> tuple[set[str], set[str], set[str]]:
    """Remove every derived row of a report.

    Returns:
        The profiles to resolve again (those that stood with one that is gone), the facts that shared a cluster with one of the report's,
        and the clusters to list anew.
    """
    rows = connection.execute(select(FACT.c.id, FACT.c.profile, FACT.c.cluster, FACT.c.body).where(FACT.c.report == report)).all()
    idents = {row.id for row in rows}
    clusters = {row.cluster for row in rows if row.cluster}
    beside = {
        i for some in chunks(clusters) for i in connection.execute(select(FACT.c.id).where(FACT.c.cluster.in_(some))).scalars()
    } - idents
    language = connection.execute(select(REPORT.c.language).where(REPORT.c.id == report)).scalar_one()
    counts: Counter[tuple[str, str, str]] = Counter()
    for row in rows:
        if row.profile:
            body = json.loads(row.body)
            forms = dict.fromkeys(body["names"], "attested")
            forms.setdefault(body["name"], body["name_basis"])
            for text, basis in forms.items():
                counts[(row.profile, text, basis)] += 1
    if counts:
        statement = (
            update(PROFILE_NAME)
            .where(
                PROFILE_NAME.c.profile == bindparam("p_"),
                PROFILE_NAME.c.text == bindparam("t_"),
                PROFILE_NAME.c.language == language,
                PROFILE_NAME.c.basis == bindparam("b_"),
            )
            .values(count=PROFILE_NAME.c.count - bindparam("n_"))
        )
        connection.execute(statement, [{"p_": p, "t_": t, "b_": b, "n_": n} for (p, t, b), n in counts.items()])
    for some in chunks(idents):
        connection.execute(delete(LINK).where(LINK.c.fact.in_(some)))
        connection.execute(delete(FACT_KEY).where(FACT_KEY.c.fact.in_(some)))
        connection.execute(delete(POSTING).where(POSTING.c.target.in_(some)))
    connection.execute(delete(POSTING).where(POSTING.c.target == f"r:{report}"))
    connection.execute(delete(FACT).where(FACT.c.report == report))
    touched: set[str] = set()
    for some in chunks({row.profile for row in rows if row.profile}):
        connection.execute(delete(PROFILE_NAME).where(PROFILE_NAME.c.profile.in_(some), PROFILE_NAME.c["count"] <= 0))
        alive = set(connection.execute(select(FACT.c.profile).where(FACT.c.profile.in_(some)).distinct()).scalars())
        dead = [p for p in some if p not in alive]
        touched |= alive - {None}
        entities = set(connection.execute(select(PROFILE.c.cluster).where(PROFILE.c.id.in_(dead))).scalars()) - {None}
        clusters |= entities
        for table, column in ((PROFILE_KEY, PROFILE_KEY.c.profile), (PROFILE_NAME, PROFILE_NAME.c.profile), (PROFILE, PROFILE.c.id)):
            connection.execute(delete(table).where(column.in_(dead)))
        connection.execute(delete(POSTING).where(POSTING.c.target.in_([f"p:{p}" for p in dead])))
        for more in chunks(c for c in entities if c):
            touched |= set(connection.execute(select(PROFILE.c.id).where(PROFILE.c.cluster.in_(more))).scalars())
    return touched, beside, clusters
