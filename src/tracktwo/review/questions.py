"""The queue: what to ask next, from a view of the record and the decisions that stand. A machine's answer never counts as reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from tracktwo.model.claim import SourceRef, Value
from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.model.record import CommitmentRow, EntityRow, FigureRow, Kind, Row
from tracktwo.record.series import misfits
from tracktwo.resolution.names import compare_names, name_keys
from tracktwo.store.base import RecordReader
from tracktwo.store.decisions import is_followed, parts, standing

Sort = Literal["divided", "contested", "stage", "follow_up", "same_event", "doubtful", "series", "same_person", "failed"]

#: What a question of each sort weighs: what people said and lost its place first, then disagreement of sources, unreadable inputs last. An
#: order, not a measurement.
WEIGHTS: dict[Sort, float] = {
    "divided": 9.0,
    "contested": 3.0,
    "stage": 2.5,
    "follow_up": 2.0,
    "same_event": 1.9,
    "doubtful": 1.8,
    "series": 1.7,
    "same_person": 1.5,
    "failed": 0.5,
}
#: Blocks of more names than this (a family name alone) would ask about everybody; they are left to search.
_LARGEST_BLOCK = 40
#: So many questions of one sort wait at a time; answered ones make room for the next.
_MOST = 300
#: The later events of so many undertakings are looked at: of those that fell due last, and of those that became known last.
_FOLLOWED = 25
#: So many figures are looked through for totals that fit another series: the newest.
_MOST_TOTALS = 2_000
#: So many later events of one undertaking are asked about at a time, those that fit best.
_EVENTS_OF_ONE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question with its evidence. `other` is the second thing of a pair, `about` the contested property, `values` what sources give.

    `id` depends on what is asked, not on when: an answered question that new evidence changes is a new question.
    """

    sort: Sort
    kind: Kind
    row: str
    title: str
    text: str = ""
    other: str | None = None
    other_title: str = ""
    about: str | None = None
    values: tuple[Value, ...] = ()
    suggestion: str | None = None
    evidence: tuple[SourceRef, ...] = ()
    other_evidence: tuple[SourceRef, ...] = ()
    importance: float = 0.0

    @property
    def id(self) -> str:
        """`q-` and 16 hex digits of what is asked."""
        values = [canonical_json([repr(v.value)]) for v in self.values]
        return f"q-{sha256_hex(canonical_json([self.sort, self.row, self.other, self.about, self.suggestion, values]))[:16]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A question before its evidence is looked up (`ask`): cheap to have many of."""

    sort: Sort
    kind: Kind
    row: str
    importance: float
    text: str = ""
    other: str | None = None
    about: str | None = None
    suggestion: str | None = None


def questions(record: RecordReader, *, limit: int = 200) -> list[Question]:
    """The questions that nobody has answered, those that matter most first; ties by id."""
    found = [q for c in candidates(record)[:limit] if (q := ask(record, c)) is not None]
    return sorted(found, key=lambda q: (-q.importance, q.id))


def candidates(record: RecordReader) -> list[Candidate]:
    """What may be asked, what matters most first."""
    answered = _Answered(record)
    found = [
        *_divided(record),
        *_contested(record, answered),
        *_stages(record, answered),
        *_follow_ups(record, answered),
        *_ties(record, answered),
        *_doubtful(record, answered),
        *_series(record, answered),
        *_people(record, answered),
        *_failed(record),
    ]
    return sorted(found, key=lambda c: (-c.importance, c.sort, c.row, c.other or "", c.about or ""))


def ask(record: RecordReader, candidate: Candidate) -> Question | None:
    """The question with its evidence; `None` where the record has moved on and it is no question any more."""
    asked: dict[str, Any] = {
        name: getattr(candidate, name) for name in ("sort", "kind", "row", "importance", "text", "other", "about", "suggestion")
    }
    if candidate.sort == "failed":
        return Question(**asked, title=candidate.row)
    row = record.get(candidate.kind, candidate.row)
    if row is None:
        return None
    asked |= {"row": row.id, "title": _title(row), "evidence": row.sources[:2]}
    if candidate.about is not None and candidate.sort == "contested":
        values = row.values.get(candidate.about, ())
        if len(values) < 2:
            return None
        asked |= {"values": values, "evidence": tuple(row.sources[i] for v in values for i in v.sources[:2])}
    if candidate.sort == "doubtful":
        asked |= {"suggestion": getattr(row, "kind", None), "evidence": row.sources[:4]}
    if candidate.sort == "stage" and isinstance(row, CommitmentRow):
        suggested = [s for s in row.stages if s.decision is None]
        if not suggested:
            return None
        last = suggested[-1]
        asked |= {"suggestion": last.stage, "text": last.words or "", "evidence": tuple(row.sources[i] for i in last.sources)}
    if candidate.other is not None:
        other = record.get("events" if candidate.sort == "follow_up" else candidate.kind, candidate.other)
        if other is None or other.id == row.id:
            return None
        asked |= {"other": other.id, "other_title": _title(other), "other_evidence": other.sources[:2]}
    return Question(**asked)


class _Answered:
    """What people have already said, by the rows that it is about now."""

    def __init__(self, record: RecordReader) -> None:
        decisions = record.decisions()
        row_of = record.belongs({a.fact_id for d in decisions for a in (*d.anchors, *d.others)})
        self._values: set[tuple[str, str | None]] = set()
        self._pairs: set[frozenset[str]] = set()
        for decision in standing(decisions):
            rows = list(dict.fromkeys(row_of.get(a.fact_id, a.fact_id) for a in (*decision.anchors, *decision.others)))
            self._values |= {(row, decision.about or decision.kind) for row in rows}
            if decision.kind in ("same", "different", "unsure", "follow_up") and rows:
                self._pairs |= {frozenset((rows[0], other)) for other in rows[1:]}

    def value(self, row: Row, what: str) -> bool:
        """Whether somebody has answered for this property (or by this kind of decision) of the row."""
        return (row.id, what) in self._values

    def pair(self, one: str, other: str) -> bool:
        """Whether somebody has judged these two rows together."""
        return frozenset((one, other)) in self._pairs


def _divided(record: RecordReader) -> Iterator[Candidate]:
    """Decisions on a thing that fell into two parts of one size: of which were they taken?"""
    decisions = [d for d in standing(record.decisions()) if is_followed(d) and len(d.anchors) > 1]
    row_of = record.belongs({a.fact_id for d in decisions for a in d.anchors})
    for decision in decisions:
        found = parts(decision, row_of)
        if len(found) > 1 and len(found[0]) == len(found[1]):
            one, other = (row_of[min(part)] for part in found[:2])
            located = record.find(one)
            if located is not None:
                said = " ".join(filter(None, (decision.about or decision.kind, decision.value)))
                text = f"{decision.who}, {decision.when[:10]}: {said}"
                weight = WEIGHTS["divided"]
                yield Candidate(sort="divided", kind=located[0], row=one, other=other, suggestion=decision.id, text=text, importance=weight)


def _contested(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Values that sources disagree on: more so, the more voices there are."""
    kinds: tuple[Kind, ...] = ("events", "commitments", "figures")
    for kind in kinds:
        for row in record.page(kind, filters={"contested": "yes"}, limit=_MOST, brief=True).rows:
            for name in row.contested:
                values = row.values.get(name, ())
                if not answered.value(row, name):
                    voices = len({row.sources[i].story or row.sources[i].report for v in values for i in v.sources})
                    importance = WEIGHTS["contested"] * len(values) * (1 + voices / 10)
                    yield Candidate(sort="contested", kind=kind, row=row.id, about=name, importance=importance)


def _stages(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Undertakings of which a report tells how far they have come; those with a deadline first."""
    for row in record.page("commitments", filters={"suggested": "yes"}, limit=_MOST, brief=True).rows:
        if isinstance(row, CommitmentRow) and not answered.value(row, "stage"):
            yield Candidate(sort="stage", kind="commitments", row=row.id, importance=WEIGHTS["stage"] * (1.5 if row.due else 1.0))


def _follow_ups(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Later events that may tell what came of an undertaking: of those that fell due, and of those that became known last."""
    due = record.page("commitments", filters={"due_state": "due_nothing_reported"}, limit=_FOLLOWED)
    new = record.page("commitments", order="known", limit=_FOLLOWED)
    for row in {row.id: row for row in (*due.rows, *new.rows)}.values():
        if not isinstance(row, CommitmentRow):
            continue
        matters = 1.3 if row.due_state == "due_nothing_reported" else 1.0
        open_ = [f for f in row.follow_ups if f.state == "suggested" and f.event and not answered.pair(row.id, f.event)]
        for follow in open_[:_EVENTS_OF_ONE]:
            yield Candidate(
                sort="follow_up",
                kind="commitments",
                row=row.id,
                other=follow.event,
                text=follow.reason,
                importance=WEIGHTS["follow_up"] * matters * (0.5 + follow.score),
            )


def _doubtful(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Events that are read from little: neither day nor place nor people. What more reports tell matters more."""
    for row in record.page("events", filters={"confidence": "low", "reviewed": "no"}, limit=_MOST, brief=True).rows:
        if not row.contested:
            told = len({s.story or s.report for s in row.sources})
            yield Candidate(sort="doubtful", kind="events", row=row.id, importance=WEIGHTS["doubtful"] * (0.5 + min(told, 10) / 10))


def _ties(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Events told in passing that fit two others: which of them is it?"""
    for tie in record.ties():
        for place, other in enumerate((tie.other, tie.rival)):
            if not answered.pair(tie.one, other):
                importance = WEIGHTS["same_event"] * (1.0 - place / 10)
                yield Candidate(sort="same_event", kind="events", row=tie.one, other=other, importance=importance)


def _series(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Running totals that fit another series better than their own."""
    rows = [row for row in record.page("figures", limit=_MOST_TOTALS, brief=True).rows if isinstance(row, FigureRow)]
    by_id = {row.id: row for row in rows}
    for found in misfits(rows):
        if not answered.value(by_id[found.figure], found.matter) and not answered.pair(found.figure, found.other):
            yield Candidate(
                sort="series",
                kind="figures",
                row=found.figure,
                other=found.other,
                about=found.matter,
                suggestion=found.value,
                text=found.reason,
                importance=WEIGHTS["series"],
            )


def _people(record: RecordReader, answered: _Answered) -> Iterator[Candidate]:
    """Pairs of people whose names may be one person's, and whom nothing keeps apart yet."""
    rows = [row for row in record.page("people", order="id", limit=20_000, brief=True).rows if isinstance(row, EntityRow)]
    blocks: dict[str, list[EntityRow]] = defaultdict(list)
    for row in rows:
        for key in name_keys(row.name):
            blocks[key].append(row)
    seen: set[tuple[str, str]] = set()
    found: list[tuple[float, str, str, str]] = []
    for key in sorted(blocks):
        if len(blocks[key]) > _LARGEST_BLOCK:
            continue
        for a, b in combinations(sorted(blocks[key], key=lambda r: r.id), 2):
            if (a.id, b.id) in seen or (a.side and b.side and a.side != b.side):
                continue
            seen.add((a.id, b.id))
            names = compare_names(a.name, b.name)
            if names.verdict != "different" and not answered.pair(a.id, b.id):
                known = 1 + min(len(a.events) + len(b.events), 10) / 10
                found.append((WEIGHTS["same_person"] * names.score * known, a.id, b.id, names.reason))
    for importance, one, other, reason in sorted(found, key=lambda f: (-f[0], f[1:]))[:_MOST]:
        yield Candidate(sort="same_person", kind="people", row=one, other=other, text=reason, importance=importance)


def _failed(record: RecordReader) -> Iterator[Candidate]:
    for failure in record.failures():
        yield Candidate(
            sort="failed",
            kind="reports",
            row=failure.source,
            text=failure.sentence,
            importance=WEIGHTS["failed"],
        )


def _title(row: Any) -> str:
    named = getattr(row, "title", None) or getattr(row, "action", None) or getattr(row, "name", None)
    if named:
        return str(named)[:160]
    parts = [getattr(row, name, None) for name in ("format", "kind", "what", "start", "value")]
    return " ".join(str(p).replace("_", " ") for p in parts if p is not None)
