"""Which backend and which finders read a language, in order."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Backend
from tracktwo.reading.backends.lexical import LexicalBackend
from tracktwo.reading.dates.finder import Dates
from tracktwo.reading.events.finder import Events
from tracktwo.reading.finder import Finder
from tracktwo.reading.morphologies import morphology_of, shallow_language
from tracktwo.reading.names import dated_name_finders, name_finders
from tracktwo.reading.shallow.finders import shallow_finders
from tracktwo.reading.speech import speech_finders

#: Languages read by their endings, without a parser.
_VERB_FINAL = ("az", "hy")


def build(language: str, pack: Pack) -> tuple[Backend, Sequence[Finder]]:
    """Backend and finders for `language`."""
    morphology = morphology_of(language)
    finders: tuple[Finder, ...] = (
        *name_finders(language, pack, morphology),
        Dates(),
        *dated_name_finders(language, morphology),
        Events(language, morphology),
        *(shallow_finders(language, pack, shallow_language(language)) if language in _VERB_FINAL else ()),
        *speech_finders(language, pack),
    )
    return backend_of(language), finders


def backend_of(language: str) -> Backend:
    """The parser of a language, or the lexical backend where it has none."""
    if language == "en":
        from tracktwo.reading.backends.spacy_english import SpacyEnglish

        return SpacyEnglish()
    if language == "ru":
        from tracktwo.reading.backends.slovnet_russian import SlovnetRussian

        return SlovnetRussian()
    if language in _VERB_FINAL:
        from tracktwo.reading.backends.trained_names import tagger_of
        from tracktwo.reading.backends.verb_final import VerbFinal

        return VerbFinal(shallow_language(language), tagger_of(language))
    return LexicalBackend(language)
