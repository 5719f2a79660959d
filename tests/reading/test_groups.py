from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Entity

Find = Callable[[str, str], list[Entity]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Representatives of civil society discussed it.", [("Representatives of civil society", None)]),
        ("They met representatives of Velli residents.", [("representatives of Velli residents", "VEL")]),
        ("Vell's prime minister and Orra's president met.", [("Vell's prime minister", "VEL"), ("Orra's president", "ORR")]),
        ("Orran officials met the Assembly's Secretary General.", [("Orran officials", "ORR"), ("Assembly's Secretary General", None)]),
        ("Both sides agreed.", []),
    ],
)  # fmt: skip
def test_people_without_names_keep_the_report_s_words(entities: Find, text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(e.name, e.side) for e in entities(text, "group")] == found
