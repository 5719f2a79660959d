"""Decisions outrank the machine, hold through new reports and rebuilds, and come out the same whatever the order."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Callable

import pytest

from tests.store.making import PACK, incoming, make_reading, make_report, meeting, span_of
from tests.store.test_sql import AT, exported, filled
from tracktwo.errors import ReviewError
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Commitment
from tracktwo.model.record import CommitmentRow, EventRow, PersonRow
from tracktwo.review.deciding import Desk
from tracktwo.review.questions import questions
from tracktwo.store.sql import SqlStore


def desk(store: SqlStore, second: int = 0) -> Desk:
    return Desk(store, "A. Analyst", now=f"2031-06-02T10:00:{second:02d}+00:00")


def event_ids(store: SqlStore) -> list[str]:
    return [row.id for row in store.reader().rows("events")]


def test_same_and_undo() -> None:
    store = filled(meeting(1), meeting(2, day="2031-05-20", published="2031-05-21"))
    one, other = event_ids(store)
    decision = desk(store).same([one, other], "one meeting, the day is a slip")
    assert len(event_ids(store)) == 1
    undo = desk(store, 1).undo(decision)
    assert len(event_ids(store)) == 2
    desk(store, 2).undo(undo)
    assert len(event_ids(store)) == 1


def test_different_people_of_one_name() -> None:
    text = "Oren Dask, a baker of the western bank, spoke of bread."
    baker = make_reading(make_report(text, ident="r9"), {"Oren Dask": ("person", "WEST")})
    store = filled(meeting(1), baker)
    rows = [r for r in store.reader().rows("people") if isinstance(r, PersonRow) and r.name == "Oren Dask"]
    assert len(rows) == 1
    first, second = (rows[0].id, *rows[0].aliases)
    desk(store).different(second, [first])
    rows = [r for r in store.reader().rows("people") if isinstance(r, PersonRow) and r.name == "Oren Dask"]
    assert len(rows) == 2
    assert store.reader().get("people", first) != store.reader().get("people", second)


def test_a_split_holds_when_a_new_report_comes() -> None:
    store = filled(meeting(1), meeting(2, published="2031-05-03"))
    row = store.reader().page("events").rows[0]
    desk(store).split([row.aliases[0]])
    assert len(event_ids(store)) == 2
    store.add([incoming(meeting(3, published="2031-05-04"))], arrived_at=AT)
    assert len(event_ids(store)) == 2
    store.rebuild()
    assert len(event_ids(store)) == 2


def test_a_corrected_value_stands_beside_what_sources_say() -> None:
    store = filled(meeting(1))
    (ident,) = event_ids(store)
    desk(store).correct(ident, "start", "2031-04-30", source="minutes")
    row = store.reader().get("events", ident)
    assert isinstance(row, EventRow)
    assert (row.start, row.chosen_by["start"]) == ("2031-04-30", "decision")
    assert [v.value for v in row.values["start"]] == ["2031-05-01"]


def test_the_later_of_two_decisions_stands_and_the_conflict_is_counted() -> None:
    store = filled(meeting(1), meeting(2, day="2031-05-20", published="2031-05-21"))
    one, other = event_ids(store)
    desk(store, 2).different(one, [other])
    desk(store, 1).same([one, other])
    assert len(event_ids(store)) == 2
    assert store.reader().status().conflicting == 1
    desk(store, 3).same([one, other])
    assert len(event_ids(store)) == 1


def test_an_orphaned_decision_is_counted() -> None:
    store, full = filled(meeting(1)), filled(meeting(1), meeting(2, day="2031-05-20", published="2031-05-21"))
    desk(full).same(event_ids(full))
    for decision in full.reader().decisions():
        store.decide(decision)
    assert store.reader().status().orphaned == 1


def test_order_of_reports_and_decisions_does_not_matter() -> None:
    readings = [
        *(meeting(n, published=f"2031-05-{2 + n:02d}") for n in range(3)),
        *(meeting(10 + n, day="2031-05-20", published="2031-05-21") for n in range(2)),
        *(meeting(20 + n, day="2031-05-21", published="2031-05-22", place="Lower Ford", who="Mira Sol") for n in range(2)),
    ]
    store = filled(*readings)
    ids = event_ids(store)
    people = [r.id for r in store.reader().rows("people")]
    taken = desk(store, 1).same(ids[:2])
    desk(store, 2).undo(taken)
    row = next(r for r in store.reader().rows("events") if r.aliases)
    desk(store, 3).split([row.aliases[-1]])
    desk(store, 4).same([people[0], people[1]])
    person = next(r for r in store.reader().rows("people") if r.aliases)
    desk(store, 5).split([person.aliases[-1]])
    desk(store, 6).correct(ids[0], "status", "postponed")
    wanted = exported(store)
    decisions = store.reader().decisions()
    chance = random.Random(3)
    for _ in range(25):
        other = SqlStore(":memory:", PACK)
        steps: list[Callable[[], object]] = [lambda r=r, o=other: o.add([incoming(r)], arrived_at=AT) for r in readings]  # type: ignore[misc]
        steps += [lambda d=d, o=other: o.decide(d) for d in decisions]  # type: ignore[misc]
        chance.shuffle(steps)
        for step in steps:
            step()
        assert exported(other) == wanted
    other.rebuild()
    assert exported(other) == wanted


def test_what_cannot_be_decided_says_why() -> None:
    store = filled(meeting(1))
    (ident,) = event_ids(store)
    person = next(store.reader().rows("people")).id
    with pytest.raises(ReviewError, match="Nothing has the id"):
        desk(store).same([ident, "v-none"])
    with pytest.raises(ReviewError, match="different kinds"):
        desk(store).same([ident, person])
    with pytest.raises(ReviewError, match="no visibility"):
        desk(store).visibility(ident, "secret")
    with pytest.raises(ReviewError, match="not of the commitments"):
        desk(store).stage(ident, "done")
    with pytest.raises(ReviewError, match="no property"):
        desk(store).correct(ident, "colour", "red")
    with pytest.raises(ReviewError, match="needs a name"):
        Desk(store, " ")


def test_a_decision_follows_most_of_its_facts_and_a_tie_is_asked() -> None:
    store = filled(*(meeting(n, published=f"2031-05-{2 + n:02d}") for n in range(4)))
    (row,) = store.reader().rows("events")
    told = [row.id, *row.aliases]
    corrected = desk(store, 1).correct(row.id, "venue", "the ferry house")

    def venues() -> dict[str, str | None]:
        return {r.id: r.venue for r in store.reader().rows("events") if isinstance(r, EventRow)}

    first = desk(store, 2).split(told[:1])
    assert venues() == {told[0]: None, told[1]: "the ferry house"}  # the named fact has left, the other three hold
    assert questions(store.reader()) == []
    desk(store, 3).undo(first)
    desk(store, 4).split(told[:2])
    assert set(venues().values()) == {None}
    (asked,) = [q for q in questions(store.reader()) if q.sort == "divided"]
    assert (asked.suggestion, {asked.row, asked.other}) == (corrected, {told[0], told[2]})
    desk(store, 5).move(corrected, told[2])
    assert venues() == {told[0]: None, told[2]: "the ferry house"}
    assert [q for q in questions(store.reader()) if q.sort == "divided"] == []


def test_unsure_takes_back_what_was_said_and_is_not_asked_again() -> None:
    store = filled(meeting(1), meeting(2, day="2031-05-20", published="2031-05-21"))
    one, other = event_ids(store)
    desk(store, 1).same([one, other])
    assert len(event_ids(store)) == 1
    desk(store, 2).unsure([one, other])
    assert len(event_ids(store)) == 2


def test_a_value_is_accepted_and_what_was_decided_is_rejected() -> None:
    store = filled(meeting(1), meeting(2, published="2031-05-03", place="Lower Ford"))
    row = next(r for r in store.reader().rows("events") if isinstance(r, EventRow))
    assert row.contested == ("place",)
    with pytest.raises(ReviewError, match="No source gives"):
        desk(store, 2).accept(row.id, "start", "2031-06-30")
    desk(store, 2).accept(row.id, "start", "2031-05-01")
    desk(store, 3).correct(row.id, "title", "The talks")
    desk(store, 4).reject(row.id, "title")
    row = next(r for r in store.reader().rows("events") if isinstance(r, EventRow))
    assert (row.chosen_by["start"], row.title) == ("decision", None)


def test_a_stage_and_a_follow_up_cite_the_decision() -> None:
    text = "Ada Velt met Oren Dask on the ferry. They agreed to exchange the lists of ferry crews by June."
    report = make_report(text, ident="pledge")
    reading = make_reading(report, {"Ada Velt": ("person", "EAST"), "Oren Dask": ("person", "WEST")})
    pledge = Commitment(
        id=LocalId("c1"), kind="agreed", action="exchange the lists", by=(reading.entities[0].id,), span=span_of(text, "agreed to exchange")
    )
    store = filled(dataclasses.replace(reading, commitments=(pledge,)), meeting(5, day="2031-06-01", published="2031-06-02"))
    (ident,) = [r.id for r in store.reader().rows("commitments")]
    (event,) = event_ids(store)
    taken = desk(store, 1).stage(ident, "partly_done", 2, "the crews got theirs", source="minutes of June")
    told = desk(store, 2).follow_up(ident, event, True)
    row = store.reader().get("commitments", ident)
    assert isinstance(row, CommitmentRow)
    assert (row.stage, row.implementation, row.stages[-1].decision) == ("partly_done", 2, taken)
    assert [(f.event, f.state, f.decision) for f in row.follow_ups] == [(event, "confirmed", told)]
    desk(store, 3).follow_up(ident, event, False)
    row = store.reader().get("commitments", ident)
    assert isinstance(row, CommitmentRow)
    assert [f.state for f in row.follow_ups] == ["rejected"]


def test_a_person_who_was_opened_can_be_closed_again() -> None:
    store = filled(meeting(1))
    person = next(r.id for r in store.reader().rows("people"))

    def is_open() -> bool:
        row = store.reader().get("people", person)
        assert isinstance(row, PersonRow)
        return row.public_role

    desk(store, 1).open(person)
    assert is_open()
    desk(store, 2).open(person, False)
    assert not is_open()
