"""Views: facts are filtered before the record is assembled, once per view. A view is a record of its own that holds nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tracktwo.model.decision import Decision
from tracktwo.model.reading import Reading
from tracktwo.model.report import Report
from tracktwo.model.vocab import Outcome, View
from tracktwo.store.base import Incoming, RecordReader
from tracktwo.store.decisions import standing

if TYPE_CHECKING:
    from tracktwo.store.sql import SqlStore

_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One report of the truth with all its receipts."""

    report: Report
    outcome: Outcome
    reading: Reading | None
    receipts: tuple[tuple[str, str], ...]


def view_of(store: SqlStore, *, view: View, as_of: str | None) -> RecordReader:
    """The record as one view shows it on a day: made anew, in memory, from what that view may see."""
    from tracktwo.store.sql import SqlStore as Store

    made = Store(":memory:", store.pack)
    decisions = store.reader().decisions()
    fill(made, in_view(store.truth(), decisions, view=view, as_of=as_of))
    for decision in decisions:
        if as_of is None or decision.when[:10] <= as_of:
            made.decide(decision)
    return made.looking_at(view=view, as_of=as_of)


def in_view(truth: Iterator[Kept], decisions: Sequence[Decision], *, view: View, as_of: str | None) -> Iterator[Kept]:
    """What the view may see, each report cut down to the facts that it may see.

    On a day, a report counts from the day it was published; an undated one from the day of the last dated one (unknown is last).
    """
    hidden = (
        {d.report for d in standing(decisions) if d.kind == "visibility" and d.report and d.value != "public"}
        if view == "public"
        else set()
    )
    kept = [k for k in truth if k.report.id not in hidden]
    latest = max((k.report.published[:10] for k in kept if k.report.published), default="")
    for one in kept:
        day = (one.report.published or latest)[:10]
        if as_of is None or day <= as_of:
            yield one


def fill(store: SqlStore, kept: Iterator[Kept]) -> None:
    """Put reports into a fresh record, with the receipts that they had."""
    batch: list[Kept] = []
    for one in kept:
        batch.append(one)
        if len(batch) == _AT_ONCE:
            _put(store, batch)
            batch = []
    _put(store, batch)


def _put(store: SqlStore, batch: Sequence[Kept]) -> None:
    if not batch:
        return
    store.add(
        [
            Incoming(source=source, report=dataclasses.replace(k.report, source=source), reading=k.reading)
            for k in batch
            for source, _ in k.receipts or ((k.report.source, ""),)
        ],
        arrived_at="",
    )
