"""Lists that the Armenian tagger of names looks words up in: countries and towns, nouns of bodies, titles."""

from __future__ import annotations

import functools

import simplemma
from babel import Locale

from tracktwo.packs.loader import load_pack
from tracktwo.reading.backends.world_places import WorldPlaces
from tracktwo.reading.bodies import BodyWords
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.name_tagger import NameLists
from tracktwo.reading.title_words import title_words


@functools.cache
def name_lists() -> NameLists:
    """Names of countries and cities from CLDR, of places from the pack that is shipped, heads of bodies and titles from the word lists."""
    world, locale = load_lexicon(WorldPlaces, "hy", "places_world"), Locale("hy")
    cities = [zone["city"] for zone in locale.time_zones.values() if zone.get("city")]
    near = [name.text for place in load_pack("south_caucasus").places for name in place.names if name.language == "hy"]
    every = (*locale.territories.values(), *world.towns, *world.regions, *cities, *near)
    names = [tuple(n.lower().replace("-", " - ").split()) for n in every]
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
