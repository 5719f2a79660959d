"""Quotation marks: where a text quotes, in any marks, nested and unbalanced ones too. The one owner of them.

A quotation never runs over more than a few paragraphs, and a mark that is never closed quotes nothing: a missing mark must not turn half
a report into somebody's words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

from tracktwo.model.span import Span

_PAIRS = {"“": "”", "„": "“”", "«": "»", "‹": "›", "‘": "’", "‚": "‘’"}
_CLOSERS = {"”", "»", "›"}
_MARK = re.compile("[\n\"'“”„«»‹›‘’‚]")
_SPACE = re.compile(r"\s*")
_SINGLE = {"'", "’", "‘"}
#: A quotation of more characters than this is a missing mark.
_LONGEST = 3000


@dataclass(frozen=True, slots=True)
class Quotation:
    """`outer` holds the marks, `inner` the words between them; `depth` is 0 for a quotation that stands in no other."""

    outer: Span
    inner: Span
    depth: int = 0


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The quotations of `text` in order of their first mark, those inside others too."""
    found: list[tuple[int, int]] = []
    stack: list[tuple[str, int]] = []
    for match in _MARK.finditer(text):
        at, mark = match.start(), match.group()
        if mark == "\n":
            stack = [s for s in stack if _goes_on(text, at, s[0], s[1])]
        elif mark == '"':
            _straight(text, at, stack, found)
        elif mark in _PAIRS and not (mark in _SINGLE and not _opens_single(text, at)):
            if not (stack and mark in _PAIRS.get(stack[-1][0], "") and stack[-1][0] in "„‚"):
                if not (stack and stack[-1][0] == mark and _begins_line(text, at)):
                    stack.append((mark, at))
            else:
                found.append((stack.pop()[1], at))
        elif mark in _CLOSERS or (mark == "’" and _closes_single(text, at)) or (mark == "'" and _is_straight_single(text, at, stack)):
            if mark == "'" and _opens_single(text, at) and not any(s[0] == "'" for s in stack):
                stack.append(("'", at))
                continue
            depth = next((i for i in range(len(stack) - 1, -1, -1) if mark in _closers(stack[i][0])), None)
            if depth is not None:
                found.append((stack[depth][1], at))
                del stack[depth:]
    spans = sorted((start, end) for start, end in found if end - start > 1 and end - start <= _LONGEST)
    return tuple(_with_depth(spans))


def outermost(quotations: tuple[Quotation, ...]) -> tuple[Quotation, ...]:
    """Those that stand in no other quotation."""
    return tuple(q for q in quotations if q.depth == 0)


def quotation_at(quotations: tuple[Quotation, ...], offset: int) -> Quotation | None:
    """The outermost quotation whose marks or words cover the character at `offset`; `quotations` are outermost ones."""
    index = bisect_right(quotations, offset, key=lambda q: q.outer.start) - 1
    return quotations[index] if index >= 0 and quotations[index].outer.holds(offset) else None


def _closers(opener: str) -> str:
    return {'"': '"', "'": "'"}.get(opener) or _PAIRS.get(opener, "")


def _straight(text: str, at: int, stack: list[tuple[str, int]], found: list[tuple[int, int]]) -> None:
    """A straight mark closes the open one unless it clearly opens another inside it, or repeats it at the start of a paragraph."""
    if stack and stack[-1][0] == '"' and stack[-1][1] < at - 1 and _begins_line(text, at) and "\n" in text[stack[-1][1] : at]:
        return
    open_at = next((i for i in range(len(stack) - 1, -1, -1) if stack[i][0] == '"'), None)
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    opens = (
        not before.strip() or before in "([{—–-:“«" or (before in ".,;!?" and after.isalpha() and open_at is None)
    ) and after.strip() != ""
    if open_at is not None and not (opens and before.strip() == "" and before != ""):
        found.append((stack[open_at][1], at))
        del stack[open_at:]
    elif open_at is not None and opens and _closes_later(text, at):
        stack.append(('"', at))
    elif open_at is not None:
        found.append((stack[open_at][1], at))
        del stack[open_at:]
    elif opens or after[:1].isalnum():
        stack.append(('"', at))


def _closes_later(text: str, at: int) -> bool:
    """Whether two more marks follow before the paragraph ends: one for this opening mark, one for the open quotation."""
    end = text.find("\n", at)
    return text.count('"', at + 1, end if end >= 0 else len(text)) >= 2


def _opens_single(text: str, at: int) -> bool:
    before, after = text[at - 1 : at] if at else "", text[at + 1 : at + 2]
    return (not before.strip() or before in '([{—–"“«') and after.isalnum()


def _closes_single(text: str, at: int) -> bool:
    return not text[at + 1 : at + 2].isalnum()


def _is_straight_single(text: str, at: int, stack: list[tuple[str, int]]) -> bool:
    if any(s[0] == "'" for s in stack):
        return _closes_single(text, at)
    return _opens_single(text, at) and _single_closes(text, at)


def _single_closes(text: str, at: int) -> bool:
    """Whether a closing mark follows in the same line, so that the apostrophe of "the '90s" opens nothing."""
    end = text.find("\n", at)
    line = text[at + 1 : end if end >= 0 else len(text)]
    return any(c == "'" and not line[i + 1 : i + 2].isalnum() and i > 1 and line[i - 1] != "s" for i, c in enumerate(line))


def _begins_line(text: str, at: int) -> bool:
    return not text[max(0, text.rfind("\n", 0, at) + 1) : at].strip()


def _goes_on(text: str, at: int, mark: str, opened: int) -> bool:
    """Whether a quotation open at a line break goes on: its mark is repeated, or a speech that fills its paragraph closes in the next."""
    start = _SPACE.match(text, at).end()  # type: ignore[union-attr]
    if text[start : start + 1] == mark:
        return True
    end = text.find("\n", start)
    following = text[start : end if end >= 0 else len(text)]
    if not _begins_line(text, opened):
        return False
    if mark == '"':
        return following.count('"') % 2 == 1
    closes = following.find(_PAIRS.get(mark, " ")[-1])
    return closes >= 0 and following.find(mark) in (-1, *range(closes, len(following)))


def _with_depth(spans: list[tuple[int, int]]) -> list[Quotation]:
    result: list[Quotation] = []
    open_ends: list[int] = []
    for start, end in spans:
        while open_ends and open_ends[-1] < start:
            open_ends.pop()
        result.append(Quotation(Span(start, end + 1), Span(start + 1, end), len(open_ends)))
        open_ends.append(end)
    return result
