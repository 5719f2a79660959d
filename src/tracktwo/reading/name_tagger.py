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
    """Weights by feature; every feature has one number a tag."""

    def __init__(self, weights: dict[str, list[float]], language: ShallowLanguage, lists: NameLists) -> None:
        self._weights, self._language, self._lists = weights, language, lists
        self._sparse = {f: tuple((i, w) for i, w in enumerate(row) if w) for f, row in weights.items()}

    def tag(self, words: Sequence[str]) -> list[str]:
        """The likeliest tags of a sentence's words."""
        if not words:
            return []
        scores = [self._scores(f) for f in features(words, self._language, self._lists)]
        return [TAGS[i] for i in best_path(scores, self._weights)]

    def _scores(self, found: Sequence[str]) -> list[float]:
        total = [0.0] * len(TAGS)
        for feature in found:
            for i, weight in self._sparse.get(feature, ()):
                total[i] += weight
        return total


def best_path(scores: list[list[float]], weights: dict[str, list[float]]) -> list[int]:
    """Viterbi over the tags; the weight of a tag after another is the feature `after:TAG`."""
    nothing = [0.0] * len(TAGS)
    steps = [weights.get(f"after:{tag}", nothing) for tag in TAGS]
    best = [scores[0][i] if i in _FIRST else -1e9 for i in range(len(TAGS))]
    back: list[list[int]] = []
    for row in scores[1:]:
        now, came = [-1e9] * len(TAGS), [0] * len(TAGS)
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
    known = [_of_word(word, language, lists) for word in words]
    for at, length in _phrases(words, language, lists):
        for i in range(at, at + length):
            lower, base, shape, flags = known[i]
            known[i] = (lower, base, shape, (*flags, "place_first" if i == at else "place_next"))
    edge = ("", "", "", ())
    quoted = False
    found = []
    for i, (lower, base, shape, flags) in enumerate(known):
        one, two = known[i - 1] if i else edge, known[i - 2] if i > 1 else edge
        nxt, nxt2 = known[i + 1] if i + 1 < len(known) else edge, known[i + 2] if i + 2 < len(known) else edge
        if words[i] in "»”":
            quoted = False
        here = [
            "bias", f"w:{lower}", f"b:{base}", f"s:{shape}", f"e2:{lower[-2:]}", f"e3:{lower[-3:]}", f"e4:{lower[-4:]}", f"p3:{base[:3]}",
            f"be3:{base[-3:]}", f"-w:{one[0]}", f"+w:{nxt[0]}", f"-s:{one[2]}|{shape}", f"+s:{shape}|{nxt[2]}", f"-e:{one[0][-3:]}",
            f"+e:{nxt[0][-3:]}", f"3s:{one[2]}|{shape}|{nxt[2]}", f"-2s:{two[2]}|{one[2]}|{shape}", f"+b:{nxt[1]}", f"-b:{one[1]}",
            f"first:{i == 0}:{shape}", f"q:{quoted}:{shape}", f"+2s:{shape}|{nxt[2]}|{nxt2[2]}",
            f"bb:{one[1]}|{base}", f"b+b:{base}|{nxt[1]}", f"+2b:{nxt2[1]}", f"-2b:{two[1]}", f"e3s:{lower[-3:]}:{shape}",
            f"e2s+:{lower[-2:]}:{shape}:{nxt[2]}",
        ]  # fmt: skip
        here += [f"f:{f}:{shape}" for f in flags] + [f"-f:{f}:{shape}" for f in one[3]] + [f"+f:{f}:{shape}" for f in nxt[3]]
        here += [f"ff:{f}:{g}" for f in flags for g in nxt[3]] + [f"-ff:{f}:{g}" for f in one[3] for g in flags]
        found.append(here)
        if words[i] in "«“":
            quoted = True
    return found


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
