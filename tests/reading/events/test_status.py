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


@pytest.mark.parametrize(
    "text",
    [
        "There have been no direct negotiations between the leaders since May 2017.",
        "It is not clear whether a meeting of Ivo Lenz and Peter Marsh will take place in Geneva.",
    ],
)
def test_what_is_denied_or_doubted_is_no_event(text: str) -> None:
    assert events(text) == []


def test_what_would_be_held_is_planned() -> None:
    row = only("President Ivo Lenz confirmed that a meeting on borders would be held in Geneva in June.")
    assert (row.status, row.start) == ("planned", "2024-06")


def test_the_postponement_of_a_meeting_is_a_postponed_meeting() -> None:
    assert only("Ivo Lenz spoke about the postponement of the meeting with Peter Marsh in Geneva.").status == "postponed"


def test_a_meeting_at_which_something_will_be_said_is_planned() -> None:
    row = only("Ivo Lenz and Peter Marsh will discuss borders on May 21 during their meeting in Geneva.")
    assert (row.status, row.place, row.who) == ("planned", "Geneva", ("Ivo Lenz", "Peter Marsh"))
