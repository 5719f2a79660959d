"""People without names as parties of an event: "representatives of the residents", by the noun and the words that belong to it."""

from __future__ import annotations

from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.reading.shallow.scene import Scene

_INNER = frozenset(("ADJ", "NOUN", "PROPN", "DET", "NUM"))
_LONGEST = 7


def groups_in(scene: Scene, first: int, last: int) -> list[tuple[LocalId, Span, str | None]]:
    """The groups named in tokens `[first, last)` that do something or have it done to them or with them: entity, span, case."""
    found: list[tuple[LocalId, Span, str | None]] = []
    for at in range(first, last):
        token = scene.tokens[at]
        if token.pos not in ("NOUN", "PROPN") or not scene.is_word(at, scene.words.groups):
            continue
        after = scene.tokens[at + 1] if at + 1 < last else None
        joined = after is not None and after.pos == "ADP"
        if after is not None and scene.draft.mention_at(after.start, "person") is not None:
            continue  # they are named
        if after is not None and after.pos in _INNER and token.case in (None, "nom", "gen") and not joined:
            continue  # a title before a name, or the owner of the noun after it
        if token.case not in (None, "nom", "dat", "acc", "ins") and not joined:
            continue
        if scene.draft.mention_at(token.start, "person", "organization", "initiative") is not None:
            continue
        start = _left(scene, at, first)
        if start == at and token.number != "plur":
            continue
        span = scene.span(start, at + 1)
        name = scene.morphology.base_name(scene.analysis, span, "group")
        known = next((e.id for e in scene.draft.entities.values() if e.kind == "group" and e.name == name), None)
        ident = known or scene.draft.add_entity("group", span, name=name, confidence=0.5)
        if known is not None:
            scene.draft.add_mention(known, span)
        found.append((ident, span, token.case))
    return found


def _left(scene: Scene, at: int, first: int) -> int:
    """The first token of the noun phrase whose head is `at`."""
    start = at
    while start > first and at - start < _LONGEST:
        before = scene.tokens[start - 1]
        if before.pos == "CCONJ" and start - 1 > first and scene.tokens[start - 2].pos in _INNER and start < at:
            start -= 1
            continue
        if (
            before.pos not in _INNER
            or before.case not in (None, "nom", "gen")
            or before.form == "participle"
            or scene.draft.mention_at(before.start, "person") is not None
        ):
            break
        start -= 1
    while start < at and scene.tokens[start].pos == "CCONJ":
        start += 1
    return start
