"""What a row is assembled from: the facts of one cluster with their reports, and what their references lead to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from tracktwo.model.claim import SourceRef
from tracktwo.model.decision import Decision
from tracktwo.model.record import PlaceRef, Ref
from tracktwo.model.span import Quote
from tracktwo.model.vocab import Origin
from tracktwo.resolution.located import Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInfo:
    """What a source line says of its report. `source` is the smallest path that it was found under; `copies` have the same text, byte for
    byte, so that every span holds in them too.
    """

    id: str
    external_id: str | None = None
    source: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    side: str | None = None
    origin: Origin | None = None
    published: str | None = None
    language: str = "und"
    story: str | None = None
    copies: tuple[ReportInfo, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityInfo:
    """An entity as other rows refer to it: canonical id, name to show, kind, side; `names` by language and coordinates for places."""

    cluster: str
    id: str
    name: str
    kind: str
    side: str | None = None
    pack_id: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    lat: float | None = None
    lon: float | None = None
    within: tuple[str, ...] = ()
    is_nameless: bool = False

    @property
    def ref(self) -> Ref:
        """The reference to it."""
        return Ref(id=self.id, name=self.name)

    @property
    def place(self) -> PlaceRef:
        """The reference to it as a place."""
        return PlaceRef(id=self.id, names=dict(self.names) or {"und": self.name}, lat=self.lat, lon=self.lon)


@dataclass(frozen=True, slots=True, kw_only=True)
class FactInfo:
    """One fact with its report and its spans. `sort` is publication date (unknown last) and id: the order of all lists."""

    id: str
    layer: str
    local: str
    sort: str
    report: ReportInfo
    fact: Fact
    quotes: tuple[Quote, ...]


class Lookup(Protocol):
    """Where references of facts lead."""

    def entity(self, report: str, local: str | None) -> EntityInfo | None:
        """The entity that a local id of a report is in the record; `None` for one that has no row in this view."""

    def anybody(self, report: str, local: str | None) -> EntityInfo | None:
        """The same, people whose names a view withholds among them."""

    def entity_of(self, fact: str) -> EntityInfo | None:
        """The entity that a fact is a mention of; `None` for one that has no row in this view."""

    def event(self, report: str, local: str | None) -> str | None:
        """The id of the event that a local id of a report is in the record."""

    def decisions(self, facts: Sequence[FactInfo]) -> Sequence[Decision]:
        """What people said of these facts, in the order in which it stands, undone ones left out."""


#: Stands for each character of a sentence that a view withholds; a quote that holds it is not shown.
MASK = "\u2591"


def sources_of(facts: Sequence[FactInfo]) -> tuple[tuple[SourceRef, ...], dict[str, int]]:
    """The source lines of a cluster in the order of its facts, and for each fact the index of its first line."""
    lines: list[SourceRef] = []
    first: dict[str, int] = {}
    seen: dict[tuple[str, int, int], int] = {}
    for fact in sorted(facts, key=lambda f: f.sort):
        for quote in fact.quotes:
            key = (fact.report.id, quote.span.start, quote.span.end)
            if key not in seen:
                seen[key] = len(lines)
                lines.append(_source(fact.report, quote))
            first.setdefault(fact.id, seen[key])
    for fact in sorted(facts, key=lambda f: f.sort):
        for copy in fact.report.copies:
            span = fact.quotes[0].span
            if (copy.id, span.start, span.end) not in seen:
                seen[(copy.id, span.start, span.end)] = len(lines)
                lines.append(_source(copy, fact.quotes[0]))
    return tuple(lines), first


def _source(report: ReportInfo, quote: Quote) -> SourceRef:
    return SourceRef(
        report=report.id,
        external_id=report.external_id,
        source=report.source,
        url=report.url,
        outlet=report.outlet,
        side=report.side,
        origin=report.origin,
        published=report.published,
        span=quote.span,
        quote=None if MASK in quote.text else quote.text,
        story=report.story,
    )


def known_since(facts: Sequence[FactInfo]) -> str | None:
    """The earliest publication date of the sources; `None` where none is dated."""
    return min((f.report.published[:10] for f in facts if f.report.published), default=None)
