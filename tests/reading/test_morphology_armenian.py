from __future__ import annotations

import pytest

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.backends.verb_final import VerbFinal
from tracktwo.reading.morphology_armenian import ArmenianMorphology, reformed

MORPHOLOGY = ArmenianMorphology()


@pytest.mark.parametrize(
    ("word", "base"),
    [
        ("Բաքվում", "Բաքու"),
        ("Երևանից", "Երևան"),
        ("Գյումրիում", "Գյումրի"),
        ("Խորհրդի", "Խորհուրդ"),
        ("APA-ն", "APA"),
        ("հանդիպումը", "հանդիպում"),
    ],
)
def test_case_endings_come_off(word: str, base: str) -> None:
    assert base in MORPHOLOGY.bases(word)


@pytest.mark.parametrize(
    ("words", "kind", "base"),
    [
        ("Նարինե Սիմոնյանի", "person", "Նարինե Սիմոնյան"),
        ("Նարինե Սիմոնյանն", "person", "Նարինե Սիմոնյան"),
        ("Ռաուֆ Գուլիևին", "person", "Ռաուֆ Գուլիև"),
        ("Անվտանգության խորհրդի", "organization", "Անվտանգության խորհուրդ"),
    ],
)
def test_names_in_base_form(words: str, kind: EntityKind, base: str) -> None:
    analysis = VerbFinal(MORPHOLOGY).analyse(words)
    assert MORPHOLOGY.base_name(analysis, Span(0, len(words)), kind) == base


def test_classical_spelling_is_brought_to_the_reformed_one() -> None:
    assert reformed("Սիմոնեան") == "Սիմոնյան"
    assert reformed("Խաղաղութեան") == "Խաղաղության"
    assert reformed("ինչո՞ւ") == "ինչու"


def test_a_genitive_of_an_abstract_noun_is_no_family_name() -> None:
    assert not MORPHOLOGY.family_ending("Խաղաղության")
    assert MORPHOLOGY.family_ending("Սիմոնյանին")
