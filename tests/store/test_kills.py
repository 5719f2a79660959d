"""Whatever stops a writer leaves the record whole, and running it again completes it (with a fake reader, so that it is quick)."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.store.making import PACK, incoming, meeting
from tests.store.test_sql import AT, exported
from tracktwo.model.decision import Decision
from tracktwo.review.deciding import Desk
from tracktwo.store.sql import SqlStore

#: How often a writer is killed: TRACKTWO_KILLS=200 for the figure in docs/record.md.
KILLS = int(os.environ.get("TRACKTWO_KILLS", "12"))

READINGS = [
    meeting(n, day=f"2031-05-{1 + n % 9:02d}", published=f"2031-05-{2 + n % 9:02d}", who=("Ada Velt", "Mira Sol")[n % 2]) for n in range(24)
]
BATCHES = [READINGS[start : start + 3] for start in range(0, len(READINGS), 3)]
_FORKED = multiprocessing.get_context("fork")  # a child that has everything loaded: it is killed at its work, not at its start


def made(batches: Sequence[int], decisions: Sequence[Decision]) -> str:
    """What a record of these batches and decisions exports that nothing ever stopped."""
    store = SqlStore(":memory:", PACK)
    for number in batches:
        store.add([incoming(r) for r in BATCHES[number]], arrived_at=AT)
    store.decide_all(decisions)
    return exported(store)


@pytest.fixture(scope="module")
def said() -> list[Decision]:
    """Decisions on the whole record: titles, two meetings that are one, and parts that leave."""
    store = SqlStore(":memory:", PACK)
    store.add([incoming(r) for r in READINGS], arrived_at=AT)
    for second in range(24):
        rows = list(store.reader().rows("events"))
        desk = Desk(store, "A. Analyst", now=f"2031-06-02T10:00:{second:02d}+00:00")
        row = rows[second % len(rows)]
        if second % 6 == 4:
            desk.same([row.id, rows[(second + 1) % len(rows)].id])
        elif second % 6 == 5 and row.aliases:
            desk.split([row.aliases[0]])
        else:
            desk.correct(row.id, "title", f"title {second}")
    return list(store.reader().decisions())


def work(path: str, done: str, seed: int, decisions: Sequence[Decision]) -> None:
    """Add, decide and rebuild until killed; what the store has taken is written down beside it."""
    chance = random.Random(seed)
    store = SqlStore(path, PACK, create=True)
    acknowledged = os.open(done, os.O_CREAT | os.O_APPEND | os.O_WRONLY)
    while True:
        match chance.choice(("add", "decide", "rebuild")):
            case "add":
                number = chance.randrange(len(BATCHES))
                store.add([incoming(r) for r in BATCHES[number]], arrived_at=AT)
                os.write(acknowledged, f"add {number}\n".encode())
            case "decide":
                number = chance.randrange(len(decisions))
                store.decide(decisions[number])
                os.write(acknowledged, f"decide {number}\n".encode())
            case _:
                store.rebuild()


@pytest.mark.slow
def test_nothing_is_lost_doubled_or_forgotten_by_kills(tmp_path: Path, said: list[Decision]) -> None:
    path, done = tmp_path / "record.db", tmp_path / "done.txt"
    for seed in range(KILLS):
        if seed % 12 == 0:  # from the beginning: most kills should hit a record that still grows
            for file in tmp_path.iterdir():
                file.unlink()
        child = _FORKED.Process(target=work, args=(str(path), str(done), seed, said), daemon=True)
        child.start()
        time.sleep(random.Random(seed).uniform(0.01, 0.5))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        store = SqlStore(str(path), PACK, create=True)
        taken = set(done.read_text().splitlines()) if done.exists() else set()
        held = {report.id for report in store.reader().rows("reports")}
        whole = [n for n, batch in enumerate(BATCHES) if {r.report.id for r in batch} <= held]
        assert held == {r.report.id for n in whole for r in BATCHES[n]}
        decided = store.reader().decisions()
        assert {f"add {n}" for n in whole} | {f"decide {said.index(d)}" for d in decided} >= taken
        assert exported(store) == made(whole, decided)
        store.close()
    store = SqlStore(str(path), PACK)
    for batch in BATCHES:
        store.add([incoming(r) for r in batch], arrived_at=AT)
    store.decide_all(said)
    assert exported(store) == made(range(len(BATCHES)), said)
    store.close()


def fill(path: str) -> None:
    """Add everything in small batches."""
    store = SqlStore(path, PACK, create=True)
    for batch in BATCHES:
        store.add([incoming(r) for r in batch], arrived_at=AT)
    store.close()


def test_two_adds_at_once_both_finish(tmp_path: Path) -> None:
    path = str(tmp_path / "record.db")
    SqlStore(path, PACK, create=True).close()
    both = [_FORKED.Process(target=fill, args=(path,)) for _ in range(2)]
    for process in both:
        process.start()
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    store = SqlStore(path, PACK)
    assert exported(store) == made(range(len(BATCHES)), [])
    store.close()
