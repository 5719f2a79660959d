"""Finder, the last one: whose word every fact is, and whether it is stated, alleged, denied or conditional.

A fact told inside what somebody says is theirs; so is one told under "according to X". A fact that the report also tells in its own voice
is its own. What a person welcomes is taken for granted and stays the report's word.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Commitment, Event
from tracktwo.model.span import Span
from tracktwo.model.vocab import Assertion
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.commitments.finder import ANCHORS
from tracktwo.reading.draft import Draft
from tracktwo.reading.statements.sayings import Saying, Sayings
from tracktwo.reading.statements.words import SpeechWords
from tracktwo.reading.word_patterns import Patterns

F = TypeVar("F")


class Voice:
    """Fills `according_to` and `assertion` of every fact from the sayings and from words such as "allegedly"."""

    name = "voice"
    needs = frozenset({"statements", "sayings"})
    adds = frozenset({"voice"})

    def __init__(self, words: SpeechWords) -> None:
        self._alleged: Patterns[bool] = Patterns([(w, True) for w in words.alleged])
        self._conditional = {fold(w) for w in words.conditional}

    def find(self, draft: Draft) -> None:
        """Change every fact that is not the report's own plain word."""
        sayings = Sayings(draft)
        undertaken: dict[LocalId, Token] = draft.working.get(ANCHORS, {})
        for event in list(draft.events.values()):
            self._settle_event(draft, sayings, event)
        for ident, commitment in list(draft.commitments.items()):
            self._settle_commitment(draft, sayings, ident, commitment, undertaken.get(ident))
        draft.affiliations[:] = [self._settled(draft, sayings, f, f.span.start) for f in draft.affiliations]
        draft.memberships[:] = [self._settled(draft, sayings, f, f.span.start) for f in draft.memberships]
        draft.progress[:] = [self._settled(draft, sayings, f, _middle(f.span)) for f in draft.progress]
        draft.figures[:] = [self._settled(draft, sayings, f, _middle(f.span)) for f in draft.figures]
        draft.terms[:] = [dataclasses.replace(f, according_to=_speakers(sayings.at(f.span.start))) for f in draft.terms]
        draft.statements[:] = [self._settled_statement(draft, sayings, f) for f in draft.statements]

    # -- one fact of each kind ---------------------------------------------------------------------------------------

    def _settle_event(self, draft: Draft, sayings: Sayings, event: Event) -> None:
        every = [self._of_stretch(draft, sayings, span) for span in event.spans]
        own = any(not told for told in every)
        told = () if own else tuple(s for one in every for s in one)
        head = draft.analysis.head_of(event.spans[0])
        self._change(draft, event.id, event, told, self._asserted(draft, head, event.spans[0]))

    def _settle_commitment(self, draft: Draft, sayings: Sayings, ident: LocalId, commitment: Commitment, cue: Token | None) -> None:
        offset = cue.start if cue is not None else commitment.span.start
        self._change(draft, ident, commitment, sayings.telling(offset), self._asserted(draft, cue, commitment.span))

    def _change(self, draft: Draft, ident: LocalId, fact: Event | Commitment, told: Sequence[Saying], own: Assertion) -> None:
        assertion = _worst([own, *(s.assertion for s in told)])
        according_to = _speakers(told) or fact.according_to
        if according_to != fact.according_to or (assertion != fact.assertion and fact.assertion == "stated"):
            draft.change(ident, according_to=according_to, assertion=assertion if fact.assertion == "stated" else fact.assertion)

    def _settled(self, draft: Draft, sayings: Sayings, fact: F, offset: int) -> F:
        known: Any = fact
        sentence = draft.analysis.sentence_at(offset)
        told = self._of_stretch(draft, sayings, Span(known.span.start, known.span.end)) if len(known.span) > 20 else sayings.telling(offset)
        assertion = _worst([self._asserted(draft, None, sentence.span), *(s.assertion for s in told)])
        changed: F = dataclasses.replace(
            known,
            according_to=known.according_to or _speakers(told),
            assertion=assertion if known.assertion == "stated" else known.assertion,
        )
        return changed

    def _settled_statement(self, draft: Draft, sayings: Sayings, fact: Any) -> Any:
        """A statement inside what somebody else says is known from that somebody."""
        start = draft.text.find(fact.text[:40].split(" … ")[0], fact.span.start)
        outer = [s for s in sayings.telling(start) if fact.speaker not in s.speakers and s.span.start < start] if start >= 0 else []
        return dataclasses.replace(fact, according_to=_speakers(outer)) if outer else fact

    # -- whose word --------------------------------------------------------------------------------------------------

    def _of_stretch(self, draft: Draft, sayings: Sayings, span: Span) -> tuple[Saying, ...]:
        """The sayings in which a stretch lies: all of it, or most of its words where it is a whole sentence with its cue."""
        found: dict[Span, Saying] = {}
        for offset in (span.start, _middle(span), span.end - 1):
            for saying in sayings.telling(offset):
                covered = min(saying.span.end, span.end) - max(saying.span.start, span.start)
                if covered * 2 > len(span):
                    found[saying.span] = saying
        return tuple(found.values())

    # -- how surely --------------------------------------------------------------------------------------------------

    def _asserted(self, draft: Draft, token: Token | None, span: Span) -> Assertion:
        sentence = draft.analysis.sentence_at(span.start)
        if self._is_alleged(draft, sentence, span):
            return "alleged"
        if token is not None and draft.analysis.has_syntax and self._is_conditional(draft, token):
            return "conditional"
        return "stated"

    def _is_alleged(self, draft: Draft, sentence: Sentence, span: Span) -> bool:
        tokens = draft.analysis.words(sentence)
        return any(tokens[f.first].pos in ("ADV", "ADJ", "X") and span.holds(tokens[f.first].start) for f in self._alleged.iter_in(tokens))

    def _is_conditional(self, draft: Draft, token: Token) -> bool:
        """Whether the word stands under "if" or "would"."""
        analysis = draft.analysis
        for above in (token, *analysis.ancestors(token)):
            marks = (*analysis.children(above, "marker", "auxiliary"),)
            if any(m is not token and fold(m.text) in self._conditional for m in marks):
                return True
            if above.relation in ("root", "relative_clause", "parataxis"):
                return False
        return False


def _middle(span: Span) -> int:
    return (span.start + span.end - 1) // 2


def _speakers(sayings: Iterable[Saying]) -> tuple[LocalId, ...]:
    return tuple(dict.fromkeys(speaker for saying in sayings for speaker in saying.speakers))


def _worst(every: Sequence[Assertion]) -> Assertion:
    order: tuple[Assertion, ...] = ("denied", "alleged", "conditional", "stated")
    return next(one for one in order if one in every)
