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
        sat = speaker in {draft.canonical(p.entity) for p in event.participants}
        for span in event.spans:
            if span.start >= sentence.end or not sat:
                continue
            if draft.analysis.sentence_at(span.start).paragraph >= paragraph - 1 and (best is None or span.start > best[0]):
                best = span.start, event.id
    return best[1] if best else None
