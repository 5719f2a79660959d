"""One view of a record, read from its tables (`store.base.RecordReader`). Rows are assembled when they are looked at."""

from __future__ import annotations

import dataclasses
import datetime
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, cast

from sqlalchemy import Connection, func, select

from tracktwo.model.codec import from_row
from tracktwo.model.decision import Decision
from tracktwo.model.failure import Failure
from tracktwo.model.reading import Affiliation, Reading
from tracktwo.model.record import KIND_OF_ENTITY, ROWS, EntityName, Kind, ReportRow, Row
from tracktwo.model.report import Report
from tracktwo.model.vocab import Outcome, View
from tracktwo.packs.pack import Pack
from tracktwo.record.commitments import assemble_commitment, due_state
from tracktwo.record.entities import EntityMaterial, assemble_entity
from tracktwo.record.events import assemble_event
from tracktwo.record.material import FactInfo
from tracktwo.record.offices import Offices
from tracktwo.record.sayings import assemble_figure, assemble_statement
from tracktwo.resolution.profiles import PackNames
from tracktwo.resolution.version import RESOLVER_VERSION
from tracktwo.store.anchoring import belonging
from tracktwo.store.base import Evidence, Filters, Hit, Order, Page, Status, StoredReport, Tie
from tracktwo.store.brief import IN_EVENTS, brief_entities, counted_by_date
from tracktwo.store.database import Database
from tracktwo.store.decisions import conflicting, load_decisions, standing
from tracktwo.store.following import follow_ups_of
from tracktwo.store.lists import ENTITY_KINDS, LAYERS, in_order, key_of, listed, reports_in_order, reports_listed
from tracktwo.store.lookup import OutletSides, TableLookup
from tracktwo.store.packing import unpack, unpack_row
from tracktwo.store.reading_words import label_of
from tracktwo.store.resolving import chunks
from tracktwo.store.searching import search
from tracktwo.store.tables import FACET, FACT, FAILURE, LINK, LISTING, PROFILE, RECEIPT, REPORT
from tracktwo.store.ties import ties

_AT_ONCE = 200


class SqlReader:
    """Looks at one record as it is; each call sees one unchanging state."""

    def __init__(self, database: Database, pack: Pack, names: PackNames, *, view: View = "full", as_of: str | None = None) -> None:
        self._database = database
        self._pack = pack
        self._names = names
        self._sides = OutletSides(pack)
        self._offices = Offices(pack)
        self.view: View = view
        self.as_of = as_of

    # -- one row -----------------------------------------------------------------------------------------------------

    def get(self, kind: Kind, ident: str, *, mentions: int | None = None) -> Row | None:
        """The row under this id, alias or fact id; of actors, so many of the latest mentions."""
        with self._looking() as (connection, lookup):
            if kind == "reports":
                return next(iter(self._reports(connection, [ident])), None)
            found = connection.execute(select(FACT.c.layer, FACT.c.cluster, FACT.c.profile).where(FACT.c.id == ident)).first()
            if found is None:
                return None
            if found.profile is not None:
                row = connection.execute(select(PROFILE.c.kind, PROFILE.c.cluster).where(PROFILE.c.id == found.profile)).one()
                if KIND_OF_ENTITY[row.kind] != kind:
                    return None
                return next(iter(self._entities(connection, lookup, [row.cluster], mentions)), None)
            if found.cluster is None or LAYERS.get(kind) != found.layer:
                return None
            return next(iter(self._clusters(kind, [found.cluster], connection, lookup)), None)

    def find(self, ident: str) -> tuple[Kind, Row] | None:
        """The row under an id of unknown kind."""
        with self._looking() as (connection, _):
            layer = connection.execute(select(FACT.c.layer).where(FACT.c.id == ident)).scalar()
            entity = connection.execute(
                select(PROFILE.c.kind).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id == ident)
            ).scalar()
        kind: Kind = KIND_OF_ENTITY[entity] if entity else cast(Kind, layer) if layer in LAYERS else "reports"
        row = self.get(kind, ident)
        return (kind, row) if row is not None else None

    # -- lists -------------------------------------------------------------------------------------------------------

    def page(
        self,
        kind: Kind,
        *,
        filters: Filters | None = None,
        order: Order = "newest",
        offset: int = 0,
        limit: int = 50,
        brief: bool = False,
        after: str | None = None,
    ) -> Page:
        """One page of a list."""
        with self._looking() as (connection, lookup):
            if kind == "reports":
                listing = reports_listed(filters or {}, self._sides)
                ordered = reports_in_order(listing, order, after)
            else:
                listing = listed(connection, kind, filters or {}, self._today().isoformat())
                ordered = in_order(listing, order, after)
            total = connection.execute(select(func.count()).select_from(listing.subquery())).scalar_one()
            found = connection.execute(ordered.offset(0 if after else offset).limit(limit + 1)).all()
            rows = self._brief(kind, found[:limit], connection, lookup) if brief else self._rows(kind, found[:limit], connection, lookup)
            last = found[limit - 1] if len(found) > limit > 0 else None
            return Page(rows=tuple(rows), total=total, offset=offset, limit=limit, next=key_of(last, order) if last is not None else None)

    def rows(self, kind: Kind) -> Iterator[Row]:
        """Every row of the kind, in order of id."""
        with self._looking() as (connection, lookup):
            query = (
                reports_in_order(reports_listed({}, self._sides), "id")
                if kind == "reports"
                else in_order(listed(connection, kind, {}, ""), "id")
            )
            lines = connection.execute(query).all()
            for start in range(0, len(lines), _AT_ONCE):
                yield from self._rows(kind, lines[start : start + _AT_ONCE], connection, lookup)

    def facets(self, kind: Kind, key: str) -> tuple[tuple[str, int], ...]:
        """The values of a filter key with their counts."""
        with self._looking() as (connection, _):
            if kind == "reports":
                column = {"outcome": REPORT.c.outcome, "language": REPORT.c.language, "outlet": REPORT.c.outlet}.get(key)
                if column is None:
                    return ()
                rows = connection.execute(select(column, func.count()).where(column.is_not(None)).group_by(column)).all()
            else:
                rows = connection.execute(
                    select(FACET.c.value, func.count()).where(FACET.c.kind == kind, FACET.c.key == key).group_by(FACET.c.value)
                ).all()
            return tuple(sorted(((str(v), int(n)) for v, n in rows), key=lambda r: (-r[1], r[0])))

    def months(self, filters: Filters | None = None, *, digits: int = 7) -> tuple[tuple[str, str, int], ...]:
        """Events a month (or year, or day, by the number of characters) by kind."""
        with self._looking() as (connection, _):
            counts = counted_by_date(listed(connection, "events", filters or {}, ""), digits, connection)
            return tuple((month, kind, number) for (month, kind), number in sorted(counts.items()))

    def latest(self, kind: Kind, limit: int) -> tuple[str, ...]:
        """The days on which the rows of a kind became known, the latest first."""
        query = select(LISTING.c.known_since).where(LISTING.c.kind == kind, LISTING.c.known_since.is_not(None))
        with self._database.reading() as connection:
            return tuple(d[:10] for d in connection.execute(query.order_by(LISTING.c.known_since.desc()).limit(limit)).scalars())

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read."""
        with self._looking() as (connection, _):
            rows = connection.execute(select(FAILURE).order_by(FAILURE.c.source, FAILURE.c.stage)).all()
            return tuple(Failure(source=r.source, stage=r.stage, reason=r.reason, remedy=r.remedy) for r in rows)

    # -- assembly ----------------------------------------------------------------------------------------------------

    def _rows(self, kind: Kind, lines: Sequence[Any], connection: Connection, lookup: TableLookup) -> list[Row]:
        """The rows of these lines of a list."""
        if kind == "reports":
            return list(self._reports(connection, [line.row for line in lines]))
        clusters = [line.cluster for line in lines]
        return (
            self._entities(connection, lookup, clusters)
            if kind in ENTITY_KINDS
            else list(self._clusters(kind, clusters, connection, lookup))
        )

    def _brief(self, kind: Kind, lines: Sequence[Any], connection: Connection, lookup: TableLookup) -> list[Row]:
        """The rows of these lines without what takes long to find."""
        if kind in LAYERS:
            return list(assemble_clusters(kind, [line.cluster for line in lines], connection, lookup, self._today(), follow=False))
        if kind in ENTITY_KINDS:
            return list(brief_entities([line.cluster for line in lines], connection, lookup))
        return self._rows(kind, lines, connection, lookup)

    def _clusters(self, kind: Kind, clusters: Sequence[str], connection: Connection, lookup: TableLookup) -> Iterator[Row]:
        yield from assemble_clusters(kind, clusters, connection, lookup, self._today())

    def _entities(self, connection: Connection, lookup: TableLookup, clusters: Sequence[str], mentions: int | None = None) -> list[Row]:
        profile_of: dict[str, str] = {}
        for some in chunks(clusters):
            profile_of |= dict(connection.execute(select(PROFILE.c.id, PROFILE.c.cluster).where(PROFILE.c.cluster.in_(some))).all())
        own: dict[str, list[FactInfo]] = defaultdict(list)
        linked: dict[str, dict[str, dict[str, str]]] = defaultdict(lambda: defaultdict(dict))
        events: dict[str, set[str]] = defaultdict(set)
        for some in chunks(profile_of):
            said = select(FACT.c.id, FACT.c.profile).where(FACT.c.profile.in_(some)).order_by(FACT.c.sort.desc())
            every = connection.execute(said).all()
            if mentions is not None and len(every) > mentions:  # the first has the id; what people decided on counts
                every = [*every[:mentions], every[-1], *(row for row in every[mentions:-1] if lookup.is_decided(row.id))]
            owner = {row.id: row.profile for row in every}
            for fact in (f for few in chunks(owner) for f in lookup.facts(FACT.c.id.in_(few))):
                own[profile_of[str(owner[fact.id])]].append(fact)
            for row in connection.execute(
                select(LINK).where(
                    LINK.c.profile.in_(some),
                    LINK.c.layer.in_(["affiliations", "memberships"]),
                    LINK.c.role.in_(["person", "member", "of"]),
                )
            ):
                linked[row.layer][profile_of[row.profile]][row.fact] = row.role
            taking_part = select(FACET.c.value, FACET.c.cluster).where(FACET.c.kind == "events", FACET.c.key.in_(IN_EVENTS))
            for profile, event in connection.execute(taking_part.where(FACET.c.value.in_(some))):
                events[profile_of[profile]].add(event)
        if mentions is not None:
            for by in linked.values():
                for cluster in list(by):
                    by[cluster] = self._latest(connection, by[cluster], mentions)
        facts = {
            fact.id: fact
            for some in chunks({f for by in linked.values() for roles in by.values() for f in roles})
            for fact in lookup.facts(FACT.c.id.in_(some))
        }
        lookup.prepare([*facts.values(), *(f for fs in own.values() for f in fs if getattr(f.fact, "parties", ()))])
        made: list[Row] = []
        rejected = lookup.rejected()
        for cluster in clusters:
            info = lookup.info(cluster)
            if info is None or info.is_nameless:
                continue
            linked_facts = [facts[i] for i in linked["affiliations"][cluster] if i not in rejected]
            material = EntityMaterial(
                info=info,
                facts=own[cluster],
                names=lookup.names(cluster),
                affiliations=linked_facts,
                memberships=[facts[i] for i in linked["memberships"][cluster] if i not in rejected],
                events=sorted(events[cluster]),
                holds_office=self._offices.is_holder(info.pack_id) or self._offices.any_office(_titles(linked_facts, lookup)),
            )
            made.append(assemble_entity(material, lookup))
        return made

    def _latest(self, connection: Connection, facts: Mapping[str, str], most: int) -> dict[str, str]:
        """The latest of these facts, and as many of the earliest."""
        if len(facts) <= 2 * most:
            return dict(facts)
        sorts = {i: s for few in chunks(facts) for i, s in connection.execute(select(FACT.c.id, FACT.c.sort).where(FACT.c.id.in_(few)))}
        ordered = sorted(facts, key=sorts.__getitem__)
        return {i: facts[i] for i in (*ordered[:most], *ordered[-most:])}

    def _reports(self, connection: Connection, idents: Sequence[str]) -> Iterator[ReportRow]:
        events: dict[str, set[str]] = defaultdict(set)
        paths: dict[str, str] = {}
        rows: dict[str, Any] = {}
        for some in chunks(idents):
            for row in connection.execute(
                select(FACT.c.report, FACT.c.cluster).where(FACT.c.report.in_(some), FACT.c.layer == "events", FACT.c.cluster.is_not(None))
            ):
                events[row.report].add(row.cluster)
            for row in connection.execute(
                select(RECEIPT.c.report, func.min(RECEIPT.c.source)).where(RECEIPT.c.report.in_(some)).group_by(RECEIPT.c.report)
            ):
                paths[row[0]] = row[1]
            for row in connection.execute(select(REPORT).where(REPORT.c.id.in_(some))):
                rows[row.id] = row
            for ident, cluster in connection.execute(
                select(REPORT.c.id, FACT.c.cluster)
                .join(FACT, FACT.c.report == REPORT.c.copy_of)
                .where(REPORT.c.id.in_(some), FACT.c.layer == "events", FACT.c.cluster.is_not(None))
            ):
                events[ident].add(cluster)
        for ident in idents:
            if ident not in rows:
                continue
            row = rows[ident]
            body = unpack_row(row.body)
            outcome: Outcome = "copy_of" if row.copy_of else row.outcome
            told = {k: body[k] for k in _REPORT_FIELDS if k in body}
            made: ReportRow = from_row(ReportRow, told | {"id": ident})
            yield dataclasses.replace(
                made,
                source=paths.get(ident),
                outcome=outcome,
                copy_of=row.copy_of,
                story=row.story,
                derived_from=row.derived_from,
                known_since=(row.published or "")[:10] or None,
                events=tuple(sorted(events[ident])),
            )

    # -- reports, search, counts ---------------------------------------------------------------------------------------

    def report(self, ident: str) -> StoredReport | None:
        """A report with its text."""
        with self._looking() as (connection, _):
            row = connection.execute(select(REPORT).where(REPORT.c.id == ident)).first()
            if row is None:
                return None
            body = {"text": "", **unpack_row(row.body)}  # of a report that is not relevant the text is not kept
            receipts = connection.execute(
                select(RECEIPT.c.source, RECEIPT.c.arrived_at).where(RECEIPT.c.report == ident).order_by(RECEIPT.c.source)
            ).all()
            return StoredReport(
                report=from_row(Report, body),
                outcome="copy_of" if row.copy_of else row.outcome,
                copy_of=row.copy_of,
                story=row.story,
                receipts=tuple(receipts),
                reading=unpack(Reading, row.reading, report=body) if row.reading else None,
            )

    def languages(self, reports: Collection[str]) -> Mapping[str, str]:
        """The language of each of these reports."""
        with self._database.reading() as connection:
            found: dict[str, str] = {}
            for some in chunks(reports):
                found |= dict(connection.execute(select(REPORT.c.id, REPORT.c.language).where(REPORT.c.id.in_(some))).all())
            return found

    def names(self, ids: Collection[str]) -> Mapping[str, tuple[EntityName, ...]]:
        """Every form of the names of these actors, documents and places."""
        with self._looking() as (connection, lookup):
            clusters: dict[str, str] = {}
            for some in chunks(ids):
                told = select(LISTING.c.cluster, LISTING.c.row).where(LISTING.c.kind.in_(ENTITY_KINDS), LISTING.c.row.in_(some))
                clusters |= dict(connection.execute(told).all())
            lookup.load_entities(clusters)
            return {clusters[cluster]: tuple(forms) for cluster, forms in lookup.names_of(list(clusters)).items()}

    def evidence(self, report: str) -> tuple[Evidence, ...]:
        """Every fact of a report, in text order."""
        with self._looking() as (connection, lookup):
            facts = lookup.facts(FACT.c.report == report)
            lookup.prepare(facts)
            clusters = dict(connection.execute(select(FACT.c.id, FACT.c.cluster).where(FACT.c.report == report)).all())
            found = []
            for fact in facts:
                kind, row = self._row_of(fact, clusters.get(fact.id), lookup)
                label = label_of(fact, lookup)
                found += [Evidence(span=q.span, layer=fact.layer, fact_id=fact.id, label=label, kind=kind, row=row) for q in fact.quotes]
            return tuple(sorted(found, key=lambda e: (e.span, e.layer, e.fact_id)))

    def _row_of(self, fact: FactInfo, cluster: str | None, lookup: TableLookup) -> tuple[Kind | None, str | None]:
        if fact.layer == "entities":
            info = lookup.entity(fact.report.id, fact.local)
            return (KIND_OF_ENTITY[info.kind], info.id) if info else (None, None)
        if fact.layer in LAYERS:
            return fact.layer, cluster
        owner = getattr(fact.fact, "person", None) or getattr(fact.fact, "member", None)
        info = lookup.entity(fact.report.id, owner)
        return (KIND_OF_ENTITY[info.kind], info.id) if info else (None, None)

    def search(self, query: str, *, limit: int = 50, filters: Filters | None = None) -> tuple[Hit, ...]:
        """Rows that hold every word of the query."""
        with self._looking() as (connection, lookup):
            return tuple(search(query, filters or {}, limit, connection, lookup, self._sides))

    def belongs(self, facts: Collection[str]) -> Mapping[str, str]:
        """The id of the row that each of these facts belongs to."""
        with self._database.reading() as connection:
            return belonging(connection, facts)

    def ties(self, *, limit: int = 100) -> tuple[Tie, ...]:
        """The events that fit two others and joined neither."""
        with self._database.reading() as connection:
            return tuple(ties(connection, self._names, limit))

    def status(self) -> Status:
        """Counts."""
        with self._looking() as (connection, _):
            outcomes: Counter[Outcome] = Counter()
            languages: Counter[str] = Counter()
            outlets: Counter[str] = Counter()
            latest: str | None = None
            kept = REPORT.c.outcome, REPORT.c.language, REPORT.c.outlet
            for are_copies in (False, True):  # each in the order of its index
                which = REPORT.c.copy_of.is_not(None) if are_copies else REPORT.c.copy_of.is_(None)
                counted = select(*kept, func.count(), func.max(REPORT.c.published)).where(which).group_by(*kept)
                for outcome, language, outlet, n, last in connection.execute(counted):
                    if outcome == "erased":
                        continue
                    outcomes["copy_of" if are_copies else outcome] += n
                    languages[language] += n
                    if outlet is not None:
                        outlets[outlet] += n
                    latest = max(filter(None, (latest, last)), default=None)
            reports = sum(outcomes.values())
            failures = connection.execute(select(func.count()).select_from(FAILURE).where(FAILURE.c.stage != "reading")).scalar_one()
            if failures:
                outcomes["failed"] += failures
            rows: Counter[Kind] = Counter()
            for kind, n in connection.execute(select(LISTING.c.kind, func.count()).group_by(LISTING.c.kind)):
                rows[kind] += n
            rows["reports"] = reports
            decisions = self._all_decisions(connection)
            anchors = {a.fact_id for d in decisions for a in d.anchors}
            present = {i for some in chunks(anchors) for i in connection.execute(select(FACT.c.id).where(FACT.c.id.in_(some))).scalars()}
            return Status(
                outcomes=dict(outcomes),
                rows={k: rows[k] for k in ROWS},
                receipts=connection.execute(select(func.count()).select_from(RECEIPT)).scalar_one(),
                decisions=len(decisions),
                orphaned=sum(any(a.fact_id not in present for a in d.anchors) for d in standing(decisions)),
                conflicting=len(conflicting(standing(decisions))),
                languages=_most_first(languages),
                outlets=_most_first(outlets),
                latest=latest,
                pack=f"{self._pack.id} {self._pack.version}",
                resolver=RESOLVER_VERSION,
            )

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision in the order in which they stand."""
        with self._looking() as (connection, _):
            return self._all_decisions(connection)

    def _all_decisions(self, connection: Connection) -> tuple[Decision, ...]:
        return load_decisions(connection)

    def _today(self) -> datetime.date:
        return datetime.date.fromisoformat(self.as_of) if self.as_of else datetime.datetime.now(datetime.UTC).date()

    @contextmanager
    def _looking(self) -> Iterator[tuple[Connection, TableLookup]]:
        with self._database.reading() as connection:
            yield connection, TableLookup(connection, self._names, self._sides, standing(load_decisions(connection)))


#: Stands for no day at all: lists are written for every day, so nothing that depends on one is assembled.
NO_DAY = datetime.date(1, 1, 1)

_REPORT_FIELDS = tuple(
    f.name
    for f in dataclasses.fields(ReportRow)
    if f.name in {g.name for g in dataclasses.fields(Report)} and f.name not in ("source", "id")
)


def assemble_clusters(
    kind: Kind,
    clusters: Sequence[str],
    connection: Connection,
    lookup: TableLookup,
    today: datetime.date,
    *,
    follow: bool = True,
    facts: Mapping[str, Sequence[FactInfo]] | None = None,
) -> Iterator[Row]:
    """The rows of clusters of events, commitments, statements or figures, in the order given; follow-ups only if asked for."""
    facts = lookup.facts_of_clusters(clusters) if facts is None else facts
    lookup.prepare(f for fs in facts.values() for f in fs)
    for cluster in clusters:
        told = facts.get(cluster)
        if not told:
            continue
        match kind:
            case "events":
                yield assemble_event(told, lookup)
            case "commitments":
                row = assemble_commitment(told, lookup, progress=_progress_of(told, lookup))
                row = dataclasses.replace(row, due_state=due_state(row, today))
                follow = follow and today != NO_DAY
                yield dataclasses.replace(row, follow_ups=follow_ups_of(row, told, connection, lookup)) if follow else row
            case "statements":
                yield assemble_statement(told, lookup)
            case _:
                yield assemble_figure(told, lookup)


def _progress_of(facts: Sequence[FactInfo], lookup: TableLookup) -> list[FactInfo]:
    """What the same reports say came of the commitments."""
    locals_ = {(f.report.id, f.local) for f in facts}
    reports = sorted({f.report.id for f in facts})
    found = lookup.facts(FACT.c.report.in_(reports), FACT.c.layer == "progress") if reports else []
    return [p for p in found if (p.report.id, getattr(p.fact, "commitment", None)) in locals_]


def _titles(affiliations: Sequence[FactInfo], lookup: TableLookup) -> Iterator[tuple[str | None, str | None]]:
    """The titles stated of a person, each with the pack id of its body."""
    for fact in affiliations:
        if isinstance(fact.fact, Affiliation):
            body = lookup.entity(fact.report.id, fact.fact.organization)
            yield fact.fact.title, body.pack_id if body else None


def _most_first(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda c: (-c[1], c[0])))
