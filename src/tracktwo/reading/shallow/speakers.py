"""Who speaks or undertakes: the mention that a clause is about, or the person whom a pronoun stands for."""

from __future__ import annotations

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.reading.shallow.scene import Mention, Scene

_ACTORS = ("person", "organization", "initiative", "government", "group")


def outlets_of(scene: Scene) -> frozenset[str]:
    """Folded names of outlets: what they say is the report's own word or a credit."""
    report = scene.draft.report
    names = {name for outlet in scene.draft.pack.outlets for name in outlet.names} | set(report.credits) | {report.outlet or ""}
    return frozenset(fold(name) for name in names if name)


def subjects(scene: Scene, first: int, last: int) -> list[Mention]:
    """Mentions in the case of who does it; all members of a list whose last one has it."""
    found = [m for m in scene.mentions(first, last, *_ACTORS) if _is_bare(scene, m)]  # type: ignore[arg-type]
    return [m for m in found if m.entity.kind != "government" or not _is_attribute(scene, m, last)]


def _is_bare(scene: Scene, mention: Mention) -> bool:
    after = scene.tokens[mention.last] if mention.last < len(scene.tokens) else None
    if after is not None and after.pos == "ADP" and not scene.is_word(mention.last, scene.words.from_words):
        return False
    return mention.case in (None, "nom")


def _is_attribute(scene: Scene, mention: Mention, last: int) -> bool:
    """Whether a country's bare name stands before the noun it belongs to: "Ermənistan hökuməti"."""
    return mention.last < last and scene.tokens[mention.last].pos in ("NOUN", "PROPN") and scene.words.act_first


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
