"""Sayings: where in the text somebody speaks. What lies inside one is that somebody's word."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.model.vocab import Assertion
from tracktwo.reading.draft import Draft

#: The key of `Draft.working` under which sayings lie, in text order.
LAYER = "sayings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """Words `[span.start, span.end)` that `speakers` say.

    `tells`: they assert what they say ("said that …"); "welcomed the talks" takes the talks for granted, and that they took place is the
    report's own word. `assertion` is `alleged` or `denied` where the cue says so.
    """

    span: Span
    speakers: tuple[LocalId, ...]
    tells: bool = True
    assertion: Assertion = "stated"


class Sayings:
    """Sayings of one draft, found by place."""

    def __init__(self, draft: Draft) -> None:
        found: Sequence[Saying] = draft.working.get(LAYER, ())
        self._sayings = sorted(found, key=lambda s: s.span)
        self._starts = [s.span.start for s in self._sayings]
        self._longest = max((len(s.span) for s in self._sayings), default=0)

    def at(self, offset: int) -> tuple[Saying, ...]:
        """The sayings that cover the character at `offset`, outermost first."""
        index = bisect_right(self._starts, offset)
        found = []
        while index > 0 and self._starts[index - 1] >= offset - self._longest:
            index -= 1
            if self._sayings[index].span.holds(offset):
                found.append(self._sayings[index])
        return tuple(reversed(found))

    def telling(self, offset: int) -> tuple[Saying, ...]:
        """Those that cover `offset` and assert what they say."""
        return tuple(s for s in self.at(offset) if s.tells)
