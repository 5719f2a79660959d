"""What a store offers, as protocols: writing (`Store`) and looking (`RecordReader`). Web, exports and the CLI see these alone.

A `RecordReader` is one view of a record on one day. Every id that was ever printed leads to its row: `get` follows aliases and fact ids.
Rows are those of `model.record`; `Page.rows` of kind `"events"` are `EventRow`s, and so on (`ROWS` names the class of each kind).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from tracktwo.model.decision import Decision
from tracktwo.model.failure import Failure
from tracktwo.model.ids import FactAnchor
from tracktwo.model.reading import Reading
from tracktwo.model.record import EntityName, Kind, Row
from tracktwo.model.report import Received, Report
from tracktwo.model.span import Span
from tracktwo.model.vocab import Outcome, View
from tracktwo.resolution.events import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One input on its way into the record: a report with its reading, a report that is not relevant (no reading), a report that could not
    be read (`failure` beside it), or a failure alone.
    """

    source: str
    received: Received | None = None
    report: Report | None = None
    reading: Reading | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of a list: the rows, how many there are in all, and where this page begins.

    `next` is the key of its last row (`after` of the next page), `None` on the last page.
    """

    rows: tuple[Row, ...]
    total: int
    offset: int
    limit: int
    next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One find of a search: which row, what to call it, and words around the find where there are any."""

    kind: Kind
    id: str
    label: str
    detail: str = ""
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One fact of a report as its text shows it: the span to highlight, which row it belongs to, and what it says.

    `layer` is a layer of a reading (`entities`, `events`, …); `kind` and `row` are `None` for facts that have no row of their own
    (affiliations, terms): `row` is then that of the person or body.
    """

    span: Span
    layer: str
    fact_id: str
    label: str
    kind: Kind | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredReport:
    """A report with its text, what became of it, and where it was found. `reading` is `None` unless it was read."""

    report: Report
    outcome: Outcome
    copy_of: str | None = None
    story: str | None = None
    receipts: tuple[tuple[str, str], ...] = ()  # (path or address, time of arrival)
    reading: Reading | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReason:
    """Why two tellings or wordings are, or are not, of one thing: every reason with what it weighs."""

    one: str
    other: str
    total: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An event told once and vaguely that fits two others about as well: it joined neither. `other` fits it best."""

    one: str
    other: str
    rival: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why the facts of one row are together. `members`: id and label of each telling, or of each wording of an entity's name."""

    id: str
    layer: str
    members: tuple[tuple[str, str], ...]
    pairs: tuple[PairReason, ...]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Counts: every input ends as exactly one of read, copy of, not relevant, failed (promise 3)."""

    outcomes: Mapping[Outcome, int]
    rows: Mapping[Kind, int]
    receipts: int = 0
    decisions: int = 0
    orphaned: int = 0
    conflicting: int = 0
    languages: Mapping[str, int] = field(default_factory=dict)
    outlets: Mapping[str, int] = field(default_factory=dict)
    latest: str | None = None
    pack: str = ""
    resolver: str = ""

    @property
    def inputs(self) -> int:
        """All inputs."""
        return sum(self.outcomes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One state of something that left the record: what it is, which state (from 0, higher with each change), when, and of which view."""

    what: str
    sequence: int
    at: str
    sha256: str
    view: View


#: Keys that lists can be filtered by. Each is compared with `=`, `from`/`until` with the date of the list (event start, due, published).
#: events: `kind`, `status`, `format`, `level`, `part_of`,
#: `side`, `area`, `person`, `organization`, `initiative`, `place`, `who` (ids; several, joined by commas, all must fit), `outlet_side`,
#: `composition`, `contested` (`yes`), `confidence` (`high`, `medium`, `low`)
#: of all that reports tell: `language` of a report, `reviewed` (`yes`, `no`), `known_from` (a day)
#: commitments: `kind`, `area`, `stage`, `suggested` (`yes`: a report tells a stage), `event`, `by`, `to`, `side`, `initiative`, `due_state`
#: statements: `speaker`, `side`, `mode`, `event`
#: figures: `what`, `cause`, `category`, `side`, `series`, `event` · people and bodies: `side`, `starts` (first letter)
#: reports: `outcome`, `language`, `outlet`, `side`, `story` · every kind: `report` (id of a report that is among the sources)
#: every kind but reports: `ids` (joined by commas)
Filters = Mapping[str, str]

#: What became of an input that was added.
Added = Literal["read", "copy_of", "not_relevant", "failed", "known"]

#: `known`: what became known last comes first.
Order = Literal["newest", "oldest", "name", "known", "id"]


class RecordReader(Protocol):
    """One view of a record on one day."""

    view: View
    as_of: str | None

    def get(self, kind: Kind, ident: str, *, mentions: int | None = None) -> Row | None:
        """The row under this id, alias or fact id; `None` where there is none (in this view).

        `mentions`: of actors, assemble so many of the latest mentions: a head of state has one in every other report.
        """

    def find(self, ident: str) -> tuple[Kind, Row] | None:
        """The row under an id of unknown kind."""

    def page(
        self,
        kind: Kind,
        *,
        filters: Filters | None = None,
        order: Order = "newest",
        offset: int = 0,
        limit: int = 50,
        brief: bool = False,
        after: str | None = None,
    ) -> Page:
        """One page of a list, from the row after a key (`Page.next`), else from an offset. Rows without a date come last.

        `brief` rows are quicker: actors without offices, members, sources and aliases, undertakings without follow-ups.
        """

    def rows(self, kind: Kind) -> Iterator[Row]:
        """Every row of the kind, in order of id: what exports write."""

    def facets(self, kind: Kind, key: str) -> tuple[tuple[str, int], ...]:
        """The values that a filter key takes, with the number of rows of each, most first."""

    def months(self, filters: Filters | None = None, *, digits: int = 7) -> tuple[tuple[str, str, int], ...]:
        """`(YYYY-MM, kind, number)` of the events that fit and have a month, in order; events whose kind is contested count as `other`.

        `digits` 4 counts by year, 10 by day, 0 by date as precisely as it is known.
        """

    def latest(self, kind: Kind, limit: int) -> tuple[str, ...]:
        """The days on which the rows of a kind became known, the latest first."""

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read, in order of source."""

    def search(self, query: str, *, limit: int = 50, filters: Filters | None = None) -> tuple[Hit, ...]:
        """Rows whose names, titles or words hold every word of the query, in any spelling: names, then what is told, then reports, the
        latest first. Filters: `kind` (several, joined by commas), `side`, `language`, `from`, `until`.
        """

    def report(self, ident: str) -> StoredReport | None:
        """A report with its text, by its id."""

    def languages(self, reports: Collection[str]) -> Mapping[str, str]:
        """The language of each of these reports."""

    def names(self, ids: Collection[str]) -> Mapping[str, tuple[EntityName, ...]]:
        """Every form of the names of these actors, documents and places."""

    def evidence(self, report: str) -> tuple[Evidence, ...]:
        """Every fact of a report, in text order, with the row that it belongs to."""

    def belongs(self, facts: Collection[str]) -> Mapping[str, str]:
        """The id of the row that each of these facts belongs to; facts that are not there, or have no row, are left out."""

    def ties(self, *, limit: int = 100) -> tuple[Tie, ...]:
        """The events that fit two others and joined neither, those that became known last first."""

    def status(self) -> Status:
        """Counts."""

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision in the order in which they stand."""


class Store(Protocol):
    """A record that can be written. Every method is one transaction: all of it happens, or nothing."""

    def add(self, batch: Sequence[Incoming], *, arrived_at: str) -> tuple[Added, ...]:
        """Put inputs into the record, resolved; what became of each: `known` where it was there already (its receipt alone is kept)."""

    def knows(self, report: str) -> bool:
        """Whether a report of this id is in the record."""

    def decide(self, decision: Decision) -> str:
        """Append a decision, resolved; its id. Taking the same decision twice changes nothing."""

    def state(self) -> str:
        """Says whether anything was added or decided since: equal states are equal records."""

    def anchor(self, fact_id: str) -> FactAnchor | None:
        """The anchor of a fact that was printed under this id."""

    def anchors(self, fact_id: str) -> tuple[FactAnchor, ...]:
        """What a decision on the whole thing is bound to: the fact itself first, then the facts that are one thing with it (some of very
        many: of each wording of a name, and of what is not public, at least one). Empty where there is no such fact.
        """

    def note_published(self, hashes: Mapping[str, str], *, at: str, view: View) -> Mapping[str, int]:
        """Log what leaves the record, by its name and the SHA-256 of its bytes.

        The sequence of each is given back: one more where its bytes are others than last time.
        """

    def publications(self) -> tuple[Publication, ...]:
        """The log of what was published, in order of time and name."""

    def rebuild(self) -> None:
        """Make every derived table again from reports, readings and decisions."""

    def reader(self, *, view: View = "full", as_of: str | None = None) -> RecordReader:
        """A view of the record on a day (`None`: today, everything)."""

    def explain(self, ident: str) -> Explanation | None:
        """Why the facts behind an id are one thing; `None` where nothing has the id."""

    def erase(self, report: str) -> bool:
        """Remove a report for good, its readings, indexes and free pages too; an empty tombstone stays. `False` where there is none."""

    def erase_person(self, ident: str) -> int:
        """Remove a person for good: mentions, and every sentence, title and decision that names them.

        The number of reports that did is given back; 0 where the id is no person's.
        """

    def close(self) -> None:
        """Let go of the file."""
