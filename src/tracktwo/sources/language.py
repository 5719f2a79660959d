"""The language of a text: script and letters first, a trained model for what they leave open, a vote of the paragraphs."""

from __future__ import annotations

import functools
import re
from collections import Counter
from typing import Protocol

#: What is asked of the trained model for Latin letters: the languages of the reports, and neighbours that would otherwise pass for them.
_LATIN = ("az", "en", "tr", "de", "fr", "es", "it", "ro", "pl")
_SCRIPTS = (
    ("hy", re.compile("[\u0531-\u0556\u0561-\u0587]")),
    ("ka", re.compile("[\u10a0-\u10ff\u1c90-\u1cbf]")),
    ("cyrillic", re.compile("[\u0400-\u04ff]")),
    ("latin", re.compile("[A-Za-z\u00c0-\u024f\u1e00-\u1effəƏ]")),
    ("arabic", re.compile("[\u0600-\u06ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("he", re.compile("[\u05d0-\u05ea]")),
)
#: Letters that only one of the languages in a script writes, the rarest language first.
_CYRILLIC_LETTERS = (
    ("kk", re.compile("[қңұҚҢҰ]")),
    ("az-Cyrl", re.compile("[ҝҹәҜҸӘ]")),
    ("uk", re.compile("[іїєґІЇЄҐ]")),
    ("be", re.compile("[ўЎ]")),
    ("sr", re.compile("[јљњћђЈЉЊЋЂ]")),
)
#: One word in six of these is English: the trained model need not be asked, which saves half of the time.
_ENGLISH = frozenset(
    ("the", "of", "and", "to", "in", "a", "that", "for", "on", "with", "is", "was", "by", "at", "from")
    + ("as", "are", "were", "be", "has", "have", "had", "it", "its", "this", "an", "not")
)
#: What tells Azerbaijani from Turkish once its letters are lost: words and endings in plain letters. "Gorusub" met, in Turkish "gorusup".
_PLAIN = str.maketrans("əıİğşçöü", "eiigscou")
_AZERBAIJANI = re.compile(
    r"\b(?:\w{2,}[iu]b(?:l[ae]r\w*|dir|dur)?|\w*[a-z]q\w*|\w*x[a-z]\w*|ucun|barede|deyil|dunen|olke\w*|teref\w*|oz|hele|hemin|haqqinda|hec|bilmez|istirak"
    r"|erzind\w*|ekspert\w*|iclas\w*|nazir\w*|numayende\w*|muzakire\w*|kecir\w*|serhed\w*|komissiya\w*|sozlerine"
    r"|yanvar\w*|fevral\w*|iyu[nl]\w*|(?:sent|okt|no)yabr\w*|dekabr\w*)\b"
)
_TURKISH = re.compile(
    r"\b(?:\w{2,}(?:iyor|uyor)\w*|\w{2,}[iu]p|\w{2,}(?:dig|dug)[iu]\w*|\w{2,}m[ae]k(?:te|ta)?|\w{2,}['’](?:[ynds]?[aeiu]n?|[dt][ae]n?)"
    r"|icin|olarak|kadar|gibi|ancak|degil|ise|dun|ulke\w*|bakan\w*|baskan\w*|taraf\w*|gorusme\w*|toplanti\w*|sozcu\w*|soyledi|belirtti"
    r"|acikladi|duyurdu|yaptig\w*|yapil\w*|ocak\w*|subat\w*|nisan\w*|haziran\w*|temmuz\w*|agustos\w*|eylul\w*|ekim\w*|kasim\w*|aralik\w*)\b"
)
_LONGEST = 6_000


class _Identifier(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: str) -> str | None:
    """The BCP 47 tag of the language most of `text` is in, by letters; `None` where it has none."""
    votes: Counter[str] = Counter()
    for paragraph in text[:_LONGEST].split("\n"):
        letters = sum(1 for c in paragraph if c.isalpha())
        found = _of_paragraph(paragraph) if letters > 1 else None
        if found:
            votes[found] += letters
    if not votes:
        return None
    # Ties go to the tag that sorts first, so that the answer does not hang on the order of paragraphs.
    return min(votes, key=lambda tag: (-votes[tag], tag))


def _of_paragraph(text: str) -> str | None:
    """The language of one paragraph."""
    counts = {script: len(pattern.findall(text)) for script, pattern in _SCRIPTS}
    script = max(counts, key=lambda name: counts[name])
    if not counts[script]:
        return None
    if script == "cyrillic":
        return _cyrillic(text, counts[script])
    if script == "latin":
        return _latin(text.lower(), counts[script])
    return "fa" if script == "arabic" and re.search("[پچژگ]", text) else "ar" if script == "arabic" else script


def _latin(text: str, letters: int) -> str:
    """The language of a text in Latin letters, given in lower case."""
    words = text.split()
    if len(words) >= 8 and sum(word in _ENGLISH for word in words) * 6 >= len(words):
        return "en"
    # One letter in ten of Azerbaijani is ə; names alone hold it in Turkish and English texts.
    if text.count("ə") * 25 > letters:
        return "az"
    found = _identifier().classify(text)[0]
    # Typed without ə, Azerbaijani looks Turkish.
    plain = text.translate(_PLAIN)
    return "az" if found == "tr" and len(_AZERBAIJANI.findall(plain)) > len(_TURKISH.findall(plain)) else found


def _cyrillic(text: str, letters: int) -> str:
    """The language of a text in Cyrillic letters; Russian where no letter speaks against it."""
    for tag, pattern in _CYRILLIC_LETTERS:
        if len(pattern.findall(text)) * 100 > letters:
            return tag
    if letters >= 60 and not re.search("[ыэёЫЭЁ]", text) and text.count("ъ") * 100 > letters:
        return "bg"
    return "ru"


@functools.cache
def _identifier() -> _Identifier:
    """The trained model, loaded when first asked (half a second, 100 MB)."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier: _Identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages(list(_LATIN))  # type: ignore[attr-defined]
    return identifier
