"""Topic areas: which of the pack's areas some words speak of. The one owner, for agenda points and commitments alike."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict

from tracktwo.model.folding import fold
from tracktwo.packs.pack import Pack

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


class Areas:
    """The areas of a pack in one language. Words are matched letter case and accents aside; `*` ends a stem; spaces join a phrase."""

    def __init__(self, pack: Pack, language: str) -> None:
        self._whole: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        self._stems: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for area in pack.areas:
            for pattern in (w for code in dict.fromkeys((language, "en")) for w in area.words.get(code, ())):
                words = tuple(fold(pattern).split())
                first = words[0].rstrip("*")
                (self._stems if words[0].endswith("*") else self._whole)[first].append((words, area.id))
        self._lengths = sorted({len(stem) for stem in self._stems})

    def of(self, words: str) -> str | None:
        """The area that most words speak for; the one named first where as many speak for two; `None` where none does."""
        tokens = _WORD.findall(fold(words))
        found: Counter[str] = Counter()
        for at in range(len(tokens)):
            found.update(self._at(tokens, at))
        # a Counter keeps the order in which areas were first named
        return max(found, key=lambda area: found[area]) if found else None

    def _at(self, tokens: list[str], at: int) -> list[str]:
        """The areas for which a word or phrase begins here."""
        token = tokens[at]
        candidates = [*self._whole.get(token, ())]
        for length in self._lengths:
            if length > len(token):
                break
            candidates += self._stems.get(token[:length], ())
        return list(dict.fromkeys(a for words, a in candidates if all(_is(w, tokens, at + i) for i, w in enumerate(words[1:], 1))))


@functools.cache
def areas_of(pack: Pack, language: str) -> Areas:
    """The areas of a pack in a language, made once."""
    return Areas(pack, language)


def _is(word: str, tokens: list[str], at: int) -> bool:
    if at >= len(tokens):
        return False
    return tokens[at].startswith(word[:-1]) if word.endswith("*") else tokens[at] == word
