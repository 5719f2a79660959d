"""Finder: progress. What a report says came of an earlier undertaking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Progress
from tracktwo.model.span import LONGEST_FACT, Span
from tracktwo.model.vocab import Stage
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.word_patterns import Found, Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgressWords:
    """How a language says what came of an undertaking (`languages/<code>/progress.yaml`).

    `stages`: words by stage, of the past or present tense. `negated`: the stage that the denial of another means ("has not begun").
    `undertakings`: heads of phrases that name an undertaking ("implementation", "agreement"). `negations`: words that deny. `modals`:
    helping verbs under which nothing has come yet.
    """

    stages: dict[str, tuple[str, ...]]
    negated: dict[str, str]
    undertakings: tuple[str, ...]
    negations: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()


class ProgressFinder:
    """Stages told of a phrase that names an undertaking: "implementation of the accord has stalled".

    The phrase must stand beside the word that tells the stage: its subject, its object, or the words right before it.
    """

    name = "progress"
    needs = frozenset({"entities", "commitments"})
    adds = frozenset({"progress"})

    def __init__(self, words: ProgressWords) -> None:
        self._stages: Patterns[str] = Patterns([(w, stage) for stage, listed in words.stages.items() for w in listed])
        self._undertakings: Patterns[bool] = Patterns([(w, True) for w in words.undertakings])
        self._negated = words.negated
        self._negations = {fold(w) for w in words.negations}
        self._modals = {fold(w) for w in words.modals}

    def find(self, draft: Draft) -> None:
        """Add what the text says of earlier undertakings."""
        for sentence in draft.analysis.sentences:
            tokens = draft.analysis.words(sentence)
            for found in self._stages.iter_in(tokens):
                self._read(draft, sentence, tokens, found)

    def _read(self, draft: Draft, sentence: Sentence, tokens: Sequence[Token], found: Found[str]) -> None:
        cue = next((t for t in tokens[found.first : found.last] if t.pos == "VERB"), tokens[found.first])
        if cue.pos not in ("VERB", "AUX", "X", "ADJ") and found.last - found.first == 1:
            return
        helpers = draft.analysis.auxiliaries(cue) if draft.analysis.has_syntax else tokens[max(0, found.first - 2) : found.first]
        if any(fold(t.text) in self._modals for t in helpers):
            return
        if draft.analysis.has_syntax and cue.form in ("infinitive", "gerund") and not any(t.pos == "AUX" for t in helpers):
            return
        stage = found.value
        if draft.analysis.is_negated(cue) or any(fold(t.text) in self._negations for t in tokens[max(0, found.first - 3) : found.first]):
            if stage not in self._negated:
                return
            stage = self._negated[stage]
        words = self._undertaking(draft, tokens, found, cue)
        if words is None:
            return
        span = sentence.span if len(sentence.span) <= LONGEST_FACT else words
        draft.progress.append(
            Progress(
                words=" ".join(words.of(draft.text).split()),
                commitment=_commitment(draft, words),
                stage=cast(Stage, stage),
                span=span,
                confidence=0.6,
            )
        )

    def _undertaking(self, draft: Draft, tokens: Sequence[Token], found: Found[str], cue: Token) -> Span | None:
        analysis = draft.analysis
        if analysis.has_syntax:
            passive = analysis.is_passive(cue)
            things = analysis.children(cue, "passive_subject") if passive else (*analysis.children(cue, "subject"), *analysis.object(cue))
            for thing in things:
                if self._is_undertaking(tokens, thing):
                    return analysis.subtree(
                        thing, without=("relative_clause", "adverbial_clause", "conjunct", "coordinator", "punctuation")
                    )
            return None
        for index in range(found.first - 1, max(-1, found.first - 6), -1):
            named = self._undertakings.at(tokens, index)
            if named is not None:
                return Span(tokens[named.first].start, tokens[named.last - 1].end)
        return None

    def _is_undertaking(self, tokens: Sequence[Token], token: Token) -> bool:
        at = token.index - tokens[0].index
        return 0 <= at < len(tokens) and self._undertakings.at(tokens, at) is not None


def _commitment(draft: Draft, words: Span) -> LocalId | None:
    """The commitment of this report, told before, that the words name: most of them stand in its action."""
    named = {fold(t.lemma) for t in draft.analysis.tokens_in(words) if t.pos in ("NOUN", "PROPN", "VERB")}
    for commitment in draft.commitments.values():
        if commitment.span.start >= words.start or len(named) < 2:
            continue
        told = {fold(t.lemma) for t in draft.analysis.tokens_in(commitment.span)}
        if len(named & told) * 3 >= 2 * len(named):
            return commitment.id
    return None
