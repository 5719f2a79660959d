"""Home: what is new since a day, what falls due, which terms end."""

from __future__ import annotations

import datetime

from fastapi import FastAPI, Request, Response

from tracktwo.model.record import CommitmentRow, Kind
from tracktwo.store.base import RecordReader
from tracktwo.web.pages.events import chart_of
from tracktwo.web.site import Site

#: How far ahead home looks: undertakings with a day, and terms that end.
DUE_DAYS, TERM_DAYS = 60, 180
#: Home goes back until so many events are new, unless a day is chosen.
_ENOUGH_NEW = 5


def add_routes(app: FastAPI, site: Site) -> None:
    """`/`"""

    @app.get("/")
    def home(request: Request, since: str = "") -> Response:
        with site.reading(request) as record:
            today = datetime.date.fromisoformat(site.as_of) if site.as_of else datetime.date.today()
            status = record.status()
            first = _day(since) or _default_since(record, today)
            kinds: tuple[Kind, ...] = ("events", "commitments", "figures")
            new = {"known_from": first.isoformat()}
            events, commitments, figures = (record.page(kind, filters=new, limit=12, brief=True).rows for kind in kinds)
            asked = site.asked(request)
            tiles = [
                (status.rows.get("events", 0), asked.words.text("events"), "/events"),
                (status.rows.get("commitments", 0), asked.words.text("undertakings"), "/commitments"),
                (status.rows.get("people", 0), asked.words.text("people"), "/people"),
                (status.rows.get("initiatives", 0), asked.words.text("initiatives"), "/initiatives"),
                (status.outcomes.get("read", 0), asked.words.text("reports read"), "/reports"),
            ]
            return site.page(
                request,
                "home.html",
                since=first.isoformat(),
                totals={"reports": status.inputs, "failed": status.outcomes.get("failed", 0)},
                tiles=tiles,
                new_events=events,
                new_commitments=commitments,
                new_figures=figures,
                due=_limits(record, today, "due", DUE_DAYS),
                ending=_limits(record, today, "term", TERM_DAYS),
                drawn=record.once("chart", lambda: chart_of(record, {})),
                undated="",
                questions=site.known_questions(record),
            )


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        return None


def _default_since(record: RecordReader, today: datetime.date) -> datetime.date:
    """A Monday so long ago that something is new: a record that ended years ago shows its last weeks, not an empty page."""
    known = [day for day in record.latest("events", _ENOUGH_NEW) if day <= today.isoformat()]
    day = datetime.date.fromisoformat(known[-1]) if known else today
    return day - datetime.timedelta(days=day.weekday())


def _limits(record: RecordReader, today: datetime.date, which: str, days: int) -> list[CommitmentRow]:
    """Commitments whose deadline (passed ones too, while nothing is reported) or term (running ones) ends within `days`."""
    last = (today + datetime.timedelta(days=days)).isoformat()
    found = []
    since = {"from": today.isoformat()} if which == "term" else {}
    for row in record.page("commitments", filters={**since, "until": last}, limit=120, brief=True).rows:
        assert isinstance(row, CommitmentRow)
        limit = row.due if which == "due" else row.term
        end = (limit.end or limit.start) if limit else None
        if end and end[0] != "X" and row.due_state != "reported":
            found.append((end, row.id, row))
    return [row for _, _, row in sorted(found, key=lambda f: f[:2], reverse=which == "due")][:8]
