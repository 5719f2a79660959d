"""What two tellings of events are compared by: one finding each, whatever the wording."""

from __future__ import annotations

import dataclasses
import datetime

import pytest

from tracktwo.model.dates import PartialDate
from tracktwo.resolution.events import (
    Telling,
    compare_actors,
    compare_dates,
    compare_documents,
    compare_formats,
    compare_initiatives,
    compare_numbers,
    compare_places,
    compare_reports,
    compare_rounds_before,
    compare_sorts,
    event_keys,
    looked_up,
    score_tellings,
)
from tracktwo.resolution.incidents import sort_of_incident
from tracktwo.resolution.rounds import numbers_of

BASE = Telling(id="v1", report="r1", kind="meeting", language="en")


def other(one: Telling = BASE, **fields: object) -> Telling:
    return dataclasses.replace(one, **{"id": "v2", "report": "r2", **fields})  # type: ignore[arg-type]


def day(text: str) -> PartialDate:
    return PartialDate.parse(text)


def test_the_same_round_of_one_format_is_one_meeting_whenever_it_was_told() -> None:
    first = dataclasses.replace(BASE, number=8, initiative="c1", initiative_name="border commissions", knows_initiative=True)
    second = other(number=8, initiative="c2", initiative_name="the commissions")
    assert compare_initiatives(first, second) == "initiative alike"
    assert compare_numbers(first, second) == "number of series"
    assert set(looked_up(first)) & set(event_keys(second))
    assert compare_numbers(first, other(second, number=9)) == "number other"


def test_the_next_meeting_after_one_day_is_not_the_next_after_another() -> None:
    ahead = dataclasses.replace(BASE, status="planned", initiative="c1", follows=day("XXXX-11-28"))
    assert compare_rounds_before(ahead, other(ahead, follows=day("2031-11-28"))) == "follows same"
    assert compare_rounds_before(ahead, other(ahead, follows=day("2031-06-02"))) == "follows other"
    assert compare_rounds_before(ahead, other(ahead, status="held")) is None


def test_a_postponed_meeting_may_move_further_than_others() -> None:
    planned = dataclasses.replace(BASE, status="planned", start=day("2031-05-01"))
    assert compare_dates(planned, other(planned, status="postponed", start=day("2031-06-15"))) == "date put off"
    assert compare_dates(planned, other(planned, start=day("2031-06-15"))) == "date apart"


def test_what_is_called_for_may_be_planned_for_a_later_day() -> None:
    called = dataclasses.replace(BASE, status="called_for", published=datetime.date(2031, 3, 1))
    planned = other(status="planned", start=day("2031-05-01"), published=datetime.date(2031, 4, 1))
    assert compare_dates(called, planned) == "date ahead"


def test_a_place_that_the_pack_does_not_know_weighs_less_against() -> None:
    known = dataclasses.replace(BASE, places=("pack:a",), knows_place=True)
    assert compare_places(known, other(places=("pack:b",), knows_place=True)) == "place other"
    assert compare_places(known, other(places=("x9",))) == "place unlike"
    assert compare_places(known, other(places=("pack:land",), place_kind="country", knows_place=True)) is None


def test_bodies_in_two_languages_do_not_speak_against_each_other() -> None:
    russian = dataclasses.replace(BASE, language="ru", actors=frozenset({"o1"}))
    assert compare_actors(russian, other(actors=frozenset({"o2"}))) == "actors unlike"
    assert compare_actors(russian, other(actors=frozenset({"o2"}), language="ru")) == "actors disjoint"


def test_a_press_conference_is_told_apart_from_the_talks_before_it() -> None:
    talks = dataclasses.replace(BASE, format="talks")
    assert compare_formats(talks, other(format="press_conference")) == "format other"
    assert compare_formats(BASE, other(format="call")) == "format unlike"
    assert compare_formats(talks, other(format="session")) is None


def test_a_document_in_two_languages_may_be_one() -> None:
    one = dataclasses.replace(BASE, document="d1", document_name="the ferry protocol")
    assert compare_documents(one, other(document="d2", document_name="протокол")) == "document alike"
    assert compare_documents(one, other(document="d3", document_name="the water agreement")) == "document other"


def test_one_sentence_may_tell_a_meeting_twice() -> None:
    told = dataclasses.replace(BASE, words=frozenset({"ministers", "met"}), actors=frozenset({"a", "b"}), places=("pack:a",))
    again = dataclasses.replace(told, id="v2", places=())
    assert compare_reports(told, again) == "one sentence"
    assert compare_reports(told, dataclasses.replace(again, words=frozenset({"later"}))) == "one report"


@pytest.mark.parametrize(
    ("words", "sort"),
    [
        ("A mine went off near the village", "mine"),
        ("ականի պայթյուն է եղել", "mine"),
        ("от мин пострадали двое", "mine"),
        ("Двое рыбаков задержаны", "arrest"),
        ("əməliyyat dayandırıldı", "attack"),
        ("Two people were hurt", None),
        ("Troops arrested the man who planted the mine", None),
    ],
)
def test_incidents_have_a_sort_where_the_words_tell_one(words: str, sort: str | None) -> None:
    assert sort_of_incident(words) == sort


def test_a_mine_and_an_arrest_are_two_incidents() -> None:
    mine = dataclasses.replace(BASE, kind="incident", sort="mine", start=day("2031-05-01"), places=("pack:a",), knows_place=True)
    arrest = other(mine, sort="arrest")
    assert compare_sorts(mine, arrest) == "sort other"
    assert score_tellings(mine, arrest).total < score_tellings(mine, other(mine)).total


def test_numbers_that_are_no_dates_are_kept() -> None:
    assert numbers_of("22 wagons with 1,220 tonnes left on 18 December 2031", ("2031-12-18",)) == {22, 1220}
    assert numbers_of("1 080 тонн", ()) == {1080}


def test_the_same_days_of_a_year_that_nobody_says_weigh_more_than_one_day() -> None:
    span = dataclasses.replace(BASE, start=day("XXXX-10-21"), end=day("XXXX-10-22"))
    assert compare_dates(span, other(start=day("2031-10-21"), end=day("2031-10-22"))) == "date days"
    assert compare_dates(span, other(start=day("2031-10-22"))) == "date day"


def test_a_format_that_both_reports_name_ties_their_events_a_little() -> None:
    near = dataclasses.replace(BASE, near="c1")
    assert compare_initiatives(near, other(initiative="c1")) == "initiative nearby"
    assert compare_initiatives(near, other(near="c2")) is None
