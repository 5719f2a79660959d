"""Numbered migrations. Each is recorded in the transaction that makes it; one that fails leaves nothing behind."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection, insert, inspect, select, text

from tracktwo.errors import StoreError
from tracktwo.store.tables import FACET, LISTING, METADATA, MIGRATION, PUBLICATION, REPORT


def _first(connection: Connection) -> None:
    METADATA.create_all(connection)


def _lists(connection: Connection) -> None:
    """Actors are listed too, and found from what they take part in; whoever migrates writes the lists anew."""
    for table in (LISTING, FACET):
        table.drop(connection, checkfirst=True)
        table.create(connection)
    for index in REPORT.indexes:
        index.create(connection, checkfirst=True)


def _counts(connection: Connection) -> None:
    """Counts of reports are read from an index in its own order."""
    connection.execute(text("DROP INDEX IF EXISTS ix_report_copy_of"))
    for index in REPORT.indexes:
        index.create(connection, checkfirst=True)


def _views(connection: Connection) -> None:
    """The log of what was published says under which view."""
    if "view" not in {column["name"] for column in inspect(connection).get_columns(PUBLICATION.name)}:
        connection.execute(text("ALTER TABLE publication ADD COLUMN view VARCHAR NOT NULL DEFAULT 'public'"))


#: Lists of a record of an older shape than this are written anew.
LISTED = 7
MIGRATIONS: tuple[tuple[int, str, Callable[[Connection], None]], ...] = (
    (1, "truth and derived tables", _first),
    (2, "lists of actors", _lists),
    (3, "how sure a row is", _lists),
    (4, "sides of undertakings and sayings", _lists),
    (5, "counts of reports", _counts),
    (6, "views of publications", _views),
    (7, "languages of rows", _lists),
)


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


def newest() -> int:
    """The number of the newest shape."""
    return MIGRATIONS[-1][0]


def check_not_newer(number: int) -> None:
    """See that this version knows the record's shape.

    Raises:
        StoreError: the record was written by a newer version.
    """
    if number > newest():
        raise StoreError(
            f"The record has shape {number}, and this version knows shapes up to {newest()}.", remedy="Install the newer Tracktwo."
        )
