"""When two names, texts or dates count as the same for scoring. Independent of the readers that are scored."""

from __future__ import annotations

import collections
import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from tracktwo.model.folding import fold

_SMALL = {"the", "a", "an", "of", "and", "и", "եւ", "ve"}
G = TypeVar("G")
F = TypeVar("F")


def words(text: str | None) -> list[str]:
    """The folded words of a text without articles and "and"."""
    return [w for w in re.findall(r"\w+", fold(text or "")) if w not in _SMALL]


def close(a: str, b: str) -> bool:
    """Equal but for a case ending of up to three letters, or one letter in a word of six or more; a final -a makes another person."""
    short, long = sorted((a, b), key=len)
    if a == b:
        return True
    if long == short + "a":
        return False
    if len(short) >= 4 and len(long) - len(short) <= 3 and long.startswith(short[:-1]) and len(long) > len(short):
        return True
    if len(short) < 6 or len(long) - len(short) > 1:
        return False
    first = next((i for i in range(len(short)) if short[i] != long[i]), len(short))
    return short[first + (len(a) == len(b)) :] == long[first + 1 :]


def same_name(a: str | None, b: str | None) -> bool:
    """The words of the shorter name stand one to one in the longer and make at least half of it; a single word must be its last."""
    short, long = sorted((words(a), words(b)), key=len)
    if not short or 2 * len(short) < len(long):
        return False
    left = list(long)
    for word in short:
        match = next((w for w in left if close(word, w)), None)
        if match is None:
            return False
        left.remove(match)
    return len(short) > 1 or len(long) == 1 or close(short[0], long[-1])


def same_place(a: str | None, b: str | None) -> bool:
    """As `same_name`, but one word may be any of the longer name's."""
    short, long = sorted((words(a), words(b)), key=len)
    return bool(short) and 2 * len(short) >= len(long) and all(any(close(w, v) for v in long) for w in short)


def word_f1(a: str | None, b: str | None) -> float:
    """How much two texts share, as the F1 of their words."""
    x, y = collections.Counter(words(a)), collections.Counter(words(b))
    both = sum((x & y).values())
    return 2 * both / (sum(x.values()) + sum(y.values())) if both else 0.0


def align(wanted: Sequence[G], found: Sequence[F], score: Callable[[G, F], float], floor: float) -> list[tuple[int, int]]:
    """Pairs of indexes, one to one, best first, none below `floor`."""
    ranked = sorted(((-score(w, f), i, j) for i, w in enumerate(wanted) for j, f in enumerate(found)))
    pairs: list[tuple[int, int]] = []
    left, right = set(range(len(wanted))), set(range(len(found)))
    for negative, i, j in ranked:
        if -negative >= floor and i in left and j in right:
            left.remove(i)
            right.remove(j)
            pairs.append((i, j))
    return pairs
