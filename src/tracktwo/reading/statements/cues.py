"""Reporting cues: the words that say that somebody said something, who that is, and where what was said stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, Relation, Token
from tracktwo.reading.quotes import Quotation
from tracktwo.reading.statements.segments import Segment
from tracktwo.reading.statements.words import Cue, SpeechWords
from tracktwo.reading.word_patterns import Found, Patterns

#: Furthest a complementizer may stand from its cue, in tokens: "said in an interview with the agency on Monday that".
_COMPLEMENTIZER_REACH = 14
_CLOSING = "\"”»’' ,;:.…–—-"
_VERBS = ("VERB", "AUX", "X")
_CONTENT_OBJECTS: tuple[Relation, ...] = ("object", "clausal_complement", "indirect_object", "open_complement", "passive_subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What one cue reports: the verb, where the words stand, and whether they are quoted.

    `inverted`: the cue stands between the quotation and its speaker. `tells`: what was said is a clause that asserts something.
    """

    verb: Token
    cue: Cue
    content: tuple[Span, ...]
    direct: bool
    inverted: bool = False
    tells: bool = True


class CueReader:
    """Reads the cues of segments with one language's words."""

    def __init__(self, words: SpeechWords) -> None:
        self._words = words
        self._cues: Patterns[tuple[Cue, ...]] = Patterns(_grouped(words.cues))
        self._complementizers = {fold(w) for w in words.complementizers}
        self._openers = {fold(w) for w in words.openers}
        self._modals = {fold(w) for w in words.modals}
        self._credits = {fold(w) for w in words.credit_verbs}
        self._empty = {fold(w) for w in words.empty_objects}

    # -- the cues ----------------------------------------------------------------------------------------------------

    def verbs(self, analysis: Analysis, tokens: Sequence[Token]) -> tuple[Found[tuple[Cue, ...]], ...]:
        """The cues among `tokens` that report something as said: not denied, not wished for, not still to come."""
        return tuple(f for f in self._cues.iter_in(tokens) if self._reports(analysis, tokens, f))

    def _reports(self, analysis: Analysis, tokens: Sequence[Token], found: Found[tuple[Cue, ...]]) -> bool:
        verb = tokens[found.first]
        if verb.pos not in _VERBS:
            return False
        if not analysis.has_syntax:
            return True
        helpers = analysis.auxiliaries(verb)
        if any(fold(a.lemma) in self._modals or fold(a.text) == "to" for a in helpers) or analysis.is_negated(verb):
            return False
        if verb.form == "participle" and not helpers and verb.relation in ("relative_clause", "adjective"):
            return is_chained(analysis, verb)
        return not (verb.form == "infinitive" and any(t.text.casefold() == "to" for t in tokens[max(0, found.first - 1) : found.first]))

    # -- what was said -----------------------------------------------------------------------------------------------

    def read(self, analysis: Analysis, segment: Segment) -> Iterator[Said]:
        """What the cues of a segment report, in text order."""
        outside = segment.outside()
        found = self.verbs(analysis, outside)
        for number, one in enumerate(found):
            verb = outside[one.first]
            after = outside[one.last - 1]
            later = [outside[f.first] for f in found[number + 1 :] if not all(c.quotes_only for c in f.value)]
            earlier = [outside[f.first] for f in found[:number]]
            quoted = self._quoted(analysis, segment, verb, after, later, earlier)
            cue = one.value[0]
            if quoted is not None:
                whole = self._around_quote(segment, quoted[0][0], verb, earlier)
                pieces = (whole, *quoted[0][1:]) if whole is not None else quoted[0]
                yield Said(verb=verb, cue=cue, content=pieces, direct=whole is None, inverted=quoted[1])
                continue
            parted = self._parted(analysis, segment, verb, after, cue) if not segment.quotes and not later else None
            if parted is not None:
                yield Said(verb=verb, cue=cue, content=parted, direct=False)
                continue
            for cue in one.value:
                if cue.quotes_only:
                    continue
                ways = (self._left, self._right) if self._stands_first(segment, verb, cue) else (self._right, self._left)
                content = ways[0](analysis, segment, verb, after, cue, later) or ways[1](analysis, segment, verb, after, cue, later)
                if content is not None:
                    direct = self._is_quote(segment, content)
                    tells = "clause" in cue.takes
                    inverted = content.end <= verb.start and self._stands_first(segment, verb, cue)
                    yield Said(verb=verb, cue=cue, content=(content,), direct=direct, tells=tells, inverted=inverted)
                    break

    # -- beside quotation marks --------------------------------------------------------------------------------------

    def _quoted(
        self, analysis: Analysis, segment: Segment, verb: Token, after: Token, later: list[Token], earlier: list[Token]
    ) -> tuple[tuple[Span, ...], bool] | None:
        """The quotations that belong to a cue, and whether it stands before its speaker ("…," said X)."""
        before = [q for q in segment.quotes if q.outer.end <= verb.start]
        behind = [q for q in segment.quotes if q.outer.start >= after.end]
        text = analysis.text
        left: Quotation | None = before[-1] if before else None
        inverted = False
        if left is not None:
            gap = text[left.outer.end : verb.start]
            inner = analysis.tokens_in(Span(left.outer.end, verb.start)) if gap.strip() else ()
            inverted = not gap.strip(_CLOSING)
            clean = text[left.inner.start : left.inner.end].rstrip()[-1:] in ",!?…" or gap.lstrip()[:1] in (",", "–", "—", "-") or inverted
            if not clean or any(e.start >= left.outer.end for e in earlier) or ". " in gap or self._has_verb(analysis, inner, verb):
                left = None
        right: Quotation | None = behind[0] if behind else None
        if right is not None:
            gap = text[after.end : right.outer.start]
            if any(v.start < right.outer.start for v in later) or not self._leads_to_quote(analysis, segment, after, right, gap, left):
                right = None
        if left is None and right is None:
            return None
        return tuple(q.inner.trimmed(text) for q in (left, right) if q is not None), inverted and left is not None

    def _around_quote(self, segment: Segment, quote: Span, verb: Token, earlier: list[Token]) -> Span | None:
        """The sentence around a quotation that is only its end: "They will write “a common paper,” she said."."""
        if quote.start > verb.start or any(not self._gap_tells(segment, e, quote) for e in earlier):
            return None
        before = [t for t in segment.tokens if t.end < quote.start and t.pos != "PUNCT" and not segment.is_quoted(t)]
        if len(before) < 3 or not any(t.pos in ("VERB", "AUX") for t in before):
            return None
        return Span(before[0].start, quote.end)

    def _gap_tells(self, segment: Segment, cue: Token, quote: Span) -> bool:
        """Whether words of their own stand between an earlier cue and a quotation, so that the quotation is not what that cue reports."""
        between = [t for t in segment.tokens if cue.end <= t.start and t.end < quote.start and any(c.isalnum() for c in t.text)]
        return bool(between) and fold(between[-1].text) not in self._complementizers

    def _leads_to_quote(
        self, analysis: Analysis, segment: Segment, after: Token, quote: Quotation, gap: str, left: Quotation | None
    ) -> bool:
        """Whether only a recipient, a time or "that" stands between a cue and the quotation, so that all that was said is quoted."""
        bare = gap.strip()
        tail = analysis.text[quote.outer.end : segment.span.end].strip(_CLOSING)
        if left is not None:
            return len(gap) < 250
        if bare in ("", ":", ",") or fold(bare.strip(",: ")) in self._complementizers:
            return len(tail) < 3 or not bare or bare[-1:] in ":,"
        if bare.endswith((":", ",")):
            return len(bare) < 200 and not self._has_verb(analysis, analysis.tokens_in(Span(after.end, quote.outer.start)), after)
        return False

    def _has_verb(self, analysis: Analysis, tokens: Sequence[Token], but: Token) -> bool:
        """Whether a main verb stands among the tokens; those of relative clauses ("X, who leads …, said") do not count."""
        if not analysis.has_syntax:
            return False
        return any(
            t.pos == "VERB"
            and t.index != but.index
            and t.relation in ("root", "conjunct", "clausal_complement", "parataxis")
            and t.form == "finite"
            for t in tokens
        )

    def _is_quote(self, segment: Segment, content: Span) -> bool:
        return any(q.outer.start <= content.start + 1 and content.end <= q.outer.end for q in segment.quotes)

    # -- after the cue -----------------------------------------------------------------------------------------------

    def _right(self, analysis: Analysis, segment: Segment, verb: Token, after: Token, cue: Cue, later: list[Token]) -> Span | None:
        following = [t for t in segment.tokens if t.start >= after.end]
        if not following:
            return None
        start = self._start_after(analysis, following, verb, after, cue)
        if start is None:
            return None
        stop = self._stop(analysis, segment, verb, start, later)
        kept = [t for t in following if t.start >= start.start and t.end <= stop]
        while kept and (kept[-1].pos in ("PUNCT", "SPACE") and kept[-1].text not in ")”\"»’'" or fold(kept[-1].text) in self._openers):
            kept.pop()
        kept = self._without_credit(kept)
        while kept and kept[-1].text in "”\"»’'" and analysis.text[kept[0].start : kept[-1].start].count(kept[-1].text) % 2 == 0:
            kept.pop() if kept[-1].text in ('"', "'") else None
            break
        words = [t for t in kept if any(c.isalnum() for c in t.text)]
        if not words or (len(words) == 1 and (fold(words[0].text) in self._empty or words[0].pos not in ("NOUN", "PROPN"))):
            return None
        if fold(words[0].text) in self._empty and words[0].pos == "PRON" and words[0].relation in ("object", "oblique", "indirect_object"):
            return None
        return Span(kept[0].start, kept[-1].end)

    def _without_credit(self, kept: list[Token]) -> list[Token]:
        """Without the outlet that a sentence credits at its end: "…, the Tide Agency reports"."""
        comma = next((i for i in range(len(kept) - 1, max(0, len(kept) - 9), -1) if kept[i].text == ","), None)
        if comma is None or len(kept) - comma < 3 or self._cues.at(kept, len(kept) - 1) is None:
            return kept
        named = kept[comma + 1 : -1]
        return kept[:comma] if all(t.pos in ("PROPN", "DET", "PUNCT", "NOUN", "ADJ") for t in named) else kept

    def _start_after(self, analysis: Analysis, following: list[Token], verb: Token, after: Token, cue: Cue) -> Token | None:
        """The first token of what was said, where it stands after the cue."""
        clause = "clause" in cue.takes
        if clause:
            found = self._after_complementizer(analysis, following, verb)
            if found is not None:
                return found
            if following[0].text == ":" and len(following) > 1:
                return following[1]
        if not analysis.has_syntax:
            return following[0] if "phrase" in cue.takes and following[0].pos != "PUNCT" else None
        if clause:
            for complement in analysis.children(verb, "clausal_complement"):
                first = self._left_edge(analysis, complement, after)
                if (
                    complement.start > after.start
                    and complement.pos in ("VERB", "AUX")
                    and first is not None
                    and not self._has_mark(analysis, complement)
                ):
                    return first
        if cue.predicate and "phrase" in cue.takes and (said := self._predicate(analysis, verb, after)) is not None:
            return said
        if not cue.predicate and "phrase" in cue.takes or "infinitive" in cue.takes:
            for thing in analysis.children(verb, *_CONTENT_OBJECTS):
                if thing.start > after.start and thing.pos not in ("PUNCT",) and not (thing.pos == "VERB" and thing.form == "infinitive"):
                    return self._left_edge(analysis, thing, after)
            if "infinitive" in cue.takes:
                return next((t for t in analysis.children(verb, "clausal_complement", "open_complement") if t.start > after.start), None)
        for marker, word in analysis.obliques(verb):
            if marker in cue.after and word.start > after.start:
                cases = [c for c in analysis.children(word, "case") if c.start >= after.end]
                if cases:
                    return next((t for t in following if t.start >= cases[-1].end), None)
        # "hoped for a speedy end": the preposition directly after the cue, whatever the parser hung it on
        return following[1] if fold(following[0].text) in cue.after and len(following) > 1 else None

    def _has_mark(self, analysis: Analysis, verb: Token) -> bool:
        """Whether a verb is an infinitive with "to"."""
        return verb.form == "infinitive" and not any(fold(a.lemma) in self._modals for a in analysis.auxiliaries(verb))

    def _predicate(self, analysis: Analysis, verb: Token, after: Token) -> Token | None:
        """ "called it the first meeting": the object where it says something, else what is said of it."""
        things = [t for t in analysis.children(verb, *_CONTENT_OBJECTS) if t.start > after.start and t.pos != "PUNCT"]
        if not things:
            return None
        first = things[0]
        if fold(first.text) in self._empty or first.pos == "PRON":
            if len(things) > 1:
                return self._left_edge(analysis, things[1], first)
            return None
        if len(things) == 1 and first.relation == "clausal_complement":
            edge = self._left_edge(analysis, first, after)
            if edge is not None and edge.pos == "PRON" and fold(edge.text) in self._empty:
                tokens = [t for t in analysis.descendants(first) if t.start > edge.start]
                return tokens[0] if tokens else None
            return edge
        return self._left_edge(analysis, first, after) if len(things) > 1 else None

    def _after_complementizer(self, analysis: Analysis, following: list[Token], verb: Token) -> Token | None:
        for number, token in enumerate(following[:_COMPLEMENTIZER_REACH]):
            if fold(token.text) in self._complementizers and number + 1 < len(following):
                if token.pos in ("SCONJ", "X", "CCONJ") or token.relation == "marker":
                    return following[number + 1]
                if number == 0 and analysis.has_syntax and token.relation not in ("determiner",):
                    return following[number + 1]
            if token.pos in ("VERB", "AUX") and number > 0 and analysis.has_syntax and token.form == "finite":
                return None
        return None

    def _left_edge(self, analysis: Analysis, token: Token, after: Token) -> Token | None:
        """The first word below `token` that stands after the cue."""
        return next((t for t in analysis.descendants(token) if t.start > after.start and t.text not in (",", ":")), None)

    def _stop(self, analysis: Analysis, segment: Segment, verb: Token, start: Token, later: list[Token]) -> int:
        """Where what was said ends: at a second verb of the same subject, at the next cue that is not part of it, or with the sentence."""
        stop = next(
            (t.start for t in segment.tokens if t.start > start.start and t.text == ";" and not segment.is_quoted(t)), segment.span.end
        )
        for other in later:
            if other.start > start.start and not self._is_part(analysis, other, verb, start):
                stop = min(stop, self._clause_start(analysis, segment, other))
        if analysis.has_syntax:
            for other in analysis.children(verb, "conjunct"):
                if (
                    other.pos in ("VERB", "AUX")
                    and other.start > start.start
                    and not analysis.children(other, "subject", "passive_subject")
                ):
                    stop = min(stop, self._clause_start(analysis, segment, other))
        return stop

    def _is_part(self, analysis: Analysis, other: Token, verb: Token, start: Token) -> bool:
        """Whether a later cue is told within what was said: "said that the envoy had warned of …"."""
        if not analysis.has_syntax or is_chained(analysis, other):
            return False
        if other.form == "gerund" and other.relation in ("adverbial_clause", "conjunct", "open_complement"):
            return analysis.tokens[other.index - 1].text != ","
        above = next((t for t in (other, *analysis.ancestors(other)) if t.head == verb.index), None)
        if above is None:
            return other.relation == "relative_clause" and other.start > start.start
        return above.relation not in ("conjunct", "adverbial_clause") or above.start < verb.start

    def _clause_start(self, analysis: Analysis, segment: Segment, verb: Token) -> int:
        """Where the clause of a verb begins, its subject and the words that join it to the clause before included."""
        below = [t for t in analysis.descendants(verb, without=("conjunct",)) if t.start <= verb.start] if analysis.has_syntax else [verb]
        subjects = [t for t in below if t.relation in ("subject", "passive_subject") and t.head == verb.index]
        edge = min(
            [
                verb.start,
                *(analysis.subtree(s).start for s in subjects),
                *(t.start for t in below if t.relation in ("auxiliary", "adverb") and t.head == verb.index),
            ]
        )
        inside = [t for t in segment.tokens if t.start < edge]
        while inside and (inside[-1].pos in ("PUNCT", "CCONJ", "SCONJ", "ADV") or fold(inside[-1].text) in self._openers):
            if inside[-1].text in ')”"»':
                break
            edge = inside.pop().start
        return edge

    # -- before the cue ----------------------------------------------------------------------------------------------

    def _left(self, analysis: Analysis, segment: Segment, verb: Token, after: Token, cue: Cue, later: list[Token]) -> Span | None:
        """What was said, where it stands before its speaker and cue: "The road is open, the mayor said."."""
        if "clause" not in cue.takes or not analysis.has_syntax:
            return None
        if not cue.recipient and any(t.start > verb.start and t.pos in ("NOUN", "PROPN") for t in analysis.children(verb, "object")):
            return None
        before_verb = [t for t in analysis.children(verb, "subject") if t.start < verb.start]
        # parsers give "…, the mayor said" the subject of the speech too: the nearest one speaks
        region = min([verb.start, *(analysis.subtree(t).start for t in before_verb[-1:])])
        before = [t for t in segment.tokens if t.end <= region]
        if not (before_verb or self._stands_first(segment, verb, cue)) or len(before) < 4 or before[-1].text not in (",", "–", "—", "-"):
            return None
        end = self._tail(segment, after.end)
        rest = [t for t in segment.tokens if after.end <= t.start < end]
        if any(t.pos in ("VERB", "AUX") and t.form == "finite" for t in rest) or any(v.start < end for v in later):
            return None
        kept = before[:-1]
        told = [t for t in kept if self._cues.at(kept, kept.index(t)) is not None] if fold(verb.lemma) in self._credits else []
        if not any(t.pos in ("VERB", "AUX") for t in kept) or any(analysis.children(t, "subject") for t in told):
            return None
        while kept and (fold(kept[0].text) in self._openers or kept[0].pos == "PUNCT" and kept[0].text not in '“"«('):
            kept = kept[1:]
        while kept and kept[-1].pos == "PUNCT" and kept[-1].text not in ')”"»':
            kept = kept[:-1]
        return Span(kept[0].start, kept[-1].end) if len(kept) > 2 else None

    def _parted(self, analysis: Analysis, segment: Segment, verb: Token, after: Token, cue: Cue) -> tuple[Span, Span] | None:
        """What was said around a cue in its midst: "Its boats, the ministry said, had not left port"."""
        if not analysis.has_syntax or "clause" not in cue.takes:
            return None
        subjects = [t for t in analysis.children(verb, "subject") if t.start < verb.start][-1:]
        comma = self._tail(segment, after.end)
        behind = [t for t in segment.tokens if t.start > comma]
        if not subjects or comma > after.end + 1 or not behind or behind[0].pos not in ("AUX", "VERB") or behind[0].form != "finite":
            return None
        before = [t for t in segment.tokens if t.end <= analysis.subtree(subjects[0]).start]
        if len(before) < 2 or before[-1].text != ",":
            return None
        end = behind[-2] if behind[-1].pos == "PUNCT" and len(behind) > 1 else behind[-1]
        return Span(before[0].start, before[-2].end), Span(behind[0].start, end.end)

    def _stands_first(self, segment: Segment, verb: Token, cue: Cue) -> bool:
        """Whether a cue stands between a comma and its speaker: "The road is open, said the mayor"."""
        at = verb.index - segment.first
        if verb.form == "gerund" or not 0 < at < len(segment.tokens) - 1 or segment.tokens[at - 1].text not in (",", "–", "—", "-"):
            return False
        # "…, noted the importance of roads" goes on; "…, noted Ann Lee" names who spoke
        speakers = ("PROPN",) if "phrase" in cue.takes else ("PROPN", "NOUN", "DET", "ADJ", "PRON")
        return segment.tokens[at + 1].pos in speakers

    def _tail(self, segment: Segment, start: int) -> int:
        """The end of a reporting clause: the next comma after `start`, beyond which an outlet may be credited."""
        return next((t.start for t in segment.tokens if t.start >= start and t.text in (",", ";")), segment.span.end)


def is_chained(analysis: Analysis, verb: Token) -> bool:
    """Whether a verb without a subject of its own goes on after a comma: "X spoke of …, noted that …, and called …"."""
    if verb.form not in ("finite", "participle") or analysis.children(verb, "subject", "passive_subject", "passive_auxiliary"):
        return False
    above = analysis.parent(verb)
    if verb.form == "finite" and verb.relation == "conjunct" and above is not None and above.form == "infinitive":
        # "voiced confidence that they will work and noted …": parsers hang it on the nearest verb
        return True
    index = verb.index - 1
    while index >= 0 and analysis.tokens[index].pos in ("ADV", "CCONJ"):
        index -= 1
    return index >= 0 and analysis.tokens[index].text == ","


def _grouped(cues: tuple[Cue, ...]) -> Iterator[tuple[str, tuple[Cue, ...]]]:
    """Each pattern with all cues that list it, in the lexicon's order."""
    found: dict[str, list[Cue]] = {}
    for cue in cues:
        for word in cue.words:
            found.setdefault(word, []).append(cue)
    for word, every in found.items():
        yield word, tuple(every)
