"""Are two names the same person's? A score with its reason, across scripts and spellings.

A name is as near as its weakest part: one family name under two given names is two people. Spelling alone never proves more than that the
names agree; whoever merges asks for a second agreeing fact where the answer is `needs_more`.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, replace
from typing import Literal

from tracktwo.resolution.given_names import is_short_for, known_as
from tracktwo.resolution.spelling import VOWELS, distance, readings, skeletons, substitution

Verdict = Literal["same", "needs_more", "different"]
Why = Literal[
    "names_agree", "initial_agrees", "short_form", "order_differs", "family_alone", "given_alone", "part_of_family", "near_spelling",
    "given_names_near", "gender_form_differs", "given_differs", "family_differs", "patronymic_differs", "initial_differs", "no_name",
]  # fmt: skip
_Level = Literal["agree", "near", "differ"]

#: From here on two names agree; found on the development half of eval/names_bench (docs/adr/0070).
SAME = 0.85
#: From here on a second agreeing fact (office, body, event, report) makes one person of two names.
NEEDS_MORE = 0.5

_HONORIFICS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "miss",
        "dr",
        "prof",
        "sir",
        "г-н",
        "г-жа",
        "господин",
        "госпожа",
        "д-р",
        "cənab",
        "canab",
        "xanım",
        "bəy",
        "bay",
        "bayan",
        "sayın",
        "պրն",
        "տկն",
        "պարոն",
        "տիկին",
        "դոկտոր",
        "ბატონი",
    ]
)
_FAMILY = re.compile(
    r"(?:yan[sc]?|ian[sc]?|yants|iants|[oe]v|yev|[oe]va|yeva|zad[əea]|[a-zəıöüğşç]{3,}l[ıiuüy]|oğlu|oglu|shvili|dze|sk[iy]y?|skaya|enko"
    r"|ян[цс]?|[оеё]ва?|заде|[а-я]{3,}л[иыу]|швили|дзе|ский|ская|енко"
    r"|[եյ]անց?|ովա?|(?:և|եւ)ա?|[ա-և]{3,}լի|զադե|շվիլի|ձե|სკი|შვილი|ძე|იანი?)$"
)
_PATRONYMIC = re.compile(r"(?:[oe]vich|[oe]vna|ович|евич|овна|евна|ьич|ична|ովիչ|ևիչ|ովնա)$")
_GENITIVE = re.compile(r"(?<=[բ-ֆ])ի$")  # Արամ Վարդանի Սահակյան: Aram, son of Vardan
_CHILD_OF = frozenset(
    ["oğlu", "oglu", "ogly", "oghlu", "qızı", "qizi", "gizi", "kizi", "kyzy", "оглы", "оглу", "кызы", "гызы", "օղլու", "օղլի"]
)
_COMPOUND = frozenset(["ter", "der", "mir", "тер", "տեր"])
_FEMALE = re.compile(r"(?<=[oe]v)a$|(?<=[ое]в)а$|(?<=ով)ա$|(?<=և)ա$|(?<=եւ)ա$")
_MALE = re.compile(r"(?:[oe]v|[ое]в|ով|և|եւ)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonName:
    """The parts of a person's name as written. `given` may be an initial; a part that the name lacks is empty."""

    given: str = ""
    family: str = ""
    patronymic: str = ""

    @property
    def has_initial(self) -> bool:
        """Whether the given name is an initial alone."""
        return bool(self.given) and is_initial(self.given)


@dataclass(frozen=True, slots=True, kw_only=True)
class NameComparison:
    """How likely two names are the same person's, and why.

    `score` is 0–1; `why` is one of a closed list, for translated pages; `reason` says the same in English with the words compared.
    """

    score: float
    why: Why
    reason: str

    @property
    def verdict(self) -> Verdict:
        """`same`, `needs_more` (a second agreeing fact) or `different`."""
        return "same" if self.score >= SAME else "needs_more" if self.score >= NEEDS_MORE else "different"


def is_initial(word: str) -> bool:
    """Whether a part of a name is an initial: one letter, or a short group of letters with a full stop ("Дж.", "Sh.")."""
    letters = word.rstrip(".")
    return len(letters) == 1 or (len(letters) <= 2 and word.endswith("."))


@functools.lru_cache(maxsize=65536)
def parse_name(name: str) -> PersonName:
    """The parts of a name in either order, without honorifics; "Aliyev, I. H." and "Ilham Heydar oğlu Əliyev" are understood."""
    glued = re.sub(r"(?<=[a-zəıöüğşçа-яёա-և])(?=[A-ZƏİÖÜĞŞÇА-ЯЁԱ-Ֆ][^\W\d_]{2})", " ", name)
    comma = "," in glued
    words = re.findall(r"[^\W\d_]+(?:[-'’ʼ՚][^\W\d_]+)*\.?", glued)
    words = [w for w in words if w.rstrip(".").casefold() not in _HONORIFICS and w.casefold() != "г-н"]
    words = [w if is_initial(w) else w.rstrip(".") for w in words]
    words, patronymic = _without_patronymic(_compounded(words))
    if not words:
        return PersonName()
    if len(words) == 1:
        only = words[0]
        return PersonName(family=only) if looks_like_family(only) or not known_as(only) else PersonName(given=only)
    at = _family_at(words, comma)
    others = words[:at] + words[at + 1 :]
    if len(others) > 1 and not patronymic:
        patronymic = others[1]
    return PersonName(given=others[0], family=words[at], patronymic=patronymic)


def looks_like_family(word: str) -> bool:
    """Whether the ending is one of family names: -yan, -ov/-ova, -li, -zadə, …"""
    return len(word) >= 5 and bool(_FAMILY.search(word.replace("İ", "i").casefold())) and not word.casefold().startswith("lev")


def _compounded(words: list[str]) -> list[str]:
    found: list[str] = []
    for word in words:
        if found and found[-1].casefold() in _COMPOUND and len(words) > 2:
            found[-1] += "-" + word
        else:
            found.append(word)
    return found


def _without_patronymic(words: list[str]) -> tuple[list[str], str]:
    for i, word in enumerate(words):
        if word.casefold() in _CHILD_OF and i >= 2 and len(words) >= 4:
            return words[: i - 1] + words[i + 1 :], words[i - 1]
        if _PATRONYMIC.search(word.casefold()) and len(words) >= 3:
            return words[:i] + words[i + 1 :], _PATRONYMIC.sub("", word.casefold())
    return words, ""


def _family_at(words: list[str], comma: bool) -> int:
    if comma or (is_initial(words[-1]) and not is_initial(words[0])):
        return 0
    likely = [i for i, w in enumerate(words) if looks_like_family(w)]
    return likely[-1] if likely else len(words) - 1


# -- comparing parts ---------------------------------------------------------------------------------------------------


def _size(a: str, b: str) -> int:
    return min(8, max(4, max(len(r) for w in (a, b) for r in readings(w) or ("",))))


def _keeps_vowels(*families: str) -> bool:
    """Armenian family names: their language has no ə, so a and e are two letters."""
    return any(r.endswith(("yan", "ian", "yən", "yanc", "yanT")) for f in families for r in readings(f))


def _family_level(a: str, b: str, keeps: bool) -> _Level:
    far = distance(a, b, keeps_vowels=keeps)
    if far <= (0.55 if keeps else 0.62) and far / _size(a, b) <= 0.1:
        return "agree"  # Mirzayan and Mirzoyan are two families
    return "near" if far <= 0.75 or (_size(a, b) == 8 and far <= 1.05 and _same_start(a, b)) else "differ"


def _same_start(a: str, b: str) -> bool:
    return any(x[:1] == y[:1] for x in readings(a) for y in readings(b))


def _given_level(a: str, b: str, keeps: bool) -> _Level:
    far = distance(a, b, keeps_vowels=keeps)
    mine, theirs = known_as(a), known_as(b)
    if far > 0.1 and mine and theirs and not mine & theirs and all(distance(m, t, keeps_vowels=True) > 0.1 for m in mine for t in theirs):
        return "near" if distance(a, b, keeps_vowels=True) <= 0.75 else "differ"
    if far <= 0.5 and far / _size(a, b) <= 0.125:
        return "agree"
    return "near" if far <= 0.62 else "differ"


def _initial_agrees(a: str, b: str) -> bool:
    """Whether an initial can stand for a name (or for the same name as another initial)."""
    initial, other = (a, b) if is_initial(a) else (b, a)
    for x in readings(initial.rstrip(".")):
        for y in readings(other.rstrip(".")):
            if is_initial(other):
                y = y[: len(x)]
            starts = {y[0], y.lstrip("hy")[:1] or y[0], y.lstrip("h")[:1] or y[0]}
            first = x.lstrip("y") or x
            if first[0] == "h" and y[0] in VOWELS:
                return True
            if first[0] in starts or any(substitution(first[0], s) <= 0.2 for s in starts):
                return True
    return False


def _gender(family: str) -> Literal["male", "female"] | None:
    folded = family.casefold()
    return "female" if _FEMALE.search(folded) else "male" if _MALE.search(folded) and len(folded) > 4 else None


def _without_gender(family: str) -> str:
    return _FEMALE.sub("", family.casefold()) if len(family) > 4 else family


# -- comparing names ---------------------------------------------------------------------------------------------------


@functools.lru_cache(maxsize=262144)
def compare_names(a: str, b: str) -> NameComparison:
    """How likely `a` and `b` are names of one person, with the reason. The order of the two does not matter."""
    if a > b:
        return compare_names(b, a)
    mine, theirs = parse_name(a), parse_name(b)
    best = _compare(mine, theirs)
    if mine.given and theirs.given and mine.family and theirs.family and best.score < SAME:
        turned = _compare(PersonName(given=mine.family, family=mine.given, patronymic=mine.patronymic), theirs)
        if turned.score >= SAME:
            best = replace(turned, score=round(turned.score - 0.03, 3), why="order_differs", reason=f"{turned.reason}, in another order")
    return best


def _compare(a: PersonName, b: PersonName) -> NameComparison:
    if not (a.family and b.family):
        return _compare_incomplete(a, b)
    keeps = _keeps_vowels(a.family, b.family)
    families = f"{a.family} ~ {b.family}"
    level, whole = _families(a.family, b.family, keeps)
    if level == "differ":
        return NameComparison(score=0.1, why="family_differs", reason=f"other family name: {families}")
    genders = {_gender(a.family), _gender(b.family)}
    if not (a.given and b.given):
        if genders == {"male", "female"}:
            return NameComparison(score=0.25, why="gender_form_differs", reason=f"family names of a man and a woman: {families}")
        score = 0.6 if level == "agree" else 0.35
        return NameComparison(score=score, why="family_alone", reason=f"only the family name to compare: {families}")
    givens = f"{a.given} ~ {b.given}"
    fathers = _patronymic_level(a.patronymic, b.patronymic) if a.patronymic and b.patronymic else "agree"
    if fathers == "differ":
        return NameComparison(score=0.3, why="patronymic_differs", reason=f"other patronymic: {a.patronymic} ~ {b.patronymic}")
    if a.has_initial or b.has_initial:
        if not _initial_agrees(a.given, b.given):
            return NameComparison(score=0.15, why="initial_differs", reason=f"other initial: {givens}")
        if genders == {"male", "female"} or level == "near":
            return NameComparison(score=0.3, why="gender_form_differs", reason=f"family names of two people: {families}")
        return NameComparison(score=0.75, why="initial_agrees", reason=f"family name and initial agree: {givens}, {families}")
    given = _given_level(a.given, b.given, keeps)
    if given != "agree" and is_short_for(a.given, b.given) and level == "agree":
        return NameComparison(score=0.8, why="short_form", reason=f"short form of the given name: {givens}, {families}")
    if given == "differ":
        return NameComparison(score=0.2, why="given_differs", reason=f"other given name: {givens}")
    if genders == {"male", "female"}:
        score = 0.7 if given == "agree" else 0.25
        return NameComparison(score=score, why="gender_form_differs", reason=f"one family name is a man's, one a woman's: {families}")
    if given == "near":
        score = 0.65 if level == "agree" else 0.4
        return NameComparison(score=score, why="given_names_near", reason=f"given names that may be two: {givens}")
    if fathers == "near":
        return NameComparison(score=0.7, why="patronymic_differs", reason=f"patronymics that may be two: {a.patronymic} ~ {b.patronymic}")
    if level == "near":
        return NameComparison(score=0.7, why="near_spelling", reason=f"family names that may be two: {families}")
    if not whole:
        return NameComparison(score=0.8, why="part_of_family", reason=f"one family name is part of the other: {families}")
    far = distance(a.given, b.given, keeps_vowels=keeps) / _size(a.given, b.given)
    far = max(far, distance(_without_gender(a.family), _without_gender(b.family), keeps_vowels=keeps) / _size(a.family, b.family))
    return NameComparison(score=round(0.99 - min(far, 0.12), 3), why="names_agree", reason=f"every part agrees: {givens}, {families}")


def _families(a: str, b: str, keeps: bool) -> tuple[_Level, bool]:
    """How near two family names are, and whether they are compared whole (not one part of a double name)."""
    level = _family_level(_without_gender(a), _without_gender(b), keeps)
    if level == "agree":
        return level, True
    parts = [[_without_gender(p) for p in f.split("-") if len(p) > 3] for f in (a, b)]
    if (len(parts[0]) > 1) != (len(parts[1]) > 1) and any(_family_level(x, y, keeps) == "agree" for x in parts[0] for y in parts[1]):
        return "agree", False
    return level, True


def _patronymic_level(a: str, b: str) -> _Level:
    if is_initial(a) or is_initial(b):
        return "agree" if _initial_agrees(a, b) else "differ"
    level = _given_level(_father(a), _father(b), True)
    return "near" if level == "differ" and distance(_father(a), _father(b)) <= 1.0 else level


def _father(patronymic: str) -> str:
    return _GENITIVE.sub("", _PATRONYMIC.sub("", patronymic.casefold()))


def _compare_incomplete(a: PersonName, b: PersonName) -> NameComparison:
    """One of the names is a given name alone, or no name."""
    if not (a.given and b.given):
        return NameComparison(score=0.1 if (a.family or a.given) else 0.0, why="no_name", reason="no part of a name to compare")
    agree = _given_level(a.given, b.given, True) == "agree"
    return NameComparison(score=0.5 if agree else 0.1, why="given_alone", reason=f"only the given name to compare: {a.given} ~ {b.given}")


@functools.lru_cache(maxsize=65536)
def name_keys(name: str) -> frozenset[str]:
    """Keys for blocking: two names of one person share a key. Made of the family name; of every word where it is not clear."""
    parsed = parse_name(name)
    words = [parsed.family] if looks_like_family(parsed.family) else [parsed.family, parsed.given]
    parts = {part for word in words if word and not is_initial(word) for part in (word, *word.split("-"))}
    return frozenset(key for part in parts for key in skeletons(_without_gender(part)))
