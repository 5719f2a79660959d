"""Finder: the people meant by a group whom the report also names: "the Velli and Orran ministers", "the Velli prime minister".

Each event keeps the most exact entity that the report gives: where a group or a description of its participants turns out to be named
people or a body, they take its place.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Entity, Event, Participation
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.gazetteer import Match
from tracktwo.reading.plural_references import PluralWords

#: Words of a group's name that say nothing about the office.
_SMALL = frozenset({"DET", "ADP", "CCONJ", "PUNCT", "PART", "NUM"})


class NamedGroups:
    """Adds references from groups to the holders of the offices that they name, and puts those meant in the place of groups in events."""

    name = "named_groups"
    needs = frozenset({"entities", "events", "references"})
    adds = frozenset({"participants"})

    def __init__(self, words: PluralWords) -> None:
        self._offices = {fold(word): tuple(map(fold, titles)) for word, titles in words.offices.items()}

    def find(self, draft: Draft) -> None:
        """Groups first, then the events that they take part in."""
        for entity in list(draft.entities.values()):
            if entity.kind == "group" and not self._meant(draft, entity.spans[0]):
                for ident in self._holders(draft, entity):
                    for span in entity.spans:
                        draft.add_reference(ident, span)
        for event in list(draft.events.values()):
            self._settle(draft, event)

    def _settle(self, draft: Draft, event: Event) -> None:
        kept: list[Participation] = []
        named = {draft.canonical(p.entity) for p in event.participants}
        for part in event.participants:
            meant = self._meant(draft, part.span) if draft.entity(part.entity).kind == "group" else ()
            for ident in meant or (part.entity,):
                if (ident == part.entity or ident not in named) and all(draft.canonical(k.entity) != draft.canonical(ident) for k in kept):
                    entity = draft.entity(ident)
                    count = None if meant else part.count
                    kept.append(dataclasses.replace(part, entity=entity.id, side=entity.side, count=count))
        if kept and tuple(kept) != event.participants:
            draft.change(event.id, participants=tuple(kept))

    def _meant(self, draft: Draft, span: Span) -> tuple[LocalId, ...]:
        """Whom the references stand for that cover most of a stretch."""
        found = [draft.canonical(i) for s, i in draft.references if s.overlaps(span) and len(s) * 2 >= len(span) and s.end >= span.end]
        return tuple(dict.fromkeys(i for i in found if draft.entity(i).kind not in ("place", "document")))

    # -- who holds an office -----------------------------------------------------------------------------------------

    def _holders(self, draft: Draft, group: Entity) -> tuple[LocalId, ...]:
        """One named person per side that the group's words name, each with a title that fits; nobody where one of them is missing."""
        tokens = draft.analysis.tokens_in(group.spans[0])
        sides = self._sides(draft, group.spans[0])
        head = next((t for t in reversed(tokens) if t.pos in ("NOUN", "PROPN") and t.number), None)
        if not sides or head is None or (len(sides) > 1) != (head.number == "plur"):
            return ()
        words = self._office(tokens, head, draft)
        if not words:
            return ()
        found = [self._holder(draft, side, words) for side in sides]
        return tuple(ident for ident in found if ident is not None) if None not in found else ()

    def _office(self, tokens: Sequence[Token], head: Token, draft: Draft) -> tuple[str, ...]:
        """The words of the office: its noun and the plain words before it."""
        known: Sequence[Match] = draft.working.get("gazetteer", ())
        named = [m.span for m in known if any(m.span.overlaps(t.span) for t in tokens)]
        before = [t for t in tokens if t.index <= head.index and t.pos not in _SMALL and not any(n.overlaps(t.span) for n in named)]
        plain = [fold(t.lemma) for t in before]
        return tuple(plain) if 0 < len(plain) <= 3 and plain[-1] in self._offices else ()

    def _holder(self, draft: Draft, side: str, words: tuple[str, ...]) -> LocalId | None:
        """The one person of a side whose title holds the words of the office."""
        found = set()
        for affiliation in draft.affiliations:
            title = fold(affiliation.title or "")
            fits = any(office in title for office in self._offices[words[-1]]) and all(word in title for word in words[:-1])
            if fits and draft.entity(affiliation.person).side == side:
                found.add(draft.canonical(affiliation.person))
        return found.pop() if len(found) == 1 else None

    def _sides(self, draft: Draft, span: Span) -> tuple[str, ...]:
        """The sides whose countries or people the words name, in text order."""
        known: Sequence[Match] = draft.working.get("gazetteer", ())
        found = [(m.of("demonym", "side") or m.of("place")) for m in known if span.contains(m.span)]
        own = [entry.side for entry in found if entry is not None and entry.side is not None]
        return tuple(dict.fromkeys(own))
