"""A text under cleaning that never forgets where each of its characters stood."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.model.offsets import OffsetMap


@dataclass(frozen=True, slots=True)
class Kept:
    """Characters `[start, end)` of the text before, unchanged."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Traced:
    """A text and the map from it to the input as received.

    Cleaning steps are `Traced -> Traced`; each is a list of kept stretches and of white space put between them, so no step can change a
    character or lose its place.
    """

    text: str
    offsets: OffsetMap

    @classmethod
    def whole(cls, text: str) -> Traced:
        """The input itself."""
        return cls(text, OffsetMap.identity(len(text)))

    def splice(self, parts: Iterable[Kept | str]) -> Traced:
        """The text made of kept stretches, in order, and of inserted white space."""
        out: list[str] = []
        pieces: list[tuple[int, int, int]] = []
        at = 0
        for part in parts:
            if isinstance(part, str):
                out.append(part)
                at += len(part)
            elif part.start < part.end:
                length = part.end - part.start
                out.append(self.text[part.start : part.end])
                if pieces and pieces[-1][0] + pieces[-1][2] == at and pieces[-1][1] + pieces[-1][2] == part.start:
                    pieces[-1] = (pieces[-1][0], pieces[-1][1], pieces[-1][2] + length)
                else:
                    pieces.append((at, part.start, length))
                at += length
        return Traced("".join(out), OffsetMap(tuple(pieces)).after(self.offsets))

    def without(self, cuts: Iterable[tuple[int, int]]) -> Traced:
        """The text without the stretches `[start, end)`, given in any order; overlapping ones are one."""
        kept: list[Kept | str] = []
        at = 0
        for start, end in sorted(cuts):
            if start > at:
                kept.append(Kept(at, start))
            at = max(at, end)
        kept.append(Kept(at, len(self.text)))
        return self.splice(kept)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: `[start, end)` without its break; `words` is it with single spaces."""

    start: int
    end: int
    words: str


def lines_of(text: str) -> list[Line]:
    """The lines that are not blank."""
    lines: list[Line] = []
    at = 0
    for raw in text.splitlines(keepends=True):
        words = " ".join(raw.split())
        if words:
            lines.append(Line(at, at + len(raw.rstrip("\r\n\v\f\x1c\x1d\x1e\x85\u2028\u2029")), words))
        at += len(raw)
    return lines
