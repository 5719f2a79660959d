"""Profiles: an entity as one wording of one report class has it — kind, folded name, side, pack id. Resolution works on profiles, not on
mentions, so that a head of state costs no more with every report.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.model.reading import Entity
from tracktwo.packs.pack import Forms, Pack

#: Begins the name that a public view gives to a person who is not named there: it tells people apart and says nothing of them.
NAMELESS = "privateperson"
_MARKS = re.compile(r"[^\w' ]+")


def folded_name(name: str) -> str:
    """The name as names are compared: folded, marks gone, white space single."""
    return " ".join(_MARKS.sub(" ", fold(name)).split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One way in which reports name an entity.

    `side` is the reading's, `pack_id` what the pack knows it as, `pin` the fact that a person's decision sets apart.
    """

    kind: str
    name: str
    side: str | None = None
    pack_id: str | None = None
    pin: str = ""

    @property
    def id(self) -> str:
        """16 hex digits of the content."""
        return sha256_hex(canonical_json([self.kind, folded_name(self.name), self.side, self.pack_id, self.pin]))[:16]

    @property
    def folded(self) -> str:
        """The folded name."""
        return folded_name(self.name)

    @property
    def is_nameless(self) -> bool:
        """Whether a view withholds the person's name."""
        return self.folded.startswith(NAMELESS)

    @property
    def is_short(self) -> bool:
        """Whether a person's name is one word only: it fits many."""
        return self.kind == "person" and len(self.folded.split()) < 2


class PackNames:
    """What the pack knows: a folded name of a kind → pack id and side."""

    def __init__(self, pack: Pack) -> None:
        self._known: dict[tuple[str, str], set[tuple[str, str | None]]] = defaultdict(set)
        self.names: dict[str, list[tuple[str, str, str | None]]] = defaultdict(list)
        self.places = {place.id: place for place in pack.places}
        sides = {side.id for side in pack.sides}
        self._country_of_side: dict[str | None, str] = {
            place.side: place.id for place in pack.places if place.kind == "country" and place.side in sides
        }
        for place in pack.places:
            for name in place.names:
                self._add("place", place.id, place.side, name.text, name.language, name.side)
        for body in pack.bodies:
            self._add_forms(body.kind, body.id, body.side, body.names)
        for initiative in pack.initiatives:
            self._add_forms("initiative", initiative.id, None, initiative.names)
        for office in pack.offices:
            for number, holder in enumerate(office.holders):
                self._add_forms("person", f"{office.id}#{number}", office.side, holder.names)
        for side in pack.sides:
            self._add_forms("government", side.id, side.id, side.names)
        for constituency in pack.constituencies:
            self._add_forms("population", constituency.id, constituency.side, constituency.names)

    def _add_forms(self, kind: str, ident: str, side: str | None, forms: Forms) -> None:
        for language, texts in forms.items():
            for text in texts:
                self._add(kind, ident, side, text, language, None)

    def _add(self, kind: str, ident: str, side: str | None, text: str, language: str, whose: str | None) -> None:
        self._known[(kind, folded_name(text))].add((ident, side))
        self.names[ident].append((text, language, whose))

    def chain(self, place_id: str) -> tuple[str, ...]:
        """The place and everything that it lies in, itself first; a side's places lie in its country."""
        chain = [place_id]
        while (at := self.places[chain[-1]]).within is not None and at.within not in chain and at.within in self.places:
            chain.append(at.within)
        country = self._country_of_side.get(self.places[place_id].side)
        return tuple(chain) if country is None or country in chain else (*chain, country)

    def known_as(self, kind: str, name: str) -> tuple[str, str | None] | None:
        """The pack id and side of a name that the pack knows; `None` where it does not, or knows two of them.

        A person is never known by a surname alone: whom it means depends on the report.
        """
        folded = folded_name(name)
        if kind == "person" and " " not in folded:
            return None
        found = self._known.get((kind, folded), set())
        people = {ident for ident, _ in found}
        if len(found) > 1 and kind == "person":
            return min(found, key=lambda f: f[0])  # one person in two offices: either stands for both names
        return next(iter(found)) if len(people) == 1 else None


def profile_of(entity: Entity, names: PackNames, pin: str = "") -> Profile:
    """The profile that the entity of one reading counts under."""
    known = names.known_as(entity.kind, entity.name)
    pack_id = entity.pack_id or (known[0] if known else None)
    side = entity.side if entity.kind != "place" else None
    if side is None and known is not None and entity.kind != "place":
        side = known[1]
    return Profile(kind=entity.kind, name=entity.name, side=side, pack_id=pack_id, pin=pin)
