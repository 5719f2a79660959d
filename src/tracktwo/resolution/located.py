"""Where each fact of a reading stands: its anchor, and with it the id that every view prints."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.model.ids import LAYER_LETTERS, FactAnchor, FactId
from tracktwo.model.reading import Affiliation, Commitment, Entity, Event, Figure, Membership, Progress, Reading, Statement, Term
from tracktwo.model.span import Quote, Span

Fact = Entity | Affiliation | Membership | Event | Commitment | Progress | Statement | Figure | Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """One fact with its anchor, its place in its list, and its spans with quotes and offsets in the input as received."""

    anchor: FactAnchor
    position: int
    fact: Fact
    quotes: tuple[Quote, ...]

    @property
    def fact_id(self) -> FactId:
        """The id printed for the fact."""
        return self.anchor.fact_id


def spans_of(fact: Fact) -> tuple[Span, ...]:
    """Every span of the fact, first one first."""
    return fact.spans if isinstance(fact, (Entity, Event)) else (fact.span,)


def facts_of(reading: Reading, layer: str) -> tuple[Fact, ...]:
    """The list of the reading that holds the layer."""
    facts: tuple[Fact, ...] = getattr(reading, layer)
    return facts


def locate(reading: Reading) -> Iterator[Located]:
    """Every fact of the reading with its anchor, layer by layer, in the order of the lists."""
    report = reading.report
    for layer in LAYER_LETTERS:
        seen: Counter[tuple[int, str]] = Counter()
        for position, fact in enumerate(facts_of(reading, layer)):
            quotes = tuple(Quote(span, span.of(report.text), report.offsets.raw(span.start)) for span in spans_of(fact))
            first = quotes[0]
            offset = first.span.start if first.raw_start is None else first.raw_start
            ordinal = seen[(offset, first.text)]
            seen[(offset, first.text)] += 1
            anchor = FactAnchor(report=report.id, layer=layer, offset=offset, quote=first.text, ordinal=ordinal)
            yield Located(anchor=anchor, position=position, fact=fact, quotes=quotes)
