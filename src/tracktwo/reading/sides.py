"""Finder: which side people and bodies are on, by the text's word: nationality, office, delegation, list. Never by the look of a name."""

from __future__ import annotations

from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.model.vocab import THIRD_SIDE
from tracktwo.reading.bodies import Body, BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.foreign import is_international
from tracktwo.reading.groups import side_of
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import Phrases, is_capital, is_possessive
from tracktwo.reading.title_words import title_words
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
    owned: tuple[str, ...] = ()
    indefinite: tuple[str, ...] = ()


class Sides:
    """Sets `side` of people and bodies; the first word of the text for it stands, an office-holder of the pack keeps theirs."""

    name = "sides"
    needs = frozenset({"bodies", "people", "titles"})
    adds = frozenset({"sides"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = load_lexicon(SideWords, language, "sides") if has_lexicon(language, "sides") else SideWords()
        self._to = Phrases(words.to)
        titles = title_words(language)
        self._offices, self._acts = Phrases((*titles.heads, *titles.modifiers)), Phrases(titles.acts)
        self._officials = frozenset(map(fold, words.officials))
        self._people, self._announce, self._close = Phrases(words.people), Phrases(words.announce), Phrases(words.close)
        self._indefinite = frozenset(map(fold, words.indefinite))
        self._close_only = frozenset(map(fold, words.owned))
        self._between, self._articles = frozenset(map(fold, words.between)), frozenset(map(fold, words.articles))

    _named: frozenset[int] = frozenset()

    def find(self, draft: Draft) -> None:
        """Lists first, then titles, then bodies."""
        seen = scan(draft, self._morphology)
        people: PeopleFound = draft.working["people"]
        bodies: BodyNames = draft.working["bodies"]
        chunks: list[TitleChunk] = draft.working["titles"]
        self._named = frozenset(people.at)
        for body in bodies.bodies:
            self._of_body(draft, seen, body)
        self._headed_lists(draft, seen, people)
        for sentence in draft.analysis.sentences:
            self._lists(draft, seen, people, bodies, sentence.first, sentence.last)
        for mention, ident in people.mentions:
            self._set(draft, ident, self._in_brackets(seen, mention.last))
            self._set(draft, ident, self._of_led(seen, mention.last))
            self._set(draft, ident, self._right_before(seen, mention.first))
            self._set(draft, ident, self._said_of(seen, mention.last))
        for chunk in chunks:
            side = self._of_title(seen, bodies, chunk)
            for holder in chunk.holders if side is not None else ():
                self._set(draft, holder, side)
        for chunk in chunks:
            self._paired(draft, seen, chunk)
        for affiliation in draft.affiliations:
            if affiliation.organization is None or (side := draft.entity(affiliation.organization).side) is None:
                continue
            if side != THIRD_SIDE or self._speaks_for(seen, affiliation.title, affiliation.span):
                self._set(draft, affiliation.person, side)

    def _set(self, draft: Draft, ident: LocalId, side: str | None) -> None:
        if draft.entity(ident).side is None:
            draft.change(ident, side=side)

    # -- titles and bodies -------------------------------------------------------------------------------------------

    def _of_title(self, seen: NameScan, bodies: BodyNames, chunk: TitleChunk) -> str | None:
        """The country before the title ("Velli President", "Vell's president") or right after it ("President … of Vell")."""
        if chunk.is_plural and len(self._named_around(seen, chunk)) > 1:
            return None  # "the Velli and Orrian ministers": whose is whose is not said
        before = chunk.first - 1
        first = seen.sentence_of(chunk.first).first
        while before > first and chunk.first - before < 3 and seen.tokens[before].pos in ("NOUN", "ADJ") and side_of(seen, before) is None:
            if is_capital(seen.tokens[before]) or bodies.at[before] is not None:
                break
            before -= 1  # "Velli army chief"
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

    def _named_around(self, seen: NameScan, chunk: TitleChunk) -> set[str]:
        """The sides named in a title, and joined to each other right before it: "the Velli and Orrian ministers"."""
        found = {side for i in range(chunk.first, chunk.last) if (side := side_of(seen, i)) is not None}
        at = chunk.first - 1
        while at >= 0 and (side_of(seen, at) is not None or seen.tokens[at].pos == "CCONJ" or seen.glued(at)):
            found |= {side for side in (side_of(seen, at),) if side is not None}
            at -= 1
        return found

    def _paired(self, draft: Draft, seen: NameScan, chunk: TitleChunk) -> None:
        """Of two people with the offices of two sides, the one whose side is not known has the one that is left."""
        sides = self._named_around(seen, chunk) if chunk.is_plural else set()
        if len(sides) == len(chunk.holders) == 2:
            known = [draft.entity(holder).side for holder in chunk.holders]
            for holder, other in zip(chunk.holders, reversed(known), strict=True):
                if other in sides:
                    self._set(draft, holder, next(iter(sides - {other})))

    def _right_before(self, seen: NameScan, first: int) -> str | None:
        """The side whose name or adjective stands right before a person's name: "Vell's Ann Lee", "the Velli Ann Lee"."""
        at = first - 1
        owned = at > 0 and is_possessive(seen.tokens[at])
        at -= owned
        if at < 0 or seen.glued(at - 1 if at else 0):
            return None
        match = seen.known[at]
        is_adjective = match is not None and match.of("demonym") is not None
        return side_of(seen, at) if owned or is_adjective else None

    def _said_of(self, seen: NameScan, last: int) -> str | None:
        """The side in what is said of a person right after the name: "Ann Lee, a Velli nurse,"."""
        tokens = seen.tokens
        if last + 3 >= len(tokens) or tokens[last].text != "," or fold(tokens[last + 1].text) not in self._indefinite:
            return None
        at = last + 2
        while at < last + 4 and at + 1 < len(tokens) and tokens[at].pos == "ADJ" and side_of(seen, at) is None:
            at += 1
        side, match = side_of(seen, at), seen.known[at]
        while at < len(tokens) and side_of(seen, at) == side is not None and seen.known[at] is match:
            at += 1
        return side if at < len(tokens) and tokens[at].pos == "NOUN" and tokens[at].number == "sing" else None

    def _is_owner(self, seen: NameScan, chunk: TitleChunk, at: int) -> bool:
        """Whether the country closes the title's words or owns an office in them: "adviser to the President of Vell"."""
        if at == chunk.core - 1 or (at == chunk.core - 2 and is_possessive(seen.tokens[chunk.core - 1])):
            return seen.tokens[at - 1].pos != "NOUN"
        return at == chunk.first or self._owns_noun(seen, chunk, at)

    def _owns_noun(self, seen: NameScan, chunk: TitleChunk, at: int) -> bool:
        """ "adviser to the Velli president", "speaker of the Velli assembly": an envoy to a Velli body is no Velli envoy."""
        link = at - 1
        while link > chunk.first and fold(seen.tokens[link].text) in self._articles:
            link -= 1
        end = at + 1
        while end < chunk.last and seen.known[end] is seen.known[at] is not None:
            end += 1
        if end >= chunk.last or seen.glued(end):
            return False
        if seen.starts_of(self._close)[link]:
            return seen.tokens[end].pos in ("NOUN", "PROPN", "ADJ")
        return bool(seen.covers(self._offices)[end]) and seen.tokens[link].pos in ("ADP", "PART")

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

    def _of_led(self, seen: NameScan, at: int) -> str | None:
        """The side of those whom somebody leads: "Ann Lee, who led the Velli delegation"."""
        tokens = seen.tokens
        at += at < len(tokens) and tokens[at].text == ","
        at += at < len(tokens) and tokens[at].pos == "PRON"
        if at + 2 >= len(tokens) or not seen.starts_of(self._acts)[at] or tokens[at].pos != "VERB":
            return None
        for i in range(at + 1, min(at + 5, len(tokens) - 2)):
            if (side := side_of(seen, i)) is not None:
                people = seen.starts_of(self._people)
                return side if people[i + 1] or tokens[i + 1].pos in ("ADJ", "NOUN", "VERB") and people[i + 2] else None
            if fold(tokens[i].text) not in self._articles:
                return None
        return None

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
        if not found and is_international(body.name, seen.analysis.language):
            found.add(THIRD_SIDE)
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
        if end > at + 1 and seen.starts_of(self._people)[end - 1]:
            return end  # the pack calls the side so: "the Greek Cypriot side"
        if end < last and is_possessive(seen.tokens[end]):
            end += 1
        if at - 2 >= first and seen.tokens[at - 1].pos == "CCONJ" and side_of(seen, at - 2) not in (None, side_of(seen, at)):
            return None  # "the Velli and Orrian leaders"
        for skip in (0, 1, 2):
            if end + skip < last and (length := seen.starts_of(self._people)[end + skip]):
                return end + skip + length
            if end + skip < last and seen.tokens[end + skip].pos not in ("ADJ", "NOUN", "PROPN"):
                break
        before = at - 1
        while before >= first and fold(seen.tokens[before].text) in self._articles:
            before -= 1
        announced = before >= first and seen.starts_of(self._announce)[before]
        passive = end + (end < last and seen.tokens[end].pos == "AUX")
        if passive < last and seen.tokens[passive].pos == "VERB" and seen.starts_of(self._announce)[passive]:
            return passive + 1  # "Velmar is represented by", where the side's name stands first
        if announced and end < last and seen.tokens[end].text == "," and fold(seen.tokens[before].text) in self._close_only:
            announced = seen.starts_of(self._people)[before - 1] > 0 if before > first else 0  # not "the president of Vell, and A"
        if announced and end in self._named and fold(seen.tokens[before].text) not in self._close_only:
            return end  # "the members from Vell A, B and C"
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
        if before > first and seen.tokens[before].text == "," and nouns:
            before -= 1
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
