"""Reports: the list, and one report's text with what was read from it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import urlencode, urlsplit

from fastapi import FastAPI, HTTPException, Request, Response

from tracktwo.model.record import KIND_OF_ENTITY, ReportRow
from tracktwo.model.vocab import EntityKind, Outcome
from tracktwo.store.base import Evidence
from tracktwo.web.labels import LABELS
from tracktwo.web.pages.correcting import correcting
from tracktwo.web.pages.events import Key
from tracktwo.web.site import Site

SIZE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of text under the same highlights: the kind of entity it names, whether a fact's sentence, what starts here."""

    text: str
    kind: str | None
    facts: bool
    title: str
    anchors: tuple[str, ...]


def pieces_of(text: str, evidence: Sequence[Evidence]) -> list[Piece]:
    """The text cut where any evidence begins or ends; every cut keeps the character order, so that joined they are the text."""
    kinds: dict[str, str] = {plural: singular for singular, plural in KIND_OF_ENTITY.items()}
    cuts = sorted({0, len(text), *(e.span.start for e in evidence), *(e.span.end for e in evidence)})
    starts: dict[int, list[str]] = defaultdict(list)
    for item in evidence:
        starts[item.span.start].append(f"s{item.span.start}")
    active: list[Evidence] = []
    ordered = sorted(evidence, key=lambda e: e.span)
    pieces = []
    at = 0
    for start, end in zip(cuts, cuts[1:], strict=False):
        while at < len(ordered) and ordered[at].span.start <= start:
            active.append(ordered[at])
            at += 1
        active = [e for e in active if e.span.end > start]
        names = [e for e in active if e.layer == "entities"]
        facts = [e for e in active if e.layer != "entities"]
        shortest = min(names, key=lambda e: len(e.span), default=None)
        pieces.append(
            Piece(
                text=text[start:end],
                kind=kinds.get(shortest.kind or "") if shortest else None,
                facts=bool(facts),
                title=" · ".join(dict.fromkeys(e.label for e in (*facts, *names) if e.label))[:300],
                anchors=tuple(dict.fromkeys(starts.get(start, ()))),
            )
        )
    return pieces


def web_address(url: str | None) -> str | None:
    """The address, if it is one that a browser may be sent to: a report can carry `javascript:` or worse."""
    return url if url and urlsplit(url).scheme in ("http", "https") else None


def add_routes(app: FastAPI, site: Site) -> None:
    """`/reports` and one report."""

    @app.get("/reports")
    def reports(request: Request, after: Key = "") -> Response:
        words = site.asked(request).words
        shown = {name: request.query_params.get(name, "")[:200] for name in ("outcome", "language", "outlet", "side")}
        with site.reading(request) as record:
            page = record.page("reports", filters={k: v for k, v in shown.items() if v}, after=after or None, limit=SIZE)
            status = record.status()
            choices = [
                ("outcome", words.text("Outcome"), [(v, words.text(LABELS[f"outcome_{v}"])) for v in Outcome.__args__]),  # type: ignore[attr-defined]
                ("language", words.text("Language"), [(v, words.language_name(v)) for v in sorted(status.languages)]),
                ("outlet", words.text("Outlet"), [(v, v) for v in sorted(status.outlets) if v]),
                ("side", words.text("Side"), site.side_choices(words)),
            ]
            more = urlencode({**{k: v for k, v in shown.items() if v}, "after": page.next or ""})
            following = f"/reports?{more}" if page.next else None
            return site.page(request, "reports.html", rows=page.rows, filters=shown, choices=choices, next=following)

    @app.get("/reports/{ident}")
    def report(request: Request, ident: str) -> Response:
        with site.reading(request) as record:
            row = record.get("reports", ident)
            stored = record.report(ident)
            if not isinstance(row, ReportRow):
                raise HTTPException(404)
            evidence = record.evidence(row.id)
            wire = record.page("reports", filters={"story": row.story}, limit=20).rows if row.story else ()
            sides = {name: outlet.side for outlet in site.pack.outlets for name in outlet.names}
            return site.page(
                request,
                "report.html",
                report=row,
                address=web_address(row.url),
                outlet_side=sides.get(row.outlet or ""),
                pieces=pieces_of(stored.report.text, evidence) if stored is not None and stored.report.text else None,
                kinds=EntityKind.__args__,  # type: ignore[attr-defined]
                facts=_facts(evidence),
                wire=cast(tuple[ReportRow, ...], wire),
                removed_chars=sum(r.chars for r in row.removed),
                **correcting(row, "reports", record),
            )


def _facts(evidence: Iterable[Evidence]) -> list[tuple[str, list[tuple[str, str, str | None]]]]:
    """What was read, by layer: words, the place in the text, the page of the fact."""
    layers: dict[str, dict[str, tuple[str, str, str | None]]] = defaultdict(dict)
    for item in evidence:
        sort = item.kind if item.layer == "entities" and item.kind else item.layer
        address = f"/{item.kind}/{item.row}" if item.kind and item.row and item.kind not in ("statements", "figures") else None
        layers[sort].setdefault(item.row or item.fact_id, (item.label, f"s{item.span.start}", address))
    order = ("events", "commitments", "statements", "figures", "progress", "affiliations", "memberships", "terms", *KIND_OF_ENTITY.values())
    return [(name, list(layers[name].values())) for name in order if name in layers]
