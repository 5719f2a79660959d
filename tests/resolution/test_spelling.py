from __future__ import annotations

import pytest

from tracktwo.resolution.spelling import distance, readings, skeletons


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Xankəndi", "Khankendi"),
        ("Գրիգորյան", "Qriqoryan"),
        ("Ոսկանյան", "Voskanyan"),
        ("Ջոնի", "Джонни"),
        ("Джафар", "Cəfər"),
        ("Alex", "Алекс"),
    ],
)
def test_one_word_in_two_scripts_is_near(a: str, b: str) -> None:
    assert distance(a, b) <= 0.4
    assert skeletons(a) & skeletons(b)


def test_another_consonant_costs_a_point() -> None:
    assert distance("Ramil", "Ramin") == 1


def test_armenian_keeps_a_and_e_apart() -> None:
    assert distance("Armen", "Arman", keeps_vowels=True) > 0.5 > distance("Armen", "Arman")


def test_a_word_without_letters_has_no_reading() -> None:
    assert readings("12") == ()
