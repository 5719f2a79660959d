"""White space made plain: one space between words, line breaks inside a sentence joined, paragraphs kept.

Nothing but white space and invisible characters changes; a space missing in the input stays missing. A blank line stays a blank line
(`\\n\\n`), a single break between sentences or after a heading stays a single break (`\\n`), because headings, lists
and datelines stand so.
"""

from __future__ import annotations

import re

from tracktwo.sources.tracing import Kept, Traced

#: Soft hyphen, zero-width space and joiner marks, byte order mark, direction marks: invisible, and they cut names in two.
#: ZWNJ and ZWJ stay: they belong to the spelling of some languages.
_INVISIBLE = "\u00ad\u200b\u2060\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069"
_SPACE = rf"\s{_INVISIBLE}\x00-\x1f\x7f-\x9f"
#: White space that needs a decision: anything but one plain space.
_GAP = re.compile(rf"[{_SPACE}]{{2,}}|(?! )[{_SPACE}]|^ | $")
_BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_REALLY_ENDS = re.compile(r"[.!?…։:][»”\"'’)\]]*$")
_BYLINE = re.compile(r"by [A-Z][\w.’'-]+ [A-Z][\w .,’'-]{1,50}(?:\n|$)")
#: A line that a page broke is long; a heading, byline or list item that ends without a mark is short.
_LONG_LINE = 40
#: The widest column that text is wrapped at by hand or by a mail program.
_WIDEST_WRAP = 110
#: Words that no sentence, heading or byline ends with.
_LEADS_ON = re.compile(
    r" (?:the|of|a|an|and|to|in|by|with|for|from|at|on|its|his|their|that|which|between"
    r"|и|в|на|с|по|из|от|для|к|о|об|не|что|между|və|ilə|üçün|և|ու)$"
)
#: A line that begins with a date or a time to read, as below titles, is a line of its own.
_STANDS_ALONE = re.compile(
    r"\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}|\d{1,2} [^\W\d_]{3,12}\.?,? \d{4}\s*(?:[-–|•,]|\d\d:|\n|$)"
    r"|\d{1,2} ?m(?:in\w*)?\.?(?: read)? ?(?:[|•·]|\n|$)",
    re.IGNORECASE,
)
_BLOCK = re.compile(r"\S[^\n]*(?:\n[^\n]*\S[^\n]*)*")
_LINE = re.compile(r"\S[^\n]*")


def normalize(traced: Traced) -> Traced:
    """The same words with plain white space."""
    text = traced.text
    parts: list[Kept | str] = []
    at, line_start = 0, 0
    forced = _forced_breaks(text)
    for gap in _GAP.finditer(text):
        parts.append(Kept(at, gap.start()))
        run = gap[0]
        at = gap.end()
        if gap.start() == 0 or at == len(text):
            continue
        space = _space_for(run, text[line_start : gap.start()], text[at : at + 80], is_forced=at in forced)
        if "\n" in space or _BREAKS.search(run):
            line_start = at
        if not space:
            continue
        where = run.find(space)
        if where >= 0:
            parts.append(Kept(gap.start() + where, gap.start() + where + len(space)))
        else:
            parts.append(space)
    parts.append(Kept(at, len(text)))
    return traced.splice(parts)


def _forced_breaks(text: str) -> frozenset[int]:
    """Where a line begins only because the one before was full: blocks wrapped at a width, as typed mail and saved text are.

    A block is wrapped where its lines are short enough for a screen and every third of them goes on in the middle of a sentence.
    """
    found: set[int] = set()
    for block in _BLOCK.finditer(text):
        lines = [(m.start(), m.end()) for m in _LINE.finditer(text, block.start(), block.end())]
        width = max(end - start for start, end in lines)
        if len(lines) < 2 or not _LONG_LINE <= width <= _WIDEST_WRAP:
            continue
        pairs = list(zip(lines, lines[1:], strict=False))
        full = [after for (start, end), (after, stop) in pairs if end - start + 1 + len(text[after:stop].split(maxsplit=1)[0]) > width]
        if 3 * sum(text[after].islower() for after in full) >= len(pairs):
            found.update(full)
    return frozenset(found)


def _space_for(run: str, before: str, after: str, *, is_forced: bool) -> str:
    """The white space that `run` is worth, between the line `before` and what comes `after`."""
    breaks = len(_BREAKS.findall(run))
    if breaks == 0:
        return " " if any(c.isspace() or c < " " or "\x7f" <= c <= "\x9f" for c in run) else ""
    if breaks > 1:
        return "\n\n"
    return " " if _goes_on(before, after) or (is_forced and not _REALLY_ENDS.search(before)) else "\n"


def _goes_on(before: str, after: str) -> bool:
    """Whether a sentence goes on over a line break: it has not ended, and what follows begins like the middle of one."""
    if _REALLY_ENDS.search(before):
        return False
    first = after[0]
    if first.islower():
        return not _BYLINE.match(after)
    is_long = len(before) >= _LONG_LINE
    if is_long and first.isalpha() and _LEADS_ON.search(before):
        return True
    if before.endswith(",") or (is_long and before.endswith(("–", "—"))):
        return not after.startswith(("-", "–", "—", "•", "*"))
    return first.isdigit() and is_long and not _STANDS_ALONE.match(after)
