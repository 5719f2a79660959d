"""Makes the record of a made-up archive, to measure on: many reports, few of which concern the process; readings are given.

python -m benchmarks.make_record FILE [--reports 200000] [--relevant 4000] [--per-day 40] [--people 5000]
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from eval.synthetic import PACK, PER_DAY, Synthetic

from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore

_AT_ONCE = 2000


def main() -> None:
    """Make the record, and say what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--reports", type=int, default=200_000, help="how many reports in all")
    parser.add_argument("--relevant", type=int, default=4_000, help="how many of them tell of the process: about 0.85 events each")
    parser.add_argument("--per-day", type=int, default=PER_DAY, help="how many of those fall on one day")
    parser.add_argument("--people", type=int, default=5_000, help="how many people there are")
    asked = parser.parse_args()
    archive = Synthetic(people=asked.people, per_day=asked.per_day)
    began, clock = time.process_time(), time.monotonic()
    store = SqlStore(str(asked.file), PACK, create=True)
    archived = inputs(archive, asked.reports, asked.relevant)
    while batch := list(islice(archived, _AT_ONCE)):
        store.add(batch, arrived_at="2031-01-01T00:00:00+00:00")
    used, passed = time.process_time() - began, time.monotonic() - clock
    status = store.reader().status()
    store.close()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    read, events, size = status.outcomes.get("read", 0), status.rows["events"], asked.file.stat().st_size / 1e6
    print(f"{status.rows['reports']} reports, {read} read, {events} events")
    print(f"{used:.0f} s of one core ({passed:.0f} s by the clock), {memory:.0f} MB of memory at most, {size:.0f} MB on disk")


def inputs(archive: Synthetic, reports: int, relevant: int) -> Iterator[Incoming]:
    """The archive in order: reports that concern the process spread evenly among those that do not."""
    read = 0
    for number in range(reports):
        if number * relevant // reports >= read and read < relevant:
            reading = archive.reading(read)
            read += 1
            yield Incoming(source=reading.report.source, report=reading.report, reading=reading)
        else:
            report = archive.irrelevant(number)
            yield Incoming(source=report.source, report=report)


if __name__ == "__main__":
    main()
