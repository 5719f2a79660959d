"""Inputs as received to readings, some at a time: the part of a report's way that needs no store, and so may run in any process."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tracktwo.model.failure import Failure
from tracktwo.model.ids import ReportId
from tracktwo.model.reading import Reading
from tracktwo.model.report import Received, Report
from tracktwo.packs.pack import Pack
from tracktwo.reading.reader import reader_for
from tracktwo.sources.prepare import prepare
from tracktwo.store.base import Incoming

#: Inputs, and characters in them, that are read together: a parser is faster on many texts, and what is waited for stays small.
_LARGEST = 32
_LONGEST = 60_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """Some inputs, and which of their reports are to be read: all, or only relevant ones that are not `known`."""

    inputs: tuple[Received | Failure, ...]
    relevant_only: bool = False
    known: frozenset[ReportId] = frozenset()


def in_batches(inputs: Iterable[Received | Failure]) -> Iterator[tuple[Received | Failure, ...]]:
    """The inputs in order, some at a time."""
    batch: list[Received | Failure] = []
    size = 0
    for received in inputs:
        batch.append(received)
        size += 0 if isinstance(received, Failure) else len(received.content)
        if len(batch) >= _LARGEST or size >= _LONGEST:
            yield tuple(batch)
            batch, size = [], 0
    if batch:
        yield tuple(batch)


def read_batch(batch: Batch, pack: Pack) -> list[Incoming]:
    """What became of each input, in order. What a report's reading says does not depend on what it is read beside."""
    reports = [one if isinstance(one, Failure) else prepare(one, pack) for one in batch.inputs]
    wanted = [r for r in reports if isinstance(r, Report) and not (batch.relevant_only and not r.relevant) and r.id not in batch.known]
    readings = _readings(wanted, pack)
    found = []
    for received, report in zip(batch.inputs, reports, strict=True):
        kept = None if isinstance(received, Failure) else received
        if isinstance(report, Failure):
            found.append(Incoming(source=received.source, received=kept, failure=report))
            continue
        said = readings.get(id(report))
        reading, failure = (None, said) if isinstance(said, Failure) else (said, None)
        found.append(Incoming(source=received.source, received=kept, report=report, reading=reading, failure=failure))
    return found


def _readings(reports: Collection[Report], pack: Pack) -> dict[int, Reading | Failure]:
    by_language: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        by_language[report.language.split("-")[0]].append(report)
    found: dict[int, Reading | Failure] = {}
    for language, same in by_language.items():
        found.update(zip(map(id, same), reader_for(language, pack).read_all(same), strict=True))
    return found


def failures_of(inputs: Sequence[Received | Failure], reason: str, remedy: str) -> list[Incoming]:
    """Each input as a failure of the stage that reads."""
    return [
        Incoming(
            source=one.source,
            received=None if isinstance(one, Failure) else one,
            failure=one if isinstance(one, Failure) else Failure(source=one.source, stage="reading", reason=reason, remedy=remedy),
        )
        for one in inputs
    ]
