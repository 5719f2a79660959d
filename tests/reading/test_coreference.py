from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.report import Report
from tracktwo.reading.draft import Draft
from tracktwo.reading.reader import Reader

References = Callable[[str], list[tuple[str, str]]]


@pytest.fixture
def references(english: Reader) -> References:
    """The references of a text as (words, name of whom they mean)."""

    def find(text: str) -> list[tuple[str, str]]:
        report = Report(id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language="en", text=text, relevant=True)
        draft = Draft(report=report, analysis=english.backend.analyse(text), pack=english.pack)
        for finder in english.finders:
            finder.find(draft)
            if finder.name == "coreference":
                break
        return [(span.of(text), draft.entity(ident).name) for span, ident in draft.references]

    return find


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Orban Keldov spoke first. He said that talks go on.", [("He", "Orban Keldov")]),
        ("Chairwoman Mina Halova thanked Mr. Orban Keldov. She said it helped.", [("She", "Mina Halova")]),
        ("Foreign Minister Orban Keldov came to Sund. The Foreign Minister was late.", [("The Foreign Minister", "Orban Keldov")]),
        ("The River Group met in Sund. The group will meet again.", [("The group", "River Group")]),
        ('Orban Keldov spoke. "We go on," said the expert.', [("the expert", "Orban Keldov")]),
    ],
)
def test_descriptions_lead_to_whom_they_mean(references: References, text: str, found: list[tuple[str, str]]) -> None:
    assert references(text) == found
