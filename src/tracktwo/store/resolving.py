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
from tracktwo.resolution.clusters import ALWAYS, Pair, Parts, Rules, link
from tracktwo.resolution.commitments import COMMITMENT_RULES, Undertaking, commitment_keys, score_undertakings, undertaking_of
from tracktwo.resolution.entities import ENTITY_RULES, needs_second_fact, score_profiles
from tracktwo.resolution.events import AHEAD, EVENT_RULES, Telling, event_keys, looked_up, score_tellings
from tracktwo.resolution.profiles import PackNames, Profile
from tracktwo.resolution.sayings import figure_key, statement_key
from tracktwo.resolution.tellings import ReportFacts, Resolved, telling_of
from tracktwo.store.agreeing import AgreeingFacts
from tracktwo.store.indexing import insert_new, near_key
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
        self._scores: dict[Pair, float] = {}
        self._agreeing = AgreeingFacts(connection)
        self._second_facts: dict[Pair, str | None] = {}
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
        every: set[str] = set()
        for found in self._components(
            touched, self._load_profiles, self._profile_keys, PROFILE_KEY.c.profile, self._score_profiles, ENTITY_RULES, pairs
        ):
            members = found & self._profiles.keys()  # a profile whose last fact has left it is gone
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
        self.changed_clusters |= {c for m in after if before.get(m) != after[m] for c in (before.get(m), after[m]) if c}
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

    def _profile_keys(self, idents: Collection[str]) -> dict[str, set[str]]:
        keys: dict[str, set[str]] = defaultdict(set)
        for some in chunks(idents):
            for key, profile in self._connection.execute(select(PROFILE_KEY).where(PROFILE_KEY.c.profile.in_(some))):
                keys[profile].add(key)
        return keys

    def _score_profiles(self, a: str, b: str) -> float:
        one, other = self._profiles[a], self._profiles[b]
        return score_profiles(one, other, agree=needs_second_fact(one, other) and self._second_fact(a, b) is not None)

    def _second_fact(self, a: str, b: str) -> str | None:
        """In what fact two names agree that are near in spelling. The two are looked at again whenever a report names one of them."""
        pair = (a, b) if a < b else (b, a)
        if pair not in self._second_facts:
            self._second_facts[pair] = self._agreeing.between(*pair)
            rows = [{"key": near_key(a), "profile": b}, {"key": near_key(b), "profile": a}]
            insert_new(self._connection, PROFILE_KEY, rows)
        return self._second_facts[pair]

    # -- events ------------------------------------------------------------------------------------------------------

    def _load_tellings(self, idents: Collection[str]) -> None:
        rows = [(row, from_row(Event, json.loads(row.body))) for row in self._fact_rows(set(idents) - self._tellings.keys())]
        beside = self._told_beside({row.report for row, event in rows if event.status in AHEAD and event.start is None})
        for row, event in rows:
            words = json.loads(row.quotes)[0][3]
            self._tellings[row.id] = telling_of(row.id, event, words, self._reports[row.report], self._names, beside[row.report])

    def _told_beside(self, reports: Collection[str]) -> Mapping[str, list[Event]]:
        """The events that each of these reports tells."""
        found: dict[str, list[Event]] = defaultdict(list)
        for some in chunks(reports):
            told = select(FACT.c.report, FACT.c.body).where(FACT.c.report.in_(some), FACT.c.layer == "events").order_by(FACT.c.id)
            for report, body in self._connection.execute(told):
                found[report].append(from_row(Event, json.loads(body)))
        return found

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

    def _telling_keys(self, idents: Collection[str]) -> dict[str, set[str]]:
        return {ident: {f"events:{key}" for key in event_keys(self._tellings[ident])} for ident in idents}

    def _telling_lookups(self, idents: Collection[str]) -> dict[str, set[str]]:
        return {ident: {f"events:{key}" for key in looked_up(self._tellings[ident])} for ident in idents}

    def _score_tellings(self, a: str, b: str) -> float:
        if (a, b) not in self._scores:
            self._scores[(a, b)] = score_tellings(self._tellings[a], self._tellings[b]).total
        return self._scores[(a, b)]

    # -- commitments -------------------------------------------------------------------------------------------------

    def _load_undertakings(self, idents: Collection[str]) -> None:
        rows = self._fact_rows(set(idents) - self._undertakings.keys())
        events = self._event_clusters({row.report for row in rows})
        for row in rows:
            commitment = from_row(Commitment, json.loads(row.body))
            event = events.get((row.report, commitment.event or ""))
            self._undertakings[row.id] = undertaking_of(row.id, commitment, self._reports[row.report], event)

    def _undertaking_keys(self, idents: Collection[str]) -> dict[str, set[str]]:
        return {ident: {f"commitments:{key}" for key in commitment_keys(self._undertakings[ident])} for ident in idents}

    def _score_undertakings(self, a: str, b: str) -> float:
        if (a, b) not in self._scores:
            self._scores[(a, b)] = score_undertakings(self._undertakings[a], self._undertakings[b]).total
        return self._scores[(a, b)]

    # -- statements and figures: one key, one cluster ------------------------------------------------------------------

    def _keyed(self, idents: Collection[str]) -> None:
        rows = self._fact_rows(idents)
        events = self._event_clusters({row.report for row in rows if row.layer == "figures"})
        keys: dict[str, set[str]] = {}
        for row in rows:
            report = self._reports[row.report]
            if row.layer == "statements":
                key = statement_key(from_row(Statement, json.loads(row.body)), report)
            else:
                figure = from_row(Figure, json.loads(row.body))
                key = figure_key(figure, report, events.get((row.report, figure.event or "")))
            keys[row.id] = {f"{row.layer}:{key}"}
        self._write_keys(keys)
        groups = set().union(*keys.values())
        for some in chunks(groups):
            held = self._connection.execute(
                select(FACT_KEY.c.key, FACT.c.id, FACT.c.sort, FACT.c.cluster)
                .join(FACT, FACT.c.id == FACT_KEY.c.fact)
                .where(FACT_KEY.c.key.in_(some))
                .order_by(FACT.c.sort)
            ).all()
            first: dict[str, str] = {}
            for row in held:
                first.setdefault(row.key, row.id)
            self._assign({row.id: row.cluster for row in held}, {row.id: first[row.key] for row in held})

    # -- components ----------------------------------------------------------------------------------------------------

    def _linked(
        self,
        touched: Collection[str],
        load: Callable[[Collection[str]], None],
        keys: Callable[[Collection[str]], Mapping[str, set[str]]],
        score: Callable[[str, str], float],
        rules: Rules,
        is_vague: Callable[[str], bool],
        lookups: Callable[[Collection[str]], Mapping[str, set[str]]] | None = None,
    ) -> set[str]:
        """Cluster the components around the touched facts; the facts whose cluster is another one now."""
        if not touched:
            return set()
        layer = self._layer_of(next(iter(touched)))
        touched = set(touched) | self._clusters_of(touched)  # what was one with a touched fact may fall apart
        load(touched)
        self._write_keys(keys(touched))
        pairs = self._decided.get(layer, {})
        changed: set[str] = set()
        for members in self._components(touched, load, lookups or keys, FACT_KEY.c.fact, score, rules, pairs):
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

    def _components(
        self,
        starts: Collection[str],
        load: Callable[[Collection[str]], None],
        keys: Callable[[Collection[str]], Mapping[str, set[str]]],
        column: ColumnElement[str],
        score: Callable[[str, str], float],
        rules: Rules,
        decided: Mapping[Pair, float],
    ) -> list[set[str]]:
        """Everything that hangs together with one of `starts` by pairs that fit, or that a person put together; each component once."""
        said: dict[str, set[str]] = defaultdict(set)
        for (a, b), weight in decided.items():
            if weight == ALWAYS:
                said[a].add(b)
                said[b].add(a)
        parts = Parts(starts)
        open_ = set(starts)
        load(open_)
        bar = rules.threshold - rules.margin
        table = column.table
        while open_:
            looking: dict[str, list[str]] = defaultdict(list)
            for one, its in keys(open_).items():
                for key in its:
                    looking[key].append(one)
            pairs: set[Pair] = set()  # only those that share a key: who is found never depends on who else was looking
            for some in chunks(looking):
                for key, other in self._connection.execute(select(table.c.key, column).where(table.c.key.in_(some))):
                    pairs |= {(other, one) if other < one else (one, other) for one in looking[key] if one != other}
            load({i for pair in pairs for i in pair} | {s for o in open_ for s in said[o]})
            known = parts.members()
            for one in open_:
                for other in said[one]:
                    parts.join(one, other)
            for one, other in sorted(pairs):
                if not parts.are_joined(one, other) and score(one, other) >= bar:
                    parts.join(one, other)
            open_ = parts.members() - known
        return parts.found()

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
                select(
                    FACT.c.report,
                    FACT.c.local,
                    PROFILE.c.id,
                    PROFILE.c.cluster,
                    PROFILE.c.kind,
                    PROFILE.c.side,
                    PROFILE.c.pack_id,
                    PROFILE.c.folded,
                )
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
                    name=row.folded,
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

    def _event_clusters(self, reports: Collection[str]) -> dict[tuple[str, str], str]:
        """The cluster of each event of these reports, by report and local id."""
        found: dict[tuple[str, str], str] = {}
        for some in chunks(reports):
            query = select(FACT.c.report, FACT.c.local, FACT.c.cluster).where(FACT.c.report.in_(some), FACT.c.layer == "events")
            found |= {(row.report, row.local): row.cluster for row in self._connection.execute(query) if row.cluster is not None}
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

    def _write_keys(self, keys: Mapping[str, Iterable[str]]) -> None:
        for some in chunks(keys):
            self._connection.execute(FACT_KEY.delete().where(FACT_KEY.c.fact.in_(some)))
        insert_new(self._connection, FACT_KEY, [{"key": key, "fact": fact} for fact in sorted(keys) for key in sorted(keys[fact])])

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
