"""The whole way of a report, the only module that knows it: sources, reading, resolution, record, review, publish."""

from __future__ import annotations

import datetime
import logging
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.batches import Batch, in_batches
from tracktwo.model.failure import Failure
from tracktwo.model.reading import Reading
from tracktwo.model.report import Received
from tracktwo.packs.pack import Pack
from tracktwo.processes import read_batches
from tracktwo.reading.reader import reader_for
from tracktwo.sources.inputs import DEFAULT_LIMITS, InputLimits, receive
from tracktwo.store.base import Added, Incoming, Store

log = logging.getLogger(__name__)


def read(
    inputs: Sequence[str], pack: Pack, *, relevant_only: bool = False, processes: int = 1, limits: InputLimits = DEFAULT_LIMITS
) -> Iterator[Reading | Failure]:
    """One reading or failure per report, in the order received; needs no store.

    Args:
        inputs: files and folders; `-` is JSONL on standard input.
        pack: the process.
        relevant_only: reports that are not relevant get a reading that finds nothing.
        processes: how many read at the same time.
        limits: how large an input may be.
    """
    batches = (Batch(inputs=some, relevant_only=relevant_only) for some in in_batches(receive(inputs, limits)))
    for found in read_batches(batches, pack, processes=processes):
        for item in found:
            if item.failure is not None or item.reading is not None:
                yield item.failure or item.reading  # type: ignore[misc]
            elif item.report is not None:
                yield reader_for(item.report.language.split("-")[0], pack).empty(item.report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One input that `add` is done with: where it came from, what became of it, its report, and why where it failed."""

    source: str
    outcome: Added
    report: str | None = None
    failure: Failure | None = None


def add(inputs: Sequence[str], store: Store, pack: Pack, *, processes: int = 1, limits: InputLimits = DEFAULT_LIMITS) -> Iterator[Step]:
    """Put reports into a record; the way of `add_received` for files, folders and standard input."""
    yield from add_received(receive(inputs, limits), store, pack, processes=processes)


def add_received(inputs: Iterable[Received | Failure], store: Store, pack: Pack, *, processes: int = 1) -> Iterator[Step]:
    """Put reports into a record: receive, prepare, read those that are relevant, store, resolve. One step per input, once it is stored.

    A batch is one transaction: whatever stops the run leaves whole batches behind, and running it again completes it.
    """
    waiting: list[Incoming] = []
    began = time.monotonic()
    for found in read_batches(_batches(inputs, store), pack, processes=processes):
        waiting += found
        if len(waiting) >= _LARGEST_BATCH or time.monotonic() - began > _LONGEST_BATCH:
            yield from _store(waiting, store)
            waiting, began = [], time.monotonic()
    yield from _store(waiting, store)


#: Inputs of one transaction, and seconds that one may gather: a writer that waits does not wait long, a killed run loses little.
_LARGEST_BATCH = 200
_LONGEST_BATCH = 5.0


def _batches(inputs: Iterable[Received | Failure], store: Store) -> Iterator[Batch]:
    for some in in_batches(inputs):
        ids = {one.report_id for one in some if not isinstance(one, Failure)}
        yield Batch(inputs=some, relevant_only=True, known=frozenset(ident for ident in ids if store.knows(ident)))


def _store(batch: Sequence[Incoming], store: Store) -> Iterator[Step]:
    if not batch:
        return
    now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
    for item, outcome in zip(batch, store.add(batch, arrived_at=now), strict=True):
        yield Step(source=item.source, outcome=outcome, report=item.report.id if item.report else None, failure=item.failure)
