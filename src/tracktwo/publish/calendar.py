"""Events and deadlines as an iCalendar file (RFC 5545): stable UIDs, a SEQUENCE that rises with changes, cancelled ones kept."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence

from icalendar import Calendar, Event, vDate

from tracktwo.model.dates import PartialDate
from tracktwo.model.decision import Decision
from tracktwo.model.ids import sha256_hex
from tracktwo.model.record import CommitmentRow, EventRow, Row

_STATUS = {"cancelled": "CANCELLED", "held": "CONFIRMED", "planned": "CONFIRMED"}


def calendar_of(
    events: Iterable[EventRow],
    commitments: Iterable[CommitmentRow] = (),
    decisions: Sequence[Decision] = (),
    *,
    numbered: Callable[[Mapping[str, str]], Mapping[str, int]] | None = None,
) -> bytes:
    """The calendar of events that have a first day, and of deadlines. Days without a year are left out: a calendar cannot say them.

    An entry was last modified when its latest source was published or its latest decision taken, and its SEQUENCE counts both kinds of
    change, so that the same record gives the same file and a changed one is taken for newer. What is published over and over is numbered by
    the log instead: `numbered` takes the SHA-256 of each entry, by its UID, and gives its SEQUENCE.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Tracktwo//EN")
    calendar.add("version", "2.0")
    for row in events:
        first, last = _days(row.start, row.end)
        if first is None or last is None:
            continue
        entry = _entry(
            row, row.title or (row.format or row.kind or "event").replace("_", " "), first, last, decisions, len(row.history) - 1
        )
        entry.add("status", _STATUS.get(row.status or "", "TENTATIVE"))
        if row.place:
            entry.add("location", row.place.names.get("en") or next(iter(row.place.names.values()), row.place.id))
        about = [f"{p.name}{f' ({p.side})' if p.side else ''}" for p in row.participants if p.name]
        words = [*([", ".join(about)] if about else []), *(point.text for point in row.agenda)]
        if words:
            entry.add("description", "\n".join(words))
        calendar.add_component(entry)
    for due in commitments:
        first, last = _days(due.due.end or due.due.start, None) if due.due else (None, None)
        if first is not None and last is not None:
            calendar.add_component(_entry(due, f"Due: {due.action or 'undertaking'}", last, last, decisions, 0))
    if numbered is not None:
        entries = {str(component["uid"]): component for component in calendar.subcomponents}
        for component in entries.values():
            del component["sequence"]
        for uid, sequence in numbered({uid: sha256_hex(bytes(component.to_ical())) for uid, component in entries.items()}).items():
            entries[uid].add("sequence", sequence)
    return bytes(calendar.to_ical())


def _entry(row: Row, summary: str, first: datetime.date, last: datetime.date, decisions: Sequence[Decision], changes: int) -> Event:
    ours = {row.id, *row.aliases}
    taken = [d for d in decisions if any(a.fact_id in ours for a in d.anchors)]
    own = {d.id for d in taken}
    taken += [d for d in decisions if d.undoes in own]
    stamp = max([_day(max((s.published for s in row.sources if s.published), default=None), first), *map(_moment, taken)])
    entry = Event()
    entry.add("uid", f"{row.id}@tracktwo")
    entry.add("summary", summary)
    entry.add("dtstart", vDate(first))
    entry.add("dtend", vDate(last + datetime.timedelta(days=1)))
    entry.add("dtstamp", stamp)
    entry.add("last-modified", stamp)
    entry.add("sequence", max(0, changes) + len(taken))
    return entry


def _days(start: str | None, end: str | None) -> tuple[datetime.date | None, datetime.date | None]:
    if not start:
        return None, None
    first = PartialDate.parse(start[:10])
    last = PartialDate.parse(end[:10]) if end else first
    return first.first, last.last


def _moment(decision: Decision) -> datetime.datetime:
    return datetime.datetime.fromisoformat(decision.when).astimezone(datetime.UTC).replace(microsecond=0)


def _day(published: str | None, day: datetime.date) -> datetime.datetime:
    stated = datetime.date.fromisoformat(published[:10]) if published and len(published) >= 10 else day
    return datetime.datetime(stated.year, stated.month, stated.day, tzinfo=datetime.UTC)
