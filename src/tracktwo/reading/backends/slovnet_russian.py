"""Russian through slovnet: its labels (Universal Dependencies) become the closed list of `Analysis`; lemmas come from pymorphy3.

The weights are those of the natasha wheel, found without importing natasha: its import needs `pkg_resources`, which setuptools has dropped
(docs/adr/0060).
"""

from __future__ import annotations

import functools
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from tracktwo.errors import ModelError
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, NameSpan, Relation, Sentence, Tense, Token, VerbForm
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.russian_words import lemma_of

_NAVEC = "emb/navec_news_v1_1B_250K_300d_100q.tar"
_NER, _MORPH, _SYNTAX = (f"model/slovnet_{part}_news_v1.tar" for part in ("ner", "morph", "syntax"))

_RELATIONS: dict[str, Relation] = {
    "root": "root", "nsubj": "subject", "nsubj:pass": "passive_subject", "obl:agent": "agent", "obj": "object", "iobj": "indirect_object",
    "obl": "oblique", "nmod": "modifier", "appos": "apposition", "conj": "conjunct", "cc": "coordinator", "mark": "marker",
    "case": "case", "det": "determiner", "amod": "adjective", "nummod": "number", "nummod:gov": "number", "nummod:entity": "number",
    "flat": "flat", "flat:name": "flat", "flat:foreign": "flat", "compound": "flat", "fixed": "flat", "aux": "auxiliary",
    "aux:pass": "passive_auxiliary", "cop": "auxiliary", "ccomp": "clausal_complement", "xcomp": "open_complement",
    "csubj": "clausal_subject", "csubj:pass": "clausal_subject", "advcl": "adverbial_clause", "acl": "relative_clause",
    "acl:relcl": "relative_clause", "advmod": "adverb", "discourse": "adverb", "parataxis": "parataxis", "expl": "expletive",
    "punct": "punctuation",
}  # fmt: skip
_STANDS_ON = (("slovnet", "slovnet"), ("weights", "natasha"), ("dictionary", "pymorphy3-dicts-ru"))
_NAMES: dict[str, NameLabel] = {"PER": "person", "ORG": "organization", "LOC": "place"}
_CASES = {"Nom": "nom", "Gen": "gen", "Par": "gen", "Dat": "dat", "Acc": "acc", "Ins": "ins", "Loc": "loc", "Voc": "nom"}
_TENSES: dict[str, Tense] = {"Past": "past", "Pres": "present", "Fut": "future"}
_FORMS: dict[str, VerbForm] = {"Fin": "finite", "Inf": "infinitive", "Part": "participle", "Conv": "gerund"}
_NUMBERS = {"Sing": "sing", "Plur": "plur"}
_GENDERS = {"Masc": "masc", "Fem": "fem", "Neut": "neut"}
_MOODS = {"Ind": "indicative", "Imp": "imperative", "Cnd": "conditional"}


@dataclass(frozen=True, slots=True)
class _Models:
    """slovnet's three taggers over one table of word vectors."""

    ner: Any
    morph: Any
    syntax: Any


@functools.cache
def _models() -> _Models:
    try:
        from navec import Navec
        from slovnet import NER, Morph, Syntax

        folder = _weights()
        navec = Navec.load(folder / _NAVEC)
        return _Models(
            NER.load(folder / _NER).navec(navec), Morph.load(folder / _MORPH).navec(navec), Syntax.load(folder / _SYNTAX).navec(navec)
        )
    except (ImportError, OSError) as error:
        raise ModelError(
            f"The Russian models cannot be loaded: {error}.", remedy="Install tracktwo with its locked dependencies."
        ) from error


def _weights() -> Path:
    found = importlib.util.find_spec("natasha")
    if found is None or found.origin is None:
        raise ModelError("The package natasha, which carries the Russian weights, is missing.", remedy="Install tracktwo again.")
    return Path(found.origin).parent / "data"


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "missing"


class SlovnetRussian:
    """Russian text to its analysis. The models are loaded at the first text."""

    def __init__(self) -> None:
        self.version = "/".join(f"{name}-{_version(package)}" for name, package in _STANDS_ON)

    def analyse(self, text: str) -> Analysis:
        """The grammar of a Russian text, line by line: a line break always ends a sentence."""
        from razdel import sentenize, tokenize

        models = _models()
        lines = list(_lines(text))
        places = [
            (paragraph, start + sentence.start, list(tokenize(sentence.text)))
            for paragraph, (start, line) in enumerate(lines)
            for sentence in sentenize(line)
        ]
        places = [place for place in places if place[2]]
        words = [[word.text for word in found] for _, _, found in places]
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for (paragraph, offset, found), morph, syntax in zip(places, models.morph.map(words), models.syntax.map(words), strict=True):
            first = len(tokens)
            tokens += _tokens(first, offset, found, morph.tokens, syntax.tokens)
            start, end = tokens[first].start, tokens[-1].end
            sentences.append(Sentence(index=len(sentences), first=first, last=len(tokens), start=start, end=end, paragraph=paragraph))
        names = tuple(
            NameSpan(span=Span(start + name.start, start + name.stop), label=_NAMES[name.type])
            for (start, _), found in zip(lines, models.ner.map([line for _, line in lines]), strict=True)
            for name in found.spans
        )
        return Analysis(text=text, language="ru", tokens=tuple(tokens), sentences=tuple(sentences), names=names)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip()
        start += len(line)


def _tokens(first: int, offset: int, found: list[Any], morph: list[Any], syntax: list[Any]) -> list[Token]:
    """The tokens of one sentence; the first has index `first`, its text starts at `offset`."""
    tokens = []
    for number, (word, form, place) in enumerate(zip(found, morph, syntax, strict=True)):
        index, head = first + number, int(place.head_id)
        feats: dict[str, str] = form.feats
        is_verb = form.pos in ("VERB", "AUX")
        case = _CASES.get(feats.get("Case", ""))
        grammatical_number, gender = _NUMBERS.get(feats.get("Number", "")), _GENDERS.get(feats.get("Gender", ""))
        tokens.append(
            Token(
                index=index,
                start=offset + word.start,
                end=offset + word.stop,
                text=word.text,
                lemma=lemma_of(word.text, form.pos, case, grammatical_number, gender),
                pos=form.pos,
                head=index if head == 0 else first + head - 1,
                relation=_relation(place.rel, word.text),
                case=case,
                tense=_TENSES.get(feats.get("Tense", "")) if is_verb else None,
                form=_form(feats) if is_verb else None,
                mood=_MOODS.get(feats.get("Mood", "")) if is_verb else None,
                number=grammatical_number,
                gender=gender,
            )
        )
    passive = {first + number for number, form in enumerate(morph) if form.feats.get("Voice") == "Pass"}
    animate = {first + number for number, form in enumerate(morph) if form.pos == "PROPN" or form.feats.get("Animacy") == "Anim"}
    tokens = [replace(t, relation="agent") if _is_agent(t, tokens, passive, animate) else t for t in tokens]
    return _with_whole_prepositions(first, _with_helping_words(first, tokens))


def _is_agent(token: Token, tokens: list[Token], passive: set[int], animate: set[int]) -> bool:
    """Somebody in the bare instrumental beside a passive verb did it, also where the parser says only "oblique"."""
    is_bare = token.relation == "oblique" and token.case == "ins" and token.head in passive and token.index in animate
    return is_bare and not any(t.head == token.index and t.relation == "case" for t in tokens)


def _relation(label: str, word: str) -> Relation:
    if label == "advmod" and word.casefold() in ("не", "ни"):
        return "negation"
    return _RELATIONS.get(label, "other")


def _form(feats: dict[str, str]) -> VerbForm | None:
    """A short participle ("подписан") is always what the sentence says, so it counts as finite."""
    form = _FORMS.get(feats.get("VerbForm", ""))
    return "finite" if form == "participle" and feats.get("Variant") == "Short" else form


def _is_future(token: Token) -> bool:
    """The tagger calls "будет" present."""
    return token.tense == "future" or (token.lemma == "быть" and token.tense == "present" and token.text.casefold().startswith("буд"))


def _with_helping_words(first: int, tokens: list[Token]) -> list[Token]:
    """Tense and mood that a helping word gives its verb: "будет подписан" is future, "подписал бы" conditional."""
    for number, helper in enumerate(tokens):
        at = helper.head - first
        if helper.pos in ("VERB", "AUX") and _is_future(helper):
            tokens[number] = replace(helper, tense="future")
            if helper.relation in ("auxiliary", "passive_auxiliary"):
                tokens[at] = replace(tokens[at], tense="future")
        elif helper.lemma in ("бы", "б"):
            tokens[at] = replace(tokens[at], mood="conditional")
    return tokens


def _with_whole_prepositions(first: int, tokens: list[Token]) -> list[Token]:
    """ "В рамках визита" hangs by "в рамках" on its verb, as "во время визита" does: the noun of the preposition is no link of its own."""
    known = _prepositions()
    for number, opening in enumerate(tokens):
        if opening.pos != "ADP":
            continue
        size = next((n for n in (3, 2) if " ".join(t.text.casefold() for t in tokens[number : number + n]) in known), 0)
        if size:
            _join(first, tokens, number, size)
    return tokens


def _join(first: int, tokens: list[Token], number: int, size: int) -> None:
    """Hang the words of the preposition at `number` on the noun that they govern."""
    inside = range(first + number, first + number + size)
    noun = tokens[number + 1]
    governed = next((t for t in tokens[number + size :] if t.head in inside and t.relation in ("modifier", "oblique", "apposition")), None)
    if governed is None:
        if noun.head in inside and tokens[number].relation == "case":  # the parser has joined them already
            governed = tokens[tokens[number].head - first]
        if governed is None or governed.index in inside:
            return
    else:
        tokens[governed.index - first] = replace(
            governed, head=governed.index if noun.head == noun.index else noun.head, relation=noun.relation
        )
    for at, token in enumerate(tokens):
        if token.index in inside:
            tokens[at] = replace(token, head=governed.index, relation="case", lemma=token.text.casefold())
        elif token.head in inside and token.index != governed.index:
            tokens[at] = replace(token, head=governed.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    compound_prepositions: tuple[str, ...]


@functools.cache
def _prepositions() -> frozenset[str]:
    return frozenset(load_lexicon(_Grammar, "ru", "grammar").compound_prepositions)
