"""The trained tagger of names of a language, where the project has weights for one."""

from __future__ import annotations

from tracktwo.reading.morphologies import shallow_language
from tracktwo.reading.name_tagger import NameTagger, load_weights


def tagger_of(language: str) -> NameTagger | None:
    """The tagger of a language; `None` where nothing is trained for it."""
    weights = load_weights(language)
    if weights is None or language != "hy":
        return None
    from tracktwo.reading.backends.armenian_lists import name_lists

    return NameTagger(weights, shallow_language(language), name_lists())
