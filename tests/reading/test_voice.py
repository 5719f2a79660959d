from __future__ import annotations

import pytest

from tests.reading.making import make_draft, make_pack
from tracktwo.model.span import Span
from tracktwo.reading.dates.finder import Dates
from tracktwo.reading.draft import Draft
from tracktwo.reading.speech import speech_finders

FINDERS = speech_finders("en", make_pack())


def read(text: str, **names: str) -> Draft:
    draft = make_draft(text, published="2023-05-10", **(names or {"person": "Ann Lee; Bo Kay"}))  # type: ignore[arg-type]
    Dates().find(draft)
    return draft


def settle(draft: Draft) -> Draft:
    for finder in FINDERS:
        finder.find(draft)
    return draft


def owners(draft: Draft, ids: tuple[str, ...]) -> list[str]:
    return [draft.entity(i).name for i in ids]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said that two civilians were killed by a mine.",
        "Two civilians were killed by a mine, Ann Lee said.",
        "According to Ann Lee, two civilians were killed by a mine.",
        '"Two civilians were killed by a mine," said Ann Lee.',
    ],
)
def test_a_figure_told_by_somebody_is_theirs(text: str) -> None:
    draft = settle(read(text))
    assert [owners(draft, f.according_to) for f in draft.figures] == [["Ann Lee"]]


def test_a_figure_in_the_reports_own_voice_is_nobodys() -> None:
    draft = settle(read("Two civilians were killed by a mine. Ann Lee said that the road is closed."))
    assert [f.according_to for f in draft.figures] == [()]


def test_an_event_told_by_somebody_and_by_the_report_is_the_reports() -> None:
    text = "Ann Lee said that the envoys met in Tam on Monday. The envoys met in Tam for two hours."
    draft = read(text)
    told, own = Span(0, 50), Span(51, len(text))
    ident = draft.add_event(kind="meeting", spans=(told,))
    both = draft.add_event(kind="meeting", spans=(told, own))
    settle(draft)
    assert owners(draft, draft.events[ident].according_to) == ["Ann Lee"]
    assert draft.events[both].according_to == ()


def test_what_is_welcomed_stays_the_reports_word() -> None:
    text = "Ann Lee welcomed the meeting of the envoys in Tam on Monday."
    draft = read(text)
    ident = draft.add_event(kind="meeting", spans=(Span(17, len(text)),))
    settle(draft)
    assert draft.events[ident].according_to == ()


def test_what_is_agreed_by_one_partys_word() -> None:
    draft = settle(read("Ann Lee said that the parties agreed to open the road."))
    assert [owners(draft, c.according_to) for c in draft.commitments.values()] == [["Ann Lee"]]


def test_who_calls_for_something_does_so_in_the_reports_voice() -> None:
    draft = settle(read("Ann Lee urged both sides to consider a truce."))
    assert [c.according_to for c in draft.commitments.values()] == [()]


@pytest.mark.parametrize(
    ("text", "assertion"),
    [
        ("Ann Lee claimed that two soldiers were killed.", "alleged"),
        ("Two soldiers were reportedly killed.", "alleged"),
        ("Ann Lee denied that two soldiers were killed.", "denied"),
        ("Ann Lee said that two soldiers were killed.", "stated"),
        ("Two soldiers were killed.", "stated"),
    ],
)
def test_how_surely_it_is_told(text: str, assertion: str) -> None:
    assert [f.assertion for f in settle(read(text)).figures] == [assertion]


def test_a_saying_inside_a_saying_is_known_from_the_outer_speaker() -> None:
    draft = settle(read("The Quay Group said Ann Lee welcomed the new timetable.", person="Ann Lee", initiative="Quay Group"))
    inner = next(s for s in draft.statements if draft.entity(s.speaker).name == "Ann Lee")
    assert owners(draft, inner.according_to) == ["Quay Group"]


def test_loaded_words_in_the_voice_of_the_report_and_of_a_speaker() -> None:
    draft = settle(read("Trucks reached the liberated lands. Ann Lee said that the occupiers left."))
    assert [(t.term, t.text, t.voice if t.voice == "report" else draft.entity(t.voice).name) for t in draft.terms] == [  # type: ignore[arg-type]
        ("liberation", "liberated lands", "report"),
        ("occupiers", "occupiers", "Ann Lee"),
    ]


def test_a_loaded_word_at_arms_length() -> None:
    draft = settle(read('Trucks reached the "liberated lands" on Monday.'))
    assert [(t.voice, t.assertion) for t in draft.terms] == [("report", "alleged")]
