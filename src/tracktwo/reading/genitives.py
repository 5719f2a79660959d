"""Noun phrases of languages that hang noun on noun by the genitive alone: how far a title or a body's name reaches to the right.

"Председатель | правления фонда «Мост»", "министерство | обороны Армении", "комиссия | по делимитации границы".
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from tracktwo.reading.name_scan import NameScan
from tracktwo.reading.phrases import is_capital

_OPENING, _CLOSING = '«“„"', '»”"'
#: Words of the longest phrase; what is longer is a sentence.
_LONGEST = 12


def phrase_end(seen: NameScan, at: int, last: int, *, links: Collection[str] = (), is_stop: Callable[[int], bool]) -> int:
    """One past the words before token `last` that hang on the noun right before `at`; `at` itself where none does.

    Args:
        links: prepositions inside such phrases ("по"); what they govern stands in another case than the genitive.
        is_stop: tokens that belong to something else, such as a person's name.
    """
    end, index, linked = at, at, ""
    while index < last and index - at < _LONGEST and not is_stop(index):
        token = seen.tokens[index]
        if token.text in _OPENING:
            closing = _closing(seen, index, last)
            if closing is None:
                break
            index = end = closing + 1
            continue
        if token.pos == "CCONJ" and end == index and index + 1 < last and _is_inside(seen, index + 1, linked):
            index += 1
            continue
        if token.lemma in links and token.pos == "ADP" and end == index and index + 1 < last and seen.tokens[index + 1].case:
            linked = seen.tokens[index + 1].case or ""
            index += 1
            continue
        if not _is_inside(seen, index, linked):
            break
        index += 1
        if token.pos in ("NOUN", "PROPN", "X") or seen.is_acronym(index - 1):
            end = index
            linked = ""
    return end


def _is_inside(seen: NameScan, index: int, linked: str) -> bool:
    """Whether a word can stand in such a phrase: a genitive, an abbreviation, or what a preposition has asked for."""
    token = seen.tokens[index]
    if seen.is_acronym(index):
        return True
    if token.pos not in ("NOUN", "PROPN", "ADJ", "NUM", "DET", "X") and not (token.pos == "VERB" and token.form == "participle"):
        return False
    if token.text.isdigit() or not token.text[:1].isalpha():
        return False
    if seen.is_place_word(index) and len(seen.keys[index]) == 1:
        return True  # a place whose name does not change: "мэр Баку"
    return token.case == "gen" or (bool(linked) and token.case == linked) or (token.case is None and is_capital(token))


def _closing(seen: NameScan, index: int, last: int) -> int | None:
    """The quotation mark that closes the name opened at `index`."""
    for other in range(index + 1, min(index + 9, last)):
        if seen.tokens[other].text in _CLOSING:
            return other
    return None
