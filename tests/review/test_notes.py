from __future__ import annotations

import datetime

import pytest

from tests.reading.test_reader import make_pack
from tracktwo.errors import DateError, ReviewError
from tracktwo.model.reading import Reading
from tracktwo.review.notes import Entry, MeetingEntry, MemberEntry, NoteEntry, TaskEntry, names_of, write_note


def note(entry: Entry) -> Reading:
    return write_note(entry, today=datetime.date(2030, 5, 1), pack=make_pack(), written="2030-05-01T09:00:00+00:00")[2]


def test_meeting_keeps_every_part_with_its_words() -> None:
    reading = note(
        MeetingEntry(
            initiative="Two Rivers Forum",
            start="2030-06-02",
            end="2030-06-03",
            place="Tam",
            participants=(("Ann Lee", "VEL"), ("Bo Kay", None)),
            agenda=("ferry times",),
        )
    )
    names = {e.id: e.name for e in reading.entities}
    (event,) = reading.events
    assert (event.status, event.start, event.end, names[event.place or ""]) == ("planned", "2030-06-02", "2030-06-03", "Tam")  # type: ignore[index]
    assert [(names[p.entity], p.side) for p in event.participants] == [("Ann Lee", "VEL"), ("Bo Kay", None)]
    assert event.agenda[0].span.of(reading.report.text) == "ferry times"
    assert all(s.of(reading.report.text) == e.name for e in reading.entities for s in e.spans)


def test_member_and_task_hold_who_and_until_when() -> None:
    member = note(MemberEntry(initiative="Two Rivers Forum", person="Ann Lee", side="VEL", until="2031-12"))
    assert [(m.role, m.side, m.until) for m in member.memberships] == [("member", "VEL", "2031-12")]
    task = note(TaskEntry(action="open the ferry office", by=("Bo Kay",), due="2030-09-01"))
    (commitment,) = task.commitments
    assert (commitment.action, commitment.due and commitment.due.end) == ("open the ferry office", "2030-09-01")
    assert commitment.span.of(task.report.text).endswith("by 2030-09-01.")


def test_the_same_words_at_another_time_are_another_note() -> None:
    first = write_note(NoteEntry(text="Called."), today=datetime.date(2030, 5, 1), pack=make_pack(), written="a")[1]
    later = write_note(NoteEntry(text="Called."), today=datetime.date(2030, 5, 1), pack=make_pack(), written="b")[1]
    assert first.id != later.id


def test_an_empty_note_and_a_wrong_date_are_refused() -> None:
    with pytest.raises(ReviewError, match="empty"):
        note(NoteEntry(text="  \n"))
    with pytest.raises(DateError):
        note(MeetingEntry(start="2030-06-31"))


def test_names_of_reads_sides_and_refuses_unknown_ones() -> None:
    assert names_of("Ann  Lee [VEL]\n\nBo Kay", ["VEL"]) == (("Ann Lee", "VEL"), ("Bo Kay", None))
    with pytest.raises(ReviewError, match="XYZ"):
        names_of("Ann Lee [XYZ]", ["VEL"])
