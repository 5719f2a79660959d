"""Dates of publication as heads of reports write them. A small grammar of its own: dates inside sentences belong to reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone

_MONTHS = (
    "jan january янв января январь yan yanvar yanvarın ocak oca հունվար հունվարի հնվ",
    "feb february фев февр февраля февраль fev fevral fevralın şubat şub փետրվար փետրվարի փտր",
    "mar march мар март марта mart martın մարտ մարտի",
    "apr april апр апреля апрель apr aprel aprelin nisan nis ապրիլ ապրիլի",
    "may мая май mayın mayıs մայիս մայիսի",
    "jun june июн июня июнь iyn iyun iyunun haziran haz հունիս հունիսի",
    "jul july июл июля июль iyl iyul iyulun temmuz tem հուլիս հուլիսի",
    "aug august авг августа август avq avqust avqustun ağustos ağu օգոստոս օգոստոսի",
    "sep sept september сен сент сентября сентябрь sen sentyabr sentyabrın eylül eyl սեպտեմբեր սեպտեմբերի",
    "oct october окт октября октябрь okt oktyabr oktyabrın ekim eki հոկտեմբեր հոկտեմբերի",
    "nov november ноя нояб ноября ноябрь noy noyabr noyabrın kasım kas նոյեմբեր նոյեմբերի",
    "dec december дек декабря декабрь dek dekabr dekabrın aralık ara դեկտեմբեր դեկտեմբերի",
)
_MONTH_OF = {word: number for number, words in enumerate(_MONTHS, start=1) for word in words.split()}
#: All month names and abbreviations, as alternatives of a pattern.
MONTH_WORDS = "|".join(sorted(_MONTH_OF, key=len, reverse=True))
_MONTH = rf"(?P<month>{MONTH_WORDS})\.?"
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|-?ը|-?ին)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?:[- ]?(?:г\.?(?:ода)?|il|թ\.?|թվականի?)(?!\w))?"
_SEP = r"[\s,.]*"
_DATES = (
    re.compile(rf"(?<![\w/.-])(?P<year>(?:19|20)\d\d)\s?[-/.]\s?(?P<num>0?[1-9]|1[0-2])\s?[-/.]\s?{_DAY}(?![\w/-]|\.\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){_DAY}\s?[-/.]\s?(?P<num>0?[1-9]|1[0-2])\s?[-/.]\s?{_YEAR}(?![\w/-]|\.\d)", re.IGNORECASE),
    re.compile(rf"(?<![\w/.-]){_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTH}\s*{_DAY}{_SEP}{_YEAR}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w){_YEAR}{_SEP}{_MONTH}\s*{_DAY}(?!\w)", re.IGNORECASE),
)
_DAY_MONTH = (
    re.compile(rf"(?<![\w/.-]){_DAY}\s*{_MONTH}(?!\w)", re.IGNORECASE),
    re.compile(rf"(?<!\w){_MONTH}\s*{_DAY}(?!\w)", re.IGNORECASE),
)
_CLOCK = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s?(?P<half>[ap])\.?m\.?\b)?", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:UTC|GMT)\s?(?P<sign>[+−-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>[0-5]\d))?|\b(?:UTC|GMT)\b")
_URL_DATES = (
    re.compile(r"/(?P<year>20\d\d)[/-](?P<num>0[1-9]|1[0-2])[/-](?P<day>0[1-9]|[12]\d|3[01])(?=[/-]|$)"),
    re.compile(r"/(?P<year>20\d\d)(?P<num>0[1-9]|1[0-2])(?P<day>0[1-9]|[12]\d|3[01])(?=[/-]|\d{6,9}[/-]|$)"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundDate:
    """A date in a head: `[start, end)` in the line, and the date or date-time in ISO form (`XXXX-MM-DD` where no year stands)."""

    start: int
    end: int
    value: str

    @property
    def has_year(self) -> bool:
        """Whether the year is stated."""
        return not self.value.startswith("X")


def find_date(words: str) -> FoundDate | None:
    """The first full date in a line, with its time and offset where they stand beside it."""
    found = min((m for m in (pattern.search(words) for pattern in _DATES) if m and _day_of(m)), key=lambda m: m.start(), default=None)
    if found is None:
        return None
    day = _day_of(found)
    if day is None:
        return None
    start, end = found.span()
    before, after = words[:start], words[end:]
    clock = re.match(rf"[\s,;|–—@\[(-]*(?:at |в |saat )?{_CLOCK.pattern}[\])]?", after, re.IGNORECASE)
    offset_from = end
    if clock:
        end += clock.end()
        offset_from = end
    else:
        clock = next(iter(re.finditer(rf"{_CLOCK.pattern}[\s,;|–—-]*$", before, re.IGNORECASE)), None)
        if clock:
            start = clock.start()
    value = day.isoformat()
    if clock:
        zone = re.match(rf"\s*\(?\s*(?:{_OFFSET.pattern})\s*\)?", words[offset_from:])
        if zone:
            end = offset_from + zone.end()
            hour = _hour(clock)
            if hour is not None:
                value = datetime(day.year, day.month, day.day, hour, int(clock["minute"]), tzinfo=_zone(zone)).isoformat()
    return FoundDate(start=start, end=end, value=value)


def find_day_and_month(words: str) -> FoundDate | None:
    """The first day and month without a year in a line ("March 13")."""
    for pattern in _DAY_MONTH:
        found = pattern.search(words)
        if found:
            month = _MONTH_OF[found["month"].lower()]
            return FoundDate(start=found.start(), end=found.end(), value=f"XXXX-{month:02}-{int(found['day']):02}")
    return None


def date_in_url(url: str) -> str | None:
    """The day that an address states in its path."""
    for pattern in _URL_DATES:
        found = pattern.search(url)
        if found:
            day = _day_of(found)
            return day.isoformat() if day else None
    return None


def _day_of(found: re.Match[str]) -> date | None:
    """The day of a match; `None` where the calendar has none."""
    groups = found.groupdict()
    month = int(groups["num"]) if groups.get("num") else _MONTH_OF[groups["month"].lower()]
    try:
        return date(int(groups["year"]), month, int(groups["day"]))
    except ValueError:
        return None


def _hour(clock: re.Match[str]) -> int | None:
    hour = int(clock["hour"])
    half = (clock["half"] or "").lower()
    if half and hour > 12:
        return None
    return hour % 12 + (12 if half == "p" else 0) if half else hour


def _zone(found: re.Match[str]) -> timezone:
    if not found["hours"]:
        return UTC
    shift = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"] or 0))
    return timezone(-shift if found["sign"] != "+" else shift) if shift < timedelta(hours=24) else UTC
