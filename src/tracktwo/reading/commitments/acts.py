"""Acts: how far the words reach that say what is to be done."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, Sentence, Token
from tracktwo.reading.commitments.words import CommitmentWords

#: Most words of a subject between "and" and "will".
_SUBJECT_REACH = 6
_TRAILING = ("PUNCT", "CCONJ", "SCONJ")


class Acts:
    """Cuts acts out of sentences, with the words of one language."""

    def __init__(self, words: CommitmentWords) -> None:
        self._marks = {fold(w) for w in words.infinitive_marks}
        self._negations = {fold(w) for w in words.negations}
        self._breaks = {fold(w) for w in words.breaks}
        self._empty = {fold(w) for w in words.empty_acts}
        self._futures = {fold(w) for w in words.futures}
        self._relatives = {fold(w) for w in words.relative_pronouns}

    def infinitive_after(self, tokens: Sequence[Token], at: int, reach: int = 25) -> int | None:
        """The index of the first infinitive at or after `at`, before the clause ends: after its mark ("to set up") where there is one."""
        for index in range(at, min(len(tokens) - 1, at + reach)):
            token = tokens[index]
            if not self._marks and token.pos in ("VERB", "AUX") and token.form == "infinitive":
                while index > at and tokens[index - 1].pos in ("ADV", "PART"):
                    index -= 1
                return index
            if token.text in (";", ":") or (token.pos in ("VERB", "AUX") and token.form == "finite" and index > at):
                return None
            if fold(token.text) in self._marks:
                following = index + 1
                while following < len(tokens) - 1 and tokens[following].pos in ("ADV", "PART"):
                    following += 1
                if tokens[following].pos in ("VERB", "AUX") and tokens[following].form in ("infinitive", None):
                    return index + 1
        return None

    def alternatives(self, analysis: Analysis, sentence: Sentence, start: Token, limit: int) -> list[Span]:
        """The act from `start` on; several where a mark is repeated: "to keep to the path and to keep lines open"."""
        root = start if start.pos in ("VERB", "AUX") and start.relation != "adjective" else self._root(analysis, start)
        start = self._with_negation(analysis, sentence, start)
        further = self._listed(analysis, sentence, start, limit)
        first_limit = min(limit, analysis.tokens[further[0]].start) if further else limit
        every = [self.extent(analysis, sentence, start, root, first_limit)]
        for number, at in enumerate(further):
            other = analysis.tokens[at + 1]
            end = analysis.tokens[further[number + 1]].start if number + 1 < len(further) else limit
            verb = other if other.pos in ("VERB", "AUX") else self._root(analysis, other)
            every.append(self.extent(analysis, sentence, self._with_negation(analysis, sentence, other), verb, end))
        return [span for span in every if span is not None]

    def before(self, at: int) -> int:
        """The index after the last word before an infinitive that `infinitive_after` found at `at`, and before its mark."""
        return at - 1 if self._marks else at

    def _listed(self, analysis: Analysis, sentence: Sentence, start: Token, limit: int) -> list[int]:
        """Where a list repeats its mark: "to open …, to clear … and to build …". A single "…, to …" is a purpose and no list."""
        found, joined = [], False
        tokens = analysis.tokens
        if not self._marks:  # the mark is the verb's own ending: "открыть … и создать …"
            rest = analysis.conjuncts(start) if analysis.has_syntax and start.form == "infinitive" else ()
            return [t.index - 1 for t in rest if t.index > start.index + 1 and t.form == "infinitive" and t.end <= limit]
        for at in range(start.index + 1, sentence.last - 1):
            if tokens[at].end > limit or fold(tokens[at].text) not in self._marks:
                continue
            before, after = tokens[at - 1], tokens[at + 1]
            if after.form == "infinitive" and (before.pos == "CCONJ" or before.text in (",", ";")):
                found.append(at)
                joined = joined or before.pos == "CCONJ"
        return found if joined or len(found) > 1 else []

    def _with_negation(self, analysis: Analysis, sentence: Sentence, start: Token) -> Token:
        """The word that denies the act ("not to attack"): without it the act would say the opposite."""
        at = start.index - 1
        while at > sentence.first and fold(analysis.tokens[at].text) in self._marks:
            at -= 1
        before = analysis.tokens[max(at, sentence.first)]
        return before if before.index < start.index and fold(before.text) in self._negations else start

    def _root(self, analysis: Analysis, start: Token) -> Token | None:
        """The word that a word in front belongs to: an adverb ("to further deepen"), a gerund taken for an adjective ("forming teams")."""
        above = analysis.parent(start)
        return above if above is not None and above.start > start.start else None

    def _has_mark(self, analysis: Analysis, verb: Token) -> bool:
        if not self._marks:
            return verb.form == "infinitive"
        return any(fold(t.text) in self._marks for t in analysis.auxiliaries(verb)) or any(
            fold(t.text) in self._marks for t in analysis.children(verb, "marker", "other") if t.start < verb.start
        )

    def extent(self, analysis: Analysis, sentence: Sentence, start: Token, root: Token | None, limit: int) -> Span | None:
        """From `start` to the end of what hangs on `root`, not past `limit`, nor into a clause that tells something else."""
        tokens = [t for t in analysis.words(sentence) if start.start <= t.start and t.end <= limit]
        end = limit
        if root is not None and analysis.has_syntax:
            end = min(end, max(analysis.subtree(root).end, root.end))
            for other in self._foreign(analysis, root, start):
                end = min(end, other)
        end = min(end, self._next_future(tokens, start))
        for number, token in enumerate(tokens):
            if token.text in (";",) or (token.text in ("–", "—") and number > 2):
                end = min(end, token.start)
                break
        kept = [t for t in tokens if t.end <= end]
        while kept and (kept[-1].pos in _TRAILING and kept[-1].text not in ')”"»' or fold(kept[-1].text) in self._breaks):
            kept.pop()
        words = [t for t in kept if any(c.isalnum() for c in t.text)]
        if len(words) < 2 or all(fold(w.text) in self._empty for w in words):
            return None
        return Span(kept[0].start, kept[-1].end)

    def _next_future(self, tokens: Sequence[Token], start: Token) -> int:
        """Where a second act with a subject of its own begins, by word order, since parsers lose it: "… and Orra will open the pier"."""
        for number, helper in enumerate(tokens):
            if fold(helper.text) not in self._futures or helper.relation not in ("auxiliary", "passive_auxiliary"):
                continue
            at = number - 1
            while at > 0 and number - at < _SUBJECT_REACH and tokens[at].pos in ("PROPN", "NOUN", "DET", "ADJ", "PRON"):
                at -= 1
            if 1 < at < number - 1 and tokens[at].pos == "CCONJ":
                return tokens[at].start
        return tokens[-1].end if tokens else start.end

    def _foreign(self, analysis: Analysis, root: Token, start: Token) -> list[int]:
        """Where clauses begin, below the act's verb, that are no part of the act."""
        found = []
        for other in analysis.conjuncts(root):
            if (
                other.start > start.start
                and other.pos in ("VERB", "AUX")
                and other is not root
                and (
                    analysis.children(other, "subject", "passive_subject")
                    or self._has_mark(analysis, other)
                    or (root.form == "infinitive" and other.form == "finite")
                )
            ):
                found.append(self._clause_start(analysis, other))
        for other in analysis.descendants(root):
            if other.start <= start.start:
                continue
            told = analysis.children(other, "subject", "passive_subject")
            if (
                other.relation == "adverbial_clause"
                and told
                and any(fold(m.text) in self._breaks for m in analysis.children(other, "marker", "adverb"))
            ):
                found.append(self._clause_start(analysis, other))
            if other.relation == "relative_clause" and (when := self._break_word(analysis, other)) is not None:
                found.append(when.start)
            if other.relation == "relative_clause" and any(fold(a.text) in self._futures for a in analysis.auxiliaries(other)):
                subjects = analysis.children(other, "subject")
                if subjects and fold(subjects[0].text) in self._relatives and self._after_comma(analysis, subjects[0]):
                    found.append(subjects[0].start)
        return found

    def _break_word(self, analysis: Analysis, verb: Token) -> Token | None:
        """The word after a comma that opens a clause of another time: "since 2020, when …"."""
        marks = analysis.children(verb, "adverb", "marker")
        return next((m for m in marks if fold(m.text) in self._breaks and self._after_comma(analysis, m)), None)

    def _after_comma(self, analysis: Analysis, token: Token) -> bool:
        return token.index > 0 and analysis.tokens[token.index - 1].text == ","

    def _clause_start(self, analysis: Analysis, verb: Token) -> int:
        return analysis.subtree(verb, without=("conjunct",)).start
