"""Years for dates that say none: from the report's own date or from a full date of the same text, else unknown."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass, field

from tracktwo.errors import DateError
from tracktwo.model.dates import PartialDate
from tracktwo.reading.analysis import Tense
from tracktwo.reading.dates.grammar import Parts

#: A day without a year may lie this many days after publication, as far as news announces; further ahead it is last year's.
DAYS_AHEAD = 60
#: A full date of the text tells the year of days at most this far from it: dates of one matter lie within a season.
DAYS_APART = 100


@dataclass(slots=True, kw_only=True)
class YearSource:
    """What can tell a year: the report's own day, and the full dates of the text."""

    published: datetime.date | None = None
    full: list[datetime.date] = field(default_factory=list)

    def year_of(self, parts: Parts, tense: Tense | None) -> int | None:
        """The year of a day or month without one; `None` where nothing tells it."""
        if parts.month is None:
            return None
        for day in self.full:
            if parts.day is not None and (day.month, day.day) == (parts.month, parts.day):
                return day.year
        if self.published is not None:
            return self._near_publication(parts, self.published, tense)
        years = {_nearest(parts, known) for known in self.full}
        return years.pop() if len(years) == 1 else None  # full dates that lead to different years do not say which one is meant

    def _near_publication(self, parts: Parts, published: datetime.date, tense: Tense | None) -> int | None:
        if tense == "future":
            floor = published if parts.day is not None else published.replace(day=1)
            return _best(parts, published, lambda day: (day < floor, abs((day - published).days)))
        limit = published + datetime.timedelta(DAYS_AHEAD)
        return _best(parts, published, lambda day: (day > limit, abs((limit - day).days)))


def _nearest(parts: Parts, known: datetime.date) -> int | None:
    """The year in which the day lies nearest to a known one; `None` where that is more than `DAYS_APART` away: another matter's date."""
    year = _best(parts, known, lambda day: (False, abs((day - known).days)))
    near = year is not None and any(abs((day - known).days) <= DAYS_APART for day in _day_in(parts, year))
    return year if near else None


def _best(parts: Parts, near: datetime.date, rank: Callable[[datetime.date], tuple[bool, int]]) -> int | None:
    """The year whose day ranks first; a weekday that is said beside the day rules out the years where it does not fit."""
    days = [day for year in range(near.year - 6, near.year + 2) for day in _day_in(parts, year)]
    fitting = [day for day in days if parts.weekday is None or parts.day is None or day.weekday() == parts.weekday]
    return min(fitting or days, key=rank).year if days else None


def _day_in(parts: Parts, year: int) -> list[datetime.date]:
    try:
        return [datetime.date(year, parts.month or 1, parts.day or 1)]
    except ValueError:  # 29 February, 31 April
        return []


def weekday_near(published: datetime.date, weekday: int, tense: Tense | None) -> datetime.date:
    """The day that a bare weekday means: the next one where the sentence looks ahead, else the last one; today counts for both."""
    if tense == "future":
        return published + datetime.timedelta((weekday - published.weekday()) % 7)
    return published - datetime.timedelta((published.weekday() - weekday) % 7)


def partial(parts: Parts | None, year: int | None = None) -> PartialDate | None:
    """The date that `parts` say, in `year` where they say none; `None` where there is no such day."""
    if parts is None:
        return None
    try:
        return PartialDate(parts.year if parts.year is not None else year, parts.month, parts.day)
    except DateError:
        return None
