"""Finder: the names of the pack that stand in the text, in every language.

A country's name is a place in "in Vell" and a state in "Vell agreed"; so is its capital's.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.vocab import EntityKind
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.gazetteer import Entry, Gazetteer, Match
from tracktwo.reading.lexicon import has_lexicon, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """How a language tells a place from a state (`places.yaml`, where each list says what it is for)."""

    inside: tuple[str, ...] = ()
    travel: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    acting: tuple[str, ...] = ()


class KnownNames:
    """Mentions of places, states, peoples and foreign governments of the pack.

    Leaves every match, bodies, initiatives, office-holders and demonyms too, in `draft.working["gazetteer"]`, and titles of offices in
    `draft.working["offices"]`, for the finders of those.
    """

    name = "known_names"
    needs: frozenset[str] = frozenset()
    adds = frozenset({"entities", "gazetteer", "offices"})

    def __init__(self, gazetteer: Gazetteer, language: str, pack: Pack) -> None:
        self._gazetteer = gazetteer
        words = load_lexicon(PlaceWords, language, "places") if has_lexicon(language, "places") else PlaceWords()
        self._inside, self._travel, self._to = set(words.inside), set(words.travel), set(words.to)
        self._parts, self._of, self._acting = set(words.parts), set(words.of), set(words.acting)
        self._bodies = {body.id: body.kind for body in pack.bodies}
        self._countries = {place.id for place in pack.places if place.kind == "country"} | {side.id for side in pack.sides}
        self._towns = {place.id for place in pack.places if place.kind in ("city", "town")}
        self._capitals = {side.capital: side.id for side in pack.sides if side.capital}
        self._foreign = {place.id: place.side for place in pack.places}

    def find(self, draft: Draft) -> None:
        """One entity per kind and pack id."""
        matches, offices = self._gazetteer.names_and_offices(draft.analysis)
        draft.working["gazetteer"], draft.working["offices"] = matches, offices
        seen: dict[tuple[EntityKind, str], LocalId] = {}
        for match in matches:
            chosen = None if match.of("holder", "surname", "initiative") else self._chosen(draft.analysis, match)
            if chosen is None:
                continue
            kind, pack_id, name, side = chosen
            if (kind, pack_id) in seen:
                draft.add_mention(seen[kind, pack_id], match.span)
            else:
                seen[kind, pack_id] = draft.add_entity(kind, match.span, name=name, side=side, pack_id=pack_id, confidence=0.8)

    def _chosen(self, analysis: Analysis, match: Match) -> tuple[EntityKind, str, str, str | None] | None:
        """Kind, pack id, name and side of what the match means here."""
        body = match.of("body")
        if body is not None:
            kind = self._bodies[body.pack_id]
            soil = match.of("place")
            if kind == "organization":
                return None
            if kind == "population" or soil is None or self._is_state(analysis, match, soil):
                return kind, body.pack_id, body.name, body.side
            return "place", soil.pack_id, soil.name, None
        people = match.of("constituency")
        if people is not None:
            return "population", people.pack_id, people.name, people.side
        side, place = match.of("side"), match.of("place")
        if side is not None and self._is_state(analysis, match, place or side):
            return "government", side.pack_id, side.name, side.side
        if place is None:
            return None if side is None else ("place", side.pack_id, side.name, None)
        if (place.pack_id in self._countries or place.pack_id in self._towns) and self._is_state(analysis, match, place):
            return "government", self._capitals.get(place.pack_id, place.pack_id), place.name, self._foreign[place.pack_id]
        return "place", place.pack_id, place.name, None

    def _is_state(self, analysis: Analysis, match: Match, place: Entry) -> bool:
        """Whether the name stands for the state: what it does, what it is party to, what is its own."""
        head = analysis.head_of(match.span)
        if head is None:
            return False
        while head.relation == "conjunct" and (above := analysis.parent(head)) is not None:
            head = above
        above = analysis.parent(head)
        marker = analysis.marker(head)
        if not analysis.has_syntax:
            return place.pack_id in self._countries and not marker and not self._stands_inside(analysis, match)
        if marker in self._inside or (marker in self._to and self._goes(above)):
            return False
        if place.pack_id not in self._countries:  # a town acts only where it says or does something itself
            acts = head.relation in ("subject", "agent") and above is not None and above.pos == "VERB" and not analysis.is_passive(above)
            return acts or (marker in self._acting and place.pack_id in self._capitals)
        if marker in self._of and above is not None and (above.lemma in self._parts or fold(above.text) in self._parts):
            return False
        if head.relation == "object" and self._goes(above):
            return False
        return head.relation not in ("apposition", "root", "adverb", "parataxis", "other")

    def _stands_inside(self, analysis: Analysis, match: Match) -> bool:
        before = analysis.tokens_in(match.span)[0].index - 1
        return before >= 0 and fold(analysis.tokens[before].text) in self._inside

    def _goes(self, head: Token | None) -> bool:
        return head is not None and head.lemma in self._travel
