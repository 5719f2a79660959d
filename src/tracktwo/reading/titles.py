"""Finder: who holds which title, in which body. Titles stand before names and after them, several to a name, as long as offices are called.

The words of a title are kept as written, without the body where the body is named; the body of a title is part of the reading.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Affiliation, Membership
from tracktwo.model.span import Span
from tracktwo.reading.bodies import Body, BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.genitives import phrase_end
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import HYPHENS, Phrases, is_capital, is_possessive
from tracktwo.reading.title_words import title_words

#: Parts of speech of which the matter of a title is made: "envoy for contacts with residents".
_MATTER = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "DET"})


@dataclass(slots=True, kw_only=True)
class TitleChunk:
    """Tokens `[first, last)` of a title with what hangs on it; `[first, core)` are its words without the body that it belongs to."""

    first: int
    core: int
    last: int
    body: Body | None = None
    holders: list[LocalId] = field(default_factory=list)
    is_plural: bool = False

    @property
    def words(self) -> tuple[int, int]:
        """First and last token (half open) of the title as written."""
        return self.first, self.core


class Titles:
    """Affiliations of the people found; membership of an initiative where the title says so ("coordinator of the platform")."""

    name = "titles"
    needs = frozenset({"bodies", "people"})
    adds = frozenset({"affiliations", "memberships", "entities", "titles"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = title_words(language)
        self._heads, self._modifiers = Phrases(words.heads), Phrases(words.modifiers)
        self._genitives, self._link_words = words.genitives, frozenset(words.links)
        self._links, self._narrow = Phrases(words.links), frozenset(map(fold, words.narrow))
        self._joins, self._acts = frozenset(map(fold, words.joins)), Phrases(words.acts)
        self._copulas, self._members = frozenset(map(fold, words.copulas)), frozenset(map(fold, words.members))
        self._be = frozenset(map(fold, words.be))
        self._definite = frozenset(map(fold, words.definite))
        self._articles, self._honorifics = frozenset(map(fold, words.articles)), Phrases(words.honorifics)
        self._possessives, self._neuter = frozenset(map(fold, words.possessives)), frozenset(map(fold, words.neuter))
        self._extra: list[TitleChunk] = []
        self._general, self._nouns = Phrases(words.general_bodies), Phrases(words.body_nouns)
        self._chairs, self._coordinators = frozenset(map(fold, words.chairs)), frozenset(map(fold, words.coordinators))

    def find(self, draft: Draft) -> None:
        """Titles sentence by sentence, each given to the name beside it."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        people: PeopleFound = draft.working["people"]
        chunks: list[TitleChunk] = []
        for sentence in draft.analysis.sentences:
            for chunk in self._chunks(seen, bodies, people, sentence.first, sentence.last):
                self._attach(seen, bodies, people, chunk, sentence.first, sentence.last)
                chunks.append(chunk)
                chunks += self._extra
                self._extra.clear()
            self._places_of_work(draft, seen, bodies, people, sentence.first, sentence.last)
        self._spread(seen, people, chunks)
        given: dict[str, set[LocalId]] = {}
        for chunk in chunks:
            self._part(draft, seen, chunk, given)
            self._write(draft, seen, bodies, people, chunk)
        draft.working["titles"] = chunks

    # -- the words of a title ----------------------------------------------------------------------------------------

    def _chunks(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, first: int, last: int) -> Iterator[TitleChunk]:
        heads = seen.starts_of(self._heads)
        at = first
        while at < last:
            length = heads[at]
            told = seen.tokens[at].pos == "VERB" and seen.tokens[at].tense == "past"  # "chaired"
            if not length or told or at in people.at or self._is_inside_body(bodies, at):
                at += 1
                continue
            end = self._head_end(seen, bodies, at, last)
            yield (chunk := self._chunk(seen, bodies, people, at, end, first, last))
            at = max(chunk.last, end)

    def _head_end(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> int:
        """One past the head that starts at `at`; of several in a row ("chief adviser") the last one ends it."""
        heads = seen.starts_of(self._heads)
        end = at + heads[at]
        while end < last and heads[end] and not self._is_inside_body(bodies, end):
            end += heads[end]
        return end

    def _is_inside_body(self, bodies: BodyNames, at: int) -> bool:
        return bodies.at[at] is not None and bodies.is_firm(at)

    def _chunk(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, at: int, end: int, first: int, last: int) -> TitleChunk:
        start = at
        modifiers = seen.starts_of(self._modifiers)
        while start > first and start - 1 not in people.at and not self._is_inside_body(bodies, start - 1):
            back = next((n for n in (3, 2, 1) if start - n >= first and modifiers[start - n] == n), 0)
            if seen.glued(start - 1):
                back = 1
            if not back:
                break
            start -= back
        chunk = TitleChunk(
            first=start, core=end, last=end, is_plural=seen.tokens[end - 1].number == "plur" or seen.tokens[end - 1].text.endswith("s")
        )
        before = start - 1
        if before >= first and is_possessive(seen.tokens[before]):
            before -= 1
        if before >= first and (own := bodies.at[before]) is not None and own.mentions:
            chunk.body = own
        self._complements(seen, bodies, people, chunk, last)
        return chunk

    def _complements(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, chunk: TitleChunk, last: int) -> None:
        """What hangs on the title: bodies, countries, offices, matters."""
        if self._genitives and seen.analysis.has_syntax:
            self._by_genitives(seen, bodies, people, chunk, last)
            return
        heads = seen.starts_of(self._heads)
        at = chunk.last
        while at < last:
            word = fold(seen.tokens[at].text)
            linked = any(seen.starts_of(self._links)[i] and seen.is_place_word(chunk.last - 1) for i in range(chunk.first + 1, chunk.last))
            if word in self._joins and at + 1 < last and chunk.last == chunk.core and chunk.body is None and not linked:
                n = at + 1
                while n < last and seen.starts_of(self._modifiers)[n] and not heads[n]:
                    n += 1
                if n < last and heads[n] and not self._is_inside_body(bodies, n):
                    chunk.core = chunk.last = at = self._head_end(seen, bodies, n, last)
                    continue
                return
            if not seen.starts_of(self._links)[at]:
                return
            inner = at + 1
            while inner < last and (fold(seen.tokens[inner].text) in self._articles or fold(seen.tokens[inner].text) in self._possessives):
                inner += 1
            if inner >= last or inner in people.at:
                return
            mention = bodies.mention_at(inner) if self._is_inside_body(bodies, inner) else self._body_ahead(seen, bodies, inner, last)
            if mention is not None:
                body, begin, stop = mention
                if chunk.body is not None and chunk.last > chunk.core:
                    chunk.core = chunk.last
                chunk.body, chunk.last = body, stop
                at = stop
                if at < last and (heads[at] or (seen.starts_of(self._modifiers)[at] and at + 1 < last and heads[at + 1])):
                    at = self._head_end(seen, bodies, at if heads[at] else at + 1, last)  # "aide of the | Council's | special envoy"
                    chunk.core = chunk.last = at
                continue
            if word in self._narrow and not seen.is_place_word(inner):
                return
            stop = self._matter(seen, bodies, people, inner, last)
            if stop == inner:
                return
            chunk.last = at = stop
            if chunk.body is None:
                chunk.core = stop

    def _by_genitives(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, chunk: TitleChunk, last: int) -> None:
        """The same in a language whose nouns hang on each other by case: "председатель | правления | фонда «Мост»"."""
        stop = phrase_end(seen, chunk.last, last, links=self._link_words, is_stop=lambda i: i in people.at)
        mention = next((bodies.mention_at(i) for i in range(chunk.last, stop) if bodies.at[i] is not None), None)
        if mention is None:
            chunk.core = chunk.last = stop
        else:
            chunk.body, begin, end = mention
            chunk.core, chunk.last = max(begin, chunk.last), max(end, stop)

    def _body_ahead(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> tuple[Body, int, int] | None:
        """A body that the words at `at` lead up to: "the Georgian | Centre for …"."""
        stop = at
        while stop < min(at + 3, last) and seen.is_place_word(stop):
            stop += 1
            if is_possessive(seen.tokens[min(stop, last - 1)]):
                stop += 1
            if stop < last and self._is_inside_body(bodies, stop):
                return bodies.mention_at(stop)
        body = bodies.at[at]
        return bodies.mention_at(at) if body is not None else None

    def _matter(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, at: int, last: int) -> int:
        """One past the noun phrase that starts at `at`: an office, a country, a field."""
        heads = seen.starts_of(self._heads)
        stop = at
        while stop < last and stop not in people.at and not self._is_inside_body(bodies, stop):
            token = seen.tokens[stop]
            if heads[stop]:
                stop += heads[stop]
                continue
            word = token.pos in _MATTER or is_capital(token) or seen.glued(stop) or is_possessive(token)
            inside = stop > at and stop + 1 < last
            if not word and not (inside and (self._goes_on(seen, people, stop) or self._hangs_on(seen, bodies, people, stop, last))):
                break
            stop += 1
            if stop - at > 12:
                return at
        return stop

    def _goes_on(self, seen: NameScan, people: PeopleFound, at: int) -> bool:
        """Whether the token is an "and" between two words of the same phrase, not before a new title or name."""
        after = seen.tokens[at + 1]
        if fold(seen.tokens[at].text) not in self._joins or at + 1 in people.at or seen.starts_of(self._heads)[at + 1]:
            return False
        return is_capital(after) == is_capital(seen.tokens[at - 1]) and after.pos in _MATTER

    def _hangs_on(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, at: int, last: int) -> bool:
        """Whether the token is a link after which the phrase goes on: "contacts | with | residents"."""
        if not seen.starts_of(self._links)[at] or at + 1 in people.at or self._leads_to_body(seen, bodies, at, last):
            return False
        after = seen.tokens[at + 1]
        narrow = fold(seen.tokens[at].text) in self._narrow and seen.tokens[at - 1].pos != "NOUN"
        return not narrow and (after.pos in _MATTER or is_capital(after))

    def _leads_to_body(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> bool:
        n = at + 1
        while n < last and fold(seen.tokens[n].text) in self._articles:
            n += 1
        return n < last and bodies.at[n] is not None

    # -- whose title it is -------------------------------------------------------------------------------------------

    def _attach(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, chunk: TitleChunk, first: int, last: int) -> None:
        after = self._skip_honorifics(seen, chunk.last, last)
        if after < last and after in people.at and (nested := self._nested(seen, chunk)) is not None:
            behind = self._name_behind(seen, people, chunk, first)
            beyond = people.mentions[people.at[after]][0].last + 1
            if behind is not None:
                chunk.holders.append(people.mentions[behind][1])
            elif beyond < last and seen.tokens[beyond - 1].text == "," and beyond in people.at:
                chunk.holders.append(people.mentions[people.at[beyond]][1])
            if chunk.holders:
                nested.holders.append(people.mentions[people.at[after]][1])
                self._extra.append(nested)
                chunk.last = chunk.core = max(people.mentions[people.at[after]][0].last, chunk.core)
                return
        if after < last and after in people.at:
            chunk.holders.append(people.mentions[people.at[after]][1])
            if chunk.is_plural:
                chunk.holders += self._and_others(people, people.at[after])
            return
        if (named := self._named_by(seen, people, chunk, last)) is not None:
            chunk.holders += [people.mentions[named][1], *(self._and_others(people, named) if chunk.is_plural else [])]
            return
        behind = self._name_behind(seen, people, chunk, first)
        comma = after < last and seen.tokens[after].text in (",", *HYPHENS)
        ahead = self._skip_honorifics(seen, after + 1, last) if comma else after
        if behind is None and comma and ahead < last and ahead in people.at and self._opens_phrase(seen, bodies, chunk, first):
            chunk.holders.append(people.mentions[people.at[ahead]][1])
            if chunk.is_plural:
                chunk.holders += self._and_others(people, people.at[ahead])
        elif behind is not None:
            chunk.holders.append(people.mentions[behind][1])
            if chunk.is_plural:
                chunk.holders += self._and_before(people, behind)

    def _named_by(self, seen: NameScan, people: PeopleFound, chunk: TitleChunk, last: int) -> int | None:
        """The name that a title brings after "is": "its coordinators are A and B", "the chairman of the committee is A"."""
        at = chunk.last
        if at + 1 >= last or fold(seen.tokens[at].lemma) not in self._be or at + 1 not in people.at:
            return None
        if chunk.is_plural and seen.keys[chunk.core - 1].isdisjoint(self._chairs | self._coordinators):
            return None  # "the members are A and B" lists them and gives no title
        before = fold(seen.tokens[chunk.first - 1].text) if chunk.first else ""
        return people.at[at + 1] if before in self._possessives or before in self._definite else None

    def _nested(self, seen: NameScan, chunk: TitleChunk) -> TitleChunk | None:
        """The office at the end of another's title: "spokesman of | President" before that president's name."""
        heads = seen.starts_of(self._heads)
        for i in range(chunk.first + 1, chunk.last):
            if heads[i] and i + heads[i] == chunk.last and seen.starts_of(self._links)[i - 1]:
                return TitleChunk(first=i, core=chunk.last, last=chunk.last)
        return None

    def _skip_honorifics(self, seen: NameScan, at: int, last: int) -> int:
        if at + 3 < last and seen.tokens[at].text == "(" and seen.tokens[at + 2].text == ")" and seen.is_acronym(at + 1):
            at += 3  # "head of the mission (ABC) Ann Lee"
        while at < last and (n := seen.starts_of(self._honorifics)[at]):
            at += n
            if at < last and seen.tokens[at].text == ".":
                at += 1
        return at

    def _and_others(self, people: PeopleFound, number: int) -> list[LocalId]:
        """The further names of "Deputy Ministers A, B and C"."""
        found = []
        while number + 1 < len(people.mentions) and 1 <= people.mentions[number + 1][0].first - people.mentions[number][0].last <= 2:
            number += 1
            found.append(people.mentions[number][1])
        return found

    def _and_before(self, people: PeopleFound, number: int) -> list[LocalId]:
        """The names before the last one of "A and B, ministers of …"."""
        found = []
        while number and 1 <= people.mentions[number][0].first - people.mentions[number - 1][0].last <= 2:
            number -= 1
            found.append(people.mentions[number][1])
        return found

    def _opens_phrase(self, seen: NameScan, bodies: BodyNames, chunk: TitleChunk, first: int) -> bool:
        """Whether the title opens a noun phrase that its holder's name ends: "The head of the office, Ann Lee"."""
        before = chunk.first - 1
        while before >= first and (
            seen.is_place_word(before)
            or is_possessive(seen.tokens[before])
            or self._is_inside_body(bodies, before)
            or seen.is_acronym(before)
        ):
            before -= 1
        return before < first or seen.tokens[before].pos in ("DET", "ADP", "VERB", "PUNCT", "SCONJ", "CCONJ", "ADV", "PRON", "X")

    def _name_behind(self, seen: NameScan, people: PeopleFound, chunk: TitleChunk, first: int) -> int | None:
        """The name that the title is said of: "X, head of Y", "X (head of Y)", "X is the head of Y", "X, head of Y and member of Z"."""
        at = chunk.first - 1
        while at >= first and at not in people.at:
            token = seen.tokens[at]
            described = (at == chunk.first - 1 and token.pos == "ADJ") or token.pos == "ADV"
            owner = seen.is_place_word(at) or is_possessive(token) or seen.glued(at)
            if not (described or owner or fold(token.text) in self._articles):
                break
            at -= 1
        if at < first or at in people.at:
            return None
        if at > first + 2 and seen.tokens[at].text == "," and seen.tokens[at - 1].text == ")" and seen.tokens[at - 3].text == "(":
            return people.at.get(at - 4)  # "Ann Lee (Vell), editor of …"
        if seen.tokens[at].text in (",", "(", *HYPHENS) and at - 1 in people.at:
            return people.at[at - 1]
        verb = at
        while verb > first and seen.tokens[verb].pos in ("AUX", "VERB", "ADP", "SCONJ", "ADV", "PRON") and at - verb < 4:
            if verb - 1 in people.at or (seen.tokens[verb - 1].text == "," and verb - 2 in people.at):
                lemmas = {fold(seen.tokens[i].lemma) for i in range(verb, at + 1)}
                person = people.at.get(verb - 1, people.at.get(verb - 2))
                return person if lemmas & self._copulas else None
            verb -= 1
        return None

    def _spread(self, seen: NameScan, people: PeopleFound, chunks: list[TitleChunk]) -> None:
        """ "X, chairman of A and member of B", "Assistant to P - Head of Q, X": titles joined to one another share their holder."""
        for _ in range(2):
            for left, right in zip(chunks, chunks[1:], strict=False):
                gap = [t.text for t in seen.tokens[left.last : right.first]]
                near = [g for g in gap if fold(g) not in self._articles]
                if len(near) != 1 or (fold(near[0]) not in self._joins and near[0] not in HYPHENS and near[0] != ","):
                    continue
                if left.holders and not right.holders and self._was_behind(people, left):
                    right.holders = list(left.holders)
                elif right.holders and not left.holders and near[0] != ",":
                    left.holders = list(right.holders)

    def _was_behind(self, people: PeopleFound, chunk: TitleChunk) -> bool:
        """Whether the title follows its holder's name."""
        before = [ident for m, ident in people.mentions if m.last <= chunk.first]
        return bool(before) and before[-1] in chunk.holders

    # -- "X of the Y Centre", "X, who edits Z" -----------------------------------------------------------------------

    def _places_of_work(self, draft: Draft, seen: NameScan, bodies: BodyNames, people: PeopleFound, first: int, last: int) -> None:
        at = first
        while at < last:
            number = people.at.get(at)
            if number is None:
                at += 1
                continue
            mention, person = people.mentions[number]
            at = mention.last
            if at + 1 >= last:
                continue
            link = fold(seen.tokens[at].text)
            inner = at + 1
            if link == "(":
                link = "of"
            if link in self._of or link in self._narrow:
                while inner < last and fold(seen.tokens[inner].text) in self._articles:
                    inner += 1
                found = bodies.mention_at(inner) if inner < last and bodies.at[inner] is not None else None
                if found is not None and link in self._of and found[0].kind == "organization":
                    self._add(draft, person, None, bodies.claim(draft, found[0]), seen.span(mention.first, found[2]))
            act = at + 1 if seen.tokens[at].text == "," else at
            if act + 1 < last and seen.tokens[act].text in ("who", "which"):
                self._act(draft, seen, bodies, person, act + 1, last)

    _of = frozenset({"of", "from"})

    def _act(self, draft: Draft, seen: NameScan, bodies: BodyNames, person: LocalId, at: int, last: int) -> None:
        if not seen.starts_of(self._acts)[at]:
            return
        stop = min(at + 10, last)
        for inner in range(at + 1, stop):
            if seen.tokens[inner].pos == "VERB" or seen.tokens[inner].text in ",.;":
                break
            if fold(seen.tokens[inner].text) in self._definite and inner + 1 < stop and bodies.at[inner + 1] is None:
                meant = self._body_called(seen, bodies, at, inner + 1)
                if meant is not None and (meant[1] >= last or seen.tokens[meant[1]].pos not in ("NOUN", "PROPN", "ADP", "PART")):
                    self._add(draft, person, seen.tokens[at].text, bodies.claim(draft, meant[0]), seen.span(at, meant[1]))
                    return
            found = bodies.mention_at(inner) if bodies.at[inner] is not None else None
            if found is not None:
                ident = bodies.claim(draft, found[0])
                self._add(draft, person, seen.tokens[at].text, ident, seen.span(at, found[2]))
                return

    # -- writing -----------------------------------------------------------------------------------------------------

    def _part(self, draft: Draft, seen: NameScan, chunk: TitleChunk, given: dict[str, set[LocalId]]) -> None:
        """ "The Vice President and President Ann Lee": what somebody else was called before is theirs, not the first half of a title."""
        words = fold(seen.span(chunk.first, chunk.core).of(draft.text))
        join = next((i for i in range(chunk.first + 1, chunk.core - 1) if fold(seen.tokens[i].text) in self._joins), None)
        if join is not None and chunk.holders:
            others = given.get(fold(seen.span(chunk.first, join).of(draft.text)), set())
            if others - set(chunk.holders):
                article = chunk.first and fold(seen.tokens[chunk.first - 1].text) in self._definite
                if len(others) == 1:
                    draft.add_reference(next(iter(others)), seen.span(chunk.first - bool(article), join))
                chunk.first = join + 1
                words = fold(seen.span(chunk.first, chunk.core).of(draft.text))
        given.setdefault(words, set()).update(chunk.holders)

    def _body_meant(self, seen: NameScan, bodies: BodyNames, chunk: TitleChunk) -> None:
        """ "The head of the organisation", "its chief", "head of its lab": whose title it is, by the bodies named before."""
        if chunk.body is not None:
            return
        if chunk.first and fold(seen.tokens[chunk.first - 1].text) in self._neuter:
            before = self._body_before(seen, bodies, chunk.first, None)
            if before is not None and self._is_subject(seen, before, chunk.first):
                chunk.body = before
            return
        links = seen.starts_of(self._links)
        link = next((i for i in range(chunk.first + 1, chunk.last - 1) if links[i]), None)
        if link is None or link + 1 >= chunk.last or fold(seen.tokens[link + 1].text) not in self._definite:
            return
        noun = link + 2
        if noun < chunk.last and (found := self._body_called(seen, bodies, chunk.first, noun)) is not None:
            body, end = found
            if end == chunk.last:
                chunk.body, chunk.core = body, link
            elif is_possessive(seen.tokens[end]):
                chunk.body = body

    def _is_subject(self, seen: NameScan, body: Body, before: int) -> bool:
        """Whether the body's last mention before a token is what its clause is about."""
        first, last = max(m for m in body.mentions if m[1] <= before)
        head = seen.analysis.head_of(seen.span(first, last))
        return head is None or not seen.analysis.has_syntax or head.relation in ("subject", "passive_subject")

    def _body_called(self, seen: NameScan, bodies: BodyNames, before: int, noun: int) -> tuple[Body, int] | None:
        """The body that "the organisation" or "the committee" at `noun` means, and one past the noun; `None` where it means none."""
        general, own = seen.starts_of(self._general)[noun], seen.starts_of(self._nouns)[noun]
        if not (general or own):
            return None
        end = noun + max(general, own)
        body = self._body_before(seen, bodies, before, seen.keys[end - 1])
        if body is None and general:
            body = self._body_before(seen, bodies, before, None)
        return (body, end) if body is not None else None

    def _body_before(self, seen: NameScan, bodies: BodyNames, before: int, words: frozenset[str] | None) -> Body | None:
        """The body named last before token `before`, of those whose name holds one of `words`; without words, in the last two sentences."""
        first = seen.analysis.sentences[max(0, seen.sentence_of(before).index - 1)].first if words is None else 0
        latest = [(max((m for m in b.mentions if first <= m[0] and m[1] <= before), default=(-1, 0)), b) for b in bodies.bodies]
        fits = [(m, b) for m, b in latest if m[0] >= 0 and (words is None or words & set(b.key.replace("-", " ").split()))]
        return max(fits, key=lambda f: f[0])[1] if fits else None

    def _write(self, draft: Draft, seen: NameScan, bodies: BodyNames, people: PeopleFound, chunk: TitleChunk) -> None:
        if not chunk.holders:
            return
        self._body_meant(seen, bodies, chunk)
        first, last = chunk.words
        title = " ".join(seen.span(first, last).of(draft.text).split())
        ident = bodies.claim(draft, chunk.body) if chunk.body is not None else None
        is_member = fold(title) in self._members
        span = seen.span(first, chunk.last)
        if chunk.body is not None:
            for a, b in chunk.body.mentions:
                if b <= first and first - b <= 2:
                    span = span.hull(seen.span(a, b))
        for person in dict.fromkeys(chunk.holders):
            if ident is not None and draft.entity(ident).kind == "initiative":
                words_of_title = frozenset().union(*(seen.keys[i] for i in range(first, last)))
                self._member(draft, person, ident, words_of_title, span)
                if is_member:
                    continue
            elif ident is None and is_member:
                continue
            self._add(draft, person, title, ident, span)

    def _add(self, draft: Draft, person: LocalId, title: str | None, body: LocalId | None, span: Span) -> None:
        words = fold(title or "")
        if any(
            a.person == person and fold(a.title or "") == words and (a.organization == body or body is None) for a in draft.affiliations
        ):
            return
        draft.affiliations.append(Affiliation(person=person, title=title, organization=body, span=span, confidence=0.85 if title else 0.6))

    def _member(self, draft: Draft, person: LocalId, body: LocalId, words: frozenset[str], span: Span) -> None:
        role = "chair" if words & self._chairs else "coordinator" if words & self._coordinators else "member"
        if not any(m.member == person and m.of == body for m in draft.memberships):
            draft.memberships.append(Membership(member=person, of=body, role=role, span=span, confidence=0.85))  # type: ignore[arg-type]
