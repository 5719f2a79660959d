"""The register: members, meetings, tasks and notes of the people who run a dialogue, each a report of its own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import cast
from urllib.parse import quote

from fastapi import FastAPI, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.errors import ReviewError
from tracktwo.model.decision import Decision
from tracktwo.model.record import CommitmentRow, EventRow, Kind, ReportRow, Row
from tracktwo.model.vocab import EventStatus, MemberRole, Visibility
from tracktwo.publish.calendar import calendar_of
from tracktwo.review.notes import OUTLET, Entry, MeetingEntry, MemberEntry, NoteEntry, TaskEntry, names_of, write_note
from tracktwo.store.base import Incoming, RecordReader
from tracktwo.web.entries import FACTS_OF_ENTRIES, entries_of
from tracktwo.web.pages.decisions import LOCAL_USER, now, take
from tracktwo.web.site import Site
from tracktwo.web.steady import SteadyReader

#: What lies ahead, or was to: what the calendar carries.
_AHEAD = ("planned", "proposed", "postponed", "cancelled")


def add_routes(app: FastAPI, site: Site) -> None:
    """`/register`"""

    @app.get("/register")
    def register(request: Request) -> Response:
        with site.reading(request) as record:
            initiatives = record.page("initiatives", order="name", limit=100, brief=True).rows
            return site.page(
                request,
                "register.html",
                entries=list(entries_of(record)),
                initiatives=sorted({getattr(row, "name", "") for row in initiatives}),
                sides=[s.id for s in site.pack.sides],
                planned=[e for status in _AHEAD for e in record.page("events", filters={"status": status}, limit=30, brief=True).rows],
                ahead=_ahead(site, request, record),
            )

    @app.get("/register.ics")
    def calendar(request: Request) -> Response:
        with site.reading(request) as record:
            events = [e for status in _AHEAD for e in _every(record, "events", status=status) if isinstance(e, EventRow)]
            due = [c for c in _every(record, "commitments", **{"from": "1"}) if isinstance(c, CommitmentRow) and c.due]
            return Response(calendar_of(events, due, record.decisions()), media_type="text/calendar; charset=utf-8")

    @app.post("/register/change")
    async def change(request: Request) -> Response:
        """A planned meeting is moved, renamed or cancelled: each change is a decision about the entry, which keeps its words."""
        form = {k: v.strip() for k, v in (await request.form()).items() if isinstance(v, str)}
        row = site.store.reader().get("events", form.get("fact", ""))
        if not isinstance(row, EventRow):
            raise ReviewError(f"There is no meeting under {form.get('fact')!r}.", remedy="Choose one of the list.")
        held = {name: getattr(row, name) or "" for name in ("title", "status", "start", "end")}
        held["place"] = site.place_forms(row.place, site.asked(request).words)[0] if row.place else ""
        changed = [name for name, value in held.items() if name in form and form[name] != value]
        for name in changed:
            take(site.store, kind="correct", fact=row.id, property=name, value=form[name], why=form.get("why", ""))
        done = site.asked(request).words.text("Kept." if changed else "Nothing was changed.")
        return RedirectResponse(f"/register?done={quote(done)}", status_code=303)

    @app.post("/register/withdraw")
    async def withdraw(request: Request) -> Response:
        """An entry no longer holds: what it says leaves the record, its words stay."""
        form = {k: v.strip() for k, v in (await request.form()).items() if isinstance(v, str)}
        _withdraw(site, form.get("report", ""), form.get("why", ""))
        return _back(site, request)

    @app.post("/register/{sort}")
    async def keep(request: Request, sort: str) -> Response:
        """A new entry, or one in the place of another (`replaces`), which is withdrawn."""
        form = {k: v.strip() for k, v in (await request.form()).items() if isinstance(v, str)}
        entry = _entry(sort, form, [side.id for side in site.pack.sides])
        written = now()
        received, report, reading = write_note(entry, today=datetime.date.fromisoformat(written[:10]), pack=site.pack, written=written)
        visibility = form.get("visibility", "confidential")
        if visibility not in Visibility.__args__:  # type: ignore[attr-defined]
            raise ReviewError(f"{visibility!r} is no visibility.")
        if visibility != "public":  # decided before the note is there, so that no view can show it in between
            hidden = Decision(kind="visibility", who=LOCAL_USER, when=written, why="register entry", report=report.id, value=visibility)
            site.store.decide(hidden)
        site.store.add([Incoming(source=received.source, received=received, report=report, reading=reading)], arrived_at=written)
        if form.get("replaces"):
            _withdraw(site, form["replaces"], form.get("why", "") or "changed")
        return _back(site, request)


def _back(site: Site, request: Request) -> Response:
    done = site.asked(request).words.text("Kept.")
    return RedirectResponse(f"/register?done={quote(done)}", status_code=303)


def _withdraw(site: Site, report: str, why: str) -> None:
    reader = site.store.reader()
    row = reader.get("reports", report)
    if not isinstance(row, ReportRow) or row.outlet != OUTLET:
        raise ReviewError(f"There is no entry under {report[:70]!r}.", remedy="Choose one of the list.")
    facts = [e.fact_id for e in reader.evidence(report) if e.layer in FACTS_OF_ENTRIES]
    anchors = tuple(anchor for fact in dict.fromkeys(facts) if (anchor := site.store.anchor(fact)) is not None)
    site.store.decide(Decision(kind="reject", who=LOCAL_USER, when=now(), why=why[:500], report=report, anchors=anchors))


def _ahead(site: Site, request: Request, record: SteadyReader) -> list[tuple[str, list[tuple[str, EventRow | CommitmentRow]]]]:
    """What the calendar holds from today on, month by month: meetings, and deadlines."""
    today = (datetime.date.fromisoformat(site.as_of) if site.as_of else datetime.date.today()).isoformat()
    meetings = (e for status in _AHEAD for e in record.page("events", filters={"status": status, "from": today}, order="oldest").rows)
    due = record.page("commitments", filters={"due_state": "ahead"}, order="oldest", brief=True).rows
    dated: list[tuple[str, EventRow | CommitmentRow]] = [(e.start, e) for e in meetings if isinstance(e, EventRow) and e.start]
    dated += [(c.due.end, c) for c in due if isinstance(c, CommitmentRow) and c.due and c.due.end]
    months: dict[str, list[tuple[str, EventRow | CommitmentRow]]] = {}
    for day, row in sorted(dated, key=lambda d: (d[0], d[1].id)):
        months.setdefault(day[:7], []).append((day, row))
    words = site.asked(request).words
    return [(words.capital(words.date(month)), rows) for month, rows in months.items()]


def _every(record: RecordReader, kind: Kind, **filters: str) -> Iterator[Row]:
    """All rows of a kind that fit."""
    page = record.page(kind, filters=filters, order="oldest", limit=500)
    yield from page.rows
    while page.next:
        page = record.page(kind, filters=filters, order="oldest", limit=500, after=page.next)
        yield from page.rows


def _entry(sort: str, form: dict[str, str], sides: list[str]) -> Entry:
    initiative = form.get("initiative") or None
    if sort == "meeting":
        status = form.get("status", "planned")
        if status not in EventStatus.__args__:  # type: ignore[attr-defined]
            raise ReviewError(f"{status!r} is no status of a meeting.")
        return MeetingEntry(
            initiative=initiative,
            title=form.get("title") or None,
            status=cast(EventStatus, status),
            start=form.get("start") or None,
            end=form.get("end") or None,
            place=form.get("place") or None,
            participants=names_of(form.get("participants", ""), sides),
            agenda=tuple(line.strip() for line in form.get("agenda", "").splitlines() if line.strip()),
        )
    if sort == "member":
        if not initiative or not form.get("person"):
            raise ReviewError("A membership needs a person and an initiative.")
        role = form.get("role", "member")
        if role not in MemberRole.__args__:  # type: ignore[attr-defined]
            raise ReviewError(f"{role!r} is no role of a member.")
        return MemberEntry(
            initiative=initiative,
            person=form["person"],
            side=form.get("side") or None,
            role=cast(MemberRole, role),
            from_=form.get("since") or None,
            until=form.get("until") or None,
        )
    if sort == "task":
        by = tuple(name for name, _ in names_of(form.get("by", ""), sides))
        return TaskEntry(action=form.get("action", ""), by=by, initiative=initiative, due=form.get("due") or None)
    if sort == "note":
        return NoteEntry(text=form.get("text", ""))
    raise ReviewError(f"{sort!r} is no kind of entry.", remedy="meeting, member, task or note.")
