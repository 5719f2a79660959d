"""Facts and references read back from the tables, some hundred at a time."""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection, func, select

from tracktwo.model.codec import from_row
from tracktwo.model.decision import Decision
from tracktwo.model.reading import Affiliation, Commitment, Entity, Event, Figure, Membership, Progress, Statement, Term
from tracktwo.model.record import EntityName
from tracktwo.model.span import Quote, Span
from tracktwo.packs.pack import Pack
from tracktwo.record.material import EntityInfo, FactInfo, ReportInfo
from tracktwo.resolution.profiles import NAMELESS, PackNames
from tracktwo.store.anchoring import belonging
from tracktwo.store.decisions import home, is_followed
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACT, PROFILE, PROFILE_NAME, RECEIPT, REPORT

_CLASSES: dict[str, type] = {
    "entities": Entity,
    "affiliations": Affiliation,
    "memberships": Membership,
    "events": Event,
    "commitments": Commitment,
    "progress": Progress,
    "statements": Statement,
    "figures": Figure,
    "terms": Term,
}
_SHOWN_FIRST = ("en", "ru", "az", "hy")


class OutletSides:
    """Which side an outlet is of, by its name or the address of its page."""

    def __init__(self, pack: Pack) -> None:
        self._outlets = pack.outlets
        self._by_name = {name.casefold(): outlet.side for outlet in pack.outlets for name in outlet.names}
        self._by_domain = {domain: outlet.side for outlet in pack.outlets for domain in outlet.domains}

    def outlets(self, side: str) -> tuple[list[str], list[str]]:
        """The names and the domains of a side's outlets."""
        ours = [outlet for outlet in self._outlets if outlet.side == side]
        return [name for outlet in ours for name in outlet.names], [domain for outlet in ours for domain in outlet.domains]

    def of(self, outlet: str | None, url: str | None) -> str | None:
        """The side; `None` where the pack does not know the outlet."""
        if outlet and outlet.casefold() in self._by_name:
            return self._by_name[outlet.casefold()]
        host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
        return self._by_domain.get(host)


class TableLookup:
    """Where references lead, in one unchanging state of the record (`record.material.Lookup`)."""

    def __init__(self, connection: Connection, names: PackNames, sides: OutletSides, decided: Sequence[Decision]) -> None:
        self._connection = connection
        self._names = names
        self._sides = sides
        self._decided: dict[str, list[Decision]] = defaultdict(list)
        for decision in decided:
            for anchor in decision.anchors:
                self._decided[anchor.fact_id].append(decision)
        self._homes: dict[str, set[str]] = {}
        self._reports: dict[str, ReportInfo] = {}
        self._clusters: dict[tuple[str, str], str] = {}
        self._events: dict[tuple[str, str], str] = {}
        self._looked_at: set[str] = set()
        self._infos: dict[str, EntityInfo] = {}

    # -- facts -------------------------------------------------------------------------------------------------------

    def facts(self, *where: Any) -> list[FactInfo]:
        """The facts that fit, in order, each with its report."""
        rows = self._connection.execute(select(FACT).where(*where).order_by(FACT.c.sort)).all()
        self.load_reports({row.report for row in rows})
        return [
            FactInfo(
                id=row.id,
                layer=row.layer,
                local=row.local,
                sort=row.sort,
                report=self._reports[row.report],
                fact=from_row(_CLASSES[row.layer], json.loads(row.body)),
                quotes=tuple(Quote(Span(start, end), text, raw) for start, end, raw, text in json.loads(row.quotes)),
            )
            for row in rows
        ]

    def facts_of_clusters(self, clusters: Collection[str]) -> dict[str, list[FactInfo]]:
        """The facts of each cluster of events, commitments, statements or figures."""
        cluster_of: dict[str, str] = {}
        found: dict[str, list[FactInfo]] = defaultdict(list)
        for some in chunks(clusters):
            cluster_of |= dict(self._connection.execute(select(FACT.c.id, FACT.c.cluster).where(FACT.c.cluster.in_(some))).all())
            for fact in self.facts(FACT.c.cluster.in_(some)):
                found[cluster_of[fact.id]].append(fact)
        return found

    def load_reports(self, idents: Collection[str]) -> None:
        """Make these reports ready."""
        for some in chunks(set(idents) - self._reports.keys()):
            paths = dict(
                self._connection.execute(
                    select(RECEIPT.c.report, func.min(RECEIPT.c.source)).where(RECEIPT.c.report.in_(some)).group_by(RECEIPT.c.report)
                ).all()
            )
            columns = [
                REPORT.c[name] for name in ("id", "external_id", "url", "title", "outlet", "origin", "published", "language", "story")
            ]
            copies: dict[str, list[str]] = defaultdict(list)
            for ident, first in self._connection.execute(
                select(REPORT.c.id, REPORT.c.copy_of).where(REPORT.c.copy_of.in_(some)).order_by(REPORT.c.id)
            ):
                copies[first].append(ident)
            self.load_reports([c for cs in copies.values() for c in cs])
            for row in self._connection.execute(select(*columns).where(REPORT.c.id.in_(some))):
                self._reports[row.id] = ReportInfo(
                    id=row.id,
                    external_id=row.external_id,
                    source=paths.get(row.id),
                    url=row.url,
                    title=row.title,
                    outlet=row.outlet,
                    side=self._sides.of(row.outlet, row.url),
                    origin=row.origin,
                    published=row.published,
                    language=row.language,
                    story=row.story,
                    copies=tuple(self._reports[c] for c in copies[row.id]),
                )

    def report_info(self, ident: str) -> ReportInfo:
        """One report."""
        self.load_reports({ident})
        return self._reports[ident]

    # -- references --------------------------------------------------------------------------------------------------

    def prepare(self, facts: Iterable[FactInfo]) -> None:
        """Look up everything that these facts refer to, together."""
        reports = {f.report.id for f in facts} - self._looked_at
        self._looked_at |= reports
        clusters: set[str] = set()
        for some in chunks(reports):
            for row in self._connection.execute(
                select(FACT.c.report, FACT.c.local, FACT.c.cluster, PROFILE.c.cluster.label("entity"))
                .outerjoin(PROFILE, PROFILE.c.id == FACT.c.profile)
                .where(FACT.c.report.in_(some), FACT.c.layer.in_(["entities", "events"]))
            ):
                if row.entity is not None:
                    self._clusters[(row.report, row.local)] = row.entity
                    clusters.add(row.entity)
                elif row.cluster is not None:
                    self._events[(row.report, row.local)] = row.cluster
        self.load_entities(clusters)

    def load_entities(self, clusters: Collection[str]) -> None:
        """Make these entities ready to be referred to."""
        for some in chunks(set(clusters) - self._infos.keys()):
            profiles: dict[str, list[Any]] = defaultdict(list)
            firsts: dict[str, str] = {}
            # One step into the index for each profile: a head of state has a mention in every other report.
            first = select(FACT.c.sort).where(FACT.c.profile == PROFILE.c.id).order_by(FACT.c.sort).limit(1).scalar_subquery()
            for row in self._connection.execute(
                select(PROFILE, first.label("first")).where(PROFILE.c.cluster.in_(some)).order_by(PROFILE.c.id)
            ):
                profiles[row.cluster].append(row)
                if row.first is not None:
                    firsts[row.cluster] = min(row.first, firsts.get(row.cluster, row.first))
            names = self._names_of(some)
            for cluster, rows in profiles.items():
                if cluster in firsts:
                    self._infos[cluster] = self._info(cluster, rows, firsts[cluster].split(" ", 1)[1], names.get(cluster, []))

    def _names_of(self, clusters: Sequence[str]) -> dict[str, list[EntityName]]:
        found: dict[str, dict[tuple[str, str, str], int]] = defaultdict(lambda: defaultdict(int))
        for row in self._connection.execute(
            select(
                PROFILE.c.cluster, PROFILE_NAME.c.text, PROFILE_NAME.c.language, PROFILE_NAME.c.basis, PROFILE_NAME.c["count"].label("n")
            )
            .join(PROFILE, PROFILE.c.id == PROFILE_NAME.c.profile)
            .where(PROFILE.c.cluster.in_(clusters))
        ):
            found[row.cluster][(row.text, row.language, row.basis)] += row.n
        return {
            cluster: sorted(
                (
                    EntityName(text=text, language=language, script=script_of(text), basis=basis, count=count)  # type: ignore[arg-type]
                    for (text, language, basis), count in forms.items()
                ),
                key=lambda n: (-n.count, n.text, n.language or "", n.basis),
            )
            for cluster, forms in found.items()
        }

    def names(self, cluster: str) -> list[EntityName]:
        """Every form of the entity's names, those of the pack after those of the sources."""
        return self.names_of([cluster])[cluster]

    def names_of(self, clusters: Sequence[str]) -> dict[str, list[EntityName]]:
        """Every form of the names of entities that are loaded."""
        attested = {cluster: forms for some in chunks(clusters) for cluster, forms in self._names_of(some).items()}
        return {cluster: self._with_the_packs(cluster, attested.get(cluster, [])) for cluster in clusters if cluster in self._infos}

    def _with_the_packs(self, cluster: str, attested: list[EntityName]) -> list[EntityName]:
        known = {(n.text, n.language) for n in attested}
        pack = [
            EntityName(text=text, language=language, script=script_of(text), basis="pack", side=side, count=0)
            for text, language, side in self._names.names.get(self._infos[cluster].pack_id or "", [])
            if (text, language) not in known
        ]
        return [*attested, *pack]

    def _info(self, cluster: str, rows: Sequence[Any], ident: str, names: Sequence[EntityName]) -> EntityInfo:
        kind = rows[0].kind
        pack_id = min((r.pack_id for r in rows if r.pack_id), default=None)
        sides = {r.side for r in rows if r.side}
        place = self._names.places.get(pack_id) if pack_id and kind == "place" else None
        forms: dict[str, str] = {}
        within: list[str] = []
        if place is not None:
            for name in place.names:
                forms.setdefault(name.language, name.text)
            within = [f"pack:{above}" for above in self._names.chain(place.id)[1:]]
        return EntityInfo(
            cluster=f"pack:{pack_id}" if place is not None else cluster,
            id=ident,
            name=self._shown(pack_id, names),
            kind=kind,
            side=place.side if place is not None else min(sides) if len(sides) == 1 else None,
            pack_id=pack_id,
            names=forms,
            lat=place.lat if place else None,
            lon=place.lon if place else None,
            within=tuple(within),
            is_nameless=rows[0].folded.startswith(NAMELESS),
        )

    def _shown(self, pack_id: str | None, names: Sequence[EntityName]) -> str:
        """The name to show: the pack's English form, else the fullest form in the first language that has one."""
        for text, language, _ in self._names.names.get(pack_id or "", []):
            if language == "en":
                return text

        def rank(name: EntityName) -> tuple[int, int, int, int, str]:
            code = (name.language or "").split("-")[0]
            place = _SHOWN_FIRST.index(code) if code in _SHOWN_FIRST else len(_SHOWN_FIRST)
            return (place, -len(name.text.split()), name.basis != "derived" and code != "en", -name.count, name.text)

        return min(names, key=rank).text

    def entity(self, report: str, local: str | None) -> EntityInfo | None:
        """The entity that a local id of a report is in the record; `None` for one that has no row in this view."""
        info = self.anybody(report, local)
        return None if info is None or info.is_nameless else info

    def anybody(self, report: str, local: str | None) -> EntityInfo | None:
        """The same, people whose names are withheld among them."""
        if local is None:
            return None
        if report not in self._looked_at:
            self.prepare(self.facts(FACT.c.report == report, FACT.c.layer == "entities"))
        cluster = self._clusters.get((report, local))
        return self._infos.get(cluster) if cluster else None

    def entity_of(self, fact: str) -> EntityInfo | None:
        """The entity that a fact is a mention of; `None` for one that has no row in this view."""
        query = select(PROFILE.c.cluster).join(FACT, FACT.c.profile == PROFILE.c.id).where(FACT.c.id == fact)
        cluster = self._connection.execute(query).scalar()
        found = self.info(cluster) if cluster else None
        return None if found is None or found.is_nameless else found

    def info(self, cluster: str) -> EntityInfo | None:
        """The entity of a cluster."""
        self.load_entities({cluster})
        return self._infos.get(cluster)

    def loaded(self, cluster: str) -> EntityInfo | None:
        """The entity of a cluster that was made ready; `None` where no mention is left, or it is of something else."""
        return self._infos.get(cluster)

    def event(self, report: str, local: str | None) -> str | None:
        """The id of the event that a local id of a report is in the record."""
        if local is None:
            return None
        if report not in self._looked_at:
            self.entity(report, "")
        return self._events.get((report, local))

    def is_decided(self, fact: str) -> bool:
        """Whether people decided anything about a fact."""
        return fact in self._decided

    def rejected(self) -> set[str]:
        """The facts that people took out of the record."""
        return {f for f, said in self._decided.items() if any(d.kind == "reject" and d.about is None for d in said)}

    def decisions(self, facts: Sequence[FactInfo]) -> Sequence[Decision]:
        """What people said of these facts; a decision on a thing that fell apart holds for the largest part."""
        ours = {f.id for f in facts}
        found = {d.id: d for f in facts for d in self._decided.get(f.id, ()) if self._holds(d, ours)}
        return sorted(found.values(), key=lambda d: d.order)

    def _holds(self, decision: Decision, facts: set[str]) -> bool:
        if len(decision.anchors) < 2 or not is_followed(decision):
            return True
        if decision.id not in self._homes:
            self._homes[decision.id] = home(decision, belonging(self._connection, {a.fact_id for a in decision.anchors}))
        return bool(self._homes[decision.id] & facts)


def script_of(text: str) -> str | None:
    """`Latn`, `Cyrl`, `Armn`, `Geor` or `None`: the script of the first letter."""
    for letter in text:
        if letter.isalpha():
            first = unicodedata.name(letter, "").split(" ")[0]
            return {"LATIN": "Latn", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "GEORGIAN": "Geor"}.get(first)
    return None
