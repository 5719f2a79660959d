"""Finder: which side people and bodies are on, by the text's word: nationality, office, delegation, list. Never by the look of a name."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.model.vocab import THIRD_SIDE
from tracktwo.reading.bodies import Body, BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.groups import side_of
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import Phrases, is_possessive
from tracktwo.reading.titles import TitleChunk


@dataclass(frozen=True, slots=True, kw_only=True)
class SideWords:
    """Words that announce the people of a side (`sides.yaml`, where each list says what it is for)."""

    people: tuple[str, ...] = ()
    announce: tuple[str, ...] = ()
    close: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Sides:
    """Sets `side` of people and bodies; the first word of the text for it stands, an office-holder of the pack keeps theirs."""

    name = "sides"
    needs = frozenset({"bodies", "people", "titles"})
    adds = frozenset({"sides"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = load_lexicon(SideWords, language, "sides") if has_lexicon(language, "sides") else SideWords()
        self._to = Phrases(words.to)
        self._officials = frozenset(map(fold, words.officials))
        self._people, self._announce, self._close = Phrases(words.people), Phrases(words.announce), Phrases(words.close)
        self._between, self._articles = frozenset(map(fold, words.between)), frozenset(map(fold, words.articles))

    def find(self, draft: Draft) -> None:
        """Lists first, then titles, then bodies."""
        seen = scan(draft, self._morphology)
        people: PeopleFound = draft.working["people"]
        bodies: BodyNames = draft.working["bodies"]
        chunks: list[TitleChunk] = draft.working["titles"]
        for body in bodies.bodies:
            self._of_body(draft, seen, body)
        self._headed_lists(draft, seen, people)
        for sentence in draft.analysis.sentences:
            self._lists(draft, seen, people, bodies, sentence.first, sentence.last)
        for mention, ident in people.mentions:
            self._set(draft, ident, self._in_brackets(seen, mention.last))
        for chunk in chunks:
            side = self._of_title(seen, chunk)
            for holder in chunk.holders if side is not None else ():
                self._set(draft, holder, side)
        for affiliation in draft.affiliations:
            if affiliation.organization is None or (side := draft.entity(affiliation.organization).side) is None:
                continue
            if side != THIRD_SIDE or self._speaks_for(seen, affiliation.title, affiliation.span):
                self._set(draft, affiliation.person, side)

    def _set(self, draft: Draft, ident: LocalId, side: str | None) -> None:
        if draft.entity(ident).side is None:
            draft.change(ident, side=side)

    # -- titles and bodies -------------------------------------------------------------------------------------------

    def _of_title(self, seen: NameScan, chunk: TitleChunk) -> str | None:
        """The country before the title ("Velli President", "Vell's president") or right after it ("President … of Vell")."""
        before = chunk.first - 1
        while before >= 0 and (is_possessive(seen.tokens[before]) or seen.glued(before)):
            before -= 1
        if before >= 0 and (side := side_of(seen, before)) is not None and not seen.glued(min(before + 1, chunk.first)):
            return side
        inner = {side for i in range(chunk.first, chunk.core) if (side := side_of(seen, i)) is not None and self._is_owner(seen, chunk, i)}
        if len(inner) == 1:
            return inner.pop()
        at = chunk.last
        end = len(seen.tokens)
        while at < end and seen.tokens[at].text[:1].isupper() and side_of(seen, at) is None:
            at += 1  # the name stands between the title and its country: "Prime Minister Ann Lee of Vell"
        if chunk.holders and at > chunk.last and at + 1 < end and seen.starts_of(self._close)[at]:
            return side_of(seen, at + 1) or side_of(seen, min(at + 2, end - 1))
        return None

    def _is_owner(self, seen: NameScan, chunk: TitleChunk, at: int) -> bool:
        """Whether the country closes the title's words or owns an office in them: "adviser to the President of Vell"."""
        if at == chunk.core - 1 or (at == chunk.core - 2 and is_possessive(seen.tokens[chunk.core - 1])):
            return seen.known[at] is not None and seen.tokens[at - 1].pos != "NOUN"
        return at == chunk.first

    def _speaks_for(self, seen: NameScan, title: str | None, span: Span) -> bool:
        """Whether the title makes its holder the body's voice; who works for an international centre can be anybody's citizen."""
        if title is None:
            return seen.analysis.text[span.end : span.end + 1] == ")"
        return not self._officials.isdisjoint(fold(title).replace("-", " ").split())

    def _in_brackets(self, seen: NameScan, at: int) -> str | None:
        """The side named in brackets right after a name: "Ann Lee (Vell)"."""
        if at + 2 >= len(seen.tokens) or seen.tokens[at].text != "(":
            return None
        side = side_of(seen, at + 1)
        match = seen.known[at + 1]
        return side if match is not None and seen.analysis.text[match.span.end : match.span.end + 1] == ")" else None

    def _of_body(self, draft: Draft, seen: NameScan, body: Body) -> None:
        """A body's own side, or that of the one country in its name or right before it."""
        if body.side is not None or body.kind == "initiative":
            return
        found = set()
        for first, last in body.mentions:
            found |= {side for i in range(first, last) if (side := side_of(seen, i)) is not None}
            before = first - 1
            if before >= 0 and is_possessive(seen.tokens[before]):
                before -= 1
            if before >= 0 and not seen.glued(before + 1) and (side := side_of(seen, before)) is not None:
                found.add(side)
        if len(found) == 1:
            body.side = found.pop()
            if body.entity is not None:
                self._set(draft, body.entity, body.side)

    # -- lists -------------------------------------------------------------------------------------------------------

    def _lists(self, draft: Draft, seen: NameScan, people: PeopleFound, bodies: BodyNames, first: int, last: int) -> None:
        for at in range(first, last):
            side = side_of(seen, at)
            if side is None or at in people.at or (at > first and seen.glued(at - 1)) or (at + 1 < last and seen.glued(at + 1)):
                continue
            closed = self._names_before(seen, people, at, first)
            end = self._cue_end(seen, at, first, last) if not closed else None
            for ident in closed or (self._names_after(seen, people, bodies, end, last) if end is not None else ()):
                self._set(draft, ident, side)

    def _headed_lists(self, draft: Draft, seen: NameScan, people: PeopleFound) -> None:
        """Lines that begin with a name under a heading of one side: "Velli representatives:"."""
        side: str | None = None
        paragraph = -1
        for sentence in draft.analysis.sentences:
            if seen.tokens[sentence.last - 1].text == ":":
                told = [(i, s) for i in range(sentence.first, sentence.last) if (s := side_of(seen, i)) is not None and i not in people.at]
                is_heading = len(told) == 1 and self._cue_end(seen, told[0][0], sentence.first, sentence.last) is not None
                side = told[0][1] if is_heading else None
            elif side is not None and sentence.first in people.at:
                self._set(draft, people.mentions[people.at[sentence.first]][1], side)
                paragraph = sentence.paragraph
            elif sentence.paragraph != paragraph:
                side = None

    def _cue_end(self, seen: NameScan, at: int, first: int, last: int) -> int | None:
        """One past the words that announce a side's people around its name at `at`; `None` where nothing does."""
        match = seen.known[at]
        end = at + 1
        while end < last and seen.known[end] is match:
            end += 1
        if end < last and is_possessive(seen.tokens[end]):
            end += 1
        for skip in (0, 1, 2):
            if end + skip < last and (length := seen.starts_of(self._people)[end + skip]):
                return end + skip + length
            if end + skip < last and seen.tokens[end + skip].pos not in ("ADJ", "NOUN", "PROPN"):
                break
        before = at - 1
        while before >= first and fold(seen.tokens[before].text) in self._articles:
            before -= 1
        announced = before >= first and seen.starts_of(self._announce)[before]
        if end < last and seen.tokens[end].pos == "VERB" and seen.starts_of(self._announce)[end]:
            return end + 1  # "Velmar is represented by", where the side's name stands first
        return end if announced and end < last and (seen.tokens[end].text in ":–—-,(" or self._is_between(seen, end)) else None

    def _is_between(self, seen: NameScan, at: int) -> bool:
        return fold(seen.tokens[at].text) in self._between or (
            seen.tokens[at].case is None and fold(seen.tokens[at].lemma) in self._between
        )

    def _names_after(self, seen: NameScan, people: PeopleFound, bodies: BodyNames, at: int, last: int) -> list[LocalId]:
        """The names that a list brings right after its announcement."""
        started = False
        found: list[LocalId] = []
        titles = 0
        while at < last:
            if at in people.at:
                mention, ident = people.mentions[people.at[at]]
                found.append(ident)
                started, at, titles = True, mention.last, 0
                continue
            token = seen.tokens[at]
            if side_of(seen, at) is not None or token.text in (";", "."):
                break
            link = bool(seen.starts_of(self._close)[at] or seen.starts_of(self._to)[at])
            if link and (beyond := self._behind_body(seen, bodies, at + 1, last)) is not None:
                at = beyond
            elif started and (token.text in (",", "&") or token.pos == "CCONJ" or fold(token.text) in ("and",)):
                at += 1
            elif started and token.text == "(":
                while at < last and seen.tokens[at].text != ")":
                    at += 1
                at += 1
            elif not started and self._is_between(seen, at):
                at += 1
            elif (
                token.pos in ("NOUN", "PROPN", "ADJ")
                and titles < 6
                and token.text[:1].isalpha()
                and (not started or seen.tokens[at - 1].text == ",")
            ):
                titles += 1
                at += 1
            else:
                break
        return found

    def _behind_body(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> int | None:
        """One past the body that starts at `at`, its article aside: "A | of the Delta Centre | and B"."""
        while at < last and fold(seen.tokens[at].text) in self._articles:
            at += 1
        mention = bodies.mention_at(at) if at < last else None
        return mention[2] if mention is not None else None

    def _names_before(self, seen: NameScan, people: PeopleFound, at: int, first: int) -> list[LocalId]:
        """The names that "… on the Velli side", "… from Vell" and "… leads for Vell" close."""
        before = at - 1
        while before >= first and fold(seen.tokens[before].text) in self._articles:
            before -= 1
        if before < first or not (seen.starts_of(self._close)[before] or fold(seen.tokens[before].text) == "on"):
            return []
        nouns = at + 1 < len(seen.tokens) and seen.starts_of(self._people)[at + 1]
        if fold(seen.tokens[before].text) == "on" and not nouns:
            return []
        before -= 1
        if before > first and before not in people.at and seen.tokens[before].pos == "VERB" and fold(seen.tokens[before + 1].text) == "for":
            before -= 1
        found: list[LocalId] = []
        while before >= first:
            if before in people.at:
                mention, ident = people.mentions[people.at[before]]
                found.append(ident)
                before = mention.first - 1
            elif found and (seen.tokens[before].text == "," or seen.tokens[before].pos == "CCONJ"):
                before -= 1
            else:
                break
        return found
