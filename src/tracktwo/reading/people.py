"""Finder: named people, by the shape of their names, the tagger, titles and what stands around; short forms joined to full ones."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.reading.bodies import BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.gazetteer import Match
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.outlets import outlet_names
from tracktwo.reading.person_words import PersonWords
from tracktwo.reading.phrases import Phrases, is_capital, is_possessive
from tracktwo.reading.title_words import TitleWords, title_words

_INITIAL = re.compile(r"[^\W\d_]\.?$")
_GLUED = re.compile(r"(?<=[a-zа-яёəıöüğşç])(?=[A-ZА-ЯЁƏİÖÜĞŞÇ][a-zа-яёəıöüğşç]{2,})")
_MAC = re.compile(r"^(?:Mc|Mac|De|Di|Du|La|Le|Van|Von|El|Al|O)[A-Z]")

#: Evidence that a capitalised run names a person, in points; three make a name. Found by looking at what the tagger alone gets wrong.
_ENOUGH = 3
_QUOTES = frozenset('"“”«»„')
#: Parts of speech that no name has, capital or not.
_SMALL_WORDS = frozenset({"DET", "ADV", "ADP", "PRON", "SCONJ", "CCONJ", "ADJ"})
#: How a single word hangs inside another name or phrase, as no person does.
_INSIDE = frozenset({"adjective", "flat", "other"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention:
    """Tokens `[first, last)` that name a person; `honorific` says that a word such as "Mr" stands before."""

    first: int
    last: int
    known: str | None = None
    honorific: bool = False


@dataclass(slots=True, kw_only=True)
class PeopleFound:
    """Mentions in text order with their entity, and for each token the mention that covers it."""

    mentions: list[tuple[PersonMention, LocalId]]
    at: dict[int, int]


def _office_holders(draft: Draft) -> Iterator[PersonMention]:
    """The office-holders of the pack alone: all that can be said of names in a language that has no words of its own."""
    matches: tuple[Match, ...] = draft.working["gazetteer"]
    for match in matches:
        entry = match.of("holder", "surname")
        if entry is not None:
            tokens = draft.analysis.tokens_in(match.span)
            yield PersonMention(first=tokens[0].index, last=tokens[-1].index + 1, known=entry.pack_id)


class People:
    """One entity per person; leaves `draft.working["people"]` for finders of titles, lists and sides."""

    name = "people"
    needs = frozenset({"gazetteer", "bodies"})
    adds = frozenset({"entities", "people"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        self._has_words = has_lexicon(language, "people")
        words = load_lexicon(PersonWords, language, "people") if self._has_words else PersonWords()
        self._honorifics, self._never = Phrases(words.honorifics), Phrases(words.never)
        self._particles = frozenset(map(fold, words.particles))
        self._suffixes = frozenset(map(fold, words.suffixes))
        self._speech, self._relations = Phrases(words.speech), Phrases(words.relations)
        self._given = frozenset(map(fold, (*words.given_male, *words.given_female)))
        self._tagged = words.tagged
        self._of = frozenset(map(fold, words.of))
        self._aliases, self._in_names = Phrases(words.aliases), not words.tagged and bool(words.relations)
        self._where = frozenset(map(fold, words.where))
        self._place_nouns, self._place_links = Phrases(words.place_nouns), Phrases(words.place_links)
        self._ending = re.compile("(?:" + "|".join(map(re.escape, map(fold, words.endings))) + ")$") if words.endings else None
        titles: TitleWords = title_words(language)
        self._titles, self._modifiers = Phrases(titles.heads), Phrases(titles.modifiers)

    def find(self, draft: Draft) -> None:
        """Candidates sentence by sentence, then who is who."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        candidates: list[PersonMention] = []
        doubtful: list[PersonMention] = []
        for sentence in draft.analysis.sentences if self._has_words else ():
            runs = self._runs(seen, bodies, sentence.first, sentence.last)
            candidates += self._people(seen, bodies, runs, sentence.first, sentence.last, doubtful)
        if not self._has_words:
            candidates = list(_office_holders(draft))
        candidates = _with_repeats(draft, seen, candidates, doubtful)
        outlets = outlet_names(draft.pack)
        candidates = [c for c in candidates if fold(seen.span(c.first, c.last).of(draft.text)) not in outlets]
        found = _resolved(draft, seen, candidates, self._morphology)
        self._join_aliases(draft, seen, found)
        draft.working["people"] = found
        _give_back(seen, bodies, found)

    def _join_aliases(self, draft: Draft, seen: NameScan, found: PeopleFound) -> None:
        """ "Ann Lee, known as Red": one person under two names."""
        starts = seen.starts_of(self._aliases)
        pairs = zip(found.mentions, found.mentions[1:], strict=False)
        for (left, ident), (right, other) in pairs:
            at = left.last + (left.last < len(seen.tokens) and seen.tokens[left.last].text in (",", "("))
            if ident != other and at < right.first and starts[at] and right.first - (at + starts[at]) <= 1:
                draft.merge(ident, other)
        found.mentions[:] = [(mention, draft.canonical(ident)) for mention, ident in found.mentions]

    # -- runs of capitalised words -----------------------------------------------------------------------------------

    def _runs(self, seen: NameScan, bodies: BodyNames, first: int, last: int) -> list[tuple[int, int]]:
        """Stretches that may be a person's name: capitalised words with particles and initials between them."""
        found, at = [], first
        while at < last:
            if not self._opens(seen, bodies, at):
                at += 1
                continue
            stop = at + 1
            while stop < last and seen.tokens[stop].start - seen.tokens[stop - 1].end <= 1:
                if self._continues(seen, bodies, stop):
                    if self._tagged and not _agree(seen, stop - 1, stop):
                        break
                    stop += 1
                elif seen.glued(stop) and stop + 1 < last and seen.tokens[stop + 1].text[0].isalpha() and not bodies.is_firm(stop + 1):
                    stop += 2
                elif self._bridges(seen, bodies, stop, last):
                    stop += 1
                elif self._is_nickname(seen, bodies, stop, last):
                    stop += 3
                else:
                    break
            while stop > at + 1 and fold(seen.tokens[stop - 1].text) in self._particles and not is_capital(seen.tokens[stop - 1]):
                stop -= 1
            begin = at
            while (
                stop - begin > 2
                and begin > first
                and seen.tokens[begin - 1].pos in ("ADP", "CCONJ")
                and seen.covers(self._modifiers)[begin]
            ):
                begin += 1  # "Minister of Defence | Ann Lee"
            while stop - begin > 2 and begin > first and seen.tokens[begin - 1].pos in ("ADP", "CCONJ") and self._is_given(seen, begin + 1):
                if self._is_given(seen, begin):
                    break
                begin += 1
            while (
                stop - begin > 2
                and seen.labels[begin] != "person"
                and not self._is_given(seen, begin)
                and all(seen.labels[i] == "person" for i in (stop - 2, stop - 1))
            ):
                if not (begin > first and seen.tokens[begin - 1].pos in ("ADP", "CCONJ")) and seen.labels[begin] is not None:
                    break
                begin += 1  # the tagger knows where the name begins: "Secretary of Resources | Ann Lee"
            if not all(seen.covers(self._modifiers)[i] for i in range(begin, stop)):
                found.append((begin, stop))
            at = stop
        return found

    def _is_nickname(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> bool:
        """Whether a name in quotation marks stands between two names: "Benjamin “Benny” Lee"."""
        if at + 3 >= last or seen.tokens[at].text not in _QUOTES or seen.tokens[at + 2].text not in _QUOTES:
            return False
        return self._continues(seen, bodies, at + 1) and self._continues(seen, bodies, at + 3)

    def _is_given(self, seen: NameScan, at: int) -> bool:
        return fold(seen.tokens[at].text) in self._given

    def _opens(self, seen: NameScan, bodies: BodyNames, at: int) -> bool:
        token = seen.tokens[at]
        if bodies.is_firm(at):
            return False
        if fold(token.text) in self._particles and at + 1 < len(seen.tokens) and seen.labels[at] == seen.labels[at + 1] == "person":
            return True
        return self._continues(seen, bodies, at) and (seen.is_name_like(at))

    def _continues(self, seen: NameScan, bodies: BodyNames, at: int) -> bool:
        token = seen.tokens[at]
        if not is_capital(token):
            return False
        if not token.text.isalpha() and not token.text.replace("-", "").replace("'", "").replace("’", "").replace(".", "").isalpha():
            return False
        if bodies.is_firm(at) or is_possessive(token):
            return False
        if self._tagged and seen.labels[at] in ("place", "organization"):
            return False
        if seen.labels[at] == "place" and not seen.analysis.has_syntax:
            return False
        if self._tagged and seen.labels[at] == "person" and self._is_beside_person(seen, at):
            return True
        match = seen.known[at]
        if match is not None and match.of("body", "initiative", "constituency") and not match.of("holder", "surname"):
            return False
        if seen.is_place_word(at) and not self._is_namesake(seen, at):
            return False
        if seen.covers(self._titles)[at] or seen.covers(self._honorifics)[at]:
            return False
        if seen.starts_of(self._never)[at] and not (seen.labels[at] == "person" and fold(token.text) in self._suffixes):
            return False
        return not (seen.is_acronym(at) and seen.labels[at] != "person" and len(token.text) > 1 and fold(token.text) not in self._suffixes)

    def _is_namesake(self, seen: NameScan, at: int) -> bool:
        """Whether a word that is also a place is the later part of a name: "Artur Lachin"."""
        match = seen.known[at]
        place = match is not None and match.of("place") is not None
        return place and at > 0 and seen.labels[at] == seen.labels[at - 1] == "person" and not seen.is_place_word(at - 1)

    def _is_beside_person(self, seen: NameScan, at: int) -> bool:
        """Whether a capitalised word right before or after, in the same case, is tagged as a person's name too."""
        near = [i for i in (at - 1, at + 1) if 0 <= i < len(seen.tokens) and seen.labels[i] == "person" and is_capital(seen.tokens[i])]
        near = [i for i in near if not seen.is_place_word(at) or seen.tokens[i].case == seen.tokens[at].case]
        return any(not seen.starts_of(self._titles)[i] or i > at for i in near)

    def _bridges(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> bool:
        """Particles, initials' full stops and suffixes after a comma: "Joseph R. Biden, Jr."."""
        token = seen.tokens[at]
        if at + 1 >= last:
            return fold(token.text) in self._suffixes
        if fold(token.text) in self._particles and (
            self._continues(seen, bodies, at + 1) or fold(seen.tokens[at + 1].text) in self._particles
        ):
            return True
        if token.text == "." and len(seen.tokens[at - 1].text) == 1:
            return True
        return (token.text == "," and fold(seen.tokens[at + 1].text) in self._suffixes) or fold(token.text) in self._suffixes

    # -- which of them are people ------------------------------------------------------------------------------------

    def _people(
        self, seen: NameScan, bodies: BodyNames, runs: list[tuple[int, int]], first: int, last: int, doubtful: list[PersonMention]
    ) -> list[PersonMention]:
        scored = [(a, b, self._points(seen, bodies, a, b, first, last)) for a, b in runs]
        listed = self._listed_with_people(seen, scored)
        found: list[PersonMention] = []
        for a, b, points in scored:
            size = self._size(seen, a, b)
            if (a, b) in listed:
                points = _ENOUGH
            if points < _ENOUGH and size <= 6 and (a not in seen.opens or seen.tokens[a].pos in ("PROPN", "X") or seen.is_only_name(a)):
                doubtful.append(PersonMention(first=a, last=b))
            if points >= _ENOUGH and size <= 6:
                match = seen.known[a]
                entry = match.of("holder", "surname" if size == 1 else "holder") if match is not None else None
                honorific = a > first and self._before(seen, a, first, self._honorifics) > 0
                found.append(PersonMention(first=a, last=b, known=entry.pack_id if entry else None, honorific=honorific))
        return found

    def _size(self, seen: NameScan, a: int, b: int) -> int:
        """How many words of a run are no particles."""
        return sum(seen.tokens[i].text[0].isalpha() and fold(seen.tokens[i].text) not in self._particles for i in range(a, b))

    def _listed_with_people(self, seen: NameScan, scored: list[tuple[int, int, int]]) -> set[tuple[int, int]]:
        """The doubtful runs that stand in a list with sure people: a name among names, whatever the tagger says of one of them."""
        found: set[tuple[int, int]] = set()
        rows: list[list[tuple[int, int, int]]] = []
        for run in scored:
            if rows and _listed(seen, rows[-1][-1][:2], run[:2]):
                rows[-1].append(run)
            else:
                rows.append([run])
        for row in rows:
            sure = [points >= _ENOUGH for _, _, points in row]
            for number, (a, b, points) in enumerate(row):
                beside = any(sure[max(0, number - 1) : number + 2])
                tagged = points >= _ENOUGH - 2 and beside
                joined = number and sure[number - 1] and seen.tokens[a - 1].pos == "CCONJ" and self._size(seen, a, b) == 2
                unnamed = (
                    (sum(sure) > 1 or joined)
                    and points >= -1
                    and all(seen.labels[i] != "place" and seen.known[i] is None for i in range(a, b))
                )
                if not sure[number] and (tagged or unnamed) and 1 < self._size(seen, a, b) <= 3:
                    found.add((a, b))
        return found

    def _points(self, seen: NameScan, bodies: BodyNames, a: int, b: int, first: int, last: int) -> int:
        words = [i for i in range(a, b) if seen.tokens[i].text[0].isalpha()]
        points = 0
        labelled = [seen.labels[i] for i in words]
        if all(label == "person" for label in labelled):
            points += 3
        elif "person" in labelled:
            points += 2
        elif labelled.count("place") == len(words):
            points -= 2
        elif labelled.count("organization") == len(words):
            points -= 1
        match = seen.known[a]
        known = match is not None and match.of("holder", "surname") is not None
        if known and len(words) == 1 and a in seen.opens and labelled == [None] and seen.tokens[a].pos not in ("PROPN", "X"):
            known = False  # a word that opens a sentence has its capital anyway
        points += 5 * known
        titled = self._before(seen, a, first, self._titles) or self._before(seen, a, first, self._honorifics)
        if titled and self._tagged and seen.labels[a] is None:
            titled = titled if seen.tokens[a].pos == "PROPN" and seen.tokens[a].case == seen.tokens[a - titled].case else 0
        if titled or len(words) > 1 and self._is_titled_from_afar(seen, a, first):
            points += 3
        elif len(words) in (2, 3) and (
            self._is_named_by(seen, a, first)
            or self._is_owned(seen, a, b, first, last)
            or self._before(seen, a, first, self._relations)
            or self._acts_by_last_name(seen, bodies, b)
        ):
            points += 4
        if len(words) == 2 and b - a == 3 and seen.glued(a + 1) and not titled:
            points -= 4  # "Indo-Pacific": two words in one are a name only behind a title
        if len(words) in (2, 3):
            points += 1 + 2 * (fold(seen.tokens[words[0]].text) in self._given)
            if self._ending is not None and self._ending.search(fold(seen.tokens[words[-1]].text)):
                points += 2
        elif len(words) == 1:
            glued = _GLUED.search(seen.tokens[words[0]].text) and not _MAC.match(seen.tokens[words[0]].text)
            ends = self._ending is not None and self._ending.search(fold(seen.tokens[words[0]].text))
            points += 3 if glued and ends else 0
            token = seen.tokens[a]
            unnamed = all(label != "person" for label in labelled) or token.pos in _SMALL_WORDS or len(token.text) == 1
            unnamed = unnamed or self._in_names and token.relation in _INSIDE and not seen.starts_of(self._speech)[token.head]
            if not titled and not glued and not known and unnamed:
                points = 0
        if not titled and self._is_place_like(seen, bodies, a, b, first, last, len(words)):
            points -= 4
        if len(words) > 1 and self._belongs(seen, bodies, b, last):
            points += 3  # "Ann Lee of the Delta Centre"
        if len(words) == 1 and a > first and not titled and seen.labels[a] == seen.labels[a - 1] and seen.is_place_word(a - 1):
            points = 0  # "the Sund Courier": the rest of a longer name
        if b < last and seen.starts_of(self._speech)[b] and seen.tokens[b].pos in ("VERB", "X"):
            points += 1
        if b + 1 < last and seen.tokens[b].text == "," and self._title_near(seen, b + 1, last):
            points += 4 if len(words) > 1 else 1
        return points

    def _is_named_by(self, seen: NameScan, a: int, first: int) -> bool:
        """Whether a title brings the run after "is": "its coordinators are | Ann Lee"."""
        return a - 2 >= first and seen.tokens[a - 1].pos == "AUX" and self._before(seen, a - 1, first, self._titles) > 0

    def _is_owned(self, seen: NameScan, a: int, b: int, first: int, last: int) -> bool:
        """Whether a country owns the run and a verb or another name follows: "Vell's Ann Lee met"."""
        if a - 2 < first or not is_possessive(seen.tokens[a - 1]) or not seen.is_place_word(a - 2) or b >= last:
            return False
        return seen.tokens[b].pos in ("VERB", "AUX", "CCONJ") and all(seen.labels[i] != "place" for i in range(a, b))

    def _acts_by_last_name(self, seen: NameScan, bodies: BodyNames, end: int) -> bool:
        """Whether the last word of the run stands alone later and says or does what people do: "Osmund promised …"."""
        for at in seen.places.get(fold(seen.tokens[end - 1].text), ()):
            token = seen.tokens[at]
            if at < end or not is_capital(token) or token.relation != "subject" or bodies.is_firm(at) or seen.is_place_word(at):
                continue
            beside = [seen.tokens[i] for i in (at - 1, at + 1) if 0 <= i < len(seen.tokens)]
            if any(t.pos in ("DET", "ADJ", "NUM") or t.pos == "PROPN" and is_capital(t) for t in beside):
                continue
            if seen.starts_of(self._speech)[token.head]:
                return True
        return False

    def _belongs(self, seen: NameScan, bodies: BodyNames, at: int, last: int) -> bool:
        """Whether "of" and a body follow the name."""
        if at + 1 >= last or fold(seen.tokens[at].text) not in self._of:
            return False
        inner = at + 2 if seen.tokens[at + 1].pos == "DET" and at + 2 < last else at + 1
        body = bodies.at[inner]
        return body is not None and bodies.is_firm(inner) and body.kind == "organization"

    def _is_place_like(self, seen: NameScan, bodies: BodyNames, a: int, b: int, first: int, last: int, size: int) -> bool:
        """Whether the run stands where places stand: "in X", "the X corridor", "X village"."""
        if b < last and seen.starts_of(self._place_nouns)[b]:
            return True
        after_link = a > first and seen.starts_of(self._place_links)[a - 1] > 0 and seen.tokens[a - 1].pos != "PART"
        if after_link and size == 2 and fold(seen.tokens[a - 1].text) in self._where:
            return fold(seen.tokens[a].text) not in self._given and not self._acts_by_last_name(seen, bodies, b)
        return after_link and size == 1

    def _before(self, seen: NameScan, at: int, first: int, phrases: Phrases) -> int:
        """How many tokens before `at` are a phrase of the lexicon that ends right there."""
        starts = seen.starts_of(phrases)
        for length in range(1, 6):
            if at - length >= first and starts[at - length] == length:
                return length
        return 0

    def _is_titled_from_afar(self, seen: NameScan, at: int, first: int) -> bool:
        """Whether a title and what hangs on it lead up to the name: "Head of the Office of the President of Vell | Ann Lee"."""
        titles = seen.starts_of(self._titles)
        if at > first and seen.tokens[at - 1].text == ",":
            at -= 1  # "The special envoy of the Council, Ann Lee"
        for i in range(at - 1, max(first, at - 16) - 1, -1):
            token = seen.tokens[i]
            if titles[i]:
                return i + titles[i] < at
            if not (is_capital(token) or token.pos in ("ADP", "DET", "PART", "CCONJ") or seen.glued(i)):
                return False
        return False

    def _title_near(self, seen: NameScan, at: int, last: int) -> bool:
        """Whether a title stands within the next words: ", the former head of …"."""
        titles = seen.starts_of(self._titles)
        for i in range(at, min(at + 6, last)):
            if titles[i]:
                return True
            if seen.tokens[i].text in ",.;:":
                return False
        return False


def _agree(seen: NameScan, one: int, other: int) -> bool:
    """Whether two words can be parts of one name: both tagged as a person's, or proper nouns in one case."""
    left, right = seen.tokens[one], seen.tokens[other]
    if seen.labels[one] == seen.labels[other] and seen.labels[one] is not None and not seen.is_place_word(one):
        return True
    return left.pos == right.pos == "PROPN" and (left.case == right.case or None in (left.case, right.case))


def _give_back(seen: NameScan, bodies: BodyNames, people: PeopleFound) -> None:
    """What only the tagger takes for a body gives way to people: "Supreme Court Ann Lee" is a court and a person."""
    for body in bodies.bodies:
        for first, last in list(body.mentions):
            inside = [i for i in range(first, last) if i in people.at]
            if inside and not bodies.is_firm(first):
                bodies.drop(body, (first, last))
                if inside[0] > first and bodies.names_a_body(first, inside[0]):
                    bodies.restore(body, (first, inside[0]), " ".join(seen.span(first, inside[0]).of(seen.analysis.text).split()))


def _with_repeats(draft: Draft, seen: NameScan, sure: list[PersonMention], doubtful: list[PersonMention]) -> list[PersonMention]:
    """The sure mentions and those doubtful ones whose words are a sure one's: a name is a name wherever it stands."""
    known = {fold(seen.span(m.first, m.last).of(draft.text)) for m in sure}
    last = {fold(seen.tokens[m.last - 1].text) for m in sure if m.last - m.first > 1}
    repeated = [
        m
        for m in doubtful
        if (words := fold(seen.span(m.first, m.last).of(draft.text))) in known or (m.last - m.first == 1 and words in last)
    ]
    return sorted([*sure, *repeated], key=lambda m: m.first)


def _listed(seen: NameScan, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether only commas, "and" and what stands in brackets part two runs: "A (chair), B and C"."""
    between = [seen.tokens[i] for i in range(one[1], other[0])]
    if len(between) > 3 and between[0].text == "(":
        close = next((n for n, token in enumerate(between) if token.text == ")"), 0)
        between = between[close + 1 :]
    return 0 < len(between) <= 2


# -- who is who ------------------------------------------------------------------------------------------------------


@dataclass(slots=True, kw_only=True)
class _Person:
    words: tuple[str, ...]
    entity: LocalId
    known: str | None


def _resolved(draft: Draft, seen: NameScan, mentions: list[PersonMention], morphology: Morphology) -> PeopleFound:
    """Entities for the mentions: full names first, then shorter forms that only one of them can mean."""
    people: list[_Person] = []
    whose: dict[PersonMention, _Person] = {}
    by_last: dict[str, list[_Person]] = defaultdict(list)
    for full in (True, False):
        for mention in mentions:
            words = _name_words(seen, mention, morphology)
            if (len(words) > 1) != full:
                continue
            span = seen.span(mention.first, mention.last)
            spelt = _spelt_again(seen, mention, mentions)
            person = _match(words, mention, people) or (whose.get(spelt) if spelt else None)
            if person is None:
                name = morphology.base_name(draft.analysis, seen.span(mention.first, mention.last), "person")
                glued = _spaced(name)
                shared = not full and any(p.words[-1] == words[-1] for p in people)  # whose surname it is cannot be told
                ident = draft.add_entity(
                    "person",
                    span,
                    name=glued or name,
                    side=None if shared else _known_side(seen, mention),
                    pack_id=None if shared else mention.known,
                    confidence=0.9 if full else 0.7,
                )
                person = _Person(
                    words=tuple(fold(glued).split()) if glued else words, entity=ident, known=None if shared else mention.known
                )
                people.append(person)
                by_last[words[-1]].append(person)
            else:
                draft.add_mention(person.entity, span)
                if len(words) > len(person.words) or (len(words) > 1 and min(map(len, person.words)) == 1 < min(map(len, words))):
                    person.words = words
                    draft.change(person.entity, name=morphology.base_name(draft.analysis, seen.span(mention.first, mention.last), "person"))
                if mention.known and person.known is None:
                    person.known = mention.known
                    draft.change(person.entity, pack_id=mention.known, side=_known_side(seen, mention))
            whose[mention] = person
    at = {i: number for number, m in enumerate(mentions) for i in range(m.first, m.last)}
    return PeopleFound(mentions=[(m, whose[m].entity) for m in mentions], at=at)


def _spelt_again(seen: NameScan, mention: PersonMention, mentions: list[PersonMention]) -> PersonMention | None:
    """The mention right before, where this one stands in brackets after it in another script: "Джон Ли (John Lee)"."""
    if mention.first < 2 or seen.tokens[mention.first - 1].text != "(" or not seen.tokens[mention.first].text.isascii():
        return None
    return next((m for m in mentions if m.last == mention.first - 1 and not seen.tokens[m.first].text.isascii()), None)


def _name_words(seen: NameScan, mention: PersonMention, morphology: Morphology) -> tuple[str, ...]:
    """The folded words of the name in base form, without full stops, initials apart."""
    base = fold(morphology.base_name(seen.analysis, seen.span(mention.first, mention.last), "person"))
    return tuple(base.replace(".", " ").replace(",", " ").replace("-", " ").split())


def _spaced(name: str) -> str | None:
    """ "Given Family" where the two were typed without a space."""
    return _GLUED.sub(" ", name) if " " not in name and _GLUED.search(name) and not _MAC.match(name) else None


def _known_side(seen: NameScan, mention: PersonMention) -> str | None:
    match = seen.known[mention.first]
    entry = match.of("holder", "surname") if match is not None and mention.known else None
    return entry.side if entry else None


def _match(words: tuple[str, ...], mention: PersonMention, people: list[_Person]) -> _Person | None:
    """The one person whom these words can mean: the same pack id, the same words, some of the words in order, or one slip of the pen."""
    if mention.known and len(words) > 1:
        same = [p for p in people if p.known is not None and p.known.split("#")[0:2] == mention.known.split("#")[0:2]]
        if same:
            return same[0]
    exact = [p for p in people if p.words == words]
    if exact:
        return exact[0]
    if len(words) > 1 and any(len(w) == 1 for w in words):
        return _by_initials(words, people)
    long = _spelt_out(words)
    fitting = [
        p
        for p in people
        if _is_part(long, p.words) or len(words) > 1 and len(p.words) > 1 and _is_part([w for w in p.words if len(w) > 1], words)
    ]
    if not fitting and len(words) == 1:
        fitting = [p for p in people if is_slip(words[0], p.words[-1])]
    elif not fitting:
        fitting = [p for p in people if len(p.words) == len(words) and p.words[0] == words[0] and is_slip(words[-1], p.words[-1])]
    return fitting[0] if len(fitting) == 1 else None


def _by_initials(words: tuple[str, ...], people: list[_Person]) -> _Person | None:
    """The one person of this last name whose other names begin with these letters."""
    fitting = [
        p
        for p in people
        if len(p.words) > 1
        and p.words[-1] == words[-1]
        and all(own.startswith(letter) for own, letter in zip(p.words, [w for w in words[:-1] if len(w) == 1], strict=False))
    ]
    return fitting[0] if len(fitting) == 1 else None


def _spelt_out(words: tuple[str, ...]) -> list[str]:
    """The words without initials; none where only one word is left, which is no evidence."""
    long = [w for w in words if len(w) > 1]
    return long if len(long) > 1 or len(words) == 1 else []


def _is_part(short: list[str], long: tuple[str, ...]) -> bool:
    """Whether the words stand in the longer name in order."""
    if not short or len(short) > len(long):
        return False
    if len(short) == 1:
        return short[0] in long
    rest = iter(long)
    return all(any(w == other for other in rest) for w in short)


def is_slip(one: str, other: str) -> bool:
    """Whether two spellings of six letters or more differ in one letter that is no ending of another gender: "Hasret", "Hasrat"."""
    short, long = sorted((one, other), key=len)
    if len(short) < 6 or len(long) - len(short) > 1 or long in (short + "a", short + "а") or one == other:
        return False
    at = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]
