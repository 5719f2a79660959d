"""Sources' health: how every input ended, outlets, failures with their remedy."""

from __future__ import annotations

from fastapi import FastAPI, Request, Response

from tracktwo.model.vocab import Outcome
from tracktwo.web.site import Site


def add_routes(app: FastAPI, site: Site) -> None:
    """`/sources`"""

    @app.get("/sources")
    def sources(request: Request) -> Response:
        with site.reading(request) as record:
            status = record.status()
            outcomes = [(name, status.outcomes.get(name, 0)) for name in Outcome.__args__]  # type: ignore[attr-defined]
            outlets = sorted(((name, number, None) for name, number in status.outlets.items()), key=lambda o: (-o[1], o[0] or ""))
            return site.page(request, "sources.html", outcomes=outcomes, outlets=outlets, failures=record.failures())
