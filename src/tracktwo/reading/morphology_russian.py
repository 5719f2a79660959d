"""Russian word forms for the finders: the gazetteer's keys, and names in the nominative."""

from __future__ import annotations

from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis, Token
from tracktwo.reading.morphology import as_written
from tracktwo.reading.russian_names import base_of_name
from tracktwo.reading.russian_words import bases, nominative

_AGREEING = ("adjective", "determiner", "number")


class RussianMorphology:
    """Russian as finders need it; what it knows of a text is the cases that the backend gave its words."""

    def __init__(self) -> None:
        self._analysis: Analysis | None = None
        self._nominatives: frozenset[str] = frozenset()

    def bases(self, word: str) -> tuple[str, ...]:
        """The nominatives that the word may be a form of, likeliest first, and the word itself."""
        return bases(word)

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The name in the nominative: all parts of a person's name, the head of a phrase with the words that agree with it."""
        tokens = [t for t in analysis.tokens_in(span) if t.start >= span.start and t.end <= span.end]
        if not tokens:
            return as_written(analysis, span)
        if kind == "person":
            return self._person(analysis, span, tokens)
        return _phrase(analysis, span, tokens)

    def _person(self, analysis: Analysis, span: Span, tokens: list[Token]) -> str:
        words = as_written(analysis, span).split()
        cases = [t.case for t in tokens if t.case]
        cases += [t.case for t in (*_title(analysis, tokens), *_listed(analysis, tokens)) if t.case]
        return base_of_name(words, cases=cases, seen=self._seen(analysis))

    def _seen(self, analysis: Analysis) -> frozenset[str]:
        if self._analysis is not analysis:
            self._analysis = analysis
            self._nominatives = frozenset(t.text for t in analysis.tokens if t.case == "nom" and t.text[:1].isupper())
        return self._nominatives


def _title(analysis: Analysis, tokens: list[Token]) -> tuple[Token, ...]:
    """The noun that the name explains: "министру" in "министру иностранных дел Арарату Мирзояну"."""
    above = analysis.parent(tokens[0])
    if above is not None and above.pos == "NOUN" and tokens[0].relation in ("apposition", "flat"):
        return (above,)
    return ()


def _listed(analysis: Analysis, tokens: list[Token]) -> tuple[Token, ...]:
    """The names of the list in which this one stands: all of one case."""
    top = next((t for t in (tokens[0], *analysis.ancestors(tokens[0])) if t.relation != "conjunct"), tokens[0])
    return tuple(t for t in analysis.conjuncts(top) if t.pos == "PROPN" and t.index != tokens[0].index)


def _phrase(analysis: Analysis, span: Span, tokens: list[Token]) -> str:
    """The head in the nominative, words that agree with it too, the rest as written: "Агдамский район", "Министерство обороны"."""
    inside = {t.index for t in tokens}
    head = next((t for t in tokens if (t.head not in inside or t.head == t.index) and t.pos in ("NOUN", "PROPN", "ADJ")), tokens[0])
    counted = any(t.head == head.index and t.relation == "number" for t in tokens)
    if counted or head.relation in ("subject", "passive_subject"):
        return as_written(analysis, span)  # the nominative already, or a form that its number asks for
    if head.case in (None, "nom") and not (head.case is None and len(tokens) == 1):
        return as_written(analysis, span)
    changed = {head.index: nominative(head.text, head.pos, head.case, head.number, head.gender)}
    for token in tokens:
        if token.head == head.index and token.index < head.index and token.relation in _AGREEING and _agrees(token, head):
            changed[token.index] = nominative(token.text, "ADJ", token.case, head.number, head.gender)
    pieces, at = [], span.start
    for token in tokens:
        pieces += [analysis.text[at : token.start], changed.get(token.index, token.text)]
        at = token.end
    return " ".join("".join((*pieces, analysis.text[at : span.end])).split())


def _agrees(token: Token, head: Token) -> bool:
    """One case, or the two that the tagger confuses where they are spelt alike."""
    return token.case == head.case or {token.case, head.case} <= {"acc", "gen"}
