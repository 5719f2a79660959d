"""A reader: one backend, the finders in order, one reading per report."""

from __future__ import annotations

import functools
import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.errors import ReadingError
from tracktwo.model.failure import Failure
from tracktwo.model.reading import ReaderVersion, Reading
from tracktwo.model.report import Report
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Analysis, Backend, ParsesTogether
from tracktwo.reading.draft import Draft
from tracktwo.reading.finder import Finder, check_order

log = logging.getLogger(__name__)

#: Raised by hand whenever a finder's answers change: readings of another version are read again.
RULES_VERSION = "1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads reports of one language with one pack. Deterministic: the same report gives the same reading, byte for byte."""

    language: str
    backend: Backend
    finders: Sequence[Finder]
    pack: Pack

    @property
    def version(self) -> ReaderVersion:
        """What the reading stands on: rules, trained components, pack."""
        stands_on = f"rules {RULES_VERSION}; {self.backend.version}; pack {self.pack.id} {self.pack.version}"
        return ReaderVersion(name=f"tracktwo-{self.language}", version=stands_on)

    def read(self, report: Report) -> Reading:
        """What the report says. Needs no store, no network and no clock."""
        return self._find(report, self.backend.analyse(report.text))

    def read_all(self, reports: Sequence[Report]) -> Iterator[Reading | Failure]:
        """What each report says, in order; one that cannot be read is a failure. They are parsed together where that is faster."""
        backend = self.backend
        analyses = backend.analyse_all([r.text for r in reports]) if isinstance(backend, ParsesTogether) else iter(())
        for report in reports:
            try:
                analysis = next(analyses, None)  # `None` too where parsing them together failed
                yield self._find(report, analysis if analysis is not None else backend.analyse(report.text))
            except ReadingError as error:
                yield Failure(source=report.source, stage="reading", reason=error.message, remedy=error.remedy)

    def _find(self, report: Report, analysis: Analysis) -> Reading:
        draft = Draft(report=report, analysis=analysis, pack=self.pack)
        for finder in self.finders:
            finder.find(draft)
        return draft.finish(self.version)

    def empty(self, report: Report) -> Reading:
        """The reading that finds nothing: for a report that is not relevant where only relevant ones are read."""
        return Reading(reader=self.version, report=report)


@functools.cache
def reader_for(language: str, pack: Pack) -> Reader:
    """The reader of a language; languages without one of their own get the plain lexical reader."""
    from tracktwo.reading import readers

    backend, finders = readers.build(language, pack)
    check_order(finders)
    return Reader(language=language, backend=backend, finders=finders, pack=pack)
