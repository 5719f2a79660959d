"""Russian through slovnet: its labels (Universal Dependencies) become the closed list of `Analysis`; lemmas come from pymorphy3.

The weights are those of the natasha wheel, found without importing natasha: its import needs `pkg_resources`, which setuptools has dropped
(docs/adr/0060). `slovnet_models.py` runs them.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, NameSpan, Relation, Sentence, Tense, Token, VerbForm
from tracktwo.reading.backends.russian_tree import repaired
from tracktwo.reading.backends.slovnet_models import TaggedWord, Taggers
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
#: After a colon fewer words than this are a list and no clause.
_FEWEST_WORDS = 5
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
            (paragraph, start + sentence.start, _parts(list(tokenize(sentence.text))))
            for paragraph, (start, line) in enumerate(_lines(text))
            for sentence in sentenize(line)
        ]
        tagged = iter(_taggers().tag([[_spelt(word.text) for word in words] for _, _, parts in places for words in parts]))
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[NameSpan] = []
        for paragraph, offset, parts in places:
            first = len(tokens)
            for words in parts:
                begin, tags = len(tokens), next(tagged)
                tokens += _tokens(begin, offset, words, tags)
                names += _names(tokens[begin:], tags)
            if parts:
                start, end = tokens[first].start, tokens[-1].end
                sentences.append(Sentence(index=len(sentences), first=first, last=len(tokens), start=start, end=end, paragraph=paragraph))
        return Analysis(text=text, language="ru", tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names))


def _parts(words: list[Any]) -> list[list[Any]]:
    """The clauses that semicolons and colons part: the parser was trained on shorter sentences, and would hang one on the other."""
    parts: list[list[Any]] = []
    for number, word in enumerate(words):
        before = words[number - 1].text if number else ";"
        if before == ";" or (before == ":" and word.text[:1].islower() and len(words) - number >= _FEWEST_WORDS):
            parts.append([])
        parts[-1].append(word)
    return parts


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
    return repaired(
        tokens,
        passive={first + number for number, form in enumerate(tags) if form.feats.get("Voice") == "Pass"},
        animate={first + number for number, form in enumerate(tags) if form.pos == "PROPN" or form.feats.get("Animacy") == "Anim"},
        places={first + number for number, form in enumerate(tags) if form.name.endswith("LOC")},
    )


def _relation(label: str, word: str) -> Relation:
    if label == "advmod" and word.casefold() in ("не", "ни"):
        return "negation"
    return _RELATIONS.get(label, "other")


def _form(feats: dict[str, str]) -> VerbForm | None:
    """A short participle or adjective ("подписан", "готов") is always what the sentence says, so it counts as finite."""
    return "finite" if feats.get("Variant") == "Short" else _FORMS.get(feats.get("VerbForm", ""))
