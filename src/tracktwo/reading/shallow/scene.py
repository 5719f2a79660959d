"""One text as shallow finders see it: clauses around verbs, mentions with the case of their last word, phrases of the lexicon."""

from __future__ import annotations

import functools
from dataclasses import dataclass, fields

from tracktwo.model.folding import fold
from tracktwo.model.reading import Entity
from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis, Sentence, Token
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.name_scan import scan
from tracktwo.reading.shallow.words import ClauseWords, EventCue, UndertakingCue, clause_words, cue_words
from tracktwo.reading.word_forms import ShallowLanguage

_CUTS = frozenset(";•")
_CLOSING = frozenset('"»”’')
#: Letters of the longest case ending after a closing mark ("larından").
_LONGEST_ENDING = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Tokens `[first, last)` of a sentence around one finite verb; `verb` is `None` where there is none."""

    first: int
    last: int
    verb: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An entity as tokens `[first, last)`; `case` is that of its last word."""

    first: int
    last: int
    span: Span
    entity: Entity
    case: str | None


@functools.cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, words))


@functools.cache
def by_first(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases as folded words, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(fold(phrase).split())
        found[parts[0]] = (*found.get(parts[0], ()), parts)
    return found


@functools.cache
def _by_last(phrases: tuple[str, ...]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases:
        parts = tuple(map(_of_any_voice, fold(phrase).split()))
        found[parts[-1]] = (*found.get(parts[-1], ()), parts)
    return found


@functools.lru_cache(maxsize=65536)
def _of_any_voice(word: str) -> str:
    """An Armenian passive infinitive as the active one; other words as they are."""
    return word[:-3] + "ել" if word.endswith("վել") and len(word) > 6 else word


@dataclass(frozen=True, slots=True)
class _Index:
    """The phrases of one list by their first and by their last word, and its single words."""

    first: dict[str, tuple[tuple[str, ...], ...]]
    last: dict[str, tuple[tuple[str, ...], ...]]
    words: frozenset[str]


_Kept = dict[int, tuple[tuple[str, ...], _Index]]


@functools.cache
def _lists(language: str) -> _Kept:
    """The indexes of a language's own lists by the identity of each list, which costs less than its hash."""
    words, cues = clause_words(language), cue_words(language)
    if words is None:
        return {}
    every = [getattr(words, f.name) for f in fields(ClauseWords)]
    listed: tuple[EventCue | UndertakingCue, ...] = (*words.verbs, *words.nouns, *words.undertakings)
    every += [*(cue.words for cue in listed), cues.verbs, cues.nouns, cues.undertakings]
    phrases = [e for e in every if isinstance(e, tuple) and all(isinstance(w, str) for w in e)]
    return {id(p): (p, _Index(by_first(p), _by_last(p), _folded(p))) for p in phrases}


def scene_of(draft: Draft, words: ClauseWords, morphology: ShallowLanguage) -> Scene:
    """The scene of the draft's text, made once and kept in `draft.working`."""
    kept = draft.working.get("scene")
    if not isinstance(kept, Scene):
        kept = draft.working["scene"] = Scene(draft, words, morphology)
    return kept


class Scene:
    """One draft for the shallow finders of one language; they share it (`scene_of`)."""

    def __init__(self, draft: Draft, words: ClauseWords, morphology: ShallowLanguage) -> None:
        self.draft, self.words, self.morphology = draft, words, morphology
        self.keys = scan(draft, morphology).keys
        self.known = scan(draft, morphology).known
        self.dates: tuple[DatedExpression, ...] = draft.working.get("dates", ())
        self.analysis: Analysis = draft.analysis
        self.tokens: tuple[Token, ...] = draft.analysis.tokens
        self._indexes: _Kept = {}
        self._lists = _lists(morphology.code)
        self.cues = cue_words(morphology.code)
        self._written: list[str] = [fold(t.text) for t in self.tokens]
        self._lemmas: list[tuple[str, ...]] = [tuple(map(_of_any_voice, fold(t.lemma).split())) for t in self.tokens]

    # -- clauses -----------------------------------------------------------------------------------------------------

    def clauses(self, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence in order; together they are the whole sentence."""
        verbs = [t.index for t in self.analysis.words(sentence) if t.pos == "VERB" and t.form == "finite"]
        cuts = [t.index for t in self.analysis.words(sentence) if t.text in _CUTS]
        borders = [sentence.first]
        for one, other in zip(verbs, verbs[1:], strict=False):
            borders.append(self._border(one, other))
        borders.append(sentence.last)
        found = []
        for number, (first, last) in enumerate(zip(borders, borders[1:], strict=False)):
            verb = verbs[number] if number < len(verbs) else None
            inside = [c for c in cuts if first < c < last]
            for cut in inside:
                holds = verb is not None and first <= verb < cut
                found.append(Clause(first=first, last=cut, verb=verb if holds else None))
                first = cut + 1
                verb = None if holds else verb
            if first < last:
                found.append(Clause(first=first, last=last, verb=verb))
        return found

    def _border(self, one: int, other: int) -> int:
        """Where the clause of verb `one` ends and that of verb `other` begins."""
        if self.words.act_first:
            stop = one + 1
            while stop < other and (self.tokens[stop].pos in ("AUX", "PUNCT") or self.is_word(stop, self.words.that)):
                stop += 1
            return stop
        between = range(one + 1, other)
        that = next((i for i in between if self.is_word(i, self.words.that)), None)
        if that is not None:
            return that + 1
        comma = next((i for i in reversed(between) if self.tokens[i].text in ",՝"), None)
        if comma is not None:
            return comma + 1
        joins = next((i for i in between if self.tokens[i].pos == "CCONJ"), None)
        return joins if joins is not None else min(other, one + 2)

    # -- words -------------------------------------------------------------------------------------------------------

    def _index(self, phrases: tuple[str, ...]) -> _Index:
        """The list's index, by the identity of the list."""
        kept = self._lists.get(id(phrases)) or self._indexes.get(id(phrases))
        if kept is not None and kept[0] is phrases:
            return kept[1]
        made = _Index(by_first(phrases), _by_last(phrases), _folded(phrases))
        self._indexes[id(phrases)] = (phrases, made)
        return made

    def may_be(self, index: int, cues: tuple[str, ...]) -> bool:
        """Whether some phrase of a list may begin or, as a verb, end at the token: a cheap look before a dear one."""
        listed = self._index(cues)
        lemma = self._lemmas[index]
        return not listed.first.keys().isdisjoint(self.keys[index]) or bool(lemma) and lemma[-1] in listed.last

    def is_listed(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether the token's lemma is one of `words`."""
        return fold(self.tokens[index].lemma) in self._index(words).words

    def is_word(self, index: int, words: tuple[str, ...]) -> bool:
        """Whether the token, in any form, is one of `words` (single words)."""
        return not self.keys[index].isdisjoint(self._index(words).words)

    def phrase_at(self, index: int, last: int, phrases: tuple[str, ...]) -> int:
        """How many tokens from `index` on are the longest of `phrases`; 0 for none."""
        listed = self._index(phrases).first
        if listed.keys().isdisjoint(self.keys[index]):
            return 0
        best = 0
        for key in self.keys[index]:
            for parts in listed.get(key, ()):
                length = len(parts)
                if length > best and index + length <= last and all(parts[i] in self.keys[index + i] for i in range(1, length)):
                    best = length
        return best

    def verb_is(self, index: int, phrases: tuple[str, ...]) -> int | None:
        """The first token of the verb phrase that ends in the verb at `index`, where it is one of `phrases`: "razılığa gəlmək"."""
        lemma = self._lemmas[index]
        if not lemma:
            return None
        for parts in self._index(phrases).last.get(lemma[-1], ()):
            if parts == lemma:
                return index - (len(parts) - 1 if self.words.act_first else 0)
            at = index - 1
            for part in reversed(parts[:-1]):
                while at >= 0 and self.tokens[at].pos == "AUX":
                    at -= 1
                if at < 0 or (part not in self.keys[at] and part != fold(self.tokens[at].text)):
                    break
                at -= 1
            else:
                if len(parts) > 1:
                    return at + 1
        return None

    def has_any(self, first: int, last: int, phrases: tuple[str, ...]) -> int | None:
        """The first token in `[first, last)` at which one of `phrases` stands, as words or as the verb they name."""
        listed = self._index(phrases).first.keys()
        for i in range(first, last):
            if not listed.isdisjoint(self.keys[i]) and self.phrase_at(i, last, phrases):
                return i
            if self.tokens[i].form is not None and self.verb_is(i, phrases) is not None:
                return i
        return None

    def literal(self, index: int, last: int, phrases: tuple[str, ...]) -> int:
        """How many tokens from `index` on are one of `phrases` as written: their endings are what makes them cues; 0 for none."""
        for parts in self._index(phrases).first.get(self._written[index], ()):
            if index + len(parts) <= last and all(self._written[index + i] == p for i, p in enumerate(parts)):
                return len(parts)
        return 0

    def is_passive(self, index: int) -> bool:
        """Whether the verb says what is done, not who does it."""
        return self.morphology.form(self.tokens[index].text, opens=False).passive or "olunmaq" in self.tokens[index].lemma

    # -- mentions ----------------------------------------------------------------------------------------------------

    def mentions(self, first: int, last: int, *kinds: EntityKind) -> list[Mention]:
        """Mentions inside tokens `[first, last)`, the longer of two that overlap."""
        if first >= last:
            return []
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        found: list[Mention] = []
        for place, entity in sorted(self.draft.mentions_in(span, *kinds), key=lambda m: (m[0].start, -m[0].end)):
            if found and place.start < found[-1].span.end:
                continue
            inside = self.analysis.tokens_in(place)
            after, case = self._glued(inside[-1])
            case = case or self._case(inside[-1], entity)
            found.append(Mention(first=inside[0].index, last=min(after, last), span=place, entity=entity, case=case))
        return found

    def _glued(self, token: Token) -> tuple[int, str | None]:
        """One past a quoted name with the ending behind its closing mark, and the case that it says: "Sahil"in."""
        at = token.index + 1
        if at < len(self.tokens) and self.tokens[at].text in _CLOSING and self.tokens[at].start == token.end:
            at, token = at + 1, self.tokens[at]
        if token.text not in _CLOSING or at >= len(self.tokens) or self.tokens[at].start != token.end:
            return (token.index + 1 if token.text in _CLOSING else at), None
        ending = self.tokens[at].text
        if not ending.isalpha() or not ending.islower() or len(ending) > _LONGEST_ENDING:
            return at, None
        return at + 1, self.morphology.ending_case(f"a{ending}", "a")

    def _case(self, token: Token, entity: Entity) -> str | None:
        """What the ending says that the base form lacks; else what the word's form says."""
        known = self.morphology.ending_case(token.text, entity.name.split()[-1].strip('«»“”"')) if entity.name else None
        return known or token.case

    def dates_in(self, first: int, last: int) -> list[DatedExpression]:
        """Dates inside tokens `[first, last)` that are no dateline."""
        if first >= last:
            return []
        span = Span(self.tokens[first].start, self.tokens[last - 1].end)
        return [d for d in self.dates if not d.is_dateline and span.contains(d.span)]

    def span(self, first: int, last: int) -> Span:
        """From token `first` to token `last - 1`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)
