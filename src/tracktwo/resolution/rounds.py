"""Which round of a series a telling speaks of ("the eleventh session", "11-е заседание"), and one name for each unit of a quantity."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tracktwo.model.folding import fold

_MEETING = r"(?:meeting|session|round|sitting|заседан|встреч|раунд|görüş|iclas|toplantı|kez|raund|նիստ|հանդիպ|փուլ)"
_DIGITS = re.compile(
    r"(?<![\d.,-])(\d{1,3})\s?(?:st|nd|rd|th|-?(?:е|я|й|ое|ая|ый|го|ой|ом|ем|му)|-?(?:[iıuü]?nc[iıuü]|c[iıuü])|-?(?:րդ|ին)|\.)\s(?:\w+\s){0,3}?"
    + fold(_MEETING)
)
_WORDS = {
    stem: number
    for number, stems in enumerate(
        (
            ("second", "втор", "ikinci", "երկրորդ"),
            ("third", "трет", "ucuncu", "երրորդ"),
            ("fourth", "четверт", "dorduncu", "չորրորդ"),
            ("fifth", "пят", "besinci", "հինգերորդ"),
            ("sixth", "шест", "altinci", "վեցերորդ"),
            ("seventh", "седьм", "yeddinci", "յոթերորդ"),
            ("eighth", "восьм", "sekkizinci", "ութերորդ"),
            ("ninth", "девят", "doqquzuncu", "իններորդ"),
            ("tenth", "десят", "onuncu", "տասներորդ"),
            ("eleventh", "одиннадцат", "on birinci", "տասնմեկերորդ"),
            ("twelfth", "двенадцат", "on ikinci", "տասներկուերորդ"),
            ("thirteenth", "тринадцат", "on ucuncu", "տասներեքերորդ"),
        ),
        2,
    )
    for stem in stems
}
_SPELLED = re.compile(
    r"\b(" + "|".join(sorted((re.escape(fold(w)) for w in _WORDS), key=len, reverse=True)) + r")\w*\s(?:\w+\s){0,3}?" + fold(_MEETING)
)
_ROUND = re.compile(
    r"\bround\s(\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen)\b(?!\s(?:days?|hours?|people|experts)\b)"
)
_CARDINALS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"]
_BY_FOLD = {fold(word): number for word, number in _WORDS.items()}

_UNITS = (
    ("t", ("t", "ton", "тонн", "տոննա")),
    ("wagon", ("wagon", "railcar", "rail", "tank", "vaqon", "вагон", "цистерн", "վագոն", "car")),
    ("truck", ("truck", "lorr", "грузовик", "фур", "yuk", "բեռնատար")),
    ("person", ("person", "people", "detainee", "prisoner", "soldier", "human", "nefer", "человек", "чел", "լիցք", "մարդ", "գերի")),
    ("body", ("bod", "remains", "тел", "останк", "cesed", "meyit", "nas", "դի", "աճյուն")),
)


def round_of(words: str) -> int | None:
    """The number of the round that the words speak of; `None` where they give none, or two."""
    folded = fold(words)
    found = {int(match[1]) for match in _DIGITS.finditer(folded)}
    found |= {_BY_FOLD[match[1]] for match in _SPELLED.finditer(folded)}
    found |= {_CARDINALS.index(m[1]) + 2 if m[1] in _CARDINALS else int(m[1]) for m in _ROUND.finditer(folded)}
    return next(iter(found)) if len(found) == 1 else None


def unit_of(unit: str) -> str:
    """One name for a unit in any language: `t`, `wagon`, `truck`, `person`, `body`, else its folded words."""
    folded = fold(unit).strip()
    for name, stems in _UNITS:
        if any(folded == stem if len(stem) == 1 else folded.startswith(fold(stem)) for stem in stems):
            return name
    return folded


_NUMBER = re.compile(r"(?<![\d.,:-])\d{1,3}(?:[ ,.]\d{3})+(?!\d)|(?<![\w.,:-])\d+(?![\w:-]|[.,]\d)")


def numbers_of(words: str, dates: Iterable[str | None]) -> frozenset[int]:
    """The numbers from ten on that the words give, but for those that are parts of its dates or years."""
    parts = {int(part) for date in dates if date for part in date[:10].split("-") if part.isdigit()}
    found = {int(re.sub(r"\D", "", match[0])) for match in _NUMBER.finditer(words)}
    return frozenset(n for n in found if n >= 10 and n not in parts and not 1900 <= n <= 2100)
