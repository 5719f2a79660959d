"""What was said: a list, and the way from a statement or figure to the sentence that holds it."""

from __future__ import annotations

from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.model.record import FigureRow, Kind
from tracktwo.web.pages.events import ACTORS, Key, ident_of
from tracktwo.web.site import Site

SIZE = 50
FILTERS = ("side", "who")


def add_routes(app: FastAPI, site: Site) -> None:
    """`/statements`, and `/statements/ID` and `/figures/ID` for links from a search."""

    @app.get("/statements")
    def statements(request: Request, after: Key = "") -> Response:
        words = site.asked(request).words
        shown = {name: request.query_params.get(name, "")[:200] for name in FILTERS}
        with site.reading(request) as record:
            asked = {"side": shown["side"]} if shown["side"] else {}
            if shown["who"]:
                asked["speaker"] = ident_of(record, shown["who"], ACTORS)
            page = record.page("statements", filters=asked, after=after or None, limit=SIZE, brief=True)
            query = {name: value for name, value in shown.items() if value}
            return site.page(
                request,
                "statements.html",
                rows=page.rows,
                total=page.total,
                filters=shown,
                choices=[("side", words.text("Side"), site.side_choices(words))],
                next=f"/statements?{urlencode({**query, 'after': page.next})}" if page.next else None,
            )

    def sentence(request: Request, kind: Kind, ident: str) -> Response:
        """To the event of a figure, else to the sentence in the first report that has it."""
        with site.reading(request) as record:
            row = record.get(kind, ident)
            if row is None or not row.sources:
                raise HTTPException(404)
            if isinstance(row, FigureRow) and row.event:
                return RedirectResponse(f"/events/{row.event}", status_code=302)
            return RedirectResponse(f"/reports/{row.sources[0].report}#s{row.sources[0].span.start}", status_code=302)

    @app.get("/statements/{ident}")
    def statement(request: Request, ident: str) -> Response:
        return sentence(request, "statements", ident)

    @app.get("/figures/{ident}")
    def figure(request: Request, ident: str) -> Response:
        return sentence(request, "figures", ident)
