"""The search over a record: names first, then what is told, then reports; each group in its own order, looked up in SQL."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from tracktwo.resolution.search_keys import tokens_of
from tracktwo.store.base import Filters, Hit
from tracktwo.store.lists import ENTITY_KINDS, LAYERS, OutletsOfSides, reports_listed
from tracktwo.store.lookup import TableLookup
from tracktwo.store.packing import unpack_row
from tracktwo.store.reading_words import label_of
from tracktwo.store.tables import FACET, FACT, LISTING, POSTING, PROFILE, REPORT

#: So many finds of the rarest word are looked at: "met" stands in every report.
_MOST_FINDS = 4000
#: What a snippet of a report shows around the find, in characters, and how far into the text it is looked for.
_AROUND, _FAR = 120, 20_000


def search(query: str, filters: Filters, limit: int, connection: Connection, lookup: TableLookup, outlets: OutletsOfSides) -> Iterator[Hit]:
    """Rows that hold every word of the query and fit the filters: a third of the hits for each group, more where others have fewer."""
    tokens = _rarest_first(list(dict.fromkeys(tokens_of(query))), connection)
    if not tokens:
        return
    kinds = set(filters["kind"].split(",")) if filters.get("kind") else {*ENTITY_KINDS, *LAYERS, "reports"}
    groups: list[list[Hit]] = [
        _names(tokens, kinds & ENTITY_KINDS.keys(), filters, limit, connection, lookup),
        _facts(tokens, kinds & LAYERS.keys(), filters, limit, connection, lookup),
        _reports(tokens, filters, limit, connection, outlets) if "reports" in kinds else [],
    ]
    left, waiting = limit, len(groups)
    for group in sorted(groups, key=len):  # who has few hits leaves its room to the others
        taken = min(len(group), left // waiting)
        left, waiting = left - taken, waiting - 1
        del group[taken:]
    for group in groups:
        yield from group


def _rarest_first(tokens: Sequence[str], connection: Connection) -> list[str]:
    def finds(token: str) -> int:
        few = select(POSTING.c.target).where(POSTING.c.token == token).limit(_MOST_FINDS).subquery()
        return int(connection.execute(select(func.count()).select_from(few)).scalar_one())

    return sorted(tokens, key=finds)


def _finds(tokens: Sequence[str], *where: Any) -> Any:
    """The targets that hold every word, some thousands at most."""
    query = select(POSTING.c.target).where(POSTING.c.token == tokens[0], *where)
    for token in tokens[1:]:
        other = POSTING.alias()
        query = query.where(select(other.c.target).where(other.c.token == token, other.c.target == POSTING.c.target).exists())
    return query.limit(_MOST_FINDS).subquery()


def _names(
    tokens: Sequence[str], kinds: Collection[str], filters: Filters, limit: int, connection: Connection, lookup: TableLookup
) -> list[Hit]:
    if not kinds or filters.get("from") or filters.get("until") or filters.get("language"):
        return []
    finds = _finds(tokens, POSTING.c.target >= "p:", POSTING.c.target < "p;")
    query = (
        select(LISTING.c.kind, LISTING.c.row, LISTING.c.cluster, LISTING.c.name)
        .join(PROFILE, PROFILE.c.cluster == LISTING.c.cluster)
        .join(finds, PROFILE.c.id == func.substr(finds.c.target, 3))
        .where(LISTING.c.kind.in_(kinds))
    )
    if filters.get("side"):
        query = query.where(LISTING.c.cluster.in_(_of_side(filters["side"])))
    rows = connection.execute(query.distinct().order_by(LISTING.c.name, LISTING.c.row).limit(limit)).all()
    lookup.load_entities([row.cluster for row in rows])
    infos = [(row.kind, info) for row in rows if (info := lookup.loaded(row.cluster)) is not None]
    return [Hit(kind=kind, id=info.id, label=info.name, detail=info.side or "", score=3.0) for kind, info in infos]


def _of_side(side: str) -> Select[Any]:
    return select(FACET.c.cluster).where(or_(FACET.c.key == "side", FACET.c.key == "outlet_side"), FACET.c.value == side)


def _facts(
    tokens: Sequence[str], kinds: Collection[str], filters: Filters, limit: int, connection: Connection, lookup: TableLookup
) -> list[Hit]:
    """What is told, the latest first; each row once."""
    if not kinds:
        return []
    finds = _finds(tokens, or_(POSTING.c.target < "p:", POSTING.c.target >= "s"))
    query = (
        select(LISTING.c.kind, LISTING.c.cluster, func.min(FACT.c.id).label("fact"), LISTING.c.date)
        .join(FACT, FACT.c.cluster == LISTING.c.cluster)
        .join(finds, finds.c.target == FACT.c.id)
        .where(LISTING.c.kind.in_(kinds), *_dated(LISTING.c.date, filters))
        .group_by(LISTING.c.kind, LISTING.c.cluster, LISTING.c.date)
    )
    if filters.get("side"):
        query = query.where(LISTING.c.cluster.in_(_of_side(filters["side"])))
    if filters.get("language"):
        query = query.join(REPORT, REPORT.c.id == FACT.c.report).where(REPORT.c.language == filters["language"])
    rows = connection.execute(query.order_by(LISTING.c.date.desc(), LISTING.c.cluster.desc()).limit(limit)).all()
    facts = {fact.id: fact for fact in lookup.facts(FACT.c.id.in_([row.fact for row in rows]))}
    lookup.prepare(facts.values())
    hits = []
    for row in rows:
        words = " ".join(facts[row.fact].quotes[0].text.split())
        hits.append(Hit(kind=row.kind, id=row.cluster, label=label_of(facts[row.fact], lookup), detail=words, score=2.0))
    return hits


def _dated(column: Any, filters: Filters) -> Iterator[Any]:
    if filters.get("from"):
        yield column >= filters["from"]
    if filters.get("until"):
        yield and_(column <= filters["until"] + "~", column != "")


def _reports(tokens: Sequence[str], filters: Filters, limit: int, connection: Connection, outlets: OutletsOfSides) -> list[Hit]:
    """Reports, the latest first, each with the words around the find."""
    finds = _finds(tokens, POSTING.c.target >= "r:", POSTING.c.target < "r;")
    kept = {key: value for key, value in filters.items() if key in ("language", "side", "from", "until") and value}
    listed = reports_listed(kept, outlets).join(finds, REPORT.c.id == func.substr(finds.c.target, 3))
    columns = (REPORT.c.id, REPORT.c.title, REPORT.c.outlet, REPORT.c.published, REPORT.c.body)
    latest = listed.with_only_columns(*columns).order_by(REPORT.c.published.desc().nulls_last(), REPORT.c.id.desc())
    hits = []
    for row in connection.execute(latest.limit(limit)):
        told = " · ".join(filter(None, (row.outlet, (row.published or "")[:10])))
        words = _around(str(unpack_row(row.body).get("text", "")), frozenset(tokens))
        detail = f"{told}: {words}" if words and told else words or told
        hits.append(Hit(kind="reports", id=row.id, label=row.title or row.id[:12], detail=detail, score=1.0))
    return hits


def _around(text: str, tokens: frozenset[str]) -> str:
    """The words around the first find; empty where the find is in the title alone, or far down."""
    at = 0
    for word in text[:_FAR].split():
        at = text.index(word, at)
        if not tokens.isdisjoint(tokens_of(word)):
            start, end = max(0, at - _AROUND), min(len(text), at + _AROUND)
            return " ".join(f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}".split())
        at += len(word)
    return ""
