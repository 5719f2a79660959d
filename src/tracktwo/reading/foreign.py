"""What belongs to nobody's side though the pack does not name it: the states of the world, their people, bodies of many states."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.phrases import Phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignWords:
    """Names of states, what their people are called, and bodies of many states (`foreign.yaml`). The pack's own names come first."""

    states: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


def _words(language: str) -> ForeignWords:
    return load_lexicon(ForeignWords, language, "foreign") if has_lexicon(language, "foreign") else ForeignWords()


@functools.cache
def nations(language: str) -> Phrases:
    """The states of the world and what belongs to them."""
    words = _words(language)
    return Phrases((*words.states, *words.demonyms))


@functools.cache
def peoples(language: str) -> Phrases:
    """What belongs to those states: adjectives and names of people."""
    return Phrases(_words(language).demonyms)


@functools.cache
def _bodies(language: str) -> frozenset[str]:
    return frozenset(map(fold, _words(language).bodies))


def is_international(name: str, language: str) -> bool:
    """Whether the body is one of many states."""
    return fold(name.removeprefix("the ")) in _bodies(language)
