"""The pack: sides, places, bodies, offices, initiatives, outlets, areas and loaded terms of one peace process.

Forms are grouped by language (BCP 47): `{"en": ("Baku",), "ru": ("Баку",)}`; the first form of a language is the one shown in it.
A side is one of the pack's ids, `third` for everybody else, `None` where the pack says nothing or where it is disputed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Forms = dict[str, tuple[str, ...]]

PlaceKind = Literal["country", "region", "district", "city", "town", "village", "site", "road", "border_point", "landform"]
BodyKind = Literal["organization", "government", "population"]
OutletKind = Literal["agency", "newspaper", "broadcaster", "site", "official", "ngo", "think_tank", "aggregator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of the process: what its country, its government and its people are called."""

    id: str
    names: Forms
    capital: str | None = None
    demonyms: Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Constituency:
    """People who are neither simply one side nor the other: displaced people, residents of disputed places, a diaspora."""

    id: str
    side: str | None = None
    names: Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceName:
    """One name of a place: `side` is whose name it is where sides differ, `None` where both use it."""

    text: str
    language: str
    side: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place with all its names. `side` is the country that both sides say it lies in, `third` elsewhere, `None` where disputed."""

    id: str
    kind: PlaceKind
    names: tuple[PlaceName, ...]
    side: str | None = None
    lat: float | None = None
    lon: float | None = None
    within: str | None = None
    geonames: int | None = None
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A well-known body: ministry, parliament, organization, foreign government. `abstract` kinds follow the reading contract."""

    id: str
    kind: BodyKind
    side: str | None = None
    names: Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """A person who held a high public office: every known form of the name, and when (`None` = not known or still)."""

    names: Forms
    since: str | None = None
    until: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A high public office: its titles, the body it belongs to, and who held it."""

    id: str
    side: str
    titles: Forms
    body: str | None = None
    holders: tuple[Holder, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A dialogue format under all its names; `sort` is what it is, `sides` are those it joins."""

    id: str
    names: Forms
    sides: tuple[str, ...] = ()
    sort: Literal["dialogue", "contact_group", "working_group", "commission", "platform", "programme"] = "dialogue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Who publishes: names as they stand on pages and in credits, domains without `www.`, side, languages, kind."""

    id: str
    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    side: str | None = None
    languages: tuple[str, ...] = ()
    kind: OutletKind = "site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A topic area: its label per language, and words (stems end in `*`) that speak for it."""

    id: str
    labels: Forms
    words: Forms


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedTerm:
    """A word that takes a side: its forms, whose word it is, a neutral gloss per language, and where that is documented."""

    id: str
    forms: Forms
    side: str | None = None
    gloss: Forms
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelevanceWords:
    """Words (stems end in `*`) that make a report relevant, by language.

    `sides`: one dict of forms per side (both must be named, or one of `process`); `matters`: what relations between them are about;
    `process`: names that suffice alone; `issues`: what suffices with one side or a disputed place (mines, delimitation);
    `other`: what speaks against (sport results, weather, horoscopes).
    """

    sides: dict[str, Forms]
    matters: Forms
    process: Forms
    other: Forms
    issues: Forms = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pack:
    """One process. `version` is part of every reading and record made with it. Compared by identity: a loaded pack is shared."""

    id: str
    version: str
    names: Forms
    languages: tuple[str, ...]
    sides: tuple[Side, ...]
    constituencies: tuple[Constituency, ...] = ()
    places: tuple[Place, ...] = ()
    bodies: tuple[Body, ...] = ()
    offices: tuple[Office, ...] = ()
    initiatives: tuple[Initiative, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    areas: tuple[Area, ...] = ()
    terms: tuple[LoadedTerm, ...] = ()
    relevance: RelevanceWords
