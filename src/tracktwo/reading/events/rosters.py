"""Sentences that only list who took part ("For Vell: A, B and C"): they belong to the meeting told before."""

from __future__ import annotations

from tracktwo.reading.analysis import Sentence
from tracktwo.reading.events.scene import Named, Party, Scene, Telling

#: A list of fewer people is a sentence about them.
_FEWEST = 2
#: A list of so many people is hardly about anything but who took part.
_LONG = 4


def roster_of(scene: Scene, sentence: Sentence, before: list[Telling], told: list[Telling]) -> Telling | None:
    """The list as a telling of the meeting before, or of the one in the same sentence; `None` where the sentence lists nobody."""
    listed = _listed(scene, scene.named_between(sentence.first, sentence.last, "person"))
    if len(listed) < _FEWEST or not _introduces(scene, sentence, len(listed)):
        return None
    meetings = [t for t in told if t.kind in ("meeting", "visit")]
    if meetings:
        home = meetings[-1]
        if len(meetings) == 1 and home.cue.index < listed[0].first:
            home.parties += [p for p in listed_parties(listed) if all(p.entity != q.entity for q in home.parties)]
        return None
    known = next((t for t in reversed(before) if t.kind in ("meeting", "visit") and t.status in ("held", "planned")), None)
    if known is None or any(t.cue.index < listed[-1].first for t in told):
        return None
    return Telling(
        kind=known.kind,
        sentence=sentence,
        cue=scene.tokens[sentence.first],
        status=known.status,
        parties=listed_parties(listed),
        roster=True,
        refers=True,
    )


def _introduces(scene: Scene, sentence: Sentence, listed: int) -> bool:
    """Whether a word of the sentence says that a list of those who took part follows."""
    at = range(sentence.first, sentence.last)
    if any(scene.lexicon.at("rosters", scene.keys, i, sentence.last) for i in at):
        return True
    hinted = any(scene.lexicon.at("roster_hints", scene.keys, i, sentence.last) for i in at)
    return hinted and (listed >= _LONG or any(scene.tokens[i].text == ":" for i in at))


def listed_parties(named: list[Named]) -> list[Party]:
    """The people as parties."""
    return [Party(entity=n.entity, span=n.span) for n in named]


def _listed(scene: Scene, people: list[Named]) -> list[Named]:
    """The people who stand in a row, with hardly a word between them."""
    kept: list[Named] = []
    for here, after in zip(people, people[1:], strict=False):
        if after.first - here.last <= 4 and not any(t.pos == "VERB" for t in scene.tokens[here.last : after.first]):
            kept += [n for n in (here, after) if n not in kept]
    return kept
