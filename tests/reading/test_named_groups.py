from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Reading

Read = Callable[[str], Reading]


def participants(reading: Reading) -> list[list[str]]:
    names = {e.id: e.name for e in reading.entities}
    return [[names[p.entity] for p in event.participants] for event in reading.events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Velli and Orran foreign ministers met in Sund on Monday. Velli Foreign Minister Ana Sirkova praised the talks."
         " Her Orran counterpart, Foreign Minister Peter Lorov, did not.", ["Ana Sirkova", "Peter Lorov"]),
        ("The Velli and Orran foreign ministers met in Sund on Monday. Velli Foreign Minister Ana Sirkova praised the talks.",
         ["Velli and Orran foreign ministers"]),
        ("Velli President Ana Sirkova and the leader of the Delta Union, Peter Lorov, met in Sund.", ["Ana Sirkova", "Peter Lorov"]),
        ("Igor Daskal, the president of Vell, and Peter Lorov, who won in May, met in Sund.", ["Igor Daskal", "Peter Lorov"]),
    ],
)  # fmt: skip
def test_named_people_take_the_place_of_the_group_that_they_are(read: Read, text: str, found: list[str]) -> None:
    assert found in participants(read(text))


def test_members_of_a_body_who_were_received_are_that_body(read: Read) -> None:
    reading = read("The River Group met in Sund. On Friday its members were received by Peter Lorov.")
    assert participants(reading)[-1] in (["River Group", "Peter Lorov"], ["Peter Lorov", "River Group"])


def test_what_those_who_met_spoke_about_is_no_further_call(read: Read) -> None:
    reading = read("Velli Minister Ana Sirkova and Orran Minister Peter Lorov met in Sund. They spoke about ferries.")
    assert participants(reading) == [["Ana Sirkova", "Peter Lorov"]]


def test_the_country_of_a_counterpart_is_no_place_of_a_call(read: Read) -> None:
    (event,) = read("Velli Minister Ana Sirkova spoke today with Prime Minister Mina Hal of Japan regarding the ferries.").events
    assert (event.format, event.place) == ("call", None)
