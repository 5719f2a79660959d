"""Incidents and figures: each number with its claimant, totals apart from single incidents, never a sum of sums."""

from __future__ import annotations

from typing import cast

from fastapi import FastAPI, Request, Response

from tracktwo.model.record import FigureRow
from tracktwo.web.site import Site


def add_routes(app: FastAPI, site: Site) -> None:
    """`/figures`"""

    @app.get("/figures")
    def figures(request: Request) -> Response:
        with site.reading(request) as record:
            rows = cast(tuple[FigureRow, ...], record.page("figures", limit=500).rows)
            totals = [f for f in rows if f.running]
            totals.sort(key=lambda f: (tuple(r.name for r in f.according_to), f.what or "", f.series or "", f.as_of or f.known_since or ""))
            incidents = record.page("events", filters={"kind": "incident"}, limit=60).rows
            return site.page(request, "figures.html", series=totals, single=[f for f in rows if not f.running][:80], incidents=incidents)
