"""Words around and inside people's names."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonWords:
    """Words around and inside people's names (`people.yaml`).

    `tagged`: the language's tagger knows people from places and bodies, and endings tell cases, so a name's words agree in both.
    """

    tagged: bool = False
    honorifics: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    endings: tuple[str, ...] = ()
    speech: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    given_male: tuple[str, ...] = ()
    given_female: tuple[str, ...] = ()
    place_links: tuple[str, ...] = ()
    where: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
