from __future__ import annotations

import pytest

from tests.reading.test_reader import make_pack, make_report
from tracktwo.model.reading import Reading
from tracktwo.reading import readers
from tracktwo.reading.reader import Reader


def read(text: str) -> Reading:
    backend, finders = readers.build("ru", make_pack())
    return Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(make_report(text))


def people(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.name, e.names) for e in read(text).entities if e.kind == "person"]


def test_inflected_mentions_are_one_person_in_the_nominative() -> None:
    found = people("Посол принял Нарине Вардумян и Самвела Тороняна. Торонян поблагодарил посла, с Тороняном согласились.")
    assert found == [("Нарине Вардумян", ("Нарине Вардумян",)), ("Самвел Торонян", ("Самвела Тороняна", "Торонян", "Тороняном"))]


def test_a_man_and_a_woman_of_one_family_are_two() -> None:
    assert [name for name, _ in people("Анар Гулузаев и Лала Гулузаева приехали в Тбилиси.")] == ["Анар Гулузаев", "Лала Гулузаева"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Похороны Петра Громова прошли вчера.", ["Петр Громов"]),
        ("Сегодня президент Украины Виктор Янукович выступил с речью.", ["Виктор Янукович"]),
        ("Об этом сообщил глава Роскосмоса.", []),
        ("А. Ломидзе приехал, Автандил Ломидзе остался.", ["Автандил Ломидзе"]),
        ("Об этом сказал Пол Стоун (Paul Stone).", ["Пол Стоун"]),
    ],
)
def test_a_name_ends_where_case_or_tag_changes(text: str, names: list[str]) -> None:
    assert sorted(name for name, _ in people(text)) == sorted(names)
