from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Reading

Read = Callable[[str], Reading]
Row = tuple[str, str | None, str | None]


def rows(reading: Reading) -> list[Row]:
    names = {e.id: e.name for e in reading.entities}
    return [(names[a.person], a.title, names[a.organization] if a.organization else None) for a in reading.affiliations]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign Minister Orban Keld met Ana Sirko.", [("Orban Keld", "Foreign Minister", None)]),
        ("River Council Secretary Orban Keld spoke.", [("Orban Keld", "Secretary", "River Council")]),
        ("Orban Keld, director of the Centre for River Studies, spoke.", [("Orban Keld", "director", "Centre for River Studies")]),
        ("The Chairperson of the River Women's Society, Ana Sirko, spoke.", [("Ana Sirko", "Chairperson", "River Women's Society")]),
        ("Deputy Prime Ministers Orban Keld and Ana Sirko met.",
         [("Orban Keld", "Deputy Prime Ministers", None), ("Ana Sirko", "Deputy Prime Ministers", None)]),
        ("Orban Keld, Spokesperson and Chief Adviser to the President of Orra, came.",
         [("Orban Keld", "Spokesperson and Chief Adviser to the President of Orra", None)]),
        ("Orban Keld, head of the Water Department of the Presidential Administration, came.",
         [("Orban Keld", "head of the Water Department", "Presidential Administration")]),
        ("Orban Keld of the Delta Centre defended it.", [("Orban Keld", None, "Delta Centre")]),
        ("Ana Sirko, who heads the Delta Centre, defended it.", [("Ana Sirko", "heads", "Delta Centre")]),
        ("Ana Sirko, the envoy of Secretary General Peter Loren, spoke.",
         [("Ana Sirko", "envoy of Secretary General Peter Loren", None), ("Peter Loren", "Secretary General", None)]),
        ("Head of the River Mission (RMX) Ana Sirko spoke.", [("Ana Sirko", "Head", "River Mission")]),
        ("Orban Keld and Ana Sirko, the foreign ministers of Vell and Orra, met.",
         [("Ana Sirko", "foreign ministers of Vell and Orra", None), ("Orban Keld", "foreign ministers of Vell and Orra", None)]),
        ("They met the Head of the State Commission for Water Roman Loren.", [("Roman Loren", "Head", "State Commission for Water")]),
        ("Human rights activist Ana Sirko disagreed.", [("Ana Sirko", "Human rights activist", None)]),
    ],
)  # fmt: skip
def test_titles_are_given_to_the_name_beside_them(read: Read, text: str, found: list[Row]) -> None:
    assert rows(read(text)) == found


def test_a_title_in_an_initiative_is_a_membership_too(read: Read) -> None:
    reading = read("Ana Sirko, coordinator of the River Group, and Orban Keld, a member of the River Group, spoke.")
    names = {e.id: e.name for e in reading.entities}
    assert [(names[m.member], names[m.of], m.role) for m in reading.memberships] == [
        ("Ana Sirko", "River Group", "coordinator"),
        ("Orban Keld", "River Group", "member"),
    ]
    assert rows(reading) == [("Ana Sirko", "coordinator", "River Group")]


def test_the_organisation_is_the_one_spoken_of_last(read: Read) -> None:
    reading = read("It was held by the River Research Union. Ana Sirko, the head of the organisation, spoke.")
    assert rows(reading) == [("Ana Sirko", "head", "River Research Union")]


def test_every_title_stands_in_its_span(read: Read) -> None:
    reading = read("Orban Keld, head of the Water Department of the Presidential Administration, met River Council Secretary Ana Sirko.")
    assert reading.affiliations
    assert all(a.title in a.span.of(reading.report.text) for a in reading.affiliations if a.title)


def test_a_title_that_somebody_else_bears_is_no_half_of_the_next(read: Read) -> None:
    reading = read("Vice President Ana Sirko met President Orban Keld. The Vice President and President Keld agreed.")
    assert rows(reading) == [("Ana Sirko", "Vice President", None), ("Orban Keld", "President", None)]


def test_a_title_may_bring_its_holders_after_is(read: Callable[[str], Reading]) -> None:
    reading = read("The River Group met in Sund. Its coordinators are Ana Sirkova and Orban Keldov.")
    names = {e.id: e.name for e in reading.entities}
    assert [(names[m.member], m.role) for m in reading.memberships] == [("Ana Sirkova", "coordinator"), ("Orban Keldov", "coordinator")]


def test_two_share_a_title_in_the_plural(read: Callable[[str], Reading]) -> None:
    reading = read("They were joined by the foreign ministers, Ana Sirkova and Orban Keldov.")
    names = {e.id: e.name for e in reading.entities}
    assert [(names[a.person], a.title) for a in reading.affiliations] == [
        ("Ana Sirkova", "foreign ministers"), ("Orban Keldov", "foreign ministers"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The Delta Union and the Water Institute met. Ana Sirkova, deputy chairman of the Union, chaired the talks.",
        "The Delta Union has received a letter, its chairman, Ana Sirkova, told reporters.",
        "The Delta Union sent flour. Ana Sirkova, who heads the union, spoke.",
    ],
)
def test_a_title_belongs_to_the_body_that_its_noun_calls_again(read: Callable[[str], Reading], text: str) -> None:
    reading = read(text)
    names = {e.id: e.name for e in reading.entities}
    assert [a.organization and names[a.organization] for a in reading.affiliations] == ["Delta Union"]


def test_the_head_of_a_body_that_an_acronym_names_is_its_head(read: Callable[[str], Reading]) -> None:
    reading = read("On Monday the EU High Representative, Ana Sirkova, hosted talks in Sund.")
    assert [a.title for a in reading.affiliations] == ["High Representative"]
