"""The draft: a reading while finders work on it.

Facts are the model's own frozen types under provisional ids; `change` replaces one by a changed copy, `merge` makes two entities one, and
`finish` orders everything by first span and gives the final ids. Provisional ids sort by creation, so the same finders over the same
analysis give the same reading, byte for byte.
"""

from __future__ import annotations

import dataclasses
import functools
import typing
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from tracktwo.errors import SpanError
from tracktwo.model.ids import LAYER_LETTERS, LocalId
from tracktwo.model.reading import (
    Affiliation,
    Commitment,
    Entity,
    Event,
    Figure,
    Membership,
    Progress,
    ReaderVersion,
    Reading,
    Statement,
    Term,
)
from tracktwo.model.report import Report
from tracktwo.model.span import LONGEST_FACT, Span
from tracktwo.model.vocab import EntityKind
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Analysis
from tracktwo.reading.confidence import ENTITY_LAYERS, stated

WithId = Entity | Event | Commitment
Fact = Affiliation | Membership | Progress | Statement | Figure | Term
F = TypeVar("F")


@dataclass(slots=True, kw_only=True)
class Draft:
    """A reading in the making: report, analysis and pack to look at, facts found so far.

    `dates` and other working layers that never reach the reading live in `working`, each under its finder's name.
    """

    report: Report
    analysis: Analysis
    pack: Pack
    entities: dict[LocalId, Entity] = field(default_factory=dict)
    events: dict[LocalId, Event] = field(default_factory=dict)
    commitments: dict[LocalId, Commitment] = field(default_factory=dict)
    affiliations: list[Affiliation] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    working: dict[str, Any] = field(default_factory=dict)
    references: list[tuple[Span, LocalId]] = field(default_factory=list)
    _mentions: list[tuple[int, int, LocalId]] = field(default_factory=list)
    _merged: dict[LocalId, LocalId] = field(default_factory=dict)
    _count: int = 0

    @property
    def text(self) -> str:
        """The report's text, which every span points into."""
        return self.report.text

    # -- adding ------------------------------------------------------------------------------------------------------

    def _new_id(self) -> LocalId:
        self._count += 1
        return LocalId(f"~{self._count:06d}")

    def add_entity(self, kind: EntityKind, span: Span, *, name: str | None = None, **fields: Any) -> LocalId:
        """A new entity with its first mention; `name` is its base form where the text inflects it, else the words of the span."""
        words = " ".join(span.of(self.text).split())
        basis = "attested" if name is None or name == words else "derived"
        ident = self._new_id()
        known = {"name": name or words, "name_basis": basis, **fields}
        self.entities[ident] = Entity(id=ident, kind=kind, names=(words,), spans=(span,), **known)
        insort(self._mentions, (span.start, span.end, ident))
        return ident

    def add_mention(self, ident: LocalId, span: Span) -> None:
        """One more place where the text names the entity."""
        entity = self.entity(ident)
        if span not in entity.spans:
            self.entities[entity.id] = dataclasses.replace(entity, spans=tuple(sorted((*entity.spans, span))))
            insort(self._mentions, (span.start, span.end, entity.id))

    def add_reference(self, ident: LocalId, span: Span) -> None:
        """A pronoun or description ("he", "the group") that stands for the entity: evidence, not one of its names."""
        insort(self.references, (span, self.canonical(ident)))

    def add_event(self, **fields: Any) -> LocalId:
        """A new event."""
        event = Event(id=self._new_id(), **fields)
        self.events[event.id] = event
        return event.id

    def add_commitment(self, **fields: Any) -> LocalId:
        """A new commitment."""
        commitment = Commitment(id=self._new_id(), **fields)
        self.commitments[commitment.id] = commitment
        return commitment.id

    # -- looking up --------------------------------------------------------------------------------------------------

    def canonical(self, ident: LocalId) -> LocalId:
        """The id that the entity goes by after merges."""
        while ident in self._merged:
            ident = self._merged[ident]
        return ident

    def entity(self, ident: LocalId) -> Entity:
        """The entity under this id, or under the id it was merged into."""
        return self.entities[self.canonical(ident)]

    def mentions_in(self, span: Span, *kinds: EntityKind) -> list[tuple[Span, Entity]]:
        """Mentions that lie inside `span`, in text order."""
        first = bisect_left(self._mentions, (span.start, 0, ""))
        found = []
        for start, end, ident in self._mentions[first:]:
            if start >= span.end:
                break
            entity = self.entity(ident)
            if end <= span.end and (not kinds or entity.kind in kinds):
                found.append((Span(start, end), entity))
        return found

    def mention_at(self, offset: int, *kinds: EntityKind) -> tuple[Span, Entity] | None:
        """The longest mention that covers the character at `offset`."""
        best: tuple[Span, Entity] | None = None
        first = bisect_left(self._mentions, (offset - LONGEST_FACT, 0, ""))  # no mention is longer than a fact
        for start, end, ident in self._mentions[first : bisect_right(self._mentions, (offset, 1 << 60, "~~"))]:
            if end > offset:
                entity = self.entity(ident)
                if (not kinds or entity.kind in kinds) and (best is None or end - start > len(best[0])):
                    best = Span(start, end), entity
        return best

    def referent_at(self, span: Span) -> Entity | None:
        """The entity that a pronoun or description at exactly this span stands for."""
        at = bisect_left(self.references, (span, ""))
        found = self.references[at] if at < len(self.references) else None
        return self.entity(found[1]) if found is not None and found[0] == span else None

    # -- changing ----------------------------------------------------------------------------------------------------

    def change(self, ident: LocalId, **fields: Any) -> None:
        """Replace fields of an entity, event or commitment."""
        ident = self.canonical(ident)
        if ident in self.entities:
            self.entities[ident] = dataclasses.replace(self.entities[ident], **fields)
        elif ident in self.events:
            self.events[ident] = dataclasses.replace(self.events[ident], **fields)
        else:
            self.commitments[ident] = dataclasses.replace(self.commitments[ident], **fields)

    def merge(self, keep: LocalId, other: LocalId) -> None:
        """Two entities are one: `keep` takes over every mention of `other`, and what it does not know itself."""
        keep, other = self.canonical(keep), self.canonical(other)
        if keep == other:
            return
        mine, theirs = self.entities[keep], self.entities.pop(other)
        self._merged[other] = keep
        self.entities[keep] = dataclasses.replace(
            mine,
            spans=tuple(sorted({*mine.spans, *theirs.spans})),
            side=mine.side or theirs.side,
            size_stated=mine.size_stated or theirs.size_stated,
            mandate_until=mine.mandate_until or theirs.mandate_until,
            date=mine.date or theirs.date,
            parties=mine.parties or theirs.parties,
            pack_id=mine.pack_id or theirs.pack_id,
            confidence=max(mine.confidence, theirs.confidence),
        )

    # -- finishing ---------------------------------------------------------------------------------------------------

    def finish(self, version: ReaderVersion) -> Reading:
        """The reading: final ids, lists in order of first span, every fact with a span that holds."""
        by_place = sorted(self.entities.values(), key=lambda e: (e.spans[0], e.id))
        events = sorted(self.events.values(), key=lambda e: (e.spans[0], e.id))
        commitments = sorted(self.commitments.values(), key=lambda c: (c.span, c.id))
        final: dict[str, str] = {}
        for layer, facts in (("entities", by_place), ("events", events), ("commitments", commitments)):
            for number, fact in enumerate(cast(list[WithId], facts), 1):
                final[fact.id] = f"{LAYER_LETTERS[layer]}{number}"

        def renamed(ident: str) -> str:
            return final.get(self.canonical(LocalId(ident)), ident)

        language = self.analysis.language

        def settle(facts: Sequence[F], layer: str) -> tuple[F, ...]:
            known = (_rename(fact, renamed) for fact in facts)
            return tuple(dataclasses.replace(f, confidence=stated(language, layer, f.confidence)) for f in known)  # type: ignore[type-var, attr-defined]

        def listed(facts: list[Any], layer: str) -> tuple[Any, ...]:
            for fact in facts:
                check_length(fact.span)
            return settle(sorted(facts, key=lambda f: f.span), layer)

        return Reading(
            reader=version,
            report=self.report,
            entities=tuple(self._settled_entity(_rename(e, renamed)) for e in by_place),
            affiliations=listed(self.affiliations, "titles"),
            memberships=listed(self.memberships, "members"),
            events=settle(events, "events"),
            commitments=settle(commitments, "commitments"),
            progress=listed(self.progress, "progress"),
            statements=listed(self.statements, "statements"),
            figures=listed(self.figures, "figures"),
            terms=listed(self.terms, "terms"),
        )

    def _settled_entity(self, entity: Entity) -> Entity:
        sure = stated(self.analysis.language, ENTITY_LAYERS.get(entity.kind, entity.kind), entity.confidence)
        return dataclasses.replace(entity, names=self._names(entity), confidence=sure)

    def _names(self, entity: Entity) -> tuple[str, ...]:
        """Every form in the text, in order of first appearance."""
        return tuple(dict.fromkeys(" ".join(span.of(self.text).split()) for span in entity.spans))


def check_length(span: Span) -> None:
    """See that a fact's span is within the contract's limit.

    Raises:
        SpanError: it is longer than `LONGEST_FACT`.
    """
    if len(span) > LONGEST_FACT:
        raise SpanError(f"A fact's span of {len(span)} characters is longer than {LONGEST_FACT}.", remedy="Cut it at the sentence.")


@functools.cache
def _id_fields(cls: type) -> tuple[tuple[str, str], ...]:
    """The fields of `cls` that hold ids (`one`), tuples of ids (`many`), or tuples of things that hold ids (`nested`)."""
    found = []
    for name, hint in typing.get_type_hints(cls).items():
        args = typing.get_args(hint)
        if hint is LocalId or LocalId in args and type(None) in args or (cls is Term and name == "voice"):
            found.append((name, "one"))
        elif args[:1] == (LocalId,):
            found.append((name, "many"))
        elif args and isinstance(args[0], type) and dataclasses.is_dataclass(args[0]) and typing.get_origin(hint) is tuple:
            found.append((name, "nested"))
    return tuple(found)


def _rename(fact: F, renamed: Any) -> F:
    changes: dict[str, Any] = {}
    for name, sort in _id_fields(cast(type, type(fact))):
        value = getattr(fact, name)
        if value is None:
            continue
        if sort == "one":
            changes[name] = renamed(value)
        elif sort == "many":
            changes[name] = tuple(dict.fromkeys(renamed(v) for v in value))
        else:
            changes[name] = tuple(_rename(v, renamed) for v in value)
    return dataclasses.replace(fact, **changes) if changes else fact  # type: ignore[type-var]
