"""The language of reports of fifteen words or more is told nearly always, in every spelling of the bench."""

from __future__ import annotations

from eval.language_bench import measure


def test_the_language_is_told_of_ninety_nine_texts_in_a_hundred() -> None:
    right, asked, wrong = measure()
    assert sum(asked.values()) > 500
    assert sum(right.values()) >= 0.99 * sum(asked.values()), wrong
