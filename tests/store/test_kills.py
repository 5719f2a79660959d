"""Whatever stops a writer leaves the record whole, and running it again completes it (with a fake reader, so that it is quick)."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.store.making import PACK, incoming, meeting
from tests.store.test_sql import AT, exported
from tracktwo.store.sql import SqlStore

READINGS = [
    meeting(n, day=f"2031-05-{1 + n % 9:02d}", published=f"2031-05-{2 + n % 9:02d}", who=("Ada Velt", "Mira Sol")[n % 2]) for n in range(24)
]

WORK = """
import sys
from tests.store.test_kills import work
work(sys.argv[1], sys.argv[2])
"""


def work(path: str, what: str) -> None:
    """What the killed process does: add in small batches, decide, rebuild; each again from the start where it was stopped."""
    from tracktwo.review.deciding import Desk

    store = SqlStore(path, PACK, create=True)
    print("begun", flush=True)  # noqa: T201
    if what == "rebuild":
        for _ in range(50):
            store.rebuild()
    for start in range(0, len(READINGS), 3):
        store.add([incoming(r) for r in READINGS[start : start + 3]], arrived_at=AT)
    if what == "decide":
        row = next(r for r in store.reader().rows("events") if r.aliases)
        for second in range(40):
            Desk(store, "A. Analyst", now=f"2031-06-02T10:00:{second:02d}+00:00").correct(row.id, "title", f"title {second}")
    store.close()


def run(path: Path, what: str, kill_after: float | None) -> None:
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    process = subprocess.Popen([sys.executable, "-c", WORK, str(path), what], stdout=subprocess.PIPE, env=environ, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    if kill_after is not None:
        time.sleep(kill_after)
        process.send_signal(signal.SIGKILL)
    process.stdout.close()
    code = process.wait()
    assert kill_after is not None or code == 0


@pytest.fixture(scope="module")
def wanted() -> str:
    store = SqlStore(":memory:", PACK)
    store.add([incoming(r) for r in READINGS], arrived_at=AT)
    return exported(store)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(int(os.environ.get("TRACKTWO_KILLS", "8"))))
def test_a_killed_add_loses_nothing(tmp_path: Path, wanted: str, seed: int) -> None:
    path = tmp_path / "record.db"
    run(path, "add", random.Random(seed).uniform(0, 0.6))
    SqlStore(str(path), PACK, create=True).close()  # opens: the record is whole
    run(path, "add", None)
    store = SqlStore(str(path), PACK)
    assert exported(store) == wanted
    assert store.reader().status().rows["reports"] == len(READINGS)
    store.close()


@pytest.mark.slow
def test_a_killed_rebuild_changes_nothing(tmp_path: Path, wanted: str) -> None:
    path = tmp_path / "record.db"
    run(path, "add", None)
    for seed in range(3):
        run(path, "rebuild", random.Random(seed).uniform(0.05, 0.8))
        store = SqlStore(str(path), PACK)
        assert exported(store) == wanted
        store.close()


@pytest.mark.slow
def test_a_decision_that_was_taken_is_never_forgotten(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    run(path, "add", None)
    run(path, "decide", 0.9)
    store = SqlStore(str(path), PACK)
    held = store.reader().decisions()
    assert [json.loads(d.value or "") for d in held] == [f"title {n}" for n in range(len(held))]
    store.close()


def test_two_adds_at_once_both_finish(tmp_path: Path, wanted: str) -> None:
    path = tmp_path / "record.db"
    SqlStore(str(path), PACK, create=True).close()
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    both = [subprocess.Popen([sys.executable, "-c", WORK, str(path), "add"], stdout=subprocess.DEVNULL, env=environ) for _ in range(2)]
    assert [p.wait() for p in both] == [0, 0]
    store = SqlStore(str(path), PACK)
    assert exported(store) == wanted
    store.close()
