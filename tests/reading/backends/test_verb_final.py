from __future__ import annotations

import pytest

from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.backends.verb_final import VerbFinal
from tracktwo.reading.morphologies import shallow_language
from tracktwo.reading.morphology_armenian import ArmenianMorphology
from tracktwo.reading.morphology_azerbaijani import AzerbaijaniMorphology

AZ, HY = VerbFinal(AzerbaijaniMorphology()), VerbFinal(ArmenianMorphology())


def people(analysis: Analysis) -> list[str]:
    return [name.span.of(analysis.text) for name in analysis.names if name.label == "person"]


def verb(analysis: Analysis, word: str) -> Token:
    return next(t for t in analysis.tokens if t.text == word)


def words(tokens: tuple[Token, ...]) -> list[str]:
    return [t.text for t in tokens]


def test_people_are_found_by_given_names_and_endings_without_the_words_before_them() -> None:
    text = "Bakıda prezident Rauf Quliyev, Aynur Səfərova və Ermənistandan Narek Simonyan görüşüb. Simonyanın sözünə görə, görüş keçib."
    assert people(AZ.analyse(text)) == ["Rauf Quliyev", "Aynur Səfərova", "Narek Simonyan", "Simonyanın"]


def test_armenian_people_keep_their_endings_in_the_text() -> None:
    text = "Խորհրդի քարտուղար Տիգրան Սիմոնյանն ընդունել է Նարինե Ասատրյանին։ Խաղաղության հարցը քննարկվել է։"
    assert people(HY.analyse(text)) == ["Տիգրան Սիմոնյանն", "Նարինե Ասատրյանին"]


def test_azerbaijani_clause() -> None:
    analysis = AZ.analyse("Nazir Rauf Quliyev dünən Bakıda Narek Simonyanla görüşüb.")
    met = verb(analysis, "görüşüb")
    assert words(analysis.subject(met)) == ["Quliyev"]
    assert words(analysis.oblique(met, "case:ins")) == ["Simonyanla"]
    assert words(analysis.oblique(met, "case:loc")) == ["Bakıda"]


def test_azerbaijani_passive_and_postposition() -> None:
    analysis = AZ.analyse("Görüş komissiya tərəfindən təşkil edilib.")
    made = verb(analysis, "edilib")
    assert analysis.is_passive(made)
    assert words(analysis.subject(made)) == ["komissiya"]
    assert "Görüş" in words(analysis.object(made))


def test_armenian_clause_with_auxiliary() -> None:
    analysis = HY.analyse("Տիգրան Սիմոնյանը Երևանում հանդիպել է Ռաուֆ Գուլիևի հետ։")
    met = verb(analysis, "հանդիպել")
    assert (met.form, met.tense, met.lemma) == ("finite", "past", "հանդիպել")
    assert words(analysis.subject(met)) == ["Սիմոնյանը"]
    assert words(analysis.oblique(met, "հետ")) == ["Գուլիևի"]
    assert words(analysis.oblique(met, "case:loc")) == ["Երևանում"]


def test_armenian_future_and_negation() -> None:
    analysis = HY.analyse("Նրանք մասնակցելու են հանդիպմանը։ Կողմերը չեն ստորագրել փաստաթուղթը։")
    assert verb(analysis, "մասնակցելու").tense == "future"
    assert verb(analysis, "մասնակցելու").form == "finite"


def test_tokens_point_into_the_text_and_case_endings_after_a_hyphen_stay_with_their_word() -> None:
    analysis = AZ.analyse("SOCAR-ın sözçüsü 21-22-də “Report”a deyib.")
    assert [t.span.of(analysis.text) for t in analysis.tokens] == [t.text for t in analysis.tokens]
    assert "SOCAR-ın" in [t.text for t in analysis.tokens]


@pytest.mark.parametrize(
    ("language", "text", "place"),
    [
        ("az", "Nazir dünən Münxendə çıxış edib.", "Münxendə"),
        ("az", "Danışıqlar Nyu-Yorkda keçirilib.", "Nyu-Yorkda"),
        ("hy", "Նախարարը երեկ Վիեննայում ելույթ է ունեցել։", "Վիեննայում"),
        ("az", "Görüş Cənubi Koreyada baş tutub.", "Cənubi Koreyada"),
    ],
)
def test_states_and_large_cities_of_the_world_are_places(language: str, text: str, place: str) -> None:
    """In any case, of several words too."""
    names = VerbFinal(shallow_language(language)).analyse(text).names
    assert [(n.span.of(text), n.label) for n in names] == [(place, "place")]


def test_a_given_name_is_no_city() -> None:
    """Sofiya the person."""
    text = "Dünən Sofiya Kolvane çıxış edib."
    assert "place" not in {n.label for n in VerbFinal(shallow_language("az")).analyse(text).names}
