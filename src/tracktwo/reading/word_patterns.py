"""Words and word groups of a lexicon found among tokens: the one way in which finders look words up.

A pattern is one or more words with spaces between. A word matches a token's lemma or its text, letter case and accents aside; a word that
ends in `*` is a stem and matches every token that begins with it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from tracktwo.model.folding import fold
from tracktwo.reading.analysis import Token

V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A pattern that stands at tokens `[first, last)` of the sequence searched, and what the lexicon says of it."""

    first: int
    last: int
    value: V


class Patterns(Generic[V]):
    """Patterns with a value each. Looking up costs a few dictionary accesses per token, however many patterns there are."""

    def __init__(self, patterns: Iterable[tuple[str, V]] | Mapping[str, V]) -> None:
        self._whole: dict[str, list[tuple[tuple[str, ...], V]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[tuple[str, ...], V]]] = defaultdict(list)
        for pattern, value in patterns.items() if isinstance(patterns, Mapping) else patterns:
            words = tuple(fold(word) for word in pattern.split())
            if words[0].endswith("*"):
                self._stems[words[0][:-1]].append((words, value))
            else:
                self._whole[words[0]].append((words, value))
        self._lengths = sorted({len(stem) for stem in self._stems})

    def at(self, tokens: Sequence[Token], index: int) -> Found[V] | None:
        """The longest pattern that begins at `tokens[index]`."""
        token = tokens[index]
        text, lemma = fold(token.text), fold(token.lemma)
        if not self._lengths and text not in self._whole and lemma not in self._whole:
            return None
        candidates = list(self._whole.get(text, ()))
        if lemma != text:
            candidates += self._whole.get(lemma, ())
        for length in self._lengths:
            if length > len(text):
                break
            candidates += self._stems.get(text[:length], ())
        best: Found[V] | None = None
        for words, value in candidates:
            fits = index + len(words) <= len(tokens) and all(_is(word, tokens[index + i]) for i, word in enumerate(words[1:], 1))
            if fits and (best is None or len(words) > best.last - best.first):
                best = Found(index, index + len(words), value)
        return best

    def iter_in(self, tokens: Sequence[Token]) -> Iterator[Found[V]]:
        """Every pattern in `tokens`, in order, none overlapping another."""
        index = 0
        while index < len(tokens):
            found = self.at(tokens, index)
            if found is not None:
                yield found
            index = found.last if found else index + 1

    def __bool__(self) -> bool:
        return bool(self._whole or self._stems)


def _is(word: str, token: Token) -> bool:
    text = fold(token.text)
    return text.startswith(word[:-1]) if word.endswith("*") else word in (text, fold(token.lemma))
