from __future__ import annotations

import pytest

from tests.reading.making import make_draft, refer
from tracktwo.model.span import LONGEST_FACT
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.statements.finder import StatementFinder
from tracktwo.reading.statements.words import SpeechWords

FINDER = StatementFinder(load_lexicon(SpeechWords, "en", "speech"))
PEOPLE = "Ann Lee; Bo Kay; Cy Dorn"


def said(draft: Draft) -> list[tuple[str, str, str]]:
    FINDER.find(draft)
    for statement in draft.statements:
        assert len(statement.span) <= LONGEST_FACT
        told = " ".join(statement.span.of(draft.text).split())
        assert all(piece in told for piece in statement.text.split(" … "))
    return [(draft.entity(s.speaker).name, s.mode, s.text) for s in draft.statements]


def one(text: str, *, person: str = PEOPLE, organization: str = "Tide Agency") -> tuple[str, str, str]:
    found = said(make_draft(text, person=person, organization=organization))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ann Lee said that the ferry runs again.", "the ferry runs again"),
        ("Ann Lee said on Monday in Tam Harbour that the ferry runs again.", "the ferry runs again"),
        ("Ann Lee told Tide that the ferry runs again.", "the ferry runs again"),
        ("Ann Lee said the ferry runs again.", "the ferry runs again"),
        ("The ferry runs again, Ann Lee said.", "The ferry runs again"),
        ("The ferry runs again every morning, said Ann Lee.", "The ferry runs again every morning"),
        ("Ann Lee welcomed the reopening of the ferry line.", "the reopening of the ferry line"),
        ("Ann Lee expressed concern over the shelling of the harbour.", "concern over the shelling of the harbour"),
        ("Ann Lee stressed the importance of open roads.", "the importance of open roads"),
        ("Ann Lee hoped for a quick reopening of the harbour.", "a quick reopening of the harbour"),
        ("Ann Lee spoke of a calm mood at the harbour.", "a calm mood at the harbour"),
        ("According to Ann Lee, the two sides exchanged letters in March.", "the two sides exchanged letters in March"),
        ("The two sides exchanged letters in March, according to Ann Lee.", "The two sides exchanged letters in March"),
    ],
)
def test_indirect_speech_is_what_stands_beside_the_cue(text: str, content: str) -> None:
    assert one(text) == ("Ann Lee", "indirect", content)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('"The ferry runs again," said Ann Lee.', "The ferry runs again"),
        ('"The ferry runs again," Ann Lee told Tide.', "The ferry runs again"),
        (
            '"The ferry runs again. It is full every day,"said Lee, glad of the crowd. Ann Lee left.',
            "The ferry runs again. It is full every day",
        ),
        ("Ann Lee said: “The ferry runs again.”", "The ferry runs again"),
        ("«The ferry runs again», Ann Lee said.", "The ferry runs again"),
        ('Ann Lee said that "the ferry will never be closed again."', "the ferry will never be closed again"),
        ('"The ferry," Ann Lee said, "runs again every morning."', "The ferry … runs again every morning"),
        ('"The ferry runs again," Ann Lee, head of the Harbour Union, said.', "The ferry runs again"),
    ],
)
def test_direct_speech_is_what_stands_between_the_marks(text: str, content: str) -> None:
    assert one(text) == ("Ann Lee", "direct", content)


def test_two_cues_of_one_speaker_are_two_statements() -> None:
    found = said(make_draft("Ann Lee praised the crews and said that the harbour is safe.", person=PEOPLE))
    assert [text for _, _, text in found] == ["the crews", "the harbour is safe"]


def test_three_cues_in_a_row() -> None:
    draft = make_draft("Ann Lee spoke of a calm mood, noted that the road was open, and called it a good day for trade.", person=PEOPLE)
    assert [text for _, _, text in said(draft)] == ["a calm mood", "the road was open", "a good day for trade"]


def test_two_speakers_of_one_sentence_say_it_each() -> None:
    found = said(make_draft("Ann Lee and Bo Kay stressed the importance of open roads.", person=PEOPLE))
    assert [(who, text) for who, _, text in found] == [
        ("Ann Lee", "the importance of open roads"),
        ("Bo Kay", "the importance of open roads"),
    ]


def test_a_title_before_the_name_gives_the_name() -> None:
    text = "The chairperson of the Harbour Union, Ann Lee, said that the ferry runs again."
    assert one(text, person=PEOPLE)[0] == "Ann Lee"


def test_they_is_everybody_it_refers_to() -> None:
    draft = make_draft("Ann Lee met Bo Kay. They welcomed the new timetable.", person=PEOPLE)
    refer(draft, "They", "Ann Lee", "Bo Kay")
    assert [(who, text) for who, _, text in said(draft)] == [("Ann Lee", "the new timetable"), ("Bo Kay", "the new timetable")]


def test_a_pronoun_that_refers_to_nobody_speaks_for_nobody() -> None:
    assert said(make_draft("She welcomed the new timetable.", person=PEOPLE)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee did not say that the ferry runs again.",
        "Ann Lee will say that the ferry runs again.",
        "Ann Lee welcomed it.",
        "Tide Agency reports that the ferry runs again.",
        "Media said that the ferry runs again.",
        "The ferry runs again.",
        'The "Harbour Days" fair opened at the pier.',
        "Ann Lee discussed the timetable with Bo Kay.",
    ],
)
def test_nothing_is_said(text: str) -> None:
    assert said(make_draft(text, person=PEOPLE, organization="Tide Agency")) == []


def test_what_an_outlet_adds_is_not_part_of_what_was_said() -> None:
    assert one("Ann Lee said that the ferry runs again, Tide Agency reports.", person=PEOPLE, organization="Tide Agency") == (
        "Ann Lee",
        "indirect",
        "the ferry runs again",
    )


def test_an_unnamed_office_speaks_as_a_group() -> None:
    draft = make_draft("The Velli foreign ministry said that the road is closed.")
    assert said(draft) == [("Velli foreign ministry", "indirect", "the road is closed")]
    assert [e.kind for e in draft.entities.values()] == ["group"]


def test_a_quotation_that_stands_alone_goes_on_with_the_speaker_before() -> None:
    text = 'Ann Lee said that trade grows. "We count forty trucks a day."'
    assert said(make_draft(text, person=PEOPLE))[1] == ("Ann Lee", "direct", "We count forty trucks a day")


def test_a_word_at_arms_length_is_no_direct_speech() -> None:
    text = 'Ann Lee said that the "slow thaw" goes on in both ports.'
    assert one(text, person=PEOPLE) == ("Ann Lee", "indirect", 'the "slow thaw" goes on in both ports')


def test_an_envoy_quoted_by_a_ministry_is_told_by_both() -> None:
    text = "The Velli foreign ministry said Ann Lee welcomed the new timetable."
    assert [who for who, _, _ in said(make_draft(text, person=PEOPLE, organization="Velli foreign ministry"))] == [
        "Velli foreign ministry",
        "Ann Lee",
    ]


def test_a_quotation_at_the_end_of_a_sentence_is_part_of_what_was_said() -> None:
    text = "They will write “a common paper on the safety of the harbour,” Ann Lee said."
    assert one(text) == ("Ann Lee", "indirect", "They will write “a common paper on the safety of the harbour")


def test_the_expert_without_a_name_is_who_spoke_before() -> None:
    text = 'Ann Lee said that trade grows. "We count forty trucks a day," said the expert.'
    assert [who for who, _, _ in said(make_draft(text, person=PEOPLE))] == ["Ann Lee", "Ann Lee"]


def test_two_who_spoke_about_something_had_a_conversation() -> None:
    assert said(make_draft("Ann Lee and Bo Kay spoke about the timetable.", person=PEOPLE)) == []


def test_a_document_says_nothing_by_itself() -> None:
    assert said(make_draft("A statement issued by Ann Lee on Monday, said the road is open.", person=PEOPLE)) == []


def test_a_clause_with_must_is_what_was_said() -> None:
    assert one("Ann Lee said the talk must be between Vell and Orra.") == ("Ann Lee", "indirect", "the talk must be between Vell and Orra")


@pytest.mark.parametrize(
    "text",
    [
        "The ferry runs again every morning, Ann Lee wrote on her page, Tide Agency reports.",
        "The ferry runs again every morning, said Ann Lee, Tide Agency reports.",
        "Ann Lee said that the ferry runs again every morning, Tide Agency reported.",
    ],
)
def test_an_outlet_credited_at_the_end_is_no_speaker(text: str) -> None:
    who, mode, words = one(text)
    assert (who, mode, words.lower()) == ("Ann Lee", "indirect", "the ferry runs again every morning")


def test_two_with_long_titles_speak_both() -> None:
    text = "Ann Lee, an analyst at the Tam Institute and a representative of the Orran envoy, Bo Kay, stressed the importance of roads."
    assert [who for who, _, _ in said(make_draft(text, person=PEOPLE))] == ["Ann Lee", "Bo Kay"]


def test_a_description_after_as_is_what_was_said() -> None:
    assert one("Ann Lee described the visit as a success for both ports.") == ("Ann Lee", "indirect", "a success for both ports")


def test_a_cue_in_the_midst_parts_what_was_said() -> None:
    assert one("Its boats, Ann Lee said, had not left port that night.") == (
        "Ann Lee",
        "indirect",
        "Its boats … had not left port that night",
    )


def test_a_diplomat_without_a_name_speaks_as_a_group() -> None:
    assert said(make_draft("One diplomat described the night as a long one."))[0][2] == "a long one"
