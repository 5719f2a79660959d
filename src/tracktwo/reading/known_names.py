"""Finder: the names of the pack that stand in the text, in every language."""

from __future__ import annotations

from tracktwo.model.ids import LocalId
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.draft import Draft
from tracktwo.reading.gazetteer import Entry, EntrySort, Gazetteer

_KINDS: dict[EntrySort, EntityKind] = {
    "place": "place",
    "body": "organization",
    "side": "government",
    "constituency": "population",
}


class KnownNames:
    """Mentions of places, sides, constituencies and foreign governments of the pack.

    Leaves every match, bodies, initiatives, office-holders, demonyms and office titles too, in `draft.working["gazetteer"]` for the finders
    of those.
    """

    name = "known_names"
    needs: frozenset[str] = frozenset()
    adds = frozenset({"entities", "gazetteer"})

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def find(self, draft: Draft) -> None:
        """One entity per pack id."""
        matches = self._gazetteer.find(draft.analysis)
        draft.working["gazetteer"] = matches
        seen: dict[tuple[EntityKind, str], LocalId] = {}
        for match in matches:
            if match.of("holder", "initiative"):
                continue
            entry = match.of("body", "side", "place", "constituency")
            if entry is None:
                continue
            kind = self._kind(entry, draft)
            if kind == "organization":
                continue
            key = (kind, entry.pack_id)
            if key in seen:
                draft.add_mention(seen[key], match.span)
            else:
                side = None if kind == "place" else entry.side
                seen[key] = draft.add_entity(kind, match.span, name=entry.name, side=side, pack_id=entry.pack_id, confidence=0.8)

    def _kind(self, entry: Entry, draft: Draft) -> EntityKind:
        if entry.sort == "body":
            body = next(b for b in draft.pack.bodies if b.id == entry.pack_id)
            return body.kind
        return _KINDS[entry.sort]
