"""Whether an event is held, planned or called off, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.events.readings import events, only


@pytest.mark.parametrize(
    "text",
    [
        "Mara Holt, Livia Brandt to hold talks in Geneva",
        "There is news of President Mara Holt planning to host talks with Livia Brandt in Geneva.",
    ],
)
def test_what_is_only_to_happen_is_planned(text: str) -> None:
    assert only(text).status == "planned"


def test_a_known_meeting_that_did_not_take_place_is_cancelled() -> None:
    assert only("The meeting of the ministers in Geneva on May 3 did not take place.").status == "cancelled"


def test_ministers_who_did_not_meet_have_no_meeting() -> None:
    assert events("The ministers did not meet in Geneva.") == []
