"""Azerbaijani word forms: chains of endings taken off from the right, on letters without marks so that texts that lost them read the same.

Latin and Cyrillic (Азәрбајҹан) letters are both understood; base forms keep the letters of the text.
"""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass, field, replace

from tracktwo.model.folding import fold
from tracktwo.model.span import Span
from tracktwo.model.vocab import EntityKind
from tracktwo.reading.analysis import Analysis, Tense
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import as_written
from tracktwo.reading.word_forms import WordForm

_CYRILLIC = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "q", "ғ": "g", "д": "d", "е": "e", "ә": "e", "ж": "j", "з": "z", "и": "i", "ы": "i", "ј": "y",
        "й": "y", "к": "k", "ҝ": "g", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
        "ү": "u", "ф": "f", "х": "x", "һ": "h", "ч": "c", "ҹ": "c", "ш": "s", "э": "e",
    }
)  # fmt: skip
#: The same letters with their marks, for base forms that a Latin lexicon may list.
_LATIN = {
    "а": "a", "б": "b", "в": "v", "г": "q", "ғ": "ğ", "д": "d", "е": "e", "ә": "ə", "ж": "j", "з": "z", "и": "i", "ы": "ı", "ј": "y",
    "к": "k", "ҝ": "g", "л": "l", "м": "m", "н": "n", "о": "o", "ө": "ö", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ү": "ü",
    "ф": "f", "х": "x", "һ": "h", "ч": "ç", "ҹ": "c", "ш": "ş", "э": "e", "ё": "yo", "ю": "yu", "я": "ya", "й": "y",
}  # fmt: skip
_MARKS = "'’‘ʼ`-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Function:
    """Closed classes of words (`words.yaml`); `nouns` are words that look like verb forms and are none."""

    postpositions: tuple[str, ...] = ()
    conjunctions: tuple[str, ...] = ()
    subordinators: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    adverbs: tuple[str, ...] = ()
    particles: tuple[str, ...] = ()
    auxiliaries: dict[str, str] = field(default_factory=dict)
    nouns: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    light: tuple[str, ...] = ()
    verbs: dict[str, str] = field(default_factory=dict)
    families: tuple[str, ...] = ()
    world_given: tuple[str, ...] = ()
    never_given: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """Given names, as `given_names.yaml` has them."""

    male: tuple[str, ...] = ()
    female: tuple[str, ...] = ()
    short: dict[str, tuple[str, ...]] = field(default_factory=dict)


#: Case endings on folded letters, longest first; those that begin with n follow a possessive.
_CASES = (
    ("nin", "gen"), ("nun", "gen"), ("dan", "abl"), ("den", "abl"), ("yla", "ins"), ("yle", "ins"), ("in", "gen"), ("un", "gen"),
    ("da", "loc"), ("de", "loc"), ("la", "ins"), ("le", "ins"), ("ya", "dat"), ("ye", "dat"), ("na", "dat"), ("ne", "dat"),
    ("ni", "acc"), ("nu", "acc"), ("yi", "acc"), ("yu", "acc"), ("a", "dat"), ("e", "dat"), ("i", "acc"), ("u", "acc"),
)  # fmt: skip


#: How Azerbaijani writes Armenian letters, without marks: Գրիգոր is Qriqor.
_FROM_ARMENIAN = {
    "ու": "u", "և": "ev", "ա": "a", "բ": "b", "գ": "q", "դ": "d", "ե": "e", "զ": "z", "է": "e", "ը": "i", "թ": "t", "ժ": "j", "ի": "i",
    "լ": "l", "խ": "x", "ծ": "ts", "կ": "k", "հ": "h", "ձ": "dz", "ղ": "q", "ճ": "c", "մ": "m", "յ": "y", "ն": "n", "շ": "s", "ո": "o",
    "չ": "c", "պ": "p", "ջ": "c", "ռ": "r", "ս": "s", "վ": "v", "տ": "t", "ր": "r", "ց": "ts", "փ": "p", "ք": "k", "օ": "o", "ֆ": "f",
}  # fmt: skip


def _armenian_given() -> list[str]:
    """Armenian given names in Azerbaijani letters without marks."""
    if not has_lexicon("hy", "given_names"):
        return []
    names = load_lexicon(Given, "hy", "given_names")
    found = []
    for name in (*names.male, *names.female):
        written = name.lower()
        for letter, here in _FROM_ARMENIAN.items():
            written = written.replace(letter, here)
        found.append(written)
    return found


class AzerbaijaniMorphology:
    """Azerbaijani as finders and the shallow backend need it."""

    code = "az"

    def __init__(self) -> None:
        words = load_lexicon(Function, "az", "words") if has_lexicon("az", "words") else Function()
        self._classes: dict[str, str] = {}
        for pos, listed in (
            ("ADP", words.postpositions), ("CCONJ", words.conjunctions), ("SCONJ", words.subordinators), ("PRON", words.pronouns),
            ("DET", words.determiners), ("ADV", words.adverbs), ("PART", words.particles), ("ADJ", words.adjectives), ("NOUN", words.nouns),
        ):  # fmt: skip
            for word in listed:
                self._classes.setdefault(latin(word), pos)
        self.light = {latin(noun): noun for noun in words.light}
        self._stems: dict[str, list[tuple[str, str]]] = {}
        for stem, lemma in words.verbs.items():
            self._stems.setdefault(latin(stem), []).append((stem, lemma))
        self._families = re.compile("(?:" + "|".join(sorted(map(latin, words.families), key=len, reverse=True)) + ")$")
        given = load_lexicon(Given, "az", "given_names") if has_lexicon("az", "given_names") else Given()
        named = [latin(n) for n in (*given.male, *given.female, *words.world_given)] + _armenian_given()
        self._given = frozenset(named) - frozenset(map(latin, words.never_given))

    # -- base forms --------------------------------------------------------------------------------------------------

    def bases(self, word: str) -> tuple[str, ...]:
        """The forms that `word` may be a form of, likeliest first, and the word itself."""
        return _bases(word)

    def base_name(self, analysis: Analysis, span: Span, kind: EntityKind) -> str:
        """The name without the case of its last word; a possessive ending that belongs to the name stays: "Sülh Şurası"."""
        words = as_written(analysis, span).split()
        if not words:
            return ""
        last = words[-1]
        words[-1] = (
            self._base_person(last) if kind == "person" else _base_place(last) if kind == "place" else _base_phrase(last, len(words))
        )
        return " ".join(words)

    def _base_person(self, word: str) -> str:
        folded = latin(word)
        if "-" in word or "'" in word or "’" in word:
            return re.split(r"['’]|-(?=[a-zəıöüğşç]{1,4}$)", word)[0]
        candidates = [(word, None), *_stripped(word, folded)]
        for base, case in candidates:
            ended = latin(base)
            if self._families.search(ended) and not (case in ("acc", "dat") and len(base) == len(word) - 1 and _keeps(ended, folded)):
                return base
        for base, _ in candidates:
            if latin(base) in self._given:
                return base
        # a family name without an ending of its own: take off only what no name ends in
        cases = ("gen", "abl", "loc", "ins")
        bare = (base for base, case in candidates if case in cases and len(word) - len(base) >= 2 and len(base) >= 4)
        return next(bare, word)

    def ending_case(self, word: str, base: str) -> str | None:
        """The case that `word` is of its known base form; `None` where it is no form of it."""
        ending = latin(word).removeprefix(latin(base)).lstrip("'’-")
        if not latin(word).startswith(latin(base)):
            return None
        if ending.endswith("ki"):
            return "loc"
        return (
            "nom" if not ending else next((case for tail, case in _CASES if ending.endswith(tail) and len(tail) >= len(ending) - 1), None)
        )

    # -- names -------------------------------------------------------------------------------------------------------

    def family_ending(self, word: str) -> bool:
        """Whether the word, with or without its case, ends as family names do."""
        return len(word) >= 5 and any(self._families.search(latin(b)) and len(b) >= 5 for b in _bases(word))

    def strong_family(self, word: str) -> bool:
        """Whether the word ends in -yan, -ov(a), -yev(a) or -zadə, with or without its case."""
        return len(word) >= 6 and any(
            re.search(r"(?:yan|yev|yeva|[^aeiou]ov|[^aeiou]ova|zade)$", latin(b)) and len(b) >= 6 for b in _bases(word)
        )

    def given_name(self, word: str) -> bool:
        """Whether the word, with or without its case, is a given name of the list."""
        return any(latin(b) in self._given for b in _bases(word))

    # -- word forms --------------------------------------------------------------------------------------------------

    @functools.lru_cache(maxsize=65536)  # noqa: B019 one instance a language
    def form(self, word: str, *, opens: bool) -> WordForm:
        """The likeliest reading of a word."""
        folded = latin(word)
        if folded in self._classes:
            return WordForm(lemma=folded, pos=self._classes[folded])  # type: ignore[arg-type]
        if word[:1].isupper() and folded in self._given:
            return WordForm(lemma=folded, pos="PROPN", case="nom", number="sing")
        capital = word[:1].isupper() and not opens
        if not capital:
            verb = self._verb(word, folded)
            if verb is not None:
                return verb
        return _nominal(word, folded, capital=capital)

    def _verb(self, word: str, folded: str) -> WordForm | None:
        """The form of a verb of the list; of two stems that differ in marks (ol-, öl-) the one written."""
        lowered = word.replace("İ", "i").lower()
        for length in range(min(len(folded), 16), 1, -1):
            stems = self._stems.get(folded[:length], ())
            for _, lemma in sorted(stems, key=lambda s: not lowered.startswith(s[0])):
                found = _verb_ending(folded[length:], lemma)
                if found is not None:
                    return found
        return _unlisted_verb(lowered, folded) if len(lowered) == len(folded) else None


_REST = re.compile(
    r"(?P<voice>(?:d[iu]r|t)?(?:[iu]l|[iu]n|n|l)?)(?P<neg>m[aeiu](?![lksq])|m(?=[iu]r)|)y?"
    r"(?:(?P<past>[iu]b(?:l[ae]r|d[iu]r(?:l[ae]r)?)?|m[iu]s(?:d[iu]r?)?(?:l[ae]r)?|d[iu](?:l[ae]r|q|k|m)?)"
    r"|(?P<future>(?:acaq|ecek)(?:l[ae]r|d[iu]r|d[iu])?(?:l[ae]r)?)"
    r"|(?P<must>m[ae]l[iu](?:d[iu]r|y[iu]q|l[ae]r)?(?:l[ae]r)?)"
    r"|(?P<present>[iu]r(?:l[ae]r|[ae]m|[iu]k|[iu]q)?(?:d[iu])?|m[ae]kd[ae]d[iu]r|maqdad[iu]r)"
    r"|(?P<aorist>[ae]r(?:l[ae]r)?(?:d[iu])?)"
    r"|(?P<wish>s[iu]n(?:l[ae]r)?|[ae]q|[ae]k)"
    r"|(?P<gerund>m[ae](?:s[iu])?(?:n[iaeu]|n[iu]n|nd[ae]n?|yl[ae]|l[ae]r[iu]?(?:n[iaeu]|n[iu]n)?)?)"
    r"|(?P<infinitive>(?:maq|mek)(?:l[ae]|d[ae]n?|d[ae]d[iu]r)?|(?:mag|mey)(?:[iaeu]|[iu]n))"
    r"|(?P<complement>d[iu][gy](?:[iu](?:n[iaeu]|n[iu]n|nd[ae]n?)?)|d[iu][qk]l[ae]r[iu](?:n[iaeu]|n[iu]n)?|(?:acag|ecey)[iu](?:n[iaeu]|nd[ae]n)?)"
    r"|(?P<converb>[ae]r[ae]q|[ae]r[ae]k|[ae]nd[ae]|d[iu][qk]d[ae]n?|[iu]nc[ae])"
    r"|(?P<participle>[ae]n(?:l[ae]r)?(?:[iu]n|[ae]|[iu]|d[ae]n?|l[ae])?))$"
)  # fmt: skip


#: Endings that only verbs have; the others are verbs' where the stem is made as verbs' stems are (-lan, -laş, -dır, -ıl, -ın).
_SURE = re.compile(
    r"(?P<stem>[a-z]{2,}?)(?P<rest>[iu]bl[ae]r|m[iu]sd[iu]r(?:l[ae]r)?|m[iu]sl[ae]r(?:d[iu]r)?|(?:acaq|ecek)(?:d[iu]r)?(?:l[ae]r)?(?:d[iu]r)?"
    r"|m[ae]l[iu]d[iu]r(?:l[ae]r)?|maqdad[iu]r|mekdedir|maga|meye|maq|mek|acag[iu]n[iu]|eceyini)"
)
_MADE = re.compile(
    r"(?P<stem>[a-z]{2,}?(?:l[ae][ns]|d[iu]r|t[iu]r|[iu]l|[iu]n|[iu]s))(?P<rest>[iu]b|m[ae]s[iu](?:n[iaeu]|n[iu]n)?|d[iu][gy][iu]n[iu]|m[ae]s[iu]nd[ae]n?)"
)
#: Nouns that end as such verb forms do.
_NO_VERBS = re.compile(
    r"nam[ae]s[iu]|bar(?:maq|mag)|^(?:ko|ye|e|cor|ur|kop)me[ky]|^gelecek|(?:kat|sah|mekt|mens|na|tal|qer|tert|ett|qal|terk)[iu]b"
)
_PASSIVE = re.compile("(?<=[^aeıioöuüə])[ıiuü][ln]$")


def _unlisted_verb(lowered: str, folded: str) -> WordForm | None:
    """A verb that no list has, by an ending that nouns do not have; its lemma is what is left with -maq or -mək."""
    match = _SURE.fullmatch(folded) or _MADE.fullmatch(folded)
    if match is None or len(match["stem"]) < 3 or _NO_VERBS.search(folded):
        return None
    stem = lowered[: match.end("stem")]
    active = _PASSIVE.sub("", stem)
    passive = active != stem and len(active) >= 3
    vowels = re.findall("[aeıioöuüə]", stem)
    if not vowels:
        return None
    found = _verb_ending(match["rest"], (active if passive else stem) + ("maq" if vowels[-1] in "aıou" else "mək"))
    return replace(found, passive=passive) if found is not None else None


_SORTS = ("past", "future", "must", "present", "aorist", "wish", "gerund", "infinitive", "complement", "converb", "participle")


def _verb_ending(rest: str, lemma: str) -> WordForm | None:
    """What the endings after a verb stem say; `None` where they are none."""
    match = _REST.fullmatch(rest)
    if match is None:
        return None
    passive = bool(re.search(r"(?:[iu]l|[iu]n|n|l)$", match["voice"] or ""))
    negated = bool(match["neg"])
    sort = next(name for name in _SORTS if match[name] is not None)
    number = "plur" if re.search(r"l[ae]r", match[sort]) else "sing"
    tense: dict[str, Tense] = {
        "past": "past",
        "future": "future",
        "must": "future",
        "present": "present",
        "aorist": "future",
        "complement": "past",
    }
    mood = {"must": "necessity", "aorist": "possible", "wish": "wish", "complement": "complement", "converb": "converb"}.get(sort)
    finite = sort in ("past", "future", "must", "present", "aorist", "wish")
    return WordForm(
        lemma=lemma,
        pos="VERB",
        tense=tense.get(sort),
        form="finite"
        if finite
        else "infinitive"
        if sort == "infinitive"
        else "participle"
        if sort in ("participle", "complement")
        else "gerund",
        mood=mood,
        number=number,
        passive=passive,
        negated=negated,
        case=_gerund_case(match[sort]) if sort in ("gerund", "infinitive", "complement") else None,
    )


def _gerund_case(ending: str) -> str | None:
    for tail, case in (
        ("ndan", "abl"),
        ("nden", "abl"),
        ("nin", "gen"),
        ("nun", "gen"),
        ("na", "dat"),
        ("ne", "dat"),
        ("ni", "acc"),
        ("nu", "acc"),
    ):
        if ending.endswith(tail):
            return case
    return "dat" if ending in ("maga", "meye") else "acc" if ending in ("magi", "meyi") else "nom"


@functools.lru_cache(maxsize=65536)
def latin(word: str) -> str:
    """The word in plain Latin letters of the same number, marks and apostrophes kept as they count."""
    folded = fold(word)
    return (
        folded
        if folded.isascii()
        else word.replace("İ", "I").lower().translate(_CYRILLIC)
        if not _same_length(word, folded)
        else folded.translate(_CYRILLIC)
    )


def _same_length(word: str, folded: str) -> bool:
    return len(word) == len(folded)


@functools.lru_cache(maxsize=65536)
def _bases(word: str) -> tuple[str, ...]:
    folded = latin(word)
    found = [word]
    for mark in _MARKS:
        if mark in word[2:]:
            head = word[: word.rindex(mark)]
            found.insert(0, head)
    for base, _ in _stripped(word, folded):
        found.append(base)
        for other, _ in _stripped(base, latin(base)):
            found.append(other)
    if any("а" <= c <= "ӿ" for c in word.lower()):
        found += [_transliterated(w) for w in found]
    return tuple(dict.fromkeys(found))


def _transliterated(word: str) -> str:
    """A word in Cyrillic letters in today's Latin ones: "Азәрбајҹан" → "Azərbaycan"."""
    latin_word = "".join(_LATIN.get(c, c) for c in word.lower())
    return ("İ" if latin_word[:1] == "i" else latin_word[:1].upper()) + latin_word[1:] if word[:1].isupper() else latin_word


def _stripped(word: str, folded: str) -> list[tuple[str, str | None]]:
    """What is left without one case ending (with the plural and the possessive before it), and the case."""
    found: list[tuple[str, str | None]] = []
    if len(folded) != len(word):
        return found
    for tail in ("dir", "dur", "dirlar", "dirler", "ki"):
        if folded.endswith(tail) and len(word) - len(tail) >= 4 and (tail != "ki" or folded[-4:-2] in ("da", "de")):
            found += _stripped(word[: -len(tail)], folded[: -len(tail)])
    for ending, case in _CASES:
        if folded.endswith(ending) and len(word) - len(ending) >= 2:
            base, bare = word[: -len(ending)], folded[: -len(ending)]
            vowel = bare[-1] in "aeiou"
            if ending[0] in "ny" and not vowel:
                continue
            if ending in ("in", "un", "a", "e", "i", "u") and vowel:
                continue
            found.append((base, case))
            if case in ("loc", "abl") and bare.endswith("n") and len(bare) > 3 and bare[-2] in "iuae":
                found.append((base[:-1], case))  # after a possessive: Şurasında
            if ending[0] in "iuae" and base[-1:] in ("y", "ğ") and len(base) > 3:
                found.append((base[:-1] + ("k" if base[-1] == "y" else "q"), case))
    for own in ("si", "su"):
        if folded.endswith(own) and len(word) >= 5:
            found.append((word[:-2], None))
    for plural in ("lari", "leri", "lar", "ler"):
        if folded.endswith(plural) and len(word) - len(plural) >= 3:
            found.append((word[: -len(plural)], None))
    return found


def _keeps(base: str, whole: str) -> bool:
    """Whether the whole word is itself a family name: Məmmədova is no dative of Məmmədov."""
    return whole.endswith(("ova", "eva"))


def _base_place(word: str) -> str:
    """A place's name without its case, for places that the pack does not know."""
    if any(m in word for m in "'’"):
        return re.split(r"['’]", word)[0]
    folded = latin(word)
    for ending in ("dan", "den", "da", "de", "nin", "nun"):
        if folded.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def _base_phrase(word: str, size: int) -> str:
    """The last word of a body's name without its case: "Şurasının" → "Şurası", "Mərkəzinə" → "Mərkəzi"."""
    word = re.split(r"['’]|-(?=[a-zəıöüğşç]{1,4}$)", word)[0]
    folded = latin(word)
    if len(folded) != len(word):
        return word
    for ending in ("sinin", "sunun", "larinin", "lerinin", "inin", "unun"):
        if folded.endswith(ending):
            return word[:-3]
    for ending in ("sindan", "sinden", "sunda", "sinda", "sinde", "larindan", "lerinden", "indan", "inden", "unda", "inda", "inde"):
        if folded.endswith(ending) and size > 1:
            return word[: -4 if ending.endswith("n") else -3]
    for ending in ("sina", "sine", "suna", "sini", "sunu", "larina", "lerine", "larini", "lerini", "ina", "ine", "ini", "unu", "una"):
        if folded.endswith(ending) and size > 1:
            return word[:-2]
    for ending in ("siyla", "siyle", "iyla", "iyle"):
        if folded.endswith(ending) and size > 1:
            return word[:-3]
    for ending in ("nin", "nun", "dan", "den", "da", "de"):
        if folded.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    for ending in ("in", "un"):
        if folded.endswith(ending) and len(word) >= 6 and folded[-3] not in "aeiou":
            return word[:-2]
    return word


def _nominal(word: str, folded: str, *, capital: bool) -> WordForm:
    """A noun, name or adjective with the case that its ending is likeliest to say."""
    pos: str = "PROPN" if capital else "NOUN"
    cut = re.split(r"['’]|-(?=[a-zəıöüğşç]{1,4}$)", word)
    if len(cut) > 1 and capital:
        return WordForm(lemma=latin(cut[0]), pos="PROPN", case=_ending_case(latin(cut[1])), number="sing")
    case, base, possessed = "nom", folded, False
    number = "plur" if re.search(r"l[ae]r(?:[iu]|[iu]n|[iu]n[iu]n|[iu]n[aei]|d[ae]n?|[ae]|[iu]nd[ae]n?|l[ae])?$", folded) else "sing"
    for ending, named in _CASES:
        if not folded.endswith(ending) or len(folded) - len(ending) < 3:
            continue
        bare = folded[: -len(ending)]
        vowel = bare[-1] in "aeiou"
        if len(ending) == 1 and (capital or number == "sing") and named in ("acc", "dat"):
            # -ı and -ə end too many bare words (and possessives): a dative only on infinitives, plurals and known chains
            if number == "plur" or (named == "dat" and re.search(r"(?:l[iu]g|l[iu]y|ist|[iu]yev|ov|ev|yan)$", bare)):
                case, base = named, bare
            elif named == "acc":
                possessed = True
            continue
        if ending[0] in "ny" and not vowel:
            continue
        if ending in ("in", "un") and vowel:
            continue
        if (ending in ("na", "ne") and bare[-1] not in "iu") or (
            ending in ("ya", "ye") and bare[-1] == "i" and number == "sing" and not capital
        ):
            continue  # Narine, komissiya
        if ending in ("la", "le", "da", "de", "na", "ne", "ya", "ye", "yi", "yu", "ni", "nu") and len(bare) < 3:
            continue
        case, base = named, bare
        possessed = bool(re.search(r"(?:s[iu]|[iu])n?$", bare)) and ending[0] == "n" or bare.endswith(("inda", "inde"))
        break
    return WordForm(lemma=base if case != "nom" else folded, pos=pos, case=case, number=number, possessed=possessed, definite=case == "acc")  # type: ignore[arg-type]


def _ending_case(ending: str) -> str:
    return next((case for tail, case in _CASES if ending == tail), "nom")
