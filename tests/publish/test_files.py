"""What is published is the public view alone, and what changed is logged."""

from __future__ import annotations

from pathlib import Path

from icalendar import Calendar

from tests.store.making import incoming, meeting
from tests.store.test_sql import AT, filled
from tracktwo.model.decision import Decision
from tracktwo.publish.files import publish
from tracktwo.review.deciding import Desk


def sequences(folder: Path) -> dict[str, int]:
    calendar = Calendar.from_ical((folder / "calendar.ics").read_bytes())
    return {str(entry["uid"]): int(str(entry["sequence"])) for entry in calendar.walk("VEVENT")}


def test_only_what_changed_is_logged(tmp_path: Path) -> None:
    store = filled(meeting(1), meeting(2, day="2031-05-20", published="2031-05-21"))
    first = publish(store, tmp_path, at="2031-07-01T00:00:00+00:00")
    assert {file.state for file in first} == {"new"}
    assert set(sequences(tmp_path).values()) == {0}
    again = publish(store, tmp_path, at="2031-07-02T00:00:00+00:00")
    assert {(file.state, file.sequence) for file in again} == {("same", 0)}
    row = next(store.reader().rows("events"))
    taken = Desk(store, "A. Analyst", now="2031-07-03T00:00:00+00:00").correct(row.id, "start", "2031-05-04")
    changed = {file.name for file in publish(store, tmp_path, at="2031-07-03T00:00:00+00:00") if file.state == "changed"}
    assert changed >= {"events.jsonl", "calendar.ics"}
    assert sorted(sequences(tmp_path).values()) == [0, 1]
    Desk(store, "A. Analyst", now="2031-07-04T00:00:00+00:00").undo(taken)
    publish(store, tmp_path, at="2031-07-04T00:00:00+00:00")
    assert sequences(tmp_path)[f"{row.id}@tracktwo"] == 2
    log = [(entry.sequence, entry.at[:10]) for entry in store.publications() if entry.what == f"{row.id}@tracktwo"]
    assert log == [(0, "2031-07-01"), (1, "2031-07-03"), (2, "2031-07-04")]
    store.rebuild()
    assert [(e.sequence, e.at[:10]) for e in store.publications() if e.what == f"{row.id}@tracktwo"] == log


def test_what_is_confidential_changes_no_file(tmp_path: Path) -> None:
    store = filled(meeting(1))
    publish(store, tmp_path, at="2031-07-01T00:00:00+00:00")
    note = meeting(9, published="2031-04-01", who="Lio Marr")
    when = "2031-07-02T00:00:00+00:00"
    store.decide(Decision(kind="visibility", who="A. Analyst", when=when, report=note.report.id, value="confidential"))
    store.add([incoming(note)], arrived_at=AT)
    assert {file.state for file in publish(store, tmp_path, at="2031-07-03T00:00:00+00:00")} == {"same"}
