"""What every finder of events looks at: the text with its names, dates and places laid out by token."""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Entity, Quantity
from tracktwo.model.span import Span
from tracktwo.model.vocab import THIRD_SIDE, Assertion, EntityKind, EventFormat, EventKind, EventStatus, ParticipantRole
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Analysis, Sentence, Token
from tracktwo.reading.dates.calendar import Calendar
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.events.words import EventWords, Lexicon, Needs
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.phrases import Keys

#: Which mention wins where several cover a token: who acts before where.
_RANK: dict[EntityKind, int] = {
    "person": 0, "initiative": 1, "group": 2, "organization": 3, "population": 4, "government": 5, "document": 6, "place": 7,
}  # fmt: skip
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|\d+-[а-яёա-ֆ]{1,3}|\d+-c[iıuü]")
#: Places that other places lie in.
_LANDS = frozenset({"country", "region", "district"})
#: Relations that keep a word inside its noun phrase.
PHRASE = frozenset({"modifier", "adjective", "number", "determiner", "case", "flat", "other", "adverb"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A mention as tokens `[first, last)`."""

    first: int
    last: int
    span: Span
    entity: LocalId
    kind: EntityKind


@dataclass(slots=True, kw_only=True)
class Party:
    """Somebody who takes part, before the event is settled."""

    entity: LocalId
    span: Span
    role: ParticipantRole = "participant"
    count: int | None = None


@dataclass(slots=True, kw_only=True)
class Telling:
    """One place where the text tells of an event: a verb or a noun (`cue`), with what hangs on it. Tellings of one event are merged later.

    `verb` is the verb that carries tense and negation, `None` for a noun on its own. `definite`: the text speaks of it as known;
    `refers`: it says nothing else, `apart` where that is no event of the same sentence; `adds`: a further event ("they also met");
    `occasion`: on an occasion told before ("during the visit"), on its day number `day`; `ordinal`: which one of a series ("next",
    "12th"); `roster`: a list of who took part; `backdrop`: told only as what something else came after; `heading`: in a line above the
    text. `part_of`: the event it belongs to.
    """

    kind: EventKind
    sentence: Sentence
    cue: Token
    verb: Token | None = None
    format: EventFormat | None = None
    status: EventStatus = "held"
    assertion: Assertion = "stated"
    title: str | None = None
    parties: list[Party] = field(default_factory=list)
    date: DatedExpression | None = None
    place: LocalId | None = None
    venue: LocalId | None = None
    destination: LocalId | None = None
    initiative: LocalId | None = None
    document: LocalId | None = None
    quantity: Quantity | None = None
    quantity_return: Quantity | None = None
    spans: list[Span] = field(default_factory=list)
    definite: bool = False
    refers: bool = False
    apart: bool = False
    adds: bool = False
    occasion: bool = False
    day: int | None = None
    ordinal: str = ""
    roster: bool = False
    needs: Needs = ""
    backdrop: bool = False
    heading: bool = False
    part_of: Telling | None = None


class Scene:
    """One draft as finders of events see it."""

    def __init__(self, draft: Draft, lexicon: Lexicon, keys: Keys, morphology: Morphology) -> None:
        self.draft = draft
        self.analysis: Analysis = draft.analysis
        self.tokens: tuple[Token, ...] = draft.analysis.tokens
        self.lexicon = lexicon
        self.keys = keys
        self._morphology = morphology
        self.named = _named(draft)
        self.dates: tuple[DatedExpression, ...] = draft.working.get("dates", ())
        self._date_starts = [d.span.start for d in self.dates]
        #: Those who met in the meeting told last: whom "they" means.
        self.company: list[Party] = []
        #: The initiative that met last.
        self.initiative: LocalId | None = None
        #: The meeting or visit told last: what "the next one" is one of.
        self.last_meeting: Telling | None = None
        #: Where the event told last was: what "there" means.
        self.last_place: LocalId | None = None

    @property
    def words(self) -> EventWords:
        """The language's words for events."""
        return self.lexicon.words

    def is_in(self, name: str, token: Token) -> bool:
        """Whether the token alone is in a list of the language's event words."""
        return self.lexicon.has(name, self.keys, token.index)

    def is_ordinal(self, token: Token) -> bool:
        """Whether the word says which one of a series: "eleventh", "12th"."""
        return token.text.lower() in self._ordinals or bool(_ORDINAL.fullmatch(token.text.lower()))

    @functools.cached_property
    def _ordinals(self) -> frozenset[str]:
        language = self.analysis.language
        words = load_lexicon(Calendar, language, "calendar").ordinals if has_lexicon(language, "calendar") else {}
        return frozenset(word for forms in words.values() for word in forms)

    def base_name(self, span: Span, kind: EntityKind) -> str:
        """The base form of the name or phrase at `span`."""
        return self._morphology.base_name(self.analysis, span, kind)

    def is_occasion(self, noun: Token) -> bool:
        """Whether the noun hangs by a word for an event at which something is said or done ("at", "in the course of")."""
        marker = self.analysis.marker(noun)
        return marker in self.words.occasion_markers or f"{marker}:{noun.case}" in self.words.occasion_markers

    def is_verb_of(self, name: str, verb: Token) -> bool:
        """Whether a word or phrase of the list begins at the verb: "take place"."""
        return self.lexicon.at(name, self.keys, verb.index, min(verb.index + 3, len(self.tokens))) > 0

    def is_event_noun(self, token: Token) -> bool:
        """Whether the token alone is a noun that tells an event."""
        if self.lexicon.noun_openers.isdisjoint(self.keys[token.index]):
            return False
        return any(phrases.at(self.keys, token.index, token.index + 1) for _, phrases in self.lexicon.nouns)

    def dates_in(self, sentence: Sentence) -> list[DatedExpression]:
        """The dates of a sentence that are no dateline."""
        first, last = bisect_left(self._date_starts, sentence.start), bisect_right(self._date_starts, sentence.end)
        return [d for d in self.dates[first:last] if not d.is_dateline and not self._is_birth(d)]

    def _is_birth(self, date: DatedExpression) -> bool:
        """Whether it is somebody's day or year of birth: "born in 1983", "(born 3 May 1971)"."""
        inside = self.analysis.tokens_in(date.span)
        first = inside[0].index if inside else 0
        return any(self.is_in("births", self.tokens[i]) for i in range(max(0, first - 2), first))

    def heading_of(self, sentence: Sentence) -> DatedExpression | None:
        """The day that heads the sentence's paragraph in a chronology."""
        return self._headings.get(sentence.paragraph)

    @functools.cached_property
    def _headings(self) -> dict[int, DatedExpression]:
        return {self.analysis.sentence_at(d.span.start).paragraph: d for d in self.dates if d.is_heading}

    def named_at(self, token: Token, *kinds: EntityKind) -> Named | None:
        """The mention that covers the token; who acts wins over where."""
        return next((n for n in self.named[token.index] if not kinds or n.kind in kinds), None)

    def country_at(self, token: Token) -> Named | None:
        """The country whose name covers the token, as an actor: its government, added where nobody named it as one before."""
        place = self.named_at(token, "place")
        entry = self._countries.get(place.span.start) if place is not None else None
        if place is None or entry is None:
            return None
        name, side, pack_id = entry
        known = next((e for e in self.draft.entities.values() if e.kind == "government" and e.pack_id == pack_id), None)
        if known is None:
            ident = self.draft.add_entity("government", place.span, name=name, side=side, pack_id=pack_id, confidence=0.8)
        else:
            ident = known.id
            self.draft.add_mention(ident, place.span)
        return Named(first=place.first, last=place.last, span=place.span, entity=ident, kind="government")

    @functools.cached_property
    def _countries(self) -> dict[int, tuple[str, str | None, str]]:
        """Names of countries in the text by where they start: name in the text's language, side, pack id."""
        countries = {place.id for place in self.draft.pack.places if place.kind == "country"}
        found: dict[int, tuple[str, str | None, str]] = {}
        for match in self.draft.working.get("gazetteer", ()):
            side, place = match.of("side"), match.of("place")
            if side is not None:
                found[match.span.start] = (side.name, side.side, side.pack_id)
            elif place is not None and place.pack_id in countries:
                found[match.span.start] = (place.name, place.side or THIRD_SIDE, place.pack_id)
        return found

    def is_country(self, span: Span) -> bool:
        """Whether the name at `span` is that of a country of the pack."""
        return span.start in self._countries

    def is_known_place(self, span: Span) -> bool:
        """Whether the name at `span` is that of a place of the pack."""
        return any(m.span.start <= span.start < m.span.end and m.of("place") is not None for m in self.draft.working.get("gazetteer", ()))

    def named_between(self, first: int, last: int, *kinds: EntityKind) -> list[Named]:
        """The mentions that begin at tokens `[first, last)`, in order, longest first where they overlap."""
        found: list[Named] = []
        for index in range(max(0, first), min(last, len(self.tokens))):
            for named in self.named[index]:
                if named.first == index and (not kinds or named.kind in kinds) and not (found and found[-1].last > index):
                    found.append(named)
                    break
        return found

    def entity(self, ident: LocalId) -> Entity:
        """The entity under an id."""
        return self.draft.entity(ident)

    @functools.cached_property
    def sentence_numbers(self) -> list[int]:
        """For each token the index of its sentence."""
        numbers = [0] * len(self.tokens)
        for sentence in self.analysis.sentences:
            for index in range(sentence.first, sentence.last):
                numbers[index] = sentence.index
        return numbers

    @functools.cached_property
    def place_names(self) -> dict[int, list[tuple[int, int, Span]]]:
        """What the tagger takes for places, by sentence, as tokens `[first, last)`."""
        found: dict[int, list[tuple[int, int, Span]]] = {}
        for name in self.analysis.names:
            if name.label == "place":
                inside = self.analysis.tokens_in(name.span)
                found.setdefault(self.sentence_numbers[inside[0].index], []).append((inside[0].index, inside[-1].index + 1, name.span))
        return found

    def place_chain(self, pack_id: str) -> frozenset[str]:
        """The pack places that a pack place lies in, itself included."""
        return self._chains.setdefault(pack_id, frozenset(_chain(_within(self.draft.pack), pack_id)))

    @functools.cached_property
    def _chains(self) -> dict[str, frozenset[str]]:
        return {}

    def is_land(self, pack_id: str) -> bool:
        """Whether the pack place is a country, region or district, which other places lie in."""
        return any(p.id == pack_id and p.kind in _LANDS for p in self.draft.pack.places)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence that a token stands in."""
        return self.analysis.sentences[self.sentence_numbers[token.index]]


@functools.lru_cache(maxsize=16)
def _within(pack: Pack) -> dict[str, str | None]:
    lands = {p.side: p.id for p in pack.places if p.kind == "country" and p.side and p.side != THIRD_SIDE}
    return {p.id: p.within or (lands.get(p.side) if p.side and p.kind != "country" else None) for p in pack.places}


def in_background(scene: Scene, noun: int) -> bool:
    """Whether a preposition of time stands before the phrase of the noun at index `noun`: "after the second war"."""
    at = noun - 1
    while at > 0 and scene.tokens[at].pos in ("ADJ", "NOUN", "PROPN", "DET", "NUM", "PART", "PRON"):
        at -= 1
    return at >= 0 and scene.is_in("backdrops", scene.tokens[at])


def _chain(within: dict[str, str | None], pack_id: str) -> list[str]:
    chain: list[str] = []
    at: str | None = pack_id
    while at is not None and at not in chain:
        chain.append(at)
        at = within.get(at)
    return chain


def _named(draft: Draft) -> list[list[Named]]:
    tokens = draft.analysis.tokens
    starts, ends = [t.start for t in tokens], [t.end for t in tokens]
    at: list[list[Named]] = [[] for _ in tokens]
    for entity in draft.entities.values():
        for span in entity.spans:
            first = bisect_right(ends, span.start)
            last = bisect_left(starts, span.end)
            named = Named(first=first, last=last, span=span, entity=entity.id, kind=entity.kind)
            for index in range(first, last):
                at[index].append(named)
    for here in at:
        here.sort(key=lambda n: (_RANK[n.kind], -len(n.span), n.entity))
    return at
