"""What is erased is gone from the file, and the rest of the record is as if it had never come."""

from __future__ import annotations

from pathlib import Path

from tests.store.making import PACK, incoming, make_reading, make_report, meeting
from tests.store.test_sql import AT, exported, filled
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
