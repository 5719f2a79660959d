"""Finder: what pronouns and descriptions stand for ("he", "the group", "the initiative member"), by rules over what was named before.

A reference is evidence for other finders and never a name; where two could be meant, none is.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.reading.bodies import Body, BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import Phrases
from tracktwo.reading.titles import TitleChunk

#: How many sentences back a pronoun may reach.
_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceWords:
    """Pronouns and descriptions (`coreference.yaml`, where each list says what it is for).

    `articleless`: a bare noun that is the subject may be somebody named before ("политолог сказал").
    """

    articleless: bool = False
    masculine: tuple[str, ...] = ()
    feminine: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    plural: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    feminine_endings: tuple[str, ...] = ()
    masculine_words: tuple[str, ...] = ()
    feminine_words: tuple[str, ...] = ()
    body_nouns: tuple[str, ...] = ()
    general_bodies: tuple[str, ...] = ()
    people_nouns: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    format_nouns: tuple[str, ...] = ("group", "initiative", "platform")


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What was named so far: people with the sentence they were last named in, and bodies in order of last mention."""

    people: dict[LocalId, int] = field(default_factory=dict)
    subject: LocalId | None = None
    subject_at: int = -99
    bodies: list[Body] = field(default_factory=list)
    group: LocalId | None = None
    group_at: int = -99


class Coreference:
    """Adds references to the draft for pronouns, descriptions of bodies and descriptions of people."""

    name = "coreference"
    needs = frozenset({"bodies", "people", "titles"})
    adds = frozenset({"references"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = load_lexicon(ReferenceWords, language, "coreference") if has_lexicon(language, "coreference") else ReferenceWords()
        self._gender = (
            {fold(w): "f" for w in words.feminine} | {fold(w): "m" for w in words.masculine} | {fold(w): "" for w in words.common}
        )
        self._sources = frozenset(map(fold, words.sources))
        self._plural, self._neuter = frozenset(map(fold, words.plural)), frozenset(map(fold, words.neuter))
        self._endings = tuple(map(fold, words.feminine_endings))
        self._men, self._women = frozenset(map(fold, words.masculine_words)), frozenset(map(fold, words.feminine_words))
        self._body_nouns, self._people_nouns = Phrases(words.body_nouns), Phrases(words.people_nouns)
        self._articleless, self._formats = words.articleless, frozenset(map(fold, words.format_nouns))
        self._general, self._articles = frozenset(map(fold, words.general_bodies)), frozenset(map(fold, words.articles))

    def find(self, draft: Draft) -> None:
        """One pass through the text, remembering who was named last."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        people: PeopleFound = draft.working["people"]
        chunks = {c.first: c for c in draft.working["titles"]}
        genders = self._genders(draft, seen, people, chunks)
        before = _Seen()
        for sentence in draft.analysis.sentences:
            at = sentence.first
            while at < sentence.last:
                if at in people.at:
                    mention, ident = people.mentions[people.at[at]]
                    before.people[ident] = sentence.index
                    if self._is_subject(seen, mention.first, mention.last):
                        before.subject, before.subject_at = ident, sentence.index
                    at = mention.last
                elif bodies.at[at] is not None:
                    body, _, at = bodies.mention_at(at) or (None, 0, at + 1)
                    if body is not None:
                        before.bodies = [b for b in before.bodies if b is not body][-11:] + [body]
                else:
                    at = self._refer(draft, seen, bodies, chunks, genders, before, sentence.index, at, sentence.last)

    def _genders(self, draft: Draft, seen: NameScan, people: PeopleFound, chunks: dict[int, TitleChunk]) -> dict[LocalId, str]:
        """`m` or `f` where a word before the name or the name's ending tells."""
        found: dict[LocalId, str] = {}
        for mention, ident in people.mentions:
            near = {fold(seen.tokens[i].text) for i in range(max(0, mention.first - 2), mention.first)}
            if near & self._women:
                found[ident] = "f"
            elif near & self._men:
                found[ident] = "m"
            elif self._endings and fold(draft.entity(ident).name).endswith(self._endings):
                found.setdefault(ident, "f")
        for chunk in chunks.values():
            words = {fold(seen.tokens[i].text) for i in range(chunk.first, chunk.core)}
            for ident in chunk.holders:
                if words & (self._men | self._women):
                    found[ident] = "f" if words & self._women else "m"
        return found

    def _is_subject(self, seen: NameScan, first: int, last: int) -> bool:
        analysis = seen.analysis
        if not analysis.has_syntax:
            return True
        head = analysis.head_of(seen.span(first, last))
        while head is not None and head.relation in ("apposition", "conjunct", "flat"):
            head = analysis.parent(head)
        if head is not None and fold(analysis.marker(head)) in self._sources:
            return True  # "according to Ann Lee"
        return head is not None and head.relation in ("subject", "passive_subject", "agent", "root", "parataxis")

    def _refer(
        self, draft: Draft, seen: NameScan, bodies: BodyNames, chunks: dict[int, TitleChunk], genders: dict[LocalId, str],
        before: _Seen, sentence: int, at: int, last: int,
    ) -> int:  # fmt: skip
        """Resolve what stands at `at`; the next token to look at."""
        word = fold(seen.tokens[at].text)
        if word in self._gender:
            ident = self._person(before, genders, self._gender[word], sentence)
            if ident is not None:
                draft.add_reference(ident, seen.tokens[at].span)
                before.people[ident] = sentence
                if self._gender[word]:
                    genders.setdefault(ident, self._gender[word])
            return at + 1
        is_bare = self._articleless and _stands_bare(seen, at)
        if not is_bare and (word not in self._articles or at + 1 >= last):
            return at + 1
        noun = at if is_bare else at + 1
        if (chunk := chunks.get(noun)) is not None and not chunk.holders:
            holder = self._holder(draft, chunks, chunk, seen, before, sentence)
            if holder is not None:
                draft.add_reference(holder, seen.span(at, chunk.last))
                return chunk.last
        if length := seen.starts_of(self._people_nouns)[noun]:
            own = chunks.get(noun)  # "the head of the office" is more than "the head"
            near = before.subject is not None and sentence - before.subject_at <= _REACH
            if before.subject is not None and near and (own is None or own.last == noun + length):
                draft.add_reference(before.subject, seen.span(at, noun + length))
                before.subject_at = sentence
            return noun + length
        length = seen.starts_of(self._body_nouns)[noun] or self._called_again(before, seen, bodies, noun, last)
        if length:
            body = self._body(before, seen, noun, length)
            if body is not None and bodies.at[noun] is None:
                draft.add_reference(bodies.claim(draft, body), seen.span(at, noun + length))
            return noun + length
        return max(noun, at + 1)

    def _called_again(self, before: _Seen, seen: NameScan, bodies: BodyNames, at: int, last: int) -> int:
        """How many words from `at` on end as a body's name ends and hold no other word: "the foreign ministry", "the Fund"."""
        for length in (3, 2, 1):
            inside = range(at, at + length)
            if at + length > last or any(bodies.at[i] is not None or seen.tokens[i].pos not in ("ADJ", "NOUN", "PROPN") for i in inside):
                continue
            if at + length < last and seen.tokens[at + length].pos in ("NOUN", "PROPN"):
                continue
            words = [fold(seen.tokens[i].text) for i in inside]
            for body in before.bodies:
                name = body.key.replace("-", " ").split()
                if len(name) > 1 and name[-1] == words[-1] and set(words) <= set(name) and len(words[-1]) > 2:
                    return length
        return 0

    def _person(self, before: _Seen, genders: dict[LocalId, str], gender: str, sentence: int) -> LocalId | None:
        """The last subject if it fits; else the one person named lately who fits."""
        fits = [i for i, at in before.people.items() if sentence - at <= _REACH and (not gender or genders.get(i, gender) == gender)]
        if before.subject in fits and sentence - before.subject_at <= _REACH:
            return before.subject
        sure = [i for i in fits if gender and genders.get(i) == gender]
        if len(sure) == 1:
            return sure[0]
        return fits[0] if len(fits) == 1 else None

    def _holder(
        self, draft: Draft, chunks: dict[int, TitleChunk], chunk: TitleChunk, seen: NameScan, before: _Seen, sentence: int
    ) -> LocalId | None:
        """The one person of the report who was given this title: "the President" after "President Ann Lee"."""
        if chunk.body is not None and chunk.last > chunk.core:
            return None
        words = fold(" ".join(seen.span(chunk.first, chunk.core).of(draft.text).split()))
        holders = {
            h
            for other in chunks.values()
            for h in other.holders
            if h in before.people and fold(" ".join(seen.span(other.first, other.core).of(draft.text).split())).startswith(words)
        }
        if len(holders) == 1:
            return holders.pop()
        return before.subject if before.subject in holders and sentence - before.subject_at <= _REACH else None

    def _body(self, before: _Seen, seen: NameScan, at: int, length: int) -> Body | None:
        """The last body whose name holds the noun; for general words the last body that is no initiative."""
        words = {form for i in range(at, at + length) for form in seen.keys[i]}
        for body in reversed(before.bodies):
            name = set(body.key.replace("-", " ").split())
            if words & name and (length == 1 or all(seen.keys[i] & name for i in range(at, at + length))):
                return body
        if words & self._general:
            return next((b for b in reversed(before.bodies) if b.kind == "organization" and b.entity is not None), None)
        formats = [b for b in before.bodies if b.kind == "initiative"]
        return formats[-1] if len(formats) == 1 and words & self._formats else None


def _stands_bare(seen: NameScan, at: int) -> bool:
    """Whether the token is a noun in the singular that is the subject, with nothing that tells who is meant."""
    token = seen.tokens[at]
    names_nobody = token.pos == "NOUN" or (token.pos == "PROPN" and at in seen.opens)
    is_source = token.relation in ("oblique", "modifier", "parataxis") and " " in seen.analysis.marker(token)  # "по данным союза"
    if not names_nobody or token.number != "sing" or not (is_source or token.relation in ("subject", "passive_subject")):
        return False
    return not seen.analysis.children(token, "modifier", "apposition", "adjective", "flat", "determiner", "number", "conjunct")
