"""Segments: the stretches of a report within which somebody's words and the words that report them stand together.

A segment is a sentence, or several that one quotation holds together; parsers cut sentences inside quotations and before "said X".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.quotes import Quotation

#: Quoted words fewer than this, without a verb, are a name or a word held at arm's length, not speech.
_FEWEST_SPOKEN = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Tokens `[first, last)`, and the spoken quotations among them."""

    first: int
    last: int
    span: Span
    paragraph: int
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]

    def is_quoted(self, token: Token) -> bool:
        """Whether the token stands in a spoken quotation."""
        return any(q.outer.holds(token.start) for q in self.quotes)

    def outside(self) -> tuple[Token, ...]:
        """The tokens that are the report's own words."""
        return tuple(t for t in self.tokens if not self.is_quoted(t)) if self.quotes else self.tokens


def is_spoken(quotation: Quotation, analysis: Analysis) -> bool:
    """Whether a quotation is speech rather than a title or a single word in marks."""
    words = [t for t in analysis.tokens_in(quotation.inner) if any(c.isalnum() for c in t.text)]
    if quotation.inner.of(analysis.text).rstrip()[-1:] in ",.!?…" and len(words) > 1:
        return True
    verb = any(t.pos in ("VERB", "AUX") for t in words)
    return len(words) >= _FEWEST_SPOKEN or (verb and len(words) > 1)


def segments(analysis: Analysis, quotations: tuple[Quotation, ...]) -> Iterator[Segment]:
    """The segments of a text in order; `quotations` are the outermost ones."""
    spoken = [q for q in quotations if is_spoken(q, analysis)]
    first: int | None = None
    at = 0
    for number, sentence in enumerate(analysis.sentences):
        first = sentence.first if first is None else first
        following = analysis.sentences[number + 1] if number + 1 < len(analysis.sentences) else None
        while at < len(spoken) and spoken[at].outer.end <= analysis.tokens[first].start:
            at += 1
        if following is not None and _joined(analysis, sentence.end, following.start, following.first, spoken, at):
            continue
        start, end = analysis.tokens[first].start, sentence.end
        inside = []
        index = at
        while index < len(spoken) and spoken[index].outer.start < end:
            inside.append(spoken[index])
            index += 1
        yield Segment(
            first=first,
            last=sentence.last,
            span=Span(start, end),
            paragraph=sentence.paragraph,
            tokens=analysis.tokens[first : sentence.last],
            quotes=tuple(inside),
        )
        first = None


def _joined(analysis: Analysis, end: int, start: int, token: int, spoken: list[Quotation], at: int) -> bool:
    """Whether a quotation, or words in lower case after its closing mark, hold two sentences together."""
    for quotation in spoken[at:]:
        if quotation.outer.start >= start:
            break
        if quotation.outer.end > start or (quotation.outer.end > end and quotation.outer.start < end):
            return True
        if quotation.outer.end in (end, end - 1) or not analysis.text[quotation.outer.end : start].strip():
            quoted_end = analysis.text[quotation.inner.start : quotation.inner.end].rstrip()[-1:]
            if analysis.tokens[token].text[:1].islower() or quoted_end in (",",):
                return True
    return False
