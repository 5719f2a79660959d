"""Numbers as reports write them: digits with separators, words, ranges, with "at least" and the like before them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.model.vocab import Qualifier
from tracktwo.reading.analysis import Token
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.word_patterns import Patterns


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberWords:
    """Number words of a language. `values` are added up ("twenty two"), `multipliers` multiply what stands before ("two hundred").

    `qualifiers`: words before (or after) a number that make it a bound. `range_words`: "to" in "20 to 30"; `between`: before "20 and 30".
    `joiners`: "and" in "a hundred and two". `grouping`: marks between groups of three digits; `decimal`: the mark before a fraction.
    """

    values: dict[str, int] = field(default_factory=dict)
    multipliers: dict[str, int] = field(default_factory=dict)
    qualifiers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    range_words: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    grouping: str = ", "
    decimal: str = "."


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number at tokens `[first, last)` of a sequence. `low` and `high` are set for a range, whose `value` is `None`."""

    first: int
    last: int
    span: Span
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None


_DIGITS = re.compile(r"\d+(?:[.,\u00a0\u202f ]\d+)*")


class Numbers:
    """Finds numbers in the tokens of one language."""

    def __init__(self, words: NumberWords) -> None:
        self._words = words
        self._values: Patterns[int] = Patterns([(w, v) for w, v in words.values.items()])
        self._multipliers: Patterns[int] = Patterns([(w, v) for w, v in words.multipliers.items()])
        self._qualifiers: Patterns[str] = Patterns([(form, name) for name, forms in words.qualifiers.items() for form in forms])
        self._lone = {fold(w) for w in words.multipliers}
        self._between = {fold(w) for w in words.between}
        self._range = {fold(w) for w in words.range_words} | {"-", "–", "—"}
        self._joiners = {fold(w) for w in words.joiners}

    def find(self, tokens: Sequence[Token]) -> tuple[Number, ...]:
        """The numbers among `tokens`, in order, ranges as one."""
        found: list[Number] = []
        at = 0
        while at < len(tokens):
            read = self._one(tokens, at)
            if read is None:
                at += 1
                continue
            value, last = read
            low = high = None
            between = at > 0 and fold(tokens[at - 1].text) in self._between
            links = self._joiners if between else self._range
            if last + 1 < len(tokens) and fold(tokens[last].text) in links:
                second = self._one(tokens, last + 1)
                if second is not None and second[0] > value:
                    low, high, last = value, second[0], second[1]
            found.append(
                Number(
                    first=at,
                    last=last,
                    span=Span(tokens[at].start, tokens[last - 1].end),
                    value=None if high is not None else value,
                    low=low,
                    high=high,
                    qualifier=self._qualifier(tokens, at, last),
                )
            )
            at = last
        return tuple(found)

    def _one(self, tokens: Sequence[Token], at: int) -> tuple[float, int] | None:
        """The number that begins at `tokens[at]` and the index after it."""
        total = current = 0.0
        started = False
        index = at
        while index < len(tokens):
            text = tokens[index].text
            if text[:1].isdigit():
                digits = None if started else self._digits(text)
                if digits is None:
                    break
                current, index, started = digits, index + 1, True
                while index < len(tokens) and self._grouped(tokens, index):
                    current, index = current * 1000 + int(tokens[index].text), index + 1
                continue
            multiplier = self._multipliers.at(tokens, index)
            # "hundreds of boats" is no number
            if multiplier and (started or fold(text) in self._lone):
                current = (current or 1) * multiplier.value
                if multiplier.value >= 1000:
                    total, current = total + current, 0
                index, started = multiplier.last, True
                continue
            value = self._values.at(tokens, index)
            if value:
                if started and current % 100 and not (current % 10 == 0 and value.value < 10):
                    break
                current, index, started = current + value.value, value.last, True
                continue
            joins = started and fold(text) in self._joiners or started and text == "-"
            if joins and index + 1 < len(tokens) and self._values.at(tokens, index + 1) and (current >= 100 or text == "-" or total):
                index += 1
                continue
            break
        return (total + current, index) if started else None

    def _digits(self, text: str) -> float | None:
        """The value of a token of digits; `None` for clocks, dates and the like."""
        if not _DIGITS.fullmatch(text):
            return None
        groups = re.split(r"([^\d])", text)
        numbers, marks = groups[::2], groups[1::2]
        if all(m in self._words.grouping or m in "\u00a0\u202f" for m in marks) and all(len(n) == 3 for n in numbers[1:]):
            return float("".join(numbers))
        if len(numbers) == 2 and (marks[0] == self._words.decimal or marks[0] in ".,"):
            return float(".".join(numbers))
        return None

    def _grouped(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether the token goes on a number whose groups stand apart: "12 300"."""
        token, before = tokens[index], tokens[index - 1]
        return " " in self._words.grouping and bool(
            re.fullmatch(r"\d{3}", token.text) and re.fullmatch(r"\d{1,3}", before.text) and token.start - before.end == 1
        )

    def _qualifier(self, tokens: Sequence[Token], first: int, last: int) -> Qualifier | None:
        for start in range(max(0, first - 4), first):
            found = self._qualifiers.at(tokens, start)
            if found and found.last == first:
                return _qualifier(found.value)
        after = self._qualifiers.at(tokens, last) if last < len(tokens) else None
        return _qualifier(after.value) if after and after.value.endswith("_after") else None


def _qualifier(name: str) -> Qualifier:
    names: dict[str, Qualifier] = {"at_least": "at_least", "about": "about", "up_to": "up_to", "at_least_after": "at_least"}
    return names[name]


@functools.cache
def numbers_of(language: str) -> Numbers:
    """The numbers of a language; digits alone where it has no number words."""
    return Numbers(load_lexicon(NumberWords, language, "numbers") if has_lexicon(language, "numbers") else NumberWords())
