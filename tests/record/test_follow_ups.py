"""Later events that may tell what came of an undertaking are suggested with reasons; others are not."""

from __future__ import annotations

from tracktwo.model.claim import SourceRef
from tracktwo.model.record import AgendaItem, CommitmentRow, EventRow, FollowUp, Participant, Ref
from tracktwo.model.span import Span
from tracktwo.record.follow_ups import suggest

FERRY = Ref(id="e-ferry", name="Ferry Group")
SOURCE = SourceRef(report="r1", span=Span(0, 4), quote="They met.", published="2031-08-02")


def suggested(row: CommitmentRow, event: EventRow) -> list[FollowUp]:
    return list(suggest(row, "2031-05-02", [event], {"e-ferry": "initiative", "e-east": "government"}, ()))


def event(start: str = "2031-08-01", kind: str = "visit", who: str = "e-ferry", area: str | None = "visits") -> EventRow:
    return EventRow(
        id="v-1",
        kind=kind,  # type: ignore[arg-type]
        status="held",
        start=start,
        participants=(Participant(id=who, name="somebody"),),
        agenda=(AgendaItem(area=area, text="visits of students"),) if area else (),
        sources=(SOURCE,),
    )


VISITS = CommitmentRow(id="c-1", kind="agreed", action="organise mutual visits of students", by=(FERRY,), area="visits")


def test_a_visit_after_visits_were_agreed_is_suggested_with_reasons() -> None:
    (found,) = suggested(VISITS, event())
    assert found.state == "suggested"
    assert "Ferry Group took part" in found.reason


def test_false_friends_are_not_suggested() -> None:
    assert suggested(VISITS, event(start="2031-05-01")) == []  # before it was agreed
    assert suggested(VISITS, event(kind="meeting", who="e-other", area="borders")) == []  # others, about something else
    mines = CommitmentRow(id="c-2", kind="agreed", action="clear the mined road", by=(Ref(id="e-east", name="Estaria"),), area="demining")
    assert suggested(mines, event(who="e-east")) == []  # a government takes part in nearly everything


def test_meeting_again_is_suggested() -> None:
    again = CommitmentRow(id="c-3", kind="planned", action="meet again in the near future", by=(FERRY,))
    assert suggested(again, event(kind="meeting", area=None))
