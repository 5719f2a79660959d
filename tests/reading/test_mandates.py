from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Entity


@pytest.mark.parametrize(
    ("text", "size", "until"),
    [
        ("The River Group, consisting of 11 independent experts, met in Sund.", 11, None),
        ("All twelve members of the River Group came.", 12, None),
        ("The River Group met. The experts will remain in its membership until December 31, 2025.", None, "2025-12-31"),
        ("The River Group met 11 experts in Sund.", None, None),
    ],
)
def test_size_and_mandate_are_the_report_s_word(
    entities: Callable[[str, str], list[Entity]], text: str, size: int | None, until: str | None
) -> None:
    (group,) = entities(text, "initiative")
    assert (group.size_stated, group.mandate_until) == (size, until)
