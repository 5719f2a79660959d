"""The dateline: place, day and agency that an agency puts before the first sentence ("FORD, Upperland, May 4. /Valley Wire/.").

A dateline says where the report was filed. It is no place of an event, so it leaves the text and stays as a note.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.sources.pubdates import MONTH_WORDS

_WORD = r"[^\W\d_][^\W\d_’'.-]*(?:[’'.-][^\W\d_]+)*"
_PLACE = rf"{_WORD}(?: {_WORD}){{0,2}}"
_DATE = rf"(?:(?:{MONTH_WORDS})(?:\. ?| )\d{{1,2}}|\d{{1,2}} (?:{MONTH_WORDS})\.?)(?:,? (?:19|20)\d\d)?(?: ?(?:г\.|թ\.|թվականի))?"
_AGENCY = r"[^\W\d_][\w.’' -]{1,30}?"
_SYNDICATED = re.compile(rf"\(?(?P<syndicate>[A-Z]{{4,12}}) ?[-–—] ?(?P<agency>{_AGENCY})\)\s*")
_FORMS = (
    # FORD, Upperland, May 4. /Valley Wire/. · Форд, 4 мая - Вести. · Ford, May 4, WIRE
    re.compile(
        rf"(?P<place>{_PLACE})(?:, ?(?P<country>{_PLACE}))?[,.]? (?P<date>{_DATE})"
        rf"(?:\s*[.,]?\s*[/(]\s?(?P<agency>{_AGENCY})[/)]\s*[-–—.:,]*|\s?[-–—,.] ?(?P<agency2>{_AGENCY})(?=[.:] ?|$)[.:]?"
        r"|\.|:|\s?[-–—](?= )|$)\s*",
        re.IGNORECASE,
    ),
    # May 4, Wire/valley.az.
    re.compile(rf"(?P<place>)(?P<date>{_DATE}), (?P<agency>[^\W\d_][\w.’'-]{{1,30}}/[\w.-]{{3,40}}?)\.\s+", re.IGNORECASE),
    # FORD /Valley Wire/ - · FORD. (Valley Wire) – · FORD (Valley Wire)--
    re.compile(rf"(?P<place>{_PLACE})(?:, (?P<country>{_PLACE}))?[.,]?\s*(?P<open>[/(])(?P<agency>{_AGENCY})[/)]\s*(?:[-–—.:,]+)\s*"),
    # FORD — · FORD. – · FORD.
    re.compile(rf"(?P<place>{_PLACE})(?:, (?P<country>{_PLACE}))?(?:\.?\s?(?:[–—]|--?)(?=\s)|\.(?=\s))\s*"),
)
_TAG = re.compile(rf"\((?P<agency>{_AGENCY})\)\s?(?:[–—]|--?)\s*|/(?P<agency2>{_AGENCY})/\s?[-–—.]*\s*")
#: "Valley Wire.The delegations": a space can be lost, but "valley.az" is one name.
_AFTER_OUTLET = re.compile(r"\s?(?:\.(?!(?:az|am|ge|ru|tr|eu|com|org|net|info|tv|news)\b)|[–—-](?=\s)|:)\s*", re.IGNORECASE)
_NO_PLACE = re.compile(r"(?:in|on|at|by|the|from|to|since|until|в|на|с|до|к|по)\b", re.IGNORECASE)
_REACH = 160
#: Shorter words in capitals are abbreviations ("UN", "EU").
_SHORTEST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """What a dateline says; `length` characters of the line are it. `date` is as written."""

    length: int
    place: str | None = None
    date: str | None = None
    agencies: tuple[str, ...] = ()


def find_dateline(line: str, outlets: frozenset[str] = frozenset()) -> Dateline | None:
    """The dateline that a first line begins with. `outlets`: lower-case names that may stand alone before it ("Valley Wire.")."""
    agencies: list[str] = []
    place: str | None = None
    date: str | None = None
    at = 0
    syndicated = _SYNDICATED.match(line)
    if syndicated:
        agencies += [syndicated["syndicate"], syndicated["agency"]]
        at = syndicated.end()
    found = _form(line, at) if at < len(line) else None
    if found:
        groups = found.groupdict()
        place, date = groups["place"], groups.get("date")
        agencies += [name for name in (groups.get("agency"), groups.get("agency2")) if name]
        at = found.end()
    tag = _TAG.match(line, at)
    if tag and _begins_sentence(line, tag.end()):
        agencies += [name for name in (tag["agency"], tag["agency2"]) if name]
        at = tag.end()
    name = _outlet_at(line, at, outlets)
    after = _AFTER_OUTLET.match(line, at + len(name)) if name else None
    if name and after and _begins_sentence(line, after.end()):
        agencies.append(name)
        at = after.end()
    return Dateline(length=at, place=place, date=date, agencies=tuple(dict.fromkeys(agencies))) if at else None


def _outlet_at(line: str, at: int, outlets: frozenset[str]) -> str | None:
    """The longest known outlet that the line names at `at`, as written."""
    rest = line[at:].lower()
    lengths = [len(name) for name in outlets if rest.startswith(name) and not rest[len(name) : len(name) + 1].isalnum()]
    return line[at : at + max(lengths)] if lengths else None


def _form(line: str, at: int) -> re.Match[str] | None:
    """The match of the first form that the line has at `at`."""
    for number, form in enumerate(_FORMS):
        found = form.match(line, at, min(len(line), at + _REACH))
        if not found or (found["place"] and _NO_PLACE.match(found["place"])) or not _begins_sentence(line, found.end()):
            continue
        place = found["place"]
        if number == 1:
            return found
        if number == 3 and len(place) < _SHORTEST:
            continue
        if place.isupper() or (place[0].isupper() and (number == 0 or (number == 2 and found["open"] == "/"))):
            return found
    return None


def _begins_sentence(line: str, at: int) -> bool:
    """Whether a sentence, or nothing, follows at `at`."""
    rest = line[at:].lstrip()
    return not rest or rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"'«“„‘("
