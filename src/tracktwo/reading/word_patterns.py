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
#: Words that one table of patterns remembers before it starts anew.
_MOST_KNOWN = 20_000


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
        self._known: dict[tuple[str, str], tuple[tuple[tuple[str, ...], V], ...]] = {}

    def _candidates(self, token: Token) -> tuple[tuple[tuple[str, ...], V], ...]:
        """The patterns whose first word matches; remembered, for most words begin none."""
        known = self._known.get((token.text, token.lemma))
        if known is not None:
            return known
        text, lemma = fold(token.text), fold(token.lemma)
        found = list(self._whole.get(text, ()))
        if lemma != text:
            found += self._whole.get(lemma, ())
        for length in self._lengths:
            if length > len(text):
                break
            found += self._stems.get(text[:length], ())
        if len(self._known) >= _MOST_KNOWN:
            self._known.clear()
        self._known[token.text, token.lemma] = tuple(found)
        return tuple(found)

    def at(self, tokens: Sequence[Token], index: int) -> Found[V] | None:
        """The longest pattern that begins at `tokens[index]`."""
        best: Found[V] | None = None
        for words, value in self._candidates(tokens[index]):
            fits = index + len(words) <= len(tokens) and all(_is(word, tokens[index + i]) for i, word in enumerate(words[1:], 1))
            if fits and (best is None or len(words) > best.last - best.first):
                best = Found(index, index + len(words), value)
        return best

    def iter_in(self, tokens: Sequence[Token]) -> Iterator[Found[V]]:
        """Every pattern in `tokens`, in order, none overlapping another."""
        known, index, last = self._known, 0, len(tokens)
        while index < last:
            token = tokens[index]
            begins = known.get((token.text, token.lemma))
            found = self.at(tokens, index) if begins or begins is None else None
            if found is not None:
                yield found
            index = found.last if found else index + 1

    def __bool__(self) -> bool:
        return bool(self._whole or self._stems)


def _is(word: str, token: Token) -> bool:
    text = fold(token.text)
    return text.startswith(word[:-1]) if word.endswith("*") else word in (text, fold(token.lemma))
