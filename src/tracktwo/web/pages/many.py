"""One decision about every event of a selection, after they were counted."""

from __future__ import annotations

from typing import cast
from urllib.parse import quote, urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.errors import ReviewError
from tracktwo.model.ids import canonical_json
from tracktwo.model.record import EventRow
from tracktwo.web.pages.decisions import take
from tracktwo.web.pages.events import filters_of
from tracktwo.web.site import Site

#: So many events can be decided about at once, and so many of them are named on the page.
MOST, SHOWN = 300, 50
#: What can be said of all of them.
ANSWERS = ("accept", "reject", "confidential", "members", "public")


def add_routes(app: FastAPI, site: Site) -> None:
    """`/events/many`; stands before `/events/ID`."""

    @app.get("/events/many")
    def ask_many(request: Request) -> Response:
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            shown, asked = filters_of(request, record)
            page = record.page("events", filters=asked, limit=SHOWN, brief=True)
            query = urlencode({name: value for name, value in shown.items() if value})
            return site.page(request, "events_many.html", rows=page.rows, count=page.total, query=query, most=MOST, answers=ANSWERS)

    @app.post("/events/many")
    async def answer_many(request: Request) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        answer, why = form.get("answer", ""), form.get("why", "").strip()
        if answer not in ANSWERS or not why:
            raise ReviewError("A decision about many events needs an answer and a reason.", remedy="Choose one, and say why.")
        record = site.store.reader()
        _, asked = filters_of(request, record)
        page = record.page("events", filters=asked, limit=MOST, brief=True)
        if str(page.total) != form.get("count"):
            raise ReviewError("The selection has changed meanwhile.", remedy="Look at the list again.")
        if page.total > MOST:
            raise ReviewError(f"{page.total} events are more than {MOST}.", remedy="Narrow the selection.")
        for row in cast(tuple[EventRow, ...], page.rows):
            if answer == "accept" and row.kind:
                take(site.store, kind="accept", fact=row.id, property="kind", json=canonical_json(row.kind), why=why)
            elif answer == "reject":
                take(site.store, kind="reject", fact=row.id, why=why)
            elif answer in ("confidential", "members", "public"):
                take(site.store, kind="visibility", fact=row.id, value=answer, why=why)
        done = site.asked(request).words.text("Kept. It can be undone under Decisions.")
        return RedirectResponse(f"/decisions?done={quote(done)}", status_code=303)
