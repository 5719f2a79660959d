"""The record in a SQL database (`store.base.Store`): truth is appended, derived tables follow in the same transaction."""

from __future__ import annotations

import datetime
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from sqlalchemy import Connection, delete, insert, select, update

from tracktwo.errors import StoreError
from tracktwo.model.codec import from_row, to_row
from tracktwo.model.decision import Decision
from tracktwo.model.failure import Failure
from tracktwo.model.ids import FactAnchor, sha256_hex
from tracktwo.model.reading import Reading
from tracktwo.model.report import Report
from tracktwo.model.vocab import View
from tracktwo.packs.pack import Pack
from tracktwo.record.offices import Offices
from tracktwo.resolution.clusters import Pair
from tracktwo.resolution.profiles import PackNames
from tracktwo.resolution.version import RESOLVER_VERSION
from tracktwo.store.anchoring import anchors_of, bound_facts
from tracktwo.store.base import Added, Explanation, Incoming, Publication, RecordReader
from tracktwo.store.copying import original_of, remove_sketch, tell_stories, write_sketch
from tracktwo.store.database import Database
from tracktwo.store.decisions import load_decisions, pair_weights, pinned, secret_reports, standing
from tracktwo.store.erasing import ERASED, decisions_without, mask_failures, mask_report, reports_naming
from tracktwo.store.explaining import explain
from tracktwo.store.hiding import Hidden
from tracktwo.store.indexing import Indexer, insert_new
from tracktwo.store.listings import write_listings
from tracktwo.store.lookup import OutletSides, TableLookup
from tracktwo.store.migrations import LISTED, check_not_newer, migrate, newest, number_of
from tracktwo.store.packing import pack_bytes, unpack, unpack_row
from tracktwo.store.reader import SqlReader
from tracktwo.store.removing import remove_facts
from tracktwo.store.resolving import Resolver, chunks
from tracktwo.store.secrecy import Secrecy
from tracktwo.store.tables import DECISION, DERIVED, FACT, FAILURE, META, PROFILE, PUBLICATION, RECEIPT, REPORT
from tracktwo.store.views import Kept, view_of


class SqlStore:
    """A record file, `:memory:` or a database URL, kept with one pack. The pack is not stored: its version is.

    Args:
        record: what `--record` says.
        pack: the process.
        create: make the record where there is none.

    Raises:
        StoreError: there is no such record, or it cannot be used.
    """

    def __init__(self, record: str, pack: Pack, *, create: bool = False) -> None:
        self._pack = pack
        self._names = PackNames(pack)
        self._sides = OutletSides(pack)
        self._database = Database(record, create=create or record == ":memory:")
        with self._database.reading() as connection:
            number = number_of(connection)
        check_not_newer(number)
        if number == 0 and not (create or record == ":memory:"):
            raise StoreError(f"{record} holds no record.", remedy="Make one with `tracktwo init`.")
        if number < newest():
            with self._database.writing() as connection:
                migrate(connection)
                known = {"pack": pack.id, "made_with": self._made_with, "changes": "0"}
                insert_new(connection, META, [{"key": key, "value": value} for key, value in known.items()])
                if 0 < number < LISTED:
                    self._list_all(connection)

    def _list_all(self, connection: Connection) -> None:
        """Write every list anew."""
        lookup = TableLookup(connection, self._names, self._sides, standing(load_decisions(connection)))
        for column in (FACT.c.cluster, PROFILE.c.cluster):
            every = connection.execute(select(column).where(column.is_not(None)).distinct()).scalars()
            write_listings(connection, lookup, set(every))

    @property
    def pack(self) -> Pack:
        """The process that the record is of."""
        return self._pack

    @property
    def _made_with(self) -> str:
        return f"{self._pack.id} {self._pack.version}, resolver {RESOLVER_VERSION}"

    # -- looking -----------------------------------------------------------------------------------------------------

    def reader(self, *, view: View = "full", as_of: str | None = None) -> RecordReader:
        """A view of the record on a day."""
        if view == "full" and as_of is None:
            return self.looking_at(view=view, as_of=as_of)
        return view_of(self, view=view, as_of=as_of)

    def looking_at(self, *, view: View, as_of: str | None) -> SqlReader:
        """A reader of this record as it is, which holds that view and nothing else."""
        return SqlReader(self._database, self._pack, self._names, view=view, as_of=as_of)

    def hidden_from_public(self, decisions: Sequence[Decision], *, today: str | None) -> Hidden:
        """What of this record the public must not see on a day."""
        day = datetime.date.fromisoformat(today) if today else datetime.datetime.now(datetime.UTC).date()
        with self._database.reading() as connection:
            return Secrecy(connection, Offices(self._pack)).hidden(decisions, day)

    def truth(self) -> Iterator[Kept]:
        """Every report with its reading and receipts, in order of id."""
        with self._database.reading() as connection:
            receipts: dict[str, list[tuple[str, str]]] = defaultdict(list)
            for report, source, at in connection.execute(select(RECEIPT).order_by(RECEIPT.c.report, RECEIPT.c.source)).all():
                receipts[report].append((source, at))
            every = list(connection.execute(select(REPORT.c.id).where(REPORT.c.outcome != "erased").order_by(REPORT.c.id)).scalars())
            for some in chunks(every):
                for row in connection.execute(select(REPORT).where(REPORT.c.id.in_(some)).order_by(REPORT.c.id)):
                    body = {"text": "", **unpack_row(row.body)}
                    yield Kept(
                        report=from_row(Report, body),
                        outcome=row.outcome,
                        reading=unpack(Reading, row.reading, report=body) if row.reading else None,
                        receipts=tuple(receipts[row.id]),
                    )

    @contextmanager
    def looking(self) -> Iterator[tuple[Connection, PackNames]]:
        """One unchanging state of the tables, for measurements."""
        with self._database.reading() as connection:
            yield connection, self._names

    def knows(self, report: str) -> bool:
        """Whether a report of this id is in the record."""
        with self._database.reading() as connection:
            return connection.execute(select(REPORT.c.id).where(REPORT.c.id == report)).first() is not None

    def state(self) -> str:
        """Says whether anything was added, erased or decided since: the number of transactions that wrote."""
        with self._database.reading() as connection:
            return str(connection.execute(select(META.c.value).where(META.c.key == "changes")).scalar())

    def anchor(self, fact_id: str) -> FactAnchor | None:
        """The anchor of a fact."""
        with self._database.reading() as connection:
            return next(iter(anchors_of(connection, [fact_id])), None)

    def anchors(self, fact_id: str) -> tuple[FactAnchor, ...]:
        """What a decision on the whole thing is bound to."""
        with self._database.reading() as connection:
            return anchors_of(connection, bound_facts(connection, fact_id, secret_reports(load_decisions(connection))))

    # -- adding ------------------------------------------------------------------------------------------------------

    def add(self, batch: Sequence[Incoming], *, arrived_at: str) -> tuple[Added, ...]:
        """Put inputs into the record, resolved, all in one transaction."""
        with self._database.writing() as connection:
            self._keep_up(connection)
            outcomes: list[Added] = []
            added: dict[str, Incoming] = {}
            for item in batch:
                outcomes.append(self._take(connection, item, arrived_at))
                if outcomes[-1] == "read" and item.report is not None:
                    added[item.report.id] = item
            readings = {ident: item.reading for ident, item in added.items() if item.reading is not None}
            self._derive(connection, readings)
            copies = {
                i
                for some in chunks(readings)
                for i in connection.execute(select(REPORT.c.id).where(REPORT.c.id.in_(some), REPORT.c.copy_of.is_not(None))).scalars()
            }
            told = zip(batch, outcomes, strict=True)
            return tuple("copy_of" if o == "read" and i.report is not None and i.report.id in copies else o for i, o in told)

    def _take(self, connection: Connection, item: Incoming, arrived_at: str) -> Added:
        """Keep one input: its truth alone."""
        report = item.report
        if report is None:
            failure = item.failure
            if failure is None:
                raise StoreError("An input with neither a report nor a failure.")
            return "failed" if self._keep_failure(connection, failure, arrived_at) else "known"
        connection.execute(delete(FAILURE).where(FAILURE.c.source == item.source))
        if item.failure is not None:
            self._keep_failure(connection, item.failure, arrived_at)
        known = connection.execute(select(REPORT.c.id).where(REPORT.c.id == report.id)).first() is not None
        if not known:
            kept = report.relevant or item.reading is not None
            without = () if kept else ("text", "offsets", "removed")
            connection.execute(
                insert(REPORT).values(
                    id=report.id,
                    outcome="read" if item.reading is not None else "failed" if item.failure is not None else "not_relevant",
                    text_sha256=sha256_hex(report.text),
                    published=report.published,
                    language=report.language,
                    outlet=report.outlet,
                    origin=report.origin,
                    external_id=report.external_id,
                    url=report.url,
                    title=report.title,
                    body=pack_bytes(report, without=without),
                    received=pack_bytes(item.received) if item.received is not None else b"",
                    reading=pack_bytes(item.reading, without=("report",)) if item.reading is not None else None,
                    reader=f"{item.reading.reader.name} {item.reading.reader.version}" if item.reading is not None else None,
                )
            )
        insert_new(connection, RECEIPT, [{"report": report.id, "source": item.source, "arrived_at": arrived_at}])
        if known:
            return "known"
        return "read" if item.reading is not None else "failed" if item.failure is not None else "not_relevant"

    def _keep_failure(self, connection: Connection, failure: Failure, arrived_at: str) -> bool:
        """Keep why an input could not be read; whether that is news."""
        key = (FAILURE.c.source == failure.source, FAILURE.c.stage == failure.stage)
        held = connection.execute(select(FAILURE.c.source).where(*key)).first()
        row = {"source": failure.source, "stage": failure.stage, "reason": failure.reason, "remedy": failure.remedy}
        insert_new(connection, FAILURE, [{**row, "arrived_at": arrived_at}])
        return held is None

    # -- deriving ------------------------------------------------------------------------------------------------------

    def _derive(self, connection: Connection, readings: dict[str, Reading]) -> None:
        """Index new readings and resolve what they touch."""
        profiles: set[str] = set()
        facts: set[str] = set()
        stand = standing(load_decisions(connection))
        weights = pair_weights(stand)
        indexer = Indexer(connection, self._names, pinned(stand))
        fresh: set[str] = set()
        gained: set[str] = set()
        gone: set[str] = set()
        for ident in sorted(readings):
            sha = sha256_hex(readings[ident].report.text)
            first, others = original_of(connection, sha)
            for other in others:
                held = connection.execute(select(REPORT.c.copy_of).where(REPORT.c.id == other)).scalar()
                if held == first:
                    continue
                connection.execute(update(REPORT).where(REPORT.c.id == other).values(copy_of=first))
                if held is None and other not in readings:  # it was the first until now
                    p, f, c = self._forget(connection, other)
                    profiles |= p
                    facts |= f
                    gone |= c
            if first == ident:
                fresh.add(ident)
            elif first is not None:
                gained.add(first)
        for ident in sorted(fresh):
            p, f = indexer.index(readings[ident])
            profiles |= p
            facts |= f
            write_sketch(connection, ident, readings[ident].report.text)
        retold = tell_stories(connection, fresh | gained)
        self._resolve(connection, weights, profiles, facts | self._facts_of(connection, retold | gained), gone)

    def _forget(self, connection: Connection, report: str) -> tuple[set[str], set[str], set[str]]:
        """Take a report out of the derived tables: profiles and facts to look at again, clusters to write anew."""
        story = connection.execute(select(REPORT.c.story).where(REPORT.c.id == report)).scalar()
        sharing = set(connection.execute(select(REPORT.c.id).where(REPORT.c.story == story)).scalars()) - {report} if story else set()
        remove_sketch(connection, report)
        connection.execute(update(REPORT).where(REPORT.c.id == report).values(derived_from=None))
        profiles, facts, clusters = remove_facts(connection, report)
        retold = tell_stories(connection, sharing)
        return profiles, facts | self._facts_of(connection, retold), clusters

    def _facts_of(self, connection: Connection, reports: Collection[str]) -> set[str]:
        return {i for some in chunks(reports) for i in connection.execute(select(FACT.c.id).where(FACT.c.report.in_(some))).scalars()}

    def _resolve(
        self,
        connection: Connection,
        weights: dict[str, dict[Pair, float]],
        profiles: Collection[str],
        facts: Collection[str],
        clusters: Collection[str] = (),
    ) -> None:
        spoken_of = {i for pair in weights.get("entities", {}) for i in pair} & set(facts)  # a decision waited for these to arrive
        decided = {
            p for some in chunks(spoken_of) for p in connection.execute(select(FACT.c.profile).where(FACT.c.id.in_(some))).scalars() if p
        }
        resolver = Resolver(connection, self._names, self._by_profile(connection, weights))
        resolver.run(set(profiles) | decided, facts)
        lookup = TableLookup(connection, self._names, self._sides, standing(load_decisions(connection)))
        write_listings(connection, lookup, resolver.changed_clusters | set(clusters) | self._named(connection, profiles, facts))

    def _named(self, connection: Connection, profiles: Collection[str], facts: Collection[str]) -> set[str]:
        """The clusters of actors with these profiles, or that these facts mention."""
        found = {
            c for some in chunks(profiles) for c in connection.execute(select(PROFILE.c.cluster).where(PROFILE.c.id.in_(some))).scalars()
        }
        for some in chunks(facts):
            mentioned = select(PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id.in_(some)).distinct()
            found |= set(connection.execute(mentioned).scalars())
        return {cluster for cluster in found if cluster}

    def _by_profile(self, connection: Connection, weights: dict[str, dict[Pair, float]]) -> dict[str, dict[Pair, float]]:
        """Pairs of entity facts as pairs of their profiles; pairs of facts that are not there (any more) fall away."""
        idents = {i for pairs in weights.values() for pair in pairs for i in pair}
        rows = [row for some in chunks(idents) for row in connection.execute(select(FACT.c.id, FACT.c.profile).where(FACT.c.id.in_(some)))]
        at = {row.id: row.profile or row.id for row in rows}
        found: dict[str, dict[Pair, float]] = {}
        for layer, pairs in weights.items():
            for (a, b), weight in pairs.items():
                if a in at and b in at and at[a] != at[b]:
                    first, second = sorted((at[a], at[b]))
                    found.setdefault(layer, {})[(first, second)] = weight
        return found

    # -- deciding ------------------------------------------------------------------------------------------------------

    def decide(self, decision: Decision) -> str:
        """Append a decision and resolve what it touches."""
        self.decide_all([decision])
        return decision.id

    def decide_all(self, decisions: Sequence[Decision]) -> None:
        """Append decisions and resolve what they touch together."""
        with self._database.writing() as connection:
            self._keep_up(connection)
            held = load_decisions(connection)
            known = {d.id for d in held}
            new = {d.id: d for d in decisions if d.id not in known}
            if new:
                self._insert_decisions(connection, new.values())
                self._redecide(connection, held, (*held, *new.values()))

    def _insert_decisions(self, connection: Connection, decisions: Iterable[Decision]) -> None:
        rows = [{"id": d.id, "taken_at": d.when, "body": json.dumps(to_row(d), ensure_ascii=False)} for d in decisions]
        if rows:
            connection.execute(insert(DECISION), rows)

    def _redecide(self, connection: Connection, before: Iterable[Decision], after: Iterable[Decision]) -> None:
        stood, stand = standing(tuple(before)), standing(tuple(after))
        new = pair_weights(stand)
        changed = {d.id: d for d in (*stood, *stand)}
        same = {d.id for d in stood} & {d.id for d in stand}
        touched = {a.fact_id for ident, d in changed.items() if ident not in same for a in (*d.anchors, *d.others)}
        profiles: set[str] = set()
        facts: set[str] = set(touched)
        gone: set[str] = set()
        moved = pinned(stood) ^ pinned(stand)
        reports = {r for some in chunks(moved) for r in connection.execute(select(FACT.c.report).where(FACT.c.id.in_(some))).scalars()}
        indexer = Indexer(connection, self._names, pinned(stand))
        for report in sorted(reports):
            p, f, c = remove_facts(connection, report)
            profiles |= p
            facts |= f
            gone |= c
            p, f = indexer.index(self._reading(connection, report))
            profiles |= p
            facts |= f
        for some in chunks(touched):
            for profile in connection.execute(select(FACT.c.profile).where(FACT.c.id.in_(some))).scalars():
                if profile:
                    profiles.add(profile)
            gone |= {c for c in connection.execute(select(FACT.c.cluster).where(FACT.c.id.in_(some))).scalars() if c}
        self._resolve(connection, new, profiles, facts, gone)

    def _reading(self, connection: Connection, report: str) -> Reading:
        row = connection.execute(select(REPORT.c.body, REPORT.c.reading).where(REPORT.c.id == report)).one()
        return unpack(Reading, row.reading, report=unpack_row(row.body))

    # -- explaining and erasing ----------------------------------------------------------------------------------------

    def explain(self, ident: str) -> Explanation | None:
        """Why the facts behind an id are one thing."""
        with self._database.reading() as connection:
            stand = standing(load_decisions(connection))
            decided = self._by_profile(connection, pair_weights(stand))
            return explain(connection, Resolver(connection, self._names, decided), decided, list(stand), ident)

    def erase(self, report: str) -> bool:
        """Remove a report for good."""
        with self._database.writing() as connection:
            self._keep_up(connection)
            row = connection.execute(select(REPORT).where(REPORT.c.id == report, REPORT.c.outcome != "erased")).first()
            if row is None:
                return False
            weights = pair_weights(standing(load_decisions(connection)))
            profiles, facts, gone = self._forget(connection, report)
            connection.execute(delete(RECEIPT).where(RECEIPT.c.report == report))
            empty = {"text_sha256": "", "published": None, "outlet": None, "origin": None, "external_id": None, "url": None, "title": None}
            nothing = {"language": "", "body": b"", "received": b"", "reading": None, "reader": None, "copy_of": None, "derived_from": None}
            connection.execute(update(REPORT).where(REPORT.c.id == report).values(outcome="erased", **empty, **nothing))
            first, others = original_of(connection, row.text_sha256)
            self._resolve(connection, weights, profiles, facts, gone)
            if row.copy_of is None and first is not None:  # a copy takes the place of its original
                connection.execute(update(REPORT).where(REPORT.c.id.in_([first, *others])).values(copy_of=None))
                self._derive(connection, {first: self._reading(connection, first)})
        self._database.vacuum()
        return True

    def erase_person(self, ident: str) -> int:
        """Remove a person for good."""
        with self._database.writing() as connection:
            self._keep_up(connection)
            found = Secrecy(connection, Offices(self._pack)).of_person(ident)
            if found is None:
                return 0
            by_name, hidden = found
            naming = reports_naming(connection, by_name, hidden.facts)
            moved: dict[str, FactAnchor] = {}
            readings: dict[str, Reading] = {}
            profiles, facts, gone = set[str](), set[str](), set[str]()
            for report in naming:
                p, f, c = self._forget(connection, report)
                profiles, facts, gone = profiles | p, facts | f, gone | c
                reading = mask_report(connection, report, hidden, moved)
                if reading is not None:
                    readings[report] = reading
            decisions = decisions_without(load_decisions(connection), hidden, moved)
            connection.execute(delete(DECISION))
            self._insert_decisions(connection, decisions)
            mask_failures(connection, by_name)
            self._resolve(connection, pair_weights(standing(decisions)), profiles, facts, gone)
            self._derive(connection, readings)
            insert_new(connection, META, [{"key": f"{ERASED} {ident}", "value": ""}])
        self._database.vacuum()
        return len(naming)

    # -- what was published ----------------------------------------------------------------------------------------------

    def note_published(self, hashes: Mapping[str, str], *, at: str, view: View) -> Mapping[str, int]:
        """Log what leaves the record."""
        with self._database.writing() as connection:
            last: dict[str, tuple[int, str]] = {}
            for row in connection.execute(select(PUBLICATION).where(PUBLICATION.c.view == view).order_by(PUBLICATION.c.sequence)):
                last[row.what] = (row.sequence, row.sha256)
            found: dict[str, int] = {}
            for what, sha256 in sorted(hashes.items()):
                sequence, held = last.get(what, (-1, ""))
                if held != sha256:
                    sequence += 1
                    connection.execute(insert(PUBLICATION).values(what=what, sequence=sequence, at=at, sha256=sha256, view=view))
                found[what] = sequence
            return found

    def publications(self) -> tuple[Publication, ...]:
        """The log of what was published."""
        with self._database.reading() as connection:
            order = (PUBLICATION.c.at, PUBLICATION.c.what, PUBLICATION.c.sequence)
            return tuple(Publication(**row._mapping) for row in connection.execute(select(PUBLICATION).order_by(*order)))

    # -- rebuilding ----------------------------------------------------------------------------------------------------

    def rebuild(self) -> None:
        """Make every derived table again."""
        with self._database.writing() as connection:
            self._note_change(connection)
            self._rebuild(connection)

    def _rebuild(self, connection: Connection) -> None:
        for table in DERIVED:
            connection.execute(delete(table))
        connection.execute(update(REPORT).values(copy_of=None, story=None, derived_from=None, sketch=None))
        every = list(connection.execute(select(REPORT.c.id).where(REPORT.c.outcome == "read").order_by(REPORT.c.id)).scalars())
        for start in range(0, len(every), 200):
            self._derive(connection, {ident: self._reading(connection, ident) for ident in every[start : start + 200]})
        connection.execute(delete(META).where(META.c.key == "made_with"))
        connection.execute(insert(META).values(key="made_with", value=self._made_with))

    def _keep_up(self, connection: Connection) -> None:
        """Rebuild first where the record was made with another pack version or resolver."""
        held = dict(connection.execute(select(META.c.key, META.c.value)).all())
        if held.get("pack") != self._pack.id:
            raise StoreError(f"The record is of the process {held.get('pack')}, not {self._pack.id}.", remedy="Name its pack with --pack.")
        self._note_change(connection)
        if held.get("made_with") != self._made_with:
            self._rebuild(connection)

    def _note_change(self, connection: Connection) -> None:
        """Count this transaction among those that wrote (`state`)."""
        count = connection.execute(select(META.c.value).where(META.c.key == "changes")).scalar_one()
        connection.execute(update(META).where(META.c.key == "changes").values(value=str(int(count) + 1)))

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()
