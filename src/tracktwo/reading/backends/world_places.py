"""Names of states and large cities of the world, for languages without a trained tagger: from CLDR, and a list of what it lacks."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, field

from babel import Locale

from tracktwo.model.folding import fold
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology

#: CLDR names one city for each time zone. Those of Europe and Asia are known to news here; of elsewhere these.
_NEAR = ("Europe/", "Asia/")
_FAR = frozenset(
    f"America/{city}"
    for city in ("New_York", "Los_Angeles", "Chicago", "Toronto", "Sao_Paulo", "Buenos_Aires", "Mexico_City", "Bogota", "Caracas", "Havana")
) | frozenset(f"Africa/{city}" for city in ("Cairo", "Nairobi", "Addis_Ababa", "Lagos", "Johannesburg", "Tripoli", "Tunis", "Algiers"))
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class WorldPlaces:
    """What CLDR lacks (`places_world.yaml`); `never`: names that are common words too."""

    towns: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    never: tuple[str, ...] = field(default=())


@functools.cache
def world_places(language: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Names as folded words, by their first word."""
    listed = load_lexicon(WorldPlaces, language, "places_world") if has_lexicon(language, "places_world") else WorldPlaces()
    locale = Locale(language)
    cities = [zone["city"] for key, zone in locale.time_zones.items() if zone.get("city") and (key.startswith(_NEAR) or key in _FAR)]
    states = [name for code, name in locale.territories.items() if len(code) == 2 and code.isalpha()]
    never = frozenset(map(fold, listed.never))
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for name in (*listed.towns, *listed.regions, *cities, *states):
        words = tuple(fold(name.replace("-", " - ")).split())
        if len(name) >= _SHORTEST and fold(name) not in never and "(" not in name:
            found[words[0]] = (*found.get(words[0], ()), words)
    return found


def place_at(words: Sequence[str], at: int, places: dict[str, tuple[tuple[str, ...], ...]], morphology: Morphology) -> int:
    """How many words from `at` on are a name of the list, the last of them in any case; 0 for none."""
    if not words[at][:1].isupper():
        return 0
    best = 0
    for first in {fold(words[at]), *map(fold, morphology.bases(words[at]))}:
        for name in places.get(first, ()):
            last = at + len(name) - 1
            if len(name) <= best or last >= len(words) or (len(name) > 1 and first != fold(words[at])):
                continue
            inner = all(fold(words[at + i]) == name[i] for i in range(1, len(name) - 1))
            if inner and (len(name) == 1 or name[-1] in set(map(fold, (words[last], *morphology.bases(words[last]))))):
                best = len(name)
    return best
