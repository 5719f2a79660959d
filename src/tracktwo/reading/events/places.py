"""Where an event is: the place after a word for "in", not the dateline, not where people come from or go to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.events.scene import Scene
from tracktwo.reading.phrases import is_possessive

#: Words between a marker and the name of a place at most.
_LONGEST_LEAD = 7
#: Words of a long title before a name.
_TITLE = 10
PlaceSort = Literal["in", "to", "from", "adjective"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWord:
    """A place that a sentence names with a marker before it (or an ending): tokens `[first, last)`; `span` is the name.

    `sort`: how it is said ("in Tam", "to Tam", "from Tam", "the Tam meeting"). `is_venue`: a building or hall.
    """

    first: int
    last: int
    span: Span
    sort: PlaceSort
    is_venue: bool = False


def places_in(scene: Scene, sentence: Sentence) -> list[PlaceWord]:
    """The places of a sentence, each with how it is said; "in A and B" says both the same way."""
    found: list[PlaceWord] = []
    for first, last, span in _names(scene, sentence):
        described = last + 1 < sentence.last and scene.is_in("title_links", scene.tokens[last + 1])
        if described and scene.tokens[last].pos == "NOUN" and scene.is_in("place_nouns", scene.tokens[last]):
            continue  # "in the Black Sea | resort of Tam": where the resort lies
        begins, sort = _marker(scene, sentence, first, last)
        before = found[-1] if found else None
        if before is not None and before.last == first and _case(scene, first) == "loc" and _case(scene, first - 1) == "gen":
            begins, sort = before.first, before.sort  # "в столице Велмара Мерроу": the country only says whose capital it is
            found.pop()
        if before is not None and before.sort != "adjective" and _names_town_of(scene, before.last, first):
            begins, sort = before.first, before.sort  # "in Vell's capital, Tam"
            found.pop()
        if sort is None and before is not None and before.last == first - 1 and scene.tokens[first - 1].pos == "CCONJ":
            sort = before.sort
        if before is not None and before.last == first - 1 and is_possessive(scene.tokens[first - 1]):
            begins, sort = before.first, before.sort  # "in Orra's Tam district": the country only says whose district it is
            found.pop()
        if sort is not None and not _is_in_title(scene, span):
            is_venue = scene.is_in("venues", scene.tokens[last - 1])
            found.append(PlaceWord(first=begins, last=last, span=span, sort=sort, is_venue=is_venue))
    return found


def _names_town_of(scene: Scene, start: int, first: int) -> bool:
    """Whether nothing but "'s capital" stands between two places: the second is the town of the first."""
    words = [t for t in scene.tokens[start:first] if t.pos != "PUNCT"]
    return len(words) > 1 and is_possessive(words[0]) and all(scene.is_in("place_nouns", t) for t in words)


def _is_in_title(scene: Scene, span: Span) -> bool:
    """ "The envoy for the crisis in Tam, Ann Lee": what a title names is no place of what happens."""
    if any(a.span.contains(span) and a.span != span for a in scene.draft.affiliations):
        return True
    inside = scene.analysis.tokens_in(span)
    first, last = inside[0].index, inside[-1].index + 1
    if last >= len(scene.tokens) or not any(n.kind == "person" and n.first == last for n in scene.named[last]):
        return False
    before = scene.tokens[max(scene.sentence_of(inside[0]).first, first - _TITLE) : first]
    title = list(itertools.takewhile(lambda t: t.pos not in ("VERB", "AUX", "PUNCT"), reversed(before)))
    return any(scene.is_in("people", t) for t in title)


def _case(scene: Scene, index: int) -> str | None:
    return scene.tokens[index].case


def place_entity(scene: Scene, span: Span) -> LocalId:
    """The place entity of a name: a country that is also an actor is a place of its own."""
    words = " ".join(span.of(scene.draft.text).split())
    base = scene.base_name(span, "place")
    for entity in scene.draft.entities.values():
        if entity.kind == "place" and (span in entity.spans or base == entity.name or words in entity.names):
            if span not in entity.spans:
                scene.draft.add_mention(entity.id, span)
            return entity.id
    acting = scene.draft.mention_at(span.start, "government")
    pack_id = acting[1].pack_id if acting else None
    name = acting[1].name if acting else base
    return scene.draft.add_entity("place", span, name=name, pack_id=pack_id, confidence=0.7)


def _names(scene: Scene, sentence: Sentence) -> list[tuple[int, int, Span]]:
    """Names that can be places: place mentions, countries, and what the tagger takes for a place."""
    found: dict[int, tuple[int, int, Span]] = {}
    for index in range(sentence.first, sentence.last):
        for named in scene.named[index]:
            is_house = named.kind == "organization" and scene.is_in("venues", scene.tokens[named.last - 1])
            if named.first == index and (named.kind in ("place", "government") or is_house):
                found.setdefault(index, (named.first, named.last, named.span))
    taken = {i for first, last, _ in found.values() for i in range(first, last)}
    for name in scene.place_names.get(sentence.index, ()):
        first, last = name[0], name[1]
        busy = any(n.kind in ("person", "organization", "initiative", "group") for i in range(first, last) for n in scene.named[i])
        if not busy and not taken & set(range(first, last)):
            found[first] = name
            taken |= set(range(first, last))
    for first, last in _settlements(scene, sentence):
        if not taken & set(range(first, last)) and not any(scene.named[i] for i in range(first, last)):
            found[first] = (first, last, Span(scene.tokens[first].start, scene.tokens[last - 1].end))
    return [found[i] for i in sorted(found)]


def _settlements(scene: Scene, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Names that a noun shows to be places, known or not, as tokens `[first, last)`: "the village of Tam", "Tam village"."""
    tokens = scene.tokens
    for index in range(sentence.first, sentence.last):
        if not scene.is_in("settlements", tokens[index]):
            continue
        first = last = index + 2
        while last < sentence.last and tokens[last].text[:1].isupper() and scene.is_in("title_links", tokens[index + 1]):
            last += 1
        if last == first:
            first = last = index
            while first > sentence.first + 1 and tokens[first - 1].text[:1].isupper() and tokens[first - 1].pos != "ADJ":
                first -= 1
        if last > first:
            yield first, last


def _marker(scene: Scene, sentence: Sentence, first: int, last: int) -> tuple[int, PlaceSort | None]:
    """Where the phrase begins and how it stands: `in`, `to`, `from`; `None` where it is no place of anything."""
    words = scene.words
    at = first - 1
    if at > sentence.first and scene.tokens[at].text == "," and scene.is_in("place_nouns", scene.tokens[at - 1]):
        at -= 1  # "visited the capital, Tam"
    while at >= sentence.first and at > first - _LONGEST_LEAD and _leads_to_place(scene, at):
        at -= 1
    if at >= sentence.first:
        lemma = scene.tokens[at].lemma
        sorts: tuple[tuple[PlaceSort, tuple[str, ...]], ...] = (
            ("in", words.place_markers),
            ("to", words.to_markers),
            ("from", words.from_markers),
        )
        for marker in (f"{lemma}:{scene.tokens[first].case}", lemma):  # some languages go and stay with one word and two cases
            for sort, markers in sorts:
                if marker in markers:
                    return at, sort
    token = scene.tokens[last - 1]
    if at + 1 < first and scene.tokens[at + 1].relation == "object":
        token = scene.tokens[at + 1]  # "visited the town of Tam"
    if token.case == "loc" or f"case:{token.case}" in words.place_markers:
        return first, "in"
    parent = scene.analysis.parent(token)
    if token.relation == "apposition" and parent is not None and scene.is_in("place_nouns", parent):
        token, parent = parent, scene.analysis.parent(parent)
    if token.relation == "object":
        return first, "to" if parent is not None and _is_visiting(scene, parent) else "from"  # "visited Tam", "left Tam"
    if (
        parent is not None
        and parent.pos not in ("VERB", "AUX")
        and parent.index >= last
        and (token.relation in ("adjective", "flat") or parent.index == last)
    ):
        return first, "adjective"
    return first, None


def _leads_to_place(scene: Scene, at: int) -> bool:
    """Whether the word stands between a marker and a name: "in | the Orran resort town of | Tam"."""
    if scene.is_in("place_nouns", scene.tokens[at]):
        return True
    noun = at + 1
    while noun < len(scene.tokens) - 1 and scene.tokens[noun].text[:1].isupper() and scene.tokens[noun].pos in ("PROPN", "ADJ"):
        noun += 1  # "in the Orran | Black Sea | resort of"
    is_adjective = scene.tokens[at].pos in ("ADJ", "PROPN") or scene.tokens[at].relation == "adjective"
    after = scene.tokens[noun]
    return is_adjective and after.pos in ("NOUN", "PROPN") and after.text[:1].islower() and scene.is_in("place_nouns", after)


def _is_visiting(scene: Scene, verb: Token) -> bool:
    """Whether the object of the verb is the place that is visited or entered."""
    return scene.is_in("entering", verb) or any(
        cue.kind == "visit" and cue.object is None and phrases.at(scene.keys, verb.index, verb.index + 1)
        for cue, phrases in scene.lexicon.verbs
    )
