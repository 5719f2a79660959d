from __future__ import annotations

import pytest

from tracktwo.reading.russian_names import base_of_name, gender_of_name


@pytest.mark.parametrize(
    ("words", "case", "base"),
    [
        ("Кямалей Мамедовой", "ins", "Кямаля Мамедова"),
        ("Русифом Гусейновым", "ins", "Русиф Гусейнов"),
        ("Наиры Султанян", "gen", "Наира Султанян"),
        ("Никола Пашиняна", "gen", "Никол Пашинян"),
        ("Рамиля Искандерли", "gen", "Рамиль Искандерли"),
        ("Владимиру Владимировичу Путину", "dat", "Владимир Владимирович Путин"),
        ("Ираклием Кобахидзе", "ins", "Ираклий Кобахидзе"),
        ("Левона Тер-Петросяна", "gen", "Левон Тер-Петросян"),
        ("И. Алиеву", "dat", "И. Алиев"),
        ("Андрея Козырева", "gen", "Андрей Козырев"),
        ("Урсулой фон дер Ляйен", "ins", "Урсула фон дер Ляйен"),
        ("АЛИЕВЫМ", "ins", "АЛИЕВ"),
    ],
)
def test_all_parts_of_a_name_come_to_the_nominative_together(words: str, case: str, base: str) -> None:
    parts = words.split()
    assert base_of_name(parts, cases=[case] * len(parts)) == base


@pytest.mark.parametrize("name", ["Кямаля Мамедова", "Арег Кочинян", "Софи Лагут", "Гюльтекин Гаджибейли", "Марко Рубио", "Ann Lee", "A."])
def test_a_name_in_the_nominative_stays(name: str) -> None:
    parts = name.split()
    assert base_of_name(parts, cases=["nom"] * len(parts)) == name


def test_the_case_of_the_sentence_tells_a_man_from_a_woman() -> None:
    assert base_of_name(["Шахина", "Мустафаева"], cases=["gen", "gen"]) == "Шахин Мустафаев"
    assert base_of_name(["Шахина", "Мустафаева"], cases=["nom", "nom"]) == "Шахина Мустафаева"


def test_a_form_that_stands_elsewhere_in_the_nominative_is_believed() -> None:
    assert base_of_name(["Ванеса", "Мадоляна"], seen={"Ванес", "Мадолян"}) == "Ванес Мадолян"


def test_gender_comes_from_the_parts() -> None:
    assert gender_of_name(["Лейла", "Алиева"]) == "fem"
    assert gender_of_name(["Никол", "Пашинян"]) == "masc"
