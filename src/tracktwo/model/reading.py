"""The reading: what one report says (contract/READING.md). Field names are the contract's.

Ids hold within one reading. `confidence` is 0–1 with two decimals. `None` is unknown. Every fact says whose word it is:
`according_to` holds entity ids and is empty where the report itself says it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracktwo.model.ids import LocalId
from tracktwo.model.report import Report
from tracktwo.model.span import Span
from tracktwo.model.vocab import (
    Assertion,
    Cause,
    CommitmentKind,
    Composition,
    EntityKind,
    EventFormat,
    EventKind,
    EventStatus,
    FigureCategory,
    FigureWhat,
    Level,
    MemberRole,
    NameBasis,
    ParticipantRole,
    Qualifier,
    Stage,
    StatementMode,
    When,
)

READING_SCHEMA = "tracktwo/reading/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, body, initiative, government, population, group, place or document that the report names.

    `name` is the fullest form, in base form where the language inflects (`name_basis` says whether that form stands in the text);
    `names` holds every form in the text. `size_stated`, `mandate_until`: initiatives; `date`, `parties`: documents.
    """

    id: LocalId
    kind: EntityKind
    name: str
    name_basis: NameBasis = "attested"
    names: tuple[str, ...]
    side: str | None = None
    spans: tuple[Span, ...]
    size_stated: int | None = None
    mandate_until: str | None = None
    date: str | None = None
    parties: tuple[LocalId, ...] = ()
    pack_id: str | None = None
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Affiliation:
    """A person holds a title, in an organization where the report names it."""

    person: LocalId
    title: str | None = None
    organization: LocalId | None = None
    from_: str | None = field(default=None, metadata={"name": "from"})
    until: str | None = None
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """A person or body belongs to an initiative or body, by the report's word for it."""

    member: LocalId
    of: LocalId
    role: MemberRole | None = None
    side: str | None = None
    from_: str | None = field(default=None, metadata={"name": "from"})
    until: str | None = None
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation:
    """An entity takes part in an event: the most exact entity that the report gives."""

    entity: LocalId
    count: int | None = None
    role: ParticipantRole = "participant"
    side: str | None = None
    on_behalf_of: LocalId | None = None
    capacity: str | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaPoint:
    """What was discussed, or what an event is about; `area` is a pack area or `None`."""

    area: str | None
    text: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """How much was transferred; `value_max` is set where the report gives a range."""

    value: float
    value_max: float | None = None
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A meeting, visit, signing, transfer, incident, publication, opening or other event, in one status of its life.

    `start` and `end` are EDTF; `end` is `None` for one day. `when`: `on` from start to end, `within` some time between, `by` not after end.
    """

    id: LocalId
    kind: EventKind
    title: str | None = None
    format: EventFormat | None = None
    status: EventStatus = "held"
    level: Level | None = None
    composition: Composition | None = None
    start: str | None = None
    end: str | None = None
    when: When | None = None
    date_text: str | None = None
    place: LocalId | None = None
    venue: LocalId | None = None
    destination: LocalId | None = None
    part_of: LocalId | None = None
    initiative: LocalId | None = None
    document: LocalId | None = None
    participants: tuple[Participation, ...] = ()
    agenda: tuple[AgendaPoint, ...] = ()
    quantity: Quantity | None = None
    quantity_return: Quantity | None = None
    spans: tuple[Span, ...]
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A deadline or a term: the words, and the first and last day they allow (EDTF; `None` where the words do not tell)."""

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitment:
    """What somebody agreed, decided, planned, pledged or proposed to do, or was called on to do.

    `due`: by when it is to be done. `term`: how long a mandate or duty runs; a term ends, it is never overdue.
    """

    id: LocalId
    kind: CommitmentKind
    action: str
    by: tuple[LocalId, ...] = ()
    to: tuple[LocalId, ...] = ()
    area: str | None = None
    due: Limit | None = None
    term: Limit | None = None
    event: LocalId | None = None
    document: LocalId | None = None
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """What the report says came of an earlier undertaking; `words` is how the report names it."""

    words: str
    commitment: LocalId | None = None
    stage: Stage
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A speech act: who said what, in quotes (`direct`) or in the report's words (`indirect`), without the cue."""

    speaker: LocalId
    mode: StatementMode
    text: str
    event: LocalId | None = None
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One number: what it counts, who claims it, running total or one incident."""

    what: FigureWhat
    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None
    unit: str | None = None
    category: FigureCategory | None = None
    cause: Cause | None = None
    running: bool = False
    since: str | None = None
    as_of: str | None = None
    side: str | None = None
    event: LocalId | None = None
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A loaded word of the pack as used; `voice` is `report` or the id of the speaker whose word it is."""

    term: str
    text: str
    voice: str
    span: Span
    according_to: tuple[LocalId, ...] = ()
    assertion: Assertion = "stated"
    confidence: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderVersion:
    """Which reader made a reading: its name, its version and the versions of what it stands on."""

    name: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one report says. Lists are in order of first span."""

    schema: str = READING_SCHEMA
    reader: ReaderVersion
    report: Report
    entities: tuple[Entity, ...] = ()
    affiliations: tuple[Affiliation, ...] = ()
    memberships: tuple[Membership, ...] = ()
    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    progress: tuple[Progress, ...] = ()
    statements: tuple[Statement, ...] = ()
    figures: tuple[Figure, ...] = ()
    terms: tuple[Term, ...] = ()
