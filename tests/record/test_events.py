"""One meeting, one record through its life; rounds of the same talks stay apart; values stand side by side."""

from __future__ import annotations

from typing import Any

import pytest

from tests.store.making import make_reading, make_report
from tests.store.test_sql import filled
from tracktwo.model.reading import Reading
from tracktwo.model.record import EventRow

WHO = ("Ada Velt", "Oren Dask")
ENTITIES: dict[str, tuple[str, str | None]] = {
    "Ada Velt": ("person", "EAST"),
    "Oren Dask": ("person", "WEST"),
    "Port Amber": ("place", None),
    "Ferry Group": ("initiative", None),
}


def told(published: str | None, words: str, **event: Any) -> Reading:
    number = sum(map(ord, words))
    text = f"{words} It concerns the Ferry Group, with Ada Velt and Oren Dask, and Port Amber. Filed {published} under {number}."
    fields = {"kind": "meeting", "anchor": words, "initiative": "Ferry Group", "who": WHO, **event}
    return make_reading(make_report(text, published=published), ENTITIES, [fields])


def events(*readings: Reading) -> list[EventRow]:
    rows = filled(*readings).reader().page("events", order="oldest").rows
    return [row for row in rows if isinstance(row, EventRow)]


def test_a_meeting_keeps_one_record_from_plan_to_held() -> None:
    (row,) = events(
        told("2031-04-20", "A meeting is planned for the first of May.", status="planned", start="2031-05-01", place="Port Amber"),
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
    )
    assert row.status == "held"
    assert [(c.status, c.published) for c in row.history] == [("planned", "2031-04-20"), ("held", "2031-05-02")]


def test_a_postponed_meeting_moves_with_its_record() -> None:
    (row,) = events(
        told("2031-04-20", "A meeting is planned for the first of May.", status="planned", start="2031-05-01", place="Port Amber"),
        told("2031-04-28", "Put off to the ninth, the harbour office says.", status="postponed", start="2031-05-09", place="Port Amber"),
    )
    assert row.status == "postponed"
    assert {v.value for v in row.values["start"]} == {"2031-05-01", "2031-05-09"}


def test_what_was_held_stays_held() -> None:
    (row,) = events(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told(
            "2031-05-03",
            "They were due to meet on the first, an old leaflet said.",
            status="planned",
            start="2031-05-01",
            place="Port Amber",
        ),
    )
    assert row.status == "held"


def test_rounds_of_one_series_stay_apart() -> None:
    rows = events(
        told("2031-05-02", "The 8th meeting of the group took place.", status="held", start="2031-05-01"),
        told("2031-05-03", "The 9th meeting of the group took place.", status="held", start="2031-05-02"),
    )
    assert len(rows) == 2


def test_an_undated_report_joins_the_one_meeting_that_it_fits() -> None:
    rows = events(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told("2031-05-02", "A talk by the water has ended well, sailors tell.", status="held", place="Port Amber"),
    )
    assert len(rows) == 1


def test_an_undated_report_that_fits_two_meetings_joins_neither() -> None:
    rows = events(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told("2031-05-09", "Again the two came together, now at the mill.", status="held", start="2031-05-08", place="Port Amber"),
        told("2031-05-20", "They have talked of late, sailors tell.", status="held", place="Port Amber"),
    )
    assert len(rows) == 3


def test_a_day_without_year_is_a_key() -> None:
    rows = events(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told(None, "On the first of May there was talk by the water.", status="held", start="XXXX-05-01", place="Port Amber"),
    )
    assert len(rows) == 1
    assert (rows[0].start, rows[0].chosen_by["start"]) == ("2031-05-01", "precision")


def test_a_late_report_only_mentions() -> None:
    (row,) = events(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told("2031-06-20", "They had met on the first of May, a chronicle recalls.", status="held", start="2031-05-01", place="Port Amber"),
    )
    assert [row.sources[i].published for i in row.mentions] == ["2031-06-20"]


@pytest.mark.parametrize("denied", [True, False])
def test_what_one_side_denies_is_kept_beside(denied: bool) -> None:
    (row,) = events(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told(
            "2031-05-03",
            "There was no such meeting, the other bank says.",
            status="held",
            start="2031-05-01",
            place="Port Amber",
            assertion="denied" if denied else "stated",
        ),
    )
    assert any(change.denied for change in row.history) is denied
