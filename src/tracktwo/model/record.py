"""The rows of the record: what many reports add up to (contract/RECORD.md). Field names are the contract's.

Every row has `id`, `aliases`, `visibility`, `known_since`, `sources`, `values`, `chosen_by` (property → how its value was chosen) and
`contested` (properties whose value is left open). `None` is unknown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tracktwo.model.claim import SourceRef, Value
from tracktwo.model.reading import Quantity
from tracktwo.model.report import Removed
from tracktwo.model.vocab import (
    Cause,
    ChosenBy,
    CommitmentKind,
    Composition,
    Disclosure,
    DueState,
    EventFormat,
    EventKind,
    EventStatus,
    FigureCategory,
    FigureWhat,
    Level,
    MemberRole,
    Origin,
    Outcome,
    ParticipantRole,
    PublishedBasis,
    Qualifier,
    Stage,
    StatementMode,
    Visibility,
    When,
)

Kind = Literal[
    "events",
    "people",
    "organizations",
    "governments",
    "populations",
    "groups",
    "places",
    "initiatives",
    "documents",
    "commitments",
    "statements",
    "figures",
    "reports",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every line of the record has."""

    id: str
    aliases: tuple[str, ...] = ()
    visibility: Visibility = "public"
    known_since: str | None = None
    sources: tuple[SourceRef, ...] = ()
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    chosen_by: dict[str, ChosenBy] = field(default_factory=dict)
    contested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ref:
    """A reference to another row: its id and the name to show."""

    id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRef:
    """A place with its names by language and its coordinates, where the pack knows them."""

    id: str
    names: dict[str, str] = field(default_factory=dict)
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityName:
    """One form of a name: how often it stands in the sources, in which language and script."""

    text: str
    language: str | None = None
    script: str | None = None
    basis: Literal["attested", "derived", "pack"] = "attested"
    side: str | None = None
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Somebody who takes part in an event. `id` and `name` are `None` in the public view for people who have no public page."""

    id: str | None
    count: int | None = None
    name: str | None
    kind: str | None = None
    side: str | None = None
    on_behalf_of: str | None = None
    role: ParticipantRole = "participant"
    capacity: str | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusChange:
    """One status of an event's life, with the sources that tell it and when they were published."""

    status: EventStatus
    published: str | None = None
    start: str | None = None
    end: str | None = None
    denied: bool = False
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    """What was discussed, as one or more sources word it."""

    area: str | None = None
    text: str
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow(Row):
    """One event through its life, from all reports that tell it. `mentions` are sources that only refer to it."""

    kind: EventKind | None = None
    format: EventFormat | None = None
    title: str | None = None
    level: Level | None = None
    composition: Composition | None = None
    status: EventStatus | None = None
    history: tuple[StatusChange, ...] = ()
    start: str | None = None
    end: str | None = None
    when: When | None = None
    place: PlaceRef | None = None
    destination: PlaceRef | None = None
    venue: str | None = None
    initiative: Ref | None = None
    document: Ref | None = None
    participants: tuple[Participant, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    quantity: Quantity | None = None
    quantity_return: Quantity | None = None
    part_of: str | None = None
    mentions: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AffiliationRef:
    """A title in a body, from when until when, by the sources' word."""

    title: str | None = None
    organization: Ref | None = None
    from_: str | None = field(default=None, metadata={"name": "from"})
    until: str | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRef:
    """A membership, seen from the member (`of`) or from the body (`member`)."""

    member: Ref
    of: Ref
    role: MemberRole | None = None
    side: str | None = None
    from_: str | None = field(default=None, metadata={"name": "from"})
    until: str | None = None
    sources: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityRow(Row):
    """What entities of every kind have: names, side, the events they take part in or are named by."""

    kind: str = ""
    name: str = ""
    names: tuple[EntityName, ...] = ()
    side: str | None = None
    pack_id: str | None = None
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow(EntityRow):
    """A person across spellings and languages. `public_role`: office-holder by a stated affiliation, or opened by a decision."""

    affiliations: tuple[AffiliationRef, ...] = ()
    memberships: tuple[MembershipRef, ...] = ()
    public_role: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyRow(EntityRow):
    """An organization, government, population or group; `memberships`: what it belongs to."""

    sides: tuple[str, ...] = ()
    members: tuple[MembershipRef, ...] = ()
    memberships: tuple[MembershipRef, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeRow(EntityRow):
    """A dialogue format, commission or platform."""

    sides: tuple[str, ...] = ()
    members: tuple[MembershipRef, ...] = ()
    size_stated: int | None = None
    mandate_until: str | None = None
    supporters: tuple[Ref, ...] = ()
    disclosure: Disclosure = "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentRow(EntityRow):
    """An agreement, declaration, statement or report."""

    parties: tuple[Ref, ...] = ()
    date: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceRow(EntityRow):
    """A place, with the names of both sides."""

    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DueRef:
    """A deadline or term: the words, and the first and last day they allow."""

    text: str
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StageChange:
    """One step of a commitment: what a source (`progress` of a reading: suggested) or a person (`decision`) says."""

    stage: Stage
    published: str | None = None
    words: str | None = None
    sources: tuple[int, ...] = ()
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowUp:
    """A later report that may tell what came of a commitment. The machine suggests, with the reason; a person confirms."""

    state: Literal["suggested", "confirmed", "rejected"] = "suggested"
    event: str | None = None
    report: str
    external_id: str | None = None
    reason: str
    score: float = 0.0
    decision: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentRow(Row):
    """What somebody undertook, proposed or was called on to do, and what came of it."""

    kind: CommitmentKind | None = None
    action: str | None = None
    by: tuple[Ref, ...] = ()
    to: tuple[Ref, ...] = ()
    area: str | None = None
    initiative: Ref | None = None
    event: str | None = None
    document: Ref | None = None
    due: DueRef | None = None
    term: DueRef | None = None
    stage: Stage | None = None
    implementation: int | None = None
    stages: tuple[StageChange, ...] = ()
    due_state: DueState = "none"
    follow_ups: tuple[FollowUp, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow(Row):
    """A speech act: who said what, and where."""

    speaker: Ref | None = None
    mode: StatementMode | None = None
    text: str | None = None
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow(Row):
    """One number; `series` is shared by figures of one claimant, matter and start."""

    what: FigureWhat | None = None
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
    event: str | None = None
    according_to: tuple[Ref, ...] = ()
    series: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow(Row):
    """One report: what came of it, and which events it tells."""

    source: str | None = None
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    captured_at: str | None = None
    raw_sha256: str | None = None
    credits: tuple[str, ...] = ()
    origin: Origin | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str | None = None
    removed: tuple[Removed, ...] = ()
    relevant: bool = False
    relevance: float = 0.0
    notes: tuple[str, ...] = ()
    outcome: Outcome = "read"
    copy_of: str | None = None
    story: str | None = None
    derived_from: str | None = None
    events: tuple[str, ...] = ()


#: Kind of export → class of its rows, in the order in which they are listed.
ROWS: dict[Kind, type[Row]] = {
    "events": EventRow,
    "people": PersonRow,
    "organizations": BodyRow,
    "governments": BodyRow,
    "populations": BodyRow,
    "groups": BodyRow,
    "places": PlaceRow,
    "initiatives": InitiativeRow,
    "documents": DocumentRow,
    "commitments": CommitmentRow,
    "statements": StatementRow,
    "figures": FigureRow,
    "reports": ReportRow,
}

#: Entity kind of a reading → kind of export.
KIND_OF_ENTITY: dict[str, Kind] = {
    "person": "people",
    "organization": "organizations",
    "government": "governments",
    "population": "populations",
    "group": "groups",
    "place": "places",
    "initiative": "initiatives",
    "document": "documents",
}
