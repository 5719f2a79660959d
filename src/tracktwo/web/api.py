"""The JSON API under `/api`: the same queries as the pages, rows as in contract/RECORD.md, `ETag` on everything."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import FastAPI, HTTPException, Query, Request, Response

from tracktwo.model.codec import json_schema, to_row
from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.model.record import ROWS, Kind
from tracktwo.web.site import Site

#: Query parameters that are not filters.
_OTHERS = {"offset", "limit", "after", "view", "lang", "order"}


def add_routes(app: FastAPI, site: Site) -> None:
    """`/api/{kind}`, `/api/{kind}/{id}`, `/api/search`, `/api/status`, `/api/schema/{kind}`"""

    @app.get("/api/status", tags=["record"])
    def status(request: Request) -> Response:
        """How many inputs ended how, and how many rows there are."""
        with site.reading(request) as record:
            told = record.status()
            return _answer(request, {"outcomes": dict(told.outcomes), "rows": dict(told.rows), "view": record.view, "as_of": record.as_of})

    @app.get("/api/search", tags=["record"])
    def search(
        request: Request, q: Annotated[str, Query(min_length=1, max_length=200)], limit: Annotated[int, Query(ge=1, le=200)] = 50
    ) -> Response:
        """Rows whose names or words hold every word of the query, in any spelling; filters: kind, side, language, from, until."""
        filters = {k: v for k in ("kind", "side", "language", "from", "until") if (v := request.query_params.get(k))}
        with site.reading(request) as record:
            return _answer(request, {"hits": [to_row(hit) for hit in record.search(q, limit=limit, filters=filters)]})

    @app.get("/api/schema/{kind}", tags=["record"])
    def schema(request: Request, kind: Kind) -> Response:
        """The JSON Schema of a kind's rows."""
        return _answer(request, json_schema(ROWS[kind], schema_id=f"tracktwo/record/{kind}/1"))

    @app.get("/api/{kind}", tags=["record"])
    def rows(
        request: Request,
        kind: Kind,
        offset: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
        limit: Annotated[int, Query(ge=1, le=500)] = 50,
        after: Annotated[str, Query(max_length=500)] = "",
    ) -> Response:
        """A page of rows, from the row after a key (`next` of the page before) or from an offset.

        Every other parameter is a filter (side, kind, status, place, person, initiative, from, until …).
        """
        filters = {k: v for k, v in request.query_params.items() if k not in _OTHERS}
        with site.reading(request) as record:
            page = record.page(kind, filters=filters, offset=offset, limit=limit, after=after or None)
            rows = [to_row(row) for row in page.rows]
            return _answer(request, {"total": page.total, "offset": page.offset, "next": page.next, "rows": rows})

    @app.get("/api/{kind}/{ident}", tags=["record"])
    def row(request: Request, kind: Kind, ident: str) -> Response:
        """One row, by its id, an alias or the id of one of its facts."""
        with site.reading(request) as record:
            found = record.get(kind, ident)
            if found is None:
                raise HTTPException(404)
            return _answer(request, to_row(found))


def _answer(request: Request, value: Any) -> Response:
    body = canonical_json(value)
    tag = f'"{sha256_hex(body)[:32]}"'
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers={"ETag": tag})
    return Response(body, media_type="application/json", headers={"ETag": tag})
