"""Where each character of a cleaned text stood in the input as received."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """A piecewise map from offsets of `Report.text` to offsets of the input as received.

    Each piece `(text_start, raw_start, length)` says that `length` characters from `text_start` stand, unchanged and in order, at
    `raw_start` of the input. Pieces are in text order and do not overlap. Characters between pieces (inserted white space) have no place of
    their own in the input.
    """

    pieces: tuple[tuple[int, int, int], ...]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a text that was not changed."""
        return cls(((0, 0, length),) if length else ())

    @classmethod
    def from_pairs(cls, pairs: Iterable[tuple[int, int]]) -> OffsetMap:
        """The map that sends each text offset to its raw offset; neighbours that run in step become one piece."""
        pieces: list[tuple[int, int, int]] = []
        for text_at, raw_at in pairs:
            if pieces:
                start, raw, length = pieces[-1]
                if text_at == start + length and raw_at == raw + length:
                    pieces[-1] = (start, raw, length + 1)
                    continue
            pieces.append((text_at, raw_at, 1))
        return cls(tuple(pieces))

    def raw(self, offset: int) -> int | None:
        """The offset in the input of the character at `offset`; `None` where that character was not in it."""
        index = bisect_right(self.pieces, (offset, float("inf"), float("inf"))) - 1
        if index < 0:
            return None
        start, raw, length = self.pieces[index]
        return raw + offset - start if offset < start + length else None

    def after(self, earlier: OffsetMap) -> OffsetMap:
        """This map behind `earlier`: `earlier` leads from the text between the two to the input."""
        pieces: list[tuple[int, int, int]] = []
        for start, middle, length in self.pieces:
            index = max(0, bisect_right(earlier.pieces, (middle, float("inf"), float("inf"))) - 1)
            while index < len(earlier.pieces):
                left, raw, size = earlier.pieces[index]
                low, high = max(middle, left), min(middle + length, left + size)
                if left >= middle + length:
                    break
                if low < high:
                    pieces.append((start + low - middle, raw + low - left, high - low))
                index += 1
        return OffsetMap(tuple(pieces))
