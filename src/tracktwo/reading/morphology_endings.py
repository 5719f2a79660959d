"""Word forms of a language of which only the endings are known: enough to find the pack's names in it."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis
from tracktwo.reading.morphology import as_written

_APOSTROPHES = "'’ʼ"
_STEM = 3  # shorter stems are mostly chance


@dataclass(frozen=True, slots=True, kw_only=True)
class Endings:
    """`endings`: what a form may end in; `bases`: what a base form has instead; `apostrophe`: whether one comes before endings."""

    apostrophe: bool = False
    endings: tuple[str, ...] = ()
    bases: tuple[str, ...] = ("",)


class EndingsMorphology:
    """Cuts one ending off, longest first. Guesses freely, since a guess counts only where the pack has that name."""

    def __init__(self, endings: Endings) -> None:
        self._endings = tuple(sorted(endings.endings, key=len, reverse=True))
        self._bases = endings.bases
        self._apostrophe = endings.apostrophe

    def bases(self, word: str) -> tuple[str, ...]:
        """The word, and what it can be a form of."""
        name = self._before_apostrophe(word)
        found = [word, name]
        for ending in self._endings:
            if name.endswith(ending) and len(name) - len(ending) >= _STEM:
                found += [name[: -len(ending)] + base for base in self._bases]
        return tuple(dict.fromkeys(found))

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The words of the text, without what follows an apostrophe."""
        return self._before_apostrophe(as_written(analysis, span))

    def _before_apostrophe(self, word: str) -> str:
        if self._apostrophe:
            for at in range(len(word) - 1, 0, -1):
                if word[at] in _APOSTROPHES:
                    return word[:at] if word[at + 1 :].isalpha() else word
        return word
