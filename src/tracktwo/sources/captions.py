"""Source and photo lines of scraped text: whom they credit, and the caption that may hold the only year of a report.

A source line and a bare photo credit are metadata and leave the text. A caption that says something, and above all one with a year, stays:
a report's year may stand nowhere else. Either way a note keeps the words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.model.report import Removed
from tracktwo.sources.tracing import Traced, lines_of

_SOURCE = re.compile(r"\(?(?:sources?|источник|mənbə|աղբյուր(?:ը)?|kaynak)\s*[:։]\s*(?P<words>.{2,200})", re.IGNORECASE)
_PHOTO = re.compile(
    r"[(\[]?(?:(?:main |cover |file )?(?:photos?|image|picture|illustration|caption)(?: credits?| courtesy(?: of)?| by| source)?"
    r"|фото(?:графия)?|иллюстрация"
    r"|foto(?:lar)?|şəkil|fotoğraf|լուսանկար(?:ը)?)\s*[:©/|-]\s*(?P<words>.{2,500})",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
#: A bare credit ("photo: Valley Wire / I. Marsh") is this short; a longer line describes the picture.
_CREDIT_LENGTH = 60
#: "The delegations at the mill © I. Marsh / Wire": a caption with its owner, no sentence of the report.
_COPYRIGHT_LENGTH = 200
_PARTS = re.compile(r"\s*(?:,|;|/|\||\bwith\b|\band\b|\bи\b|\bvə\b|\bև\b|\bve\b)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Captions:
    """The text without source lines and bare photo credits; `sources` are the names in them."""

    rest: Traced
    sources: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


def read_captions(traced: Traced) -> Captions:
    """Source and photo lines of a text with plain white space."""
    cuts: list[tuple[int, int]] = []
    sources: list[str] = []
    notes: list[str] = []
    for line in lines_of(traced.text):
        source, photo = _SOURCE.fullmatch(line.words), _PHOTO.fullmatch(line.words)
        if source:
            sources.extend(_names(source["words"]))
            notes.append(f"source line: {line.words}")
        elif photo and (len(photo["words"]) > _CREDIT_LENGTH or _YEAR.search(photo["words"])):
            notes.append(f"photo caption, kept in the text: {line.words}")
            continue
        elif photo:
            notes.append(f"photo credit: {line.words}")
        elif "©" in line.words and len(line.words) <= _COPYRIGHT_LENGTH and not line.words.endswith((".", "!", "?", "։")):
            notes.append(f"photo caption: {line.words}")
        else:
            continue
        cuts.append((line.start, line.end))
    removed = tuple(Removed(reason="metadata", chars=end - start, text=traced.text[start:end]) for start, end in cuts)
    return Captions(rest=traced.without(cuts), sources=tuple(dict.fromkeys(sources)), removed=removed, notes=tuple(notes))


def _names(words: str) -> list[str]:
    """The outlets named in a source line; places behind them ("Valley Wire, Ford") are told apart by who knows outlets."""
    return [part.strip(" .()") for part in _PARTS.split(words) if part.strip(" .()")]
