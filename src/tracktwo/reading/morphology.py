"""Base forms: what a finder asks of a language's word forms."""

from __future__ import annotations

from typing import Protocol

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis


class Morphology(Protocol):
    """The word forms of a language."""

    def bases(self, word: str) -> tuple[str, ...]:
        """The forms that `word` may be a form of, likeliest first, always with `word` itself; letter case is kept."""
        ...

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The name that stands at `span` as a dictionary would have it: "Кямаля Мамедова" for "Кямалей Мамедовой"."""
        ...

    def __hash__(self) -> int:
        """Word forms are kept per morphology."""
        ...


def as_written(analysis: Analysis, span: Span) -> str:
    """The name as it stands in the text, white space collapsed: the base form of languages that do not inflect names."""
    return " ".join(span.of(analysis.text).split())


class EnglishMorphology:
    """English as names need it: the possessive ending and the plural."""

    def bases(self, word: str) -> tuple[str, ...]:
        """The word, and the word without `'s` or the ending of the plural."""
        for ending in ("'s", "’s", "s'", "s’"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return (word, word[: -len(ending)] + ("s" if ending.startswith("s") else ""))
        if len(word) > 4 and word.endswith("s") and not word.endswith("ss"):
            return (word, word[:-3] + "y" if word.endswith("ies") else word[:-1])
        return (word,)

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The words of the text, without a possessive ending."""
        words = as_written(analysis, span)
        return next((words[: -len(e)] for e in ("'s", "’s") if words.endswith(e)), words)


class PlainMorphology:
    """A language of which nothing is known: every word is its own base."""

    def bases(self, word: str) -> tuple[str, ...]:
        """The word alone."""
        return (word,)

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The words of the text."""
        return as_written(analysis, span)
