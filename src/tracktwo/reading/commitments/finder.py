"""Finder: commitments, with who, to whom, by when, and where they were made."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Limit, Statement
from tracktwo.model.span import LONGEST_FACT, Span
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Analysis, Sentence, Token
from tracktwo.reading.areas import areas_of
from tracktwo.reading.commitments.meetings import PlannedMeetings
from tracktwo.reading.commitments.reading import Undertaken, UndertakingReader
from tracktwo.reading.commitments.words import CommitmentWords
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.quotes import Quotation
from tracktwo.reading.statements.speakers import Actors
from tracktwo.reading.word_patterns import Patterns

#: The key of `Draft.working` under which each commitment has the word that undertakes it.
ANCHORS = "undertaken"
#: How many speak as one.
_MOST = 4
_DUE = ("by", "within", "on")
_TERM = ("until", "term")


class CommitmentFinder:
    """Commitments of the report and of those whom it quotes. What was only discussed is agenda; a planned meeting is an event."""

    name = "commitments"
    needs = frozenset({"entities", "dates", "statements"})
    adds = frozenset({"commitments"})

    def __init__(self, words: CommitmentWords, pack: Pack, language: str) -> None:
        self._words = words
        self._reader = UndertakingReader(words)
        self._areas = areas_of(pack, language)
        self._vague: Patterns[bool] = Patterns([(w, True) for w in words.vague_due])
        self._both: Patterns[bool] = Patterns([(w, True) for w in words.both_sides])
        self._meetings = PlannedMeetings(words)

    def find(self, draft: Draft) -> None:
        """Add the commitments of the text."""
        words = self._words
        actors = Actors(draft, nouns=words.actor_nouns, determiners=words.determiners)
        quotations: Sequence[Quotation] = draft.working.get("quotations", ())
        quoted = [q.inner for q in quotations if len(q.inner) > 20]
        sayings = sorted(draft.statements, key=lambda s: s.span)
        opened: Undertaken | None = None
        for sentence in draft.analysis.sentences:
            item = self._reader.list_item(draft.analysis, sentence, opened) if opened is not None else None
            if item is not None:
                self._add(draft, sentence, item, actors, sayings)
                continue
            opened = self._reader.opens_list(draft.analysis, sentence)
            whole = sentence.span
            limits = [q for q in quoted if q.overlaps(whole)]
            for one in self._reader.read(draft.analysis, sentence, limits):
                self._add(draft, sentence, one, actors, sayings)

    def _add(self, draft: Draft, sentence: Sentence, one: Undertaken, actors: Actors, sayings: Sequence[Statement]) -> None:
        speakers = _speakers(draft, one, sayings)
        by = self._by(one, actors, speakers)
        if one.is_future and not by and one.kind == "planned" and not draft.analysis.is_passive(draft.analysis.parent(one.cue) or one.cue):
            return
        if one.is_named and not by:
            return
        if self._meetings.is_event(draft, one.act):
            return
        if one.kind == "called_for" and not by:
            by = speakers
        to = list(actors.every(one.to, make=True))
        if one.asked is not None:
            to = self._asked(draft, one.asked, actors)
        due, term = self._limits(draft, sentence, one)
        action = " ".join(one.act.of(draft.text).split())
        span = sentence.span if sentence.span.contains(one.act) else sentence.span.hull(one.act)
        if len(span) > LONGEST_FACT:
            span = one.act
        event = _event(draft, sentence, by)
        if one.kind == "agreed" and not by and event is not None:
            by = _met(draft, event, sentence)
        ident = draft.add_commitment(
            kind=one.kind,
            action=action,
            by=tuple(by),
            to=tuple(i for i in to if i not in by),
            area=self._areas.of(action) or self._areas.of(span.of(draft.text)),
            due=due,
            term=term,
            event=event,
            document=_document(draft, sentence, one),
            span=span,
            confidence=round(one.sure - (0.1 if not by else 0.0), 2),
        )
        draft.working.setdefault(ANCHORS, {})[ident] = one.cue

    def _by(self, one: Undertaken, actors: Actors, speakers: list[LocalId]) -> list[LocalId]:
        if one.first_person:
            return speakers
        if not one.by and not one.is_named and one.cue.form == "finite" and one.cue.index and (named := self._right_before(one, actors)):
            return named
        return actors.every(one.by, make=not one.is_future or one.kind == "planned")

    def _right_before(self, one: Undertaken, actors: Actors) -> list[LocalId]:
        """Who is named right before an active verb, where the parser lost the subject: "Osmund promised"."""
        analysis = actors.analysis
        before = analysis.tokens[one.cue.index - 1]
        return actors.of(before) if before.pos in ("NOUN", "PROPN", "ADV", "X") and not analysis.is_passive(one.cue) else []

    def _asked(self, draft: Draft, span: Span, actors: Actors) -> list[LocalId]:
        tokens = draft.analysis.tokens_in(span)
        if next(iter(self._both.iter_in(tokens)), None) is not None:
            both = [e.id for e in draft.entities.values() if e.kind == "government" and e.side in {s.id for s in draft.pack.sides}]
            if len(both) > 1:
                return both
        found: dict[LocalId, None] = {}
        for token in tokens:
            if token.pos in ("NOUN", "PROPN", "PRON", "X"):
                for ident in actors.of(token):
                    found[ident] = None
        if not found:
            head = draft.analysis.head_of(span)
            return actors.of(head, make=True) if head is not None else []
        return list(found)

    # -- when --------------------------------------------------------------------------------------------------------

    def _limits(self, draft: Draft, sentence: Sentence, one: Undertaken) -> tuple[Limit | None, Limit | None]:
        """By when the act is to be done, and how long it runs; only from words that stand with the act."""
        due = term = None
        published = (draft.report.published or "")[:10]
        dates: Sequence[DatedExpression] = draft.working.get("dates", ())
        for date in dates:
            if date.span.start >= sentence.end:
                break
            between = one.cue.end <= date.span.start and date.span.end <= one.act.start  # "решили до конца мая открыть": free word order
            if not (between or one.act.contains(date.span) or _opens(draft.analysis, date, one.cue)) or date.is_dateline:
                continue
            if date.kind in _TERM:
                term = term or date.limit(draft.text)
            elif date.kind in _DUE and _is_ahead(date, published) and (date.kind == "by" or _is_when(draft.analysis, one.act, date.span)):
                due = due or date.limit(draft.text)
        if due is None and term is None:
            tokens = draft.analysis.tokens_in(one.act)
            vague = next(iter(self._vague.iter_in(tokens)), None)
            if vague is not None:
                span = Span(tokens[vague.first].start, tokens[vague.last - 1].end)
                due = Limit(text=" ".join(span.of(draft.text).split()))
        return due, term


def _opens(analysis: Analysis, date: DatedExpression, cue: Token) -> bool:
    """ "By December Vell undertook to hand over the maps": a deadline before the verb that it hangs on."""
    head = analysis.head_of(date.span) if analysis.has_syntax and date.kind == "by" and date.span.end <= cue.start else None
    above = analysis.parent(head) if head is not None else None
    return above is not None and above.index == cue.index


def _is_ahead(date: DatedExpression, published: str) -> bool:
    latest = date.end or date.start
    return latest is None or latest.startswith("X") or not published or latest >= published[: len(latest)]


def _is_when(analysis: Analysis, act: Span, date: Span) -> bool:
    """Whether a date says when the act is to be done: it hangs on a verb of the act, not on a noun ("the declaration of 8 August")."""
    head = analysis.head_of(date)
    above = analysis.parent(head) if head is not None else None
    return above is not None and above.pos in ("VERB", "AUX") and act.holds(above.start) and above.tense != "past"


def _speakers(draft: Draft, one: Undertaken, sayings: Sequence[Statement]) -> list[LocalId]:
    """Who says the sentence that undertakes, where somebody does."""
    cue = one.cue
    index = bisect_right(sayings, cue.start, key=lambda s: s.span.start)
    found = [s for s in sayings[max(0, index - 6) : index] if s.span.holds(cue.start)]
    words = one.act.of(draft.text)
    inside = [s for s in found if " ".join(words.split()) in s.text or cue.text in s.text.split()]
    return list(dict.fromkeys(s.speaker for s in inside))


def _event(draft: Draft, sentence: Sentence, by: Sequence[LocalId]) -> LocalId | None:
    """The meeting at which it was undertaken: the one told in the sentence, else the latest before it in which those who undertake sat."""
    best: tuple[int, LocalId] | None = None
    for event in draft.events.values():
        if event.kind not in ("meeting", "visit", "signing") or event.status != "held":
            continue
        for span in event.spans:
            if span.overlaps(sentence.span):
                return event.id
            sat = {p.entity for p in event.participants}
            if span.end <= sentence.start and (sat & set(by) or not by) and (best is None or span.end > best[0]):
                best = span.end, event.id
    if best is None:
        return None
    told = draft.analysis.sentence_at(best[0] - 1)
    return best[1] if sentence.paragraph - told.paragraph <= 1 else None


def _met(draft: Draft, event: LocalId, sentence: Sentence) -> list[LocalId]:
    """Who agreed where the report says only that "it was agreed": those of the meeting told there, or what they met under."""
    found = draft.events[event]
    told = max(draft.analysis.sentence_at(span.start).index for span in found.spans if span.start < sentence.end)
    if found.kind != "meeting" or sentence.index - told > 1:
        return []
    who = [p.entity for p in found.participants if p.role in ("participant", "chair", "host")]
    bodies = [i for i in who if draft.entity(i).kind == "initiative"] or ([found.initiative] if found.initiative else [])
    if bodies:
        return bodies[:1]
    return who if 1 < len(who) <= _MOST else []


def _document(draft: Draft, sentence: Sentence, one: Undertaken) -> LocalId | None:
    """The document that says so: the subject of the words that undertake."""
    for token in one.by:
        found = draft.mention_at(token.start, "document")
        if found is not None:
            return found[1].id
    return None
