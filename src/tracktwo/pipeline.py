"""The whole way of a report, the only module that knows it: sources, reading, resolution, record, review, publish."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.errors import ReadingError
from tracktwo.model.failure import Failure
from tracktwo.model.reading import Reading
from tracktwo.model.report import Received
from tracktwo.packs.pack import Pack
from tracktwo.reading.reader import reader_for
from tracktwo.sources.inputs import receive
from tracktwo.sources.prepare import prepare
from tracktwo.store.base import Added, Incoming, Store

log = logging.getLogger(__name__)


def read(inputs: Sequence[str], pack: Pack, *, relevant_only: bool = False) -> Iterator[Reading | Failure]:
    """One reading or failure per report, in the order received; needs no store.

    Args:
        inputs: files and folders; `-` is JSONL on standard input.
        pack: the process.
        relevant_only: reports that are not relevant get a reading that finds nothing.
    """
    for received in receive(inputs):
        report = received if isinstance(received, Failure) else prepare(received, pack)
        if isinstance(report, Failure):
            yield report
            continue
        reader = reader_for(report.language.split("-")[0], pack)
        if relevant_only and not report.relevant:
            yield reader.empty(report)
            continue
        try:
            yield reader.read(report)
        except ReadingError as error:
            yield Failure(source=report.source, stage="reading", reason=error.message, remedy=error.remedy)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One input that `add` is done with: where it came from, what became of it, its report, and why where it failed."""

    source: str
    outcome: Added
    report: str | None = None
    failure: Failure | None = None


def add(inputs: Sequence[str], store: Store, pack: Pack) -> Iterator[Step]:
    """Put reports into a record; the way of `add_received` for files, folders and standard input."""
    yield from add_received(receive(inputs), store, pack)


def add_received(inputs: Iterable[Received | Failure], store: Store, pack: Pack) -> Iterator[Step]:
    """Put reports into a record: receive, prepare, read those that are relevant, store, resolve. One step per input, once it is stored.

    A batch is one transaction: whatever stops the run leaves whole batches behind, and running it again completes it.
    """
    batch: list[Incoming] = []
    began = time.monotonic()
    for received in inputs:
        batch.append(_incoming(received, store, pack))
        if len(batch) >= _LARGEST_BATCH or time.monotonic() - began > _LONGEST_BATCH:
            yield from _store(batch, store)
            batch, began = [], time.monotonic()
    yield from _store(batch, store)


#: Inputs of one transaction, and seconds that one may gather: a writer that waits does not wait long, a killed run loses little.
_LARGEST_BATCH = 200
_LONGEST_BATCH = 5.0


def _incoming(received: Received | Failure, store: Store, pack: Pack) -> Incoming:
    if isinstance(received, Failure):
        return Incoming(source=received.source, failure=received)
    report = prepare(received, pack)
    if isinstance(report, Failure):
        return Incoming(source=received.source, received=received, failure=report)
    if not report.relevant or store.knows(report.id):
        return Incoming(source=received.source, received=received, report=report)
    try:
        reading = reader_for(report.language.split("-")[0], pack).read(report)
    except ReadingError as error:
        failure = Failure(source=report.source, stage="reading", reason=error.message, remedy=error.remedy)
        return Incoming(source=received.source, received=received, report=report, failure=failure)
    return Incoming(source=received.source, received=received, report=report, reading=reading)


def _store(batch: Sequence[Incoming], store: Store) -> Iterator[Step]:
    if not batch:
        return
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    for item, outcome in zip(batch, store.add(batch, arrived_at=now), strict=True):
        yield Step(source=item.source, outcome=outcome, report=item.report.id if item.report else None, failure=item.failure)
