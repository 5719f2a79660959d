"""Totals that fit another series better than their own are found; those that fit where they are, and those of others, are left alone."""

from __future__ import annotations

from typing import Any

from tracktwo.model.record import FigureRow, Ref
from tracktwo.model.vocab import FigureCategory
from tracktwo.record.series import misfits

AGENCY = Ref(id="e-agency", name="Mine Agency")


def total(ident: str, value: float, as_of: str, category: FigureCategory | None = None, **fields: Any) -> FigureRow:
    matter = {"what": "killed_or_injured", "cause": "mine", "since": "2030", "according_to": (AGENCY,), **fields}
    return FigureRow(
        id=ident, running=True, value=value, as_of=as_of, category=category, series=f"s-{category}-{sorted(matter)}-{matter}", **matter
    )


ALL = (total("f1", 380, "2032-01-10"), total("f2", 383, "2032-02-10"), total("f3", 391, "2032-05-10"))


def test_a_number_of_another_matter_is_asked_about() -> None:
    (found,) = misfits([*ALL, total("f9", 383, "2032-02-12", "civilian")])
    assert (found.figure, found.other, found.matter, found.value) == ("f9", "f2", "category", None)
    assert "stands alone" in found.reason


def test_a_number_that_has_room_in_another_series_is_asked_about() -> None:
    (found,) = misfits([*ALL, total("f9", 386, "2032-03-01", "civilian")])
    assert found.other == "f2"


def test_a_total_that_makes_its_own_series_fall_is_asked_about() -> None:
    civilians = (total("c1", 60, "2032-01-11", "civilian"), total("c2", 62, "2032-03-11", "civilian"))
    found = list(misfits([*ALL, *civilians, total("c9", 383, "2032-02-11", "civilian")]))
    assert [m.figure for m in found] == ["c9"]
    assert "falls" in found[0].reason


def test_two_series_that_rise_side_by_side_are_left_alone() -> None:
    civilians = (total("c1", 60, "2032-01-11", "civilian"), total("c2", 62, "2032-03-11", "civilian"))
    assert not list(misfits([*ALL, *civilians]))


def test_another_claimant_or_start_is_another_count() -> None:
    other = total("f9", 383, "2032-02-12", "civilian", according_to=(Ref(id="e-x", name="Somebody"),))
    assert not list(misfits([*ALL, other]))
    assert not list(misfits([*ALL, total("f9", 383, "2032-02-12", "civilian", since="2020")]))


def test_small_numbers_and_single_incidents_say_nothing() -> None:
    few = (total("f1", 3, "2032-01-10"), total("f2", 4, "2032-02-10"))
    assert not list(misfits([*few, total("f9", 4, "2032-02-11", "civilian")]))
    incident = FigureRow(id="i", value=383, as_of="2032-02-12", what="killed_or_injured", cause="mine")
    assert not list(misfits([*ALL, incident]))
