"""The search key: words folded, romanized and stemmed, so that Məmmədov is found by "memmedov" and Բաքվում by "Բաքու"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracktwo.model.folding import fold

_WORD = re.compile(r"\w+")
#: How many letters of a long Latin word count at least: endings do not. Armenian stems change within the word, so fewer of them.
_STEM = 5


def tokens_of(text: str) -> Iterator[str]:
    """The keys of the words of a text, one for each word."""
    for word in _WORD.findall(fold(text)):
        if len(word) > 1:
            yield key_of(word)


def key_of(word: str) -> str:
    """The key of one folded word: short words whole, of longer ones what endings leave alone."""
    stem = _STEM if word.isascii() else 3 if "ա" <= word[0] <= "ֆ" else 4
    return word if len(word) <= stem or word.isdigit() else word[: max(stem, len(word) - 4)]
