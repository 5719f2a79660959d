from __future__ import annotations

import pytest

from tests.reading.making import make_draft
from tracktwo.model.span import Span
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.progress import ProgressFinder, ProgressWords

FINDER = ProgressFinder(load_lexicon(ProgressWords, "en", "progress"))


def progress(text: str) -> list[tuple[str, str]]:
    draft = make_draft(text)
    FINDER.find(draft)
    return [(p.stage, p.words) for p in draft.progress]


@pytest.mark.parametrize(
    ("text", "stage", "words"),
    [
        ("Implementation of the harbour accord has stalled.", "stalled", "Implementation of the harbour accord"),
        ("The plan for a ferry was scrapped in June.", "withdrawn", "The plan for a ferry"),
        ("Construction of the bridge began on Monday.", "under_way", "Construction of the bridge"),
        ("The agreement was implemented in full.", "done", "The agreement"),
        ("The agreement has not been implemented.", "not_started", "The agreement"),
        ("Vell has fulfilled its obligations.", "done", "its obligations"),
        ("The handover was postponed.", "delayed", "The handover"),
        ("Mine clearance continues on the northern pier.", "continuing", "Mine clearance"),
    ],
)
def test_what_came_of_an_undertaking(text: str, stage: str, words: str) -> None:
    assert progress(text) == [(stage, words)]


@pytest.mark.parametrize(
    "text",
    [
        "The agreement will be implemented next year.",
        "Rain stopped the match.",
        "The concert was postponed.",
        "Ann Lee began to speak.",
        "The parties want to implement the agreement.",
    ],
)
def test_nothing_came_of_anything(text: str) -> None:
    assert progress(text) == []


def test_the_commitment_told_before_is_linked() -> None:
    text = "The parties agreed to build a ferry harbour. Construction of the ferry harbour began."
    draft = make_draft(text)
    ident = draft.add_commitment(kind="agreed", action="build a ferry harbour", span=Span(0, 44))
    FINDER.find(draft)
    assert [p.commitment for p in draft.progress] == [ident]
