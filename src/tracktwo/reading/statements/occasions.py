"""Occasions: at which meeting somebody said something."""

from __future__ import annotations

from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.reading.draft import Draft

_MEETS = ("meeting", "visit")


def said_at(draft: Draft, speaker: LocalId, sentence: Span, paragraph: int) -> LocalId | None:
    """The meeting at which `speaker` said what a sentence tells, or `None`.

    It is the last meeting in which the speaker sat, told in this paragraph or the one before it. What somebody told an agency was said at
    no meeting: callers leave that out.
    """
    best: tuple[int, LocalId] | None = None
    for event in draft.events.values():
        if event.kind not in _MEETS or event.status != "held":
            continue
        before = max((span.start for span in event.spans if span.start < sentence.end), default=-1)
        if before < 0 or (best is not None and before <= best[0]):
            continue
        near = draft.analysis.sentence_at(before).paragraph >= paragraph - 1
        if near and any(draft.canonical(p.entity) == speaker for p in event.participants):
            best = before, event.id
    return best[1] if best else None
