from __future__ import annotations

import pytest

from tests.reading.test_reader import make_pack, make_report
from tracktwo.reading import readers
from tracktwo.reading.reader import Reader


def said(text: str) -> list[tuple[str, str, str]]:
    backend, finders = readers.build("ru", make_pack())
    reading = Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(make_report(text))
    names = {e.id: e.name for e in reading.entities}
    return [(names[s.speaker], s.mode, s.text) for s in reading.statements]


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("Посол Пётр Громов заявил, что дорога открыта.", ("Пётр Громов", "indirect", "дорога открыта")),
        ("Дорога снова открыта, сообщила Анна Громова.", ("Анна Громова", "indirect", "Дорога снова открыта")),
        ("«Мы ждём ответа уже год», – сказал Пётр Громов.", ("Пётр Громов", "direct", "Мы ждём ответа уже год")),
        ("По словам Анны Громовой, дорога открыта с мая.", ("Анна Громова", "indirect", "дорога открыта с мая")),
        ("Пётр Громов назвал встречу полезной.", ("Пётр Громов", "indirect", "встречу полезной")),
        ("Анна Громова приветствовала открытие дороги.", ("Анна Громова", "indirect", "открытие дороги")),
        ("Пётр Громов рассказал о работе школы.", ("Пётр Громов", "indirect", "работе школы")),
    ],
)
def test_what_somebody_said(text: str, statement: tuple[str, str, str]) -> None:
    assert said(text) == [statement]


def test_a_second_verb_of_saying_has_the_same_speaker() -> None:
    assert said("Пётр Громов отметил, что дорога открыта, и подчеркнул важность диалога.") == [
        ("Пётр Громов", "indirect", "дорога открыта"),
        ("Пётр Громов", "indirect", "важность диалога"),
    ]


def test_the_reports_own_words_are_no_statement() -> None:
    assert said("Агентство сообщает, что Пётр Громов приехал в Тбилиси.") == []


def test_a_bare_noun_stands_for_whom_the_report_named() -> None:
    found = said("Мост открыл политолог Иван Громов. Политолог отметил, что дорога открыта. По его словам, её ремонтировали год.")
    assert found == [("Иван Громов", "indirect", "дорога открыта"), ("Иван Громов", "indirect", "её ремонтировали год")]


def test_people_without_names_speak_for_the_body_they_sit_in() -> None:
    assert said("В министерстве обороны Японии сообщили, что дорога открыта.") == [
        ("министерство обороны Японии", "indirect", "дорога открыта")
    ]
