from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Reading


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoys met in Vell.", [("place", "Vell")]),
        ("Vell agreed to wait.", [("government", "Vell")]),
        ("Talks between Vell and Orra began in Sund.", [("government", "Vell"), ("government", "Orra"), ("place", "Sund")]),
        ("Sund said that it would wait.", [("government", "Sund")]),
        ("The envoys visited Japan.", [("place", "Japan")]),
        ("Japan offered help.", [("government", "Japan")]),
    ],
)
def test_a_country_is_a_place_or_a_state_by_its_part_in_the_sentence(
    read: Callable[[str], Reading], text: str, found: list[tuple[str, str]]
) -> None:
    assert [(e.kind, e.name) for e in read(text).entities if e.kind in ("place", "government")] == found


def test_a_capital_that_acts_is_its_state(read: Callable[[str], Reading]) -> None:
    states = [e for e in read("Sund said no. Orra will answer.").entities if e.kind == "government"]
    assert [(e.pack_id, e.side) for e in states] == [("ORR", "ORR")]
    assert states[0].names == ("Sund", "Orra")
