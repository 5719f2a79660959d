"""Who stands behind a word: entities that a subject, an apposition, a pronoun or a description names."""

from __future__ import annotations

from bisect import bisect_right

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Entity
from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.morphologies import morphology_of
from tracktwo.reading.outlets import outlet_names
from tracktwo.reading.phrases import is_possessive

#: Who can act and speak. Places act as governments, and the names finder makes governments of them.
ACTORS: tuple[EntityKind, ...] = ("person", "organization", "initiative", "government", "group", "population")

#: Outlets whose reports are their own words. A ministry, an alliance or an institute speaks where its site says that it says something.
_MEDIA = ("agency", "newspaper", "broadcaster", "site", "aggregator")


class Actors:
    """The actors of one draft, looked up by the word that names them. Built once per finder and report."""

    def __init__(
        self, draft: Draft, *, nouns: tuple[str, ...] = (), media: tuple[str, ...] = (), determiners: tuple[str, ...] = ()
    ) -> None:
        self._draft = draft
        self._morphology = morphology_of(draft.analysis.language)
        self._nouns = {fold(n) for n in nouns}
        self._media = {fold(n) for n in media}
        self._determiners = {fold(d) for d in determiners}
        self._outlets = outlet_names(draft.pack, *_MEDIA)

    @property
    def analysis(self) -> Analysis:
        """The text that they are the actors of."""
        return self._draft.analysis

    def of(self, token: Token, *, make: bool = False) -> list[LocalId]:
        """The actors that `token` names, by its name, what it refers back to or its apposition.

        With `make`, a phrase without a name that can act ("the ministry's spokesperson") becomes a group.
        """
        named = self._named(token)
        if named is not None and named.kind == "person":
            return [named.id]
        for other in self._draft.analysis.appositions(token):
            person = self._named(other)
            if person is not None and person.kind == "person" and (named is None or named.kind == "group"):
                return [person.id]
        referents = self._referents(token) if named is None or named.kind == "group" else []
        if referents:
            return referents
        if named is not None:
            return [] if self.is_outlet(named) else [named.id]
        return self._made(token) if make else []

    def every(self, tokens: tuple[Token, ...], *, make: bool = False) -> list[LocalId]:
        """The actors of several words, each once, in order."""
        found = list(dict.fromkeys(ident for token in tokens for ident in self.of(token, make=make)))
        if len(found) == 1 and tokens and self._draft.entity(found[0]).kind == "person":
            return self._together(tokens[0], found)
        return found

    def _together(self, token: Token, found: list[LocalId]) -> list[LocalId]:
        """Two people with long titles joined by "and", of whom parsers see one: "the analyst A B and the envoy of Orra, C D"."""
        analysis = self._draft.analysis
        if not analysis.has_syntax:
            return found
        above = analysis.parent(token)
        end = above.start if above is not None and above.start > token.start else analysis.subtree(token).end
        start = analysis.sentence_at(token.start).start
        region = Span(start, max(end, token.end))
        inside = analysis.tokens_in(region)
        people = self._draft.mentions_in(region, "person")
        if len(people) != 2 or people[0][1].id == people[1][1].id or any(t.pos in ("VERB", "AUX") for t in inside):
            return found
        between = [t for t in inside if people[0][0].end <= t.start < people[1][0].start]
        before = [t for t in between if t.end <= people[1][0].start][-1:]
        joined = any(t.pos == "CCONJ" for t in between) and not (before and before[0].pos == "ADP")
        return [people[0][1].id, people[1][1].id] if joined and found[0] in (people[0][1].id, people[1][1].id) else found

    def within(self, span: Span) -> list[tuple[Span, Entity]]:
        """Mentions of actors that are no outlets, in text order."""
        return [(s, e) for s, e in self._draft.mentions_in(span, *ACTORS) if not self.is_outlet(e)]

    def is_medium(self, token: Token) -> bool:
        """Whether the word is something that is read or heard, not somebody: "the statement", "local media"."""
        return fold(token.lemma) in self._media and self._named(token) is None

    def is_outlet(self, entity: Entity) -> bool:
        """Whether the entity is an outlet: what it reports are its own words."""
        return entity.kind != "person" and (fold(entity.name) in self._outlets or fold(entity.name.removeprefix("the ")) in self._outlets)

    def _named(self, token: Token) -> Entity | None:
        found = self._draft.mention_at(token.start, *ACTORS)
        return found[1] if found else None

    def _owns(self, span: Span) -> bool:
        """ "The fund's cashier": the words only say whose the next one is."""
        after = self._draft.analysis.tokens_in(Span(span.end, span.end + 1)) if span.end < len(self._draft.text) else ()
        return bool(after) and is_possessive(after[0])

    def _referents(self, token: Token) -> list[LocalId]:
        """What a pronoun or description at `token` stands for: several entities for "they"."""
        references = self._draft.references
        index = bisect_right(references, token.start, key=lambda r: r[0].start) - 1
        found: list[tuple[Span, LocalId]] = []
        while index >= 0 and references[index][0].start > token.start - 200:
            span, ident = references[index]
            if span.holds(token.start) and not self._owns(span):
                found.append((span, self._draft.canonical(ident)))
            index -= 1
        if not found:
            return []
        shortest = min(len(span) for span, _ in found)
        same = [ident for span, ident in reversed(found) if len(span) == shortest]
        return [i for i in dict.fromkeys(same) if self._draft.entity(i).kind in ACTORS and not self.is_outlet(self._draft.entity(i))]

    def _made(self, token: Token) -> list[LocalId]:
        lemma = fold(token.lemma)
        if lemma not in self._nouns or lemma in self._media or token.pos not in ("NOUN", "PROPN", "X"):
            return []
        analysis = self._draft.analysis
        phrase = analysis.phrase(token) if analysis.has_syntax else token.span
        inside = analysis.tokens_in(phrase)
        start = inside[1].start if len(inside) > 1 and fold(inside[0].text) in self._determiners else phrase.start
        span = Span(start, phrase.end)
        if any(fold(t.lemma) in self._media for t in inside) or any(c in '“”"«»' for c in span.of(self._draft.text)):
            return []
        name = self._morphology.base_name(analysis, span, "group")
        for entity in self._draft.entities.values():
            if entity.kind == "group" and fold(entity.name) == fold(name):
                self._draft.add_mention(entity.id, span)
                return [entity.id]
        return [self._draft.add_entity("group", span, name=name, confidence=0.5)]
