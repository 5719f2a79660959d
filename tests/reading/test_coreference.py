from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.reading import Reading
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


def test_he_is_the_one_whose_word_was_given_last(read: Callable[[str], Reading]) -> None:
    text = "Ana Sirkova met Orban Keldov. According to Peter Lorov, the talks were long. He said that the pier would open."
    reading = read(text)
    names = {e.id: e.name for e in reading.entities}
    assert names[reading.statements[-1].speaker] == "Peter Lorov"


def test_a_body_is_called_again_by_the_last_words_of_its_name(read: Callable[[str], Reading]) -> None:
    reading = read("Vell's foreign ministry published a note. The foreign ministry said that the pier would open.")
    names = {e.id: e.name for e in reading.entities}
    assert [names[s.speaker] for s in reading.statements] == ["Vell's foreign ministry"]
