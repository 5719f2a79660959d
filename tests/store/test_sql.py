"""The store keeps what it is given, finds it under every id, and comes out the same in every order."""

from __future__ import annotations

import dataclasses
import json
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.store.making import PACK, incoming, make_reading, make_report, meeting
from tracktwo.errors import StoreError
from tracktwo.model.codec import to_row
from tracktwo.model.decision import Decision
from tracktwo.model.reading import Reading
from tracktwo.model.record import ROWS, EventRow, Kind, PersonRow
from tracktwo.store.base import Incoming, Order, Store
from tracktwo.store.sql import SqlStore

AT = "2031-06-01T10:00:00Z"


def filled(*readings: Reading) -> SqlStore:
    store = SqlStore(":memory:", PACK)
    store.add([incoming(r) for r in readings], arrived_at=AT)
    return store


def exported(store: Store) -> str:
    reader = store.reader()
    return "\n".join(json.dumps(to_row(row), ensure_ascii=False) for kind in ROWS for row in reader.rows(kind))


def test_two_reports_of_one_meeting_are_one_event() -> None:
    store = filled(meeting(1), meeting(2, published="2031-05-03"))
    page = store.reader().page("events")
    assert page.total == 1
    row = page.rows[0]
    assert isinstance(row, EventRow)
    assert (row.start, row.status, row.known_since) == ("2031-05-01", "held", "2031-05-02")
    assert [p.name for p in row.participants] == ["Ada Velt", "Oren Dask"]
    assert {s.external_id for s in row.sources} == {"r1", "r2"}


def test_every_fact_id_leads_to_its_row() -> None:
    reader = filled(meeting(1), meeting(2, published="2031-05-03")).reader()
    row = reader.page("events").rows[0]
    for ident in (row.id, *row.aliases):
        assert reader.get("events", ident) == row
        assert reader.find(ident) == ("events", row)
    assert reader.get("people", row.id) is None


def test_meetings_on_other_days_stay_apart() -> None:
    store = filled(meeting(1), meeting(2, day="2031-05-20", published="2031-05-21"))
    assert store.reader().page("events").total == 2


def test_days_that_disagree_stand_side_by_side() -> None:
    first = "Ada Velt and Oren Dask met in Port Amber under the Ferry Group. It rained."
    second = "The Ferry Group is back at work: in Port Amber, Oren Dask met in private with Ada Velt, a harbour radio said."
    entities: dict[str, tuple[str, str | None]] = {
        "Ada Velt": ("person", "EAST"),
        "Oren Dask": ("person", "WEST"),
        "Port Amber": ("place", None),
        "Ferry Group": ("initiative", None),
    }
    event = {"kind": "meeting", "anchor": "met in", "place": "Port Amber", "initiative": "Ferry Group", "who": ("Ada Velt", "Oren Dask")}
    readings = [
        make_reading(make_report(text, ident=text[:9]), entities, [{**event, "start": day}])
        for day, text in (("2031-05-01", first), ("2031-05-02", second))
    ]
    row = filled(*readings).reader().page("events").rows[0]
    assert isinstance(row, EventRow)
    assert row.start is None
    assert "start" in row.contested
    assert {v.value for v in row.values["start"]} == {"2031-05-01", "2031-05-02"}


def test_people_of_one_name_on_two_sides_are_two() -> None:
    one, other = meeting(1), meeting(2)
    text = "Oren Dask of the eastern school spoke."
    third = make_reading(make_report(text, ident="r3"), {"Oren Dask": ("person", "EAST")})
    rows = [r for r in filled(one, other, third).reader().rows("people") if isinstance(r, PersonRow) and r.name == "Oren Dask"]
    assert {r.side for r in rows} == {"EAST", "WEST"}


def test_adding_again_changes_nothing() -> None:
    store = filled(meeting(1))
    before = exported(store)
    assert store.add([incoming(meeting(1))], arrived_at="2031-07-01T10:00:00Z") == ("known",)
    assert exported(store) == before


def test_a_report_that_is_not_relevant_can_be_looked_at() -> None:
    report = dataclasses.replace(make_report("Rain is expected."), relevant=False)
    store = SqlStore(":memory:", PACK)
    store.add([Incoming(source="rain.txt", report=report)], arrived_at=AT)
    found = store.reader().report(report.id)
    assert found is not None
    assert (found.outcome, found.report.text) == ("not_relevant", "")


def test_byte_equal_text_is_a_copy_of_the_first() -> None:
    first = meeting(1)
    text = first.report.text
    later = make_reading(make_report(text, published="2031-05-09", ident="copy"), {"Oren Dask": ("person", "WEST")})
    for order in ((first, later), (later, first)):
        store = SqlStore(":memory:", PACK)
        for reading in order:
            store.add([incoming(reading)], arrived_at=AT)
        reader = store.reader()
        assert reader.status().outcomes == {"read": 1, "copy_of": 1}
        copy = reader.report(later.report.id)
        assert copy is not None and copy.copy_of == first.report.id
        assert reader.page("events").total == 1


def test_any_order_and_a_rebuild_give_the_same_bytes() -> None:
    readings = [
        *(meeting(n, published=f"2031-05-{2 + n:02d}") for n in range(4)),
        *(meeting(10 + n, day="2031-05-20", published="2031-05-21", who="Ada Velt") for n in range(3)),
        *(meeting(20 + n, day="2031-05-21", published="2031-05-22", place="Lower Ford", who="Mira Sol") for n in range(3)),
    ]
    wanted = exported(filled(*readings))
    chance = random.Random(7)
    for _ in range(10):
        mixed = readings[:]
        chance.shuffle(mixed)
        store = SqlStore(":memory:", PACK)
        while mixed:
            size = chance.randint(1, 4)
            store.add([incoming(r) for r in mixed[:size]], arrived_at=AT)
            mixed = mixed[size:]
        assert exported(store) == wanted
    store.rebuild()
    assert exported(store) == wanted


def test_search_finds_any_spelling_of_the_letters() -> None:
    text = "Rəşad Məmmədov spoke at the ferry."
    store = filled(make_reading(make_report(text), {"Rəşad Məmmədov": ("person", None)}))
    assert any(hit.kind == "people" for hit in store.reader().search("memmedov"))
    assert store.reader().search("nobody") == ()


def test_evidence_says_where_each_fact_stands() -> None:
    reading = meeting(1)
    found = filled(reading).reader().evidence(reading.report.id)
    assert {(e.layer, e.kind) for e in found} >= {("entities", "people"), ("entities", "places"), ("events", "events")}
    assert all(reading.report.text[e.span.start : e.span.end] for e in found)


def test_what_is_no_record_is_told_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="There is no record"):
        SqlStore(str(tmp_path / "none.db"), PACK)
    other = tmp_path / "notes.db"
    other.write_text("these are notes, no database " * 100)
    with pytest.raises(StoreError, match="is no record"):
        SqlStore(str(other), PACK)


def test_a_record_from_a_newer_version_is_not_touched(tmp_path: Path) -> None:
    import sqlite3

    path = tmp_path / "new.db"
    SqlStore(str(path), PACK, create=True).close()
    with sqlite3.connect(path) as connection:
        connection.execute("INSERT INTO migration VALUES (999, 'later')")
    connection.close()
    with pytest.raises(StoreError, match="newer Tracktwo"):
        SqlStore(str(path), PACK)


MET = {"Ada Vel": ("person", "EAST"), "Bero Dask": ("person", "WEST")}


def met(day: int | None, ident: str) -> Reading:
    """Two people met on a day of May, or on none that is told."""
    report = make_report(f"Ada Vel met Bero Dask. Note {ident}.", ident=ident, published=None if day is None else f"2031-05-{day + 1:02}")
    told = {"kind": "meeting", "anchor": "met", "who": tuple(MET), "start": None if day is None else f"2031-05-{day:02}"}
    return make_reading(report, dict(MET), [told])


def only_event(store: SqlStore) -> EventRow:
    (row,) = store.reader().page("events").rows
    assert isinstance(row, EventRow)
    return row


def decided(store: SqlStore, kind: Any, fact: str, when: str, **fields: Any) -> str:
    anchor = store.anchor(fact)
    assert anchor is not None
    return store.decide(Decision(kind=kind, who="k", when=f"2031-06-0{when}T00:00:00+00:00", why="", anchors=(anchor,), **fields))


def test_lists_are_walked_by_key_and_every_row_is_met_once() -> None:
    reader = filled(*(met(None if n == 3 else n + 1, str(n)) for n in range(7))).reader()
    orders: dict[Kind, tuple[Order, ...]] = {
        "events": ("newest", "oldest", "id"), "people": ("newest", "name", "id"), "reports": ("newest", "oldest", "id")
    }  # fmt: skip
    for kind, every in orders.items():
        for order in every:
            whole = [row.id for row in reader.page(kind, order=order, limit=100).rows]
            page = reader.page(kind, order=order, limit=2)
            walked = [row.id for row in page.rows]
            while page.next is not None:
                page = reader.page(kind, order=order, limit=2, after=page.next)
                walked += [row.id for row in page.rows]
            assert walked == whole and len(set(whole)) == page.total > 1, (kind, order)


def test_a_rejected_event_is_in_no_list_until_the_rejection_is_undone() -> None:
    store = filled(met(1, "1"))
    row = only_event(store)
    ident = decided(store, "reject", row.id, "1")
    assert store.reader().page("events").total == 0 and store.reader().get("events", row.id) is not None
    store.decide(Decision(kind="undo", who="k", when="2031-06-02T00:00:00+00:00", why="", undoes=ident))
    assert only_event(store) == row


def test_who_did_not_take_part_is_found_with_the_event_no_more() -> None:
    store = filled(met(1, "1"), make_reading(make_report("Cilla Morr spoke.", ident="2"), {"Cilla Morr": ("person", "WEST")}))
    ids = {getattr(row, "name", ""): row.id for row in store.reader().page("people").rows}
    event = only_event(store)
    for name, value, when in (("Bero Dask", "null", "1"), ("Cilla Morr", '{"role": "chair"}', "2")):
        other = store.anchor(ids[name])
        assert other is not None
        decided(store, "correct", event.id, when, others=(other,), about="participants", value=value)
    reader = store.reader()
    found = {name: reader.page("events", filters={"person": ident}).total for name, ident in ids.items()}
    assert found == {"Ada Vel": 1, "Bero Dask": 0, "Cilla Morr": 1}
    rows = {row.id: row for row in reader.page("people").rows if isinstance(row, PersonRow)}
    assert {name: len(rows[ident].events) for name, ident in ids.items()} == found


def test_the_state_changes_with_what_is_added_and_decided() -> None:
    store = filled(met(1, "1"))
    seen = [store.state()]
    store.add([incoming(met(2, "2"))], arrived_at=AT)
    seen.append(store.state())
    decided(store, "reject", store.reader().page("events").rows[0].id, "1")
    assert len({*seen, store.state()}) == 3 and store.state() == store.state()


def test_lists_of_a_record_of_an_older_shape_are_written_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    store = SqlStore(str(path), PACK, create=True)
    store.add([incoming(met(1, "1"))], arrived_at=AT)
    store.close()
    with sqlite3.connect(path) as old:
        old.executescript(
            "DROP TABLE listing; DROP TABLE facet; CREATE TABLE listing (cluster TEXT); CREATE TABLE facet (cluster TEXT);"
            "DROP INDEX report_listed; DELETE FROM migration WHERE number > 1; DELETE FROM meta WHERE key = 'changes'"
        )
    old.close()
    again = SqlStore(str(path), PACK)
    assert only_event(again).start == "2031-05-01" and again.reader().page("people", order="name").total == 2
    again.add([incoming(met(2, "2"))], arrived_at=AT)
    again.close()


def test_a_search_can_be_narrowed_by_kind_side_and_days() -> None:
    reader = filled(meeting(1), meeting(2, day="2031-08-01", published="2031-08-02")).reader()

    def kinds(words: str, **filters: str) -> list[str]:
        return [hit.kind for hit in reader.search(words, filters=filters)]

    assert kinds("Velt") == ["people", "reports", "reports"]
    assert kinds("Velt", kind="events,people") == ["people"]
    assert kinds("Velt", side="WEST") == [] and kinds("Velt", side="EAST", kind="people") == ["people"]
    assert kinds("met") == ["events", "events", "reports", "reports"]
    late = {"from": "2031-07", "until": "2031-12"}
    assert kinds("met", **late) == ["events", "reports"] and kinds("Velt", **late) == ["reports"]
    assert kinds("met", language="ru") == [] and len(kinds("met", language="en")) == 4
    assert all("Velt" in hit.detail for hit in reader.search("Velt", filters={"kind": "reports"}))
