"""Words that titles are made of."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.reading.lexicon import has_lexicon, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleWords:
    """Words of titles (`titles.yaml`, where each list says what it is for). `genitives`: nouns hang on each other by case alone."""

    genitives: bool = False
    heads: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    narrow: tuple[str, ...] = ()
    joins: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    copulas: tuple[str, ...] = ()
    be: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    honorifics: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    general_bodies: tuple[str, ...] = ()
    body_nouns: tuple[str, ...] = ()


def title_words(language: str) -> TitleWords:
    """The title words of a language; none where it has no list."""
    return load_lexicon(TitleWords, language, "titles") if has_lexicon(language, "titles") else TitleWords()
