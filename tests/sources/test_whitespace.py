from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.sources.tracing import Kept, Traced, lines_of
from tracktwo.sources.whitespace import normalize


def plain(text: str) -> str:
    return normalize(Traced.whole(text)).text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("two\u00a0words  and\ttabs", "two words and tabs"),
        ("the sides\nmet again", "the sides met again"),
        ("on their way,\nIda Marsh said", "on their way, Ida Marsh said"),
        ("trucks with altogether more than\n40 tons of flour", "trucks with altogether more than\n40 tons of flour"),
        ("The sides sent two long trucks that carried\n40 tons of flour", "The sides sent two long trucks that carried 40 tons of flour"),
        ("First sentence.\nSecond sentence.", "First sentence.\nSecond sentence."),
        ("First paragraph.\n\n\n \nSecond.", "First paragraph.\n\nSecond."),
        ("A heading\nText begins", "A heading\nText begins"),
        ("A heading\nby Ida Marsh\nText", "A heading\nby Ida Marsh\nText"),
        ("Mar\u00adsh and \u200bFord", "Marsh and Ford"),
        ("missing.Space stays", "missing.Space stays"),
        ("\ufeff begins and ends \r\n", "begins and ends"),
        ("հանդիպել են։\nՀաջորդը", "հանդիպել են։\nՀաջորդը"),
    ],
)
def test_white_space(raw: str, text: str) -> None:
    assert plain(raw) == text


@given(st.text(alphabet=st.sampled_from("ab .,\n\r\t\u00a0\u00ad\u200b\u2028A1é")))
def test_only_white_space_changes_and_places_hold(raw: str) -> None:
    traced = normalize(Traced.whole(raw))
    for at, char in enumerate(traced.text):
        place = traced.offsets.raw(at)
        assert char.isspace() if place is None else raw[place] == char
    visible = re.compile(r"[\s\u00ad\u200b]+")
    assert visible.sub("", traced.text) == visible.sub("", raw)
    assert normalize(traced).text == traced.text
    assert not re.search(r"  |\n\n\n| \n|\n |^\s|\s$", traced.text)


def test_splice_and_without_keep_places() -> None:
    traced = Traced.whole("abcdef").without([(1, 3), (2, 4)])
    assert traced.text == "aef"
    assert [traced.offsets.raw(at) for at in range(3)] == [0, 4, 5]
    spliced = traced.splice([Kept(0, 1), " ", Kept(2, 3)])
    assert spliced.text == "a f"
    assert [spliced.offsets.raw(at) for at in range(3)] == [0, None, 5]


def test_lines_know_their_places() -> None:
    text = " one  two \r\n\nthree"
    assert [(line.words, text[line.start : line.end]) for line in lines_of(text)] == [("one two", " one  two "), ("three", "three")]


def test_text_wrapped_at_a_width_is_joined_also_before_capitals() -> None:
    raw = (
        "The envoys of the two river states met on Friday with the National\n"
        "Water Council and agreed that the bridge will be opened again in the\n"
        "spring. They thanked Orban\n\n"
        "Next steps\nThe bridge"
    )
    joined = normalize(Traced.whole(raw)).text
    assert "National Water Council and agreed that the bridge will be opened again in the spring." in joined
    assert joined.endswith("Next steps\nThe bridge")


def test_lines_that_end_in_small_words_are_wrapped() -> None:
    raw = "Envoy Ana Sirko of Orra spoke by phone yesterday with\nOrban Keld, Adviser and Secretary to the President of\nVell. They agreed."
    assert normalize(Traced.whole(raw)).text == raw.replace("\n", " ")


def test_a_short_heading_above_a_line_stays_a_line_of_its_own() -> None:
    raw = "Envoys of the two states meet about the bridge\nOrban Keld met Ana Sirko on Friday."
    assert normalize(Traced.whole(raw)).text == raw


def test_a_line_that_ends_in_the_middle_of_a_phrase_goes_on() -> None:
    text = "The accident was reported on Monday by the press service of the\nBridge Agency of Upperland. A second line."
    assert plain(text) == text.replace("\n", " ")


def test_a_date_or_time_to_read_below_a_title_stays_a_line() -> None:
    for line in ("29 June 2033", "2033-06-29", "3 min read"):
        text = f"Joint group of both lands agrees to intensify its efforts\n{line}\nThe group met."
        assert plain(text) == text
