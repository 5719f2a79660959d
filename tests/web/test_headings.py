from __future__ import annotations

import dataclasses

from tracktwo.model.claim import SourceRef
from tracktwo.model.record import EventRow, Participant, PlaceRef, Ref
from tracktwo.model.span import Span
from tracktwo.web.headings import grouped_sources, heading_of
from tracktwo.web.locales import Words

PLACE = PlaceRef(id="v-1", names={"en": "Tam", "ru": "Там"})
MEETING = EventRow(id="v-0", kind="meeting", format="talks", place=PLACE)


def who(name: str, side: str | None, kind: str = "person") -> Participant:
    return Participant(id=f"v-{name}", name=name, side=side, kind=kind)


def test_an_event_without_a_title_is_called_by_kind_place_and_people() -> None:
    people = (who("Delegation", "VEL", "group"), who("Ann Lee", "VEL"), who("Bo Kay", "VEL"), who("Cy Dee", "TAR"))
    event = dataclasses.replace(MEETING, participants=people)
    assert heading_of(event, Words("en")) == "Talks, Tam: Ann Lee, Cy Dee +2"
    assert heading_of(event, Words("ru")).endswith(", Там: Ann Lee, Cy Dee +2")


def test_without_people_the_initiative_is_named_and_a_title_stands_for_itself() -> None:
    event = dataclasses.replace(MEETING, initiative=Ref(id="v-2", name="Two Rivers Forum"))
    assert heading_of(event, Words("en")) == "Talks, Tam: Two Rivers Forum"
    assert heading_of(dataclasses.replace(event, title="Spring talks"), Words("en")) == "Spring talks"
    assert heading_of(EventRow(id="v-0"), Words("en")) == "Other event"


def test_nobody_whose_name_is_withheld_stands_in_a_heading_or_is_counted() -> None:
    event = dataclasses.replace(MEETING, participants=(who("Ann Lee", "VEL"), Participant(id=None, name=None, side="TAR")))
    assert heading_of(event, Words("en")) == "Talks, Tam: Ann Lee"


def test_sentences_stand_under_their_report_once() -> None:
    def ref(report: str, start: int) -> SourceRef:
        return SourceRef(report=report, span=Span(start, start + 5))

    groups = grouped_sources([ref("a", 0), ref("b", 0), ref("a", 9), ref("a", 0)])
    assert [[index for index, _ in group] for group in groups] == [[0, 2], [1]]
