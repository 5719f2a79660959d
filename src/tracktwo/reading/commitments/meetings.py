"""Meetings to come: one that has a date, a place or a named counterpart is an event, any other a commitment (reading contract, events)."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.reading.commitments.words import CommitmentWords
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.statements.speakers import ACTORS
from tracktwo.reading.word_patterns import Patterns

#: The words of a meeting stand among the first of the act: "hold a third round of talks", "a meeting be organised".
_HEAD_WORDS = 6


class PlannedMeetings:
    """Decides whether an act that is to be done is a meeting, and whether it is told as an event."""

    def __init__(self, words: CommitmentWords) -> None:
        self._meetings: Patterns[bool] = Patterns([(w, True) for w in words.meetings])
        self._about = {fold(w) for w in words.about}

    def is_meeting(self, draft: Draft, act: Span) -> bool:
        """Whether the act is to meet or to visit: its verb says so, or what is done ("hold talks", "a meeting be organised")."""
        analysis = draft.analysis
        tokens = analysis.tokens_in(act)
        found = [tokens[f.first] for f in self._meetings.iter_in(tokens)]
        if not analysis.has_syntax:
            return bool(found) and found[0].start < tokens[min(_HEAD_WORDS, len(tokens)) - 1].end
        verb = next((t for t in tokens if t.pos == "VERB"), None)
        if verb is None:
            return any(t.start < tokens[min(_HEAD_WORDS, len(tokens)) - 1].end for t in found)
        done = {t.index for t in (verb, *analysis.children(verb, "object", "subject", "passive_subject"))}
        return any(t.index in done for t in found)

    def is_event(self, draft: Draft, act: Span) -> bool:
        """Whether the act is a meeting that the report fixes: with a date, a place or a counterpart."""
        return self.is_meeting(draft, act) and (fixes(draft, self._without_matter(draft, act)) or self._is_bare(draft, act))

    def _without_matter(self, draft: Draft, act: Span) -> Span:
        """The act up to what is to be talked about: "hold talks | on the Tam process" names no counterpart."""
        about = next((t for t in draft.analysis.tokens_in(act) if fold(t.text) in self._about and t.start > act.start), None)
        return act if about is None else Span(act.start, about.start)

    def _is_bare(self, draft: Draft, act: Span) -> bool:
        """Whether the act is to meet or to visit somebody, though without a name, or is a meeting by itself ("the third round")."""
        tokens = draft.analysis.tokens_in(act)
        found = [tokens[f.first] for f in self._meetings.iter_in(tokens)]
        if draft.analysis.has_syntax and not any(t.pos in ("VERB", "AUX") for t in tokens):
            return True
        return any(t.pos == "VERB" and draft.analysis.children(t, "object") for t in found)


def fixes(draft: Draft, act: Span) -> bool:
    """Whether the words of an act name a day, a place or a counterpart."""
    dates: Sequence[DatedExpression] = draft.working.get("dates", ())
    dated = any(act.contains(d.span) and (d.start or d.end) for d in dates if d.span.start < act.end)
    return dated or bool(draft.mentions_in(act, "place", *ACTORS))
