"""Numbered migrations. Each is recorded in the transaction that makes it; one that fails leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select

from tracktwo.errors import StoreError
from tracktwo.store.tables import METADATA, MIGRATION


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)


MIGRATIONS: tuple[tuple[int, str, Callable[[Connection], None]], ...] = ((1, "truth and derived tables", _first),)


def number_of(connection: Connection) -> int:
    """The number of the last migration; 0 for an empty database.

    Raises:
        StoreError: the database holds tables of something else.
    """
    tables = inspect(connection).get_table_names()
    if MIGRATION.name not in tables:
        if tables:
            raise StoreError("The database holds other tables and no record.", remedy="Name another file with --record.")
        return 0
    return max(connection.execute(select(MIGRATION.c.number)).scalars(), default=0)


def migrate(connection: Connection) -> None:
    """Bring the database to the newest shape, inside the transaction that is open.

    Raises:
        StoreError: the record was written by a newer version.
    """
    at = number_of(connection)
    check_not_newer(at)
    for number, name, step in MIGRATIONS:
        if number > at:
            step(connection)
            connection.execute(insert(MIGRATION).values(number=number, name=name))


def check_not_newer(number: int) -> None:
    """See that this version knows the record's shape.

    Raises:
        StoreError: the record was written by a newer version.
    """
    newest = MIGRATIONS[-1][0]
    if number > newest:
        raise StoreError(
            f"The record has shape {number}, and this version knows shapes up to {newest}.", remedy="Install the newer Tracktwo."
        )
