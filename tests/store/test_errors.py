"""What can go wrong with the file is said in one sentence, with what to do; the record stays as it was."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection as Pipe
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from tests.store.making import PACK, incoming, meeting
from tests.store.test_sql import AT, exported
from tracktwo.errors import StoreError, TracktwoError
from tracktwo.sources.inputs import receive
from tracktwo.store.database import Database
from tracktwo.store.sql import SqlStore

#: A user who owns nothing.
NOBODY = 65534


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder with a record that everybody may read."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    store = SqlStore(str(path / "record.db"), PACK, create=True)
    store.add([incoming(meeting(1))], arrived_at=AT)
    store.close()
    yield path
    shutil.rmtree(path)


def _run(pipe: Pipe, work: Callable[[Path], str], path: Path) -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)
    try:
        pipe.send(work(path))
    except TracktwoError as error:
        pipe.send(f"{type(error).__name__}: {error}")


def as_nobody(work: Callable[[Path], str], path: Path) -> str:
    """What the work gives, or says, for a user with no rights but to read."""
    if os.geteuid() != 0:
        pytest.skip("only root can become another user")
    ours, theirs = multiprocessing.Pipe()
    child = multiprocessing.get_context("fork").Process(target=_run, args=(theirs, work, path))
    child.start()
    assert ours.poll(60), "no answer"
    told: str = ours.recv()
    child.join()
    return told


def count(path: Path) -> str:
    store = SqlStore(str(path / "record.db"), PACK)
    return str(store.reader().status().rows["events"])


def add(path: Path) -> str:
    store = SqlStore(str(path / "record.db"), PACK)
    return str(store.add([incoming(meeting(2))], arrived_at=AT))


def make(path: Path) -> str:
    SqlStore(str(path / "other.db"), PACK, create=True)
    return "made"


def take_in(path: Path) -> str:
    return "; ".join(f"{type(item).__name__}: {getattr(item, 'reason', '')} {getattr(item, 'remedy', '')}" for item in receive([str(path)]))


def test_a_record_that_another_program_holds_is_locked(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    SqlStore(str(path), PACK, create=True).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="is locked by another program. Try again"), Database(str(path), patience=0.1).writing():
        pass
    with Database(str(path), patience=0.1).reading():  # who only looks does not wait
        pass
    other.close()


def test_a_read_only_record_can_be_looked_at_but_not_written(folder: Path) -> None:
    told = as_nobody(add, folder)
    assert told.startswith("StoreError: The record")
    assert "is read-only. Give yourself the right" in told
    assert as_nobody(count, folder) == "1"


def test_a_folder_that_may_not_be_written_gets_no_record(folder: Path) -> None:
    told = as_nobody(make, folder)
    assert told.startswith("StoreError: ")
    assert "folder" in told


def test_inputs_that_may_not_be_read_are_failures_with_a_remedy(folder: Path) -> None:
    closed = folder / "closed"
    closed.mkdir(mode=0o700)
    (closed / "one.txt").write_text("Nobody reads this.")
    told = as_nobody(take_in, closed)
    assert told.startswith(("SourceError: ", "Failure: "))
    assert len(told) > len("Failure: ") + 20


def test_a_full_disk_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    store = SqlStore(str(path), PACK, create=True)
    store.add([incoming(meeting(1))], arrived_at=AT)
    before = exported(store)
    store.close()

    def no_more(connection: Any, _: Any) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages}")

    store = SqlStore(str(path), PACK)
    event.listen(store._database._engine, "connect", no_more)  # noqa: SLF001
    store.close()
    with pytest.raises(StoreError, match=r"is full; nothing was changed\. Make room"):
        store.add([incoming(meeting(n)) for n in range(2, 60)], arrived_at=AT)
    assert exported(store) == before
    store.close()
