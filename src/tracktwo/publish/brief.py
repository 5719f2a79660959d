"""The brief: what is new, changed, contested, due and silent between two days."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.model.dates import PartialDate
from tracktwo.model.reading import Quantity
from tracktwo.model.record import CommitmentRow, EventRow, Kind, PlaceRef, Ref, ReportRow, Row
from tracktwo.store.base import RecordReader

#: Kinds that a brief tells of.
KINDS: tuple[Kind, ...] = ("events", "commitments", "figures")

#: The sections of a brief, in order.
SECTIONS = ("new", "changed", "contested", "due", "overdue", "ends", "silent")

#: How far ahead deadlines and ends of terms are told.
AHEAD = datetime.timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One line of a brief: `section` is `new`, `changed`, `contested`, `due`, `overdue`, `ends` or `silent`."""

    section: str
    kind: str
    id: str | None
    label: str
    date: str | None = None
    detail: str = ""


def brief(reader: RecordReader, since: datetime.date, until: datetime.date) -> Iterator[Item]:
    """The lines of a brief on the days from `since` to `until`, both inside: section by section, each by kind and date, undated last."""
    found = [*_told(reader, since, until), *_silent(reader, since, until)]
    kinds = (*KINDS, "reports")
    yield from sorted(found, key=lambda i: (SECTIONS.index(i.section), kinds.index(i.kind), i.date or "9999", i.label, i.id or ""))


def _told(reader: RecordReader, since: datetime.date, until: datetime.date) -> Iterator[Item]:
    """What reports of these days tell, and what falls due after them."""
    first, last = since.isoformat(), until.isoformat()
    for kind in KINDS:
        for row in reader.rows(kind):
            told = [s.published[:10] for s in row.sources if s.published and first <= s.published[:10] <= last]
            if told:
                is_new = row.known_since is not None and row.known_since >= first
                detail = f"{len(told)} reports" if len(told) > 1 else "one report"
                yield Item(section="new" if is_new else "changed", kind=kind, id=row.id, label=_label(row), date=_date(row), detail=detail)
                if row.contested:
                    detail = "; ".join(f"{name}: {_given(row, name)}" for name in row.contested)
                    yield Item(section="contested", kind=kind, id=row.id, label=_label(row), date=_date(row), detail=detail)
            if isinstance(row, CommitmentRow):
                yield from _limits(row, until)


def _given(row: Row, name: str) -> str:
    """The values that sources give, side by side."""
    return " or ".join(_plain(value.value) for value in row.values.get(name, ()))


def _plain(value: object) -> str:
    """A value in few words."""
    match value:
        case PlaceRef():
            return value.names.get("en") or next(iter(value.names.values()), value.id)
        case Ref():
            return value.name
        case Quantity():
            return f"{_plain(value.value)} {value.unit or ''}".strip()
        case float():
            return f"{value:,.10g}"
        case _:
            return str(value)


def _limits(row: CommitmentRow, until: datetime.date) -> Iterator[Item]:
    due = _last_day(row.due.end if row.due else None)
    if due is not None and row.due is not None:
        if until <= due <= until + AHEAD:
            yield Item(section="due", kind="commitments", id=row.id, label=_label(row), date=due.isoformat(), detail=row.due.text)
        elif due < until and row.stage is None and not row.stages:
            yield Item(
                section="overdue", kind="commitments", id=row.id, label=_label(row), date=due.isoformat(), detail="due, nothing reported"
            )
    end = _last_day(row.term.end if row.term else None)
    if end is not None and row.term is not None and until <= end <= until + AHEAD:
        yield Item(section="ends", kind="commitments", id=row.id, label=_label(row), date=end.isoformat(), detail=row.term.text)


def _silent(reader: RecordReader, since: datetime.date, until: datetime.date) -> Iterator[Item]:
    """Outlets that reported in the period of the same length before, and not in this one."""
    length = until - since + datetime.timedelta(days=1)
    before, now = (since - length).isoformat(), since.isoformat()
    earlier: Counter[str] = Counter()
    heard: set[str] = set()
    for row in reader.rows("reports"):
        if isinstance(row, ReportRow) and row.published and row.outlet:
            if before <= row.published[:10] < now:
                earlier[row.outlet] += 1
            elif now <= row.published[:10] <= until.isoformat():
                heard.add(row.outlet)
    for outlet in sorted(set(earlier) - heard):
        yield Item(section="silent", kind="reports", id=None, label=outlet, detail=f"{earlier[outlet]} reports in the period before")


def _last_day(text: str | None) -> datetime.date | None:
    return PartialDate.parse(text).last if text and not text.startswith("XXXX") else None


def _date(row: Row) -> str | None:
    return row.start if isinstance(row, EventRow) else row.known_since


def _label(row: Row) -> str:
    if isinstance(row, EventRow):
        place = next(iter(row.place.names.values()), None) if row.place else None
        who = ", ".join(p.name for p in row.participants[:3] if p.name)
        return row.title or " · ".join(filter(None, (row.kind, row.status, place, who)))
    told = " ".join(_plain(v) for n in ("what", "value", "unit") if (v := getattr(row, n, None)) is not None)
    return str(getattr(row, "action", None) or told or row.id)
