"""Views: facts are filtered before the record is assembled, once per view. A view is a record of its own that holds nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from tracktwo.model.ids import FactAnchor
from tracktwo.model.reading import Reading
from tracktwo.model.report import Report
from tracktwo.model.vocab import Outcome, View
from tracktwo.store.base import Incoming, RecordReader
from tracktwo.store.decisions import secret_reports
from tracktwo.store.disclosing import visible_decisions
from tracktwo.store.hiding import Hidden, moved_facts, visible_part, visible_report

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

    decisions = [d for d in store.reader().decisions() if as_of is None or d.when[:10] <= as_of]
    made = Store(":memory:", store.pack)
    secret = secret_reports(decisions)
    if view == "full":
        fill(made, known_on(store.truth(), set(), as_of))
        made.decide_all(decisions)
        return made.looking_at(view=view, as_of=as_of)
    if secret or as_of is not None:
        fill(made, known_on(store.truth(), secret, as_of))
        made.decide_all(visible_decisions(decisions, lambda a: a.report in secret, made.looking_at(view=view, as_of=as_of)))
    else:  # nothing is kept from it as a whole: the record itself is what it would be
        made.close()
        made = store
    hidden = made.hidden_from_public(decisions, today=as_of)
    seen = Store(":memory:", store.pack)
    moved: dict[str, FactAnchor] = {}
    fill(seen, (_cut(k, hidden, moved) for k in made.truth()))
    if made is not store:
        made.close()
    reader = seen.looking_at(view=view, as_of=as_of)
    told = visible_decisions(decisions, lambda a: a.report in secret or a.fact_id in hidden.facts, reader, moved)
    seen.decide_all([d for d in told if not hidden.names(f"{d.value or ''} {d.source or ''}")])
    return reader


def _cut(kept: Kept, hidden: Hidden, moved: dict[str, FactAnchor]) -> Kept:
    receipts = tuple((kept.report.id if hidden.names(unquote(source)) else source, at) for source, at in kept.receipts)
    if kept.reading is None:
        return dataclasses.replace(kept, report=visible_report(kept.report, hidden), receipts=receipts)
    reading = visible_part(kept.reading, hidden)
    moved |= moved_facts(kept.reading, reading)
    return dataclasses.replace(kept, report=reading.report, reading=reading, receipts=receipts)


def known_on(truth: Iterator[Kept], secret: set[str], as_of: str | None) -> Iterator[Kept]:
    """The reports that were known on a day, secret ones left out.

    A report counts from the day it was published; an undated one from the day of the last dated one (unknown is last).
    """
    kept = [k for k in truth if k.report.id not in secret]
    latest = max((k.report.published[:10] for k in kept if k.report.published), default="")
    for one in kept:
        if as_of is None or (one.report.published or latest)[:10] <= as_of:
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
