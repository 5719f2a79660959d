"""What expressions of time mean, in sentences of our own."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.model.dates import PartialDate
from tracktwo.reading.dates.finder import DatedExpression, find_dates


def read(text: str, published: str | None = "2024-05-15", language: str = "en") -> list[tuple[str, str | None, str | None, str]]:
    found = find_dates(text, language, published)
    return [(e.span.of(text), e.start, e.end, e.kind) for e in found if not e.is_dateline]


def only(text: str, published: str | None = "2024-05-15", language: str = "en") -> tuple[str | None, str | None, str]:
    ((_, start, end, kind),) = read(text, published, language)
    return start, end, kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The envoys sat down on 3 April 2024.", ("2024-04-03", None, "on")),
        ("The envoys sat down on April 3, 2024.", ("2024-04-03", None, "on")),
        ("The envoys sat down on Wednesday, April 3.", ("2024-04-03", None, "on")),
        ("The envoys sat down on the 3rd of April.", ("2024-04-03", None, "on")),
        ("The envoys sat down on Monday (13 May).", ("2024-05-13", None, "on")),
        ("The envoys sat down on 03.04.2024 in Tam.", ("2024-04-03", None, "on")),
        ("The envoys sat down on 2024-04-03 in Tam.", ("2024-04-03", None, "on")),
        ("They stayed from April 6 to 8, 2024.", ("2024-04-06", "2024-04-08", "on")),
        ("They stayed from 6 April to 8 April.", ("2024-04-06", "2024-04-08", "on")),
        ("They stayed between 6 and 8 April.", ("2024-04-06", "2024-04-08", "on")),
        ("They stayed on April 6–8.", ("2024-04-06", "2024-04-08", "on")),
        ("They stayed on 6-8 April 2023.", ("2023-04-06", "2023-04-08", "on")),
        ("They stayed on June 29 and June 30, 2023.", ("2023-06-29", "2023-06-30", "on")),
        ("They stayed from 30 December to 2 January 2024.", ("2023-12-30", "2024-01-02", "on")),
        ("They stayed on 1 – 2 April.", ("2024-04-01", "2024-04-02", "on")),
        ("They parted yesterday.", ("2024-05-14", None, "on")),
        ("They parted two days ago.", ("2024-05-13", None, "on")),
        ("They met this week.", ("2024-05-13", "2024-05-19", "within")),
        ("They met last month.", ("2024-04", None, "within")),
        ("They met in October last year.", ("2023-10", None, "within")),
        ("They met last October.", ("2023-10", None, "within")),
        ("They met in early 2023.", ("2023", None, "within")),
        ("They met in the fall of 2020.", ("2020", None, "within")),
        ("They met in March 2021.", ("2021-03", None, "within")),
        ("They met in 2021.", ("2021", None, "within")),
        ("They met last Monday.", ("2024-05-13", None, "on")),
        ("They met on Monday and Tuesday.", ("2024-05-13", "2024-05-14", "on")),
        ("They met on Friday and Saturday.", ("2024-05-10", "2024-05-11", "on")),
        ("They met on Tuesday of last week.", ("2024-05-07", None, "on")),
        ("It is to be ready by the end of October.", (None, "2024-10", "by")),
        ("It is to be ready before the end of the year.", (None, "2024", "by")),
        ("It is to be ready within six months.", (None, "2024-11", "by")),
        ("It is to be ready by December 2025.", (None, "2025-12", "by")),
        ("The mandate runs until December 31, 2025.", (None, "2025-12-31", "until")),
        ("The plan covers work over the next six-month period.", (None, "2024-11", "term")),
        ("The road has been shut since November 2022.", ("2022-11", None, "since")),
        ("The road has been shut since 10 November.", ("2023-11-10", None, "since")),
    ],
)
def test_english_expressions(text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert only(text) == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("ru", "Эксперты встретились 21-22 ноября 2025 года.", ("2025-11-21", "2025-11-22", "on")),
        ("ru", "Эксперты встретились с 6 по 8 марта.", ("2024-03-06", "2024-03-08", "on")),
        ("ru", "Эксперты встретились вчера.", ("2024-05-14", None, "on")),
        ("ru", "Эксперты встретились в понедельник (13 мая).", ("2024-05-13", None, "on")),
        ("ru", "Срок истекает до конца года.", (None, "2024", "by")),
        ("ru", "Паром откроют до конца июня.", (None, "2024-06", "by")),
        ("az", "Bərə iyunun sonuna qədər açılacaq.", (None, "2024-06", "until")),
        ("hy", "Լաստանավը կբացվի մինչև հունիսի վերջ։", (None, "2024-06", "until")),
        ("ru", "На следующий день они уехали.", (None, None, "on")),
        ("ru", "Это станет ясно в ближайшие недели.", (None, None, "on")),
        ("ru", "Это было в ноябре прошлого года.", ("2023-11", None, "within")),
        ("az", "Ekspertlər noyabrın 21-22-də görüşüb.", ("2023-11-21", "2023-11-22", "on")),
        ("az", "Səfər 2025-ci il martın 6-dan 8-dək davam edib.", ("2025-03-06", "2025-03-08", "on")),
        ("az", "Mandat dekabrın 31-dək qüvvədədir.", (None, "2024-12-31", "until")),
        ("az", "Görüş bazar ertəsi (13 may) olub.", ("2024-05-13", None, "on")),
        ("az", "Görüş dünən olub.", ("2024-05-14", None, "on")),
        ("hy", "Փորձագետները հանդիպել են նոյեմբերի 21-22-ին։", ("2023-11-21", "2023-11-22", "on")),
        ("hy", "Հանդիպումը կայացել է 2022 թ. հունիսի 27-ին։", ("2022-06-27", None, "on")),
        ("hy", "Լիազորությունը գործում է մինչև դեկտեմբերի 31-ը։", (None, "2024-12-31", "until")),
        ("hy", "Հանդիպումը երեկ էր։", ("2024-05-14", None, "on")),
        ("tr", "Heyet 21-22 Kasım 2025 tarihinde geldi.", ("2025-11-21", "2025-11-22", "on")),
        ("ka", "შეხვედრა გაიმართა 2025 წლის 8 მარტს.", ("2025-03-08", None, "on")),
    ],
)
def test_other_languages(language: str, text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert only(text, language=language) == expected


def test_without_a_publication_date_relative_words_stay_open_and_years_stay_unknown() -> None:
    assert only("They met on Thursday.", None) == (None, None, "on")
    assert only("They met yesterday.", None) == (None, None, "on")
    assert only("They met on 8 August.", None) == ("XXXX-08-08", None, "on")
    assert only("They met on August 8-9.", None) == ("XXXX-08-08", "XXXX-08-09", "on")


def test_the_year_comes_from_a_full_date_of_the_same_text() -> None:
    assert read("Talks opened on 4 July 2023; a school follows (21-31 August).", None)[1][1:3] == ("2023-08-21", "2023-08-31")
    two = "Talks of 9 November 2020 and of 11 March 2022 were named; they met on May 24."
    assert read(two, None)[2][1] == "XXXX-05-24"
    assert read("On Monday (4 February) they met. Photo: the round of 4 February 2019.", "2024-05-15")[0][1] == "2019-02-04"


def test_a_weekday_helps_to_tell_the_year() -> None:
    assert only("They met on Sunday, 14 January.", "2024-05-15") == ("2024-01-14", None, "on")
    assert only("They met on Saturday, 14 January.", "2024-05-15") == ("2023-01-14", None, "on")


def test_words_that_only_look_like_dates_are_none() -> None:
    assert read("The convoy of 40 tons took 22 wagons and 1,220 tons, for the first time.") == []
    assert read("May the road reopen? They may march on. Number 2000 of 1500 people.") == []
    assert read("Ранен Иван Громов (1968 г.р.), Анна Ли 1970 года рождения.", language="ru") == []


def test_the_next_day_and_the_coming_weeks_are_open() -> None:
    assert only("They met the next day.") == (None, None, "on")
    assert only("It will be clear in the coming weeks.") == (None, None, "on")


def test_a_dateline_and_a_page_clock_are_marked() -> None:
    text = "23 April 2024 13:00\nTAM, Vell, April 24. The envoys met on April 22."
    marks = {e.span.of(text): e.is_dateline for e in find_dates(text, "en", "2024-04-24")}
    assert marks == {"23 April 2024": True, "April 24": True, "April 22": False}


def test_an_expression_gives_a_limit_with_its_own_words() -> None:
    text = "It is due by the end of May."
    (expression,) = find_dates(text, "en", "2024-05-15")
    limit = expression.limit(text)
    assert (limit.text, limit.start, limit.end) == ("by the end of May", None, "2024-05")
    assert expression.when == "by"


@given(st.dates(datetime.date(1990, 1, 1), datetime.date(2090, 12, 31)))
def test_every_full_date_is_read_as_written(day: datetime.date) -> None:
    for text in (f"{day.day} {day:%B %Y}", f"{day:%B} {day.day}, {day.year}", day.isoformat()):
        (found,) = find_dates(f"Met on {text} in Tam", "en", None)
        assert found.start == day.isoformat()


@given(st.text(alphabet="0123456789-–/., ()MayonfromtoJune ", max_size=60), st.dates())
def test_whatever_stands_in_a_text_dates_are_in_order_and_valid(text: str, today: datetime.date) -> None:
    found: tuple[DatedExpression, ...] = find_dates(text, "en", today.isoformat())
    assert [e.span for e in found] == sorted(e.span for e in found)
    for expression in found:
        for date in (expression.start, expression.end):
            assert date is None or str(PartialDate.parse(date)) == date


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on 3 April. The next day they left.", "2024-04-04"),
        ("They met on 3 April. The same evening they dined.", "2024-04-03"),
        ("They met on 3 April. Two days later a protocol followed.", "2024-04-05"),
        ("They met in March 2022 in Tam and in October of the same year in Orra.", "2022-10"),
        ("They met in March 2022. The following month they wrote.", "2022-04"),
    ],
)
def test_what_counts_from_the_date_told_before(text: str, expected: str) -> None:
    assert read(text)[-1][1] == expected


@pytest.mark.parametrize("text", ["The next day they left.", "The same evening they dined.", "Two days later a protocol followed."])
def test_without_a_date_told_before_nothing_is_counted_from_the_report(text: str) -> None:
    assert [(start, end) for _, start, end, _ in read(text)] == [(None, None)]


def test_days_that_open_paragraphs_head_them_and_are_no_datelines() -> None:
    found = find_dates("29 April. Lorries left.\n\n9 May. Envoys met.\n\n12 May. A depot burned.", "en", "2024-05-15")
    assert [(e.start, e.is_heading, e.is_dateline) for e in found] == [
        ("2024-04-29", True, False), ("2024-05-09", True, False), ("2024-05-12", True, False)
    ]  # fmt: skip


def test_two_weekdays_and_their_days_are_one_stretch() -> None:
    assert only("They met on Monday and Tuesday, May 6 and 7.") == ("2024-05-06", "2024-05-07", "on")


def test_the_good_friday_agreement_has_no_friday() -> None:
    assert read("They signed the Good Friday Agreement.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met in the second half of 2018.", ("2018-07", "2018-12", "within")),
        ("They met in the first quarter of 2023.", ("2023-01", "2023-03", "within")),
        ("They met in the last week of March.", ("2024-03", None, "within")),
        ("They will meet this coming Friday.", ("2024-05-17", None, "on")),
    ],
)
def test_parts_by_number_and_the_coming_day(text: str, expected: tuple[str | None, str | None, str]) -> None:
    assert only(text) == expected


def test_the_first_week_counts_nothing_from_today() -> None:
    assert all(start is None for _, start, _, _ in read("They met in the first week."))
