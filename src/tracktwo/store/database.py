"""One database: how it is opened, how a transaction begins, and what its errors mean in one sentence."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import Connection, event
from sqlalchemy.pool import StaticPool

from tracktwo.errors import StoreError

#: How long a writer waits for another one, in seconds: two `add` at once both finish.
PATIENCE = 120.0


class Database:
    """A SQLite file, `:memory:`, or a database URL.

    Args:
        record: what `--record` says.
        create: make the file where there is none.
        patience: seconds to wait for another writer.

    Raises:
        StoreError: there is no such file, or no folder to put it into.
    """

    def __init__(self, record: str, *, create: bool = False, patience: float = PATIENCE) -> None:
        self.name = record
        # A record in memory has one connection, which threads take in turn.
        self._alone: AbstractContextManager[Any] = threading.RLock() if record == ":memory:" else nullcontext()
        if record == ":memory:":
            self._engine = sqlalchemy.create_engine(
                "sqlite+pysqlite:///:memory:", connect_args={"check_same_thread": False}, poolclass=StaticPool
            )
        elif "://" in record:
            self._engine = sqlalchemy.create_engine(record)
        else:
            path = Path(record)
            if not path.exists() and not create:
                raise StoreError(f"There is no record {record}.", remedy="Make one with `tracktwo init`, or name another with --record.")
            if not path.parent.is_dir():
                raise StoreError(f"There is no folder {path.parent} for the record {record}.", remedy="Make the folder first.")
            url = sqlalchemy.URL.create("sqlite+pysqlite", database=str(path))
            if path.exists() and _stands_still(path):
                url = url.set(database=path.resolve().as_uri(), query={"immutable": "1", "uri": "true"})
            self._engine = sqlalchemy.create_engine(url, connect_args={"timeout": patience, "check_same_thread": False})
        if self._engine.dialect.name == "sqlite":
            event.listen(self._engine, "connect", _on_connect)
            event.listen(self._engine, "begin", _on_begin)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that only looks: one unchanging state of the record."""
        with self._told(), self._alone, self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction that writes: all of it happens, or nothing."""
        if (
            self._engine.dialect.name == "sqlite"
            and self.name != ":memory:"
            and Path(self.name).exists()
            and not os.access(self.name, os.W_OK)
        ):
            raise StoreError(f"The record {self.name} is read-only.", remedy="Give yourself the right to write it, or copy it.")
        with self._told(), self._alone, self._engine.connect().execution_options(tracktwo_writes=True) as connection, connection.begin():
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._engine.dispose()

    def vacuum(self) -> None:
        """Write the file anew, so that nothing deleted is left in free pages or the write-ahead log."""
        with self._told(), self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            driver.execute("VACUUM")
            driver.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except sqlalchemy.exc.DBAPIError as error:
            raise _in_one_sentence(self.name, str(error.orig)) from error


def _stands_still(path: Path) -> bool:
    """Whether this user can only look: SQLite wants to write beside the file even then, unless it is told that nothing changes."""
    log = path.with_name(f"{path.name}-wal")
    return not os.access(path.parent, os.W_OK) and not (log.exists() and log.stat().st_size)


def _in_one_sentence(name: str, said: str) -> StoreError:
    lowered = said.lower()
    if "locked" in lowered or "busy" in lowered:
        return StoreError(f"The record {name} is locked by another program.", remedy="Try again when it is done.")
    if "readonly" in lowered or "read-only" in lowered:
        return StoreError(f"The record {name} is read-only.", remedy="Give yourself the right to write it and its folder, or copy it.")
    if "disk i/o" in lowered:
        return StoreError(f"The disk does not read or write the record {name}.", remedy="Check the disk, and how much room is left on it.")
    if "full" in lowered:
        return StoreError(f"The disk that holds the record {name} is full; nothing was changed.", remedy="Make room and try again.")
    if "not a database" in lowered or "malformed" in lowered:
        return StoreError(f"{name} is no record.", remedy="Name another file with --record.")
    if "unable to open" in lowered:
        return StoreError(f"The record {name} cannot be opened.", remedy="Check that the folder exists and may be written.")
    return StoreError(f"The record {name} does not answer: {said.splitlines()[0]}.")


#: A larger cache than SQLite's 2 MB, and the file mapped into memory: a page of a large record costs no more than one of a small record.
_PRAGMAS = (
    "foreign_keys = ON",
    "journal_mode = WAL",
    "synchronous = NORMAL",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cache_size = -65536",
    "mmap_size = 8589934592",
)


def _on_connect(connection: sqlite3.Connection, _: Any) -> None:
    connection.isolation_level = None  # transactions begin where this module says, not where the driver guesses
    for pragma in _PRAGMAS:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError:
            if not pragma.startswith("journal_mode"):  # a read-only file stays in the mode it is in
                raise


def _on_begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("tracktwo_writes") else "BEGIN")
