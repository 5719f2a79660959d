"""Undertakings in Russian, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.test_reader import make_pack, make_report
from tracktwo.model.reading import Commitment
from tracktwo.reading import readers
from tracktwo.reading.reader import Reader


def commitments(text: str) -> tuple[Commitment, ...]:
    backend, finders = readers.build("ru", make_pack())
    return tuple(Reader(language="ru", backend=backend, finders=finders, pack=make_pack()).read(make_report(text)).commitments)


def test_each_infinitive_of_a_list_is_an_act_with_the_same_deadline() -> None:
    found = commitments("Анна Ли и Иван Громов договорились до конца мая 2030 года открыть паром и создать совместную группу.")
    assert [(c.kind, c.action) for c in found] == [("agreed", "открыть паром"), ("agreed", "создать совместную группу")]
    assert [c.due.end if c.due else None for c in found] == ["2030-05", "2030-05"]


def test_a_deadline_may_stand_before_the_verb() -> None:
    (found,) = commitments("До декабря 2030 года Анна Ли обязалась передать карты.")
    assert found.due is not None and found.due.end == "2030-12"


@pytest.mark.parametrize(
    "text",
    [
        "Анна Ли и Иван Громов обсудят проект мирного плана.",  # agenda of what is to come
        "Парламент ратифицировал соглашение о водах озера.",  # the name of a paper
        "Анна Ли передала Ивану Громову предложения по мирному договору.",
        "Анна Ли согласилась принять участие во встрече с Иваном Громовым в Вене.",  # an event
    ],
)
def test_what_is_no_undertaking(text: str) -> None:
    assert commitments(text) == ()


def test_what_is_still_to_be_agreed_is_planned() -> None:
    assert [c.kind for c in commitments("Анна Ли и Иван Громов согласуют карты дороги.")] == ["planned"]
