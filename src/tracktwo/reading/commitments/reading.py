"""Undertakings in one sentence: which words undertake, who, whom they ask, and what is to be done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.model.vocab import CommitmentKind
from tracktwo.reading.analysis import Analysis, Sentence, Token
from tracktwo.reading.commitments.acts import Acts
from tracktwo.reading.commitments.words import CommitmentWords, Undertaking
from tracktwo.reading.word_patterns import Found, Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaken:
    """One act: its words, who undertakes it (`by`, words of the sentence), who is asked (`to`), and the word that says so.

    `is_named`: a noun only names it ("their readiness to …"), and without an owner it is nobody's.
    """

    kind: CommitmentKind
    act: Span
    cue: Token
    by: tuple[Token, ...] = ()
    to: tuple[Token, ...] = ()
    asked: Span | None = None
    is_future: bool = False
    is_named: bool = False
    first_person: bool = False
    sure: float = 0.75


class UndertakingReader:
    """Reads the undertakings of a sentence with one language's words."""

    def __init__(self, words: CommitmentWords) -> None:
        self._words = words
        self._acts = Acts(words)
        self._verbs: Patterns[tuple[Undertaking, ...]] = Patterns(_grouped(words.verbs))
        self._nouns: Patterns[tuple[Undertaking, ...]] = Patterns(_grouped(words.nouns))
        self._futures: Patterns[CommitmentKind] = Patterns(words.futures)
        self._stative: Patterns[bool] = Patterns([(w, True) for w in words.stative])
        self._mere: Patterns[bool] = Patterns([(w, True) for w in words.mere_words])
        self._first_person = {fold(w) for w in words.first_person}
        self._discussed = {fold(w) for w in words.discussed}
        self._purposes = {fold(w) for w in words.purposes}
        self._reported: Patterns[CommitmentKind] = Patterns(words.reported_futures)
        self._reporting = {fold(w) for w in words.reporting}
        self._expletives = {fold(w) for w in words.expletives}
        self._actor_nouns = {fold(w) for w in words.actor_nouns}
        self._hoped = {fold(w) for w in words.hoped}
        self._conditional = {fold(w) for w in words.conditional}
        self._modals = {fold(w) for w in words.modals} | {fold(w) for w in words.futures}
        self._complementizers = {fold(w) for w in words.complementizers}
        self._marks = {fold(w) for w in words.infinitive_marks}
        self._endings = tuple(fold(w) for w in words.process_endings)
        self._relatives = {fold(w) for w in words.relative_pronouns}
        self._possessives = {fold(w) for w in words.possessives}
        self._breaks = {fold(w) for w in words.breaks}

    def read(self, analysis: Analysis, sentence: Sentence, limits: Sequence[Span]) -> Iterator[Undertaken]:
        """The undertakings of a sentence, in text order, none inside another. `limits` are quotations: no act runs over their edge."""
        tokens = analysis.words(sentence)
        taken: list[Span] = []
        every = (_within_quote(one, limits) for one in self._every(analysis, sentence, tokens, limits))
        for one in sorted(every, key=lambda u: (u.cue.start, u.act.start)):
            if any(t.contains(Span(one.cue.start, one.cue.end)) or t.overlaps(one.act) for t in taken):
                continue
            taken.append(one.act)
            yield one

    def opens_list(self, analysis: Analysis, sentence: Sentence) -> Undertaken | None:
        """What a sentence undertakes that ends with a colon: "The two sides agreed:", whose acts are the items below."""
        tokens = analysis.words(sentence)
        if tokens[-1].text != ":" or not analysis.has_syntax:
            return None
        for at in range(len(tokens) - 2, -1, -1):
            found = self._verbs.at(tokens, at)
            cue = next((c for c in found.value if "infinitive" in c.takes), None) if found is not None else None
            if found is not None and cue is not None and self._holds(analysis, tokens[at]):
                by = analysis.subject(tokens[at])
                return Undertaken(kind=cue.kind, act=tokens[at].span, cue=tokens[at], by=by, sure=0.75)
        return None

    def list_item(self, analysis: Analysis, sentence: Sentence, opened: Undertaken) -> Undertaken | None:
        """The act that an item of such a list names: "- to publish the figures;"."""
        tokens = analysis.words(sentence)
        at = next((i for i, t in enumerate(tokens[:5]) if t.text[:1].isalpha()), None)
        if at is None or at == 0:
            return None
        start = at + (fold(tokens[at].text) in self._marks)
        if start >= len(tokens) or tokens[start].pos not in ("VERB", "AUX") or (start == at and tokens[start].form != "infinitive"):
            return None
        act = self._acts.extent(analysis, sentence, tokens[start], None, sentence.end)
        return replace(opened, act=act) if act is not None else None

    def _every(self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], limits: Sequence[Span]) -> Iterator[Undertaken]:
        at = 0
        while at < len(tokens):
            verb = self._verbs.at(tokens, at)
            if verb is not None and self._is_still_to_come(tokens[at]):
                verb = None
            if verb is not None and self._is_verb(tokens, verb) and self._holds(analysis, tokens[verb.first]):
                yield from self._of_verb(analysis, sentence, tokens, verb, _limit(tokens[at], sentence, limits))
            noun = self._nouns.at(tokens, at)
            if noun is not None and not self._only_discussed(analysis, tokens[noun.first]):
                yield from self._of_noun(analysis, sentence, tokens, noun, _limit(tokens[at], sentence, limits))
            future = self._futures.at(tokens, at)
            if future is None and not any(q.holds(tokens[at].start) for q in limits):
                future = self._reported_future(analysis, tokens, at)
            if future is not None:
                found = self._of_future(analysis, sentence, tokens, future, _limit(tokens[at], sentence, limits))
                if found is not None:
                    yield found
            elif self._words.future_tense is not None and tokens[at].tense == "future" and tokens[at].form == "finite":
                found = self._of_tense(analysis, sentence, tokens, at, _limit(tokens[at], sentence, limits))
                if found is not None:
                    yield found
            at += 1

    # -- what does not count -----------------------------------------------------------------------------------------

    def _is_verb(self, tokens: Sequence[Token], found: Found[tuple[Undertaking, ...]]) -> bool:
        return any(t.pos in ("VERB", "AUX", "X") for t in tokens[found.first : found.last])

    def _is_still_to_come(self, verb: Token) -> bool:
        """Whether the ending puts the undertaking itself in the future: "согласуют" is a plan and no agreement yet."""
        return self._words.future_tense is not None and verb.tense == "future" and verb.form == "finite"

    def _holds(self, analysis: Analysis, verb: Token) -> bool:
        """Whether the words undertake for real: not denied, wished for, asked whether, or still to come themselves."""
        if not analysis.has_syntax:
            return True
        helpers = analysis.auxiliaries(verb)
        if (
            verb.form == "infinitive"
            or analysis.is_negated(verb)
            or any(fold(a.text) in self._modals or fold(a.text) in self._marks for a in helpers)
        ):
            return False
        if any(fold(m.text) in self._conditional for m in analysis.children(verb, "marker")):
            return False
        if any(fold(t.text) in self._expletives for t in analysis.children(verb, "subject")) and verb.pos == "AUX":
            return False
        if verb.form == "participle" and not helpers and verb.relation in ("relative_clause", "adjective"):
            return False
        above = analysis.parent(verb)
        hung = verb.relation in ("open_complement", "clausal_complement", "relative_clause")
        return above is None or not hung or fold(above.lemma) not in self._hoped

    def _only_discussed(self, analysis: Analysis, noun: Token) -> bool:
        """Whether a plan was only talked about: then it is agenda."""
        if not analysis.has_syntax:
            return False
        for above in analysis.ancestors(noun):
            if fold(above.lemma) in self._discussed:
                return True
            if above.pos == "VERB":
                helpers = analysis.auxiliaries(above)
                return analysis.is_negated(above) or any(fold(h.text) in self._modals for h in helpers)
        return False

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _of_verb(
        self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], found: Found[tuple[Undertaking, ...]], limit: int
    ) -> Iterator[Undertaken]:
        verb = next((t for t in tokens[found.first : found.last] if t.pos in ("VERB", "X")), tokens[found.first])
        main = verb if analysis.has_syntax else tokens[found.first]
        for cue in found.value:
            passive = analysis.is_passive(main)
            asked: Span | None = None
            acts: list[Span] = []
            if "subject" in cue.takes and passive:
                acts = self._subjects(analysis, main)
                if acts and not analysis.has_syntax:
                    acts = []
            if not acts and cue.act_first and not analysis.has_syntax:
                acts = self._before(analysis, sentence, tokens, found.first)
            if not acts:
                acts, asked = self._after(analysis, sentence, tokens, found, cue, main, limit)
            if cue.kind == "planned" and acts and analysis.has_syntax:
                acts = self._planned(analysis, tokens, main, acts)
            if cue.kind == "called_for" and not cue.after and asked is None:
                acts = [act for act in acts if not self._only_says(tokens, act)]
            if not acts:
                continue
            by = analysis.subject(main) if analysis.has_syntax else ()
            if not by and analysis.has_syntax and not passive:
                by = self._inherited(analysis, main)
            relative = len(by) == 1 and fold(by[0].text) in self._relatives
            if relative and main.relation == "relative_clause" and (above := analysis.parent(main)) is not None:
                by = (above,) if main.text.endswith("s") else self._row(analysis, above)
            first_person = any(fold(t.text) in self._first_person for t in by)
            for act in acts:
                yield Undertaken(
                    kind=cue.kind,
                    act=act,
                    cue=main,
                    by=by,
                    asked=asked,
                    to=self._towards(analysis, main, cue),
                    first_person=first_person,
                    sure=0.8,
                )
            return

    def _row(self, analysis: Analysis, token: Token) -> tuple[Token, ...]:
        """Those with whom a word is joined: "A and B, who ask for fuel"."""
        first = token
        while first.relation == "conjunct" and (above := analysis.parent(first)) is not None:
            first = above
        return tuple(analysis.conjuncts(first))

    def _only_says(self, tokens: Sequence[Token], act: Span) -> bool:
        """Whether an act is no more than saying: "it is important to note that"."""
        at = next((i for i, t in enumerate(tokens) if t.start == act.start), None)
        return at is not None and self._mere.at(tokens, at) is not None

    def _planned(self, analysis: Analysis, tokens: Sequence[Token], verb: Token, acts: list[Span]) -> list[Span]:
        """The acts of a plan: no states ("is to last"), no purposes ("its aim is to help"), whole clauses in the passive."""
        subjects = analysis.children(verb, "subject", "passive_subject")
        if any(fold(s.lemma) in self._purposes for s in subjects):
            return []
        found = []
        for act in acts:
            at = next((i for i, t in enumerate(tokens) if t.start == act.start), None)
            if at is not None and tokens[at].pos == "AUX" and subjects:
                found.append(Span(analysis.subtree(subjects[0]).start, act.end))
            elif at is None or self._stative.at(tokens, at) is None:
                found.append(act)
        return found

    def _inherited(self, analysis: Analysis, verb: Token) -> tuple[Token, ...]:
        """The subject of the verb above, for "…, urging both sides to …"."""
        above = analysis.parent(verb)
        hung = verb.relation in ("adverbial_clause", "conjunct", "open_complement") or verb.form == "gerund"
        if above is not None and hung and above.pos == "VERB":
            return analysis.subject(above)
        return ()

    def _towards(self, analysis: Analysis, verb: Token, cue: Undertaking) -> tuple[Token, ...]:
        if cue.kind != "pledged" or not analysis.has_syntax:
            return ()
        return analysis.oblique(verb, "to") if "to" not in cue.after else ()

    def _subjects(self, analysis: Analysis, verb: Token) -> list[Span]:
        """Each thing that a passive says was proposed: "a hospital and a kitchen were proposed"."""
        found = []
        for subject in analysis.children(verb, "passive_subject"):
            if subject.pos == "PRON" or (subject.pos == "PROPN" and subject.number == "sing"):
                continue
            conjuncts = analysis.conjuncts(subject)
            for number, one in enumerate(conjuncts):
                end = conjuncts[number + 1] if number + 1 < len(conjuncts) else None
                span = analysis.subtree(one, without=("conjunct", "coordinator"))
                if span.start < verb.start and (end is None or span.start < end.start):
                    stop = min(span.end, verb.start)
                    words = [t for t in analysis.tokens_in(Span(span.start, stop)) if t.end <= stop]
                    while words and words[-1].pos in ("PUNCT", "CCONJ"):
                        words.pop()
                    if len(words) > 2:
                        found.append(Span(words[0].start, words[-1].end))
        return found

    def _before(self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], at: int) -> list[Span]:
        """Without a parser, in a language whose verb comes last: the clause before the words."""
        first = at
        while first > 0 and tokens[first - 1].text not in (",", ";", ":", "—", "–", "»", "”"):
            first -= 1
        return [Span(tokens[first].start, tokens[at - 1].end)] if at - first > 1 else []

    def _after(
        self,
        analysis: Analysis,
        sentence: Sentence,
        tokens: Sequence[Token],
        found: Found[tuple[Undertaking, ...]],
        cue: Undertaking,
        verb: Token,
        limit: int,
    ) -> tuple[list[Span], Span | None]:
        """The act after the words, and the stretch that names who is asked."""
        following = found.last
        if following >= len(tokens) or tokens[following].start >= limit:
            return [], None
        if "asked" in cue.takes:
            who = following + (fold(tokens[following].text) in cue.after)
            at = self._acts.infinitive_after(tokens, who)
            mark = self._acts.before(at) if at is not None else 0
            if at is not None and mark > who and tokens[at].start < limit and self._can_act(analysis, tokens[who:mark]):
                asked = Span(tokens[who].start, tokens[mark - 1].end)
                return self._acts.alternatives(analysis, sentence, tokens[at], limit), asked
        if "clause" in cue.takes:
            for index in range(following, min(following + 8, len(tokens) - 1)):
                if (
                    fold(tokens[index].text) in self._complementizers
                    and tokens[index].pos in ("SCONJ", "X", "PRON", "DET")
                    and tokens[index + 1].start < limit
                ):
                    if tokens[index].relation == "determiner":
                        continue
                    return self._clauses(analysis, sentence, tokens, index, limit), None
                if tokens[index].pos in ("VERB", "AUX"):
                    break
        if fold(tokens[following].text) in cue.after and following + 1 < len(tokens):
            acts = self._nominal(analysis, sentence, tokens, following + 1, limit, strict="to" in cue.after)
            if acts:
                return acts, None
        if "infinitive" in cue.takes:
            begin = following - 1 if fold(tokens[following - 1].text) in self._marks else following
            at = self._acts.infinitive_after(tokens, begin, reach=1 if cue.kind == "called_for" else 12)
            if (
                at is not None
                and tokens[at].start < limit
                and not self._is_state(tokens, at)
                and self._belongs(analysis, tokens, found, at, verb)
            ):
                return self._acts.alternatives(analysis, sentence, tokens[at], limit), None
        if "gerund" in cue.takes and tokens[following].form == "gerund":
            return self._acts.alternatives(analysis, sentence, tokens[following], limit), None
        if "phrase" in cue.takes and not analysis.is_passive(verb):
            for thing in analysis.children(verb, "object"):
                if (
                    thing.start >= tokens[following].start
                    and thing.pos in ("NOUN", "PROPN")
                    and self._is_process(analysis, thing, strict=False)
                ):
                    span = analysis.subtree(thing)
                    start = analysis.tokens_in(span)[0]
                    found_act = self._acts.extent(analysis, sentence, start, thing, limit)
                    return ([found_act] if found_act else []), None
        return [], None

    def _can_act(self, analysis: Analysis, asked: Sequence[Token]) -> bool:
        """Whether those asked are somebody: "called for Orra to leave", not "called for talks to end the war"."""
        head = analysis.head_of(Span(asked[0].start, asked[-1].end)) or asked[-1]
        return head.pos in ("PROPN", "PRON") or fold(head.lemma) in self._actor_nouns or fold(head.text) in self._actor_nouns

    def _is_stative_verb(self, tokens: Sequence[Token], verb: Token) -> bool:
        at = verb.index - tokens[0].index
        return verb.pos == "AUX" and 0 <= at < len(tokens) and self._stative.at(tokens, at) is not None

    def _is_state(self, tokens: Sequence[Token], at: int) -> bool:
        """ "is to be complete": a state and no act; "is to be opened" is one."""
        return tokens[at].pos == "AUX" and not any(t.pos == "VERB" and t.form == "participle" for t in tokens[at + 1 : at + 4])

    def _belongs(self, analysis: Analysis, tokens: Sequence[Token], found: Found[tuple[Undertaking, ...]], at: int, verb: Token) -> bool:
        """Whether an infinitive is what was undertaken, not the purpose of something in between."""
        if not analysis.has_syntax or self._acts.before(at) == found.last:
            return True
        if tokens[at].head in (verb.index, *(t.index for t in analysis.ancestors(verb))):
            return True
        # "agreed in Tam to open the road": parsers hang the infinitive on the place
        return not any(t.pos in ("VERB", "NOUN") for t in tokens[found.last : at - 1]) and not analysis.children(verb, "object")

    def _clauses(self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], index: int, limit: int) -> list[Span]:
        """The clause after "that"; several where "that" is repeated."""
        starts = [index]
        for other in range(index + 2, len(tokens) - 1):
            joined = tokens[other - 1].pos == "CCONJ" or tokens[other - 1].text == ","
            if fold(tokens[other].text) in self._complementizers and joined and tokens[other].pos == "SCONJ":
                starts.append(other)
        found = []
        for number, start in enumerate(starts):
            end = tokens[starts[number + 1]].start if number + 1 < len(starts) else limit
            act = self._acts.extent(analysis, sentence, tokens[start + 1], None, min(end, limit))
            if act is not None and self._looks_ahead(analysis, tokens, start, act):
                found.append(act)
        return found

    def _looks_ahead(self, analysis: Analysis, tokens: Sequence[Token], start: int, act: Span) -> bool:
        """Whether a clause is about something to be done: "that the line will open", not "that trust is important"."""
        if not analysis.has_syntax:
            return True
        verb = next((t for t in tokens[start + 1 :] if t.index == tokens[start].head), None)
        if verb is None or not act.holds(verb.start):
            return any(fold(t.text) in self._modals for t in analysis.tokens_in(act))
        if any(fold(a.text) in self._modals for a in analysis.auxiliaries(verb)):
            return True
        return verb.form in ("infinitive", "participle") and not any(a.form == "finite" for a in analysis.auxiliaries(verb))

    def _nominal(self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], at: int, limit: int, *, strict: bool) -> list[Span]:
        """The noun phrase or gerund after a preposition: "on expanding cooperation", "for full restoration of movement"."""
        start = tokens[at]
        gerund = start.form == "gerund" or (start.pos == "ADV" and at + 1 < len(tokens) and tokens[at + 1].form == "gerund")
        if gerund:
            return self._acts.alternatives(analysis, sentence, start, limit)
        head = start
        if analysis.has_syntax:
            while (
                head.relation in ("determiner", "adjective", "number", "adverb", "modifier")
                and (above := analysis.parent(head)) is not None
            ):
                if above.start < start.start:
                    break
                head = above
        if head.pos not in ("NOUN", "PROPN", "X") or not self._is_process(analysis, head, strict=strict):
            return []
        act = self._acts.extent(analysis, sentence, start, head, limit)
        return [act] if act else []

    def _is_process(self, analysis: Analysis, noun: Token, *, strict: bool) -> bool:
        """Whether a noun is something that can be done: "restoration" is, "peace" and "Moscow" are not."""
        if noun.pos == "PROPN":
            return False
        text = fold(noun.text)
        if text.endswith(self._endings) or not strict:
            return True
        return (
            any(fold(t.text).endswith(self._endings) for t in analysis.conjuncts(noun) if t.pos == "NOUN") if analysis.has_syntax else True
        )

    # -- nouns -------------------------------------------------------------------------------------------------------

    def _of_noun(
        self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], found: Found[tuple[Undertaking, ...]], limit: int
    ) -> Iterator[Undertaken]:
        noun = tokens[found.first]
        if noun.pos not in ("NOUN", "PROPN", "X") or noun.text[:1].isupper() and found.first > 0 and noun.pos == "PROPN":
            return
        for cue in found.value:
            after = self._skip_verb(analysis, tokens, found, noun)
            acts, by = self._noun_act(analysis, sentence, tokens, after, cue, noun, limit)
            if not acts:
                continue
            holders = by or self._holders(analysis, noun)
            asked = None
            if "asked" in cue.takes:
                asked = Span(tokens[after].start, acts[0].start) if tokens[after].start < acts[0].start else None
                holders = self._governors(analysis, noun)
            first_person = any(fold(t.text) in self._first_person for t in holders)
            told = after > found.last or any(t.pos == "VERB" for t in tokens[found.first : found.last])
            named = not told and not by
            for act in acts:
                yield Undertaken(
                    kind=cue.kind,
                    act=act,
                    cue=noun,
                    by=holders,
                    asked=asked,
                    is_named=named,
                    first_person=first_person,
                    sure=0.7,
                )
            return

    def _skip_verb(self, analysis: Analysis, tokens: Sequence[Token], found: Found[tuple[Undertaking, ...]], noun: Token) -> int:
        """The index after a noun and the verb that completes it: "an agreement was reached on", "plans were made to"."""
        at = found.last
        index = at
        while index < len(tokens) and index - at < 4 and tokens[index].pos in ("AUX", "VERB", "ADV"):
            if tokens[index].form in ("infinitive", "gerund"):
                break
            index += 1
        governs = index > at and any(t.pos == "VERB" for t in tokens[at:index]) and fold(tokens[index - 1].lemma) not in self._discussed
        return index if governs and index < len(tokens) else at

    def _noun_act(
        self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], at: int, cue: Undertaking, noun: Token, limit: int
    ) -> tuple[list[Span], tuple[Token, ...]]:
        if at >= len(tokens) or tokens[at].start >= limit:
            return [], ()
        by: tuple[Token, ...] = ()
        # "the commitment of the government to …", "the need for the two sides to …"
        if fold(tokens[at].text) in ("of", "by") or ("asked" in cue.takes and fold(tokens[at].text) in cue.after):
            mark = next(
                (
                    i
                    for i in range(at + 1, min(at + 14, len(tokens) - 1))
                    if fold(tokens[i].text) in self._marks or (fold(tokens[i].text) in cue.after and i > at + 1)
                ),
                None,
            )
            if mark is None or any(t.pos in ("VERB",) or t.text in ",;:" for t in tokens[at + 1 : mark]):
                return [], ()
            by = tuple(t for t in tokens[at + 1 : mark] if t.pos in ("NOUN", "PROPN", "PRON"))
            at = mark
        mark_next = fold(tokens[at].text) in self._marks and at + 1 < len(tokens)
        if mark_next and "infinitive" in cue.takes and self._acts.infinitive_after(tokens, at, reach=1) is not None:
            return self._acts.alternatives(analysis, sentence, tokens[at + 1], limit), by
        if "clause" in cue.takes and fold(tokens[at].text) in self._complementizers and tokens[at].pos == "SCONJ" and at + 1 < len(tokens):
            return self._clauses(analysis, sentence, tokens, at, limit), by
        if fold(tokens[at].text) in cue.after and at + 1 < len(tokens):
            strict = cue.kind in ("pledged", "planned") or self._words.strict_nouns
            return self._nominal(analysis, sentence, tokens, at + 1, limit, strict=strict), by
        if "gerund" in cue.takes and tokens[at].form == "gerund":
            return self._acts.alternatives(analysis, sentence, tokens[at], limit), by
        return [], ()

    def _holders(self, analysis: Analysis, noun: Token) -> tuple[Token, ...]:
        """Whose commitment it is: "both leaders' commitment", "their readiness"; else of those who say so."""
        if not analysis.has_syntax:
            return ()
        owners = [
            t for t in analysis.children(noun, "modifier", "adjective") if t.start < noun.start and t.pos in ("NOUN", "PROPN", "PRON")
        ]
        named = tuple(t for t in owners if fold(t.text) not in self._possessives)
        return named or self._governors(analysis, noun)

    def _governors(self, analysis: Analysis, noun: Token) -> tuple[Token, ...]:
        for above in analysis.ancestors(noun):
            if above.pos == "VERB":
                return analysis.subject(above)
        return ()

    # -- futures -----------------------------------------------------------------------------------------------------

    def _reported_future(self, analysis: Analysis, tokens: Sequence[Token], at: int) -> Found[CommitmentKind] | None:
        """ "said that they would open the road": a future told in the past; without a reporting verb "would" is a mere thought."""
        found = self._reported.at(tokens, at)
        verb = analysis.parent(tokens[at]) if found is not None and analysis.has_syntax else None
        above = analysis.parent(verb) if verb is not None and verb.relation == "clausal_complement" else None
        return found if above is not None and fold(above.lemma) in self._reporting else None

    def _of_future(
        self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], found: Found[CommitmentKind], limit: int
    ) -> Undertaken | None:
        """ "X will do", "Y should be done": an act where the verb is one and somebody is to do it."""
        helper = tokens[found.first]
        verb = analysis.parent(helper) if analysis.has_syntax else None
        if (
            verb is None
            or helper.relation not in ("auxiliary", "passive_auxiliary")
            or verb.pos not in ("VERB",)
            or analysis.is_negated(verb)
        ):
            return None
        if any(fold(m.text) in self._conditional and fold(m.text) not in self._modals for m in analysis.children(verb, "marker", "adverb")):
            return None
        above = analysis.parent(verb)
        if above is not None and verb.relation == "clausal_complement" and fold(above.lemma) in self._hoped:
            return None
        passive = analysis.is_passive(verb)
        if verb.relation == "relative_clause" and found.value == "called_for":
            return None
        if any(self._is_stative_verb(tokens, t) for t in analysis.children(verb, "open_complement")):
            return None
        subjects = analysis.children(verb, "passive_subject") if passive else analysis.subject(verb)
        at = verb.index - tokens[0].index
        if not 0 <= at < len(tokens) or self._stative.at(tokens, at) is not None or not subjects:
            return None
        first = subjects[0]
        if fold(first.text) in self._relatives:
            above = analysis.parent(verb)
            if passive or above is None or verb.relation != "relative_clause":
                return None
            subjects = (above,)
        if passive:
            start = analysis.tokens_in(analysis.subtree(first))[0]
            if first.pos == "PRON" or start.start >= verb.start:
                return None
            act = self._acts.extent(analysis, sentence, start, verb, limit)
            by = analysis.children(verb, "agent")
        else:
            act = self._acts.extent(analysis, sentence, verb, verb, limit)
            by = subjects
        if act is None:
            return None
        first_person = fold(first.text) in self._first_person
        kind: CommitmentKind = "pledged" if first_person and found.value == "planned" else found.value
        asks = found.value == "called_for"
        return Undertaken(
            kind=kind,
            act=act,
            cue=helper,
            by=() if asks else by,
            to=subjects if asks and not passive else (),
            is_future=True,
            first_person=first_person,
            sure=0.6,
        )

    def _of_tense(self, analysis: Analysis, sentence: Sentence, tokens: Sequence[Token], at: int, limit: int) -> Undertaken | None:
        """ "Вернёт": the ending alone says that somebody will do it."""
        verb = tokens[at]
        subjects = analysis.subject(verb)
        known = self._verbs.at(tokens, at) is not None and not self._is_still_to_come(verb)
        if verb.pos != "VERB" or known or analysis.is_negated(verb) or analysis.is_passive(verb):
            return None
        if fold(verb.lemma) in self._discussed:
            return None  # agenda of the meeting to come
        if not subjects or fold(subjects[0].text) in self._relatives or self._stative.at(tokens, at) is not None:
            return None
        if any(fold(m.text) in self._conditional for m in analysis.children(verb, "marker", "adverb")):
            return None
        above = analysis.parent(verb)
        if above is not None and verb.relation == "clausal_complement" and fold(above.lemma) in self._hoped:
            return None
        act = self._acts.extent(analysis, sentence, verb, verb, limit)
        if act is None or self._words.future_tense is None:
            return None
        first_person = fold(subjects[0].text) in self._first_person
        kind: CommitmentKind = "pledged" if first_person else self._words.future_tense
        return Undertaken(kind=kind, act=act, cue=verb, by=subjects, is_future=True, first_person=first_person, sure=0.6)


def _limit(token: Token, sentence: Sentence, limits: Sequence[Span]) -> int:
    """The end of the quotation that a word stands in, or of its sentence; before a quotation that begins after it, the whole sentence."""
    return next((q.end for q in limits if q.holds(token.start)), sentence.end)


def _within_quote(one: Undertaken, limits: Sequence[Span]) -> Undertaken:
    """An act that begins in a quotation ends in it."""
    quote = next((q for q in limits if q.holds(one.act.start) and q.end < one.act.end), None)
    return one if quote is None else replace(one, act=Span(one.act.start, quote.end))


def _grouped(cues: tuple[Undertaking, ...]) -> Iterator[tuple[str, tuple[Undertaking, ...]]]:
    found: dict[str, list[Undertaking]] = {}
    for cue in cues:
        for word in cue.words:
            found.setdefault(word, []).append(cue)
    for word, every in found.items():
        yield word, tuple(every)
