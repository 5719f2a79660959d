"""Base forms: what a finder asks of a language's word forms."""

from __future__ import annotations

from typing import Protocol


class Morphology(Protocol):
    """The word forms of a language."""

    def bases(self, word: str) -> tuple[str, ...]:
        """The forms that `word` may be a form of, likeliest first, always with `word` itself; letter case is kept."""
        ...


class EnglishMorphology:
    """English as names need it: the possessive ending alone."""

    def bases(self, word: str) -> tuple[str, ...]:
        """The word, and the word without `'s`."""
        for ending in ("'s", "’s", "s'", "s’"):
            if word.endswith(ending) and len(word) > len(ending) + 1:
                return (word, word[: -len(ending)] + ("s" if ending.startswith("s") else ""))
        return (word,)


class PlainMorphology:
    """A language of which nothing is known: every word is its own base."""

    def bases(self, word: str) -> tuple[str, ...]:
        """The word alone."""
        return (word,)
