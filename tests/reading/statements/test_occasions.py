from __future__ import annotations

from tests.reading.making import make_draft
from tracktwo.model.reading import Participation
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.statements.finder import StatementFinder
from tracktwo.reading.statements.words import SpeechWords

FINDER = StatementFinder(load_lexicon(SpeechWords, "en", "speech"))


def met(text: str, *who: str) -> Draft:
    draft = make_draft(text, person="Ann Lee; Bo Kay; Cy Dorn")
    people = {e.name: e for e in draft.entities.values()}
    parts = tuple(Participation(entity=people[name].id, span=people[name].spans[0]) for name in who)
    draft.add_event(kind="meeting", participants=parts, spans=(draft.analysis.sentences[0].span,))
    FINDER.find(draft)
    return draft


def test_who_sat_in_a_meeting_said_it_there() -> None:
    draft = met("Ann Lee met Bo Kay in Tam. Lee stressed the importance of roads.", "Ann Lee", "Bo Kay")
    assert [s.event for s in draft.statements] == list(draft.events)


def test_who_did_not_sit_in_it_said_it_elsewhere() -> None:
    draft = met("Ann Lee met Bo Kay in Tam. Cy Dorn stressed the importance of roads.", "Ann Lee", "Bo Kay")
    assert [s.event for s in draft.statements] == [None]


def test_what_an_agency_was_told_was_said_at_no_meeting() -> None:
    draft = met("Ann Lee met Bo Kay in Tam. Lee told Tide that the road is open.", "Ann Lee", "Bo Kay")
    assert [s.event for s in draft.statements] == [None]
