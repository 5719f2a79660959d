"""The pack that ships with the product, held to its promises: both names, four languages, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.model.folding import fold
from tracktwo.packs.loader import check_pack, load_pack
from tracktwo.packs.pack import Forms, Pack, Place

PACK = load_pack("south_caucasus")
LANGUAGES = ("en", "ru", "az", "hy")


@pytest.fixture(name="pack")
def _pack() -> Pack:
    return PACK


def test_the_pack_has_no_fault() -> None:
    assert check_pack("south_caucasus") == []


def forms_of(pack: Pack) -> Iterator[tuple[str, Forms]]:
    for side in pack.sides:
        yield from ((side.id, side.names), (side.id, side.demonyms))
    yield from ((body.id, body.names) for body in pack.bodies)
    yield from ((initiative.id, initiative.names) for initiative in pack.initiatives)
    yield from ((constituency.id, constituency.names) for constituency in pack.constituencies)
    for office in pack.offices:
        yield office.id, office.titles
        yield from ((office.id, holder.names) for holder in office.holders)
    for area in pack.areas:
        yield from ((area.id, area.labels), (area.id, area.words))
    for term in pack.terms:
        yield from ((term.id, term.forms), (term.id, term.gloss))
    yield from (("relevance", forms) for forms in (*pack.relevance.sides.values(), pack.relevance.matters, pack.relevance.process))


def test_no_form_stands_twice_or_in_a_language_that_the_pack_lacks(pack: Pack) -> None:
    for ident, forms in forms_of(pack):
        for language, texts in forms.items():
            assert language in pack.languages, ident
            assert texts and len(set(texts)) == len(texts), (ident, language)


@pytest.mark.parametrize("language", ["ru", "hy"])
def test_forms_are_in_the_script_of_their_language(pack: Pack, language: str) -> None:
    start, end = {"ru": ("Ё", "ё"), "hy": ("Ա", "և")}[language]
    names = [holder.names for office in pack.offices for holder in office.holders] + [side.names for side in pack.sides]
    for forms in names:
        for text in forms[language]:
            assert all(start <= c <= end or c in "IVX" for c in text if c.isalpha()), text
    for place in pack.places:
        for name in place.names:
            if name.language == language and name.text != "TRIPP":
                assert all(start <= c <= end for c in name.text if c.isalpha()), (place.id, name.text)


@given(st.sampled_from(PACK.places))
def test_a_place_with_a_name_of_one_side_has_one_of_the_other_in_the_same_language(place: Place) -> None:
    for language in {name.language for name in place.names}:
        owners = {name.side for name in place.names if name.language == language} - {None}
        assert owners in (set(), {side.id for side in PACK.sides})


def test_the_sides_are_treated_alike(pack: Pack) -> None:
    """Not one side's knowledge alone: outlets, offices and loaded terms of each in the same order of size."""
    counted: dict[str, list[str | None]] = {
        "outlets": [outlet.side for outlet in pack.outlets],
        "offices": [office.side for office in pack.offices],
        "bodies": [body.side for body in pack.bodies],
        "terms": [term.side for term in pack.terms],
    }
    for what, sides in counted.items():
        assert 0.5 <= sides.count("ARM") / sides.count("AZE") <= 2, what


def test_every_gloss_label_and_word_list_is_in_four_languages(pack: Pack) -> None:
    for forms in [a.labels for a in pack.areas] + [a.words for a in pack.areas] + [t.gloss for t in pack.terms]:
        assert set(LANGUAGES) <= set(forms)


def test_the_areas_are_those_of_the_reading_contract(pack: Pack) -> None:
    stated = """media visits experts humanitarian health economy trade_transit infrastructure demining detainees missing borders security
        politics culture_education environment public_information return"""
    assert [area.id for area in pack.areas] == stated.split()


def test_contested_places_are_found_under_both_names(pack: Pack) -> None:
    by_name = {name.text: (place.id, name.side) for place in pack.places for name in place.names}
    assert by_name["Stepanakert"] == ("khankendi", "ARM")
    assert by_name["Xankəndi"] == ("khankendi", "AZE")
    assert by_name["Մարտակերտ"][0] == by_name["Ağdərə"][0]


def test_offices_name_holders_in_four_languages_and_dates_in_order(pack: Pack) -> None:
    for office in pack.offices:
        for holder in office.holders:
            assert set(LANGUAGES) <= set(holder.names), (office.id, holder.names)
            assert holder.since is None or holder.until is None or holder.since <= holder.until, holder


def test_coordinates_of_the_two_countries_lie_in_the_region(pack: Pack) -> None:
    for place in pack.places:
        if place.side in ("ARM", "AZE") and place.lat is not None and place.lon is not None:
            assert 38 <= place.lat <= 42.2 and 43 <= place.lon <= 51, place


def test_no_place_is_named_like_an_everyday_word(pack: Pack) -> None:
    """A sentence may begin with any of these, and readers fold letters: "Görüş" and "Gorus" are one key."""
    everyday = """the with pace dogs tug satin reed trip future тех парни того веды казах
        görüş dəstə yenə yəni kənd şəhər alət sonra zira
        տեղ տեղի ապագա կայք բազում զորական բուժական ծիածան հաղթանակ հայրենյաց խոտ տող նոր մեծ"""
    words = {fold(word) for word in everyday.split()}
    assert [(place.id, name.text) for place in pack.places for name in place.names if fold(name.text) in words] == []
