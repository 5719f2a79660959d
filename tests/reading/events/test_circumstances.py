"""Which date and place an event has, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.events.readings import events, only


def test_a_year_of_birth_dates_nothing() -> None:
    row = only("Livia Brandt, born in 1983, was injured by a mine in Tartar district.")
    assert (row.kind, row.start) == ("incident", None)


def test_a_date_in_the_background_is_not_the_day_of_the_event() -> None:
    assert only("The border post was shelled in Geneva after the second river war in 2020.").start is None


def test_an_event_in_the_background_keeps_its_own_date_and_place() -> None:
    rows = events("The sides met in Geneva in May after talks in Vienna in April.")
    assert [(r.place, r.start) for r in rows] == [("Geneva", "2024-05"), ("Vienna", "2024-04")]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A mine exploded in the village of Karsel in Tartar district.", "Karsel"),
        ("A mine exploded in Azerbaijan's Tartar district.", "Tartar district"),
    ],
)
def test_the_most_exact_place_is_named(text: str, place: str) -> None:
    assert only(text).place == place


def test_who_hands_over_is_no_place() -> None:
    assert only("Baku handed over the bodies of 13 soldiers to the other side.").place is None


def test_a_town_after_the_adjective_of_its_country_is_the_place() -> None:
    assert only("The meeting took place in the Armenian resort town of Tsaghkadzor on 13 February.").place == "Tsaghkadzor"


def test_a_round_with_a_day_and_town_of_its_own_is_another_event() -> None:
    rows = events(
        "President Ivo Lenz went to Vienna to attend a dinner with Peter Marsh. "
        "The latest round of negotiations, in July 2017 at the Swiss resort of Crans-Montana, ended without result."
    )
    assert [(r.place, r.start) for r in rows] == [("Vienna", None), ("Crans-Montana", "2017-07")]


def test_where_a_resort_lies_is_not_the_place() -> None:
    assert only("Ivo Lenz and Peter Marsh held talks in the Russian Black Sea resort of Sochi on 3 May.").place == "Sochi"
