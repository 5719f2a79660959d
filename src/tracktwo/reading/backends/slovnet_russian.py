"""Russian through slovnet: its labels (Universal Dependencies) become the closed list of `Analysis`; lemmas come from pymorphy3.

The weights are those of the natasha wheel, found without importing natasha: its import needs `pkg_resources`, which setuptools has dropped
(docs/adr/0060). `slovnet_models.py` runs them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, NameSpan, Relation, Sentence, Tense, Token, VerbForm
from tracktwo.reading.backends.slovnet_models import TaggedWord, Taggers
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.russian_words import is_known, is_name, lemma_of

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


@functools.cache
def _taggers() -> Taggers:
    return Taggers()


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

        places = [
            (paragraph, start + sentence.start, list(tokenize(sentence.text)))
            for paragraph, (start, line) in enumerate(_lines(text))
            for sentence in sentenize(line)
        ]
        places = [place for place in places if place[2]]
        tagged = _taggers().tag([[_spelt(word.text) for word in words] for _, _, words in places])
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[NameSpan] = []
        for (paragraph, offset, words), tags in zip(places, tagged, strict=True):
            first = len(tokens)
            tokens += _tokens(first, offset, words, tags)
            start, end = tokens[first].start, tokens[-1].end
            sentences.append(Sentence(index=len(sentences), first=first, last=len(tokens), start=start, end=end, paragraph=paragraph))
            names += _names(tokens[first:], tags)
        return Analysis(text=text, language="ru", tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names))


def _spelt(word: str) -> str:
    """The models were trained on news, which write "е" for "ё"."""
    return word.replace("ё", "е").replace("Ё", "Е")


def _names(tokens: list[Token], tags: list[TaggedWord]) -> Iterator[NameSpan]:
    """The names of one sentence: a word marked B opens one, words marked I of the same sort go on with it."""
    first, sort = 0, ""
    for number, tag in enumerate([*(t.name for t in tags), "O"]):
        mark, _, kind = tag.partition("-")
        if sort and (mark != "I" or kind != sort):
            if first == 0 and sort == "PER" and _is_common(tokens[0]):
                first = 1
            if first < number:
                yield NameSpan(span=Span(tokens[first].start, tokens[number - 1].end), label=_NAMES[sort])
            sort = ""
        if kind and not sort:
            first, sort = number, kind


def _is_common(token: Token) -> bool:
    """Whether the first word of a sentence is a plain word that only its capital makes look like somebody's name."""
    word = token.text.casefold()
    return token.pos != "PROPN" or (is_known(word) and not is_name(word))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield start, line.rstrip()
        start += len(line)


def _tokens(first: int, offset: int, words: list[Any], tags: list[TaggedWord]) -> list[Token]:
    """The tokens of one sentence; the first has index `first`, its text starts at `offset`."""
    tokens = []
    for number, (word, form) in enumerate(zip(words, tags, strict=True)):
        index, feats = first + number, form.feats
        is_short = form.pos == "ADJ" and feats.get("Variant") == "Short"  # "готов", "открыта": what the sentence says, as a verb does
        is_verb = form.pos in ("VERB", "AUX") or is_short
        case = _CASES.get(feats.get("Case", ""))
        grammatical_number, gender = _NUMBERS.get(feats.get("Number", "")), _GENDERS.get(feats.get("Gender", ""))
        tokens.append(
            Token(
                index=index,
                start=offset + word.start,
                end=offset + word.stop,
                text=word.text,
                lemma=lemma_of(word.text, form.pos, case, grammatical_number, gender),
                pos="VERB" if is_short else form.pos,
                head=index if form.head == 0 else first + form.head - 1,
                relation=_relation(form.label, word.text),
                case=case,
                tense=_TENSES.get(feats.get("Tense", "")) if is_verb else None,
                form=_form(feats) if is_verb else None,
                mood=_MOODS.get(feats.get("Mood", "")) if is_verb else None,
                number=grammatical_number,
                gender=gender,
            )
        )
    passive = {first + number for number, form in enumerate(tags) if form.feats.get("Voice") == "Pass"}
    animate = {first + number for number, form in enumerate(tags) if form.pos == "PROPN" or form.feats.get("Animacy") == "Anim"}
    tokens = [replace(t, relation="agent") if _is_agent(t, tokens, passive, animate) else t for t in tokens]
    tokens = _with_whole_prepositions(first, _with_whole_verbs(first, _with_helping_words(first, tokens)))
    tokens = _off_places_and_times(first, tokens, {first + n for n, tag in enumerate(tags) if tag.name.endswith("LOC")})
    return without_circles(first, tokens)


def _is_agent(token: Token, tokens: list[Token], passive: set[int], animate: set[int]) -> bool:
    """Somebody in the bare instrumental beside a passive verb did it, also where the parser says only "oblique"."""
    is_bare = token.relation == "oblique" and token.case == "ins" and token.head in passive and token.index in animate
    return is_bare and not any(t.head == token.index and t.relation == "case" for t in tokens)


def _relation(label: str, word: str) -> Relation:
    if label == "advmod" and word.casefold() in ("не", "ни"):
        return "negation"
    return _RELATIONS.get(label, "other")


def _form(feats: dict[str, str]) -> VerbForm | None:
    """A short participle or adjective ("подписан", "готов") is always what the sentence says, so it counts as finite."""
    return "finite" if feats.get("Variant") == "Short" else _FORMS.get(feats.get("VerbForm", ""))


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


def _with_whole_verbs(first: int, tokens: list[Token]) -> list[Token]:
    """ "Приняли участие" is one verb, "участвовать": what hangs on its noun hangs on it."""
    known = _grammar().verb_phrases
    for number, noun in enumerate(list(tokens)):
        verb = tokens[noun.head - first]
        whole = known.get(f"{verb.lemma} {noun.lemma}") if noun.pos == "NOUN" and verb.pos == "VERB" else None
        if whole is None:
            continue
        tokens[verb.index - first] = replace(verb, lemma=whole)
        tokens[number] = replace(noun, relation="flat")
        for at, token in enumerate(tokens):
            if token.head == noun.index and token.relation in ("modifier", "oblique", "relative_clause"):
                tokens[at] = replace(token, head=verb.index, relation="oblique" if token.relation == "modifier" else token.relation)
    return tokens


def _with_whole_prepositions(first: int, tokens: list[Token]) -> list[Token]:
    """ "В рамках визита" hangs by "в рамках" on its verb, as "во время визита" does: the noun of the preposition is no link of its own."""
    known = _grammar().compound_prepositions
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
            tokens[at] = replace(token, head=governed.index, relation="case", pos="ADP", lemma=token.text.casefold())
        elif token.head in inside and token.index != governed.index:
            tokens[at] = replace(token, head=governed.index)


def _off_places_and_times(first: int, tokens: list[Token], places: set[int]) -> list[Token]:
    """ "Встретился в Вене 3 мая с послом": what hangs by a preposition on a place or a date is said of the verb or noun above."""
    prepositions = {t.head for t in tokens if t.relation == "case"}
    times = _grammar().time_nouns
    for number in range(len(tokens)):
        for _ in range(3):
            token = tokens[number]
            above = tokens[token.head - first]
            is_place_or_time = above.index in places or above.lemma in times
            if token.relation != "modifier" or token.index not in prepositions or not is_place_or_time or above.head == above.index:
                break
            top = tokens[above.head - first]
            tokens[number] = replace(token, head=top.index, relation="oblique" if top.pos in ("VERB", "AUX") else "modifier")
    return tokens


def without_circles(first: int, tokens: list[Token]) -> list[Token]:
    """A tree: the parser chooses each head alone, and may let words hang on each other in a circle. Its verb becomes a root then."""
    safe: set[int] = set()
    for start in tokens:
        path: list[int] = []
        at = start.index
        while at not in safe and at not in path:
            path.append(at)
            at = tokens[at - first].head
        if at in path and tokens[at - first].head != at:
            circle = path[path.index(at) :]
            top = next((i for i in circle if tokens[i - first].pos == "VERB"), circle[0])
            tokens[top - first] = replace(tokens[top - first], head=top, relation="root")
        safe.update(path)
    return tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    compound_prepositions: tuple[str, ...]
    verb_phrases: dict[str, str]
    time_nouns: tuple[str, ...]


@functools.cache
def _grammar() -> _Grammar:
    grammar: _Grammar = load_lexicon(_Grammar, "ru", "grammar")
    return grammar
