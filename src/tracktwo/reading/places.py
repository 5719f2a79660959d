"""Finder: places that the pack does not know, by the tagger and by what stands around ("the village of Arn", "near Arn")."""

from __future__ import annotations

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.reading.bodies import BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import is_capital, is_possessive


class Places:
    """One place entity for each further name that the tagger takes for a town, a country, a region or a building."""

    name = "places"
    needs = frozenset({"gazetteer", "bodies", "people"})
    adds = frozenset({"entities"})

    def __init__(self, morphology: Morphology) -> None:
        self._morphology = morphology

    def find(self, draft: Draft) -> None:
        """The tagger's places that are nobody's name and no body's."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        people: PeopleFound = draft.working["people"]
        known: dict[str, LocalId] = {}
        for name in draft.analysis.names:
            if name.label != "place":
                continue
            first, last = _trimmed(seen, [t.index for t in draft.analysis.tokens_in(name.span)])
            if first >= last or any(i in people.at or bodies.is_firm(i) or seen.known[i] is not None for i in range(first, last)):
                continue
            span = seen.span(first, last)
            base = self._morphology.base_name(draft.analysis, span, "place")
            if fold(base) in known:
                draft.add_mention(known[fold(base)], span)
            else:
                known[fold(base)] = draft.add_entity("place", span, name=base, confidence=0.6)


def _trimmed(seen: NameScan, inside: list[int]) -> tuple[int, int]:
    """First and last token (half open) of the name itself: no article before it, no possessive ending or mark after it."""
    while inside and not is_capital(seen.tokens[inside[0]]):
        inside.pop(0)
    while inside and (is_possessive(seen.tokens[inside[-1]]) or not seen.tokens[inside[-1]].text[-1].isalnum()):
        inside.pop()
    while inside and inside[0] in seen.opens and fold(seen.tokens[inside[0]].text) == "the":
        inside.pop(0)
    return (inside[0], inside[-1] + 1) if inside else (0, 0)
