"""The application: pages and API over one store and one pack."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from fastapi.staticfiles import StaticFiles

from tracktwo import __version__
from tracktwo.errors import TracktwoError
from tracktwo.packs.pack import Pack
from tracktwo.store.base import Store
from tracktwo.web import api
from tracktwo.web.pages import (
    actors,
    add,
    commitments,
    decisions,
    events,
    figures,
    home,
    many,
    pictures,
    register,
    reports,
    review,
    search,
    sources,
    statements,
)
from tracktwo.web.protection import protect
from tracktwo.web.site import Site
from tracktwo.web.views import PATIENCE, ViewNotReadyError

STATIC = Path(__file__).parent / "static"


def create_app(store: Store, pack: Pack, *, as_of: str | None = None, patience: float = PATIENCE) -> FastAPI:
    """The pages and the API of a record. Everything is in order before the first request; nothing outside the machine is asked.

    `patience` is how long, in seconds, a page waits for its view before it says that the view is being made.
    """
    app = FastAPI(title="Tracktwo", version=__version__, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    site = Site(store, pack, as_of=as_of, patience=patience)
    protect(app)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for part in (
        home,
        many,
        events,
        actors,
        commitments,
        figures,
        pictures,
        reports,
        search,
        sources,
        statements,
        decisions,
        add,
        register,
        review,
        api,
    ):
        part.add_routes(app, site)

    @app.exception_handler(HTTPException)
    def missing(request: Request, error: HTTPException) -> Response:
        return _problem(request, site, error.status_code, "Not found", "There is nothing under this address in this view of the record.")

    @app.exception_handler(RequestValidationError)
    def wrong(request: Request, error: RequestValidationError) -> Response:
        where = ", ".join(str(part) for e in error.errors() for part in e["loc"][1:])
        return _problem(request, site, 422, "Not understood", f"The address or form has a value that does not fit: {where}.")

    @app.exception_handler(ViewNotReadyError)
    def being_made(request: Request, error: ViewNotReadyError) -> Response:
        text = "This view is made from the whole record, and the record has changed. The page loads again by itself."
        response = _problem(request, site, 503, "This view is being made", text)
        response.headers["Retry-After"] = "5"
        return response

    @app.exception_handler(TracktwoError)
    def refused(request: Request, error: TracktwoError) -> Response:
        return _problem(request, site, 409, "This cannot be done", str(error))

    return app


def _problem(request: Request, site: Site, status: int, title: str, text: str) -> Response:
    """The same problem as a page, or as problem+json under `/api`."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"title": title, "status": status, "detail": text}, status_code=status, media_type="application/problem+json")
    words = site.asked(request).words
    return site.page(request, "problem.html", status=status, title=words.text(title), text=words.text(text), again=status == 503)
