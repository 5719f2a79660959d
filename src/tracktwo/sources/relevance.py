"""The relevance gate: is a report about the process? Asked of the input as received, before anything is parsed or extracted.

The gate must cost next to nothing, because most of an archive is about something else: plain searches for stems first, and only where they
find enough, a look at which words stand near each other. What it looks for is the pack's: words for the sides, for what is
between them, for the process itself; the names of those who hold high office; disputed places; dialogue formats.
"""

from __future__ import annotations

import html as entities
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.packs.pack import Forms, Pack, Place

#: At this score a report counts as relevant.
THRESHOLD = 0.5
#: Words of two sides this many characters apart speak of both in one breath: two or three sentences.
_NEAR = 350
#: Unclosed elements run to the end, and no tag holds another: so that hostile pages cost no more than others.
_MARKUP = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|svg|nav|header|footer|aside)\b.*?(?:</\1\s*>|\Z)|<[^<>]*>",
    re.DOTALL,
)
_SCRIPT = re.compile(r"<(script|style|svg)\b")
_TAG = re.compile(r"<[^<>]*>")
_LETTERS = re.compile(r"\w+")
#: Letters of a word that are looked up before it is searched for: fewer let too many texts through, more find no more of them out.
_START = 6
_LONGEST = 400_000
#: Three or more names in a row are a list (of guests, of countries), and a list says nothing of those in it.
_LIST = re.compile(r"\w+(?: \w+)?, \w+(?: \w+)?,")
_LIST_REACH = 60
#: A report with this many words that speak against it needs more than a name to count.
_OTHER = 2
_TYPED = str.maketrans("əışçöüğƏİŞÇÖÜĞ", "eiscougEISCOUG")
_SETTLED = frozenset(("city", "town", "village", "district"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Relevance:
    """How surely a report is about the process (0–1), and why."""

    score: float
    reason: str

    @property
    def is_relevant(self) -> bool:
        """Whether the report is to be read."""
        return self.score >= THRESHOLD


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or phrase of the pack: what must stand in the text for it (quick), and how exactly (slower)."""

    text: str
    core: str
    pattern: re.Pattern[str]
    is_stem: bool
    is_plain: bool


@dataclass(frozen=True, slots=True)
class _Starts:
    """How words begin: of single words, and of the words of each phrase."""

    words: frozenset[str]
    phrases: tuple[frozenset[str], ...]

    def any_in(self, starts: set[str]) -> bool:
        """Whether a word or a whole phrase can stand in a text whose words begin with `starts`."""
        return not self.words.isdisjoint(starts) or any(phrase <= starts for phrase in self.phrases)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Signs:
    """What must stand in a text for it to be weighed at all: so little that one pass over its words tells."""

    sides: tuple[_Starts, ...]
    process: _Starts
    disputed: _Starts
    issues: _Starts
    lengths: tuple[int, ...]


class RelevanceGate:
    """The relevance words of a pack, made ready. Build it once; it holds no state."""

    def __init__(self, pack: Pack) -> None:
        words = pack.relevance
        holders: dict[str, set[str]] = {side: set() for side in words.sides}
        for office in pack.offices:
            for holder in office.holders:
                surnames = (name.split()[-1] for forms in holder.names.values() for name in forms)
                holders.get(office.side, set()).update(f"{surname}*" for surname in surnames if len(surname) > 3)
        shared = {name for side in holders for name in holders[side] if any(name in holders[other] for other in holders if other != side)}
        self._sides = {side: _words([*_flat(forms), *(holders[side] - shared)]) for side, forms in words.sides.items()}
        formats = (name for initiative in pack.initiatives if set(initiative.sides) == set(words.sides) for name in _flat(initiative.names))
        self._process = _words([*_flat(words.process), *filter(_is_own_name, formats)])
        disputed = (place for place in pack.places if _has_two_names(place) or (place.side is None and place.kind in _SETTLED))
        self._disputed = _words(f"{name.text}*" for place in disputed for name in place.names if len(name.text) > 4)
        self._matters = _words(_flat(words.matters))
        self._issues = _words(_flat(words.issues))
        self._other = _words(_flat(words.other))
        self._signs = _Signs(
            sides=tuple(map(_starts, self._sides.values())),
            process=_starts(self._process),
            disputed=_starts(self._disputed),
            issues=_starts(self._issues),
            lengths=tuple(range(1, _START + 1)),
        )

    def score(self, content: str, *, is_page: bool = False) -> Relevance:
        """The relevance of an input as received; of a page, what stands between the tags counts."""
        text = content[:_LONGEST].lower()
        if is_page:
            shown = _without_scripts(text)
            if not self._may_matter(entities.unescape(shown).lower() if "&" in shown else shown):
                return _nothing()
            text = _MARKUP.sub(" ", text)
            if "&" in text:
                text = entities.unescape(text).lower()
        if not self._may_matter(text):
            return _nothing()
        return self._weigh(text)

    def _may_matter(self, text: str) -> bool:
        """Whether `text` can hold enough: all sides, the process, or one side or disputed place with an issue between them."""
        words = set(_LETTERS.findall(text))
        starts = {word[:length] for word in words for length in self._signs.lengths}
        named = [keys.any_in(starts) for keys in self._signs.sides]
        if all(named) or self._signs.process.any_in(starts) or self._signs.disputed.any_in(starts):
            return True
        return any(named) and self._signs.issues.any_in(starts)

    def _weigh(self, text: str) -> Relevance:
        """The score by the words found and how near the sides are named to each other."""
        sides = [_found(words, text) for words in self._sides.values()]
        process, disputed, issues = (_found(words, text) for words in (self._process, self._disputed, self._issues))
        matters, other = _found(self._matters, text), _found(self._other, text)
        near = _near(sides, text)
        places = sorted({place for found in (*sides, process, disputed) for place in found})
        close = sum(1 for matter in matters if _distance(matter, places) < _NEAR)
        score = 0.0
        if process:
            score = 0.6 + 0.1 * min(len(process) - 1, 2) + (0.1 if close else 0.0)
        if near and close:
            score = max(score, 0.5 + 0.1 * min(near, 2) + 0.1 * min(close - 1, 2))
        elif near:
            score = max(score, 0.4)
        if (disputed and close > 1) or _kinds(self._disputed, text) > 1 or (issues and (disputed or any(sides))):
            score = max(score, 0.6)
        if len(other) >= _OTHER and len(other) * 2 >= close:
            score -= 0.4
        named = sum(1 for found in sides if found)
        found = f"sides named {named} of {len(sides)}, near each other {near}; process words {len(process)}, disputed {len(disputed)}"
        return Relevance(
            score=round(min(1.0, max(0.0, score)), 2),
            reason=f"{found}, matters {close}, issues {len(issues)}, other {len(other)}",
        )


def _nothing() -> Relevance:
    return Relevance(score=0.0, reason="neither all sides nor the process are named")


def _flat(forms: Forms) -> list[str]:
    """The forms of all languages; Azerbaijani ones also as they are typed without its letters ("gorus", "Azerbaycan")."""
    found = [form for language in sorted(forms) for form in forms[language]]
    return [*found, *(plain for form in forms.get("az", ()) if (plain := form.translate(_TYPED)) != form)]


def _has_two_names(place: Place) -> bool:
    """Whether the sides call a place by different names: what happens there is between them."""
    return len({name.side for name in place.names if name.side is not None}) > 1


def _is_own_name(name: str) -> bool:
    """Whether the name of a dialogue format can be no ordinary phrase: an acronym, or all its longer words begin with a capital."""
    words = [word for word in name.split() if len(word) > 3]
    return (len(words) >= 2 and all(word[0].isupper() for word in words)) or (len(name) >= 4 and name.isupper())


def _words(forms: Iterable[str]) -> tuple[_Word, ...]:
    """Words made ready, in a fixed order: `*` stands for an ending."""
    return tuple(_word(word) for word in sorted({form.lower().strip() for form in forms}) if word.strip("* "))


def _word(word: str) -> _Word:
    core = max(word.split("*"), key=len).strip()
    body = re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+")
    is_stem = word.endswith("*")
    return _Word(word, core, re.compile(rf"(?<!\w){body}(?!\w)"), is_stem, word in (core, f"{core}*") and " " not in core)


def _starts(words: Iterable[_Word]) -> _Starts:
    """The first letters of words and phrases."""
    parts = [frozenset(part[:_START] for part in _LETTERS.findall(word.text) if len(part) > 1) for word in words]
    return _Starts(frozenset().union(*(part for part in parts if len(part) == 1)), tuple(part for part in parts if len(part) > 1))


def _without_scripts(text: str) -> str:
    """A page in lower case without scripts, styles and tags, quickly: menus are still in it."""
    parts: list[str] = []
    at = 0
    for opening in _SCRIPT.finditer(text):
        if opening.start() < at:
            continue
        parts.append(text[at : opening.start()])
        end = text.find(f"</{opening[1]}", opening.end())
        at = len(text) if end < 0 else end
    parts.append(text[at:])
    return _TAG.sub(" ", "".join(parts))


def _found(words: Iterable[_Word], text: str) -> list[int]:
    """Where the words stand, in order, each place once."""
    return sorted({place for word in words if word.core in text for place in _places(word, text)})


def _places(word: _Word, text: str) -> Iterator[int]:
    """Where one word stands. Most words are plain, and a plain search is quicker than a pattern."""
    if not word.is_plain:
        yield from (match.start() for match in word.pattern.finditer(text))
        return
    at = text.find(word.core)
    while at >= 0:
        end = at + len(word.core)
        if not (at and _is_letter(text[at - 1])) and (word.is_stem or not _is_letter(text[end : end + 1])):
            yield at
        at = text.find(word.core, end)


def _is_letter(char: str) -> bool:
    """Whether a character goes on with a word."""
    return char.isalnum() or char == "_"


def _kinds(words: Iterable[_Word], text: str) -> int:
    """How many different words stand in the text."""
    return sum(1 for word in words if word.core in text and any(True for _ in _places(word, text)))


def _near(sides: list[list[int]], text: str) -> int:
    """How many places of the first side have every other side near them, other than in a list of names."""
    first, *others = sides if len(sides) > 1 else [[]]
    return sum(1 for place in first if all(_distance(place, places) < _NEAR for places in others) and not _in_list(place, text))


def _in_list(place: int, text: str) -> bool:
    """Whether a name stands in a list of three or more."""
    window = text[max(0, place - _LIST_REACH) : place + _LIST_REACH]
    at = place - max(0, place - _LIST_REACH)
    return any(match.start() <= at < match.end() + _LIST_REACH // 2 for match in _LIST.finditer(window))


def _distance(place: int, places: list[int]) -> int:
    """How far the nearest of `places` (in order) is."""
    at = bisect_left(places, place)
    return min((abs(place - p) for p in places[max(0, at - 1) : at + 1]), default=_LONGEST)
