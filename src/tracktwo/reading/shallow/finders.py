"""The shallow finders in order."""

from __future__ import annotations

from tracktwo.packs.pack import Pack
from tracktwo.reading.finder import Finder
from tracktwo.reading.shallow.events import ShallowEvents
from tracktwo.reading.shallow.list_sides import ListSides
from tracktwo.reading.shallow.sayings import ShallowSayings
from tracktwo.reading.shallow.undertakings import ShallowUndertakings
from tracktwo.reading.shallow.words import clause_words
from tracktwo.reading.word_forms import ShallowLanguage


def shallow_finders(language: str, pack: Pack, morphology: ShallowLanguage) -> tuple[Finder, ...]:
    """Sides, events, statements and commitments of a language with `clauses.yaml`; none for others."""
    if clause_words(language) is None:
        return ()
    return (
        ListSides(language, morphology),
        ShallowEvents(language, morphology),
        ShallowSayings(language, morphology),
        ShallowUndertakings(language, pack, morphology),
    )
