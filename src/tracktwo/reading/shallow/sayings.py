"""Finder: who said what, by speech verbs with "that", quotation marks and "according to", in texts without a parser."""

from __future__ import annotations

import re

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Statement
from tracktwo.model.span import LONGEST_FACT, Span
from tracktwo.model.vocab import StatementMode
from tracktwo.reading.analysis import Sentence
from tracktwo.reading.draft import Draft
from tracktwo.reading.shallow.scene import Clause, Scene, by_first
from tracktwo.reading.shallow.speakers import outlets_of, speaker_before, subjects
from tracktwo.reading.shallow.words import clause_words
from tracktwo.reading.statements.sayings import LAYER, Saying
from tracktwo.reading.word_forms import ShallowLanguage

_QUOTED = re.compile(r"[«“„\"](?P<words>[^«»“”„\"]{20,800})[»”\"]")
_FEWEST_WORDS = 3


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
        scene = Scene(draft, self._words, self._morphology)
        outlets = outlets_of(scene)
        said: list[Saying] = []
        for sentence in draft.analysis.sentences:
            for speaker, mode, words, whole in _in_sentence(scene, sentence):
                name = draft.entity(speaker).name
                if fold(name) in outlets or len(whole) > LONGEST_FACT:
                    continue
                text = " ".join(words.of(draft.text).split())
                told = any(s.span.overlaps(words) and s.speaker == speaker for s in draft.statements)
                if len(text.split()) >= _FEWEST_WORDS and not told:
                    draft.statements.append(Statement(speaker=speaker, mode=mode, text=text, span=whole, confidence=0.6))
                    said.append(Saying(span=words, speakers=(speaker,)))
        draft.working[LAYER] = tuple(said)


def _in_sentence(scene: Scene, sentence: Sentence) -> list[tuple[LocalId, StatementMode, Span, Span]]:
    found: list[tuple[LocalId, StatementMode, Span, Span]] = []
    text = scene.draft.text
    quote = next((m for m in _QUOTED.finditer(text, sentence.start, sentence.end) if len(m["words"].split()) >= _FEWEST_WORDS), None)
    clauses = scene.clauses(sentence)
    if quote is not None:
        outside = [t.index for t in scene.analysis.words(sentence) if not quote.start() <= t.start < quote.end()]
        spoken = [i for i in outside if scene.tokens[i].form is not None and scene.verb_is(i, scene.words.speech) is not None]
        if spoken or quote.start() - sentence.start < 3:
            speaker = _outside_speaker(scene, sentence, quote.start(), quote.end())
            if speaker is not None and (spoken or scene.tokens[sentence.last - 1].text in ".։:,"):
                words = Span(quote.start("words"), quote.end("words")).trimmed(text)
                found.append((speaker, "direct", _unpunctuated(text, words), sentence.span))
        return found
    according = _according(scene, sentence)
    if according is not None:
        return [according]
    for number in range(len(clauses)):
        told = _indirect(scene, sentence, clauses, number)
        if told is not None:
            found.append(told)
            break
    return found


def _outside_speaker(scene: Scene, sentence: Sentence, start: int, end: int) -> LocalId | None:
    people = [m for m in subjects(scene, sentence.first, sentence.last) if not start <= m.span.start < end]
    if people:
        return people[-1].entity.id
    return speaker_before(scene, sentence.start)


def _according(scene: Scene, sentence: Sentence) -> tuple[LocalId, StatementMode, Span, Span] | None:
    """ "X-in sözlərinə görə, …", "X-ի խոսքով՝ …"."""
    for at in range(sentence.first, sentence.last):
        length = _literal(scene, at, sentence.last, scene.words.according)
        if not length:
            continue
        stop = at + length
        while stop < sentence.last and scene.tokens[stop].pos == "PUNCT":
            stop += 1
        named = scene.mentions(sentence.first, at, "person", "organization", "government", "group")
        near = [m for m in named if at - m.last <= 1]
        if near:
            speaker: LocalId | None = near[-1].entity.id
        elif at > sentence.first and scene.is_word(at - 1, scene.words.pronouns):
            speaker = speaker_before(scene, sentence.start)
        else:
            return None
        if speaker is None or stop >= sentence.last:
            return None
        words = _unpunctuated(scene.draft.text, Span(scene.tokens[stop].start, sentence.end))
        return speaker, "indirect", words, sentence.span
    return None


def _literal(scene: Scene, at: int, last: int, phrases: tuple[str, ...]) -> int:
    """Phrases compared as written: their endings are what makes them cues."""
    first = fold(scene.tokens[at].text)
    for parts in by_first(phrases).get(first, ()):
        if at + len(parts) <= last and all(fold(scene.tokens[at + i].text) == p for i, p in enumerate(parts)):
            return len(parts)
    return 0


def _indirect(scene: Scene, sentence: Sentence, clauses: list[Clause], number: int) -> tuple[LocalId, StatementMode, Span, Span] | None:
    clause = clauses[number]
    verb = clause.verb
    if verb is None or scene.verb_is(verb, scene.words.speech) is None:
        return None
    text = scene.draft.text
    that = next((i for i in range(verb + 1, min(verb + 12, sentence.last)) if scene.is_word(i, scene.words.that)), None)
    said = subjects(scene, clause.first, that if that is not None else clause.last)
    speaker = said[-1].entity.id if said else None
    if speaker is None and any(scene.is_word(i, scene.words.pronouns) for i in range(clause.first, verb)):
        speaker = speaker_before(scene, scene.tokens[clause.first].start)
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
            return speaker, "indirect", words, sentence.span
        return None
    if scene.words.act_first:
        # "X …-dığını bildirib": the clause before the verb is what was said
        complement = [i for i in range(clause.first, verb) if scene.tokens[i].mood == "complement"]
        after = said[-1].last if said else clause.first
        if complement and complement[-1] >= verb - 2 and after < complement[-1]:
            words = scene.span(after, complement[-1] + 1)
            return speaker, "indirect", _unpunctuated(text, words), sentence.span
        return None
    if number > 0:
        # "…, հայտնել է X": what was said stands before
        words = Span(sentence.start, scene.tokens[clause.first - 1].end)
        return speaker, "indirect", _unpunctuated(text, words), sentence.span
    return None


def _unpunctuated(text: str, span: Span) -> Span:
    """The span without the marks at its ends."""
    start, end = span.start, span.end
    while end > start + 1 and (text[end - 1] in '.։:,;՝-–—»”"' or text[end - 1].isspace()):
        end -= 1
    while start < end - 1 and (text[start] in ",՝:-–—" or text[start].isspace()):
        start += 1
    return Span(start, end)
