"""Reading speed beside the bare parser's, measured in turn in one process: the ratio holds where the machine's speed drifts.

Time is the processor's, not the clock's, so other work on the machine matters little.
"""

from __future__ import annotations

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tracktwo.errors import SourceError
from tracktwo.model.failure import Failure
from tracktwo.model.report import Report
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Backend
from tracktwo.reading.reader import reader_for
from tracktwo.sources.inputs import receive
from tracktwo.sources.prepare import prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class Speed:
    """One language: seconds that the parser alone and the whole reading take for all reports, medians over the rounds."""

    language: str
    reports: int
    words: int
    parser: float
    reader: float
    ratios: tuple[float, ...]

    @property
    def ratio(self) -> float:
        """Speed of the whole reading as a share of the parser's, median of the rounds."""
        return statistics.median(self.ratios)


def measure(inputs: Sequence[str], pack: Pack, *, rounds: int = 3) -> list[Speed]:
    """The speed of each language among the relevant reports of `inputs`. The first round warms up and is not counted.

    Raises:
        SourceError: there is no relevant report among the inputs.
    """
    by_language: dict[str, list[Report]] = defaultdict(list)
    for received in receive(inputs):
        report = received if isinstance(received, Failure) else prepare(received, pack)
        if isinstance(report, Report) and report.relevant:
            by_language[report.language.split("-")[0]].append(report)
    if not by_language:
        raise SourceError("There is no relevant report among these inputs.", remedy="Give a folder of reports about the process.")
    return [_speed(language, reports, pack, rounds) for language, reports in sorted(by_language.items())]


def _speed(language: str, reports: Sequence[Report], pack: Pack, rounds: int) -> Speed:
    reader = reader_for(language, pack)
    parser_times, reader_times = [], []
    for turn in range(rounds + 1):
        parser = _timed(lambda: _parse(reader.backend, [r.text for r in reports]))
        whole = _timed(lambda: list(reader.read_all(reports)))
        if turn:
            parser_times.append(parser)
            reader_times.append(whole)
    return Speed(
        language=language,
        reports=len(reports),
        words=sum(len(r.text.split()) for r in reports),
        parser=statistics.median(parser_times),
        reader=statistics.median(reader_times),
        ratios=tuple(p / r for p, r in zip(parser_times, reader_times, strict=True)),
    )


def _parse(backend: Backend, texts: Sequence[str]) -> None:
    """The trained components alone where the backend can run them so, else its whole analysis."""
    parse = getattr(backend, "parse", None)
    if parse is not None:
        parse(texts)
        return
    for text in texts:
        backend.analyse(text)


def _timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began
