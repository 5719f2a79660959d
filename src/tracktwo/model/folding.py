"""One folded spelling for comparing: lower case, no accents, one apostrophe, Azerbaijani letters as plain Latin ones."""

from __future__ import annotations

import functools
import unicodedata

_LETTERS = str.maketrans(
    {"ə": "e", "ı": "i", "ё": "е", "և": "եւ", "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "՚": "'", "՛": "", "՜": "", "՞": ""}
)
_MARKED = {"й", "ї"}  # letters of their own, not letters with an accent


@functools.lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """The spelling under which two words count as the same word: "Xankəndi" and "Xankendi", "Şuşa" and "Susa".

    Folding twice is folding once; white space is left as it is.
    """
    lowered = text.replace("İ", "i").casefold().translate(_LETTERS)
    if lowered.isascii():
        return lowered
    letters = []
    for letter in unicodedata.normalize("NFC", lowered):
        if letter in _MARKED:
            letters.append(letter)
        else:
            letters += [c for c in unicodedata.normalize("NFD", letter) if not unicodedata.combining(c)]
    return "".join(letters)
