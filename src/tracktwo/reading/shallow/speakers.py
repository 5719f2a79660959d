"""Who speaks or undertakes: the mention that a clause is about, or the person whom a pronoun stands for."""

from __future__ import annotations

import functools
import re

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.packs.pack import Pack, Place
from tracktwo.reading.shallow.scene import Mention, Scene

#: Azerbaijani nouns that belong to the noun before them: "hökuməti", "hökumətinin".
_OWNED = re.compile(r"[iu](?:n(?:[iu]n|[aeiu]|d[ae]n?))?$")
_ACTORS = ("person", "organization", "initiative", "government", "group")


def outlets_of(scene: Scene) -> frozenset[str]:
    """Folded names of outlets: what they say is the report's own word or a credit."""
    report = scene.draft.report
    names = {name for outlet in scene.draft.pack.outlets for name in outlet.names} | set(report.credits) | {report.outlet or ""}
    return frozenset(fold(name) for name in names if name)


def subjects(scene: Scene, first: int, last: int) -> list[Mention]:
    """Mentions in the case of who does it; all members of a list whose last one has it."""
    found = [m for m in scene.mentions(first, last, *_ACTORS) if _is_bare(scene, m)]  # type: ignore[arg-type]
    return [m for m in found if m.entity.kind != "government" or not is_attribute(scene, m, last)]


def _is_bare(scene: Scene, mention: Mention) -> bool:
    after = scene.tokens[mention.last] if mention.last < len(scene.tokens) else None
    if after is not None and after.pos == "ADP" and not scene.is_word(mention.last, scene.words.from_words):
        return False
    return mention.case in (None, "nom")


def is_attribute(scene: Scene, mention: Mention, last: int) -> bool:
    """Whether a bare name belongs to the noun after it, alone or in a list: "Ermənistan hökuməti", "Vell və Orranın komissiyası"."""
    if mention.first > 0 and scene.tokens[mention.first - 1].text == "(":
        return True
    titles = [a.span for a in scene.draft.affiliations]
    if any(t.start <= mention.span.start and mention.span.end < t.end or 0 <= t.start - mention.span.end <= 1 for t in titles):
        return True  # part of somebody's title, or the country before it
    at = mention.last
    if at >= last:
        return False
    owned = scene.tokens[at].pos in ("NOUN", "PROPN") and bool(_OWNED.search(fold(scene.tokens[at].text)))
    if scene.is_word(at, scene.words.side_nouns):
        return False  # "Vell tərəfi" is Vell
    if owned and scene.words.act_first and mention.entity.kind in ("government", "place", "organization"):
        number = scene.is_word(at, tuple(scene.words.numbers))
        return not number and scene.draft.mention_at(scene.tokens[at].start, "person") is None
    if scene.tokens[at].pos == "CCONJ":
        joined = next((m for m in scene.mentions(at, last) if m.first == at + 1), None)
        return joined is not None and (joined.case == "gen" or is_attribute(scene, joined, last))
    return False


def described(scene: Scene, first: int, last: int) -> tuple[LocalId, int] | None:
    """Who is meant, by an office or a body's noun alone, in tokens `[first, last)`, and the token after it: "nazir", "Nazirlikdən"."""
    return titled(scene, first, last) or body_from(scene, first, last) or body_before(scene, first, last)


def titled(scene: Scene, first: int, last: int) -> tuple[LocalId, int] | None:
    """The person whose office alone is named in tokens `[first, last)` as who does it: "nazir", "ԱԽ քարտուղարը"; `None` for two such."""
    for at in range(last - 1, first - 1, -1):
        token = scene.tokens[at]
        if token.pos not in ("NOUN", "PROPN") or token.case not in (None, "nom", "gen"):
            continue
        after = at + 1
        if after < len(scene.tokens) and scene.draft.mention_at(scene.tokens[after].start, "person") is not None:
            continue
        holders = {a.person for a in scene.draft.affiliations if a.title and not scene.keys[at].isdisjoint(_heads(scene, a.title))}
        if holders:
            return (holders.pop(), after) if len(holders) == 1 else None
    return None


def _heads(scene: Scene, title: str) -> frozenset[str]:
    """The forms that the last word of a title may be a form of."""
    return frozenset(map(fold, scene.morphology.bases(title.split()[-1]))) if title else frozenset()


def body_from(scene: Scene, first: int, last: int) -> tuple[LocalId, int] | None:
    """The body from which something is heard: "Nazirlikdən bildirilib", "ԱԱԾ-ից հայտնում են"."""
    found = [m for m in scene.mentions(first, last, "organization", "government") if m.case == "abl"]
    return (found[-1].entity.id, found[-1].last) if found else None


def body_before(scene: Scene, first: int, last: int) -> tuple[LocalId, int] | None:
    """The body named last before which a bare noun in tokens `[first, last)` speaks of: "Nazirlik bildirib", "նախարարության տվյալներով"."""
    for at in range(last - 1, first - 1, -1):
        token = scene.tokens[at]
        if token.pos not in ("NOUN", "PROPN") or token.case not in (None, "nom", "gen", "abl") or token.number == "plur":
            continue
        if scene.draft.mention_at(token.start, "organization", "person") is not None:
            continue
        before = [m for m in scene.mentions(0, at, "organization") if not scene.keys[at].isdisjoint(_heads(scene, m.entity.name))]
        if before:
            return before[-1].entity.id, at + 1
    return None


def acting_country(scene: Scene, mention: Mention) -> LocalId | None:
    """The government of a country that is named as a place, added where the text has none yet; `None` for other places."""
    if mention.entity.kind == "government":
        return mention.entity.id
    place = _places(scene.draft.pack).get(mention.entity.pack_id or "")
    sides = {s.id for s in scene.draft.pack.sides}
    if mention.entity.pack_id not in sides and (place is None or place.kind != "country"):
        return None
    for entity in scene.draft.entities.values():
        if entity.kind == "government" and fold(entity.name) == fold(mention.entity.name):
            scene.draft.add_mention(entity.id, mention.span)
            return entity.id
    side = place.side if place is not None else mention.entity.pack_id
    return scene.draft.add_entity(
        "government", mention.span, name=mention.entity.name, side=side, pack_id=mention.entity.pack_id, confidence=0.6
    )


@functools.cache
def _places(pack: Pack) -> dict[str, Place]:
    return {place.id: place for place in pack.places}


def speaker_before(scene: Scene, offset: int) -> LocalId | None:
    """The person named last before `offset` as a subject, for "he said"."""
    best: Mention | None = None
    for sentence in scene.analysis.sentences:
        if sentence.start >= offset:
            break
        for mention in scene.mentions(sentence.first, sentence.last, "person"):
            if mention.span.start < offset and (best is None or mention.span.start > best.span.start) and _is_bare(scene, mention):
                best = mention
    return best.entity.id if best else None
