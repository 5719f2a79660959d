"""Topic areas: which of the pack's areas some words speak of. The one owner, for agenda points and commitments alike."""

from __future__ import annotations

import functools
import re

from tracktwo.model.folding import fold
from tracktwo.packs.pack import Pack


class Areas:
    """The areas of a pack in one language. Words are matched letter case and accents aside; `*` ends a stem; spaces join a phrase."""

    def __init__(self, pack: Pack, language: str) -> None:
        self._patterns: list[tuple[str, re.Pattern[str]]] = []
        for area in pack.areas:
            words = [w for code in dict.fromkeys((language, "en")) for w in area.words.get(code, ())]
            if words:
                self._patterns.append((area.id, re.compile("|".join(_pattern(w) for w in sorted(words, key=len, reverse=True)))))

    def of(self, words: str) -> str | None:
        """The area that most words speak for; the one named first where as many speak for two; `None` where none does."""
        folded = fold(words)
        best: tuple[int, int, str] | None = None
        for area, pattern in self._patterns:
            found = [m.start() for m in pattern.finditer(folded)]
            if found and (best is None or (len(found), -found[0]) > (best[0], -best[1])):
                best = (len(found), found[0], area)
        return best[2] if best else None


@functools.cache
def areas_of(pack: Pack, language: str) -> Areas:
    """The areas of a pack in a language, compiled once."""
    return Areas(pack, language)


def _pattern(word: str) -> str:
    words = [re.escape(part.rstrip("*")) + (r"\w*" if part.endswith("*") else r"(?!\w)") for part in fold(word).split()]
    return r"(?<!\w)" + r"\s+".join(words)
