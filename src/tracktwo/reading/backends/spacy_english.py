"""English through spaCy 3.8 and its small model: its labels become the closed list of `Analysis`."""

from __future__ import annotations

import functools
import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, NameSpan, Relation, Sentence, Tense, Token, VerbForm
from tracktwo.reading.backends.spacy_model import bare_model, load_model

if TYPE_CHECKING:
    import spacy.language
    import spacy.tokens

    from tracktwo.reading.backends.word_rules import Word, WordRules

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
_NUMBERS = {"NNS": "plur", "NNPS": "plur", "NN": "sing", "NNP": "sing"}
_TENSES: dict[str, Tense] = {"VBD": "past", "VBN": "past", "VBP": "present", "VBZ": "present", "VBG": "present"}


#: A quotation mark with a word on its right and a comma or full stop on its left: the white space between was lost ("day,"said").
_GLUED_MARK = r"(?<=[,.!?])[\"”»](?=\w)|(?<=\w)[,.!?](?=[\"”»]\w)|(?<=[.!?])[“«](?=\w)"


@functools.cache
def _pipeline() -> spacy.language.Language:
    return load_model(_GLUED_MARK)


@functools.cache
def _word_rules() -> WordRules:
    from tracktwo.reading.backends.word_rules import WordRules

    return WordRules(_pipeline())


class SpacyEnglish:
    """English text to its analysis."""

    version = "spacy-3.8/en_core_web_sm-3.8.0"

    def parse(self, texts: Sequence[str]) -> None:
        """Run the model as it comes over whole texts: what the benchmark holds a whole reading against."""
        for _ in bare_model().pipe(texts):
            pass

    def analyse(self, text: str) -> Analysis:
        """The grammar of an English text, paragraph by paragraph: a line break always ends a sentence."""
        return next(self.analyse_all((text,)))

    def analyse_all(self, texts: Iterable[str]) -> Iterator[Analysis]:
        """The grammar of each text in order. Paragraphs of many texts are parsed together, which changes nothing but the time it takes."""
        for batch in _batches(texts):
            docs = _pipeline().pipe(
                [text[start:end] for text, blocks in batch for start, end in blocks], disable=("attribute_ruler", "lemmatizer")
            )
            for text, blocks in batch:
                found = _Found()
                for paragraph, (start, end) in enumerate(blocks):
                    found.add(next(docs), text[start:end], start, paragraph)
                yield Analysis(
                    text=text, language="en", tokens=tuple(found.tokens), sentences=tuple(found.sentences), names=tuple(found.names)
                )


#: Characters that are parsed together: enough for the model's matrices to be worth their set-up, little beside its own memory.
_BATCH = 24_000
#: No paragraph of prose is longer; the parser's memory grows with the longest.
_LONGEST = 20_000


def _batches(texts: Iterable[str]) -> Iterator[list[tuple[str, list[tuple[int, int]]]]]:
    batch: list[tuple[str, list[tuple[int, int]]]] = []
    size = 0
    for text in texts:
        batch.append((text, _blocks(text)))
        size += len(text)
        if size >= _BATCH:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _blocks(text: str) -> list[tuple[int, int]]:
    """Where the paragraphs stand; one that is too long is cut at a space."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip())
        while end - start > _LONGEST:
            cut = max(text.rfind(" ", start, start + _LONGEST), start + _LONGEST // 2)
            found.append((start, cut))
            start, line = cut, text[cut : start + len(line)]
        if line.strip():
            found.append((start, end))
        start += len(line)
    return found


@dataclass(frozen=True, slots=True)
class _Words:
    """What is asked of the words of one parsed paragraph, read from spaCy once: every look at one of its tokens has a price."""

    words: list[Word]
    starts: list[int]
    heads: list[int]
    sentences: list[int]
    children: list[list[int]]

    @classmethod
    def of(cls, doc: spacy.tokens.Doc) -> _Words:
        """The words of `doc`."""
        from spacy.attrs import HEAD, IDX, SENT_START  # type: ignore[import-not-found]

        words = _word_rules().words(doc)
        table = doc.to_array([HEAD, IDX, SENT_START]).astype("int64").tolist()
        heads = [number + row[0] for number, row in enumerate(table)]
        children: list[list[int]] = [[] for _ in heads]
        for word, head in enumerate(heads):
            if word != head:
                children[head].append(word)
        sentences = list(itertools.accumulate(int(row[2] == 1) for row in table))
        return cls(words, [row[1] for row in table], heads, sentences, children)


@dataclass(frozen=True, slots=True)
class _Found:
    """Tokens, sentences and names of one text so far."""

    tokens: list[Token] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    names: list[NameSpan] = field(default_factory=list)

    def add(self, doc: spacy.tokens.Doc, text: str, offset: int, paragraph: int) -> None:
        """Add a parsed paragraph, the words of `text`, that begins at `offset`."""
        words = _Words.of(doc)
        base = len(self.tokens)
        kept = {word: base + number for number, word in enumerate(i for i, w in enumerate(words.words) if not w.text.isspace())}
        objects = {}  # preposition → the noun that hangs on it
        for word, (_, _, _, label, _) in enumerate(words.words):
            if label in ("prep", "agent"):
                noun = next((c for c in words.children[word] if words.words[c].label == "pobj"), None)
                if noun is not None:
                    objects[word] = noun
        first, sentence = base, None
        for word, index in kept.items():
            form, part, tag, _, lemma = words.words[word]
            relation, head = _relation(words, word, objects)
            start = offset + words.starts[word]
            is_verb = part in ("VERB", "AUX")
            if words.sentences[word] != sentence:
                self._end_sentence(first, paragraph)
                first, sentence = index, words.sentences[word]
            self.tokens.append(
                Token(
                    index=index,
                    start=start,
                    end=start + len(form),
                    text=form,
                    lemma=_LEMMAS.get(form.lower()) or lemma.lower(),
                    pos=part,
                    head=kept.get(head, index),
                    relation=relation,
                    tense=_tense(words, word) if is_verb else None,
                    form=_FORMS.get(tag) if is_verb else None,
                    number=_NUMBERS.get(tag),
                )
            )
        self._end_sentence(first, paragraph)
        for name in doc.ents:
            label_of_name = _NAMES.get(name.label_)
            span = Span(name.start_char, name.end_char)
            if label_of_name and not span.of(text).isspace():
                span = span.trimmed(text)
                self.names.append(NameSpan(span=span.shifted(offset), label=label_of_name))

    def _end_sentence(self, first: int, paragraph: int) -> None:
        """The tokens from `first` on are a sentence; nothing where there are none."""
        if first < len(self.tokens):
            self.sentences.append(
                Sentence(
                    index=len(self.sentences),
                    first=first,
                    last=len(self.tokens),
                    start=self.tokens[first].start,
                    end=self.tokens[-1].end,
                    paragraph=paragraph,
                )
            )


def _relation(words: _Words, word: int, objects: dict[int, int]) -> tuple[Relation, int]:
    """UD hangs the noun on the verb and the preposition on the noun; spaCy's English the other way round."""
    if word in objects:
        return "case", objects[word]
    relation, head = words.words[word].label, words.heads[word]
    if relation == "pobj" and head in objects:
        marker = head
        while words.heads[head] in objects and words.heads[head] != head:
            head = words.heads[head]
        if words.words[marker].label == "agent":
            return "agent", words.heads[head]
        return ("oblique" if words.words[words.heads[head]].part in ("VERB", "AUX") else "modifier"), words.heads[head]
    if relation == "prep":
        return "other", head
    return _RELATIONS.get(relation, "other"), head


def _tense(words: _Words, verb: int) -> Tense | None:
    helpers = {words.words[c].text.lower() for c in words.children[verb] if words.words[c].label in ("aux", "auxpass")}
    if not helpers.isdisjoint(("will", "shall", "'ll", "’ll", "wo")):
        return "future"
    if not helpers.isdisjoint(("had", "have", "has", "was", "were", "did")):
        return "past"
    return _TENSES.get(words.words[verb].tag)
