from __future__ import annotations

import pytest

from tracktwo.reading.backends.spacy_english import SpacyEnglish, _blocks, _pipeline
from tracktwo.reading.backends.spacy_model import bare_model
from tracktwo.reading.backends.word_rules import WordRules

ENGLISH = SpacyEnglish()
TEXTS = (
    "Envoys of Vell and Orra met in Tam Harbour on Monday.\nThere is a plan, they said; it isn't signed.  It will be.",
    "Short.",
    "The ministers hope to meet again.\"We ain't done,\" said Ann Lee.\n\n   \nLet's go, she added, you gotta see it.",
    "They agreed to open the road, the bridge and the ferry, which had been closed. " * 12,
    "",
)


def test_what_is_said_of_a_text_does_not_depend_on_the_texts_beside_it() -> None:
    alone = [ENGLISH.analyse(text) for text in TEXTS]
    assert list(ENGLISH.analyse_all(TEXTS)) == alone
    assert list(ENGLISH.analyse_all(reversed(TEXTS))) == alone[::-1]
    assert list(ENGLISH.analyse_all(TEXTS * 40))[-len(TEXTS) :] == alone


def test_the_fast_model_says_what_the_model_as_it_comes_says() -> None:
    for text in TEXTS[:2]:
        for line in text.split("\n"):
            wanted = [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.ent_type_) for t in bare_model()(line)]
            assert [(t.text, t.lemma_, t.pos_, t.tag_, t.dep_, t.ent_type_) for t in _pipeline()(line)] == wanted


@pytest.mark.parametrize("text", [line for text in TEXTS for line in text.split("\n") if line.strip()])
def test_remembered_word_rules_say_what_the_rules_say(text: str) -> None:
    language = _pipeline()
    rules = WordRules(language)
    for _ in range(2):  # the second time from memory
        found = rules.words(language(text, disable=["attribute_ruler", "lemmatizer"]))
        assert found == [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_) for t in language(text)]


def test_sentences_cover_the_words_and_end_at_line_breaks() -> None:
    analysis = ENGLISH.analyse("One came. Two went\nThree stayed.")
    assert [s.span.of(analysis.text) for s in analysis.sentences] == ["One came.", "Two went", "Three stayed."]
    assert [(s.first, s.last, s.paragraph) for s in analysis.sentences] == [(0, 3, 0), (3, 5, 0), (5, 8, 1)]


def test_a_paragraph_without_end_is_cut_at_a_space() -> None:
    text = "word " * 9_000 + "x" * 45_000
    blocks = _blocks(text)
    assert all(end - start <= 20_000 for start, end in blocks)
    assert "".join(text[start:end] for start, end in blocks) == text
    assert text[blocks[0][1]] == " "
