"""Finder: statements, one per reporting cue and speaker."""

from __future__ import annotations

from collections.abc import Iterator

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Statement
from tracktwo.model.span import LONGEST_FACT, Span, hull
from tracktwo.model.vocab import Assertion
from tracktwo.reading.analysis import Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.quotes import find_quotations, outermost
from tracktwo.reading.statements.cues import CueReader, Said, is_chained
from tracktwo.reading.statements.occasions import said_at
from tracktwo.reading.statements.sayings import LAYER, Saying
from tracktwo.reading.statements.segments import Segment, segments
from tracktwo.reading.statements.speakers import Actors
from tracktwo.reading.statements.words import SpeechWords
from tracktwo.reading.word_patterns import Patterns

#: What joins the pieces of a split quotation in `Statement.text`; the evidence check of the contract reads it as "something left out".
ELLIPSIS = " … "


class StatementFinder:
    """Sayings with their speaker: direct ones between quotation marks, indirect ones after (or before) a reporting cue.

    Leaves the outermost quotations in `draft.working["quotations"]` and what is said where in `draft.working["sayings"]`.
    An outlet's report of somebody's act is no statement.
    """

    name = "statements"
    needs = frozenset({"entities"})
    adds = frozenset({"statements", "quotations", LAYER})

    def __init__(self, words: SpeechWords) -> None:
        self._words = words
        self._reader = CueReader(words)
        self._before: Patterns[str] = Patterns([(w, w) for w in words.according_before])
        self._after: Patterns[str] = Patterns([(w, w) for w in words.according_after])
        self._alleged = {fold(w) for w in words.alleged}
        self._denied = {fold(w) for w in words.denied}
        self._definite = {fold(w) for w in words.definite}
        self._relative = {fold(w) for w in words.relative_pronouns}

    def find(self, draft: Draft) -> None:
        """Add the statements of the text."""
        quotations = outermost(find_quotations(draft.text))
        draft.working["quotations"] = quotations
        draft.working[LAYER] = []
        words = self._words
        actors = Actors(draft, nouns=words.speaker_nouns, media=words.outlet_words, determiners=words.determiners)
        last: tuple[Segment, tuple[LocalId, ...]] | None = None
        before: tuple[LocalId, ...] = ()
        for segment in segments(draft.analysis, quotations):
            claimed: list[Span] = []
            said_by: tuple[LocalId, ...] = ()
            for speakers, said in self._said(draft, segment, actors, last[1] if last is not None else before):
                tells = said.direct or said.tells
                self._add(
                    draft,
                    segment,
                    said.content,
                    speakers,
                    direct=said.direct,
                    tells=tells,
                    meets=not said.cue.recipient,
                    assertion=self._asserted(said.verb),
                )
                claimed += said.content
                said_by = speakers
            for speakers, content in self._according(draft, segment, actors, claimed):
                self._add(draft, segment, (content,), speakers, direct=False, meets=False)
                claimed.append(content)
                said_by = speakers
            if not said_by and last is not None and segment.quotes and segment.paragraph == last[0].paragraph:
                said_by = self._continued(draft, segment, last[1])
            if said_by:
                last, before = (segment, said_by), said_by
            elif not segment.quotes:
                last = None

    # -- who said what -----------------------------------------------------------------------------------------------

    def _said(
        self, draft: Draft, segment: Segment, actors: Actors, last: tuple[LocalId, ...]
    ) -> Iterator[tuple[tuple[LocalId, ...], Said]]:
        before: tuple[LocalId, ...] = ()
        for said in self._reader.read(draft.analysis, segment):
            chained = before and draft.analysis.has_syntax and is_chained(draft.analysis, said.verb)
            speakers = before if chained else tuple(self._speakers(draft, segment, said, actors, last))
            before = speakers or before
            if speakers and not (said.cue.alone and (len(speakers) > 1 or self._is_many(draft, said.verb))):
                yield speakers, said

    def _is_many(self, draft: Draft, verb: Token) -> bool:
        subjects = draft.analysis.subject(verb)
        return len(subjects) > 1 or any(t.number == "plur" for t in subjects)

    def _speakers(self, draft: Draft, segment: Segment, said: Said, actors: Actors, last: tuple[LocalId, ...]) -> list[LocalId]:
        analysis = draft.analysis
        if said.inverted:
            found = self._first_after(draft, segment, said, actors, last)
            if found:
                return found
        if analysis.has_syntax:
            subjects = self._subjects(draft, said.verb)
            subjects = tuple(t for t in subjects if not any(c.overlaps(t.span) for c in said.content))
            if subjects and all(actors.is_medium(t) for t in subjects):
                return []
            if subjects:
                found = actors.every(subjects)
                found += [p for p in self._appended(draft, subjects, said, actors) if p not in found and not found]
                return found or actors.every(subjects, make=True)
            housed = [i for t in analysis.oblique(said.verb, *self._words.housed_by) for i in actors.of(t)]
            housed = [i for i in housed if draft.entity(i).kind == "organization"]
            if housed and said.verb.number == "plur":
                return housed[:1]  # "в министерстве сообщили"
            if not any(c.end <= said.verb.start for c in said.content):
                return []
        return self._nearest(draft, segment, said, actors)

    def _subjects(self, draft: Draft, verb: Token) -> tuple[Token, ...]:
        """The subject of a cue; a participle ("…, adding that") has that of the verb above, "who said" that of the noun before."""
        analysis = draft.analysis
        subjects = analysis.subject(verb)
        hops = 0
        current = verb
        while not subjects and hops < 3:
            above = analysis.parent(current)
            if above is None or current.relation not in ("adverbial_clause", "conjunct", "open_complement", "parataxis", "relative_clause"):
                break
            if above.pos in ("NOUN", "PROPN") and current.relation == "relative_clause":
                return (above,) if current.form == "gerund" else ()
            if current.relation == "relative_clause" and current.form != "gerund":
                break
            subjects, current, hops = analysis.subject(above), above, hops + 1
        if len(subjects) == 1 and fold(subjects[0].text) in self._relative and verb.relation == "relative_clause":
            above = analysis.parent(verb)
            return (above,) if above is not None else ()
        return subjects

    def _appended(self, draft: Draft, subjects: tuple[Token, ...], said: Said, actors: Actors) -> list[LocalId]:
        """People named between a title and the cue where the parser misses the apposition: "The head of X, Ann Lee, said"."""
        start = min(t.start for t in subjects)
        if start >= said.verb.start:
            return []
        people = [(s, e) for s, e in actors.within(Span(start, said.verb.start)) if e.kind == "person"]
        text = draft.text
        people = [(s, e) for s, e in people if text[: s.start].rstrip()[-1:] in (",", "–", "—", "-")]
        return [people[-1][1].id] if people else []

    def _first_after(self, draft: Draft, segment: Segment, said: Said, actors: Actors, last: tuple[LocalId, ...]) -> list[LocalId]:
        """The speaker of "…," said X: what stands next after the cue; "said the expert" is the person who spoke last."""
        end = min([s.start for s in said.content if s.start > said.verb.end] + [segment.span.end])
        if end <= said.verb.end:
            return []
        tokens = [t for t in draft.analysis.tokens_in(Span(said.verb.end, end)) if t.start >= said.verb.end]
        for token in tokens[:12]:
            found = actors.of(token)
            if found and self._described(draft, tokens, found, last):
                return list(last)
            if found:
                joined = [t for t in draft.analysis.conjuncts(token) if t.start > said.verb.end] if draft.analysis.has_syntax else []
                return list(dict.fromkeys([*found, *(i for t in joined for i in actors.of(t))]))
            if token.pos == "PUNCT":
                break
        made = [i for token in tokens[:4] for i in actors.of(token, make=True)][:1]
        return list(last) if made and self._described(draft, tokens, made, last) else made

    def _described(self, draft: Draft, tokens: list[Token], found: list[LocalId], last: tuple[LocalId, ...]) -> bool:
        """Whether "the expert", who has no name here, is the one person who spoke last."""
        if len(last) != 1 or draft.entity(last[0]).kind != "person" or len(found) != 1 or draft.entity(found[0]).kind != "group":
            return False
        noun = next((t for t in tokens if t.pos in ("NOUN", "PROPN") and t.relation not in ("adjective",)), None)
        return fold(tokens[0].text) in self._definite and noun is not None and noun.number == "sing"

    def _nearest(self, draft: Draft, segment: Segment, said: Said, actors: Actors) -> list[LocalId]:
        """Without a subject from the grammar: the actor named next before the cue and outside what was said, else next after it."""
        before = [
            e.id
            for s, e in actors.within(Span(segment.span.start, max(segment.span.start + 1, said.verb.start)))
            if not any(c.overlaps(s) for c in said.content)
        ]
        if before:
            quote_end = max((c.end for c in said.content if c.end <= said.verb.start), default=None)
            if quote_end is not None:
                between = (
                    [e.id for s, e in actors.within(Span(quote_end, said.verb.start)) if s.start >= quote_end]
                    if quote_end < said.verb.start
                    else []
                )
                return between[:1] or before[-1:]
            return before[-1:] if draft.analysis.has_syntax else before[:1]
        if said.verb.end < segment.span.end:
            behind = [e.id for s, e in actors.within(Span(said.verb.end, segment.span.end)) if not any(c.overlaps(s) for c in said.content)]
            return behind[:1] if said.direct else []
        return []

    # -- according to ------------------------------------------------------------------------------------------------

    def _according(self, draft: Draft, segment: Segment, actors: Actors, claimed: list[Span]) -> Iterator[tuple[tuple[LocalId, ...], Span]]:
        outside = segment.outside()
        for found in self._before.iter_in(outside):
            first, last = outside[found.first], outside[found.last - 1]
            following = [t for t in outside if t.start >= last.end]
            inside = next((i for t in outside[found.first : found.last] if t.pos in ("PRON", "DET") for i in actors.of(t)), None)
            speaker, end = (inside, last.end) if inside is not None else self._named_first(draft, following, actors)
            if speaker is None:
                continue
            content = self._around(draft, segment, first, end)
            if content is not None and not any(c.overlaps(content) for c in claimed):
                yield (speaker,), content
        for found in self._after.iter_in(outside):
            first, last = outside[found.first], outside[found.last - 1]
            before = [(s, e) for s, e in actors.within(Span(segment.span.start, max(first.start, segment.span.start + 1)))]
            content = self._around(draft, segment, outside[0], last.end)
            if before and content is not None and not any(c.overlaps(content) for c in claimed):
                yield (before[-1][1].id,), content

    def _named_first(self, draft: Draft, following: list[Token], actors: Actors) -> tuple[LocalId | None, int]:
        """The actor that a phrase begins with, and where the phrase ends: at a comma or with the sentence."""
        speaker: LocalId | None = None
        end = following[0].start if following else 0
        for token in following[:25]:
            if token.pos == "PUNCT" and token.text in ",.;:–—":
                break
            named = actors.of(token)
            if named and speaker is None:
                speaker = named[0]
            end = token.end
        if speaker is None and following:
            head = draft.analysis.head_of(Span(following[0].start, max(end, following[0].end)))
            made = actors.of(head, make=True) if head is not None else []
            speaker = made[0] if made else None
        return speaker, end

    def _around(self, draft: Draft, segment: Segment, first: Token, end: int) -> Span | None:
        """What an "according to X" from `first` to `end` speaks for: at the start of a sentence the words after it, else those before."""
        at_start = not [t for t in segment.tokens if t.end <= first.start and t.pos not in ("PUNCT", "CCONJ", "ADV", "SCONJ")]
        kept = [t for t in segment.tokens if (t.start >= end if at_start else t.end <= first.start)]
        while kept and kept[0].pos == "PUNCT" and kept[0].text not in '“"«(':
            kept = kept[1:]
        while kept and kept[-1].pos == "PUNCT" and kept[-1].text not in '”"»)':
            kept = kept[:-1]
        if len(kept) < 3 or (draft.analysis.has_syntax and not any(t.pos in ("VERB", "AUX") for t in kept)):
            return None
        return Span(kept[0].start, kept[-1].end)

    def _asserted(self, verb: Token) -> Assertion:
        """How a cue puts what it reports: "claimed that" alleges it, "denied that" denies it."""
        words = {fold(verb.lemma), fold(verb.text)}
        return "denied" if words & self._denied else "alleged" if words & self._alleged else "stated"

    # -- adding ------------------------------------------------------------------------------------------------------

    def _continued(self, draft: Draft, segment: Segment, speakers: tuple[LocalId, ...]) -> tuple[LocalId, ...]:
        """A sentence that is nothing but a quotation goes on with what the speaker before it said."""
        outside = [t for t in segment.outside() if any(c.isalnum() for c in t.text)]
        if outside or len(segment.quotes) != 1:
            return ()
        self._add(draft, segment, (segment.quotes[0].inner.trimmed(draft.text),), speakers, direct=True, confidence=0.6)
        return speakers

    def _add(
        self,
        draft: Draft,
        segment: Segment,
        content: tuple[Span, ...],
        speakers: tuple[LocalId, ...],
        *,
        direct: bool,
        tells: bool = True,
        meets: bool = True,
        assertion: Assertion = "stated",
        confidence: float = 0.0,
    ) -> None:
        text = draft.text
        pieces = [self._cleaned(text, span, direct) for span in content]
        span = hull([segment.span, *pieces]) if len(segment.span) <= LONGEST_FACT else hull(pieces)
        if len(span) > LONGEST_FACT:
            span = Span(pieces[0].start, min(pieces[0].end, pieces[0].start + LONGEST_FACT))
            pieces = [span]
        words = ELLIPSIS.join(" ".join(p.of(text).split()) for p in pieces)
        draft.working[LAYER] += [Saying(span=p, speakers=speakers, tells=tells, assertion=assertion) for p in pieces]
        for speaker in speakers:
            entity = draft.entity(speaker)
            sure = confidence or (0.9 if direct else 0.85) - (0.2 if entity.kind == "group" else 0)
            draft.statements.append(
                Statement(
                    speaker=entity.id,
                    mode="direct" if direct else "indirect",
                    text=words,
                    event=said_at(draft, entity.id, segment.span, segment.paragraph) if meets else None,
                    span=span,
                    confidence=round(sure, 2),
                )
            )

    def _cleaned(self, text: str, span: Span, direct: bool) -> Span:
        words = span.of(text)
        if not direct:
            bare = span.trimmed(text)
            return Span(bare.start, bare.start + max(1, len(bare.of(text).rstrip(" ,;:"))))
        stripped = words.strip().strip('"“”«»').rstrip(" ,")
        if stripped[-1:] == "." and not stripped.endswith(".."):
            stripped = stripped[:-1]
        start = span.start + words.find(stripped)
        return Span(start, start + len(stripped)) if stripped else span
