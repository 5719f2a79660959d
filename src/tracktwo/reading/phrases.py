"""Words of a lexicon found in a text, and what finders of names ask of a token: is it written like a name, is it glued to its neighbour."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.morphology import Morphology

Keys = Sequence[frozenset[str]]

HYPHENS = frozenset("-–‑")


def word_keys(analysis: Analysis, morphology: Morphology) -> tuple[frozenset[str], ...]:
    """For each token the folded forms under which a lexicon may list it: itself, its lemma, and its bases unless it is a small word."""
    return tuple(
        _forms(morphology, t.text, t.lemma) if t.pos not in _SMALL else frozenset((fold(t.text), fold(t.lemma))) for t in analysis.tokens
    )


#: Parts of speech that have no bases, though another word of the same letters may: "после", the preposition, is no form of "посол".
_SMALL = frozenset({"ADP", "CCONJ", "SCONJ", "ADV", "PART", "PUNCT"})


@functools.lru_cache(maxsize=65536)
def _forms(morphology: Morphology, text: str, lemma: str) -> frozenset[str]:
    return frozenset(fold(form) for form in (*morphology.bases(text), lemma))


class Phrases:
    """Words and phrases of a lexicon, found in a text; where several begin at one word the longest counts."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for phrase in phrases:
            folded = fold(phrase)
            for written in dict.fromkeys((folded, folded.replace("-", " - "))):  # tokenizers differ on hyphens
                words = tuple(written.split())
                self._by_first[words[0]].append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)

    def at(self, keys: Keys, index: int, last: int) -> int:
        """How many tokens from `index` on (and before `last`) are the longest phrase that starts there; 0 for none."""
        best = 0
        if self._by_first.keys().isdisjoint(keys[index]):
            return best
        for key in keys[index]:
            for words in self._by_first.get(key, ()):
                length = len(words)
                if length <= best:
                    break
                if index + length <= last and all(words[i] in keys[index + i] for i in range(1, length)):
                    best = length
        return best

    def first_words(self) -> frozenset[str]:
        """The words that a phrase begins with."""
        return frozenset(self._by_first)

    def lengths(self, keys: Keys, places: Mapping[str, Sequence[int]], ends: Sequence[int]) -> list[int]:
        """For each token how many tokens the phrase that starts there has; 0 for none.

        Args:
            keys: the forms of each token.
            places: where each form stands, in text order.
            ends: for each token one past the last token of its sentence.
        """
        found = [0] * len(keys)
        for first in self._by_first.keys() & places.keys():
            for index in places[first]:
                for words in self._by_first[first]:
                    length = len(words)
                    if length <= found[index]:
                        break
                    if index + length <= ends[index] and all(words[i] in keys[index + i] for i in range(1, length)):
                        found[index] = length
                        break
        return found


def is_capital(token: Token) -> bool:
    """Whether the word is written like a name: its first letter is a capital."""
    return token.text[:1].isupper()


def is_glue(tokens: Sequence[Token], index: int) -> bool:
    """Whether the token is a hyphen (or an apostrophe cut off) without space on either side: "Jean-Pierre", "Azerbaijan-Armenia"."""
    if tokens[index].text not in HYPHENS or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end == tokens[index].start and tokens[index].end == tokens[index + 1].start


def is_possessive(token: Token) -> bool:
    """Whether the token is a possessive ending cut off by the tokenizer."""
    return token.text in ("'s", "’s", "'", "’") and token.pos != "PUNCT"


def span_of(tokens: Sequence[Token], first: int, last: int) -> Span:
    """From the first character of token `first` to the last one of token `last - 1`."""
    return Span(tokens[first].start, tokens[last - 1].end)
