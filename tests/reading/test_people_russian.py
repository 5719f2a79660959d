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


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("Министр иностранных дел Арден Мирский приехал.", "Министр иностранных дел", None),
        ("Об этом сказал председатель правления фонда «Мост» Иван Громов.", "председатель правления", "фонд «Мост»"),
        ("Советник директора Центра водных исследований Анна Громова выступила.", "Советник директора", "Центр водных исследований"),
        ("Анна Громова, координатор Совета рек, согласилась.", "координатор", "Совет рек"),
        ("Премьер-министр Японии Наото Кан выступил после смерти посла.", "Премьер-министр Японии", None),
    ],
)
def test_titles_reach_over_their_genitives(text: str, title: str, body: str | None) -> None:
    reading = read(text)
    names = {e.id: e.name for e in reading.entities}
    assert [(a.title, names.get(a.organization) if a.organization else None) for a in reading.affiliations] == [(title, body)]
