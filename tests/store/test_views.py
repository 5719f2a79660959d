"""What is confidential cannot leak: the public view is the same with and without it, byte for byte."""

from __future__ import annotations

import json

from tests.store.making import PACK, incoming, make_reading, make_report, meeting
from tests.store.test_sql import AT, filled
from tracktwo.model.codec import to_row
from tracktwo.model.record import ROWS
from tracktwo.review.deciding import Desk
from tracktwo.store.base import Store
from tracktwo.store.sql import SqlStore


def public(store: Store) -> str:
    reader = store.reader(view="public")
    rows = [json.dumps(to_row(row), ensure_ascii=False) for kind in ROWS for row in reader.rows(kind)]
    evidence = [str(reader.evidence(row.id)) for row in list(reader.rows("reports"))]
    rest = (reader.status(), reader.decisions(), reader.search("dask"), reader.page("events").total, reader.months(), reader.failures())
    return "\n".join([*rows, *evidence, *map(str, rest)])


def desk(store: SqlStore, second: int = 0) -> Desk:
    return Desk(store, "A. Analyst", now=f"2031-06-02T10:00:{second:02d}+00:00")


def test_a_confidential_report_leaves_every_public_byte_the_same() -> None:
    text = "In confidence: Ada Velt and Oren Dask met in Port Amber early, and Lio Marr was there."
    entities: dict[str, tuple[str, str | None]] = {
        "Ada Velt": ("person", "EAST"),
        "Oren Dask": ("person", "WEST"),
        "Lio Marr": ("person", "EAST"),
        "Port Amber": ("place", None),
    }
    event = {
        "kind": "meeting",
        "anchor": "met in",
        "place": "Port Amber",
        "start": "2031-05-01",
        "who": ("Ada Velt", "Oren Dask", "Lio Marr"),
    }
    secret = make_reading(make_report(text, published="2031-04-01", ident="secret"), entities, [event])
    plain = filled(meeting(1), meeting(2))
    held = filled(meeting(1), meeting(2), secret)
    assert public(held) != public(plain)
    desk(held).visibility(secret.report.id, "confidential")
    assert public(held) == public(plain)
    ids = [row.id for row in held.reader().rows("people")]
    desk(held, 1).same(ids[:2])  # a decision on what is not public changes nothing either, where one of the two is not public
    held.reader(view="full")
    assert "Lio" not in public(held)


def test_a_withheld_person_is_named_nowhere() -> None:
    store = filled(meeting(1), meeting(2, who="Mira Sol"))
    people = {row.names[0].text: row.id for row in store.reader().rows("people") if hasattr(row, "names")}
    desk(store).open(people["Oren Dask"])
    assert "Oren Dask" in public(store)
    desk(store, 1).visibility(people["Oren Dask"], "confidential")
    told = public(store)
    assert "Dask" not in told
    assert store.reader(view="public").page("events").total >= 1


def test_only_people_who_were_opened_have_a_public_row() -> None:
    store = filled(meeting(1))
    people = {row.names[0].text: row.id for row in store.reader().rows("people") if hasattr(row, "names")}
    assert list(store.reader(view="public").rows("people")) == []
    desk(store).open(people["Ada Velt"])
    assert [getattr(row, "name", "") for row in store.reader(view="public").rows("people")] == ["Ada Velt"]
    assert store.reader(view="public").get("people", people["Oren Dask"]) is None
    rows = [to_row(row) for row in store.reader(view="public").rows("events")]
    assert [(p["name"], p["side"]) for p in rows[0]["participants"]] == [("Ada Velt", "EAST"), (None, "WEST")]


def test_a_closed_initiative_takes_its_events_along() -> None:
    text = "Ada Velt and Oren Dask met under the Ferry Group on the river."
    entities: dict[str, tuple[str, str | None]] = {
        "Ada Velt": ("person", "EAST"),
        "Oren Dask": ("person", "WEST"),
        "Ferry Group": ("initiative", None),
    }
    event = {"kind": "meeting", "anchor": "met", "start": "2031-05-01", "initiative": "Ferry Group", "who": ("Ada Velt", "Oren Dask")}
    store = SqlStore(":memory:", PACK)
    store.add([incoming(make_reading(make_report(text), entities, [event]))], arrived_at=AT)
    initiative = next(store.reader().rows("initiatives")).id
    desk(store).disclosure(initiative, "closed")
    told = public(store)
    assert "Ferry" not in told
    assert store.reader(view="public").page("events").total == 0
    desk(store, 1).disclosure(initiative, "chatham_house")
    rows = [to_row(row) for row in store.reader(view="public").rows("events")]
    assert len(rows) == 1
    assert rows[0]["participants"] == []


def test_as_of_shows_what_was_known_then() -> None:
    store = filled(meeting(1, published="2031-05-02"), meeting(2, day="2031-05-20", published="2031-05-21"))
    assert store.reader(as_of="2031-05-10").page("events").total == 1
    assert store.reader(as_of="2031-05-01").page("events").total == 0
    assert store.reader(as_of="2031-05-21").page("events").total == 2
