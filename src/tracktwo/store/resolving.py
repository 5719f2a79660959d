"""Resolution over the tables: only the neighbourhood of what changed is looked at, and it comes out as it would from nothing.

A component is found by walking from what changed along pairs that could be one thing; its clusters are a function of its members alone
(resolution.clusters). So no state of earlier runs is trusted but the clusters of components that nothing has touched.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, select, update
from sqlalchemy.sql.elements import ColumnElement

from tracktwo.model.codec import from_row
from tracktwo.model.reading import Commitment, Event, Figure, Statement
from tracktwo.resolution.clusters import ALWAYS, Pair, Rules, link
from tracktwo.resolution.commitments import COMMITMENT_RULES, Undertaking, commitment_keys, score_undertakings, undertaking_of
from tracktwo.resolution.entities import ENTITY_RULES, score_profiles
from tracktwo.resolution.events import EVENT_RULES, Telling, event_keys, looked_up, score_tellings
from tracktwo.resolution.profiles import PackNames, Profile
from tracktwo.resolution.sayings import figure_key, statement_key
from tracktwo.resolution.tellings import ReportFacts, Resolved, telling_of
from tracktwo.store.indexing import insert_new
from tracktwo.store.tables import FACT, FACT_KEY, LINK, PROFILE, PROFILE_KEY, REPORT

_CHUNK = 400


def chunks(values: Iterable[str]) -> Iterator[list[str]]:
    """The values in order, a few hundred at a time: no database takes any number of parameters."""
    every = sorted(values)
    for start in range(0, len(every), _CHUNK):
        yield every[start : start + _CHUNK]


class Resolver:
    """Resolves what a transaction has touched. One per transaction.

    Args:
        connection: the open transaction.
        names: what the pack knows.
        decided: what people said of pairs of facts (`ALWAYS`, `NEVER`), by layer; pairs in order of id.
    """

    def __init__(self, connection: Connection, names: PackNames, decided: Mapping[str, Mapping[Pair, float]] | None = None) -> None:
        self._connection = connection
        self._names = names
        self._decided = decided or {}
        self._reports: dict[str, ReportFacts] = {}
        self._tellings: dict[str, Telling] = {}
        self._undertakings: dict[str, Undertaking] = {}
        self._profiles: dict[str, Profile] = {}
        self.changed_clusters: set[str] = set()

    def run(self, profiles: Collection[str], facts: Collection[str]) -> None:
        """Resolve again whatever the new or touched profiles and facts can change."""
        touched = set(facts) | self._moved(profiles)
        by_layer: dict[str, set[str]] = defaultdict(set)
        for some in chunks(touched):
            for ident, layer in self._connection.execute(select(FACT.c.id, FACT.c.layer).where(FACT.c.id.in_(some))):
                by_layer[layer].add(ident)
        events = self._linked(
            by_layer["events"],
            self._load_tellings,
            self._telling_keys,
            self._score_tellings,
            EVENT_RULES,
            lambda t: self._tellings[t].is_vague,
            self._telling_lookups,
        )
        for layer, idents in self._speaking_of(events).items():
            by_layer[layer] |= idents
        self._linked(
            by_layer["commitments"],
            self._load_undertakings,
            self._undertaking_keys,
            self._score_undertakings,
            COMMITMENT_RULES,
            lambda _: False,
        )
        self._keyed(by_layer["statements"] | by_layer["figures"])

    # -- entities ----------------------------------------------------------------------------------------------------

    def _moved(self, touched: Collection[str]) -> set[str]:
        """Cluster the profiles around the touched ones; the facts of other layers that have to be looked at again."""
        pairs = self._decided.get("entities", {})
        groups: list[Any] = []
        done: set[str] = set()
        every: set[str] = set()
        for start in sorted(touched):
            if start in done:
                continue
            members = self._component(
                {start}, self._load_profiles, self._profile_keys, PROFILE_KEY.c.profile, self._score_profiles, ENTITY_RULES, pairs
            )
            done |= members
            members &= self._profiles.keys()  # a profile whose last fact has left it is gone
            vague = {m for m in members if self._profiles[m].is_short}
            groups += link(sorted(members), self._score_profiles, ENTITY_RULES, vague=vague, decided=pairs).groups
            every |= members
        before = dict(
            row
            for some in chunks(every)
            for row in self._connection.execute(select(PROFILE.c.id, PROFILE.c.cluster).where(PROFILE.c.id.in_(some))).all()
        )
        # All components together: two that were one cluster must not both keep its label.
        labels, moved = _relabelled(before, groups)
        after = {member: label for group, label in zip(groups, labels, strict=True) for member in group}
        self._set(PROFILE, {m: c for m, c in after.items() if before.get(m) != c})
        speaking = {
            fact
            for some in chunks(moved)
            for fact in self._connection.execute(select(LINK.c.fact).where(LINK.c.profile.in_(some))).scalars()
        }
        return speaking | self._events_beside(moved)

    def _events_beside(self, profiles: Collection[str]) -> set[str]:
        """The events of the reports that name these profiles: what else a report names speaks for and against its events."""
        reports = {
            r
            for some in chunks(profiles)
            for r in self._connection.execute(select(FACT.c.report).where(FACT.c.profile.in_(some))).scalars()
        }
        return {
            fact
            for some in chunks(reports)
            for fact in self._connection.execute(select(FACT.c.id).where(FACT.c.report.in_(some), FACT.c.layer == "events")).scalars()
        }

    def _load_profiles(self, idents: Collection[str]) -> None:
        for some in chunks(set(idents) - self._profiles.keys()):
            for row in self._connection.execute(select(PROFILE).where(PROFILE.c.id.in_(some))):
                self._profiles[row.id] = Profile(kind=row.kind, name=row.folded, side=row.side, pack_id=row.pack_id, pin=row.pin)

    def _profile_keys(self, idents: Collection[str]) -> set[str]:
        keys: set[str] = set()
        for some in chunks(idents):
            keys |= set(self._connection.execute(select(PROFILE_KEY.c.key).where(PROFILE_KEY.c.profile.in_(some))).scalars())
        return keys

    def _score_profiles(self, a: str, b: str) -> float:
        return score_profiles(self._profiles[a], self._profiles[b])

    # -- events ------------------------------------------------------------------------------------------------------

    def _load_tellings(self, idents: Collection[str]) -> None:
        for row in self._fact_rows(set(idents) - self._tellings.keys()):
            event, words = from_row(Event, json.loads(row.body)), json.loads(row.quotes)[0][3]
            self._tellings[row.id] = telling_of(row.id, event, words, self._reports[row.report], self._names)

    def load_tellings(self, idents: Collection[str]) -> None:
        """Make these events ready to be compared."""
        self._load_tellings(idents)

    def tellings(self, one: str, other: str) -> tuple[Telling, Telling]:
        """Two events that were loaded."""
        return self._tellings[one], self._tellings[other]

    def load_undertakings(self, idents: Collection[str]) -> None:
        """Make these commitments ready to be compared."""
        self._load_undertakings(idents)

    def undertakings(self, one: str, other: str) -> tuple[Undertaking, Undertaking]:
        """Two commitments that were loaded."""
        return self._undertakings[one], self._undertakings[other]

    def _telling_keys(self, idents: Collection[str]) -> set[str]:
        return {key for ident in idents for key in event_keys(self._tellings[ident])}

    def _telling_lookups(self, idents: Collection[str]) -> set[str]:
        return {key for ident in idents for key in looked_up(self._tellings[ident])}

    def _score_tellings(self, a: str, b: str) -> float:
        return score_tellings(self._tellings[a], self._tellings[b]).total

    # -- commitments -------------------------------------------------------------------------------------------------

    def _load_undertakings(self, idents: Collection[str]) -> None:
        for row in self._fact_rows(set(idents) - self._undertakings.keys()):
            commitment = from_row(Commitment, json.loads(row.body))
            event = self._event_cluster(row.report, commitment.event)
            self._undertakings[row.id] = undertaking_of(row.id, commitment, self._reports[row.report], event)

    def _undertaking_keys(self, idents: Collection[str]) -> set[str]:
        return {key for ident in idents for key in commitment_keys(self._undertakings[ident])}

    def _score_undertakings(self, a: str, b: str) -> float:
        return score_undertakings(self._undertakings[a], self._undertakings[b]).total

    # -- statements and figures: one key, one cluster ------------------------------------------------------------------

    def _keyed(self, idents: Collection[str]) -> None:
        groups: set[str] = set()
        for row in self._fact_rows(idents):
            report = self._reports[row.report]
            if row.layer == "statements":
                key = statement_key(from_row(Statement, json.loads(row.body)), report)
            else:
                figure = from_row(Figure, json.loads(row.body))
                key = figure_key(figure, report, self._event_cluster(row.report, figure.event))
            self._write_keys(row.layer, {row.id: {key}})
            groups.add(f"{row.layer}:{key}")
        for some in chunks(groups):
            rows = self._connection.execute(
                select(FACT_KEY.c.key, FACT.c.id, FACT.c.sort, FACT.c.cluster)
                .join(FACT, FACT.c.id == FACT_KEY.c.fact)
                .where(FACT_KEY.c.key.in_(some))
                .order_by(FACT.c.sort)
            ).all()
            first: dict[str, str] = {}
            for row in rows:
                first.setdefault(row.key, row.id)
            self._assign({row.id: row.cluster for row in rows}, {row.id: first[row.key] for row in rows})

    # -- components ----------------------------------------------------------------------------------------------------

    def _linked(
        self,
        touched: Collection[str],
        load: Callable[[Collection[str]], None],
        keys: Callable[[Collection[str]], set[str]],
        score: Callable[[str, str], float],
        rules: Rules,
        is_vague: Callable[[str], bool],
        lookups: Callable[[Collection[str]], set[str]] | None = None,
    ) -> set[str]:
        """Cluster the components around the touched facts; the facts whose cluster is another one now."""
        if not touched:
            return set()
        load(touched)
        layer = self._layer_of(next(iter(touched)))
        old = self._clusters_of(touched)
        touched = set(touched) | old  # what was one with a touched fact may fall apart
        load(touched)
        self._write_keys(layer, {ident: keys([ident]) for ident in touched})
        pairs = self._decided.get(layer, {})
        changed: set[str] = set()
        done: set[str] = set()

        def prefixed(idents: Collection[str]) -> set[str]:
            return {f"{layer}:{key}" for key in (lookups or keys)(idents)}

        for start in sorted(touched):
            if start in done:
                continue
            members = self._component({start}, load, prefixed, FACT_KEY.c.fact, score, rules, pairs)
            done |= members
            found = link(sorted(members), score, rules, vague={m for m in members if is_vague(m)}, decided=pairs)
            before: dict[str, str | None] = {}
            sorts: dict[str, str] = {}
            for some in chunks(members):
                for row in self._connection.execute(select(FACT.c.id, FACT.c.sort, FACT.c.cluster).where(FACT.c.id.in_(some))):
                    before[row.id], sorts[row.id] = row.cluster, row.sort
            after = {m: min(group, key=sorts.__getitem__) for group in found.groups for m in group}
            self._assign(before, after)
            changed |= {m for m in members if before[m] != after[m]}
        return changed

    def _component(
        self,
        start: set[str],
        load: Callable[[Collection[str]], None],
        keys: Callable[[Collection[str]], set[str]],
        column: ColumnElement[str],
        score: Callable[[str, str], float],
        rules: Rules,
        decided: Mapping[Pair, float],
    ) -> set[str]:
        """Everything that hangs together with `start` by pairs that fit, or that a person put together."""
        said: dict[str, set[str]] = defaultdict(set)
        for (a, b), weight in decided.items():
            if weight == ALWAYS:
                said[a].add(b)
                said[b].add(a)
        members, open_ = set(start), set(start)
        load(members)
        bar = rules.threshold - rules.margin
        table = column.table
        while open_:
            looking: dict[str, list[str]] = defaultdict(list)
            for one in open_:
                for key in keys([one]):
                    looking[key].append(one)
            pairs: set[Pair] = set()
            for some in chunks(looking):
                for key, other in self._connection.execute(select(table.c.key, column).where(table.c.key.in_(some))):
                    if other not in members:
                        pairs |= {(other, one) for one in looking[key]}
            load({other for other, _ in pairs} | {s for o in open_ for s in said[o]})
            found = {s for o in open_ for s in said[o]} - members
            for other, one in pairs:  # only pairs that share a key: who is found never depends on who else was looking
                if other not in found and score(*sorted((other, one))) >= bar:
                    found.add(other)
            members |= found
            open_ = found
        return members

    # -- rows ------------------------------------------------------------------------------------------------------------

    def _fact_rows(self, idents: Collection[str]) -> list[Any]:
        rows: list[Any] = []
        for some in chunks(idents):
            rows += self._connection.execute(
                select(FACT.c.id, FACT.c.report, FACT.c.layer, FACT.c.body, FACT.c.quotes).where(FACT.c.id.in_(some))
            ).all()
        self._load_reports({row.report for row in rows})
        return rows

    def _load_reports(self, idents: Collection[str]) -> None:
        for some in chunks(set(idents) - self._reports.keys()):
            entities: dict[str, dict[str, Resolved]] = defaultdict(dict)
            rows = self._connection.execute(
                select(FACT.c.report, FACT.c.local, PROFILE.c.id, PROFILE.c.cluster, PROFILE.c.kind, PROFILE.c.side, PROFILE.c.pack_id)
                .join(PROFILE, PROFILE.c.id == FACT.c.profile)
                .where(FACT.c.report.in_(some), FACT.c.layer == "entities")
            )
            for row in rows:
                cluster = f"pack:{row.pack_id}" if row.kind == "place" and row.pack_id in self._names.places else row.cluster
                entities[row.report][row.local] = Resolved(
                    profile=row.id,
                    cluster=cluster or row.id,
                    kind=row.kind,
                    side=row.side,
                    pack_id=row.pack_id,
                    is_country=row.kind == "place"
                    and row.pack_id in self._names.places
                    and self._names.places[row.pack_id].kind == "country",
                )
            for told in self._connection.execute(
                select(REPORT.c.id, REPORT.c.published, REPORT.c.language, REPORT.c.story).where(REPORT.c.id.in_(some))
            ):
                self._reports[told.id] = ReportFacts(
                    id=told.id, published=told.published, language=told.language, story=told.story, entities=entities[told.id]
                )

    def _event_cluster(self, report: str, local: str | None) -> str | None:
        if local is None:
            return None
        found: str | None = self._connection.execute(
            select(FACT.c.cluster).where(FACT.c.report == report, FACT.c.layer == "events", FACT.c.local == local)
        ).scalar()
        return found

    def _layer_of(self, ident: str) -> str:
        layer: str = self._connection.execute(select(FACT.c.layer).where(FACT.c.id == ident)).scalar_one()
        return layer

    def _clusters_of(self, idents: Collection[str]) -> set[str]:
        """Every fact that is in one cluster with one of `idents` now."""
        clusters: set[str] = set()
        for some in chunks(idents):
            clusters |= {c for c in self._connection.execute(select(FACT.c.cluster).where(FACT.c.id.in_(some))).scalars() if c}
        return {
            f for some in chunks(clusters) for f in self._connection.execute(select(FACT.c.id).where(FACT.c.cluster.in_(some))).scalars()
        }

    def _speaking_of(self, events: Collection[str]) -> dict[str, set[str]]:
        """Commitments and figures of the reports that tell events whose cluster is another one now."""
        found: dict[str, set[str]] = defaultdict(set)
        reports = {
            r for some in chunks(events) for r in self._connection.execute(select(FACT.c.report).where(FACT.c.id.in_(some))).scalars()
        }
        for some in chunks(reports):
            for ident, layer in self._connection.execute(
                select(FACT.c.id, FACT.c.layer).where(FACT.c.report.in_(some), FACT.c.layer.in_(["commitments", "figures"]))
            ):
                found[layer].add(ident)
        return found

    def _write_keys(self, layer: str, keys: Mapping[str, Iterable[str]]) -> None:
        for some in chunks(keys):
            self._connection.execute(FACT_KEY.delete().where(FACT_KEY.c.fact.in_(some)))
        insert_new(self._connection, FACT_KEY, [{"key": f"{layer}:{k}", "fact": f} for f in sorted(keys) for k in sorted(set(keys[f]))])

    def _assign(self, before: Mapping[str, str | None], after: Mapping[str, str]) -> None:
        changes = {ident: cluster for ident, cluster in after.items() if before.get(ident) != cluster}
        self._set(FACT, changes)
        self.changed_clusters |= {c for ident in changes if (c := before.get(ident))} | set(after.values())

    def _set(self, table: Any, clusters: Mapping[str, str]) -> None:
        if clusters:
            statement = update(table).where(table.c.id == bindparam("id_")).values(cluster=bindparam("cluster_"))
            self._connection.execute(statement, [{"id_": i, "cluster_": c} for i, c in sorted(clusters.items())])


def _relabelled(before: Mapping[str, str | None], groups: Sequence[Sequence[str]]) -> tuple[list[str], set[str]]:
    """The label of each new cluster of profiles, and the profiles whose facts have to be looked at again.

    A cluster keeps the label of its largest part: the keys of facts that speak of that part hold it, and stay right. The other parts, and
    all of an old cluster that fell apart, are together with other profiles now: their facts compare otherwise than before. Labels never
    leave the tables; ids of entities are those of their first facts.
    """
    moved: set[str] = set()
    labels: list[str] = []
    sizes: dict[str, int] = defaultdict(int)
    for cluster in before.values():
        if cluster:
            sizes[cluster] += 1
    taken: set[str] = set()
    for group in sorted(groups, key=lambda g: (-len(g), g[0])):
        parts: dict[str, list[str]] = defaultdict(list)
        for member in group:
            parts[before.get(member) or ""].append(member)
        moved |= set(parts.pop("", []))
        whole = [c for c in sorted(parts) if len(parts[c]) == sizes[c]]
        kept = max(whole, key=lambda c: len(parts[c]), default=None)
        for cluster, members in parts.items():
            if cluster != kept:
                moved |= set(members)
        if kept is not None:
            taken.add(kept)
    used = taken | set(sizes)
    for group in groups:
        parts = defaultdict(list)
        for member in group:
            parts[before.get(member) or ""].append(member)
        parts.pop("", None)
        whole = [c for c in sorted(parts) if len(parts[c]) == sizes[c]]
        label = max(whole, key=lambda c: len(parts[c]), default=None)
        if label is None:
            label = next((m for m in group if m not in used), f"{group[0]}+{len(used)}")
        used.add(label)
        labels.append(label)
    return labels, moved
