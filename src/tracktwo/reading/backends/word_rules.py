"""What the English model's word rules say of a word, remembered: its part of speech and lemma.

The rules (spaCy's attribute ruler and lemmatizer) are a seventh of the cost of a parse. All but a few look at one word alone, at its
form, tag and label; so their answer for these three holds everywhere. A paragraph in which one of the few others could apply is given
to the rules as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from spacy.attrs import DEP, LEMMA, ORTH, POS, TAG  # type: ignore[import-not-found]
from spacy.tokens import Doc

if TYPE_CHECKING:
    import spacy.language

#: The components whose answers are remembered.
RULES = ("attribute_ruler", "lemmatizer")
#: What a rule over one word may look at.
_OWN = {"TAG", "LOWER", "DEP", "IS_SPACE"}
#: Words remembered; the table starts anew beyond this, so a long run does not grow without bound.
_MOST = 200_000

Key = tuple[int, int, int]


class Word(NamedTuple):
    """A word's form, part of speech, tag, label and lemma."""

    text: str
    part: str
    tag: str
    label: str
    lemma: str


class WordRules:
    """The rules of one pipeline and what they said so far. Answers do not depend on what was asked before."""

    def __init__(self, language: spacy.language.Language) -> None:
        self._language = language
        self._known: dict[Key, Word] = {}
        self._openers: set[str] = set()
        self._written_like: list[re.Pattern[str]] = []
        self._labels: set[int] = set()
        self._is_plain = all(self._learn_rule(rule) for rule in language.get_pipe("attribute_ruler").patterns)  # type: ignore[attr-defined]
        self._opens: dict[int, bool] = {}

    def _learn_rule(self, rule: dict[str, list[list[dict[str, object]]]]) -> bool:
        """Note how a rule over several words begins; `False` where one cannot be understood."""
        for words in rule["patterns"]:
            if not set(words[0]) <= _OWN:
                return False
            if len(words) == 1:
                continue
            lower, label = words[0].get("LOWER"), words[0].get("DEP")
            if isinstance(lower, str):
                self._openers.add(lower)
            elif isinstance(lower, dict) and set(lower) == {"REGEX"}:
                self._written_like.append(re.compile(str(lower["REGEX"])))
            elif isinstance(label, str):
                self._labels.add(self._language.vocab.strings.add(label))
            else:
                return False
        return True

    def words(self, doc: Doc) -> list[Word]:
        """The words of a paragraph that was tagged and parsed, but not yet looked at by the rules."""
        keys: list[Key] = [(orth, tag, label) for orth, tag, label in doc.to_array([ORTH, TAG, DEP]).tolist()]
        if not self._is_plain or any(label in self._labels or self._may_open(orth) for orth, _, label in keys):
            return self._ruled(doc)
        if len(self._known) > _MOST:
            self._known.clear()
            self._opens.clear()
        new = list(dict.fromkeys(key for key in keys if key not in self._known))
        if new:
            alone = Doc(self._language.vocab, words=[self._string(orth) for orth, _, _ in new])
            for word, (_, tag, label) in zip(alone, new, strict=True):
                word.tag, word.dep = tag, label
            self._known.update(zip(new, self._ruled(alone), strict=True))
        return [self._known[key] for key in keys]

    def _may_open(self, orth: int) -> bool:
        """Whether a rule over several words may begin at this one."""
        known = self._opens.get(orth)
        if known is None:
            lower = self._string(orth).lower()
            known = self._opens[orth] = lower in self._openers or any(p.search(lower) for p in self._written_like)
        return known

    def _ruled(self, doc: Doc) -> list[Word]:
        for name in RULES:
            doc = self._language.get_pipe(name)(doc)
        return [Word(*map(self._string, row)) for row in doc.to_array([ORTH, POS, TAG, DEP, LEMMA]).tolist()]

    def _string(self, number: int) -> str:
        return str(self._language.vocab.strings[number])
