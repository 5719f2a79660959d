"""The relevance gate: is a report about the process? Asked of the input as received, before anything is parsed or extracted.

The gate must cost next to nothing, because most of an archive is about something else: plain searches for stems first, and only where they
find enough, a look at which words stand near each other.
"""

from __future__ import annotations

import html as entities
import re
from collections.abc import Iterable
from dataclasses import dataclass

from tracktwo.packs.pack import Forms, Pack

#: At this score a report counts as relevant.
THRESHOLD = 0.5
#: Words of two sides this many characters apart speak of both in one breath: two or three sentences.
_NEAR = 400
_MARKUP = re.compile(r"<!--.*?-->|<(script|style|noscript|svg|nav|footer|form)\b.*?</\1\s*>|<[^>]*>", re.DOTALL | re.IGNORECASE)
_LONGEST = 400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """How surely a report is about the process (0–1), and why."""

    score: float
    reason: str

    @property
    def is_relevant(self) -> bool:
        """Whether the report is to be read."""
        return self.score >= THRESHOLD


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or phrase of the pack: what must stand in the text for it (quick), and how exactly (slower)."""

    core: str
    pattern: re.Pattern[str]


class RelevanceGate:
    """The relevance words of a pack, made ready. Build it once; it holds no state."""

    def __init__(self, pack: Pack) -> None:
        words = pack.relevance
        self._sides = {side: _words(forms) for side, forms in words.sides.items()}
        self._process = _words(words.process)
        self._matters = _words(words.matters)
        self._other = _words(words.other)

    def score(self, content: str, *, is_page: bool = False) -> Relevance:
        """The relevance of an input as received; of a page, what stands between the tags counts."""
        text = content[:_LONGEST].lower()
        if is_page:
            if "&#" in text:
                text = entities.unescape(text)
            if not self._may_matter(text):
                return _nothing()
            text = _MARKUP.sub(" ", text)
        if not self._may_matter(text):
            return _nothing()
        return self._weigh(text)

    def _may_matter(self, text: str) -> bool:
        """Whether all sides, or a word of the process, can stand in `text` at all."""
        return all(any(word.core in text for word in words) for words in self._sides.values()) or any(
            word.core in text for word in self._process
        )

    def _weigh(self, text: str) -> Relevance:
        """The score by the words found and how near the sides are named to each other."""
        process = _found(self._process, text)
        sides = {side: _found(words, text) for side, words in self._sides.items()}
        other = len(_found(self._other, text))
        matters = _found(self._matters, text)
        named = [side for side, places in sides.items() if places]
        near = _near(list(sides.values())) if len(named) == len(sides) and len(sides) > 1 else 0
        close = sum(1 for place in matters if any(abs(place - p) < _NEAR for places in sides.values() for p in places))
        score = 0.0
        if process:
            score = 0.8 if len(process) > 1 or matters else 0.6
        if near:
            score = max(score, 0.5 + 0.1 * min(near, 2) + 0.1 * min(close, 2) if close else 0.4 + 0.1 * min(near - 1, 1))
        elif len(named) == len(sides) and close:
            score = max(score, 0.4)
        if other > len(matters) + len(process):
            score -= 0.3
        score = round(min(1.0, max(0.0, score)), 2)
        found = f"sides named {len(named)} of {len(sides)}, near each other {near}"
        reason = f"{found}; process words {len(process)}, matters {close}, other {other}"
        return Relevance(score=score, reason=reason)


def _nothing() -> Relevance:
    return Relevance(score=0.0, reason="neither all sides nor the process are named")


def _words(forms: Forms) -> tuple[_Word, ...]:
    """The words of all languages: `*` stands for an ending."""
    words = {form.lower().strip() for language in sorted(forms) for form in forms[language]}
    return tuple(_word(word) for word in sorted(words) if word.strip("* "))


def _word(word: str) -> _Word:
    core = max((part for part in word.split("*")), key=len).strip()
    body = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    return _Word(core, re.compile(rf"(?<!\w){body}(?!\w)"))


def _found(words: Iterable[_Word], text: str) -> list[int]:
    """Where the words stand, in order."""
    return sorted(match.start() for word in words if word.core in text for match in word.pattern.finditer(text))


def _near(sides: list[list[int]]) -> int:
    """How many places of the first side have every other side near them."""
    first, *others = sides
    return sum(1 for place in first if all(any(abs(place - p) < _NEAR for p in places) for places in others))
