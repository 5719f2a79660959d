"""Lists that the Armenian tagger of names looks words up in: countries and towns, nouns of bodies, titles."""

from __future__ import annotations

import functools
from dataclasses import dataclass

import simplemma
from babel import Locale

from tracktwo.reading.bodies import BodyWords
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.name_tagger import NameLists
from tracktwo.reading.title_words import title_words


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldPlaces:
    """Names of towns, countries and regions (`places_world.yaml`)."""

    towns: tuple[str, ...]
    regions: tuple[str, ...]


@functools.cache
def name_lists() -> NameLists:
    """Names of countries from CLDR, heads of bodies and titles from the language's word lists."""
    world = load_lexicon(WorldPlaces, "hy", "places_world")
    names = [tuple(n.lower().replace("-", " - ").split()) for n in (*Locale("hy").territories.values(), *world.towns, *world.regions)]
    places = {word for name in names for word in name if len(word) > 2}
    bodies = load_lexicon(BodyWords, "hy", "bodies")
    phrases = frozenset(n for n in names if len(n) > 1)
    return NameLists(
        places=frozenset(places),
        phrases=phrases,
        common=_is_common,
        heads=frozenset(bodies.heads),
        titles=frozenset(title_words("hy").heads),
    )


@functools.lru_cache(maxsize=65536)
def _is_common(word: str) -> bool:
    return bool(simplemma.is_known(word, lang="hy"))
