"""The queue: what to ask next, from a view of the record and the decisions that stand. A machine's answer never counts as reviewed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

from tracktwo.model.claim import SourceRef, Value
from tracktwo.model.decision import Decision
from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.model.record import CommitmentRow, EntityRow, Kind, Row
from tracktwo.resolution.names import compare_names, name_keys
from tracktwo.store.base import RecordReader

Sort = Literal["contested", "stage", "follow_up", "same_person", "failed"]

#: What a question of each sort weighs: disagreement of sources first, unreadable inputs last. An order, not a measurement.
WEIGHTS: dict[Sort, float] = {"contested": 3.0, "stage": 2.5, "follow_up": 2.0, "same_person": 1.5, "failed": 0.5}
#: Blocks of more names than this (a family name alone) would ask about everybody; they are left to search.
_LARGEST_BLOCK = 40
#: So many pairs of names are asked about at a time; answered ones make room for the next.
_MOST_PAIRS = 80


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


def questions(record: RecordReader, *, limit: int = 200) -> list[Question]:
    """The questions that nobody has answered, those that matter most first; ties by id."""
    answered = _Answered(record.decisions())
    found = [*_contested(record, answered), *_commitments(record, answered), *_people(record, answered), *_failed(record)]
    return sorted(found, key=lambda q: (-q.importance, q.id))[:limit]


class _Answered:
    """What people have already said, by the facts it is about."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        undone = {d.undoes for d in decisions if d.kind == "undo"}
        self._values: set[tuple[str, str | None]] = set()
        self._pairs: set[frozenset[str]] = set()
        for decision in decisions:
            if decision.id in undone:
                continue
            facts = [a.fact_id for a in (*decision.anchors, *decision.others)]
            for fact in facts:
                self._values.add((fact, decision.about if decision.about else decision.kind))
            if decision.kind in ("same", "different", "unsure", "follow_up"):
                self._pairs.update(frozenset((facts[0], other)) for other in [*facts[1:], *(a.fact_id for a in decision.others)])

    def value(self, row: Row, what: str) -> bool:
        """Whether somebody has answered for this property (or by this kind of decision) of the row."""
        return any((fact, what) in self._values for fact in (row.id, *row.aliases))

    def pair(self, a: Row, b: Sequence[str]) -> bool:
        """Whether somebody has judged a fact of `a` with one of `b`."""
        others = set(b)
        return any(pair & {a.id, *a.aliases} and pair & others for pair in self._pairs)


def _contested(record: RecordReader, answered: _Answered) -> Iterator[Question]:
    kinds: tuple[Kind, ...] = ("events", "commitments", "figures")
    for kind in kinds:
        for row in record.page(kind, filters={"contested": "yes"}, limit=300).rows:
            for name in row.contested:
                values = row.values.get(name, ())
                if not answered.value(row, name):
                    voices = len({row.sources[i].story or row.sources[i].report for v in values for i in v.sources})
                    yield Question(
                        sort="contested",
                        kind=kind,
                        row=row.id,
                        title=_title(row),
                        about=name,
                        values=values,
                        evidence=tuple(row.sources[i] for v in values for i in v.sources[:2]),
                        importance=WEIGHTS["contested"] * len(values) * (1 + voices / 10),
                    )


def _commitments(record: RecordReader, answered: _Answered) -> Iterator[Question]:
    for row in record.page("commitments", limit=100).rows:
        if not isinstance(row, CommitmentRow):
            continue
        suggested = [s for s in row.stages if s.decision is None]
        if suggested and not answered.value(row, "stage"):
            last = suggested[-1]
            yield Question(
                sort="stage",
                kind="commitments",
                row=row.id,
                title=_title(row),
                text=last.words or "",
                suggestion=last.stage,
                evidence=tuple(row.sources[i] for i in last.sources),
                importance=WEIGHTS["stage"] * (1.5 if row.due else 1.0),
            )
        for follow in row.follow_ups:
            if follow.state == "suggested" and follow.event:
                event = record.get("events", follow.event)
                if event is None or answered.pair(row, (event.id, *event.aliases)):
                    continue
                yield Question(
                    sort="follow_up",
                    kind="commitments",
                    row=row.id,
                    title=_title(row),
                    text=follow.reason,
                    other=event.id,
                    other_title=_title(event),
                    evidence=row.sources[:2],
                    other_evidence=event.sources[:2],
                    importance=WEIGHTS["follow_up"] * (0.5 + follow.score),
                )


def _people(record: RecordReader, answered: _Answered) -> Iterator[Question]:
    """Pairs of people whose names may be one person's, and whom nothing keeps apart yet."""
    rows = [row for row in record.page("people", order="id", limit=5000, brief=True).rows if isinstance(row, EntityRow)]
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
            if names.verdict != "different" and not answered.pair(a, (b.id, *b.aliases)):
                known = 1 + min(len(a.events) + len(b.events), 10) / 10
                found.append((WEIGHTS["same_person"] * names.score * known, a.id, b.id, names.reason))
    for importance, one, other, reason in sorted(found, key=lambda f: (-f[0], f[1:]))[:_MOST_PAIRS]:
        first, second = record.get("people", one), record.get("people", other)
        if isinstance(first, EntityRow) and isinstance(second, EntityRow):
            yield Question(
                sort="same_person",
                kind="people",
                row=one,
                title=first.name,
                other=other,
                other_title=second.name,
                text=reason,
                evidence=first.sources[:2],
                other_evidence=second.sources[:2],
                importance=importance,
            )


def _failed(record: RecordReader) -> Iterator[Question]:
    for failure in record.failures():
        yield Question(
            sort="failed",
            kind="reports",
            row=failure.source,
            title=failure.source,
            text=f"{failure.reason} {failure.remedy}",
            importance=WEIGHTS["failed"],
        )


def _title(row: Any) -> str:
    named = getattr(row, "title", None) or getattr(row, "action", None) or getattr(row, "name", None)
    if named:
        return str(named)[:160]
    parts = [getattr(row, name, None) for name in ("format", "kind", "what", "start", "value")]
    return " ".join(str(p).replace("_", " ") for p in parts if p is not None)
