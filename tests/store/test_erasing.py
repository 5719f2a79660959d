"""What is erased is gone from the file, and the rest of the record is as if it had never come."""

from __future__ import annotations

import dataclasses
import sqlite3
import zlib
from pathlib import Path

from tests.store.making import PACK, incoming, make_reading, make_report, meeting
from tests.store.test_sql import AT, exported, filled
from tracktwo.model.failure import Failure
from tracktwo.model.record import PersonRow
from tracktwo.model.report import Received
from tracktwo.review.deciding import Desk
from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore

SECRET = "Zephyrine Quillfeather"


def test_erased_words_are_nowhere_in_the_file(tmp_path: Path) -> None:
    text = f"{SECRET} and Oren Dask met in Port Amber on the first day of talks."
    entities: dict[str, tuple[str, str | None]] = {
        SECRET: ("person", "EAST"),
        "Oren Dask": ("person", "WEST"),
        "Port Amber": ("place", None),
    }
    event = {"kind": "meeting", "anchor": "met in", "place": "Port Amber", "start": "2031-05-01", "who": (SECRET, "Oren Dask")}
    secret = make_reading(make_report(text, ident="secret"), entities, [event])
    path = tmp_path / "record.db"
    store = SqlStore(str(path), PACK, create=True)
    store.add([incoming(meeting(1)), incoming(secret), incoming(meeting(2))], arrived_at=AT)
    assert store.erase(secret.report.id)
    assert not store.erase(secret.report.id)
    assert exported(store) == exported(filled(meeting(1), meeting(2)))
    assert store.add([incoming(secret)], arrived_at=AT) == ("known",)
    store.close()
    for file in tmp_path.iterdir():
        held = file.read_bytes()
        assert SECRET.encode() not in held
        assert b"Quillfeather" not in held
        assert b"quillfeather" not in held


def held_in(folder: Path) -> str:
    """Everything that the files of a record hold, as they are and with what is compressed in them opened."""
    found = [file.read_bytes().decode("utf-8", "replace") for file in sorted(folder.iterdir())]
    with sqlite3.connect(folder / "record.db") as connection:
        for (table,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
                for value in row:
                    if isinstance(value, bytes) and value[:1] == b"\x78":
                        found.append(zlib.decompress(value).decode("utf-8"))
    connection.close()
    return "\n".join(found)


def test_an_erased_person_is_nowhere_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    store = SqlStore(str(path), PACK, create=True)
    named = [meeting(1, who=SECRET), meeting(2, who=SECRET, published="2031-05-03"), meeting(3)]
    text = f"Rain fell. {SECRET} had asked for an umbrella."
    rain = dataclasses.replace(make_report(text, ident="rain", url="https://example.org/zephyrine-quillfeather"), relevant=False)
    received = Received(source="rain.txt", raw_sha256="0" * 64, text=text)
    failure = Failure(source=f"notes/{SECRET}.txt", stage="receiving", reason=f"{SECRET}.txt is empty.", remedy="Write it again.")
    store.add([*(incoming(r, f"in/{SECRET} {n}.txt") for n, r in enumerate(named))], arrived_at=AT)
    store.add(
        [Incoming(source="rain.txt", report=rain, received=received), Incoming(source=failure.source, failure=failure)], arrived_at=AT
    )
    people = {row.names[0].text: row.id for row in store.reader().rows("people") if isinstance(row, PersonRow)}
    events = [row for row in store.reader().rows("events") if row.aliases]
    desk = Desk(store, "A. Analyst", now="2031-06-02T10:00:00+00:00")
    opened = desk.open(people[SECRET], why=f"{SECRET} asked for it")
    desk.undo(opened)
    desk.correct(events[0].id, "venue", "the ferry house", why=f"told by {SECRET}")
    desk.correct(events[0].id, "title", f"Talks with {SECRET}")
    assert "Quillfeather" in held_in(tmp_path)
    before = store.reader().status()
    assert store.erase_person(people["Oren Dask"][:-1] + "x") == 0
    assert store.erase_person(people[SECRET]) == 4  # one by its path alone
    assert store.reader().find(people[SECRET]) is None
    row = next(r for r in store.reader().rows("events") if getattr(r, "venue", None))
    assert (row.chosen_by["venue"], len(row.sources)) == ("decision", 3)
    after = store.reader().status()
    assert (after.outcomes, after.rows["reports"]) == (before.outcomes, before.rows["reports"])
    kept = exported(store)
    store.rebuild()
    assert exported(store) == kept
    store.close()
    told = held_in(tmp_path).casefold()
    assert "quillfeather" not in told
    assert "zephyrine" not in told


def test_a_copy_takes_the_place_of_an_erased_original() -> None:
    first = meeting(1)
    later = make_reading(make_report(first.report.text, published="2031-05-09", ident="copy"), {"Oren Dask": ("person", "WEST")})
    store = filled(first, later)
    assert store.erase(first.report.id)
    assert exported(store) == exported(filled(later))


def test_a_row_is_explained_by_its_reasons() -> None:
    store = filled(meeting(1), meeting(2, published="2031-05-03"))
    row = store.reader().page("events").rows[0]
    found = store.explain(row.aliases[0])
    assert found is not None
    assert found.id == row.id
    assert {reason.found for reason in found.pairs[0].reasons} >= {"date same", "place same"}
    person = next(store.reader().rows("people"))
    told = store.explain(person.id)
    assert told is not None
    assert told.layer == "entities"
    assert store.explain("v-none") is None
