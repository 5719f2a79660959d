"""Finder: people without names, as worded: "representatives of civil society", "the Assembly's Secretary General", "Armenian residents"."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.vocab import THIRD_SIDE
from tracktwo.reading.bodies import BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.genitives import phrase_end
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import Phrases, is_capital, is_possessive
from tracktwo.reading.titles import TitleChunk


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupWords:
    """Nouns for people without names (`groups.yaml`). `genitives`: nouns hang on each other by case alone; `met`: nouns of those
    who are met somewhere, so that "in Tam" after them is the place of the meeting."""

    genitives: bool = False

    heads: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    met: tuple[str, ...] = ()


class Groups:
    """One entity for each wording of a group or of an unnamed office-holder; the side where the words name one."""

    name = "groups"
    needs = frozenset({"bodies", "people", "titles"})
    adds = frozenset({"entities"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = load_lexicon(GroupWords, language, "groups") if has_lexicon(language, "groups") else GroupWords()
        self._heads, self._links = Phrases(words.heads), Phrases(words.links)
        self._genitives, self._link_words = words.genitives, frozenset(words.links)
        self._met = frozenset(map(fold, words.met))
        self._articles, self._parties = frozenset(map(fold, words.articles)), frozenset(map(fold, words.parties))

    def find(self, draft: Draft) -> None:
        """Group nouns with what hangs on them, then titles that nobody named holds."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        people: PeopleFound = draft.working["people"]
        chunks: list[TitleChunk] = draft.working["titles"]
        held = {i for chunk in chunks if chunk.holders for i in range(chunk.first, chunk.last)}
        known: dict[str, LocalId] = {}
        for sentence in draft.analysis.sentences:
            at = sentence.first
            while at < sentence.last:
                length = seen.starts_of(self._heads)[at]
                taken = at in people.at or at in held or (bodies.at[at] is not None and bodies.is_firm(at))
                known_people = length and draft.mention_at(seen.tokens[at].start, "government", "population")
                if not length or taken or known_people or self._is_verb(seen, at + length - 1):
                    at += 1
                    continue
                first = self._left(seen, people, bodies, at, sentence.first)
                last = self._right(seen, people, at + length, sentence.last)
                if first < at or last > at + length or fold(seen.tokens[at].text) not in self._parties:
                    self._add(draft, seen, known, first, last)
                at = max(last, at + 1)
        for chunk in chunks:
            if not chunk.holders:
                self._office(draft, seen, people, bodies, known, chunk)

    def _office(
        self, draft: Draft, seen: NameScan, people: PeopleFound, bodies: BodyNames, known: dict[str, LocalId], chunk: TitleChunk
    ) -> None:
        """An office whose holder is not named: it needs a body, a country or a matter; the bodies in its title are part of the reading."""
        if chunk.body is None and (chunk.is_plural or (chunk.last == chunk.core and not self._owned(seen, chunk))):
            return
        begin = seen.sentence_of(chunk.first).first
        first = self._left(seen, people, bodies, chunk.first, max(begin, chunk.first - 6), owners=True)
        inside = [bodies.at[i] for i in range(first, chunk.last) if bodies.is_firm(i)]
        for body in dict.fromkeys(b for b in inside if b is not None):
            bodies.claim(draft, body)
        self._add(draft, seen, known, first, chunk.last)

    def _is_verb(self, seen: NameScan, at: int) -> bool:
        return seen.tokens[at].pos in ("VERB", "AUX")

    def _owned(self, seen: NameScan, chunk: TitleChunk) -> bool:
        """Whether a country or a body stands right before the title: "Vell's prime minister", "the Assembly's secretary"."""
        before = chunk.first - 1
        if before >= 0 and is_possessive(seen.tokens[before]):
            before -= 1
            return before >= 0 and is_capital(seen.tokens[before])
        return before >= 0 and seen.is_place_word(before)

    def _left(self, seen: NameScan, people: PeopleFound, bodies: BodyNames, at: int, first: int, *, owners: bool = False) -> int:
        """The first word of the noun phrase, without its article."""
        start = at
        while start > first and start - 1 not in people.at:
            token = seen.tokens[start - 1]
            word = fold(token.text)
            if word in self._articles or token.pos in ("PUNCT", "ADP", "VERB", "AUX", "PRON", "SCONJ", "CCONJ", "ADV", "SPACE"):
                joined = token.pos == "CCONJ" and start - 2 >= first and seen.is_place_word(start) and seen.is_place_word(start - 2)
                if not joined and not seen.glued(start - 1):
                    break
            elif owners and not (
                seen.is_place_word(start - 1) or is_possessive(token) or bodies.at[start - 1] is not None or seen.glued(start - 1)
            ):
                if not token.text[0].isupper() or token.pos == "VERB":
                    break
            elif token.pos in ("NUM", "DET") or _is_of_another(seen, start - 1, at):
                break
            elif token.pos == "NOUN" and not is_capital(token) and seen.tokens[start].pos == "PROPN":
                break  # "the role | Vell's allies"
            start -= 1
        while start < at and is_possessive(seen.tokens[start]):
            start += 1
        return start

    def _right(self, seen: NameScan, people: PeopleFound, end: int, last: int) -> int:
        """One past "of …", "from …" phrases: names, fields, places."""
        if self._genitives and seen.analysis.has_syntax:
            return phrase_end(seen, end, last, links=self._link_words, is_stop=lambda i: i in people.at)
        stop = end
        while stop + 1 < last and (length := seen.starts_of(self._links)[stop]):
            inner = stop + length
            while inner < last and fold(seen.tokens[inner].text) in self._articles:
                inner += 1
            run = inner
            while run < last and run not in people.at:
                token = seen.tokens[run]
                inside = (
                    token.pos in ("NOUN", "PROPN", "ADJ")
                    or seen.glued(run)
                    or is_possessive(token)
                    or (token.pos == "X" and is_capital(token))
                )
                joined = token.pos == "CCONJ" and run > inner and run + 1 < last and seen.tokens[run + 1].pos in ("PROPN", "ADJ", "NOUN")
                if joined and is_capital(seen.tokens[run + 1]) != is_capital(seen.tokens[run - 1]):
                    joined = False
                if not inside and not joined:
                    break
                run += 1
            link = fold(seen.tokens[stop].text)
            if link == "in" and fold(seen.tokens[end - 1].text) in self._met:
                break
            if run == inner or (link in ("in", "for", "to") and not any(seen.is_place_word(i) for i in range(inner, run))):
                break
            stop = run
        return stop

    def _add(self, draft: Draft, seen: NameScan, known: dict[str, LocalId], first: int, last: int) -> None:
        span = seen.span(first, last)
        if draft.mentions_in(span, "person"):
            return
        name = self._morphology.base_name(draft.analysis, span, "group")
        key = fold(name)
        if key in known:
            draft.add_mention(known[key], span)
            return
        sides = {side for i in range(first, last) if (side := side_of(seen, i)) is not None}
        known[key] = draft.add_entity("group", span, name=name, side=sides.pop() if len(sides) == 1 else None, confidence=0.6)


def _is_of_another(seen: NameScan, at: int, head: int) -> bool:
    """Whether a word before the noun at `head` belongs to another phrase, where endings tell: "переговоры | министров"."""
    token = seen.tokens[at]
    return seen.analysis.has_syntax and token.case is not None and not at < token.head <= head


def side_of(seen: NameScan, index: int) -> str | None:
    """The side whose adjective, people or country the token is; a foreign country is `third`."""
    match = seen.known[index]
    if match is None:
        return THIRD_SIDE if seen.is_foreign(index) else None
    entry = match.of("demonym", "side", "constituency")
    if entry is not None:
        return entry.side
    place, body = match.of("place"), match.of("body")
    if place is not None:
        return place.side
    return body.side if body is not None and body.governs else None
