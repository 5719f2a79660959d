import pytest

from tracktwo.reading.backends.lexical import LexicalBackend
from tracktwo.reading.numbers import numbers_of


def read(text: str) -> list[tuple[float | None, float | None, float | None, str | None]]:
    tokens = LexicalBackend("en").analyse(text).tokens
    return [(n.value, n.low, n.high, n.qualifier) for n in numbers_of("en").find(tokens)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two boats", 2),
        ("twenty-two boats", 22),
        ("twenty two boats", 22),
        ("one hundred and twelve boats", 112),
        ("two thousand three hundred boats", 2300),
        ("1,220 tons", 1220),
        ("28,000 people", 28000),
        ("1.5 million people", 1500000),
        ("3.5 tons", 3.5),
        ("a dozen boats", 12),
    ],
)
def test_numbers_in_digits_and_words(text: str, value: float) -> None:
    assert read(text) == [(value, None, None, None)]


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("at least 68 people", "at_least"),
        ("more than forty people", "at_least"),
        ("some 40 people", "about"),
        ("up to 40 people", "up_to"),
        ("40 or more people", "at_least"),
    ],
)
def test_a_bound_before_or_after_the_number(text: str, qualifier: str) -> None:
    assert [q for _, _, _, q in read(text)] == [qualifier]


def test_ranges_have_no_single_value() -> None:
    assert read("20 to 30 boats and 5-7 cars") == [(None, 20, 30, None), (None, 5, 7, None)]


def test_clocks_and_lists_are_no_numbers_of_things() -> None:
    assert read("at 12:30 on Monday") == []
    assert read("two and three boats") == [(2, None, None, None), (3, None, None, None)]
