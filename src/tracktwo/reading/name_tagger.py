"""A small tagger of names for languages without a trained one: a linear model over words, endings and lists, with Viterbi.

Pure Python and a few hundred kilobytes of weights. What it says is evidence for the finders of names, not yet a mention.
`benchmarks/train_armenian_names.py` trains it.
"""

from __future__ import annotations

import functools
import gzip
import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tracktwo.reading.word_forms import ShallowLanguage

TAGS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC", "B-ORG", "I-ORG")
_FOLDER = Path(__file__).parent / "languages"
_AFTER = {tag: tuple(i for i, t in enumerate(TAGS) if not t.startswith("I-") or t[2:] == tag[2:] and tag != "O") for tag in TAGS}
_NEVER = -(10**9)
#: Sums kept at most; they are a few numbers each.
_KEPT = 100_000
#: Lower case, base form, shape and what lists say.
_Seen = tuple[str, str, str, tuple[str, ...]]
_EDGE: _Seen = ("", "", "", ())
_FIRST = tuple(i for i, t in enumerate(TAGS) if not t.startswith("I-"))


@dataclass(frozen=True, slots=True, kw_only=True)
class NameLists:
    """What a tagger looks words up in; `common` says whether a word in small letters is in the dictionary."""

    places: frozenset[str] = frozenset()
    phrases: frozenset[tuple[str, ...]] = frozenset()
    common: Callable[[str], bool]
    heads: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()


class NameTagger:
    """Weights by feature; every feature has one number a tag.

    Sums are of whole hundredths, so that they do not depend on the order of adding, and those of a word, of a word beside another and of
    two words are kept: the same words come again and again.
    """

    def __init__(self, weights: dict[str, list[float]], language: ShallowLanguage, lists: NameLists) -> None:
        self._language, self._lists = language, lists
        self._whole = {f: [round(w * 100) for w in row] for f, row in weights.items()}
        self._sparse = {f: tuple((i, w) for i, w in enumerate(row) if w) for f, row in self._whole.items()}
        self._kept: dict[tuple[object, ...], tuple[int, ...]] = {}

    def tag(self, words: Sequence[str]) -> list[str]:
        """The likeliest tags of a sentence's words."""
        if not words:
            return []
        seen = _seen(words, self._language, self._lists)
        scores = [
            [sum(column) for column in zip(*(self._sum(g, a) for g, a in _groups(words, seen, i)), strict=True)] for i in range(len(words))
        ]
        return [TAGS[i] for i in best_path(scores, self._whole)]

    def _sum(self, group: Callable[..., list[str]], arguments: tuple[object, ...]) -> tuple[int, ...]:
        """The weights of a group of features, added up."""
        key = (group, *arguments)
        known = self._kept.get(key)
        if known is None:
            total = [0] * len(TAGS)
            for feature in group(*arguments):
                for i, weight in self._sparse.get(feature, ()):
                    total[i] += weight
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            known = self._kept[key] = tuple(total)
        return known


def best_path(scores: list[list[int]], weights: dict[str, list[int]]) -> list[int]:
    """Viterbi over the tags; the weight of a tag after another is the feature `after:TAG`."""
    nothing = [0] * len(TAGS)
    steps = [weights.get(f"after:{tag}", nothing) for tag in TAGS]
    best = [scores[0][i] if i in _FIRST else _NEVER for i in range(len(TAGS))]
    back: list[list[int]] = []
    for row in scores[1:]:
        now, came = [_NEVER] * len(TAGS), [0] * len(TAGS)
        for before, tag in enumerate(TAGS):
            here, step = best[before], steps[before]
            for i in _AFTER[tag]:
                score = here + step[i] + row[i]
                if score > now[i]:
                    now[i], came[i] = score, before
        best = now
        back.append(came)
    at = max(range(len(TAGS)), key=best.__getitem__)
    path = [at]
    for came in reversed(back):
        at = came[at]
        path.append(at)
    return path[::-1]


def features(words: Sequence[str], language: ShallowLanguage, lists: NameLists) -> list[list[str]]:
    """For each word what the tagger sees of it and of its neighbours."""
    seen = _seen(words, language, lists)
    return [[f for group, arguments in _groups(words, seen, i) for f in group(*arguments)] for i in range(len(words))]


def _seen(words: Sequence[str], language: ShallowLanguage, lists: NameLists) -> list[_Seen]:
    """The words with what lists say of them, those of places of several words too."""
    known = [_of_word(word, language, lists) for word in words]
    for at, length in _phrases(words, language, lists):
        for i in range(at, at + length):
            lower, base, shape, flags = known[i]
            known[i] = (lower, base, shape, (*flags, "place_first" if i == at else "place_next"))
    return known


def _groups(words: Sequence[str], seen: list[_Seen], i: int) -> tuple[tuple[Callable[..., list[str]], tuple[object, ...]], ...]:
    """The features of word `i` as functions of no more than they need."""
    here = seen[i]
    one, two = seen[i - 1] if i else _EDGE, seen[i - 2] if i > 1 else _EDGE
    nxt, nxt2 = seen[i + 1] if i + 1 < len(seen) else _EDGE, seen[i + 2] if i + 2 < len(seen) else _EDGE
    shapes = (two[2], one[2], here[2], nxt[2], nxt2[2])
    return (
        (_own, (here,)),
        (_left, (one, here[2])),
        (_right, (nxt, here[2])),
        (_pair, (one, here)),
        (_next_pair, (here, nxt)),
        (_shapes, (*shapes, i == 0, _is_quoted(words, i))),
        (_far, (two[1], nxt2[1])),
    )


def _own(here: _Seen) -> list[str]:
    lower, base, shape, flags = here
    return [
        "bias", f"w:{lower}", f"b:{base}", f"s:{shape}", f"e2:{lower[-2:]}", f"e3:{lower[-3:]}", f"e4:{lower[-4:]}", f"p3:{base[:3]}",
        f"be3:{base[-3:]}", f"e3s:{lower[-3:]}:{shape}", *(f"f:{f}:{shape}" for f in flags),
    ]  # fmt: skip


def _left(one: _Seen, shape: str) -> list[str]:
    return [f"-w:{one[0]}", f"-s:{one[2]}|{shape}", f"-e:{one[0][-3:]}", f"-b:{one[1]}", *(f"-f:{f}:{shape}" for f in one[3])]


def _right(nxt: _Seen, shape: str) -> list[str]:
    return [f"+w:{nxt[0]}", f"+s:{shape}|{nxt[2]}", f"+e:{nxt[0][-3:]}", f"+b:{nxt[1]}", *(f"+f:{f}:{shape}" for f in nxt[3])]


def _pair(one: _Seen, here: _Seen) -> list[str]:
    return [f"bb:{one[1]}|{here[1]}", *(f"-ff:{f}:{g}" for f in one[3] for g in here[3])]


def _next_pair(here: _Seen, nxt: _Seen) -> list[str]:
    pairs = (f"ff:{f}:{g}" for f in here[3] for g in nxt[3])
    return [f"b+b:{here[1]}|{nxt[1]}", f"e2s+:{here[0][-2:]}:{here[2]}:{nxt[2]}", *pairs]


def _shapes(two: str, one: str, shape: str, nxt: str, nxt2: str, first: bool, quoted: bool) -> list[str]:
    around = [f"3s:{one}|{shape}|{nxt}", f"-2s:{two}|{one}|{shape}", f"+2s:{shape}|{nxt}|{nxt2}"]
    return [*around, f"first:{first}:{shape}", f"q:{quoted}:{shape}"]


def _far(two: str, nxt2: str) -> list[str]:
    return [f"+2b:{nxt2}", f"-2b:{two}"]


def _is_quoted(words: Sequence[str], i: int) -> bool:
    """Whether word `i` stands between an opening mark and its closing one."""
    for word in reversed(words[:i]):
        if word in "»”":
            return False
        if word in "«“":
            return words[i] not in "»”"
    return False


def _phrases(words: Sequence[str], language: ShallowLanguage, lists: NameLists) -> list[tuple[int, int]]:
    """Names of places of several words: first word and length."""
    found = []
    for i, word in enumerate(words):
        if not word[:1].isupper():
            continue
        for length in (3, 2):
            if i + length <= len(words):
                last = words[i + length - 1]
                start = tuple(w.lower() for w in words[i : i + length - 1])
                if any((*start, base.lower()) in lists.phrases for base in language.bases(last)):
                    found.append((i, length))
                    break
    return found


@functools.lru_cache(maxsize=65536)
def _of_word(word: str, language: ShallowLanguage, lists: NameLists) -> tuple[str, str, str, tuple[str, ...]]:
    lower = word.lower()
    bases = [b.lower() for b in language.bases(word)]
    capital = word[:1].isupper()
    base = min(bases, key=len) if capital else bases[-1]
    flags = []
    if capital:
        if language.given_name(word):
            flags.append("given")
        if language.family_ending(word):
            flags.append("family")
        if not lists.places.isdisjoint(bases):
            flags.append("place")
        flags.append("common" if lists.common(lower) else "rare")
    if not lists.heads.isdisjoint(bases):
        flags.append("head")
    if not lists.titles.isdisjoint(bases):
        flags.append("title")
    return lower, base, _shape(word), tuple(flags)


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "d"
    if not word[0].isalpha():
        return word[0]
    latin = "L" if word[0].isascii() else ""
    if len(word) > 1 and re.sub(r"-.*", "", word).isupper():
        return latin + ("XX-" if "-" in word else "XX")
    if len(word) == 1 and word.isupper():
        return latin + "X"
    return latin + ("Xx" if word[0].isupper() else "x") + ("-" if "-" in word else "")


@functools.cache
def load_weights(language: str) -> dict[str, list[float]] | None:
    """The trained weights of a language; `None` where it has none."""
    path = _FOLDER / language / "name_weights.json.gz"
    if not path.is_file():
        return None
    stored: dict[str, list[float]] = json.loads(gzip.decompress(path.read_bytes()))["weights"]
    return stored
