"""Finder: names of bodies and initiatives, by the nouns that bodies are called by, the pack and the tagger.

A name is found first and becomes an entity later, when the report lets the body act or somebody belong to it (`acting_bodies.py`,
`titles.py`): a ministry that stands in a subordinate noun is no party to the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.draft import Draft
from tracktwo.reading.genitives import phrase_end
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.person_words import PersonWords
from tracktwo.reading.phrases import Phrases, is_capital, is_possessive
from tracktwo.reading.title_words import title_words

#: Confidence of a body that only the tagger sees: it gives way to people and to outlets.
TAGGER_ALONE = 0.4
_QUOTES = '«“„"'


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyWords:
    """Words of bodies' names (`bodies.yaml`, where each list says what it is for).

    `follows`: words of the name stand after the head without a link and in small letters, as a genitive does.
    `taking_part`: what a body hangs on its verb by when it takes part; `houses`: when people in it say something.
    `genitives`: words of the name follow the head in the genitive, and a parser tells their cases.
    `chains`: only the first word of a name has a capital, genitives in small letters lead from it to the head.
    """

    heads: tuple[str, ...]
    plain: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    apart: tuple[str, ...] = ()
    joins: tuple[str, ...] = ("and", "&")
    articles: tuple[str, ...] = ("the", "a", "an")
    about: tuple[str, ...] = ("of", "for", "on", "to", "in", "between")
    indefinite: tuple[str, ...] = ("a", "an")
    follows: bool = False
    chains: bool = False
    genitives: bool = False
    taking_part: tuple[str, ...] = ("with", "between", "by", "from", "to", "according to", "among")
    houses: tuple[str, ...] = ()


def body_words(language: str) -> BodyWords:
    """The body words of a language; none where it has no list."""
    return load_lexicon(BodyWords, language, "bodies") if has_lexicon(language, "bodies") else BodyWords(heads=())


@dataclass(frozen=True, slots=True, kw_only=True)
class InitiativeWords:
    """Words of initiatives' names (`initiatives.yaml`)."""

    heads: tuple[str, ...]
    capitalised_only: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    small: tuple[str, ...] = ()
    delegation: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    further: tuple[str, ...] = ()
    never: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True, eq=False)
class Body:
    """One body or initiative of the text with all its mentions; `entity` once it is part of the reading."""

    kind: EntityKind
    name: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    acronym: str | None = None
    pack_id: str | None = None
    side: str | None = None
    confidence: float = 0.6
    entity: LocalId | None = None

    @property
    def key(self) -> str:
        """The folded name."""
        return fold(self.name)


@dataclass(slots=True, kw_only=True)
class BodyNames:
    """The bodies named in the text, and for each token the one that it is part of."""

    bodies: list[Body]
    at: list[Body | None]
    ends: list[int]

    def is_firm(self, index: int) -> bool:
        """Whether the token is part of a name that more than the tagger's opinion makes a body's."""
        body = self.at[index]
        return body is not None and body.confidence > TAGGER_ALONE

    def mention_at(self, index: int) -> tuple[Body, int, int] | None:
        """Body and first and last token (half open) of the mention that covers token `index`."""
        body = self.at[index]
        if body is None:
            return None
        return next(((body, a, b) for a, b in body.mentions if a <= index < b), None)

    def drop(self, body: Body, mention: tuple[int, int]) -> None:
        """Take a mention back: the words are somebody else's name."""
        body.mentions.remove(mention)
        for i in range(*mention):
            self.at[i] = None

    def names_a_body(self, first: int, last: int) -> bool:
        """Whether tokens `[first, last)` are still a name: two words or more."""
        return last - first > 1

    def restore(self, body: Body, mention: tuple[int, int], name: str) -> None:
        """Give a body the shorter mention, and name, that is left of one taken back."""
        body.name = name
        body.mentions = sorted([*body.mentions, mention])
        for i in range(*mention):
            self.at[i] = body

    def claim(self, draft: Draft, body: Body) -> LocalId:
        """The entity of `body`, added now if it is not yet part of the reading."""
        if body.entity is None:
            tokens = draft.analysis.tokens
            spans = [Span(tokens[a].start, tokens[b - 1].end) for a, b in body.mentions]
            body.entity = draft.add_entity(
                body.kind, spans[0], name=body.name, side=body.side, pack_id=body.pack_id, confidence=body.confidence
            )
            for span in spans[1:]:
                draft.add_mention(body.entity, span)
        return body.entity


class Bodies:
    """Leaves the names of bodies and initiatives in `draft.working["bodies"]`; initiatives become entities at once."""

    name = "bodies"
    needs = frozenset({"gazetteer"})
    adds = frozenset({"bodies", "entities"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = body_words(language)
        formats = (
            load_lexicon(InitiativeWords, language, "initiatives") if has_lexicon(language, "initiatives") else InitiativeWords(heads=())
        )
        self._words, self._formats = words, formats
        self._heads, self._plain = Phrases(words.heads), Phrases(words.plain)
        self._links, self._seats, self._never = Phrases(words.links), frozenset(words.seats), Phrases(words.never)
        people = load_lexicon(PersonWords, language, "people") if has_lexicon(language, "people") else PersonWords()
        self._given = frozenset(map(fold, (*people.given_male, *people.given_female)))
        self._apart = Phrases(words.apart)
        self._initiative_heads, self._not_formats = Phrases(formats.heads), Phrases(formats.never)
        self._capitalised, self._small = Phrases(formats.capitalised_only), Phrases(formats.small)
        self._modifiers = Phrases(formats.modifiers)
        titles = title_words(language)
        self._titles, self._qualities = Phrases(titles.heads), Phrases(titles.modifiers)

    def find(self, draft: Draft) -> None:
        """Names by head noun, then the pack's, then the tagger's; forms of one body are joined."""
        seen = scan(draft, self._morphology)
        found: dict[int, tuple[int, EntityKind, float]] = {}
        for sentence in draft.analysis.sentences:
            self._by_head(seen, sentence.first, sentence.last, found)
        self._by_pack(draft, seen, found)
        self._by_tagger(seen, found)
        names = _joined(draft, seen, found, self._links, self._morphology, heads_first=self._words.genitives)
        draft.working["bodies"] = names
        for body in names.bodies:
            if body.kind == "initiative":
                names.claim(draft, body)

    # -- by head noun ------------------------------------------------------------------------------------------------

    def _by_head(self, seen: NameScan, first: int, last: int, found: dict[int, tuple[int, EntityKind, float]]) -> None:
        heads, plain = seen.starts_of(self._heads), seen.starts_of(self._plain)
        formats, never = seen.starts_of(self._initiative_heads), seen.covers(self._not_formats)
        at = first
        while at < last:
            mention = None
            match = seen.known[at]
            known = match is not None and match.of("body") is not None and match.of("initiative") is None
            if self._words.genitives and (length := max(heads[at], plain[at], formats[at])):
                mention = self._by_genitives(seen, at, length, first, last, is_format=bool(formats[at] and not never[at] and not known))
                if mention is None:
                    at += 1
                    continue
                found[mention[0]] = mention[1:]
                at = mention[1]
                continue
            if formats[at] and not never[at] and not known and formats[at] >= heads[at]:
                mention = self._initiative(seen, at, formats[at], first, last)
            if mention is None and (heads[at] or plain[at]):
                mention = self._body(seen, at, max(heads[at], plain[at]), first, last, is_plain=bool(plain[at]))
            if mention is None:
                at += 1
                continue
            start, end, kind, confidence = mention
            while found and (last_start := next(reversed(found))) < end and found[last_start][0] > start:
                del found[last_start]
            found[start] = (end, kind, confidence)
            at = end

    def _body(
        self, seen: NameScan, at: int, length: int, first: int, last: int, *, is_plain: bool
    ) -> tuple[int, int, EntityKind, float] | None:
        end = at + length
        capital = is_capital(seen.tokens[at])
        if not capital and not is_plain:
            return None
        start = self._left(seen, at, first, keep_owner=is_plain or length == 1)
        stop = self._right(seen, end, last)
        named = (start < at and not (start == at - 1 and not capital and not is_plain)) or stop > end or (capital and length > 1)
        if not named or (not capital and start == at and stop == end):
            return None
        match = seen.known[at]
        if match is not None and match.of("initiative") is not None and match.of("body") is None:
            return None
        if stop - start == 2 and stop == end and length == 1 and fold(seen.tokens[start].text) in self._given:
            return None  # "Ray Chambers"
        return start, stop, "organization", 0.7 if capital else 0.6

    def _initiative(self, seen: NameScan, at: int, length: int, first: int, last: int) -> tuple[int, int, EntityKind, float] | None:
        end = at + length
        capital = is_capital(seen.tokens[at])
        if not capital and seen.starts_of(self._capitalised)[at] == length and not self._is_sent_to(seen, at, end, last):
            return None
        start = self._left(seen, at, first, keep_owner=False)
        proper = any(is_capital(seen.tokens[i]) and not seen.is_place_word(i) for i in range(start, at))
        if capital:
            stop = self._right(seen, end, last, only=self._words.about)
            named = proper or stop > end or (start < at and length > 1) or length > 1
        else:
            stop = end
            named = proper
            if not named:
                begin = at
                modifiers = seen.starts_of(self._modifiers)
                while begin > first and (modifiers[begin - 1] or seen.glued(begin - 1)):
                    begin -= 1
                if begin < at and seen.starts_of(self._small)[at]:
                    start, named = begin, True
                if seen.starts_of(self._small)[at] and (matter := self._matter(seen, end, last)) > end:
                    start, stop, named = begin, matter, True
        if self._is_delegation(seen, at):
            stop = self._right(seen, end, last, only=("to",))
            start = self._left(seen, at, first, keep_owner=True)
            named = stop > end
        kind: EntityKind = "organization" if capital and self._is_delegation(seen, at) else "initiative"  # "the EU Delegation to Vell"
        return (start, stop, kind, 0.7) if named else None

    def _matter(self, seen: NameScan, at: int, last: int) -> int:
        """One past what a group written small is for: "working group | on missing people"."""
        stop = at
        while stop + 1 < last and fold(seen.tokens[stop].text) in (self._formats.about if stop == at else self._formats.further):
            inner = stop + 1
            while inner < last and fold(seen.tokens[inner].text) in self._words.articles:
                inner += 1
            end = inner
            while end < last and (seen.tokens[end].pos in ("NOUN", "ADJ") or seen.is_place_word(end) or seen.glued(end)):
                if end > inner and seen.tokens[end - 1].number == "plur":
                    break
                end += 1
            if end == inner or seen.tokens[end - 1].pos not in ("NOUN", "PROPN") or seen.tokens[inner].number == "sing" and end - inner > 4:
                break
            stop = end
        return stop

    def _by_genitives(
        self, seen: NameScan, at: int, length: int, first: int, last: int, *, is_format: bool
    ) -> tuple[int, int, EntityKind, float] | None:
        """ "Министерство обороны Велмара", "фонд «Мост»", "Совместная комиссия по парому": a name holds a capital, a quotation or a cue."""
        head, start = seen.tokens[at + length - 1], at
        stop = phrase_end(seen, at + length, last, links=self._words.links, is_stop=lambda i: seen.labels[i] == "person")
        while stop < last and (match := seen.known[stop]) is not None and match is seen.known[stop - 1] and match.of("body", "initiative"):
            stop += 1  # the pack knows the longer name
        cues = seen.starts_of(self._modifiers)
        is_named = stop > at + length and (is_capital(seen.tokens[at + length]) or seen.tokens[at + length].text in _QUOTES)
        while start > first and seen.tokens[start - 1].pos == "ADJ" and seen.tokens[start - 1].case == head.case:
            if not is_capital(seen.tokens[start - 1]) and not (is_format and cues[start - 1] and not is_named):
                break
            start -= 1
        while start < at and start in seen.opens and not cues[start] and seen.labels[start] != "organization":
            start += 1
        inside = seen.tokens[start:stop]
        proper = any((is_capital(t) and t.index not in seen.opens) or t.text in _QUOTES for t in inside) or seen.is_acronym(at)
        if is_format:
            loose = any(cues[i] for i in range(start, at)) or any(t.pos == "ADP" for t in inside)
            named = proper or (loose and seen.starts_of(self._capitalised)[at] != length)
            return (start, stop, "initiative", 0.6) if named and (start < at or stop > at + length) else None
        return (start, stop, "organization", 0.7 if is_capital(seen.tokens[start]) else 0.6) if proper else None

    def _is_delegation(self, seen: NameScan, at: int) -> bool:
        return seen.tokens[at].lemma in self._formats.delegation or fold(seen.tokens[at].text) in self._formats.delegation

    def _is_sent_to(self, seen: NameScan, at: int, end: int, last: int) -> bool:
        """Whether it is a delegation to a body: "the Velli delegation to the Council"."""
        return self._is_delegation(seen, at) and self._right(seen, end, last, only=("to",)) > end

    def _left(self, seen: NameScan, at: int, first: int, *, keep_owner: bool) -> int:
        """The first token of the name whose head starts at `at`."""
        start, i = at, at - 1
        apart = seen.starts_of(self._apart)
        titles, qualities = seen.starts_of(self._titles), seen.starts_of(self._qualities)
        while i >= first:
            token = seen.tokens[i]
            word = fold(token.text)
            if seen.labels[i] == "person" and not seen.is_place_word(i) and not _inside_longer(seen, i, at):
                break
            match = seen.known[i]
            if match is not None and match.of("body", "initiative") is not None:
                while i >= first and seen.known[i] is match:
                    i -= 1
                start = i + 1
            elif seen.glued(i):
                i -= 1
            elif is_possessive(token):
                if i == first or not is_capital(seen.tokens[i - 1]) or (seen.is_place_word(i - 1) and not keep_owner):
                    break
                i -= 1
                if seen.is_place_word(i):
                    owner = seen.known[i]
                    while i >= first and seen.known[i] is owner:
                        i -= 1
                    start = i + 1
                    break
            elif word in self._words.joins:
                before = i - 1
                if before < first or start != i + 1 or not seen.is_name_like(before) or seen.is_place_word(before):
                    break
                if seen.is_acronym(before) or seen.labels[before] == "person" or seen.is_place_word(i + 1):
                    break
                i -= 1
            elif (
                seen.is_name_like(i)
                and not apart[i]
                and word not in self._words.articles
                and not (titles[i] and not qualities[i])
                and token.text[0].isalpha()
            ):
                start = i
                i -= 1
            elif self._words.chains and at - i <= 4 and token.pos in ("NOUN", "ADJ", "PROPN") and token.case in (None, "nom", "gen"):
                i -= 1
            else:
                break
        return start

    def _right(self, seen: NameScan, end: int, last: int, *, only: tuple[str, ...] = ()) -> int:
        """One past the last token of the name whose head ends before `end`."""
        stop = end
        links = seen.starts_of(self._links)
        while stop < last and links[stop] and (not only or fold(seen.tokens[stop].text) in only):
            seat = fold(seen.tokens[stop].text) in self._seats
            inner = stop + 1
            while inner < last and fold(seen.tokens[inner].text) in self._words.articles:
                inner += 1
            if inner >= last or not is_capital(seen.tokens[inner]) or seen.labels[inner] == "person" or seat and seen.is_place_word(inner):
                break
            if fold(seen.tokens[inner].text) in self._words.apart:  # "the Border Commission on May 24"
                break
            run = self._run(seen, inner, last) if not seen.is_place_word(inner) else self._country(seen, inner, last)
            if not only and any(seen.starts_of(self._heads)[i] and is_capital(seen.tokens[i]) for i in range(inner, run)):
                break
            if seen.starts_of(self._titles)[inner]:
                break
            stop = run
        return stop

    def _country(self, seen: NameScan, at: int, last: int) -> int:
        """One past the place at `at` and one joined to it by "and": "of Vell and Orra"."""
        stop = at
        while stop < last and seen.known[stop] is seen.known[at]:
            stop += 1
        if stop < last and seen.glued(stop):  # "of the Velli-Orran Border"
            return self._run(seen, at, last)
        if stop + 1 < last and fold(seen.tokens[stop].text) in self._words.joins and seen.is_place_word(stop + 1):
            stop += 2
        elif stop < last and is_capital(seen.tokens[stop]) and not seen.starts_of(self._heads)[stop] and seen.tokens[stop].pos == "PROPN":
            following = self._run(seen, stop, last)
            stop = following if all(seen.labels[i] == seen.labels[at] for i in range(stop, following)) else stop
        return stop

    def _run(self, seen: NameScan, at: int, last: int) -> int:
        """One past the capitalised words from `at` on, "and" between two of them included."""
        stop = at
        while stop < last:
            token = seen.tokens[stop]
            match = seen.known[stop]
            if seen.labels[stop] == "person" or (match is not None and match.of("holder", "surname")):
                break
            if stop > at and stop + 1 < last and fold(token.text) in self._given and is_capital(seen.tokens[stop + 1]):
                break  # "Commission for Water | Ann Lee"
            if is_capital(token) or seen.glued(stop):
                stop += 1
            elif stop + 1 < last and fold(token.text) in self._words.joins and is_capital(seen.tokens[stop + 1]):
                if seen.labels[stop + 1] == "person" or seen.starts_of(self._titles)[stop + 1]:
                    break
                stop += 1
            else:
                break
        return stop

    # -- by pack and tagger ------------------------------------------------------------------------------------------

    def _by_pack(self, draft: Draft, seen: NameScan, found: dict[int, tuple[int, EntityKind, float]]) -> None:
        kinds = {b.id: b.kind for b in draft.pack.bodies}
        taken = _taken(found)
        for match in draft.working.get("gazetteer", ()):
            entry = match.of("initiative", "body")
            if entry is None or (entry.sort == "body" and kinds[entry.pack_id] != "organization"):
                continue
            inside = draft.analysis.tokens_in(match.span)
            first, last = inside[0].index, inside[-1].index + 1
            if is_possessive(seen.tokens[last - 1]):
                last -= 1
            shorter = [a for a, (b, _, _) in found.items() if a < last and b > first and not (a <= first and b >= last)]
            for start in shorter:  # what the pack knows by its whole name: "Commission on Prisoners, Hostages and Missing Persons"
                del found[start]
            if shorter or not any(i in taken for i in range(first, last)):
                found[first] = (last, "initiative" if entry.sort == "initiative" else "organization", 0.9)

    def _by_tagger(self, seen: NameScan, found: dict[int, tuple[int, EntityKind, float]]) -> None:
        taken = _taken(found)
        never, titles = seen.starts_of(self._never), seen.covers(self._titles)
        for name in seen.analysis.names:
            if name.label != "organization":
                continue
            inside = [t.index for t in seen.analysis.tokens_in(name.span)]
            while inside and (fold(seen.tokens[inside[0]].text) in self._words.articles or not is_capital(seen.tokens[inside[0]])):
                inside.pop(0)
            if inside and titles[inside[0]]:  # "Chair of the | Group on Rivers"
                inside = _behind_title(seen, inside, titles, self._words.articles)
            while inside and (is_possessive(seen.tokens[inside[-1]]) or not seen.tokens[inside[-1]].text[-1].isalnum()):
                inside.pop()
            if not inside or any(i in taken or seen.known[i] is not None or never[i] for i in inside):
                continue
            if titles[inside[-1]]:
                continue
            single = len(inside) == 1 and not seen.is_acronym(inside[0])
            if single and (seen.starts_of(self._heads)[inside[0]] or seen.starts_of(self._plain)[inside[0]]):
                continue  # "Parliament": the noun alone
            if (single and inside[0] in seen.opens) or (inside[0] and fold(seen.tokens[inside[0] - 1].text) in self._words.indefinite):
                continue  # a word that opens a sentence, "a TIR": no name
            found[inside[0]] = (inside[-1] + 1, "organization", TAGGER_ALONE)


def _inside_longer(seen: NameScan, index: int, head: int) -> bool:
    """Whether a person's name is part of a body's: "Ann Lee Foundation", the tagger's span reaching up to the head."""
    return all(is_capital(seen.tokens[i]) for i in range(index, head))


def _taken(found: dict[int, tuple[int, EntityKind, float]]) -> set[int]:
    return {i for start, (stop, _, _) in found.items() for i in range(start, stop)}


def _joined(
    draft: Draft,
    seen: NameScan,
    found: dict[int, tuple[int, EntityKind, float]],
    links: Phrases,
    morphology: Morphology,
    *,
    heads_first: bool,
) -> BodyNames:
    """One `Body` for all forms of a name: the same words, its acronym, the same words with some left out."""
    names = BodyNames(bodies=[], at=[None] * len(seen.tokens), ends=[])
    by_key: dict[str, Body] = {}
    by_pack: dict[str, Body] = {}
    for start in sorted(found):
        stop, kind, confidence = found[start]
        words = morphology.base_name(draft.analysis, seen.span(start, stop), kind)
        match = seen.known[start]
        entry = match.of("initiative", "body") if match is not None else None
        full = entry is not None and match is not None and seen.span(start, stop).contains(match.span)
        pack_id = (
            entry.pack_id if entry is not None and match is not None and full and _is_whole(seen, match.span.end, stop, links) else None
        )
        acronym = _acronym_after(seen, stop)
        body = (
            by_key.get(fold(words))
            or (by_pack.get(pack_id) if pack_id else None)
            or _same_body(words, kind, names.bodies, heads_first=heads_first)
        )
        if body is None:
            base = morphology.base_name(draft.analysis, seen.span(start, stop), kind)
            body = Body(
                kind=kind,
                name=_without_lone_marks(base),
                pack_id=pack_id,
                side=entry.side if entry and pack_id else None,
                confidence=confidence,
            )
            names.bodies.append(body)
        elif len(base := morphology.base_name(draft.analysis, seen.span(start, stop), kind)) > len(body.name):
            body.name = _without_lone_marks(base)
        by_key.setdefault(fold(words), body)
        if pack_id:
            by_pack.setdefault(pack_id, body)
        body.mentions.append((start, stop))
        for i in range(start, stop):
            names.at[i] = body
        if acronym is not None:
            body.acronym = seen.tokens[acronym].text
            by_key[fold(body.acronym)] = body
            if names.at[acronym] is None:
                body.mentions.append((acronym, acronym + 1))
                names.at[acronym] = body
    for body in names.bodies:
        body.mentions = sorted(set(body.mentions))
    return names


def _without_lone_marks(name: str) -> str:
    """The name without quotation marks that only open or only close in it: "Bridge of Rivers” Initiative"."""
    for opening, closing in ("“”", "«»", "„“", "‘’", '""'):
        count = name.count(opening), name.count(closing)
        lone = count[0] % 2 == 1 if opening == closing else count[0] != count[1]
        if lone and opening == "‘":
            name = re.sub(r"’(?= |$)|‘", "", name)
        elif lone:
            name = name.replace(opening, "").replace(closing, "")
    return " ".join(name.split())


def _behind_title(seen: NameScan, inside: list[int], titles: list[bool], articles: tuple[str, ...]) -> list[int]:
    """The tokens after a title and its "of the"; none where nothing follows."""
    at = 0
    while at < len(inside) and (
        titles[inside[at]] or not is_capital(seen.tokens[inside[at]]) or fold(seen.tokens[inside[at]].text) in articles
    ):
        at += 1
    return inside[at:]


def _is_whole(seen: NameScan, end: int, stop: int, links: Phrases) -> bool:
    """Whether nothing but "of" a place follows the pack's name inside the mention: "UN Secretariat" is not the UN."""
    at = stop - 1
    while at >= 0 and seen.tokens[at].start >= end:
        if not seen.is_place_word(at) and not seen.starts_of(links)[at]:
            return False
        at -= 1
    return True


def _acronym_after(seen: NameScan, stop: int) -> int | None:
    """The token of an acronym in brackets right after a name."""
    if stop + 2 < len(seen.tokens) and seen.tokens[stop].text == "(" and seen.tokens[stop + 2].text == ")":
        return stop + 1 if seen.is_acronym(stop + 1) or seen.tokens[stop + 1].text[1:2].isupper() else None
    return None


def _same_body(words: str, kind: EntityKind, bodies: list[Body], *, heads_first: bool) -> Body | None:
    """The one earlier body of which `words` is a shorter or longer form: the same head, no other word of its own, two words or more."""
    own = fold(words).replace("-", " ").split()
    if len(own) < 2:
        letters = own[0] if own else ""
        alike = [b for b in bodies if heads_first and b.kind == kind and fold(b.name).split()[0] == letters and words.isupper()]
        if len(alike) == 1:  # "МИД Велмара", "МИД"
            return alike[0]
        alike = [b for b in bodies if 2 <= len(letters) <= 8 and words.isupper() and _initials(b.name) == letters]
        return alike[0] if len(alike) == 1 else None
    fitting = []
    for body in bodies:
        theirs = body.key.replace("-", " ").split()
        short, long = sorted((own, theirs), key=len)
        if (
            body.kind == kind
            and len(short) >= 2
            and (short[0] == long[0] if heads_first else short[-1] == long[-1])
            and set(short) < set(long)
        ):
            fitting.append(body)
    return fitting[0] if len(fitting) == 1 else None


def _initials(name: str) -> str:
    words = [w for w in name.replace("-", " ").split() if w[:1].isupper()]
    return fold("".join(w[0] for w in words)) if len(words) > 1 else ""
