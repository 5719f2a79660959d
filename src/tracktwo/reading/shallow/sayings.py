"""Finder: who said what, by speech verbs with "that", quotation marks, "according to" and "this was said by", in texts without a parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Statement
from tracktwo.model.span import LONGEST_FACT, Span
from tracktwo.model.vocab import StatementMode
from tracktwo.reading.analysis import Sentence
from tracktwo.reading.draft import Draft
from tracktwo.reading.quotes import Quotation, find_quotations, outermost
from tracktwo.reading.shallow.scene import Clause, Scene, scene_of
from tracktwo.reading.shallow.speakers import acting_country, described, outlets_of, speaker_before, subjects, titled
from tracktwo.reading.shallow.words import clause_words
from tracktwo.reading.statements.sayings import LAYER, Saying
from tracktwo.reading.word_forms import ShallowLanguage

_FEWEST_WORDS = 3
#: A quotation of fewer characters is a name or a word quoted.
_SHORTEST_QUOTE = 20


@dataclass(frozen=True, slots=True)
class _Said:
    """What `speaker` said; `whole` holds the words and the cue. `source`: the words are known from them, by no act of speech."""

    speaker: LocalId
    mode: StatementMode
    words: Span
    whole: Span
    source: bool = False


class ShallowSayings:
    """Statements by the speech words of `clauses.yaml`; none for a language without it."""

    name = "shallow_sayings"
    needs = frozenset({"people", "gazetteer"})
    adds = frozenset({"statements", "sayings"})

    def __init__(self, language: str, morphology: ShallowLanguage) -> None:
        self._words, self._morphology = clause_words(language), morphology

    def find(self, draft: Draft) -> None:
        """Sentence by sentence, one statement for each cue."""
        if self._words is None:
            return
        scene = scene_of(draft, self._words, self._morphology)
        outlets = outlets_of(scene)
        quotes = [q for q in outermost(find_quotations(draft.text)) if len(q.inner) >= _SHORTEST_QUOTE]
        sayings: list[Saying] = []
        for said in (*_quoted(scene, quotes), *_told(scene, quotes)):
            text = " ".join(said.words.of(draft.text).split())
            known = any(s.span.overlaps(said.words) and s.speakers == (said.speaker,) for s in sayings)
            if fold(draft.entity(said.speaker).name) in outlets or len(text.split()) < _FEWEST_WORDS or known:
                continue
            whole = said.whole if len(said.whole) <= LONGEST_FACT else said.words
            if len(whole) <= LONGEST_FACT and not said.source:
                draft.statements.append(Statement(speaker=said.speaker, mode=said.mode, text=text, span=whole, confidence=0.6))
            sayings.append(Saying(span=said.words, speakers=(said.speaker,)))
        draft.statements.sort(key=lambda s: s.span)
        draft.working[LAYER] = tuple(sayings)


# -- in quotation marks ------------------------------------------------------------------------------------------------


def _quoted(scene: Scene, quotes: list[Quotation]) -> Iterator[_Said]:
    """Quotations of several words: by whom what stands after them, before them, or before the colon says."""
    text = scene.draft.text
    for quote in quotes:
        words = quote.inner.trimmed(text)
        if len(words.of(text).split()) < _FEWEST_WORDS:
            continue
        opening, closing = scene.analysis.sentence_at(quote.outer.start), scene.analysis.sentence_at(quote.outer.end - 1)
        after = _tokens_between(scene, quote.outer.end, closing.end)
        before = _tokens_between(scene, opening.start, quote.outer.start)
        whole = Span(min(opening.start, quote.outer.start), max(closing.end, quote.outer.end))
        spoken = [_speaks(scene, *stretch) for stretch in (after, before)]
        speaker: LocalId | None = None
        if spoken[0] or text[quote.outer.end : quote.outer.end + 3].strip(" ,").startswith(("-", "–", "—")):
            speaker = _speaker(scene, *after) or (speaker_before(scene, quote.outer.start) if spoken[0] else None)
        elif spoken[1]:
            speaker = _speaker(scene, *before) or speaker_before(scene, opening.start)
        elif before[1] - before[0] == 0 and after[1] - after[0] <= 1:
            speaker = speaker_before(scene, quote.outer.start)
        if speaker is not None:
            yield _Said(speaker, "direct", _unpunctuated(text, words), whole)


def _tokens_between(scene: Scene, start: int, end: int) -> tuple[int, int]:
    inside = scene.analysis.tokens_in(Span(start, end)) if end > start else ()
    return (inside[0].index, inside[-1].index + 1) if inside else (0, 0)


def _speaks(scene: Scene, first: int, last: int) -> bool:
    return any(scene.tokens[i].form is not None and scene.verb_is(i, scene.words.speech) is not None for i in range(first, last))


def _speaker(scene: Scene, first: int, last: int) -> LocalId | None:
    """Who speaks in a stretch that only says so: a subject, an office, or the body from which something is heard."""
    said = subjects(scene, first, last)
    meant = titled(scene, said[-1].first, said[-1].last) if said else described(scene, first, last)
    return meant[0] if meant else said[-1].entity.id if said else None


# -- in the report's words ---------------------------------------------------------------------------------------------


def _told(scene: Scene, quotes: list[Quotation]) -> Iterator[_Said]:
    earlier: Sentence | None = None
    for sentence in scene.analysis.sentences:
        if any(q.outer.start < sentence.end and sentence.start < q.outer.end and _is_told_by_quote(scene, sentence, q) for q in quotes):
            earlier = None
            continue
        found = _headed(scene, sentence) or _according(scene, sentence) or _of_sentence_before(scene, earlier, sentence)
        if found is None:
            clauses = scene.clauses(sentence)
            found = next((told for n in range(len(clauses)) if (told := _indirect(scene, sentence, clauses, n)) is not None), None)
        if found is not None:
            yield found
        earlier = sentence if found is None else None


def _is_told_by_quote(scene: Scene, sentence: Sentence, quote: Quotation) -> bool:
    """Whether the sentence lies inside the quotation, or speaks only by it."""
    outside = [t for t in scene.analysis.words(sentence) if not quote.outer.holds(t.start)]
    return len(outside) <= 2 or _speaks(scene, outside[0].index, outside[-1].index + 1) or len(quote.inner) > 60


def _headed(scene: Scene, sentence: Sentence) -> _Said | None:
    """A headline that names the speaker before a colon: "Tenbəyov: bərə hər gün işləyəcək"."""
    named = [m for m in scene.mentions(sentence.first, sentence.last, "person") if m.first == sentence.first]
    if not named or named[0].last >= sentence.last or scene.tokens[named[0].last].text != ":":
        return None
    words = _unpunctuated(scene.draft.text, Span(scene.tokens[named[0].last].end, sentence.end))
    return _Said(named[0].entity.id, "indirect", words, sentence.span)


def _according(scene: Scene, sentence: Sentence) -> _Said | None:
    """ "X-in sözlərinə görə, …", "X-ի խոսքով՝ …"; "by X's data" says whose word it is and is no statement."""
    for at in range(sentence.first, sentence.last):
        spoken = scene.literal(at, sentence.last, scene.words.according)
        length = spoken or scene.literal(at, sentence.last, scene.words.sources)
        if not length:
            continue
        stop = at + length
        while stop < sentence.last and scene.tokens[stop].pos == "PUNCT":
            stop += 1
        named = scene.mentions(sentence.first, at, "person", "organization", "initiative", "government", "group", "place")
        near = [m for m in named if at - m.last <= 1]
        speaker: LocalId | None = None
        if near:
            speaker = acting_country(scene, near[-1]) if near[-1].entity.kind in ("place", "government") else near[-1].entity.id
        elif at > sentence.first and scene.is_word(at - 1, scene.words.pronouns):
            speaker = speaker_before(scene, sentence.start)
        elif at > sentence.first:
            meant = described(scene, at - 1, at)
            speaker = meant[0] if meant else None
        if speaker is None or stop >= sentence.last:
            return None
        words = _unpunctuated(scene.draft.text, Span(scene.tokens[stop].start, sentence.end))
        return _Said(speaker, "indirect", words, sentence.span, source=not spoken)
    return None


def _of_sentence_before(scene: Scene, earlier: Sentence | None, sentence: Sentence) -> _Said | None:
    """ "…. Bu barədə X bildirib", "…։ Այս մասին հայտնել է X": what was said is the sentence before."""
    if earlier is None or not any(scene.phrase_at(i, sentence.last, scene.words.this) for i in range(sentence.first, sentence.last)):
        return None
    verbs = [t.index for t in scene.analysis.words(sentence) if t.form is not None]
    if not any(scene.verb_is(i, scene.words.speech) is not None for i in verbs) or len(scene.analysis.words(earlier)) < _FEWEST_WORDS + 1:
        return None
    if any(scene.is_word(i, scene.words.that) for i in range(verbs[-1], sentence.last)):
        return None
    said = subjects(scene, sentence.first, sentence.last)
    if not said:
        return None
    words = _unpunctuated(scene.draft.text, earlier.span)
    return _Said(said[-1].entity.id, "indirect", words, Span(earlier.start, sentence.end))


def _indirect(scene: Scene, sentence: Sentence, clauses: list[Clause], number: int) -> _Said | None:
    clause = clauses[number]
    verb = clause.verb
    if verb is None or scene.verb_is(verb, scene.words.speech) is None:
        return None
    text = scene.draft.text
    that = next((i for i in range(verb + 1, min(verb + 12, sentence.last)) if scene.is_word(i, scene.words.that)), None)
    stop = that if that is not None else clause.last
    said = subjects(scene, clause.first, stop)
    after = said[-1].last if said else clause.first
    meant = titled(scene, said[-1].first, said[-1].last) if said else None
    speaker = meant[0] if meant else said[-1].entity.id if said else None
    if speaker is None and any(scene.is_word(i, scene.words.pronouns) for i in range(clause.first, verb)):
        speaker = speaker_before(scene, scene.tokens[clause.first].start)
    if speaker is None:
        speaker, after = described(scene, clause.first, stop) or (None, after)
    if speaker is None and not scene.words.act_first and number > 0:
        earlier = subjects(scene, clauses[number - 1].first, clauses[number - 1].last)
        speaker = earlier[0].entity.id if earlier else None
    if speaker is None:
        return None
    if that is not None and that + 1 < sentence.last:
        start = that + 1
        while start < sentence.last and scene.tokens[start].pos == "PUNCT":
            start += 1
        if start < sentence.last:
            words = _unpunctuated(text, Span(scene.tokens[start].start, sentence.end))
            return _Said(speaker, "indirect", words, sentence.span)
        return None
    if scene.words.act_first:
        # "X …-dığını bildirib": the clause before the verb is what was said
        complement = [i for i in range(clause.first, verb) if scene.tokens[i].mood == "complement"]
        if complement and complement[-1] >= verb - 2 and after < complement[-1]:
            words = scene.span(after, complement[-1] + 1)
            return _Said(speaker, "indirect", _unpunctuated(text, words), sentence.span)
        return None
    before = clauses[number - 1] if number else None
    if before is not None and not (before.verb and scene.verb_is(before.verb, scene.words.speech) is not None):
        # "…, հայտնել է X": what was said stands before
        words = Span(sentence.start, scene.tokens[clause.first - 1].end)
        return _Said(speaker, "indirect", _unpunctuated(text, words), sentence.span)
    return None


def _unpunctuated(text: str, span: Span) -> Span:
    """The span without the marks at its ends."""
    start, end = span.start, span.end
    while end > start + 1 and (text[end - 1] in '.։:,;՝-–—»”"' or text[end - 1].isspace()):
        end -= 1
    while start < end - 1 and (text[start] in ",՝:-–—" or text[start].isspace()):
        start += 1
    return Span(start, end)
