from __future__ import annotations

import pytest

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.backends.verb_final import VerbFinal
from tracktwo.reading.morphology_azerbaijani import AzerbaijaniMorphology

MORPHOLOGY = AzerbaijaniMorphology()


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Bakıda", "Bakı"),
        ("Ermənistandan", "Ermənistan"),
        ("Qubadlının", "Qubadlı"),
        ("SOCAR-ın", "SOCAR"),
        ("Şurasında", "Şura"),
        ("Азәрбајҹанда", "Азәрбајҹан"),
    ],
)
def test_case_endings_come_off(word: str, base: str) -> None:
    assert base in MORPHOLOGY.bases(word)


@pytest.mark.parametrize(
    ("words", "kind", "base"),
    [
        ("Rauf Quliyevin", "person", "Rauf Quliyev"),
        ("Aynur Səfərovaya", "person", "Aynur Səfərova"),
        ("Aynur Səfərova", "person", "Aynur Səfərova"),
        ("Narek Simonyanla", "person", "Narek Simonyan"),
        ("Sülh Şurasının", "organization", "Sülh Şurası"),
        ("Sülh Mərkəzində", "organization", "Sülh Mərkəzi"),
    ],
)
def test_names_in_base_form(words: str, kind: EntityKind, base: str) -> None:
    analysis = VerbFinal(MORPHOLOGY).analyse(words)
    assert MORPHOLOGY.base_name(analysis, Span(0, len(words)), kind) == base


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "passive"),
    [
        ("görüşüb", "görüşmək", "past", False),
        ("gorusub", "görüşmək", "past", False),
        ("keçirilib", "keçirmək", "past", True),
        ("razılaşıblar", "razılaşmaq", "past", False),
        ("planlaşdırılır", "planlaşdırmaq", "present", True),
        ("olacaq", "olmaq", "future", False),
        ("ölüb", "ölmək", "past", False),
        ("keçirilməlidir", "keçirmək", "future", True),
    ],
)
def test_verbs_say_tense_and_voice(word: str, lemma: str, tense: str, passive: bool) -> None:
    form = MORPHOLOGY.form(word, opens=False)
    assert (form.lemma, form.tense, form.passive, form.pos) == (lemma, tense, passive, "VERB")


def test_negation_and_mood() -> None:
    assert MORPHOLOGY.form("keçirilməyib", opens=False).negated
    assert MORPHOLOGY.form("göndərməlidir", opens=False).mood == "necessity"
    assert MORPHOLOGY.form("göndərilməsini", opens=False).case == "acc"


def test_cyrillic_words_have_a_latin_base() -> None:
    assert "Azərbaycan" in MORPHOLOGY.bases("Азәрбајҹанда")


@pytest.mark.parametrize(
    ("word", "lemma", "form"),
    [
        ("göstərməyə", "göstərmək", "infinitive"),
        ("möhkəmləndirilib", "möhkəmləndirmək", "finite"),
        ("quraşdırılmalıdır", "quraşdırmaq", "finite"),
        ("paylaşıblar", "paylaşmaq", "finite"),
        ("intensivləşdirilməsi", "intensivləşdirmək", "gerund"),
    ],
)
def test_verbs_of_no_list_are_known_by_their_endings(word: str, lemma: str, form: str) -> None:
    """Endings that nouns do not have."""
    found = MORPHOLOGY.form(word, opens=False)
    assert (found.pos, found.lemma, found.form) == ("VERB", lemma, form)


@pytest.mark.parametrize("word", ["bəyannaməsi", "platformasını", "köməyə", "katiblər", "tərkib", "barmaq"])
def test_nouns_that_end_like_verbs_stay_nouns(word: str) -> None:
    """-naməsi, -ması of short stems, -ib."""
    assert MORPHOLOGY.form(word, opens=False).pos == "NOUN"
