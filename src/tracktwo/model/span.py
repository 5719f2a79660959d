"""Spans: half-open character ranges of one report's text, and how two of them combine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.errors import SpanError

#: Longest span of a fact, in characters (contract/READING.md, rules).
LONGEST_FACT = 1200


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of a report's text: `start` is inside, `end` is outside. Never empty.

    Raises:
        SpanError: the range is empty, reversed or starts before the text.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"[{self.start}, {self.end}) is no span: it must start at 0 or later and end after its start.")

    def __len__(self) -> int:
        return self.end - self.start

    def contains(self, other: Span) -> bool:
        """Whether every character of `other` is inside."""
        return self.start <= other.start and other.end <= self.end

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` is inside."""
        return self.start <= offset < self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def hull(self, other: Span) -> Span:
        """The smallest span that contains both."""
        return Span(min(self.start, other.start), max(self.end, other.end))

    def shifted(self, by: int) -> Span:
        """The same length, `by` characters further on."""
        return Span(self.start + by, self.end + by)

    def of(self, text: str) -> str:
        """The words of `text` that the span covers.

        Raises:
            SpanError: the span ends after the text.
        """
        if self.end > len(text):
            raise SpanError(f"[{self.start}, {self.end}) ends after the text of {len(text)} characters.")
        return text[self.start : self.end]

    def trimmed(self, text: str) -> Span:
        """The span without white space at its ends; itself where it holds nothing else."""
        words = self.of(text)
        left = len(words) - len(words.lstrip())
        right = len(words) - len(words.rstrip())
        return self if left == len(words) else Span(self.start + left, self.end - right)


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """A span with the exact words it covers and where they stand in the input as received.

    `raw_start` is the offset of the first character in the input as received, `None` where it cannot be located there.
    """

    span: Span
    text: str
    raw_start: int | None = None


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span that contains all of `spans`.

    Raises:
        SpanError: there are none.
    """
    every = list(spans)
    if not every:
        raise SpanError("No span, no hull.")
    return Span(min(s.start for s in every), max(s.end for s in every))


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same characters as `spans`, as the fewest spans in order: overlapping and touching ones become one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = result[-1].hull(span)
        else:
            result.append(span)
    return tuple(result)
