"""Events and deadlines as an iCalendar file (RFC 5545): stable UIDs, cancelled ones kept as such."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from icalendar import Calendar, Event, vDate

from tracktwo.model.dates import PartialDate
from tracktwo.model.record import CommitmentRow, EventRow

_STATUS = {"cancelled": "CANCELLED", "held": "CONFIRMED", "planned": "CONFIRMED"}


def calendar_of(events: Iterable[EventRow], commitments: Iterable[CommitmentRow] = ()) -> bytes:
    """The calendar of events that have a first day, and of deadlines. Days without a year are left out: a calendar cannot say them.

    The time stamp of an entry is the day its latest source was published, so that the same record gives the same file.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tracktwo//EN")
    calendar.add("version", "2.0")
    for row in events:
        first, last = _days(row.start, row.end)
        if first is None or last is None:
            continue
        entry = Event()
        entry.add("uid", f"{row.id}@tracktwo")
        entry.add("summary", row.title or (row.format or row.kind or "event").replace("_", " "))
        entry.add("dtstart", vDate(first))
        entry.add("dtend", vDate(last + datetime.timedelta(days=1)))
        entry.add("status", _STATUS.get(row.status or "", "TENTATIVE"))
        if row.place:
            entry.add("location", row.place.names.get("en") or next(iter(row.place.names.values()), row.place.id))
        published = [s.published for s in row.sources if s.published]
        entry.add("dtstamp", _stamp(max(published, default=None), first))
        entry.add("sequence", max(0, len(row.history) - 1))
        calendar.add_component(entry)
    for due in commitments:
        first, last = _days(due.due.end or due.due.start, None) if due.due else (None, None)
        if first is None or last is None:
            continue
        entry = Event()
        entry.add("uid", f"{due.id}@tracktwo")
        entry.add("summary", f"Due: {due.action or 'undertaking'}")
        entry.add("dtstart", vDate(last))
        entry.add("dtend", vDate(last + datetime.timedelta(days=1)))
        published = [s.published for s in due.sources if s.published]
        entry.add("dtstamp", _stamp(max(published, default=None), first))
        calendar.add_component(entry)
    return bytes(calendar.to_ical())


def _days(start: str | None, end: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    if not start:
        return None, None
    first = PartialDate.parse(start[:10])
    last = PartialDate.parse(end[:10]) if end else first
    return first.first, last.last


def _stamp(published: str | None, day: datetime.date) -> datetime.datetime:
    stated = datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else day
    return datetime.datetime(stated.year, stated.month, stated.day, tzinfo=datetime.UTC)
