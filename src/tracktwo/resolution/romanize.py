"""A rough key for names across scripts and spellings: what is left of a word when only its sounds count."""

from __future__ import annotations

import functools
import re

from anyascii import anyascii

from tracktwo.model.folding import fold

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"'|`|\"", ""),
        (r"sch|shch|sh|ch|tch|zh|j|c(?=[eiy])|dj|dzh|ts", "S"),
        (r"kh|gh|x|h|q|g|k|c", "K"),
        (r"ph|f|p|b", "P"),
        (r"w|v", "V"),
        (r"d|t", "T"),
        (r"z|s", "Z"),
        (r"y|i(?=[aeou])", ""),
        (r"[aeiouy]+", "a"),
    )
]


@functools.lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """The sounds of a folded text: "mammadov", "мамедов" and "məmmədov" have one skeleton, "mammadov" and "mammadova" have two."""
    latin = anyascii(fold(text)).lower()
    for pattern, sound in _SOUNDS:
        latin = pattern.sub(sound, latin)
    return re.sub(r"(.)\1+", r"\1", latin)
