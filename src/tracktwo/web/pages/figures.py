"""Incidents and figures: each number with its claimant, totals apart from single incidents, never a sum of sums."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import cast

from fastapi import FastAPI, Request, Response

from tracktwo.model.record import EventRow, FigureRow
from tracktwo.web.drawing.lines import LineChart, lines
from tracktwo.web.locales import Words
from tracktwo.web.pages.pictures import spot_of
from tracktwo.web.site import Site


def add_routes(app: FastAPI, site: Site) -> None:
    """`/figures`"""

    @app.get("/figures")
    def figures(request: Request) -> Response:
        words = site.asked(request).words
        with site.reading(request) as record:
            rows = cast(tuple[FigureRow, ...], record.page("figures", limit=500).rows)
            totals = [f for f in rows if f.running]
            totals.sort(key=lambda f: (tuple(r.name for r in f.according_to), f.what or "", f.series or "", f.as_of or f.known_since or ""))
            incidents = cast(tuple[EventRow, ...], record.page("events", filters={"kind": "incident"}, limit=60).rows)
            told: dict[str, list[FigureRow]] = defaultdict(list)
            for figure in rows:
                if figure.event and not figure.running:
                    told[figure.event].append(figure)
            return site.page(
                request,
                "figures.html",
                series=totals,
                charts=_charts(totals, words),
                single=[f for f in rows if not f.running and f.event not in {e.id for e in incidents}][:80],
                incidents=incidents,
                told=told,
                spot=spot_of(site, incidents, request, width=400),
            )


def _charts(totals: Iterable[FigureRow], words: Words) -> list[tuple[str, LineChart]]:
    """Running totals over time, killed and injured and each other matter apart, a line for each claimant and start."""
    told: dict[str, dict[str, list[tuple[str, float]]]] = defaultdict(lambda: defaultdict(list))
    for f in totals:
        day = f.as_of or f.known_since or ""
        if f.what and f.value is not None and len(day[:10]) == 10 and day[0] != "X":
            who = ", ".join(r.name for r in f.according_to) or words.text("the report itself")
            since = f" ({words.text('since')} {words.date(f.since)})" if f.since else ""
            told[f.what][who + since].append((day[:10], f.value))
    return [(what, chart) for what, by in sorted(told.items()) if (chart := lines(by))]
