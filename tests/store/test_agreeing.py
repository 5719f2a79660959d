"""Names that are near in spelling are one person's only where a second fact agrees; the order in which facts arrive never shows."""

from __future__ import annotations

from itertools import permutations

import pytest

from tests.store.making import PACK, incoming, make_reading, make_report, span_of
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Affiliation, Reading
from tracktwo.publish.exports import export
from tracktwo.store.sql import SqlStore


def met(name: str, day: str, published: str, *others: str) -> Reading:
    text = f"{name} was in Port Amber on {day}{''.join(f', as was {o}' for o in others)}. Filed on {published} for the evening page."
    report = make_report(text, published=published)
    entities: dict[str, tuple[str, str | None]] = {**dict.fromkeys((name, *others), ("person", "third")), "Port Amber": ("place", None)}
    return make_reading(
        report, entities, [{"kind": "meeting", "anchor": "was in", "start": day, "place": "Port Amber", "who": (name, *others)}]
    )


def holds(name: str, title: str, published: str) -> Reading:
    text = f"{name}, {title} of the Harbour Office, spoke of tides. Filed on {published} under {len(name)}."
    report = make_report(text, published=published)
    reading = make_reading(report, {name: ("person", "third"), "Harbour Office": ("organization", None)})
    stated = Affiliation(person=LocalId("e1"), title=title, organization=LocalId("e2"), span=span_of(text, title))
    return type(reading)(reader=reading.reader, report=report, entities=reading.entities, affiliations=(stated,))


def record(*readings: Reading) -> SqlStore:
    store = SqlStore(":memory:", PACK)
    for reading in readings:
        store.add([incoming(reading)], arrived_at="")
    return store


def people(*readings: Reading) -> list[str]:
    return sorted(row.name for row in record(*readings).reader().page("people").rows)  # type: ignore[attr-defined]


def test_near_names_alone_stay_two() -> None:
    assert len(people(met("Henrik Aldous", "2031-05-01", "2031-05-02"), met("Henrik Oldos", "2031-06-01", "2031-06-02"))) == 2


def test_near_names_at_one_meeting_are_one() -> None:
    assert len(people(met("Henrik Aldous", "2031-05-01", "2031-05-02"), met("Henrik Oldos", "2031-05-01", "2031-05-03"))) == 1


def test_near_names_with_one_title_are_one() -> None:
    one, other = holds("Henrik Aldous", "warden", "2031-05-02"), holds("Henrik Oldos", "warden", "2031-05-03")
    assert len(people(one, other)) == 1
    assert len(people(one, holds("Henrik Oldos", "piper", "2031-05-03"))) == 2


def test_near_names_in_one_report_are_two_people() -> None:
    one, other = met("Henrik Aldous", "2031-05-01", "2031-05-02"), met("Henrik Oldos", "2031-05-01", "2031-05-03")
    assert len(people(one, other, met("Henrik Aldous", "2031-07-01", "2031-07-02", "Henrik Oldos"))) == 2


@pytest.mark.parametrize("together", [False, True])
def test_the_fact_that_makes_them_one_may_come_first_or_last(together: bool) -> None:
    readings = [
        met("Henrik Aldous", "2031-05-01", "2031-05-02"),
        met("Henrik Oldos", "2031-06-01", "2031-06-02"),
        met("Henrik Oldos", "2031-05-01", "2031-05-03"),
        *([met("Henrik Aldous", "2031-07-01", "2031-07-02", "Henrik Oldos")] if together else []),
    ]
    exports = {
        tuple(line for kind in ("people", "events") for line in export(record(*order).reader(), kind)) for order in permutations(readings)
    }
    assert len(exports) == 1
    (lines,) = exports
    assert sum('"public_role"' in line for line in lines) == (2 if together else 1)


def test_explain_says_which_fact_agreed() -> None:
    store = record(met("Henrik Aldous", "2031-05-01", "2031-05-02"), met("Henrik Oldos", "2031-05-01", "2031-05-03"))
    (row,) = store.reader().page("people").rows
    found = store.explain(row.id)
    assert found is not None
    assert any("both took part in a meeting" in reason.found for pair in found.pairs for reason in pair.reasons)
