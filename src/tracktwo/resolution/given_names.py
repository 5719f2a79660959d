"""Given names that are known: which of them a spelling may be, and which short forms belong to which full names."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass, field

from tracktwo.reading.lexicon import has_lexicon, languages, load_lexicon
from tracktwo.resolution.spelling import distance, skeletons

#: A spelling is a known name up to this distance: what ways of writing differ in, less than what names differ in.
_SPELLED = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenNames:
    """Given names of one language, in base form; `short` leads from a short form to the full ones."""

    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    short: dict[str, tuple[str, ...]] = field(default_factory=dict)


@functools.cache
def _index() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for names in _all():
        for name in (*names.male, *names.female, *names.short):
            for key in skeletons(name):
                found[key][name] = None
    return {key: tuple(names) for key, names in found.items()}


@functools.cache
def _all() -> tuple[GivenNames, ...]:
    return tuple(load_lexicon(GivenNames, code, "given_names") for code in languages() if has_lexicon(code, "given_names"))


@functools.lru_cache(maxsize=16384)
def known_as(word: str) -> frozenset[str]:
    """The known given names that `word` is the nearest spelling of; empty where it is none."""
    near = {n: distance(word, n, keeps_vowels=True) for key in skeletons(word) for n in _index().get(key, ())}
    best = min(near.values(), default=9.0)
    return frozenset(n for n, far in near.items() if far <= best + 0.05) if best <= _SPELLED else frozenset()


def is_short_for(a: str, b: str) -> bool:
    """Whether one of the two is a short form of the other."""
    return bool(known_as(a) & _full(b) or known_as(b) & _full(a))


@functools.lru_cache(maxsize=16384)
def _full(word: str) -> frozenset[str]:
    known = known_as(word)
    return frozenset(f for names in _all() for short, full in names.short.items() if short in known for f in full)
