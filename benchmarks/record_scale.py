"""What one more report costs in a small and in a large record, in time of one core; readings are given: only the record is measured.

python -m benchmarks.make_record small.db --reports 10000 --relevant 10000 --per-day 16
python -m benchmarks.make_record large.db --reports 200000 --relevant 200000 --per-day 16
python -m benchmarks.record_scale small.db large.db

The reports go to both in turn, so that whatever else the machine does slows both alike.
"""

from __future__ import annotations

import argparse
import statistics
import time
from dataclasses import dataclass, field

from eval.synthetic import PACK, Synthetic

from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore


@dataclass(slots=True, kw_only=True)
class Grown:
    """A record with the number of the next report of its archive, and what each cost so far, in seconds of one core."""

    name: str
    store: SqlStore
    size: int
    costs: list[float] = field(default_factory=list)

    def add_one(self, archive: Synthetic) -> None:
        """Put the next report in."""
        reading = archive.reading(self.size + len(self.costs))
        item = Incoming(source=reading.report.source, report=reading.report, reading=reading)
        began = time.process_time()
        self.store.add([item], arrived_at="2031-01-02T00:00:00+00:00")
        self.costs.append(time.process_time() - began)


def main() -> None:
    """Add reports to both in turn; print the costs and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("records", nargs="+", help="made by benchmarks.make_record with every report relevant")
    parser.add_argument("--per-day", type=int, default=16, help="as they were made with")
    parser.add_argument("--more", type=int, default=200, help="how many reports to add to each")
    parser.add_argument("--people", type=int, default=5_000, help="how many people there are")
    asked = parser.parse_args()
    archive = Synthetic(people=asked.people, per_day=asked.per_day)
    records = []
    for name in asked.records:
        store = SqlStore(name, PACK)
        records.append(Grown(name=name, store=store, size=store.reader().status().rows["reports"]))
    for _ in range(asked.more):
        for record in records:
            record.add_one(archive)
    for record in records:
        median, mean = statistics.median(record.costs), statistics.mean(record.costs)
        print(f"{record.name}: {record.size} reports; one more {median * 1000:.1f} ms (median of {asked.more}; mean {mean * 1000:.1f} ms)")
    first, last = records[0].costs, records[-1].costs
    print(f"ratio of medians {statistics.median(last) / statistics.median(first):.2f}, of means {sum(last) / sum(first):.2f}")


if __name__ == "__main__":
    main()
