"""Which entities a fact speaks of, and in what role."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Affiliation, Commitment, Entity, Event, Figure, Membership, Progress, Statement, Term
from tracktwo.resolution.located import Fact


def references(fact: Fact) -> Iterator[tuple[str, LocalId]]:
    """Role and local id of each entity that the fact speaks of; `according_to` for those whose word it is."""
    if not isinstance(fact, Entity):
        yield from (("according_to", ident) for ident in fact.according_to)
    match fact:
        case Entity():
            yield from (("party", ident) for ident in fact.parties)
        case Affiliation():
            yield "person", fact.person
            if fact.organization:
                yield "organization", fact.organization
        case Membership():
            yield "member", fact.member
            yield "of", fact.of
        case Event():
            for role in ("place", "venue", "destination", "initiative", "document"):
                ident = getattr(fact, role)
                if ident:
                    yield role, ident
            for participant in fact.participants:
                yield "participant", participant.entity
                if participant.on_behalf_of:
                    yield "on_behalf_of", participant.on_behalf_of
        case Commitment():
            yield from (("by", ident) for ident in fact.by)
            yield from (("to", ident) for ident in fact.to)
            if fact.document:
                yield "document", fact.document
        case Statement():
            yield "speaker", fact.speaker
        case Figure() | Progress() | Term():
            return
