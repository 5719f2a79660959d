"""Where it was: place names in the case that says where, with the noun that carries the case ("in the town of …")."""

from __future__ import annotations

import functools

from tracktwo.model.ids import LocalId
from tracktwo.packs.pack import Pack, PlaceKind
from tracktwo.reading.shallow.scene import Mention, Scene

#: Postpositions after a place where something was.
_NEAR = frozenset(("մոտ", "ուղղությամբ", "մերձակայքում", "հատվածում", "istiqametinde", "yaninda"))
_WIDE = {"country": 3, "region": 2, "district": 1, "landform": 2, "road": 2}


def place_in(scene: Scene, first: int, last: int, *, to: bool, source: bool) -> LocalId | None:
    """The most exact place named in tokens `[first, last)` as where it was; `to`: or where one went; `source`: or where from."""
    found: list[tuple[int, int, Mention]] = []
    for mention in scene.mentions(first, last, "place", "government"):
        where = _where(scene, mention, last)
        if where == "loc" or to and where in (("dat",) if scene.words.act_first else ("dat", "bare")):
            rank = 0
        elif source and where == "abl":
            rank = 1
        else:
            continue
        if mention.entity.kind == "government" and rank == 0 and where not in ("loc", "dat") and not to:
            continue
        found.append((rank, is_more_exact(scene, mention), mention))
    if not any(exact == 0 for _, exact, _ in found):
        village = _by_its_noun(scene, first, last)
        if village is not None:
            return village
    if not found:
        return _unknown(scene, first, last)
    _, _, best = min(found, key=lambda f: (f[0], f[1], f[2].first))
    return _place(scene, best)


def _where(scene: Scene, mention: Mention, last: int) -> str | None:
    """The case of the name, or of the noun after it: "Kaçreti qəsəbəsində"."""
    token = scene.tokens[mention.last - 1]
    if token.text.casefold().endswith(("dakı", "dəki", "daki", "deki", "ումը")):
        return "loc"
    if mention.case in ("loc", "abl", "dat", "ins"):
        return mention.case
    at = mention.last
    while at < last and at < mention.last + 2:
        if scene.is_word(at, scene.words.place_nouns):
            case = scene.tokens[at].case
            after = scene.tokens[at + 1] if at + 1 < last else None
            if case == "loc" or (after is not None and after.pos == "ADP" and after.lemma in _NEAR):
                return "loc"
            near = after is not None and after.case == "loc"
            return "loc" if near else case
        at += 1
    after = scene.tokens[mention.last] if mention.last < last else None
    if after is not None and after.lemma in _NEAR:
        return "loc"
    return "bare" if mention.case in (None, "nom") else mention.case


def _by_its_noun(scene: Scene, first: int, last: int) -> LocalId | None:
    """A village or town of no known name, by the noun after it: "Əliağalı kəndi yaxınlığında", "Աշաղը Վեյսելլի գյուղի մոտ"."""
    for at in range(first + 1, last):
        if not scene.is_word(at, scene.words.settlements) or not _is_there(scene, at, last):
            continue
        start = at
        while start > first and scene.tokens[start - 1].text[:1].isupper() and scene.tokens[start - 1].pos in ("PROPN", "NOUN", "ADJ"):
            before = scene.draft.mention_at(scene.tokens[start - 1].start)
            if before is not None or (start < at and scene.tokens[start - 1].case not in (None, "nom")):
                break
            start -= 1
        if start < at:
            span = scene.span(start, at)
            name = scene.morphology.base_name(scene.analysis, span, "place")
            known = next((e.id for e in scene.draft.entities.values() if e.kind == "place" and e.name == name), None)
            if known is not None:
                scene.draft.add_mention(known, span)
            return known or scene.draft.add_entity("place", span, name=name, confidence=0.55)
    return None


def _is_there(scene: Scene, at: int, last: int) -> bool:
    """Whether the noun at `at` says where: in its own case, or before "near", "in the area of", "in the direction of"."""
    if scene.tokens[at].case == "loc":
        return True
    after = scene.tokens[at + 1] if at + 1 < last else None
    return after is not None and (after.case == "loc" or after.lemma in _NEAR)


def is_more_exact(scene: Scene, mention: Mention) -> int:
    """0 for a settlement, more for what is wider."""
    if mention.entity.kind == "government":
        return 3
    return _WIDE.get(kinds_of(scene.draft.pack).get(mention.entity.pack_id or "", "town"), 0)


@functools.cache
def kinds_of(pack: Pack) -> dict[str, PlaceKind]:
    """The kind of each place of a pack."""
    return {place.id: place.kind for place in pack.places}


def _place(scene: Scene, mention: Mention) -> LocalId:
    """The place entity; a country that is also an actor gets one of its own."""
    if mention.entity.kind == "place":
        return mention.entity.id
    for entity in scene.draft.entities.values():
        if entity.kind == "place" and entity.pack_id == mention.entity.pack_id:
            scene.draft.add_mention(entity.id, mention.span)
            return entity.id
    return scene.draft.add_entity("place", mention.span, name=mention.entity.name, pack_id=mention.entity.pack_id, confidence=0.6)


def _unknown(scene: Scene, first: int, last: int) -> LocalId | None:
    """A name of no known place in the case that says where; not a person's, a body's or a sentence's first word."""
    for at in range(first, last):
        token = scene.tokens[at]
        opens = at == scene.analysis.sentence_at(token.start).first
        if token.case != "loc" or not token.text[:1].isupper() or token.text.isupper() or opens or len(token.text) < 5:
            continue
        if scene.draft.mention_at(token.start) is not None or token.pos != "PROPN":
            continue
        start = at
        while (
            start - 1 >= first
            and scene.tokens[start - 1].pos == "PROPN"
            and scene.tokens[start - 1].case in (None, "nom")
            and scene.tokens[start - 1].text[:1].isupper()
        ):
            if scene.draft.mention_at(scene.tokens[start - 1].start) is not None:
                break
            start -= 1
        while start - 2 >= first and scene.tokens[start - 1].text == "-" and scene.tokens[start - 2].text[:1].isupper():
            start -= 2  # "Ədis-Əbəbədə"
        span = scene.span(start, at + 1)
        name = scene.morphology.base_name(scene.analysis, span, "place")
        return scene.draft.add_entity("place", span, name=name, confidence=0.5)
    return None
