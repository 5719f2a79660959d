"""How a written name sounds, whatever the script: words of names as strings of sounds that can be compared.

One letter stands for one sound. Latin, Cyrillic (Russian and Azerbaijani), Armenian and Georgian letters lead to the same sounds; where a
spelling can be read in two ways (`x` is kh in Baku and ks in Alex) a word has two readings, and two words are as near as their nearest
readings. What a way of writing loses (ə written a or e, a dropped h or y, г for h) costs little; another consonant costs a full point.
"""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

VOWELS = frozenset("aəeiıoöuü")

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "ye", "ё": "yo", "ж": "Z", "з": "z", "и": "i", "й": "y", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "x", "ц": "T", "ч": "C", "ш": "S",
    "щ": "S", "ъ": "", "ы": "ı", "ь": "", "э": "e", "ю": "yü", "я": "yə", "ә": "ə", "ғ": "G", "ҝ": "g", "ө": "ö", "ү": "ü", "һ": "h",
    "ҹ": "J", "ј": "y", "і": "i", "ї": "i", "є": "ye", "ґ": "g",
}  # fmt: skip
_ARMENIAN = {
    "ա": "a", "բ": "b", "գ": "g", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "ı", "թ": "t", "ժ": "Z", "ի": "i", "լ": "l", "խ": "x",
    "ծ": "T", "կ": "k", "հ": "h", "ձ": "D", "ղ": "G", "ճ": "C", "մ": "m", "յ": "y", "ն": "n", "շ": "S", "ո": "o", "չ": "C", "պ": "p",
    "ջ": "J", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "T", "ւ": "v", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f", "և": "ev",
}  # fmt: skip
_GEORGIAN = {
    "ა": "a", "ბ": "b", "გ": "g", "დ": "d", "ე": "e", "ვ": "v", "ზ": "z", "თ": "t", "ი": "i", "კ": "k", "ლ": "l", "მ": "m", "ნ": "n",
    "ო": "o", "პ": "p", "ჟ": "Z", "რ": "r", "ს": "s", "ტ": "t", "უ": "u", "ფ": "p", "ქ": "k", "ღ": "G", "ყ": "k", "შ": "S", "ჩ": "C",
    "ც": "T", "ძ": "D", "წ": "T", "ჭ": "C", "ხ": "x", "ჯ": "J", "ჰ": "h",
}  # fmt: skip
_LATIN = {
    "ə": "ə", "ä": "ə", "ı": "ı", "ö": "ö", "ü": "ü", "ğ": "G", "ş": "S", "š": "S", "ç": "C", "č": "C", "ž": "Z", "q": "g", "x": "x",
    "j": "J", "c": "c", "w": "v", "y": "y",
}  # fmt: skip
#: Letters that only the Azerbaijani and Turkish alphabets have: in their words c is dj, j is zh, x is kh.
_TURKIC = frozenset("əığşçöü")
_MANY = (
    ("dzh", "J"), ("dsch", "J"), ("dj", "J"), ("tch", "C"), ("tsch", "C"), ("sch", "S"), ("sh", "S"), ("ch", "C"), ("zh", "Z"),
    ("kh", "x"), ("gh", "G"), ("th", "t"), ("ph", "f"), ("ts", "T"), ("tz", "T"), ("dz", "D"), ("ck", "k"), ("ou", "u"), ("oo", "u"),
    ("ee", "i"),
)  # fmt: skip
#: Families of spelling that no letter rule gives: Russian writes Оганес for Hovhannes, and bek where Azerbaijani has bəy.
_FAMILIES = (
    (re.compile(r"^[hx]?o(?:v|vh|g|h)an(?=y?[ie]s)"), "hovhan"),
    (re.compile(r"^ge(?=or[gk]$)"), "gev"),
    (re.compile(r"b(?:y?[eə])k(?=ov|li|$)"), "bəy"),
    (re.compile(r"C(?=yan|ian)"), "tC"),
)

_NEAR = {
    "aə": 0.05, "əe": 0.05, "ae": 0.15, "ıi": 0.05, "iy": 0.1, "ıy": 0.2, "uü": 0.05, "oö": 0.05, "öe": 0.25, "üi": 0.25, "ui": 0.4,
    "ıu": 0.25, "ei": 0.3, "əi": 0.3, "ou": 0.3, "oe": 0.4, "ao": 0.3, "əo": 0.4, "öü": 0.3, "ıə": 0.3, "ıe": 0.3,
    "hx": 0.05, "gG": 0.05, "gh": 0.2, "gx": 0.4, "Gx": 0.3, "Gh": 0.3, "gk": 0.2, "Gk": 0.35, "kx": 0.5, "kh": 0.6,
    "JZ": 0.1, "JC": 0.35, "Jc": 0.05, "Jy": 0.3, "Zy": 0.4, "CS": 0.5, "Cc": 0.1, "cT": 0.1, "ck": 0.1, "cs": 0.3, "CT": 0.4, "CZ": 0.6,
    "Ts": 0.4, "TD": 0.3, "Dz": 0.4, "DJ": 0.4, "zZ": 0.4, "sS": 0.5, "sz": 0.7, "SZ": 0.6,
    "bp": 0.25, "dt": 0.2, "vf": 0.25, "bv": 0.6, "pf": 0.5, "vu": 0.3,
}  # fmt: skip
#: Pairs of vowels that a language without ə keeps apart.
_KEPT = frozenset(("ae", "ea", "ao", "oa", "ou", "uo"))
_SUBSTITUTION = {pair: cost for two, cost in _NEAR.items() for pair in ((two[0], two[1]), (two[1], two[0]))}


@functools.lru_cache(maxsize=65536)
def readings(word: str) -> tuple[str, ...]:
    """The strings of sounds that `word` may stand for, likeliest first; empty where it holds no letter."""
    lowered = word.replace("İ", "i").casefold().replace("i̇", "i")
    if "c" in lowered or "j" in lowered or "x" in lowered:
        plain: tuple[str, ...] = (_sounds(lowered, turkic=bool(_TURKIC & set(lowered))),)
        if not _TURKIC & set(lowered):
            if "x" in lowered:
                plain += (_sounds(lowered.replace("x", "ks"), turkic=False),)
            if re.search(r"j(?![aeiou])", lowered):
                plain += (_sounds(re.sub(r"j(?![aeiou])", "y", lowered), turkic=False),)
    else:
        plain = (_sounds(lowered, turkic=False),)
    if "аа" in lowered:  # Russian drops the h of Vahagn and Sahakyan: Ваагн, Саакян
        plain += (_sounds(lowered.replace("аа", "аһа"), turkic=False),)
    found = [p for p in plain if p]
    for sounds in tuple(found):
        for family, written in _FAMILIES:
            other = _collapsed(family.sub(written, sounds))
            if other not in found:
                found.append(other)
    return tuple(found)


def _sounds(lowered: str, *, turkic: bool) -> str:
    first = next((c for c in lowered if c.isalpha()), "")
    if "Ա" <= first <= "և" or "ա" <= first <= "և":
        return _collapsed(_armenian(lowered))
    if "а" <= first <= "ӿ" or first in "ёјіїєґ":
        return _collapsed(_cyrillic(lowered))
    if "ა" <= first <= "ჿ":
        return _collapsed("".join(_GEORGIAN.get(c, "") for c in lowered))
    return _collapsed(_latin(lowered, turkic=turkic))


def _armenian(lowered: str) -> str:
    lowered = lowered.replace("ու", "u").replace("եւ", "ev").replace("եա", "ya").replace("իւ", "yu")
    if lowered.startswith("ո") and not lowered.startswith("ու"):
        lowered = "v" + lowered
    if lowered.startswith("յ"):  # classical spelling: Յովհաննէս
        lowered = "հ" + lowered[1:]
    return "".join(_ARMENIAN.get(c, c if c in "uvyaeo" else "") for c in lowered)


def _cyrillic(lowered: str) -> str:
    lowered = lowered.replace("дж", "ҹ").replace("дз", "D").replace("гь", "g")
    return "".join("D" if c == "D" else _CYRILLIC.get(c, "") for c in lowered)


def _latin(lowered: str, *, turkic: bool) -> str:
    if turkic:
        return "".join(_letter(c) for c in lowered.replace("j", "Z").replace("c", "J"))
    for many, one in _MANY:
        lowered = lowered.replace(many, one)
    return "".join(_letter(c) for c in lowered)


def _letter(letter: str) -> str:
    if letter in "JCSZTDGx":
        return letter
    if letter in _LATIN:
        return _LATIN[letter]
    plain = anyascii(letter).lower()
    return plain if plain.isalpha() else ""


def _collapsed(sounds: str) -> str:
    """Doubled sounds once: Mammad and Mamed differ by a vowel alone."""
    return re.sub(r"(.)\1+", r"\1", sounds)


@functools.lru_cache(maxsize=262144)
def distance(a: str, b: str, *, keeps_vowels: bool = False) -> float:
    """How far two words are apart in sound: 0 the same, 1 another consonant; the nearest of their readings counts.

    `keeps_vowels`: the name's language has no ə, so that a and e are as different as any two vowels (Armenian).
    """
    return min((_edits(x, y, keeps_vowels) for x in readings(a) for y in readings(b)), default=9.0)


def _edits(a: str, b: str, keeps_vowels: bool) -> float:
    if a == b:
        return 0.0
    drops = [_dropped(b, j, keeps_vowels) for j in range(len(b))]
    above = [0.0]
    for drop in drops:
        above.append(above[-1] + drop)
    for i, x in enumerate(a):
        dropped = _dropped(a, i, keeps_vowels)
        row = [above[0] + dropped]
        for j, y in enumerate(b):
            row.append(min(above[j] + _swapped(x, y, keeps_vowels), above[j + 1] + dropped, row[j] + drops[j]))
        above = row
    return above[-1]


def _swapped(x: str, y: str, keeps_vowels: bool) -> float:
    if x == y:
        return 0.0
    if x in VOWELS and y in VOWELS:
        if keeps_vowels and x + y in _KEPT:
            return 0.6
        return _SUBSTITUTION.get((x, y), 0.65)
    return _SUBSTITUTION.get((x, y), 1.0)


def substitution(x: str, y: str) -> float:
    """How far two single sounds are apart."""
    return _swapped(x, y, False)


def _dropped(word: str, at: int, keeps_vowels: bool) -> float:
    """What it costs that one of two words has this sound and the other has not."""
    sound = word[at]
    last = at == len(word) - 1
    if sound == "y":
        return 0.1 if not last else 0.3
    if sound == "ı" and not last:
        return 0.15
    if sound == "i" and keeps_vowels and 0 < at < len(word) - 1 and not {word[at - 1], word[at + 1]} & VOWELS:
        return 0.3  # Armenian writes its clusters with or without a vowel: Sargsyan, Sarkisian
    if sound in "eiı" and word[at + 1 :] == "r" and word[at - 1 : at] in ("t", "d"):
        return 0.2  # Alexander, Александр
    if sound in VOWELS:
        return 1.0 if last or at == 0 else 0.5  # a last vowel makes another name: Samir, Samira
    if sound == "h":
        between = at == 0 or (word[at - 1] in VOWELS and not last and word[at + 1] in VOWELS)
        silent = not last and word[at + 1] in "nml"
        if last and word[at - 1 : at] in VOWELS:
            return 0.15  # Nuneh, Sarah
        return 0.2 if between or silent else 0.5
    if sound == "v" and 0 < at < len(word) - 1 and word[at + 1] == "h":
        return 0.4
    return 1.0


_KEY_CLASSES = str.maketrans(
    {
        "b": "P", "p": "P", "v": "F", "f": "F", "d": "T", "t": "T", "g": "K", "G": "K", "k": "K", "x": "H", "h": "H",
        "J": "J", "Z": "J", "C": "J", "S": "J", "c": "J", "T": "J", "D": "J", "s": "S", "z": "S", "l": "L", "m": "M", "n": "N", "r": "R",
    }
)  # fmt: skip


@functools.lru_cache(maxsize=65536)
def skeletons(word: str) -> frozenset[str]:
    """Coarse keys that near spellings of `word` share: consonant classes without vowels, with and without h."""
    found = set()
    for sounds in {r.replace("c", c).replace("S", sh) for r in readings(word) for c in "Jk" for sh in "Ss"}:
        classes = "".join(c for c in sounds.translate(_KEY_CLASSES) if c.isupper())
        found.add(_collapsed(classes.replace("H", "K")))
        found.add(_collapsed(classes.replace("H", "")))
        if sounds[0] == "g":  # Russian г for h
            found.add(_collapsed(classes[1:].replace("H", "")))
    return frozenset(k if len(k) > 1 else f"{k}:{readings(word)[0]}" for k in found)
