"""Actors: people, bodies, governments, populations, groups, initiatives, documents and places; lists and one of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.model.record import EntityRow, EventRow, Kind, MembershipRef, Row
from tracktwo.store.base import RecordReader
from tracktwo.web.pages.correcting import correcting
from tracktwo.web.pages.events import Key
from tracktwo.web.pages.pictures import net_of
from tracktwo.web.site import Site

KINDS: tuple[Kind, ...] = ("people", "organizations", "initiatives", "governments", "populations", "groups", "documents", "places")
SIZE = 60
#: So many events, undertakings and sayings stand on the page of an actor; the lists have all.
FEW = 30
#: The page is made from so many of the latest mentions.
MENTIONS = 120
#: The statuses of what lies ahead.
AHEAD = ("planned", "proposed", "called_for", "postponed")
#: How undertakings name the actor, where it is not the one who undertakes.
_PART: dict[Kind, str] = {"initiatives": "entity", "places": "entity"}


def add_routes(app: FastAPI, site: Site) -> None:
    """`/people`, `/organizations`, …: a list and a page for each."""
    for kind in KINDS:
        _add_kind(app, site, kind)


def _add_kind(app: FastAPI, site: Site, kind: Kind) -> None:
    @app.get(f"/{kind}", name=kind)
    def actors(request: Request, q: str = "", side: str = "", after: Key = "") -> Response:
        words = site.asked(request).words
        with site.reading(request) as record:
            if q:
                fits = {"kind": kind, **({"side": side} if side else {})}
                ids = ",".join(hit.id for hit in record.search(q[:200], limit=SIZE, filters=fits))
                rows = record.page(kind, filters={"ids": ids}, order="name", limit=SIZE, brief=True).rows
                following = None
            else:
                page = record.page(kind, filters={"side": side} if side else {}, order="name", after=after or None, limit=SIZE, brief=True)
                rows, following = page.rows, page.next
            return site.page(
                request,
                "actors.html",
                title=_title(site, request, kind),
                rows=rows,
                base=f"/{kind}",
                filters={"q": q, "side": side},
                sides=site.side_choices(words),
                siblings=[(f"/{k}", _title(site, request, k)) for k in KINDS],
                next=f"/{kind}?{urlencode({'side': side, 'after': following})}" if following else None,
            )

    @app.get(f"/{kind}/{{ident}}", name=f"{kind}_one")
    def actor(request: Request, ident: str) -> Response:
        with site.reading(request) as record:
            row = record.get(kind, ident, mentions=MENTIONS)
            if not isinstance(row, EntityRow):  # a link may not know whether a body is an initiative or a government
                found = record.find(ident)
                if found is None or found[0] not in KINDS or found[0] == kind:
                    raise HTTPException(404)
                return RedirectResponse(f"/{found[0]}/{found[1].id}", status_code=301)
            if row.id != ident:
                return RedirectResponse(f"/{kind}/{row.id}", status_code=301)
            events = record.page("events", filters={"entity": row.id}, limit=FEW, brief=True)
            met = cast(tuple[EventRow, ...], events.rows)
            net = record.once(("net around", row.id), lambda: net_of(met, around=row.id, most=16, height=300))
            commitments = record.page("commitments", filters={_PART.get(kind, "by"): row.id}, limit=FEW, brief=True)
            statements = record.page("statements", filters={"speaker": row.id}, limit=FEW, brief=True)
            ahead = [e for e in met if e.status in AHEAD]
            return site.page(
                request,
                "actor.html",
                row=row,
                kind=kind,
                title=_title(site, request, kind),
                base=f"/{kind}",
                events=[e for e in met if e.status not in AHEAD],
                ahead=ahead,
                events_total=events.total,
                members_by_side=_by_side(getattr(row, "members", ())),
                commitments=commitments.rows,
                commitments_total=commitments.total,
                statements=statements.rows,
                statements_total=statements.total,
                published=_published(record, row) if kind == "initiatives" else [],
                documents=list({e.document.id: e.document for e in met if e.document and e.document.id != row.id}.values()),
                net=net,
                met=_met(met, row.id) if net else [],
                differing=any(len(v) > 1 for v in row.values.values()),
                **correcting(row, kind, record),
            )


def _published(record: RecordReader, row: EntityRow) -> Sequence[Row]:
    """What an initiative brought out."""
    return record.page("events", filters={"initiative": row.id, "kind": "publication"}, limit=FEW, brief=True).rows


def _by_side(members: Iterable[MembershipRef]) -> dict[str | None, list[MembershipRef]]:
    """Members by the side that they are there for; those whose side nobody states last."""
    found: dict[str | None, list[MembershipRef]] = defaultdict(list)
    for membership in members:
        found[membership.side].append(membership)
    return dict(sorted(found.items(), key=lambda item: (item[0] is None, item[0] or "")))


def _title(site: Site, request: Request, kind: str) -> str:
    from tracktwo.web.labels import LABELS

    title = site.asked(request).words.text(LABELS[kind])
    return title[:1].upper() + title[1:]


def _met(events: Sequence[EventRow], own: str) -> list[dict[str, Any]]:
    """People who took part in the same events, those met most often first."""
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        if own in {p.id for p in event.participants}:
            counts.update((p.id, p.name) for p in event.participants if p.id and p.name and p.id != own and p.kind == "person")
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:15]
    return [{"id": ident, "name": name, "count": count} for (ident, name), count in best]
