"""What every finder of names looks at first: for each token the words it may be a form of, the tagger's opinion, and the pack's names."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, Sentence, Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.foreign import nations, peoples
from tracktwo.reading.gazetteer import Match
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.phrases import Phrases, is_capital, is_glue, word_keys


@dataclass(slots=True, kw_only=True)
class NameScan:
    """One text as finders of names see it.

    `keys`: the folded forms a lexicon may list a token under. `labels`: the tagger's label of a token. `known`: the gazetteer's match that
    a token is part of. `opens`: sentence starts, where a capital letter says nothing. `places`: where each of the forms stands. `ends`:
    for each token one past its sentence's last.
    """

    analysis: Analysis
    keys: tuple[frozenset[str], ...]
    labels: list[NameLabel | None]
    known: list[Match | None]
    opens: frozenset[int]
    places: dict[str, list[int]]
    ends: list[int]
    _cache: dict[int, list[int]] = field(default_factory=dict)
    _inside: dict[int, list[bool]] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the text."""
        return self.analysis.tokens

    def starts_of(self, phrases: Phrases) -> list[int]:
        """For each token how many tokens the phrase that starts there has; 0 for none. Computed once per lexicon."""
        found = self._cache.get(id(phrases))
        if found is None:
            found = phrases.lengths(self.keys, self.places, self.ends)
            self._cache[id(phrases)] = found
        return found

    def covers(self, phrases: Phrases) -> list[bool]:
        """For each token whether it is part of a phrase of the lexicon."""
        found = self._inside.get(id(phrases))
        if found is None:
            found = [False] * len(self.tokens)
            for at, length in enumerate(self.starts_of(phrases)):
                for i in range(at, at + length):
                    found[i] = True
            self._inside[id(phrases)] = found
        return found

    def is_name_like(self, index: int) -> bool:
        """Whether the token is written like a name: a capital, and not only because it opens the sentence."""
        token = self.tokens[index]
        if not is_capital(token):
            return False
        return index not in self.opens or token.pos in ("PROPN", "X", "NOUN", "ADJ") or self.labels[index] is not None

    def is_only_name(self, index: int) -> bool:
        """Whether the word stands elsewhere inside a sentence, and always with a capital: at the start of one it is that name again."""
        word = self.tokens[index].text
        inside = [t for t in self.tokens if t.text.lower() == word.lower() and t.index not in self.opens]
        return bool(inside) and all(t.text == word for t in inside)

    def is_acronym(self, index: int) -> bool:
        """Whether the token is an abbreviation in capitals: "OSCE"."""
        text = self.tokens[index].text
        return 2 <= len(text) <= 8 and text.isalpha() and text.isupper()

    def is_foreign(self, index: int) -> bool:
        """Whether the token is (part of) the name of a state or its people that the pack does not know."""
        token = self.tokens[index]
        if self.known[index] is not None or not is_capital(token):
            return False
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(self.tokens)]
        is_people = any(self.labels[i] == "person" for i in near) or not self.covers(peoples(self.analysis.language))[index]
        is_name = self.labels[index] == "person" and token.pos != "ADJ" and is_people
        return not is_name and self.covers(nations(self.analysis.language))[index]

    def is_place_word(self, index: int) -> bool:
        """Whether the token is (part of) a place, a side, a foreign state or the adjective of one."""
        match = self.known[index]
        return self.is_foreign(index) or (
            match is not None
            and match.of("place", "side", "demonym") is not None
            and match.of("body", "initiative", "holder", "surname") is None
        )

    def glued(self, index: int) -> bool:
        """Whether the token is a hyphen inside a word."""
        return is_glue(self.tokens, index)

    def span(self, first: int, last: int) -> Span:
        """From token `first` to token `last - 1`."""
        return Span(self.tokens[first].start, self.tokens[last - 1].end)

    def sentence_of(self, index: int) -> Sentence:
        """The sentence that token `index` stands in."""
        return self.analysis.sentence_at(self.tokens[index].start)


def scan(draft: Draft, morphology: Morphology) -> NameScan:
    """The scan of the draft's text, made once and kept in `draft.working`."""
    kept = draft.working.get("name_scan")
    if isinstance(kept, NameScan):
        return kept
    analysis = draft.analysis
    labels: list[NameLabel | None] = [None] * len(analysis.tokens)
    for name in analysis.names:
        for token in analysis.tokens_in(name.span):
            labels[token.index] = name.label
    known: list[Match | None] = [None] * len(analysis.tokens)
    for match in draft.working.get("gazetteer", ()):
        for token in analysis.tokens_in(match.span):
            known[token.index] = match
    keys = word_keys(analysis, morphology)
    places: dict[str, list[int]] = defaultdict(list)
    for index, forms in enumerate(keys):
        for form in forms:
            places[form].append(index)
    ends = [0] * len(analysis.tokens)
    for sentence in analysis.sentences:
        ends[sentence.first : sentence.last] = [sentence.last] * (sentence.last - sentence.first)
    made = NameScan(
        analysis=analysis,
        keys=keys,
        places=places,
        ends=ends,
        labels=labels,
        known=known,
        opens=frozenset(_openings(analysis)),
    )
    draft.working["name_scan"] = made
    return made


def _openings(analysis: Analysis) -> list[int]:
    """First words of sentences and of quotations."""
    found = []
    for sentence in analysis.sentences:
        at = sentence.first
        while at < sentence.last - 1 and not analysis.tokens[at].text[:1].isalnum():
            at += 1
        found.append(at)
        found += [i + 1 for i in range(sentence.first, sentence.last - 1) if analysis.tokens[i].text in ('"', "“", "«", "„")]
    return found
