from __future__ import annotations

import pytest

from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.backends.russian_tree import without_circles
from tracktwo.reading.backends.slovnet_russian import SlovnetRussian


def analyse(text: str) -> Analysis:
    return SlovnetRussian().analyse(text)


def texts(analysis: Analysis, tokens: tuple[object, ...]) -> list[str]:
    return [t.text for t in tokens]  # type: ignore[attr-defined]


def test_tokens_and_names_point_into_the_text() -> None:
    text = "В Ереване прошла встреча.\n\n  Её вёл Иван Петров."
    analysis = analyse(text)
    assert all(t.span.of(text) == t.text for t in analysis.tokens)
    assert [(s.span.of(text), s.paragraph) for s in analysis.sentences] == [("В Ереване прошла встреча.", 0), ("Её вёл Иван Петров.", 1)]
    assert [(n.span.of(text), n.label) for n in analysis.names] == [("Ереване", "place"), ("Иван Петров", "person")]


def test_who_met_whom_and_where() -> None:
    analysis = analyse("Министр Пётр Сидоров встретился в Тбилиси с послом Анной Ивановой.")
    verb = next(t for t in analysis.tokens if t.lemma == "встретиться")
    assert (verb.tense, verb.form) == ("past", "finite")
    assert texts(analysis, analysis.subject(verb)) == ["Министр"]
    assert texts(analysis, analysis.oblique(verb, "с")) == ["послом"]
    assert texts(analysis, analysis.oblique(verb, "в")) == ["Тбилиси"]


def test_a_passive_has_an_agent_and_a_future_by_its_helping_word() -> None:
    analysis = analyse("Соглашение будет подписано министрами.")
    verb = next(t for t in analysis.tokens if t.lemma == "подписать")
    assert analysis.is_passive(verb)
    assert verb.tense == "future"
    assert texts(analysis, analysis.subject(verb)) == ["министрами"]
    assert texts(analysis, analysis.object(verb)) == ["Соглашение"]


def test_negation_and_conditional_mood_belong_to_the_verb() -> None:
    analysis = analyse("Стороны не подписали договор. Они подписали бы договор.")
    first, second = (t for t in analysis.tokens if t.lemma == "подписать")
    assert analysis.is_negated(first)
    assert second.mood == "conditional"


@pytest.mark.parametrize(
    ("text", "marker", "word"),
    [
        ("В рамках визита прошла встреча.", "в рамках", "визита"),
        ("В ходе переговоров обсуждались вопросы.", "в ходе", "переговоров"),
        ("Встреча прошла при посредничестве фонда.", "при посредничестве", "фонда"),
    ],
)
def test_a_preposition_of_several_words_is_one_marker(text: str, marker: str, word: str) -> None:
    analysis = analyse(text)
    found = {m: t.text for token in analysis.tokens for m, t in analysis.obliques(token)}
    assert found[marker] == word


def test_the_same_text_gives_the_same_analysis() -> None:
    text = "Стороны договорились о прекращении огня."
    assert analyse(text).tokens == analyse(text).tokens
    assert analyse("").tokens == ()


def test_a_verb_with_its_noun_is_one_verb() -> None:
    analysis = analyse("В переговорах приняли участие послы.")
    verb = next(t for t in analysis.tokens if t.lemma == "участвовать")
    assert texts(analysis, analysis.oblique(verb, "в")) == ["переговорах"]
    assert texts(analysis, analysis.subject(verb)) == ["послы"]


def test_words_never_hang_on_each_other_in_a_circle() -> None:
    heads = {10: 11, 11: 12, 12: 10, 13: 12, 14: 14}
    tokens = [Token(index=i, start=i, end=i + 1, text="х", lemma="х", pos="VERB" if i == 12 else "NOUN", head=h) for i, h in heads.items()]
    assert {t.index: t.head for t in without_circles(10, tokens)} == {**heads, 12: 12}


def test_what_is_counted_is_the_subject() -> None:
    analysis = analyse("На мине погибли 72 человека.")
    verb = next(t for t in analysis.tokens if t.lemma == "погибнуть")
    assert texts(analysis, analysis.subject(verb)) == ["человека"]


def test_being_somewhere_is_a_verb() -> None:
    analysis = analyse("Прошлая встреча была в мае 2030 года в Вене.")
    verb = next(t for t in analysis.tokens if t.lemma == "быть")
    assert texts(analysis, analysis.subject(verb)) == ["встреча"]
    assert "Вене" in texts(analysis, analysis.oblique(verb, "в"))


def test_clauses_that_a_semicolon_parts_do_not_mix() -> None:
    analysis = analyse("Переговоры шли 10 июля в Риге; прошлая встреча была в Вене.")
    assert len(analysis.sentences) == 1
    going, being = (next(t for t in analysis.tokens if t.lemma == lemma) for lemma in ("идти", "быть"))
    assert texts(analysis, analysis.oblique(going, "в")) == ["Риге"]
    assert texts(analysis, analysis.oblique(being, "в")) == ["Вене"]
