from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reading.events.readings import read
from tracktwo.model.reading import Entity

Find = Callable[[str, str], list[Entity]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Democracy and Security Committee met the National Forum of Water Engineers.",
         ["Democracy and Security Committee", "National Forum of Water Engineers"]),
        ("Orra's foreign ministry said that talks continue.", ["Orra's foreign ministry"]),
        ("The Centre for River Studies (CRS) will help, and CRS said why.", ["Centre for River Studies"]),
        ("The Council of Nations Secretariat and the Council of Nations spoke.",
         ["Council of Nations Secretariat", "Council of Nations"]),
        ("The Council of Nations welcomed it.", ["Council of Nations"]),
    ],
)  # fmt: skip
def test_acting_bodies_are_found_by_their_head(entities: Find, text: str, found: list[str]) -> None:
    assert [e.name for e in entities(text, "organization")] == found


def test_an_acronym_is_a_form_of_the_name_it_follows(entities: Find) -> None:
    (body,) = entities("The Centre for River Studies (CRS) will help, and CRS said why.", "organization")
    assert body.names == ("Centre for River Studies", "CRS")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The Quiet Harbour initiative met in Sund.", ["Quiet Harbour initiative"]),
        ("A joint working group will be set up.", ["joint working group"]),
        ("The peace process goes on and the River Group met.", ["River Group"]),
    ],
)
def test_initiatives_are_found_where_they_have_a_name(entities: Find, text: str, found: list[str]) -> None:
    assert [e.name for e in entities(text, "initiative")] == found


def test_a_name_ends_before_the_day_and_keeps_its_hyphens(entities: Find) -> None:
    text = "The Velli Border Commission on May 24 met the Commission on Security of the Velli-Orran Border."
    found = [e.name for e in entities(text, "initiative")]
    assert found == ["Velli Border Commission", "Commission on Security of the Velli-Orran Border"]


def test_a_name_that_the_pack_knows_whole_is_not_cut_at_its_commas() -> None:
    reading = read("They were returned, according to Azerbaijan's State Commission on Prisoners of War, Missing Persons and Hostages.")
    assert [(e.kind, e.name) for e in reading.entities if "War" in e.name or "Hostages" in e.name] == [
        ("organization", "State Commission on Prisoners of War, Missing Persons and Hostages")
    ]


@pytest.mark.parametrize("text", ["Both met under the “Bridge of Peace” Initiative.", "Both met under the ‘Bridge of Peace’ Initiative."])
def test_quotation_marks_round_part_of_a_name_are_not_part_of_it(text: str) -> None:
    assert [e.name for e in read(text).entities if e.kind == "initiative"] == ["Bridge of Peace Initiative"]
