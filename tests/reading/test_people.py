from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Entity
from tracktwo.reading.people import is_slip

Find = Callable[[str, str], list[Entity]]


def names(entities: Find, text: str) -> list[str]:
    return [e.name for e in entities(text, "person")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Foreign Minister Orban Keld met Ana Sirko in Sund.", ["Orban Keld", "Ana Sirko"]),
        ("The talks were led by the special envoy of the Council of Nations, Ana Sirko.", ["Ana Sirko"]),
        ("They met Head of the Office of the President of Orra Mina Halo.", ["Mina Halo"]),
        ("Minister of Foreign Affairs and Water Peter Loren came.", ["Peter Loren"]),
        ("Minister of Defence Benjamin “Benny” Loren came.", ["Benjamin “Benny” Loren"]),
        ("The King of Japan received Prince Faisal bin Hamad Al Noor.", ["Faisal bin Hamad Al Noor"]),
        ("Minister Ursula von der Brandt spoke to Jean-Claude Mercier.", ["Ursula von der Brandt", "Jean-Claude Mercier"]),
        ("Taking part were Arsen Hakobyan, Lilit Petrosyan, Tigran Danielyan, Rauf Aliyev and Nigar Hasanova.",
         ["Arsen Hakobyan", "Lilit Petrosyan", "Tigran Danielyan", "Rauf Aliyev", "Nigar Hasanova"]),
    ],
)  # fmt: skip
def test_people_are_found_with_their_whole_name(entities: Find, text: str, found: list[str]) -> None:
    assert names(entities, text) == found


def test_a_surname_alone_joins_the_one_person_who_bears_it(entities: Find) -> None:
    (person,) = entities("Tigran Danielyan opened the talks. Danielyan said that Mr. Danielyan's team would stay.", "person")
    assert person.name == "Tigran Danielyan"
    assert person.names == ("Tigran Danielyan", "Danielyan")
    assert len(person.spans) == 3


def test_two_bearers_of_a_surname_stay_two(entities: Find) -> None:
    found = names(entities, "Rauf Aliyev met Samir Aliyev in Sund. Leyla Aliyeva came later.")
    assert found == ["Rauf Aliyev", "Samir Aliyev", "Leyla Aliyeva"]


def test_one_slip_of_the_pen_within_a_report_is_the_same_person(entities: Find) -> None:
    assert names(entities, 'Journalist Anar Hasratov spoke. "Peace needs time," said Hasretov.') == ["Anar Hasratov"]


@pytest.mark.parametrize(
    ("one", "other", "same"), [("hasret", "hasrat", True), ("mammadov", "mammadova", False), ("alili", "alieva", False)]
)
def test_a_slip_is_one_letter_and_never_another_gender(one: str, other: str, same: bool) -> None:
    assert is_slip(one, other) is same


def test_a_name_typed_without_its_space_is_read_with_it(entities: Find) -> None:
    (person,) = entities("RaminShukurov, an analyst at the River Institute, spoke in Sund.", "person")
    assert (person.name, person.name_basis, person.names) == ("Ramin Shukurov", "derived", ("RaminShukurov",))


def test_office_holders_of_the_pack_are_known_by_surname(entities: Find) -> None:
    (person,) = entities("Tarn phoned the council on Monday.", "person")
    assert (person.name, person.side) == ("Tarn", "VEL")


def test_places_and_bodies_are_no_people(entities: Find) -> None:
    assert names(entities, "The Lachin corridor was raised in Yevlakh by the Ministry of Defence.") == []


def test_two_words_in_one_are_a_person_only_behind_a_title(entities: Find) -> None:
    assert names(entities, "Minister Jean-Pierre spoke of the Indo-Pacific and the Euro-Atlantic area.") == ["Jean-Pierre"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tarek Osmund of the Sund Water Institute will lead the group.", ["Tarek Osmund"]),
        ("Tarek Osmund of the Sund Water Institute spoke.\nWas it opened?\nTarek Osmund: It was.", ["Tarek Osmund"]),
        ("Press Contact: the Sund Water Institute.", []),
        ("The story is from the Sund Courier.", []),
    ],
)
def test_belonging_to_a_body_makes_a_name_wherever_it_stands(entities: Find, text: str, found: list[str]) -> None:
    assert names(entities, text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("On the Velli side they are Ana Sirko (chair), Judit Penhale, Rolf Asterby and Wenna Tarrant.",
         ["Ana Sirko", "Judit Penhale", "Rolf Asterby", "Wenna Tarrant"]),
        ("Her Orran colleague Tarek Osmund agreed. Osmund promised that the figures would appear.", ["Tarek Osmund"]),
        ("Its coordinators are Ines Hallgarth and Tarek Osmund.", ["Ines Hallgarth", "Tarek Osmund"]),
        ("Vell's Adrian Belescu and Orra's Oleg Sterin met in Sund.", ["Adrian Belescu", "Oleg Sterin"]),
        ("Commodore Hugo Lanyard of Japan voted.", ["Hugo Lanyard"]),
    ],
)  # fmt: skip
def test_rare_names_are_found_by_what_stands_around_them(entities: Find, text: str, found: list[str]) -> None:
    assert names(entities, text) == found


def test_where_something_is_stands_no_person(entities: Find) -> None:
    assert names(entities, "The minister met the delegation at Halala Kella in the south.") == []


def test_another_name_of_somebody_is_the_same_person(entities: Find) -> None:
    (person,) = entities("The envoy, Tigran Danielyan, better known as Rodrigo, signed in Sund. Rodrigo said little.", "person")
    assert person.name == "Tigran Danielyan"


def test_a_known_surname_is_a_name_at_the_start_of_a_sentence_too(entities: Find) -> None:
    text = "Prime Minister Nikol Pashinian spoke. He said that Pashinian and Lenz would meet. Pashinian and others met in May."
    assert len(next(e for e in entities(text, "person") if e.name == "Nikol Pashinian").spans) == 3
