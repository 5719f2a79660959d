"""Which word forms a language has; each imported only where a text needs it."""

from __future__ import annotations

import functools

from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import EnglishMorphology, Morphology, PlainMorphology
from tracktwo.reading.morphology_endings import Endings, EndingsMorphology
from tracktwo.reading.word_forms import ShallowLanguage


@functools.cache
def morphology_of(language: str) -> Morphology:
    """The word forms of a language."""
    if language == "ru":
        from tracktwo.reading.morphology_russian import RussianMorphology

        return RussianMorphology()
    if language in ("az", "hy"):
        return shallow_language(language)
    if has_lexicon(language, "endings"):
        return EndingsMorphology(load_lexicon(Endings, language, "endings"))
    return EnglishMorphology() if language == "en" else PlainMorphology()


@functools.cache
def shallow_language(language: str) -> ShallowLanguage:
    """What is known of a language that is read by its endings alone."""
    if language == "hy":
        from tracktwo.reading.morphology_armenian import ArmenianMorphology

        return ArmenianMorphology()
    from tracktwo.reading.morphology_azerbaijani import AzerbaijaniMorphology

    return AzerbaijaniMorphology()
