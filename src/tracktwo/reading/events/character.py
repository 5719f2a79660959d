"""What sort of a meeting it is: its level and whose people sat in it."""

from __future__ import annotations

from tracktwo.model.vocab import THIRD_SIDE, Composition, Level
from tracktwo.reading.events.scene import Party, Scene, Telling


def level_of(scene: Scene, parties: list[Party], event: list[Telling]) -> Level | None:
    """`track1` where officials meet, `track2` where only people without office do; `None` where the report does not tell."""
    ranks = {_rank(scene, party) for party in parties} - {None}
    if ranks == {"official"}:
        return "track1"
    if ranks == {"civil"}:
        return "track2"
    return "track1.5" if ranks == {"official", "civil"} else None


def _rank(scene: Scene, party: Party) -> str | None:
    entity = scene.entity(party.entity)
    if entity.kind == "government" or (entity.kind == "person" and entity.pack_id is not None):
        return "official"
    titles = (
        [a.title or "" for a in scene.draft.affiliations if scene.draft.canonical(a.person) == entity.id]
        if entity.kind == "person"
        else [entity.name]
    )
    words = " ".join(titles).casefold()
    if any(word in words for word in scene.words.civil):
        return "civil"
    if any(word in words for word in scene.words.official):
        return "official"
    return None


def composition_of(scene: Scene, parties: list[Party]) -> Composition | None:
    """Whose people took part, where every party's side is known."""
    sides = [scene.entity(p.entity).side for p in parties if p.role not in ("organizer", "supporter", "affected")]
    own = {side for side in sides if side not in (None, THIRD_SIDE)}
    if not own or None in sides:
        return "joint" if len(own) > 1 and THIRD_SIDE not in sides else None
    if len(own) > 1:
        return "with_third_parties" if THIRD_SIDE in sides else "joint"
    return "with_third_parties" if THIRD_SIDE in sides else "one_side"
