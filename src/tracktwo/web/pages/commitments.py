"""Undertakings: a board by stage or day, and one of them with its evidence."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, cast
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.model.record import CommitmentRow, Kind
from tracktwo.model.vocab import CommitmentKind, Stage
from tracktwo.web.labels import LABELS
from tracktwo.web.pages.correcting import correcting
from tracktwo.web.pages.events import ACTORS, Key, ident_of
from tracktwo.web.site import Site

SIZE = 60
INITIATIVES: tuple[Kind, ...] = ("initiatives",)
FILTERS = ("kind", "area", "stage", "due_state", "side", "initiative", "who")


def add_routes(app: FastAPI, site: Site) -> None:
    """`/commitments` and what lies below it."""

    @app.get("/commitments")
    def commitments(request: Request, after: Key = "", by: str = "day") -> Response:
        words = site.asked(request).words
        shown = {name: request.query_params.get(name, "")[:100] for name in FILTERS} | {"by": by}
        with site.reading(request) as record:
            asked = {k: v for k, v in shown.items() if v and k not in ("by", "who", "initiative")}
            for key, kinds in (("who", ACTORS), ("initiative", INITIATIVES)):
                if shown[key]:
                    asked[key if key == "who" else "entity"] = ident_of(record, shown[key], kinds)
            page = record.page("commitments", filters=asked, after=after or None, limit=SIZE, brief=True)
            rows = cast(tuple[CommitmentRow, ...], page.rows)
            areas = [(a.id, words.form({k: v[0] for k, v in a.labels.items() if v}, a.id)) for a in site.pack.areas]

            def named(literal: Any) -> list[tuple[str, str]]:
                return [(v, words.text(LABELS[v])) for v in literal.__args__]

            choices = [
                ("by", words.text("Arranged by"), [("day", words.text("due date")), ("stage", words.text("stage"))]),
                ("kind", words.text("Kind"), named(CommitmentKind)),
                ("stage", words.text("Stage"), named(Stage)),
                (
                    "due_state",
                    words.text("Due"),
                    [(v, words.text(LABELS[v])) for v in ("ahead", "due_nothing_reported", "reported", "none")],
                ),
                ("area", words.text("Area"), areas),
                ("side", words.text("Side"), site.side_choices(words)),
            ]
            more = urlencode({**{k: v for k, v in shown.items() if v}, "after": page.next or ""})
            return site.page(
                request,
                "commitments.html",
                board=_board(rows, by, words),
                filters=shown,
                choices=choices,
                next=f"/commitments?{more}" if page.next else None,
            )

    @app.get("/commitments/{ident}")
    def commitment(request: Request, ident: str) -> Response:
        with site.reading(request) as record:
            row = record.get("commitments", ident)
            if not isinstance(row, CommitmentRow):
                raise HTTPException(404)
            if row.id != ident:
                return RedirectResponse(f"/commitments/{row.id}", status_code=301)
            event = record.get("events", row.event) if row.event else None
            differing = any(len(v) > 1 for v in row.values.values())
            shared = correcting(row, "commitments", record)
            return site.page(request, "commitment.html", row=row, event=event, differing=differing, **shared)


def _board(rows: tuple[CommitmentRow, ...], by: str, words: Any) -> list[tuple[str, list[CommitmentRow]]]:
    """Columns of the board, empty ones left out: by state of the due date, or by stage."""
    groups: dict[str, list[CommitmentRow]] = defaultdict(list)
    for row in rows:
        groups[(row.stage or "") if by == "stage" else row.due_state].append(row)
    for group in groups.values():
        group.sort(key=lambda r: ((r.due.end or r.due.start or "9") if r.due else "9", r.id))
    order = ["", *Stage.__args__] if by == "stage" else ["due_nothing_reported", "ahead", "reported", "none"]  # type: ignore[attr-defined]
    titles = {"": words.text("nothing is known yet")} | {name: words.text(LABELS[name]) for name in order if name}
    return [(titles[name], groups[name]) for name in order if groups.get(name)]
