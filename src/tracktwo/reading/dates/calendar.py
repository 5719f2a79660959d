"""The calendar of a language as data (`languages/<code>/calendar.yaml`), and how a text is cut into calendar terms."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from tracktwo.model.folding import fold
from tracktwo.reading.lexicon import load_lexicon

Unit = Literal["day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"]
Link = Literal[
    "this", "last", "next", "ago", "ahead", "from", "between", "to", "until", "until_after", "by", "after", "since", "within", "over",
    "in", "on", "of", "and", "end", "start", "middle", "end_after", "within_after", "same", "following", "preceding", "later", "earlier",
    "coming", "skip", "born",
]  # fmt: skip
Sort = Literal["date", "number", "year", "decade", "month", "weekday", "relative_day", "told_day", "unit", "season", "link", "mark", "word"]

UNITS: tuple[Unit, ...] = ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century")


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The words of a language for time. A word ending in `*` stands for every word that begins so; a phrase has spaces.

    `days`: distance from the report's day ("yesterday" is -1); `told_day`: words for the day that the text told
    last ("that evening"); `no_days`: names with a weekday in them ("Good Friday"). `number_endings`: what an ending glued to a
    number says ("31-dək": until; the empty string: nothing beyond its case).
    `capitalised`: words that are calendar words only with a capital letter ("May").
    `plurals`: words that make "the coming weeks" of "the coming week"; the link `born` stands after a year of birth.
    """

    months: tuple[tuple[str, ...], ...]
    weekdays: tuple[tuple[str, ...], ...]
    days: dict[int, tuple[str, ...]]
    units: dict[str, tuple[str, ...]]
    told_day: tuple[str, ...] = ()
    no_days: tuple[str, ...] = ()
    seasons: tuple[str, ...] = ()
    numbers: dict[int, tuple[str, ...]] = field(default_factory=dict)
    ordinals: dict[int, tuple[str, ...]] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    number_endings: dict[str, tuple[str, ...]] = field(default_factory=dict)
    capitalised: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    abbreviated: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One calendar word, number or mark of a text. `links`: what a link may mean, what a number's ending says, or which
    mark it is; `possessive`: whose it is ("Saturday's"); `parts` on full dates."""

    sort: Sort
    start: int
    end: int
    value: int = 0
    links: frozenset[str] = frozenset()
    ordinal: bool = False
    weak: bool = False
    plural: bool = False
    possessive: bool = False
    parts: tuple[int, int, int] | None = None


_NUMERIC = re.compile(
    r"(?P<y>\d{4})(?P<s>[-./])(?P<m>\d{1,2})(?P=s)(?P<d>\d{1,2})|(?P<a>\d{1,2})\s?(?P<t>[-./])\s?(?P<b>\d{1,2})\s?(?P=t)\s?(?P<c>\d{4}|\d{2})"
)
_TOKEN = re.compile(
    r"(?P<date>(?<![\d.,])(?:\d{4}([-./])\d{1,2}\2\d{1,2}|\d{1,2}\s?([-./])\s?\d{1,2}\s?\3\s?(?:\d{4}|\d{2}))(?![\d:]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?|\d{1,3}(?:[,.]\d{2,})+|\d{5,}|[$€£]\s?\d+|\d+\s?%)"
    r"|(?P<number>\d{1,4})(?P<ending>(?:[-‑'’]?[^\W\d_]{1,7}|)(?!\w))"
    r"|(?P<digits>\d{1,4})"
    r"|(?P<word>[^\W\d_]+(?:['’‘ʼ][^\W\d_]+)*)"
    r"|(?P<mark>[-–—~,()/&.])"
    r"|(?P<other>\S)"
)


class Terms:
    """Cuts texts of one language into calendar terms."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._exact: dict[str, list[tuple[tuple[str, ...], Term]]] = {}
        self._stems: list[tuple[str, tuple[str, ...], Term]] = []
        self._capitalised = {fold(w) for w in calendar.capitalised}
        self._plurals = {fold(w) for w in calendar.plurals}
        self._abbreviated = {fold(w) for w in calendar.abbreviated}
        self._endings = {fold(e): link for link, endings in calendar.number_endings.items() for e in endings}
        links: dict[str, set[str]] = {}
        weak = {fold(w) for w in calendar.weak}
        for sort, value, link, words in _entries(calendar):
            for word in words:
                if sort == "link":
                    links.setdefault(word, set()).add(link)
                else:
                    self._add(
                        tuple(fold(word).split()),
                        Term(sort=sort, start=0, end=0, value=value, weak=fold(word) in weak or (sort == "number" and value == 1)),
                    )
        for number, words in calendar.ordinals.items():
            for word in words:
                self._add(tuple(fold(word).split()), Term(sort="number", start=0, end=0, value=number, ordinal=True))
        for word, meanings in links.items():
            self._add(tuple(fold(word).split()), Term(sort="link", start=0, end=0, links=frozenset(meanings)))
        self._stems.sort(key=lambda s: (-len(s[0]), -len(s[1])))
        for entries in self._exact.values():
            entries.sort(key=lambda e: -len(e[0]))
        self._cache: dict[str, tuple[tuple[tuple[str, ...], Term], ...]] = {}

    def _add(self, words: tuple[str, ...], term: Term) -> None:
        if words[0].endswith("*"):
            self._stems.append((words[0][:-1], words, term))
        else:
            self._exact.setdefault(words[0], []).append((words, term))

    def _candidates(self, word: str) -> tuple[tuple[tuple[str, ...], Term], ...]:
        known = self._cache.get(word)
        if known is None:
            stems = [(words, term) for stem, words, term in self._stems if word.startswith(stem)]
            known = tuple(sorted([*self._exact.get(word, ()), *stems], key=lambda e: -len(e[0])))
            if len(self._cache) < 50_000:
                self._cache[word] = known
        return known

    def cut(self, text: str, start: int, end: int) -> list[Term]:
        """The terms of `text[start:end]`, in order; words that say nothing about time are terms of sort `word`."""
        matches = list(_TOKEN.finditer(text, start, end))
        found: list[Term] = []
        at = 0
        while at < len(matches):
            at = self._one(matches, at, found)
        return found

    def _one(self, matches: list[re.Match[str]], at: int, found: list[Term]) -> int:
        match = matches[at]
        kind = match.lastgroup
        if kind == "word":
            return self._word(matches, at, found)
        if match["date"] is not None:
            parts = _numeric(match["date"])
            sort: Sort = "date" if parts else "word"
            found.append(Term(sort=sort, start=match.start(), end=match.end(), parts=parts))
        elif match["number"] is not None:
            found += self._number(match)
        elif match["digits"] is not None:
            found.append(_plain_number(int(match["digits"]), match.start(), match.end()))
        elif kind == "mark":
            mark = match["mark"]
            found.append(Term(sort="mark", start=match.start(), end=match.end(), links=frozenset("-" if mark in "-–—~" else mark)))
        else:
            found.append(Term(sort="word", start=match.start(), end=match.end()))
        return at + 1

    def _number(self, match: re.Match[str]) -> list[Term]:
        ending = match["ending"]
        bare = fold(ending.lstrip("-‑'’"))
        value, start = int(match["number"]), match.start()
        middle = match.end("number")
        if not ending:
            return [_plain_number(value, start, match.end())]
        if bare in ("s",) and value >= 1000:
            return [Term(sort="decade", start=start, end=match.end(), value=value)]
        link = self._endings.get(bare)
        if link is None:
            words = self._candidates(bare)
            rest = [Term(sort="word", start=middle, end=match.end())]
            if words and len(words[0][0]) == 1:
                from_letters = middle + len(ending) - len(ending.lstrip("-‑'’"))
                rest = [_placed(words[0][1], from_letters, match.end())]
                if from_letters > middle:
                    rest.insert(0, Term(sort="mark", start=middle, end=from_letters, links=frozenset("-")))
            return [_plain_number(value, start, middle), *rest]
        plain = _plain_number(value, start, match.end())
        return [Term(sort=plain.sort, start=start, end=match.end(), value=value, links=frozenset({link}) - {"none"}, ordinal=True)]

    def _word(self, matches: list[re.Match[str]], at: int, found: list[Term]) -> int:
        match = matches[at]
        key = fold(match[0])
        for words, term in self._candidates(key) or (self._candidates(key[:-2]) if key.endswith("'s") else ()):
            end = at + len(words)
            if end > len(matches) or not all(_fits(words[i], matches[at + i]) for i in range(1, len(words))):
                continue
            if key in self._capitalised and not _is_calendar_word(matches, at):
                continue
            last = matches[end - 1].end()
            if "skip" in term.links:
                return end
            tens = self._tens(matches, at, found) if term.sort == "number" and 0 < term.value < 10 else None
            if tens is not None:
                del found[found.index(tens) :]
                found.append(Term(sort="number", start=tens.start, end=last, value=tens.value + term.value, ordinal=term.ordinal))
                return end
            if key in self._abbreviated and end < len(matches) and matches[end]["mark"] == "." and matches[end].start() == last:
                last, end = matches[end].end(), end + 1
            possessive = fold(matches[end - 1][0]).endswith("'s")
            found.append(replace(_placed(term, match.start(), last), plural=key in self._plurals, possessive=possessive))
            return end
        found.append(Term(sort="word", start=match.start(), end=match.end()))
        return at + 1

    @staticmethod
    def _tens(matches: list[re.Match[str]], at: int, found: list[Term]) -> Term | None:
        """The "twenty" of "twenty-second", where it stands right before."""
        tens = found[-2] if len(found) > 1 and matches[at - 1]["mark"] == "-" else found[-1] if found else None
        said_in_words = tens is not None and tens.end - tens.start > 2
        return tens if tens and tens.sort == "number" and tens.value in (20, 30) and not tens.ordinal and said_in_words else None


def _is_calendar_word(matches: list[re.Match[str]], at: int) -> bool:
    """ "in May 2024", "May 9", and not "may", nor "May we" or "March for peace" at the head of a sentence."""
    heads = at == 0 or matches[at - 1]["mark"] == "."
    before_word = at + 1 < len(matches) and matches[at + 1]["word"] is not None
    return matches[at]["word"][0].isupper() and not (heads and before_word)


def _fits(word: str, match: re.Match[str]) -> bool:
    found = match["word"]
    if found is None:
        return False
    key = fold(found)
    return key.startswith(word[:-1]) if word.endswith("*") else key == word


def _placed(term: Term, start: int, end: int) -> Term:
    return Term(sort=term.sort, start=start, end=end, value=term.value, links=term.links, ordinal=term.ordinal, weak=term.weak)


def _plain_number(value: int, start: int, end: int) -> Term:
    return Term(sort="year" if 1500 <= value <= 2199 else "number", start=start, end=end, value=value)


def _numeric(text: str) -> tuple[int, int, int] | None:
    """Year, month and day of a date in digits: day before month, unless only the other order is a date."""
    match = _NUMERIC.fullmatch(text)
    if match is None:
        return None
    if match["y"]:
        year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    else:
        day, month, year = int(match["a"]), int(match["b"]), int(match["c"])
        if year < 100:
            year += 2000 if year < 70 else 1900
        if month > 12 and day <= 12:
            day, month = month, day
    return (year, month, day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _entries(calendar: Calendar) -> Iterator[tuple[Sort, int, str, tuple[str, ...]]]:
    for number, words in enumerate(calendar.months, 1):
        yield "month", number, "", words
    for number, words in enumerate(calendar.weekdays):
        yield "weekday", number, "", words
    for number, words in calendar.days.items():
        yield "relative_day", number, "", words
    for unit, words in calendar.units.items():
        yield "unit", UNITS.index(unit), "", words
    yield "told_day", 0, "", calendar.told_day
    yield "word", 0, "", calendar.no_days
    yield "season", 0, "", calendar.seasons
    for number, words in calendar.numbers.items():
        yield "number", number, "", words
    for link, words in calendar.links.items():
        yield "link", 0, link, words


@functools.cache
def terms_of(language: str) -> Terms:
    """The calendar terms of a language."""
    return Terms(load_lexicon(Calendar, language, "calendar"))
