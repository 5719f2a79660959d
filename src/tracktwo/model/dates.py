"""Partial dates: the EDTF profile of the reading contract, read as sets of days.

`2025`, `2025-11`, `2025-11-21`, and `XXXX-11-21` or `XXXX-11` where the text gives no way to the year. A date of unknown year is the set of
that day or month in every year. Two dates agree where their sets meet; one refines another where its set lies inside.
"""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass
from enum import StrEnum

from tracktwo.errors import DateError

_PROFILE = re.compile(r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?")


class DateBasis(StrEnum):
    """Where a date comes from."""

    STATED = "stated"
    METADATA = "metadata"
    URL = "url"
    FEED = "feed"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month or day, as precise as the text says; `year` is `None` where nothing tells it.

    Raises:
        DateError: no such day, or neither year nor month.
    """

    year: int | None
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.year is None and self.month is None:
            raise DateError("A date without year needs a month.", remedy="Leave the date null instead.")
        if self.day is not None and self.month is None:
            raise DateError(f"Day {self.day} has no month.")
        try:
            datetime.date(2000 if self.year is None else self.year, self.month or 1, self.day or 1)
        except ValueError as error:
            raise DateError(f"{self.year}-{self.month}-{self.day} is no date: {error}.") from error

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """The date that `text` spells in the profile.

        Raises:
            DateError: the text is outside the profile.
        """
        match = _PROFILE.fullmatch(text)
        if not match:
            raise DateError(f"{text!r} is no date of the profile.", remedy="Write YYYY, YYYY-MM, YYYY-MM-DD, XXXX-MM-DD or XXXX-MM.")
        year, month, day = match["year"], match["month"], match["day"]
        return cls(None if year == "XXXX" else int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, date: datetime.date) -> PartialDate:
        """The day `date`."""
        return cls(date.year, date.month, date.day)

    def __str__(self) -> str:
        parts = ["XXXX" if self.year is None else f"{self.year:04d}"]
        parts += [f"{part:02d}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def precision(self) -> str:
        """`day`, `month` or `year`: the smallest part that is known."""
        return "day" if self.day is not None else "month" if self.month is not None else "year"

    @property
    def first(self) -> datetime.date | None:
        """The first day that the date can be; `None` where the year is unknown."""
        return None if self.year is None else datetime.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> datetime.date | None:
        """The last day that the date can be; `None` where the year is unknown."""
        if self.year is None:
            return None
        month = self.month or 12
        return datetime.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])

    def agrees(self, other: PartialDate) -> bool:
        """Whether some day is in both."""
        return self.meet(other) is not None

    def meet(self, other: PartialDate) -> PartialDate | None:
        """The days that are in both, as one date; `None` where there are none."""
        parts: list[int | None] = []
        for mine, theirs in ((self.year, other.year), (self.month, other.month), (self.day, other.day)):
            if mine is not None and theirs is not None and mine != theirs:
                return None
            parts.append(theirs if mine is None else mine)
        try:
            return PartialDate(*parts)
        except DateError:  # 29 February of a year that has none
            return None

    def refines(self, other: PartialDate) -> bool:
        """Whether every day of this date is in `other` and `other` has more."""
        return self != other and self.meet(other) == self

    def in_year(self, year: int) -> PartialDate:
        """The same day or month of `year`."""
        return PartialDate(year, self.month, self.day)


def parse_or_none(text: str | None) -> PartialDate | None:
    """The date that `text` spells, `None` for `None`."""
    return None if text is None else PartialDate.parse(text)


def day_of(published: str | None) -> datetime.date | None:
    """The day of a publication date or date-time; `None` where it is unknown or no full day."""
    if not published or len(published) < 10:
        return None
    return datetime.date.fromisoformat(published[:10])
