from __future__ import annotations

import pytest

from tracktwo.sources.pubdates import date_in_url, find_date, find_day_and_month


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("8 May 2024", "2024-05-08"),
        ("May 8th, 2024", "2024-05-08"),
        ("2024-05-08", "2024-05-08"),
        ("8.5.2024", "2024-05-08"),
        ("8 мая 2024 года", "2024-05-08"),
        ("8 may 2024-cü il", "2024-05-08"),
        ("2024 թ. մայիսի 8", "2024-05-08"),
        ("2024 թվականի մայիսի 8", "2024-05-08"),
        ("8 Mayıs 2024", "2024-05-08"),
        ("8 May 2024, 4:05 pm GMT", "2024-05-08T16:05:00+00:00"),
        ("8 May 2024 16:50 (UTC−03:30)", "2024-05-08T16:50:00-03:30"),
        ("8 May 2024 16:50", "2024-05-08"),
    ],
)
def test_full_dates(words: str, value: str) -> None:
    found = find_date(words)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("words", ["31 February 2024", "8 May", "13/13/2024", "2024", "version 1.2.2024.1", "8 Marches 2024"])
def test_no_dates(words: str) -> None:
    assert find_date(words) is None


def test_a_day_without_a_year_keeps_its_year_unknown() -> None:
    found = find_day_and_month("FORD, May 4")
    assert found is not None
    assert found.value == "XXXX-05-04"
    assert not found.has_year


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://riverpost.example/2024/05/08/talks", "2024-05-08"),
        ("https://riverpost.example/news/20240508101530411-talks", "2024-05-08"),
        ("https://riverpost.example/2024/05/talks", None),
        ("https://riverpost.example/news/20241399/x", None),
        ("https://riverpost.example/news/2024050", None),
        ("https://riverpost.example/2024/02/31/talks", None),
    ],
)
def test_dates_in_addresses(url: str, day: str | None) -> None:
    assert date_in_url(url) == day
