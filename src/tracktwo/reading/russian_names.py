"""Names of people in Russian: from the form in the text to the nominative, all parts in one case and one gender.

Surnames of the region follow Russian declension ("Пашиняна", "Мамедовой"), but few stand in a dictionary, so every part gets its possible
nominatives from the dictionary and from its ending, and the parts decide together: "Шахина Мустафаева" is a woman in the nominative or a
man in the genitive, and the case that the sentence gives it tells which.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

from tracktwo.reading.russian_words import cased_like, is_known, parses

Gender = Literal["masc", "fem"]
CASES = ("nom", "gen", "dat", "acc", "ins", "loc")
_GENDERS: tuple[Gender, ...] = ("masc", "fem")
_VOWELS = "аеёиоуыэюя"
_HUSHERS = "жшчщц"
_DICTIONARY_CASES = {"nomn": "nom", "gent": "gen", "datv": "dat", "accs": "acc", "ablt": "ins", "loct": "loc"}
_DICTIONARY_GENDERS: dict[str, tuple[Gender, ...]] = {"masc": ("masc",), "femn": ("fem",), "ms-f": _GENDERS}

#: Endings of surnames and by-names that never change.
_FIXED = (
    "ли",
    "лы",
    "лу",
    "лю",
    "заде",
    "оглы",
    "оглу",
    "кызы",
    "гызы",
    "швили",
    "дзе",
    "енко",
    "ых",
    "их",
    "ко",
    "уа",
    "ия",
    "ури",
    "ани",
)
_POSSESSIVE = ("ов", "ев", "ёв", "ин", "ын")

#: How sure one reading of one part is: set so that a dictionary name outweighs an ending, and the case of the sentence a close call.
_FROM_DICTIONARY, _FROM_ENDING, _RARE, _UNCHANGED = 1.0, 0.7, 0.25, 0.05
_CASE_AGREES, _ATTESTED = 2.0, 4.0


@dataclass(frozen=True, slots=True)
class _Form:
    base: str
    gender: Gender
    case: str
    weight: float


def base_of_name(words: Sequence[str], *, cases: Collection[str] = (), gender: Gender | None = None, seen: Collection[str] = ()) -> str:
    """The nominative of a person's name.

    Args:
        words: the parts of the name as written.
        cases: the cases that the sentence gives the name and its title; one that comes twice counts twice.
        gender: where something else tells it, such as a title.
        seen: words that stand in the nominative elsewhere in the same text.
    """
    best, most = tuple(words), -1.0
    for sex, case in product(_GENDERS, CASES):
        if gender is not None and sex != gender:
            continue
        chosen = [_best(word, sex, case, seen, is_last=number == len(words) - 1) for number, word in enumerate(words)]
        score = 1.0
        for form in chosen:
            score *= form.weight
        score *= _CASE_AGREES ** sum(case == other for other in cases)
        score *= 1.1 if case == "nom" else 1.0
        if score > most:
            best, most = tuple(form.base for form in chosen), score
    return " ".join(best)


def _best(word: str, gender: Gender, case: str, seen: Collection[str], *, is_last: bool) -> _Form:
    found = [f for f in forms(word, is_last) if f.gender == gender and f.case == case]
    if not found:
        return _Form(word, gender, case, _UNCHANGED)
    return max(
        (_Form(f.base, f.gender, f.case, f.weight * (_ATTESTED if f.base in seen and f.base != word else 1.0)) for f in found),
        key=lambda f: f.weight,
    )


def gender_of_name(words: Sequence[str]) -> Gender | None:
    """What the parts of a name in the nominative say of it: "-ова", "-вна", "кызы", a first name that the dictionary knows."""
    sums = dict.fromkeys(_GENDERS, 1.0)
    for word in words:
        for sex in _GENDERS:
            sums[sex] *= max((f.weight for f in forms(word, word is words[-1]) if f.gender == sex and f.case == "nom"), default=_UNCHANGED)
    if sums["masc"] == sums["fem"]:
        return None
    return "masc" if sums["masc"] > sums["fem"] else "fem"


@functools.lru_cache(maxsize=50_000)
def forms(word: str, is_last: bool) -> tuple[_Form, ...]:
    """What one part of a name may be a form of; the last part is taken for a surname."""
    if "-" in word.strip("-"):
        return _double(word, is_last)
    lowered = word.casefold()
    if len(lowered.rstrip(".")) < 3 or word.endswith(".") or not any("а" <= c <= "я" for c in lowered) or lowered == word:
        return tuple(_Form(word, g, c, _FROM_ENDING) for g, c in product(_GENDERS, CASES))
    best: dict[tuple[str, Gender, str], float] = {}
    known = is_known(lowered)
    for form in (*_from_dictionary(lowered, known), *_from_ending(lowered, known, is_last)):
        key = (form.base, form.gender, form.case)
        best[key] = max(best.get(key, 0.0), form.weight)
    return tuple(_Form(cased_like(word, base), gender, case, weight) for (base, gender, case), weight in best.items())


def _double(word: str, is_last: bool) -> tuple[_Form, ...]:
    """Both halves of a double name in one case and gender; a half that does not change stays ("аль-", "Мухаммед-оглы")."""
    found = []
    for gender, case in product(_GENDERS, CASES):
        halves = [_best(half, gender, case, (), is_last=is_last) for half in word.split("-")]
        found.append(_Form("-".join(h.base for h in halves), gender, case, min(h.weight for h in halves)))
    return tuple(found)


def _from_dictionary(word: str, known: bool) -> Iterator[_Form]:
    for parse in parses(word):
        tag = parse.tag
        grammemes = tag.grammemes
        is_name = "Name" in grammemes or "Surn" in grammemes or "Patr" in grammemes
        case = _DICTIONARY_CASES.get(str(tag.case))
        if not is_name or case is None or tag.number == "plur":
            continue
        nominative = parse.inflect({"nomn"})
        if nominative is not None:
            base = nominative.word if "ё" in word else nominative.word.replace("ё", "е")
            for gender in _DICTIONARY_GENDERS.get(str(tag.gender), ()):
                yield _Form(base, gender, case, _FROM_DICTIONARY if known else _RARE)


def _from_ending(word: str, known: bool, is_last: bool) -> Iterator[_Form]:
    sure = _RARE if known else _FROM_ENDING
    if is_last and word[-1] in "иоуюэе":  # "Берлускони", "Обико"
        for gender, case in product(_GENDERS, CASES):
            yield _Form(word, gender, case, sure * (0.9 if word[-1] in "ио" else 0.3))
    if word.endswith(_FIXED) and len(word) > 3:
        for gender, case in product(_GENDERS, CASES):
            own = (word.endswith(("оглы", "оглу")) and gender == "fem") or (word.endswith(("кызы", "гызы")) and gender == "masc")
            yield _Form(word, gender, case, _UNCHANGED if own else _FROM_ENDING)
    for base, gender, cases, weight in (
        *_possessive(word),
        *_adjective(word),
        *_hard(word),
        *_soft(word),
        *(_on_a(word) if is_last else ()),
    ):
        if any(c in _VOWELS for c in base[:-1]):
            for case in cases.split():
                yield _Form(base, gender, case, weight * sure)


Found = tuple[str, Gender, str, float]


def _possessive(word: str) -> Iterator[Found]:
    """ "-ов", "-ев", "-ин"."""
    for ending in _POSSESSIVE:
        if word.endswith(ending):
            yield word, "masc", "nom", 1.4
        for tail, gender, cases, base in (
            ("а", "fem", "nom", "а"), ("а", "masc", "gen acc", ""), ("у", "masc", "dat", ""), ("у", "fem", "acc", "а"),
            ("ым", "masc", "ins", ""), ("е", "masc", "loc", ""), ("ой", "fem", "gen dat ins loc", "а"), ("ою", "fem", "ins", "а"),
        ):  # fmt: skip
            if word.endswith(ending + tail) and len(word) > len(ending + tail) + 1:
                yield word[: len(word) - len(tail)] + base, "masc" if gender == "masc" else "fem", cases, 1.4


def _adjective(word: str) -> Iterator[Found]:
    """ "-ский", "-цкий"."""
    for stem in ("ск", "цк"):
        for tail, gender, cases in (
            ("ий", "masc", "nom"), ("ого", "masc", "gen acc"), ("ому", "masc", "dat"), ("им", "masc", "ins"), ("ом", "masc", "loc"),
            ("ая", "fem", "nom"), ("ой", "fem", "gen dat ins loc"), ("ую", "fem", "acc"),
        ):  # fmt: skip
            if word.endswith(stem + tail):
                is_man = gender == "masc"
                yield word[: len(word) - len(tail)] + ("ий" if is_man else "ая"), "masc" if is_man else "fem", cases, 1.4


def _hard(word: str) -> Iterator[Found]:
    """A man's name on a hard consonant, a woman's on "-а", and a woman's name on a consonant, which does not change."""
    if word[-1] not in _VOWELS + "ьъ":
        yield word, "masc", "nom", 1.0
        yield word, "fem", " ".join(CASES), 0.6
    stem, last = word[:-1], word[-1]
    if stem and stem[-1] not in _VOWELS + "ьъй":
        if last == "а":
            yield stem, "masc", "gen acc", 1.0
            yield word, "fem", "nom", 0.3 if stem.endswith("ян") else 1.0
            yield word, "masc", "nom", 0.2
        elif last == "у":
            yield stem, "masc", "dat", 1.0
            yield stem + "а", "fem", "acc", 0.9
        elif last == "е":
            yield stem, "masc", "loc", 1.0
            yield stem + "а", "fem", "dat loc", 0.9
        elif last == "ы" or (last == "и" and stem[-1] in "гкхжшчщ"):
            yield stem + "а", "fem", "gen", 1.0
    for tail in ("ом", "ем"):
        stem = word[:-2]
        if word.endswith(tail) and stem and stem[-1] not in _VOWELS + "ьъ" and (tail == "ом" or stem[-1] in _HUSHERS):
            yield stem, "masc", "ins", 1.0
    if word.endswith(("ой", "ою")) and word[-3:-2] not in _VOWELS:
        yield word[:-2] + "а", "fem", "ins", 1.0
    if word.endswith("ей") and word[-3:-2] in _HUSHERS:
        yield word[:-2] + "а", "fem", "ins", 0.8


def _on_a(word: str) -> Iterator[Found]:
    """A man's surname on "-а": "Обама", "Гарсиа"."""
    stem = word[:-1]
    if word.endswith("ы") or (word.endswith("и") and stem[-1:] in "гкхжшчщ"):
        yield stem + "а", "masc", "gen", 0.6
    elif word.endswith("е"):
        yield stem + "а", "masc", "dat loc", 0.4
    elif word.endswith("у"):
        yield stem + "а", "masc", "acc", 0.4
    elif word.endswith("ой"):
        yield word[:-2] + "а", "masc", "ins", 0.8


def _soft(word: str) -> Iterator[Found]:
    """ "-ь", "-й", "-я"."""
    if word.endswith(("ь", "й")):
        yield word, "masc", "nom", 1.0
        yield word, "fem", "nom acc" if word.endswith("ь") else " ".join(CASES), 0.5
    stem, last = word[:-1], word[-1]
    sign = "й" if stem and stem[-1] in _VOWELS else "ь"
    if stem and stem[-1] not in "ьъй" + _HUSHERS:
        if last == "я":
            yield stem + sign, "masc", "gen acc", 1.0
            yield word, "fem", "nom", 0.9
        elif last == "ю":
            yield stem + sign, "masc", "dat", 1.0
            yield stem + "я", "fem", "acc", 0.9
        elif last == "е":
            yield stem + sign, "masc", "loc", 0.6
            yield stem + "я", "fem", "dat loc", 0.6
        elif last == "и" and stem[-1] not in "гкх":
            yield stem + "я", "fem", "gen" + (" dat loc" if stem.endswith("и") else ""), 0.8
    stem = word[:-2]
    if word.endswith("ем") and stem and stem[-1] not in "ьъ" + _HUSHERS:
        yield stem + ("й" if stem[-1] in _VOWELS else "ь"), "masc", "ins", 1.0
    if word.endswith(("ей", "ею")) and stem and stem[-1] not in "ьъ" + _HUSHERS:
        yield stem + "я", "fem", "ins", 1.0
