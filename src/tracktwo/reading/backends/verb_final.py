"""Shallow grammar for languages whose verbs close the clause and whose nouns say by their endings what they do (Azerbaijani, Armenian).

No parser is trained for these languages. Words are read by their endings; each sentence is cut into clauses at its verbs; noun phrases are
built from the right (what stands before a noun belongs to it) and hang on the verb of their clause by the case of their last word. That is
an approximation: `has_syntax` is false, and finders ask less of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Analysis, NameLabel, NameSpan, Relation, Sentence, Token
from tracktwo.reading.backends.lexical import sentence_spans
from tracktwo.reading.backends.world_places import place_at, world_places
from tracktwo.reading.name_tagger import NameTagger
from tracktwo.reading.word_forms import ShallowLanguage, WordForm

#: A word with marks inside (Armenian ՛ ՞ ՜, apostrophes) and with a case ending after a hyphen ("SOCAR-ın", "APA-ն"); "21-22-ին" in pieces.
_TOKEN = re.compile(
    r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’‘ʼ՚][^\W\d_]+)*[՛՜՞]?[^\W\d_]*(?:-(?:[nyisdlə]?[ıiuüaə]n?|d[ae]n?|də|dən|l[aə]|n[ıiuü]n|ն|ը|ի|ին|ից|ում|ով)(?![^\W_]))?|\S"
)
_LABELS: dict[str, NameLabel] = {"PER": "person", "LOC": "place", "ORG": "organization"}
_LEFT_OVER: dict[str, Relation] = {
    "X": "punctuation", "CCONJ": "coordinator", "SCONJ": "marker", "ADV": "adverb", "PART": "adverb",
}  # fmt: skip
_INSIDE: dict[str, Relation] = {"ADJ": "adjective", "NUM": "number", "DET": "determiner"}


@dataclass(slots=True)
class _Word:
    """A token in the making."""

    index: int
    start: int
    end: int
    text: str
    form: WordForm
    head: int = -1
    relation: Relation = "other"
    case: str | None = None


@dataclass(slots=True)
class _Phrase:
    """A noun phrase: words `[first, last)` whose last word is the head; `marker` is the postposition after it."""

    first: int
    last: int
    marker: int | None = None
    joined: list[_Phrase] = field(default_factory=list)

    @property
    def head(self) -> int:
        return self.last - 1


class VerbFinal:
    """Text of a language without a parser to its approximate analysis."""

    def __init__(self, language: ShallowLanguage, tagger: NameTagger | None = None) -> None:
        self._language, self._tagger = language, tagger
        self._world = world_places(language.code)
        self.version = f"verb-final-1/{language.code}"

    def analyse(self, text: str) -> Analysis:
        """Sentences, words with their forms, names by shape, clauses."""
        words: list[_Word] = []
        sentences: list[Sentence] = []
        names: list[NameSpan] = []
        for start, end, paragraph in sentence_spans(text):
            first = len(words)
            opens = True
            for match in _TOKEN.finditer(text, start, end):
                written = match.group()
                words.append(_Word(len(words), match.start(), match.end(), written, self._form(written, opens=opens)))
                opens = opens and not written[0].isalnum()
            inside = words[first:]
            names += self._names(text, inside)
            _Clauses(inside, self._language).link()
            sentences.append(Sentence(index=len(sentences), first=first, last=len(words), start=start, end=end, paragraph=paragraph))
        tokens = tuple(_token(w) for w in words)
        return Analysis(
            text=text, language=self._language.code, tokens=tokens, sentences=tuple(sentences), names=tuple(names), has_syntax=False
        )

    def _form(self, word: str, *, opens: bool) -> WordForm:
        if word[0].isdigit():
            return WordForm(lemma=word, pos="NUM")
        if not word[0].isalpha():
            return WordForm(lemma=word, pos="X")
        return self._language.form(word, opens=opens)

    # -- names by shape ----------------------------------------------------------------------------------------------

    def _names(self, text: str, words: list[_Word]) -> list[NameSpan]:
        """People: a given name of the list and a capitalised word, or capitalised words of which the last ends as family names do."""
        found = []
        at = 0
        while at < len(words):
            length = self._person(words, at)
            if length:
                found.append(NameSpan(span=Span(words[at].start, words[at + length - 1].end), label="person"))
            at += length or 1
        found += self._abroad(words, found)
        return sorted([*found, *self._tagged(words, found)], key=lambda n: n.span)

    def _abroad(self, words: list[_Word], found: list[NameSpan]) -> list[NameSpan]:
        """States and large cities of the world that are nobody's name."""
        texts = [w.text for w in words]
        added, at = [], 0
        while at < len(words):
            length = place_at(texts, at, self._world, self._language)
            if length:
                span = Span(words[at].start, words[at + length - 1].end)
                if not any(n.span.overlaps(span) for n in found) and not (length == 1 and self._may_be_given(words, at)):
                    added.append(NameSpan(span=span, label="place"))
            at += length or 1
        return added

    def _may_be_given(self, words: list[_Word], at: int) -> bool:
        """Whether a city's name may be a given name here: "Sofiya", or a bare name before a capital one."""
        bare = fold(words[at].text) in self._world and at + 1 < len(words) and _is_name(words[at + 1])
        return self._language.given_name(words[at].text) or bare

    def _tagged(self, words: list[_Word], found: list[NameSpan]) -> list[NameSpan]:
        """What the trained tagger adds to names by shape."""
        if self._tagger is None or not words:
            return []
        tags = [*self._tagger.tag([w.text for w in words]), "O"]
        added, start = [], None
        for i, tag in enumerate(tags):
            if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
                span = Span(words[start].start, words[i - 1].end)
                if not any(n.span.overlaps(span) for n in found):
                    added.append(NameSpan(span=span, label=_LABELS[tags[start][2:]]))
                start = None
            if tag.startswith("B-"):
                start = i
        return added

    def _person(self, words: list[_Word], at: int) -> int:
        word = words[at]
        if not _is_name(word):
            return 0
        initial = len(word.text) == 1 and at + 2 < len(words) and words[at + 1].text == "."
        given = self._language.given_name(word.text) and not word.text.isupper()
        stop = at + 1
        if initial:
            stop = at + 2
            if stop < len(words) - 1 and len(words[stop].text) == 1 and words[stop].text.isupper() and words[stop + 1].text == ".":
                stop += 2
        while stop < len(words) and stop - at < 5 and _is_name(words[stop]) and words[stop].start - words[stop - 1].end <= 1:
            if self._language.given_name(words[stop].text) and stop > at + 1:
                break
            stop += 1
            if self._language.family_ending(words[stop - 1].text) and _is_declined(words[stop - 1]):
                break
        size = stop - at
        if (
            not initial
            and not given
            and (_is_declined(word) and size > 1 or at + 1 < stop and self._language.given_name(words[at + 1].text))
        ):
            return 0  # "Bakıda Fərhad Məmmədov", "Prezident İlham Əliyev"
        if initial:
            return size if size > 2 and (self._language.family_ending(words[stop - 1].text) or len(words[stop - 1].text) > 3) else 0
        if size == 1:
            alone = at + 1 >= len(words) or words[at + 1].form.pos != "NOUN" or _is_declined(word)
            return int(self._language.strong_family(word.text) and (at > 0 or alone))
        if given and self._language.family_ending(words[at + 1].text):
            return 2
        if given:
            return min(size, 2 if not any(self._language.family_ending(w.text) for w in words[at + 2 : stop]) else size)
        if self._language.family_ending(words[stop - 1].text) and size <= 3 and not self._language.family_ending(word.text):
            return size
        return 0


def _is_name(word: _Word) -> bool:
    text = word.text
    return (
        text[:1].isupper()
        and text[:1].isalpha()
        and word.form.pos in ("PROPN", "NOUN", "ADJ", "X")
        and (len(text) == 1 or not (text.isupper() and len(text) <= 4))
    )


def _is_declined(word: _Word) -> bool:
    return word.form.case not in (None, "nom") or word.form.definite


def _token(word: _Word) -> Token:
    form = word.form
    pos = "PUNCT" if form.pos == "X" and not word.text[0].isalnum() else form.pos
    return Token(
        index=word.index,
        start=word.start,
        end=word.end,
        text=word.text,
        lemma=form.lemma,
        pos=pos,
        head=word.head if word.head >= 0 else word.index,
        relation=word.relation,
        case=word.case or form.case,
        tense=form.tense,
        form=form.form,
        mood=form.mood,
        number=form.number,
    )


class _Clauses:
    """The links of one sentence's words."""

    def __init__(self, words: list[_Word], language: ShallowLanguage) -> None:
        self._words = words
        self._base = words[0].index if words else 0
        self._code = language.code
        self._light = language.light

    def link(self) -> None:
        """Auxiliaries to their verbs, phrases inside themselves, phrases to verbs, verbs to the last finite one."""
        words = self._words
        if not words:
            return
        verbs = self._verbs()
        self._compound_verbs(verbs)
        phrases = self._phrases()
        root = next((i for i in reversed(verbs) if words[i].form.form == "finite"), verbs[-1] if verbs else None)
        if root is None:
            head = phrases[-1].head if phrases else len(words) - 1
            self._set(head, head, "root")
            for phrase in phrases[:-1]:
                self._set(phrase.head, head, "other")
            return
        self._set(root, root, "root")
        for verb in verbs:
            if verb != root:
                self._set(verb, root, self._verb_relation(verb, root))
        for phrase in phrases:
            verb = self._verb_of(phrase, verbs, root)
            self._attach(phrase, verb)
            for other in phrase.joined:
                self._set(other.head, phrase.head, "conjunct")
        for i, word in enumerate(words):
            if word.head < 0:
                near = min(verbs, key=lambda v: abs(v - i))
                relation: Relation = _LEFT_OVER.get(word.form.pos, "other")
                self._set(i, near if near != i else root, relation)

    def _set(self, index: int, head: int, relation: Relation) -> None:
        self._words[index].head = self._base + head
        self._words[index].relation = relation

    # -- verbs -------------------------------------------------------------------------------------------------------

    def _verbs(self) -> list[int]:
        """Indexes of full verbs; Armenian participles take tense and person from the auxiliary beside them."""
        words = self._words
        verbs = [i for i, w in enumerate(words) if w.form.pos == "VERB"]
        for i, word in enumerate(words):
            if word.form.pos != "AUX":
                continue
            near = [
                v
                for v in verbs
                if 0 < abs(v - i) <= 4 and words[v].form.form in ("infinitive", "participle") and words[v].relation != "root"
            ]
            near = [v for v in near if not any(words[k].text in ",;:" for k in range(min(v, i), max(v, i)))]
            if near:
                verb = min(near, key=lambda v: (abs(v - i), v > i))
                form = words[verb].form
                tense = form.tense if form.form == "participle" and form.tense else "past"
                words[verb].form = replace(form, form="finite", tense=tense, number=word.form.number, negated=word.form.negated, case=None)
                self._set(i, verb, "auxiliary")
            else:
                words[i].form = replace(word.form, pos="VERB")
                verbs.append(i)
        for i in verbs:
            shares = i > 0 and words[i].form.form == "infinitive" and words[i - 1].form.pos == "CCONJ"
            first = next((v for v in reversed(verbs) if v < i and words[v].form.form == "finite" and words[v].form.tense == "past"), None)
            listed = first is not None and any(
                words[v].form.form == "infinitive" for v in verbs if first < v < i
            )  # "agreed to meet and say"
            if shares and not listed and first is not None and self._code == "hy" and words[first].text.endswith("ել"):
                words[i].form = replace(words[i].form, form="finite", tense="past", case=None)  # "has met and said"
        for i in [v for v in verbs if words[v].form.form == "infinitive" and v + 1 < len(words) and words[v + 1].form.pos == "NOUN"]:
            if self._code == "az":
                verbs.remove(i)
                words[i].form = replace(words[i].form, pos="NOUN")
        return sorted(verbs)

    def _compound_verbs(self, verbs: list[int]) -> None:
        """ "qəbul edib", "կոչ է արել": the noun is part of the verb, whose lemma is both words."""
        words = self._words
        for verb in verbs:
            at = verb - 1
            while at >= 0 and words[at].form.pos in ("AUX", "PART"):
                at -= 1
            if at >= 0 and words[at].form.lemma in self._light:
                words[verb].form = replace(words[verb].form, lemma=f"{self._light[words[at].form.lemma]} {words[verb].form.lemma}")
                words[at].form = replace(words[at].form, pos="PART")
                self._set(at, verb, "other")

    def _verb_relation(self, verb: int, root: int) -> Relation:
        form = self._words[verb].form
        if form.form == "finite":
            return "conjunct" if verb < root else "clausal_complement"
        if form.mood == "complement" or form.form == "gerund" and form.mood is None:
            return "clausal_subject" if form.case == "nom" and form.mood is None else "clausal_complement"
        if form.form == "infinitive":
            return "open_complement"
        return "adverbial_clause"

    # -- phrases -----------------------------------------------------------------------------------------------------

    def _phrases(self) -> list[_Phrase]:
        """Noun phrases with their inner links; those that commas and "and" join hang on the first of them."""
        words = self._words
        phrases: list[_Phrase] = []
        at = 0
        while at < len(words):
            if not self._is_nominal(at):
                at += 1
                continue
            stop = at + 1
            while stop < len(words) and self._is_nominal(stop) and self._belongs(stop - 1):
                stop += 1
            phrase = _Phrase(at, stop)
            self._inside(phrase)
            if stop < len(words) and words[stop].form.pos == "ADP":
                if (
                    words[stop].form.lemma == "terefinden"
                    and stop - at > 1
                    and words[at].form.pos == "NOUN"
                    and not words[stop - 1].form.possessed
                ):
                    phrases.append(_Phrase(at, stop - 1))  # "görüş | komissiya tərəfindən"
                    self._inside(phrases[-1])
                    phrase = _Phrase(stop - 1, stop)
                phrase.marker = stop
                self._set(stop, phrase.head, "case")
                stop += 1
            phrases.append(phrase)
            at = stop
        return self._joined(phrases)

    def _is_nominal(self, i: int) -> bool:
        word = self._words[i]
        return word.form.pos in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "PRON") and (word.text[0].isalnum())

    def _belongs(self, i: int) -> bool:
        """Whether word `i` belongs to the noun after it: bare words and genitives do, other cases close their phrase."""
        form = self._words[i].form
        if form.pos == "PRON":
            return form.lemma.endswith(("ի", "նց", "որի", "nun", "nin", "rin")) or form.lemma in (
                "այս",
                "այդ",
                "այն",
                "իր",
                "bu",
                "o",
                "մեր",
            )
        if form.case in ("abl", "ins", "acc") or (form.case == "loc" and not self._words[i].text.endswith(("kı", "ki"))):
            return False
        if form.case == "dat":
            return False
        return not (form.definite and form.case == "nom")

    def _inside(self, phrase: _Phrase) -> None:
        words = self._words
        head = phrase.head
        for i in range(phrase.first, head):
            form = words[i].form
            relation: Relation = "modifier" if form.case == "gen" else _INSIDE.get(form.pos, "adjective")
            if form.pos == "PROPN" and words[head].form.pos == "PROPN":
                relation = "flat"
            elif form.pos == "NOUN" and words[head].form.pos == "PROPN":
                relation = "adjective"
            self._set(i, head, relation)

    def _joined(self, phrases: list[_Phrase]) -> list[_Phrase]:
        """Lists: all but the first become its conjuncts, and the case and postposition of the last are the whole list's."""
        words = self._words
        found: list[_Phrase] = []
        for phrase in phrases:
            if found:
                first = found[-1]
                before = (first.joined or [first])[-1]
                gap = range(before.last, phrase.first)
                texts = [words[i].text for i in gap]
                linked = bool(texts) and all(words[i].form.pos == "CCONJ" or words[i].text == "," for i in gap) and len(texts) <= 2
                alike = words[before.head].form.pos == words[phrase.head].form.pos or any(words[i].form.pos == "CCONJ" for i in gap)
                same = words[before.head].form.case in (None, "nom") or words[before.head].form.case == words[phrase.head].form.case
                if linked and alike and same and first.marker is None and before.marker is None:
                    first.joined.append(phrase)
                    last = words[phrase.head].form
                    words[first.head].case = last.case
                    if phrase.marker is not None:
                        first.marker = phrase.marker
                        self._set(phrase.marker, first.head, "case")
                    continue
            found.append(phrase)
        return found

    # -- phrases to verbs --------------------------------------------------------------------------------------------

    def _verb_of(self, phrase: _Phrase, verbs: list[int], root: int) -> int:
        """The next verb to the right before the clause ends; else the nearest to the left."""
        words = self._words
        after = [v for v in verbs if v > phrase.head]
        before = [v for v in verbs if v < phrase.first]
        if after and self._code == "az":
            return after[0]
        if after and before:
            commas_after = sum(words[i].text in ",;՝:" for i in range(phrase.last, after[0]))
            commas_before = sum(words[i].text in ",;՝:" for i in range(before[-1], phrase.first))
            return (
                after[0]
                if commas_after <= commas_before and not (commas_after == commas_before == 0 and phrase.first - before[-1] <= 1)
                else before[-1]
            )
        return after[0] if after else before[-1] if before else root

    def _attach(self, phrase: _Phrase, verb: int) -> None:
        words = self._words
        head, form = phrase.head, words[phrase.head].form
        case = words[head].case or form.case
        passive = words[verb].form.passive
        taken = {w.relation for w in words if w.head == self._base + verb}
        relation: Relation = "oblique"
        if phrase.marker is not None:
            lemma = words[phrase.marker].form.lemma
            relation = "agent" if passive and lemma in ("terefinden", "tərəfindən", "կողմից") else "oblique"
        elif case in (None, "nom"):
            if self._code == "hy":
                relation = self._armenian_bare(phrase, verb, taken)
            elif verb - phrase.last == 0 and not form.definite and ("subject" in taken or "passive_subject" in taken) and not passive:
                relation = "object"
            else:
                relation = "passive_subject" if passive else "subject"
        elif case == "acc":
            relation = "object"
        elif case == "dat":
            relation = "indirect_object"
        elif case == "gen":
            # the doer of a verbal noun: "tərəflərin görüşməsi"
            relation = "subject" if words[verb].form.form in ("gerund", "participle") and self._code == "az" else "modifier"
        self._set(head, verb, relation)

    def _armenian_bare(self, phrase: _Phrase, verb: int, taken: set[Relation]) -> Relation:
        """A noun without a case ending does it where it is a name or definite and nothing else does it yet; else it is done to it."""
        form = self._words[phrase.head].form
        if self._words[verb].form.passive:
            return "passive_subject"
        if form.pos == "PROPN" or (form.definite and "subject" not in taken) or form.number == "plur" and "subject" not in taken:
            return "subject" if "subject" not in taken or form.pos == "PROPN" else "object"
        return "object" if "object" not in taken else "other"
