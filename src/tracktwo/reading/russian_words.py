"""Russian word forms through pymorphy3: lemmas of running words and the forms that a word may be a form of."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from tracktwo.errors import ModelError

#: Universal Dependencies to the dictionary's grammemes.
_POS = {
    "NOUN": ("NOUN",), "PROPN": ("NOUN", "ADJF"), "VERB": ("VERB", "INFN", "PRTF", "PRTS", "GRND"), "AUX": ("VERB", "INFN"),
    "ADJ": ("ADJF", "ADJS", "COMP", "PRTF"), "ADV": ("ADVB", "COMP", "PRED"), "DET": ("ADJF", "NPRO"), "PRON": ("NPRO", "ADJF", "NOUN"),
    "NUM": ("NUMR", "ADJF"), "ADP": ("PREP",), "CCONJ": ("CONJ",), "SCONJ": ("CONJ",), "PART": ("PRCL",),
}  # fmt: skip
_CASE = {"nom": ("nomn",), "gen": ("gent", "gen2"), "dat": ("datv",), "acc": ("accs",), "ins": ("ablt",), "loc": ("loct", "loc2")}
_NUMBER = {"sing": "sing", "plur": "plur"}
_GENDER = {"masc": "masc", "fem": "femn", "neut": "neut"}
_NAMES = frozenset(("Name", "Surn", "Patr", "Geox", "Orgn"))


@functools.cache
def _dictionary() -> Any:
    try:
        import pymorphy3

        return pymorphy3.MorphAnalyzer(lang="ru")
    except (ImportError, OSError, ValueError) as error:
        raise ModelError(
            f"The Russian dictionary cannot be loaded: {error}.", remedy="Install tracktwo with its locked dependencies."
        ) from error


@functools.lru_cache(maxsize=100_000)
def parses(word: str) -> tuple[Any, ...]:
    """The dictionary's readings of a word in lower case, likeliest first."""
    return tuple(_dictionary().parse(word))


def is_known(word: str) -> bool:
    """Whether the dictionary itself holds the word, in any form."""
    return bool(_dictionary().word_is_known(word.casefold()))


def is_name(word: str) -> bool:
    """Whether one of the dictionary's readings of the word is a first name, surname or patronymic."""
    return any(g in parse.tag.grammemes for parse in parses(word.casefold()) for g in ("Name", "Surn", "Patr"))


@functools.lru_cache(maxsize=200_000)
def lemma_of(word: str, pos: str, case: str | None, number: str | None, gender: str | None) -> str:
    """The dictionary form of a word as a tagger sees it, with case, number and gender as `Token` has them; "е" for "ё"."""
    lowered = word.casefold()
    parse = _fitting(lowered, pos, case, number, gender)
    return lowered if parse is None else str(parse.normal_form).replace("ё", "е")


@functools.lru_cache(maxsize=50_000)
def nominative(word: str, pos: str, case: str | None, number: str | None, gender: str | None) -> str:
    """The nominative of a word as a tagger sees it, in the same number; an adjective takes `gender`. Letter case is kept."""
    lowered = word.casefold()
    if "-" in lowered and not is_known(lowered):
        first, _, last = word.rpartition("-")
        return f"{first}-{nominative(last, pos, case, number, gender)}"
    parse = _fitting(lowered, pos, case, number, gender)
    if parse is None:
        return word
    wanted = {"nomn", _NUMBER.get(number or "", "sing")}
    if pos == "ADJ" and number != "plur" and gender in _GENDER:
        wanted.add(_GENDER[gender])
    form = parse.inflect(wanted) or parse.inflect({"nomn"})
    if form is None:
        return word
    return cased_like(word, form.word if "ё" in lowered else form.word.replace("ё", "е"))


def _fitting(lowered: str, pos: str, case: str | None, number: str | None, gender: str | None) -> Any:
    """The dictionary's reading that agrees most with the tagger's; `None` where the word is not Cyrillic."""
    if not any("а" <= c <= "я" or c == "ё" for c in lowered):
        return None
    best, most = None, -1.0
    for parse in parses(lowered):
        tag = parse.tag
        fit = 4.0 * (tag.POS in _POS.get(pos, ())) + 2.0 * (tag.case in _CASE.get(case or "", ()))
        fit += (tag.number == _NUMBER.get(number or "")) + (tag.gender == _GENDER.get(gender or "")) + parse.score
        fit += 1.5 * (pos == "PROPN" and not tag.grammemes.isdisjoint(_NAMES))
        if fit > most:
            best, most = parse, fit
    return best


@functools.lru_cache(maxsize=100_000)
def bases(word: str) -> tuple[str, ...]:
    """The nominatives that `word` may be a form of, likeliest first, always with `word` itself; letter case is kept.

    Names keep their gender ("Мамедовой" is never "Мамедов"), plural names their number; other words come down to the dictionary form.
    """
    return tuple(dict.fromkeys(cased_like(word, base) for base in (*_nominatives(word.casefold()), word.casefold())))


def _nominatives(word: str) -> Iterator[str]:
    for parse in parses(word):
        tag = parse.tag
        if tag.POS == "NOUN" and any(g in tag.grammemes for g in ("Surn", "Patr")):
            form = parse.inflect({"nomn"})
            yield form.word if form else word
        elif tag.POS == "NOUN" and tag.number == "plur" and tag.case != "nomn":
            form = parse.inflect({"nomn", "plur"})
            yield form.word if form else word
            yield parse.normal_form
        elif tag.POS in ("NOUN", "ADJF", "ADJS", "PRTF", "NUMR", "NPRO"):
            yield parse.normal_form


def cased_like(word: str, base: str) -> str:
    """`base` with the capitals of `word`."""
    if word.isupper() and len(word) > 1:
        return base.upper()
    return base[:1].upper() + base[1:] if word[:1].isupper() else base
