"""The register: what the people who run a dialogue know and no report tells, as reports of their own with the same evidence.

An entry becomes a short text and the reading of that text, fact by fact with its span. It is stored, merged, corrected and hidden like any
other report; its outlet is the register, its reader is `note`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracktwo.errors import ReviewError
from tracktwo.model.dates import PartialDate
from tracktwo.model.ids import LocalId, sha256_hex
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.reading import AgendaPoint, Limit, Membership, Participation, ReaderVersion, Reading
from tracktwo.model.report import Received, Report
from tracktwo.model.span import Span
from tracktwo.model.vocab import CommitmentKind, EntityKind, EventStatus, MemberRole
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Analysis
from tracktwo.reading.draft import Draft

OUTLET = "Register"
VERSION = ReaderVersion(name="note", version="1")


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """A meeting or visit under an initiative. `participants` are `(name, side or None)`; dates are EDTF."""

    initiative: str | None = None
    title: str | None = None
    status: EventStatus = "planned"
    start: str | None = None
    end: str | None = None
    place: str | None = None
    participants: tuple[tuple[str, str | None], ...] = ()
    agenda: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberEntry:
    """A person belongs to an initiative, on behalf of a side, from and until a day."""

    initiative: str
    person: str
    side: str | None = None
    role: MemberRole = "member"
    from_: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskEntry:
    """Something to be done: by whom, under which initiative, by when (EDTF)."""

    action: str
    by: tuple[str, ...] = ()
    initiative: str | None = None
    kind: CommitmentKind = "agreed"
    due: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteEntry:
    """Words to be kept, with nothing read from them."""

    text: str


Entry = MeetingEntry | MemberEntry | TaskEntry | NoteEntry


@dataclass(slots=True)
class _Text:
    """A text in the making; `put` says where the words landed."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def put(self, words: str) -> Span:
        start = self.length
        self.parts.append(words)
        self.length += len(words)
        return Span(start, self.length)


def write_note(entry: Entry, *, today: datetime.date, pack: Pack, written: str) -> tuple[Received, Report, Reading]:
    """The entry as an input, its report and its reading.

    Args:
        entry: what to keep.
        today: the day of the entry: the publication date of the note.
        pack: the process.
        written: date-time of the entry; two entries with the same words are two notes.

    Raises:
        ReviewError: the entry says nothing, or a date is none.
    """
    text = _Text()
    facts = _Facts()
    if isinstance(entry, MeetingEntry):
        _meeting(entry, text, facts)
    elif isinstance(entry, MemberEntry):
        _member(entry, text, facts)
    elif isinstance(entry, TaskEntry):
        _task(entry, text, facts)
    elif entry.text.strip():
        text.put(" ".join(entry.text.split()))
    else:
        raise ReviewError("An empty entry cannot be kept.", remedy="Write what it is about.")
    words = "".join(text.parts)
    received = Received(
        source=f"register:{written}",
        raw_sha256=sha256_hex(words),
        text=words,
        outlet=OUTLET,
        published=today.isoformat(),
        external_id=written,
    )
    report = Report(
        id=received.report_id,
        source=received.source,
        external_id=received.external_id,
        raw_sha256=received.raw_sha256,
        outlet=OUTLET,
        published=today.isoformat(),
        published_basis="metadata",
        language="en",
        text=words,
        relevant=True,
        relevance=1.0,
        origin="own_reporting",
        offsets=OffsetMap.identity(len(words)),
    )
    draft = Draft(report=report, analysis=Analysis(text=words, language="en", tokens=(), sentences=(), has_syntax=False), pack=pack)
    facts.into(draft, Span(0, len(words)))
    return received, report, draft.finish(VERSION)


@dataclass(slots=True)
class _Facts:
    """What an entry says, with spans, until the report exists."""

    names: list[tuple[EntityKind, Span, str | None]] = field(default_factory=list)
    meeting: MeetingEntry | None = None
    place: int | None = None
    initiative: int | None = None
    people: list[int] = field(default_factory=list)
    agenda: list[tuple[str, Span]] = field(default_factory=list)
    member: MemberEntry | None = None
    task: tuple[TaskEntry, Span, str | None] | None = None

    def name(self, kind: EntityKind, span: Span, side: str | None = None) -> int:
        self.names.append((kind, span, side))
        return len(self.names) - 1

    def into(self, draft: Draft, whole: Span) -> None:
        """Add everything to the draft, once for each name."""
        seen: dict[tuple[EntityKind, str], LocalId] = {}
        ids: list[LocalId] = []
        for kind, span, side in self.names:
            key = (kind, span.of(draft.text))
            if key in seen:
                draft.add_mention(seen[key], span)
            else:
                seen[key] = draft.add_entity(kind, span, side=side, confidence=1.0)
            ids.append(seen[key])
        initiative = ids[self.initiative] if self.initiative is not None else None
        span = Span(whole.start, min(whole.end, 1200))
        if self.meeting is not None:
            draft.add_event(
                kind="meeting",
                title=self.meeting.title,
                status=self.meeting.status,
                start=self.meeting.start,
                end=self.meeting.end,
                when="on" if self.meeting.start else None,
                place=ids[self.place] if self.place is not None else None,
                initiative=initiative,
                participants=tuple(
                    Participation(entity=ids[i], side=self.names[i][2], span=self.names[i][1]) for i in dict.fromkeys(self.people)
                ),
                agenda=tuple(AgendaPoint(area=None, text=words, span=where) for words, where in self.agenda),
                spans=(span,),
                confidence=1.0,
            )
        if self.member is not None and initiative is not None:
            draft.memberships.append(
                Membership(
                    member=ids[self.people[0]],
                    of=initiative,
                    role=self.member.role,
                    side=self.member.side,
                    from_=self.member.from_,
                    until=self.member.until,
                    span=span,
                    confidence=1.0,
                )
            )
        if self.task is not None:
            entry, where, due = self.task
            draft.add_commitment(
                kind=entry.kind,
                action=where.of(draft.text),
                by=tuple(ids[i] for i in self.people),
                due=Limit(text=due, end=entry.due) if due else None,
                span=span,
                confidence=1.0,
            )


def _meeting(entry: MeetingEntry, text: _Text, facts: _Facts) -> None:
    _check_dates(entry.start, entry.end)
    facts.meeting = entry
    text.put(f"{entry.title or 'Meeting'} ({entry.status.replace('_', ' ')})")
    if entry.initiative:
        text.put(" under ")
        facts.initiative = facts.name("initiative", text.put(entry.initiative))
    if entry.start:
        text.put(f", {entry.start}" + (f" to {entry.end}" if entry.end else ""))
    if entry.place:
        text.put(", in ")
        facts.place = facts.name("place", text.put(entry.place))
    text.put(".")
    for number, (person, side) in enumerate(entry.participants):
        text.put(" Taking part: " if not number else ", ")
        facts.people.append(facts.name("person", text.put(person), side))
    if entry.participants:
        text.put(".")
    for number, point in enumerate(entry.agenda):
        text.put(" Agenda: " if not number else "; ")
        facts.agenda.append((point, text.put(point)))


def _member(entry: MemberEntry, text: _Text, facts: _Facts) -> None:
    _check_dates(entry.from_, entry.until)
    facts.member = entry
    facts.people.append(facts.name("person", text.put(entry.person), entry.side))
    text.put(f" is {entry.role} of ")
    facts.initiative = facts.name("initiative", text.put(entry.initiative))
    since, until = f" from {entry.from_}" if entry.from_ else "", f" until {entry.until}" if entry.until else ""
    text.put(f"{since}{until}.")


def _task(entry: TaskEntry, text: _Text, facts: _Facts) -> None:
    _check_dates(entry.due)
    if not entry.action.strip():
        raise ReviewError("A task needs words for what is to be done.")
    text.put(f"{entry.kind.replace('_', ' ').capitalize()}")
    if entry.initiative:
        text.put(" under ")
        facts.initiative = facts.name("initiative", text.put(entry.initiative))
    for number, name in enumerate(entry.by):
        text.put(" by " if not number else ", ")
        facts.people.append(facts.name("person", text.put(name)))
    text.put(": ")
    where = text.put(" ".join(entry.action.split()))
    due = f"by {entry.due}" if entry.due else None
    text.put(f", {due}." if due else ".")
    facts.task = (entry, where, due)


def _check_dates(*dates: str | None) -> None:
    for date in dates:
        if date:
            PartialDate.parse(date)


def names_of(lines: str, sides: Sequence[str]) -> tuple[tuple[str, str | None], ...]:
    """Names one a line, each with its side in brackets where it is known: "Ann Lee [VEL]".

    Raises:
        ReviewError: a side that the process does not have.
    """
    found = []
    for line in lines.splitlines():
        name, _, rest = line.partition("[")
        side = rest.rstrip("] \r").strip() or None
        if side is not None and side not in (*sides, "third"):
            raise ReviewError(f"{side!r} is no side of this process.", remedy=f"Write one of {', '.join((*sides, 'third'))}.")
        if name.strip():
            found.append((" ".join(name.split()), side))
    return tuple(found)
