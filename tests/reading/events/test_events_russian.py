from __future__ import annotations

import dataclasses

import pytest

from tests.reading.events.readings import events as events_of
from tests.reading.test_reader import make_pack, make_report
from tracktwo.model.reading import Event, Reading
from tracktwo.reading import readers
from tracktwo.reading.reader import Reader


def read(text: str) -> Reading:
    backend, finders = readers.build("ru", make_pack())
    return Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(make_report(text))


def told(reading: Reading, event: Event) -> tuple[str, str | None, str, str | None, str | None, list[str]]:
    names = {e.id: e.name for e in reading.entities}
    place = names[event.place] if event.place else None
    return event.kind, event.format, event.status, event.start, place, [names[p.entity] for p in event.participants]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Иван Громов встретился 3 мая 2030 года в Тбилиси с Анной Громовой.",
         ("meeting", None, "held", "2030-05-03", "Тбилиси", ["Иван Громов", "Анна Громова"])),
        ("В Вене 5 мая 2030 года прошёл круглый стол с участием Ивана Громова.",
         ("meeting", "round_table", "held", "2030-05-05", "Вена", ["Иван Громов"])),
        ("Иван Громов и Анна Ли проведут переговоры в Женеве.",
         ("meeting", "talks", "planned", None, "Женева", ["Иван Громов", "Анна Ли"])),
        ("Встреча Ивана Громова и Анны Ли перенесена на 7 июня 2030 года.",
         ("meeting", None, "postponed", "2030-06-07", None, ["Иван Громов", "Анна Ли"])),
        ("Анна Ли посетила Ригу 2 мая 2030 года.", ("visit", None, "held", "2030-05-02", "Рига", ["Анна Ли"])),
        ("Анна Ли приехала в Ригу 1 мая 2030 года.", ("visit", None, "held", "2030-05-01", "Рига", ["Анна Ли"])),
        ("В переговорах в Вене приняли участие Иван Громов и Анна Ли.",
         ("meeting", "talks", "held", None, "Вена", ["Иван Громов", "Анна Ли"])),
        ("Первый раунд переговоров Ивана Громова с Анной Ли прошел 4 мая 2030 года в Вене.",
         ("meeting", "talks", "held", "2030-05-04", "Вена", ["Иван Громов", "Анна Ли"])),
        ("Названа тема визита Анны Ли в Норвегию, который прошел 2-3 мая 2030 года.",
         ("visit", None, "held", "2030-05-02", "Норвегия", ["Анна Ли"])),
        ("Главным событием недели стала встреча министра Ивана Громова и министра Анны Ли по итогам долгих споров 4 мая 2030 года в Риге.",
         ("meeting", None, "held", "2030-05-04", "Рига", ["Иван Громов", "Анна Ли"])),
        ("В мае 2030 года Анна Ли посетила город Рига в восточной Прибалтике.", ("visit", None, "held", "2030-05", "Рига", ["Анна Ли"])),
        ("В ходе переговоров в Вене в начале мая 2030 года Иван Громов и Анна Ли сблизили позиции.",
         ("meeting", "talks", "held", "2030-05", "Вена", ["Иван Громов", "Анна Ли"])),
        ("4 мая 2030 года Иван Громов вышел на берег и подорвался на мине.",
         ("incident", None, "held", "2030-05-04", None, ["Иван Громов"])),
        ("Встреча Ивана Громова, председателя Совета мира Анны Ли и посла Бориса Кея прошла 4 мая 2030 года.",
         ("meeting", None, "held", "2030-05-04", None, ["Иван Громов", "Анна Ли", "Борис Кей"])),
        ("4 мая 2030 года на родину вернулись двое военнопленных.", ("transfer", None, "held", "2030-05-04", None, [])),
        ("Анна Ли прибыла 4 мая 2030 года с однодневным визитом в Ригу.", ("visit", None, "held", "2030-05-04", "Рига", ["Анна Ли"])),
        ("После войны 2020 года Иван Громов подорвался на мине у Риги.", ("incident", None, "held", None, "Рига", ["Иван Громов"])),
    ],
)  # fmt: skip
def test_meetings_and_visits(text: str, event: tuple[str, str | None, str, str | None, str | None, list[str]]) -> None:
    reading = read(text)
    assert [told(reading, e) for e in reading.events] == [event]


def test_the_eve_of_something_is_no_yesterday() -> None:
    report = dataclasses.replace(make_report("Накануне визита Иван Громов встретился с Анной Ли в Вене."), published="2030-05-02")
    backend, finders = readers.build("ru", make_pack())
    reading = Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(report)
    assert [e.start for e in reading.events] == [None]


def test_a_clause_after_a_colon_keeps_its_own_day() -> None:
    report = dataclasses.replace(
        make_report("Дорогу откроют летом: об этом министры договорились в пятницу в Вене."), published="2030-05-05"
    )
    backend, finders = readers.build("ru", make_pack())
    reading = Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(report)
    assert all(e.start in (None, "2030-05-03") for e in reading.events)


def test_the_day_of_a_death_is_not_the_day_of_the_blast() -> None:
    reading = read("Иван Громов получил ранения при взрыве мины в Риге. 5 мая 2030 года он скончался в больнице.")
    assert [(e.kind, e.start) for e in reading.events] == [("incident", None)]


def test_a_semicolon_parts_two_incidents_of_which_the_second_has_its_own_place() -> None:
    reading = read("В Риге тяжело ранен Иван Громов; ранее сообщалось о взрыве в Вене.")
    assert [told(reading, e)[4] for e in reading.events] == ["Рига", "Вена"]


def test_a_coming_period_is_no_day_of_what_was_held() -> None:
    reading = read("На встрече было обсуждено сотрудничество, охватывающее ближайшие шесть месяцев.")
    assert [e.end for e in reading.events if e.end] == []


def test_a_day_told_later_is_finer_than_the_week_told_first() -> None:
    reading = read("Встреча Ивана Громова и Анны Ли прошла в мае 2030 года в Риге. Встреча в Риге состоялась 4 мая 2030 года.")
    assert [e.start for e in reading.events] == ["2030-05-04"]


def test_separate_calls_are_several() -> None:
    reading = read("Борис Кей провел отдельные телефонные разговоры с Иваном Громовым и Анной Ли.")
    assert [told(reading, e)[5] for e in reading.events] == [["Борис Кей", "Иван Громов"], ["Борис Кей", "Анна Ли"]]


def test_people_named_by_what_befell_them_before_are_no_incident() -> None:
    assert read("Красный Крест оценил состояние здоровья задержанных.").events == ()
    assert read("Министерство называет 419 жертв мин: 72 погибших, 347 раненых.").events == ()


def test_a_place_in_a_title_is_no_place_of_the_meeting() -> None:
    reading = read("Представитель союза по югу и кризису в Норвегии Борис Кей приветствовал встречу Ивана Громова с Анной Ли.")
    assert [told(reading, e)[4] for e in reading.events if e.kind == "meeting"] == [None]


def test_what_a_side_undertook_to_hand_over_is_not_handed_over() -> None:
    assert all(e.status != "held" for e in read("Иван Громов обязался передать карты минных полей до 4 мая 2030 года.").events)


@pytest.mark.parametrize(
    "text",
    [
        "Анна Ли и Иван Громов условились вести переговоры дальше.",  # an undertaking
        "Анна Ли и Иван Громов собираются поднять вопрос о дороге.",  # what they mean to do, and no gathering
        "Анна Ли безуспешно пыталась вести переговоры с Иваном Громовым.",
    ],
)
def test_what_is_no_meeting(text: str) -> None:
    assert read(text).events == ()


def test_a_total_since_the_end_of_something_is_no_incident() -> None:
    assert events_of("С конца войны от мин в районе Тертера пострадали 419 человек, сообщило министерство.", None, "ru") == []
