"""Nothing that is not public shows: whatever is added, decided, undone or erased of it, the public bytes stay as they are."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from tests.store.making import PACK, incoming, make_reading, make_report, meeting
from tests.store.test_sql import AT, filled
from tests.store.test_views import public
from tracktwo.model.decision import Decision
from tracktwo.model.reading import Reading
from tracktwo.model.record import Kind, Row
from tracktwo.review.deciding import Desk
from tracktwo.store.sql import SqlStore

RUNS = int(os.environ.get("TRACKTWO_RUNS", "2"))

PUBLIC = [
    meeting(1, published="2031-05-02"),
    meeting(2, published="2031-05-03"),
    meeting(3, day="2031-05-20", published="2031-05-21"),
    meeting(4, day="2031-05-20", published="2031-05-22", who="Mira Sol"),
    meeting(5, day="2031-05-08", published="2031-05-09", place="Lower Ford", who="Mira Sol"),
]


def told_in_confidence(number: int, *, day: str, published: str, people: tuple[str, str], place: str = "Port Amber") -> Reading:
    """A note on a meeting that others tell of too, with people whom it alone names or spells its own way."""
    text = f"Note {number}: {people[0]} and {people[1]} met in {place}; what was said stays in the room."
    entities: dict[str, tuple[str, str | None]] = {people[0]: ("person", "EAST"), people[1]: ("person", "WEST"), place: ("place", None)}
    event = {"kind": "meeting", "anchor": "met in", "start": day, "place": place, "who": people}
    return make_reading(make_report(text, published=published, ident=f"note{number}"), entities, [event])


SECRET = [
    told_in_confidence(1, day="2031-05-01", published="2031-05-01", people=("Ada Velt", "Oren Dask")),  # earlier than all that is public
    told_in_confidence(2, day="2031-05-20", published="2031-06-01", people=("Mira Sol", "Oren Dask")),
    told_in_confidence(3, day="2031-05-02", published="2031-05-05", people=("Ada Velt", "Lio Marr")),  # joins days that are apart
    told_in_confidence(4, day="2031-07-01", published="2031-07-02", people=("Lio Marr", "Oren Daskk"), place="High Gate"),
]
NOTES = {r.report.id for r in SECRET}


class Office:
    """Analysts at work on one record; every step takes its own second."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.store = filled(*PUBLIC)
        self.second = 0
        self.taken: list[str] = []

    @property
    def desk(self) -> Desk:
        self.second += 1
        return Desk(self.store, "A. Analyst", now=f"2031-08-02T10:{self.second // 60:02d}:{self.second % 60:02d}+00:00")

    def told_by(self, kind: Kind) -> list[tuple[Row, list[str]]]:
        """The rows that a note tells of, each with the ids of the facts in notes."""
        reader = self.store.reader()
        in_notes = {e.fact_id for note in sorted(NOTES) for e in reader.evidence(note)}
        rows = [(row, sorted({row.id, *row.aliases} & in_notes)) for row in reader.rows(kind)]
        return [(row, facts) for row, facts in rows if facts]

    # -- steps of which nothing may show --------------------------------------------------------------------------------

    def write_a_note(self) -> None:
        reading = self.chance.choice(SECRET)
        self.second += 1
        when = f"2031-08-02T09:00:{self.second % 60:02d}+00:00"
        self.store.decide(Decision(kind="visibility", who="A. Analyst", when=when, report=reading.report.id, value="confidential"))
        self.store.add([incoming(reading)], arrived_at=AT)

    def erase_a_note(self) -> None:
        self.store.erase(self.chance.choice(SECRET).report.id)

    def correct_what_a_note_tells(self) -> None:
        for row, _ in self.told_by("events")[:2]:
            ident = self.chance.choice([row.id, *row.aliases])
            self.taken.append(self.desk.correct(ident, self.chance.choice(["title", "start"]), "2031-05-19"))

    def correct_a_person(self) -> None:
        for row, _ in self.told_by("people")[:2]:
            self.taken.append(self.desk.correct(row.id, "side", "EAST"))

    def reject_what_a_note_tells(self) -> None:
        for _, facts in self.told_by("events")[:1]:
            self.taken.append(self.desk.reject(facts[0]))

    def split_a_note_off(self) -> None:
        for row, facts in self.told_by("events"):
            if len(facts) <= len(row.aliases):
                self.taken.append(self.desk.split(facts[:1]))
                return

    def join_by_a_note(self) -> None:
        told = self.told_by("events")
        others = [row.id for row in self.store.reader().rows("events")]
        if told:
            other = self.chance.choice(others)
            if other != told[0][1][0]:
                verb = self.chance.choice([self.desk.same, self.desk.unsure])
                self.taken.append(verb([told[0][1][0], other]))

    def tell_people_apart_by_a_note(self) -> None:
        told = self.told_by("people")
        people = [row.id for row in self.store.reader().rows("people")]
        if told:
            other = self.chance.choice(people)
            if other != told[0][1][0]:
                self.taken.append(self.chance.choice([self.desk.different(told[0][1][0], [other]), self.desk.same([told[0][1][0], other])]))

    def withhold_what_only_a_note_tells(self) -> None:
        for row, facts in self.told_by("events"):
            if len(facts) == 1 + len(row.aliases):
                self.taken.append(self.desk.visibility(row.id, self.chance.choice(["members", "confidential"])))

    def undo_one(self) -> None:
        if self.taken:
            self.taken.append(self.desk.undo(self.chance.choice(self.taken)))

    def move_a_note_to_the_members(self) -> None:
        note = self.chance.choice(SECRET).report.id
        if self.store.knows(note):
            self.desk.visibility(note, "members")

    def rebuild(self) -> None:
        self.store.rebuild()

    # -- steps that the public sees ------------------------------------------------------------------------------------

    def open_a_person(self) -> None:
        person = self.chance.choice([row.id for row in self.store.reader().rows("people")])
        self.desk.open(person)

    def correct_what_all_tell(self) -> None:
        row = self.chance.choice(list(self.store.reader().rows("events")))
        self.desk.correct(row.id, "title", "The talks")

    def join_what_all_tell(self) -> None:
        facts = [self.store.reader().evidence(r.report.id) for r in PUBLIC]
        events = [e.fact_id for found in facts for e in found if e.layer == "events"]
        one, other = self.chance.sample(events, 2)
        self.desk.same([one, other])


HIDDEN: tuple[Callable[[Office], None], ...] = (
    Office.write_a_note,
    Office.write_a_note,
    Office.erase_a_note,
    Office.correct_what_a_note_tells,
    Office.correct_a_person,
    Office.reject_what_a_note_tells,
    Office.split_a_note_off,
    Office.join_by_a_note,
    Office.tell_people_apart_by_a_note,
    Office.withhold_what_only_a_note_tells,
    Office.undo_one,
    Office.move_a_note_to_the_members,
    Office.rebuild,
)
SEEN: tuple[Callable[[Office], None], ...] = (Office.open_a_person, Office.correct_what_all_tell, Office.join_what_all_tell)


@pytest.mark.parametrize("seed", range(RUNS))
def test_no_step_on_what_is_not_public_shows(seed: int) -> None:
    chance = random.Random(seed)
    office = Office(chance)
    office.write_a_note()
    office.open_a_person()
    shown = public(office.store)
    for _ in range(12):
        if chance.random() < 0.2:
            chance.choice(SEEN)(office)
            shown = public(office.store)
            continue
        step = chance.choice(HIDDEN)
        step(office)
        assert public(office.store) == shown, step.__name__


def test_a_decision_is_the_same_in_public_with_and_without_a_note() -> None:
    """The event binds to its public tellings whether or not an earlier note tells of it; a value taken with the note in view stays back."""
    plain, noted = filled(*PUBLIC), SqlStore(":memory:", PACK)
    noted.add([incoming(r) for r in (*PUBLIC, SECRET[0])], arrived_at=AT)
    note = SECRET[0].report.id
    for store in (plain, noted):
        store.decide(Decision(kind="visibility", who="A", when="2031-08-01T00:00:00+00:00", report=note, value="confidential"))
    untouched = public(plain)
    assert public(noted) == untouched
    row = next(r for r in noted.reader().rows("events") if any(s.report == note for s in r.sources))
    desk = Desk(noted, "A. Analyst", now="2031-08-02T10:00:00+00:00")
    held = desk.correct(row.aliases[0], "venue", "the ferry house")
    assert "ferry house" not in public(noted)
    Desk(noted, "A. Analyst", now="2031-08-02T10:00:01+00:00").visibility(held, "public")
    assert "ferry house" in public(noted)
    Desk(noted, "A. Analyst", now="2031-08-02T10:00:02+00:00").visibility(held, "confidential")
    assert public(noted) == untouched


def test_who_decided_and_why_is_never_public() -> None:
    store = filled(*PUBLIC)
    row = next(store.reader().rows("events"))
    taken = Desk(store, "A. Analyst", now="2031-08-02T10:00:00+00:00").correct(row.id, "title", "The talks", "Lio told me so")
    Desk(store, "A. Analyst", now="2031-08-02T10:00:01+00:00").undo(taken, "Lio was wrong")
    told = store.reader(view="public").decisions()
    assert [d.kind for d in told] == ["correct", "undo"]
    assert told[1].undoes == told[0].id
    assert {(d.who, d.why) for d in told} == {("", "")}


def test_a_decision_follows_a_sentence_that_is_masked() -> None:
    """Where a participant is withheld the sentence is masked, and the event has another id in public; its decided title stays."""
    store = filled(*PUBLIC)
    people = {row.names[0].text: row.id for row in store.reader().rows("people") if hasattr(row, "names")}
    row = next(store.reader().rows("events"))
    Desk(store, "A. Analyst", now="2031-08-02T10:00:00+00:00").correct(row.id, "title", "The talks")
    Desk(store, "A. Analyst", now="2031-08-02T10:00:01+00:00").visibility(people["Ada Velt"], "confidential")
    told = public(store)
    assert "Velt" not in told
    assert "The talks" in told
