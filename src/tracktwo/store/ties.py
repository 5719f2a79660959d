"""Events that could not be put anywhere because they fit two that are not one: a person is asked which it is."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import islice

from sqlalchemy import Connection, func, or_, select

from tracktwo.resolution.events import EVENT_RULES, event_keys, looked_up, score_tellings
from tracktwo.resolution.profiles import PackNames
from tracktwo.store.base import Tie
from tracktwo.store.resolving import Resolver, chunks
from tracktwo.store.tables import FACT, FACT_KEY, LISTING

#: So many vague events are looked at: those that became known last.
_MOST_LOOKED_AT = 600
#: A lone telling is compared with so many others.
_MOST_COMPARED = 60


def ties(connection: Connection, names: PackNames, limit: int) -> list[Tie]:
    """The vague events told once that fit two others about as well, those that became known last first."""
    dateless = or_(LISTING.c.date == "", LISTING.c.date.startswith("XXXX"), func.length(LISTING.c.date) == 4)
    rows = select(LISTING.c.cluster).where(LISTING.c.kind == "events", dateless).order_by(LISTING.c.known_since.desc(), LISTING.c.cluster)
    lately = list(connection.execute(rows.limit(_MOST_LOOKED_AT)).scalars())
    told: Counter[str] = Counter()
    fact_of: dict[str, str] = {}
    for some in chunks(lately):
        for ident, cluster in connection.execute(select(FACT.c.id, FACT.c.cluster).where(FACT.c.cluster.in_(some))):
            told[cluster] += 1
            fact_of[cluster] = ident
    alone = [fact_of[c] for c in lately if told[c] == 1]
    resolver = Resolver(connection, names)
    resolver.load_tellings(alone)
    vague = (i for i in alone if resolver.tellings(i, i)[0].is_vague)
    return list(islice((tie for i in vague if (tie := _tie(connection, resolver, i)) is not None), limit))


def _tie(connection: Connection, resolver: Resolver, ident: str) -> Tie | None:
    telling, _ = resolver.tellings(ident, ident)
    others: set[str] = set()
    for some in chunks(f"events:{key}" for key in {*looked_up(telling), *event_keys(telling)}):
        others |= set(connection.execute(select(FACT_KEY.c.fact).where(FACT_KEY.c.key.in_(some))).scalars())
    near = sorted(others - {ident})[:_MOST_COMPARED]
    resolver.load_tellings(near)
    fits: dict[str, list[float]] = defaultdict(list)
    for some in chunks(near):
        for other, cluster in connection.execute(select(FACT.c.id, FACT.c.cluster).where(FACT.c.id.in_(some))):
            fits[cluster or other].append(score_tellings(*resolver.tellings(*sorted((ident, other)))).total)
    ranked = sorted(((max(scores), cluster) for cluster, scores in fits.items() if min(scores) > -1.0), reverse=True)
    if len(ranked) < 2 or ranked[1][0] < EVENT_RULES.threshold or ranked[0][0] - ranked[1][0] >= EVENT_RULES.margin:
        return None
    return Tie(one=ident, other=ranked[0][1], rival=ranked[1][1])
