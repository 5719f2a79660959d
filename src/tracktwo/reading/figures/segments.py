"""What happened to those counted, told by commas and nearness alone: for languages without a parser."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tracktwo.model.folding import fold
from tracktwo.reading.analysis import Token
from tracktwo.reading.word_patterns import Found

_BREAKS = frozenset(",;:՝()–—")
_ENDS = frozenset(";:")
#: What a conjunction between a number and a cue costs, in words of distance.
_CONJUNCTION = 5


def segment(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int]:
    """The stretch between commas around tokens `[first, last)`; the mark of an ellipsis right after them ("347-ը՝ վիրավորվել") joins."""
    start = first
    while start > 0 and tokens[start - 1].text not in _BREAKS:
        start -= 1
    stop = last
    while stop < len(tokens) and (tokens[stop].text not in _BREAKS or (tokens[stop].text == "՝" and stop - last <= 2)):
        stop += 1
    return start, stop


def cue_of(
    tokens: Sequence[Token], first: int, last: int, cues: Sequence[Found[str]], counted: Collection[int], links: Collection[str]
) -> Found[str] | None:
    """The cue that says what happened to those counted at tokens `[first, last)`.

    The nearest one between the same commas; else the next one after a list of numbers ("five soldiers, three civilians were killed"), or
    the one before such a list where verbs come first. `counted`: where numbers begin; `links`: words such as "toll", "reached".
    """
    start, stop = segment(tokens, first, last)
    near = [c for c in cues if start <= c.first and c.last <= stop and not first <= c.first < last and not _is_whole(tokens, c, first)]
    near = [c for c in near if not any(min(c.first, first) < n < max(c.first, first) for n in counted)]
    if near:
        return min(near, key=lambda c: (_distance(tokens, first, last, c), c.first))
    for cue in cues:
        if cue.first >= stop and not _is_parted(tokens, last, cue.first, links):
            return cue
        if cue.first >= stop:
            break
    before = [c for c in cues if c.last <= start and not _is_parted(tokens, c.last, first, links)]
    lists = any(c < first for c in counted if before and c >= before[-1].last)
    return before[-1] if before and lists else None


def _distance(tokens: Sequence[Token], first: int, last: int, cue: Found[str]) -> int:
    between = tokens[last : cue.first] if cue.first >= last else tokens[cue.last : first]
    return len(between) + _CONJUNCTION * sum(t.pos == "CCONJ" for t in between)


def _is_whole(tokens: Sequence[Token], cue: Found[str], first: int) -> bool:
    """ "Of the wounded, one …": the cue names those of whom some are counted."""
    return cue.last == first and tokens[cue.last - 1].case == "abl"


def _is_parted(tokens: Sequence[Token], first: int, last: int, links: Collection[str]) -> bool:
    """Whether a clause of its own stands between: a finite verb that is no link, or a mark that ends."""
    return any(t.text in _ENDS or (t.form == "finite" and fold(t.text) not in links and t.pos != "AUX") for t in tokens[first:last])
