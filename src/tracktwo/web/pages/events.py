"""Events: the list with its filters, one event with its evidence, how each side told it, downloads."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, Literal, cast
from urllib.parse import urlencode

from fastapi import FastAPI, HTTPException, Query, Request, Response
from fastapi.responses import RedirectResponse, StreamingResponse

from tracktwo.model.claim import SourceRef
from tracktwo.model.codec import to_row
from tracktwo.model.folding import fold
from tracktwo.model.record import EventRow, FigureRow, Kind, Row
from tracktwo.model.vocab import Composition, EventFormat, EventKind, EventStatus, Level
from tracktwo.publish.calendar import calendar_of
from tracktwo.publish.two_sides import two_sides
from tracktwo.store.base import RecordReader
from tracktwo.web.drawing.bars import BarChart, bars, days_between, months_between
from tracktwo.web.labels import LABELS
from tracktwo.web.pages.correcting import correcting
from tracktwo.web.pages.pictures import Spot, spot_of
from tracktwo.web.site import Site
from tracktwo.web.steady import SteadyReader

FILTERS = (
    "kind", "status", "format", "level", "composition", "side", "area", "outlet_side", "language", "contested", "confidence", "reviewed",
    "person", "organization", "initiative", "government", "place",
)  # fmt: skip
SIZE = 50
#: Whom a name in "who" may mean.
ACTORS: tuple[Kind, ...] = ("people", "organizations", "initiatives", "governments", "groups", "populations")
#: Where a page of a list begins: the key of the row before it.
Key = Annotated[str, Query(max_length=500)]
#: Columns that a chart has room for; more are drawn by the next larger unit.
MOST_COLUMNS = 60
Zoom = Literal["years", "months", "days"]
_DIGITS: dict[Zoom, int] = {"years": 4, "months": 7, "days": 10}
Choices = list[tuple[str, str, list[tuple[str, str]]]]


def filters_of(request: Request, record: RecordReader) -> tuple[dict[str, str], dict[str, str]]:
    """What the form shows, and what the record is asked: names in `who` (several, parted by commas) and `place` become ids by search."""
    params = request.query_params
    shown = {name: params.get(name, "")[:200] for name in (*FILTERS, "from", "until", "who")}
    asked = {name: value for name, value in shown.items() if value and name not in ("who", "place")}
    if record.view == "public":
        asked.pop("reviewed", None)
    if shown["who"]:
        asked["who"] = ",".join(ident_of(record, name, ACTORS) for name in shown["who"].split(",") if name.strip())
    if shown["place"]:
        asked["place"] = ident_of(record, shown["place"], ["places"])
    return shown, {name: value for name, value in asked.items() if value}


def ident_of(record: RecordReader, text: str, kinds: Collection[Kind]) -> str:
    """The id that is given, or of the first row of these kinds that the words find; an id of nobody where there is none."""
    text = text.strip()
    if re.fullmatch("[a-z]-[0-9a-f]{20}", text):
        return text
    hits = record.search(text, limit=200, filters={"kind": ",".join(kinds)})
    exact = [h for h in hits if fold(h.label) == fold(text)]
    return next((h.id for h in (*exact, *hits)), "nobody")


def choices_of(site: Site, request: Request) -> Choices:
    """The drop-downs above a list of events."""
    words = site.asked(request).words
    label = words.text

    def options(literal: Any) -> list[tuple[str, str]]:
        return [(value, label(LABELS[value])) for value in literal.__args__]

    areas = [(a.id, words.form({k: v[0] for k, v in a.labels.items() if v}, a.id)) for a in site.pack.areas]
    return [
        ("kind", label("Kind"), options(EventKind)),
        ("format", label("Format"), options(EventFormat)),
        ("status", label("Status"), options(EventStatus)),
        ("level", label("Level"), options(Level)),
        ("composition", label("Composition"), options(Composition)),
        ("side", label("Side"), site.side_choices(words)),
        ("area", label("Area"), areas),
        ("outlet_side", label("Outlets of"), site.side_choices(words)),
        ("language", label("Language"), [(code, words.language_name(code)) for code in site.pack.languages]),
        ("contested", label("Contested"), [("yes", label("yes"))]),
        ("confidence", label("Confidence"), [(v, label(LABELS[f"confidence_{v}"])) for v in ("high", "medium", "low")]),
        *([("reviewed", label("Reviewed"), [("yes", label("yes")), ("no", label("no"))])] if site.asked(request).view == "full" else []),
    ]


def chart_of(record: RecordReader, asked: dict[str, str], *, zoom: str = "") -> tuple[BarChart, Zoom] | None:
    """Events by kind, of the selection: by year, month or day as asked, else by the smallest that there is room for; `None` without any."""
    known = record.months(asked, digits=0)
    fits: Zoom = "years"
    units: tuple[Zoom, ...] = ("months", "days")
    for unit in units:
        columns = _columns_of(known, unit)
        narrow = unit == "months" or columns[:1] and columns[0][:7] == columns[-1][:7]
        if columns and len(columns) <= MOST_COLUMNS and narrow:
            fits = unit
    used: Zoom = zoom if zoom in _DIGITS else fits
    counts: Counter[tuple[str, str]] = Counter()
    for date, kind, number in known:
        if len(date) >= _DIGITS[used]:
            counts[date[: _DIGITS[used]], kind] += number
    columns = _columns_of(known, used)[-4 * MOST_COLUMNS :]
    kinds = [k for k in EventKind.__args__ if any((c, k) in counts for c in columns)]  # type: ignore[attr-defined]
    return (bars(columns, counts, kinds), used) if kinds else None


def _drawn(record: SteadyReader, asked: dict[str, str], zoom: str) -> tuple[BarChart, Zoom] | None:
    """The chart of a selection, drawn once."""
    return record.once(("chart", zoom, tuple(sorted(asked.items()))), lambda: chart_of(record, asked, zoom=zoom))


def _columns_of(known: Iterable[tuple[str, str, int]], unit: Zoom) -> list[str]:
    """Every year, month or day from the first to the last of the selection."""
    dates = sorted({date[: _DIGITS[unit]] for date, _, _ in known if len(date) >= _DIGITS[unit]})
    if not dates:
        return []
    if unit == "years":
        return [str(year) for year in range(int(dates[0]), int(dates[-1]) + 1)]
    return (months_between if unit == "months" else days_between)(dates[0], dates[-1])


def event_or_404(record: RecordReader, ident: str) -> EventRow:
    """The event under an id, alias or fact id."""
    row = record.get("events", ident)
    if not isinstance(row, EventRow):
        raise HTTPException(404)
    return row


def rows_of(record: RecordReader, kind: Kind, limit: int = 60, **filters: str) -> list[Any]:
    """Some rows of a kind, newest first."""
    return list(record.page(kind, filters=filters, limit=limit, brief=True).rows)


def add_routes(app: FastAPI, site: Site) -> None:
    """`/events` and what lies below it."""

    @app.get("/events")
    def events(request: Request, after: Key = "") -> Response:
        with site.reading(request) as record:
            shown, asked = filters_of(request, record)
            page = record.page("events", filters=asked, after=after or None, limit=SIZE)
            query = {k: v for k, v in shown.items() if v}
            return site.page(
                request,
                "events.html",
                rows=page.rows,
                total=page.total,
                filters=shown,
                choices=choices_of(site, request),
                query=urlencode(query),
                drawn=_drawn(record, asked, request.query_params.get("zoom", "")) if not after else None,
                undated=urlencode({k: v for k, v in query.items() if k not in ("from", "until")}),
                by_month=_by_month(site, request, page.rows),
                next=f"/events?{urlencode({**query, 'after': page.next})}" if page.next else None,
            )

    @app.get("/events.{form}")
    def download(request: Request, form: str) -> Response:
        if form not in ("csv", "jsonl"):
            raise HTTPException(404)
        with site.reading(request) as record:
            _, asked = filters_of(request, record)
            rows = _all(record, asked)
            lines = _csv(rows) if form == "csv" else (json.dumps(to_row(row), ensure_ascii=False) + "\n" for row in rows)
            media = "text/csv; charset=utf-8" if form == "csv" else "application/x-ndjson"
            return StreamingResponse(lines, media_type=media, headers={"Content-Disposition": f'attachment; filename="events.{form}"'})

    @app.get("/events/{ident}.ics")
    def calendar(request: Request, ident: str) -> Response:
        with site.reading(request) as record:
            return Response(
                calendar_of([event_or_404(record, ident)], decisions=record.decisions()), media_type="text/calendar; charset=utf-8"
            )

    @app.get("/events/{ident}/sides")
    def sides(request: Request, ident: str) -> Response:
        with site.reading(request) as record:
            event = event_or_404(record, ident)
            return site.page(
                request, "sides.html", event=event, columns=list(_columns(site, request, record, event)), differing=_differs(event)
            )

    @app.get("/events/{ident}")
    def event(request: Request, ident: str) -> Response:
        with site.reading(request) as record:
            row = event_or_404(record, ident)
            if row.id != ident:  # a merged event keeps every address it ever had
                return RedirectResponse(f"/events/{row.id}", status_code=301)
            by_side: dict[str | None, list[Any]] = defaultdict(list)
            for participant in row.participants:
                by_side[participant.side].append(participant)
            rounds = rows_of(record, "events", initiative=row.initiative.id) if row.initiative else []
            whole = record.get("events", row.part_of) if row.part_of else None
            parts = rows_of(record, "events", part_of=row.id)
            return site.page(
                request,
                "event.html",
                event=row,
                by_side=dict(sorted(by_side.items(), key=lambda item: (item[0] is None, item[0] or ""))),
                differing=_differs(row),
                commitments=[c for e in (row, *parts) for c in rows_of(record, "commitments", event=e.id)],
                statements=rows_of(record, "statements", event=row.id),
                figures=rows_of(record, "figures", event=row.id),
                whole=whole,
                parts=parts,
                rounds=[e for e in rounds if e.id != row.id][:12],
                spot=_own_spot(site, row, request),
                **correcting(row, "events", record),
            )


def _differs(row: Row) -> bool:
    return any(len(values) > 1 for values in row.values.values())


def _by_month(site: Site, request: Request, rows: Iterable[Row]) -> list[tuple[str, list[EventRow]]]:
    words = site.asked(request).words
    groups: dict[str, list[EventRow]] = defaultdict(list)
    for row in rows:
        assert isinstance(row, EventRow)
        groups[(row.start or "")[:7]].append(row)
    return [(words.date(month) if month else words.text("date unknown"), group) for month, group in groups.items()]


def _all(record: RecordReader, asked: dict[str, str]) -> Iterator[EventRow]:
    page = record.page("events", filters=asked, limit=500)
    yield from cast(tuple[EventRow, ...], page.rows)
    while page.next:
        page = record.page("events", filters=asked, limit=500, after=page.next)
        yield from cast(tuple[EventRow, ...], page.rows)


def _csv(rows: Iterable[EventRow]) -> Iterator[str]:
    head = ("id", "kind", "format", "status", "start", "end", "place", "initiative", "participants", "outlets", "sources")
    yield _line(head)
    for row in rows:
        place = next(iter(row.place.names.values()), row.place.id) if row.place else ""
        outlets = dict.fromkeys(s.outlet or "" for s in row.sources)
        yield _line(
            (
                row.id,
                row.kind or "",
                row.format or "",
                row.status or "",
                row.start or "",
                row.end or "",
                row.place.names.get("en", place) if row.place else "",
                row.initiative.name if row.initiative else "",
                "; ".join(p.name or "" for p in row.participants),
                "; ".join(o for o in outlets if o),
                str(len(row.sources)),
            )
        )


def _line(cells: Iterable[str]) -> str:
    """One CSV line; a cell that a spreadsheet would run as a formula is made text by an apostrophe."""
    out = io.StringIO()
    csv.writer(out).writerow([f"'{c}" if c[:1] in ("=", "+", "-", "@", "\t", "\r") else c for c in cells])
    return out.getvalue()


def _own_spot(site: Site, event: EventRow, request: Request) -> Spot | None:
    return spot_of(site, [event], request, width=320) if event.place and event.place.lat is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """The account of one side as the page shows it: with a title, its quotes, and loaded words beside their gloss."""

    side: str | None
    title: str
    sources: tuple[SourceRef, ...]
    first: str | None
    only: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    names: tuple[tuple[str, str], ...]
    figures: tuple[FigureRow, ...]


def _columns(site: Site, request: Request, record: RecordReader, event: EventRow) -> Iterator[Column]:
    words = site.asked(request).words
    titles = dict(site.side_choices(words))
    for account in two_sides(record, event, site.pack).accounts:
        yield Column(
            side=account.side,
            title=titles[account.side] if account.side else words.text("outlets whose side is not known"),
            sources=tuple(event.sources[n] for n in account.sources),
            first=account.first,
            only=account.only,
            terms=tuple(dict.fromkeys((term.text, words.form(dict(term.gloss))) for term in account.terms)),
            names=tuple((used.name, ", ".join(used.forms)) for used in account.names),
            figures=account.figures,
        )
