"""Finder: which of the bodies named in the text do or say something: those are part of the reading."""

from __future__ import annotations

from tracktwo.model.folding import fold
from tracktwo.reading.bodies import BodyNames, body_words
from tracktwo.reading.draft import Draft
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.outlets import outlet_names


class ActingBodies:
    """Claims bodies that are a subject, an agent or a party, and those that the pack knows well enough to be named with one word."""

    name = "acting_bodies"
    needs = frozenset({"bodies", "people"})
    adds = frozenset({"entities"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = body_words(language)
        self._taking_part, self._houses = frozenset(words.taking_part), frozenset(words.houses)

    def find(self, draft: Draft) -> None:
        """Every body one of whose mentions acts."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        outlets = outlet_names(draft.pack)
        for body in bodies.bodies:
            if (
                body.entity is None
                and (body.pack_id or fold(body.name) not in outlets)
                and any(self._acts(seen, a, b) for a, b in body.mentions)
            ):
                bodies.claim(draft, body)

    def _acts(self, seen: NameScan, first: int, last: int) -> bool:
        analysis = seen.analysis
        if not analysis.has_syntax:
            return last - first > 1
        head = analysis.head_of(seen.span(first, last))
        if head is None:
            return False
        if head.relation == "conjunct":
            head = next((above for above in analysis.ancestors(head) if above.relation != "conjunct"), head)
        if head.relation == "adjective" and last - first > 1 and (noun := analysis.parent(head)) is not None:
            head = noun  # "a Red Cross truck left": named in full beside what it owns or sends
        if head.relation in ("subject", "passive_subject", "agent", "object", "indirect_object", "apposition"):
            return True
        marker, above = analysis.marker(head), analysis.parent(head)
        if marker in self._houses and above is not None and above.pos == "VERB" and above.number == "plur":
            return not analysis.children(above, "subject", "passive_subject")  # "в министерстве сообщили"
        return head.relation in ("oblique", "modifier", "parataxis") and marker in self._taking_part
