"""Actors: people, bodies, governments, populations, groups, initiatives, documents and places; lists and one of each."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.model.record import EntityRow, EventRow, Kind
from tracktwo.store.base import RecordReader
from tracktwo.web.pages.correcting import correcting
from tracktwo.web.pages.events import Key, rows_of
from tracktwo.web.pages.pictures import net_of
from tracktwo.web.site import Site

KINDS: tuple[Kind, ...] = ("people", "organizations", "initiatives", "governments", "populations", "groups", "documents", "places")
SIZE = 60
#: How undertakings name the actor, where it is not the one who undertakes.
_PART: dict[Kind, str] = {"initiatives": "initiative"}


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
            row = record.get(kind, ident)
            if not isinstance(row, EntityRow):
                raise HTTPException(404)
            if row.id != ident:
                return RedirectResponse(f"/{kind}/{row.id}", status_code=301)
            events = _events(record, row)
            net = net_of(events, around=row.id, most=16, height=300)
            members: dict[str | None, list[Any]] = defaultdict(list)
            for membership in getattr(row, "members", ()):
                members[membership.side].append(membership)
            return site.page(
                request,
                "actor.html",
                row=row,
                title=_title(site, request, kind),
                base=f"/{kind}",
                events=events,
                members_by_side=dict(sorted(members.items(), key=lambda item: (item[0] is None, item[0] or ""))),
                commitments=list(record.page("commitments", filters={_PART.get(kind, "by"): row.id}, limit=60, brief=True).rows),
                statements=rows_of(record, "statements", speaker=row.id),
                net=net,
                met=_met(events, row.id) if net else [],
                differing=any(len(v) > 1 for v in row.values.values()),
                **correcting(row, kind, record),
            )


def _title(site: Site, request: Request, kind: str) -> str:
    from tracktwo.web.labels import LABELS

    title = site.asked(request).words.text(LABELS[kind])
    return title[:1].upper() + title[1:]


def _events(record: RecordReader, row: EntityRow) -> list[EventRow]:
    """The actor's events, latest first; those without a day last."""
    return cast(list[EventRow], rows_of(record, "events", entity=row.id))


def _met(events: list[EventRow], own: str) -> list[dict[str, Any]]:
    """People who took part in the same events, those met most often first."""
    counts: Counter[tuple[str, str]] = Counter()
    for event in events:
        if own in {p.id for p in event.participants}:
            counts.update((p.id, p.name) for p in event.participants if p.id and p.name and p.id != own and p.kind == "person")
    best = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:15]
    return [{"id": ident, "name": name, "count": count} for (ident, name), count in best]
