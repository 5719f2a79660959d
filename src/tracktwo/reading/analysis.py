"""The grammar of one text, the same for every language: finders see this and no parser's labels.

A backend (English: spaCy; Russian: slovnet; others: lexicon and morphology) fills `Token.relation` with the closed list `Relation`, close
to Universal Dependencies. What a language says with a preposition, a postposition or a case is one thing here: the marker of an oblique,
such as `with`, `с`, `հետ`, or `case:loc` where only the ending says it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, Protocol, get_args, runtime_checkable

from tracktwo.model.span import Span

Relation = Literal[
    "root", "subject", "passive_subject", "agent", "object", "indirect_object", "oblique", "modifier", "apposition", "conjunct",
    "coordinator", "marker", "case", "determiner", "adjective", "number", "flat", "auxiliary", "passive_auxiliary", "negation",
    "clausal_complement", "open_complement", "clausal_subject", "adverbial_clause", "relative_clause", "adverb", "parataxis",
    "expletive", "punctuation", "other",
]  # fmt: skip
Tense = Literal["past", "present", "future"]
VerbForm = Literal["finite", "infinitive", "participle", "gerund"]
NameLabel = Literal["person", "organization", "place", "other"]

#: Relations whose words belong to a noun phrase itself, not to a clause hung on it.
_PHRASE: set[Relation] = {
    "modifier",
    "adjective",
    "number",
    "determiner",
    "case",
    "flat",
    "conjunct",
    "coordinator",
    "punctuation",
    "adverb",
    "other",
}
_BEYOND_PHRASE: frozenset[Relation] = frozenset(get_args(Relation)) - _PHRASE | {"conjunct"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """One word or mark. `lemma` is lower case; `head` is the index of the word it hangs on (its own index at the root).

    `case` is `nom gen dat acc ins loc abl` or `None`; `tense` and `form` are set on verbs where the backend knows them; `person` is
    the grammatical person, `number` `sing` or `plur`.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str = "X"
    head: int = -1
    relation: Relation = "other"
    case: str | None = None
    tense: Tense | None = None
    form: VerbForm | None = None
    mood: str | None = None
    number: str | None = None
    gender: str | None = None

    @property
    def span(self) -> Span:
        """Where the word stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens `[first, last)` and characters `[start, end)`; `paragraph` counts from 0."""

    index: int
    first: int
    last: int
    start: int
    end: int
    paragraph: int = 0

    @property
    def span(self) -> Span:
        """Where the sentence stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameSpan:
    """A stretch that the backend's tagger takes for a name: evidence, not yet a mention."""

    span: Span
    label: NameLabel


@dataclass(slots=True, kw_only=True)
class Analysis:
    """Sentences, tokens, names and who does what to whom, for one text.

    `has_syntax` says whether heads and relations come from a parser; without one they come from word order and endings, and finders should
    ask less of them.
    """

    text: str
    language: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    names: tuple[NameSpan, ...] = ()
    has_syntax: bool = True
    _children: list[list[int]] = field(init=False)
    _starts: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self._children = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head not in (-1, token.index):
                self._children[token.head].append(token.index)
        self._starts = [token.start for token in self.tokens]

    # -- places in the text ------------------------------------------------------------------------------------------

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset`, or the last one that starts before it."""
        index = bisect_right(self.sentences, offset, key=lambda s: s.start) - 1
        return self.sentences[max(0, index)]

    def tokens_in(self, span: Span) -> tuple[Token, ...]:
        """The tokens that lie wholly or partly in `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end, lo=first)
        return tuple([t for t in self.tokens[first:last] if t.end > span.start])

    def head_of(self, span: Span) -> Token | None:
        """The token of `span` whose head lies outside it: the word that stands for the whole."""
        inside = self.tokens_in(span)
        indexes = {t.index for t in inside}
        return next((t for t in inside if t.head not in indexes or t.head == t.index), inside[0] if inside else None)

    # -- the tree ----------------------------------------------------------------------------------------------------

    def children(self, token: Token, *relations: Relation) -> tuple[Token, ...]:
        """The words that hang on `token`, all or those in one of `relations`, in text order."""
        below = self._children[token.index]
        if not below:
            return ()
        tokens = self.tokens
        if not relations:
            return tuple([tokens[i] for i in below])
        return tuple([tokens[i] for i in below if tokens[i].relation in relations])

    def parent(self, token: Token) -> Token | None:
        """The word that `token` hangs on; `None` at the root."""
        return None if token.head in (-1, token.index) else self.tokens[token.head]

    def ancestors(self, token: Token) -> Iterator[Token]:
        """The words above `token`, nearest first."""
        seen = {token.index}
        above = self.parent(token)
        while above is not None and above.index not in seen:
            yield above
            seen.add(above.index)
            above = self.parent(above)

    def descendants(self, token: Token, *, without: Iterable[Relation] = ()) -> tuple[Token, ...]:
        """`token` and all words below it in text order, not going below words in a relation of `without`."""
        cut = set(without)
        found, stack = {token.index}, [token.index]
        while stack:
            for index in self._children[stack.pop()]:
                if index not in found and self.tokens[index].relation not in cut:
                    found.add(index)
                    stack.append(index)
        return tuple(self.tokens[i] for i in sorted(found))

    def subtree(self, token: Token, *, without: Iterable[Relation] = ()) -> Span:
        """From the first to the last character of `descendants`."""
        every = self.descendants(token, without=without)
        return Span(every[0].start, every[-1].end)

    def phrase(self, token: Token) -> Span:
        """The noun phrase of `token`: its own modifiers, without clauses, appositions and final punctuation."""
        every = list(self.descendants(token, without=_BEYOND_PHRASE))
        while every[-1].pos in ("PUNCT", "CCONJ") and every[-1].index > token.index:
            every.pop()
        while every[0].pos in ("PUNCT", "CCONJ", "ADP") and every[0].index < token.index:
            every.pop(0)
        return Span(every[0].start, every[-1].end)

    # -- who does what to whom ---------------------------------------------------------------------------------------

    def verbs(self, sentence: Sentence) -> tuple[Token, ...]:
        """The full verbs of a sentence, in text order."""
        return tuple(t for t in self.words(sentence) if t.pos == "VERB")

    def subject(self, verb: Token) -> tuple[Token, ...]:
        """Who does it: active subjects, the agent of a passive, all conjuncts; for a second verb, those of the verb above."""
        direct = self.children(verb, "agent") if self.is_passive(verb) else self.children(verb, "subject")
        if direct:
            return self._joined(direct)
        above = self.parent(verb)
        if above is not None and above.pos == "VERB" and verb.relation in ("conjunct", "open_complement") and not self.is_passive(verb):
            return self.subject(above)
        return ()

    def object(self, verb: Token) -> tuple[Token, ...]:
        """What it is done to: objects, the subject of a passive, all conjuncts."""
        return self._joined(self.children(verb, "passive_subject") if self.is_passive(verb) else self.children(verb, "object"))

    def obliques(self, token: Token) -> tuple[tuple[str, Token], ...]:
        """Marker and word of everything that hangs on a verb or noun by a preposition, postposition or case."""
        found = [(self.marker(t), t) for t in self.children(token, "oblique", "modifier", "indirect_object")]
        return tuple((marker, word) for marker, word in found if marker)

    def oblique(self, token: Token, *markers: str) -> tuple[Token, ...]:
        """The words that hang on `token` by one of `markers`, with their conjuncts."""
        return self._joined(tuple(word for marker, word in self.obliques(token) if marker in markers))

    def marker(self, token: Token) -> str:
        """How `token` hangs on its head: the lemma of its adposition, else `case:…`, else the empty string."""
        adpositions = self.children(token, "case")
        if adpositions:
            return " ".join(t.lemma for t in adpositions)
        return f"case:{token.case}" if token.case and token.case not in ("nom", "acc") else ""

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """`token` and everything joined to it by "and", "or" or commas, in text order."""
        if not self._children[token.index]:
            return (token,)
        found, stack = [token], [token]
        while stack:
            for other in self.children(stack.pop(), "conjunct"):
                if other not in found:
                    found.append(other)
                    stack.append(other)
        return tuple(sorted(found, key=lambda t: t.index))

    def _joined(self, tokens: Iterable[Token]) -> tuple[Token, ...]:
        found: dict[int, Token] = {}
        for token in tokens:
            for other in self.conjuncts(token):
                found[other.index] = other
        return tuple(found[i] for i in sorted(found))

    def appositions(self, token: Token) -> tuple[Token, ...]:
        """The words that say the same thing again ("the envoy, Ann Lee")."""
        return self.children(token, "apposition")

    def is_passive(self, verb: Token) -> bool:
        """Whether what is said of the verb's subject is done to it."""
        return bool(self.children(verb, "passive_subject", "passive_auxiliary", "agent"))

    def is_negated(self, verb: Token) -> bool:
        """Whether the verb is denied by a word of its own."""
        return bool(self.children(verb, "negation"))

    def auxiliaries(self, verb: Token) -> tuple[Token, ...]:
        """The helping verbs of a verb: have, will, may, should."""
        return self.children(verb, "auxiliary", "passive_auxiliary")


class Backend(Protocol):
    """What turns a text into its `Analysis`. `version` names the trained components it stands on."""

    version: str

    def analyse(self, text: str) -> Analysis:
        """The grammar of `text`: the same text gives the same analysis."""
        ...


@runtime_checkable
class ParsesTogether(Protocol):
    """A backend that is faster on many texts at once. What it says of one text does not depend on the others."""

    def analyse_all(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """The grammar of each text, in order."""
        ...
