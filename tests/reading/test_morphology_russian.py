from __future__ import annotations

import pytest

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.backends.slovnet_russian import SlovnetRussian
from tracktwo.reading.morphology_russian import RussianMorphology


@pytest.mark.parametrize(
    ("word", "base"),
    [("Баку", "Баку"), ("Ереване", "Ереван"), ("Азербайджаном", "Азербайджан"), ("армянской", "армянский"), ("переговоров", "переговоры")],
)
def test_bases_hold_the_nominative(word: str, base: str) -> None:
    assert base in RussianMorphology().bases(word)
    assert word in RussianMorphology().bases(word)


def test_a_womans_surname_is_no_form_of_a_mans() -> None:
    assert "Мамедов" not in RussianMorphology().bases("Мамедовой")


@pytest.mark.parametrize(
    ("text", "name", "kind", "base"),
    [
        ("Он встретился с Кямалей Мамедовой в Баку.", "Кямалей Мамедовой", "person", "Кямаля Мамедова"),
        ("Слова министра иностранных дел Арарата Мирзояна передало агентство.", "Арарата Мирзояна", "person", "Арарат Мирзоян"),
        ("Взрыв произошел в Агдамском районе.", "Агдамском районе", "place", "Агдамский район"),
        ("Декларация подписана в Белом доме.", "Белом доме", "place", "Белый дом"),
        (
            "Об этом сообщили в Министерстве обороны Армении.",
            "Министерстве обороны Армении",
            "organization",
            "Министерство обороны Армении",
        ),
        (
            "Переговоры начались в Объединенных Арабских Эмиратах.",
            "Объединенных Арабских Эмиратах",
            "place",
            "Объединенные Арабские Эмираты",
        ),
        ("Стороны встретились в Абу-Даби.", "Абу-Даби", "place", "Абу-Даби"),
        ("Форум прошел в Степанаване.", "Степанаване", "place", "Степанаван"),
    ],
)
def test_names_come_to_the_nominative(text: str, name: str, kind: EntityKind, base: str) -> None:
    start = text.index(name)
    analysis = SlovnetRussian().analyse(text)
    assert RussianMorphology().base_name(analysis, Span(start, start + len(name)), kind) == base
