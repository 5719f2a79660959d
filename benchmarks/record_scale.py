"""What one more report costs in a small and in a large record, in time of one core; readings are given: only the record is measured.

python -m benchmarks.record_scale [SMALL LARGE]      (10000 and 200000)
"""

from __future__ import annotations

import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

from eval.synthetic import PACK, Synthetic

from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore

_MORE = 60
_AT_ONCE = 500


def main() -> None:
    """Grow one record; measure at both sizes."""
    sizes = [int(a) for a in sys.argv[1:]] or [10_000, 200_000]
    archive = Synthetic()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        store = SqlStore(str(path), PACK, create=True)
        costs: list[float] = []
        done = 0
        for size in sizes:
            began = time.process_time()
            start = done
            while done < size:
                last = min(done + _AT_ONCE, size)
                store.add([_incoming(archive, n) for n in range(done, last)], arrived_at="")
                done = last
            took = time.process_time() - began
            each = []
            for n in range(done, done + _MORE):
                item = _incoming(archive, n)
                began = time.process_time()
                store.add([item], arrived_at="")
                each.append(time.process_time() - began)
            done += _MORE
            costs.append(statistics.median(each))
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"{size:>8} reports: one more {costs[-1] * 1000:.1f} ms (median of {_MORE}, mean {statistics.mean(each) * 1000:.1f} ms); "
                f"{size - start} added in {took:.0f} s of one core; {path.stat().st_size / 1e6:.0f} MB on disk, {memory:.0f} MB of memory",
                flush=True,
            )
        print(f"ratio {costs[-1] / costs[0]:.2f}")


def _incoming(archive: Synthetic, number: int) -> Incoming:
    reading = archive.reading(number)
    return Incoming(source=reading.report.source, report=reading.report, reading=reading)


if __name__ == "__main__":
    main()
