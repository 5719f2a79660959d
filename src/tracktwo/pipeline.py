"""The whole way of a report, the only module that knows it: sources, reading, resolution, record, review, publish."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence

from tracktwo.errors import ReadingError
from tracktwo.model.failure import Failure
from tracktwo.model.reading import Reading
from tracktwo.packs.pack import Pack
from tracktwo.reading.reader import reader_for
from tracktwo.sources.inputs import receive
from tracktwo.sources.prepare import prepare

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
