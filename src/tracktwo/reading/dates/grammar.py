"""The grammar of dates over calendar terms: what stands side by side is one expression, in any order that a language uses.

A `Stretch` is what an expression says before its year is known. Relative words are settled against the report's own day at once; without
that day they stay open (`first` is `None`), because nothing else tells them.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from typing import Literal

from tracktwo.reading.dates.calendar import UNITS, Term, Unit

DateKind = Literal["on", "within", "by", "until", "since", "after", "term"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A year, month and day as far as they are said; `weekday` (Monday is 0) helps to tell the year."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None

    @classmethod
    def of(cls, date: datetime.date) -> Parts:
        """The day `date`."""
        return cls(year=date.year, month=date.month, day=date.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What one expression says: `first` alone for a day, month or year, `last` too for a range. Terms `[at, to)`.

    `weekday`: a bare weekday whose day the tense of the sentence decides. `relative`: counted from the report's own day. `ahead`: "in two
    weeks", which looks ahead only in a sentence that does. `counted`: one end is the report's own day, from which the other is
    counted. `to_weekday`: the second of "on Monday and Tuesday". `told`: counted from the date that the text told last, as so many units
    from it ("the next day"); beside `first`, only its year ("in October of the same year").
    """

    at: int
    to: int
    first: Parts | None = None
    last: Parts | None = None
    kind: DateKind = "on"
    relative: bool = False
    weekday: int | None = None
    ahead: bool = False
    counted: bool = False
    to_weekday: int | None = None
    told: tuple[Unit, int] | None = None


class Grammar:
    """Reads the terms of one line of text. `today` is the report's own day, `None` where it is unknown."""

    def __init__(self, terms: list[Term], today: datetime.date | None) -> None:
        self._terms = terms
        self._today = today

    def read(self) -> list[Stretch]:
        """Every expression, in order; none overlaps another."""
        found: list[Stretch] = []
        at = 0
        while at < len(self._terms):
            stretch = None if self._terms[at].sort in ("word", "mark") else self._bounded(at) or self._plain(at)
            if stretch is None:
                at += 1
                continue
            found.append(self._year_told(stretch))
            at = found[-1].to
        return found

    def _year_told(self, stretch: Stretch) -> Stretch:
        """ "in October of the same year", "May of the following year"."""
        at = self._skip(stretch.to, "of", "in", ",")
        step = self._told_step(at)
        if step is None or self._unit(at + 1) != "year" or stretch.first is None or stretch.first.year is not None or stretch.relative:
            return stretch
        return replace(stretch, to=at + 2, told=("year", step))

    def _told_step(self, at: int) -> int | None:
        """How many units a word leads away from what was told last: "the same", "the following", "the preceding"."""
        return next((step for link, step in (("same", 0), ("following", 1), ("preceding", -1)) if self._is_link(at, link)), None)

    # -- looking at terms --------------------------------------------------------------------------------------------

    def _sort(self, at: int) -> str:
        return self._terms[at].sort if 0 <= at < len(self._terms) else ""

    def _is(self, at: int, *links: str) -> bool:
        return 0 <= at < len(self._terms) and not self._terms[at].links.isdisjoint(links)

    def _is_link(self, at: int, *links: str) -> bool:
        if not 0 <= at < len(self._terms):
            return False
        term = self._terms[at]
        return (term.sort == "link" or term.sort == "mark") and not term.links.isdisjoint(links)

    def _skip(self, at: int, *links: str) -> int:
        return at + 1 if self._is_link(at, *links) else at

    def _unit(self, at: int) -> Unit | None:
        return UNITS[self._terms[at].value] if self._sort(at) == "unit" else None

    def _day_number(self, at: int) -> int | None:
        """The day that a number says; "a", "an" and "one" count units only."""
        term = self._terms[at] if self._sort(at) == "number" else None
        return term.value if term is not None and 1 <= term.value <= 31 and not term.weak else None

    # -- bounds ------------------------------------------------------------------------------------------------------

    def _bounded(self, at: int) -> Stretch | None:
        if self._sort(at) != "link":
            return None
        for read in (self._from_to, self._bound_before, self._duration):
            stretch = read(at)
            if stretch is not None:
                return stretch
        return None

    def _from_to(self, at: int) -> Stretch | None:
        """ "from March 6 to 8, 2025", "between 6 and 8 March": a range with a word before each end."""
        if not self._is_link(at, "from", "between", "since"):
            return None
        whole = self._days_of_month(at + 1, between=self._is_link(at, "between")) or self._plain(at + 1)
        if whole is not None and whole.last is not None and not whole.relative:
            return replace(whole, at=at)
        first = self._point(at + 1)
        if first is None:
            return None
        middle = first.to + (self._is_link(first.to, ",") and self._is_link(first.to + 1, "to", "until"))
        joined = ("and", "-") if self._is_link(at, "between") else ("to", "until", "-", "by")
        if self._is_link(middle, *joined):
            last = self._point(middle + 1)
            if last is not None:
                return _range(at, first, _next_weekday(first, last), last.to)
        return replace(first, at=at, kind="since", last=None) if self._is_link(at, "from", "since") else None

    def _bound_before(self, at: int) -> Stretch | None:
        """ "until December 31", "by the end of October", "before the end of the year", "since November 2020"."""
        if not self._is_link(at, "by", "until", "since", "after"):
            return None
        for link, kind in (("by", "by"), ("until", "until"), ("since", "since"), ("after", "after")):
            if self._is_link(at, link):
                point = self._point(at + 1)
                if point is not None and self._terms[point.to - 1].possessive:  # "before Saturday's summit" bounds no day
                    return None
                if point is not None:
                    return replace(point, at=at, kind=kind)  # type: ignore[arg-type]
        return None

    def _duration(self, at: int) -> Stretch | None:
        """ "within six months", "over the next six months", "in two weeks"."""
        number_at = at + 1 + self._is_link(at + 1, "this", "last", "next")
        amount, unit, end = self._amount(number_at)
        if unit is None:
            return None
        if self._is_link(at, "within") and not self._is_link(at + 1, "last", "this"):
            return self._count(at, end, amount, unit, "by")
        if self._is_link(at, "over") and self._is_link(at + 1, "next"):
            return self._count(at, end, amount, unit, "term")
        if self._is_link(at, "in", "ahead") and number_at == at + 1:
            counted = self._count(at, end, amount, unit, "by")
            return replace(counted, first=counted.last, last=None, kind="on", ahead=self._is_link(at, "in"))
        return None

    def _amount(self, at: int) -> tuple[int, Unit | None, int]:
        """A number and a unit: "six months", "six-month", "two and a half years" is none."""
        if self._sort(at) != "number" or self._terms[at].ordinal:
            return 0, None, at  # "in the first week" counts nothing
        unit_at = self._skip(at + 1, "-")
        unit = self._unit(unit_at)
        return self._terms[at].value, unit, unit_at + 1

    def _count(self, at: int, to: int, amount: int, unit: Unit, kind: DateKind) -> Stretch:
        """So many units from the report's day on, as precise as the unit."""
        if self._today is None:
            return Stretch(at=at, to=to, kind=kind, relative=True)
        return Stretch(
            at=at, to=to, first=Parts.of(self._today), last=shifted(self._today, amount, unit), kind=kind, relative=True, counted=True
        )

    # -- ranges and points -------------------------------------------------------------------------------------------

    def _plain(self, at: int) -> Stretch | None:
        """A point or a range of points."""
        found = self._days_of_month(at) or self._month_days(at) or self._years(at)
        if found is None:
            first = self._point(at)
            if first is None:
                return None
            found = self._joined(first) or self._weekdays(first) or first
        return self._suffixed(found)

    def _suffixed(self, stretch: Stretch) -> Stretch:
        """Endings and postpositions that bound what stands before them: "dekabrın 31-dək", "31-ə qədər"."""
        last = self._terms[stretch.to - 1]
        if last.sort == "number" and "until" in last.links and stretch.last is None:
            return replace(stretch, kind="until")
        if self._is_link(stretch.to, "until_after") and stretch.last is None:
            return replace(stretch, kind="until", to=stretch.to + 1)
        if self._is_link(stretch.to, "until_after"):
            return replace(stretch, to=stretch.to + 1)
        if last.sort == "number" and "from" in last.links and stretch.last is None:
            return replace(stretch, kind="since")
        return stretch

    def _days_of_month(self, at: int, *, between: bool = False) -> Stretch | None:
        """ "21-22 November 2025", "6th to 8th of March", "18 and 19 June"."""
        first = self._day_number(at)
        if first is None:
            return None
        middle = at + 1
        if not (self._is_link(middle, "-", "to", "and", "until", "&") or "from" in self._terms[at].links):
            return None
        joined = self._is_link(middle, "and") and not between
        second_at = middle + self._is_link(middle, "-", "to", "and", "until", "&")
        second = self._day_number(second_at)
        month_at = self._skip(second_at + 1, "of", "in")
        if second is None or self._sort(month_at) != "month" or second <= first or (joined and second != first + 1):
            return None
        year, to = self._year(month_at + 1)
        month = self._terms[month_at].value
        return Stretch(at=at, to=to, first=Parts(year=year, month=month, day=first), last=Parts(year=year, month=month, day=second))

    def _month_days(self, at: int) -> Stretch | None:
        """ "November 21-22, 2025", "noyabrın 21-22-də", "2025-ci il martın 6-dan 8-dək"."""
        year: int | None = None
        month_at = at
        if self._sort(at) == "year":
            year = self._terms[at].value
            month_at = self._after_year_word(at + 1)
        if self._sort(month_at) != "month" or self._day_number(month_at + 1) is None:
            return None
        first_at = month_at + 1
        middle = first_at + 1
        linked = self._is_link(middle, "-", "to", "and", "until", "&")
        if not linked and "from" not in self._terms[first_at].links:
            return None
        second_at = middle + linked + (self._is_link(middle + 1, "until") and linked)
        first, second = self._day_number(first_at), self._day_number(second_at)
        if first is None or second is None or second <= first or self._sort(second_at + 1) in ("month", "unit"):
            return None
        if self._is_link(middle, "and") and second != first + 1:
            return None
        to = second_at + 1
        if year is None:
            year, to = self._year(to)
        month = self._terms[month_at].value
        return Stretch(at=at, to=to, first=Parts(year=year, month=month, day=first), last=Parts(year=year, month=month, day=second))

    def _weekdays(self, first: Stretch) -> Stretch | None:
        """ "Monday and Tuesday", "Friday to Sunday"."""
        second = self._terms[first.to + 1] if self._sort(first.to + 1) == "weekday" else None
        if first.weekday is None or second is None or not self._is_link(first.to, "and", "to", "-"):
            return None
        if self._is_link(first.to, "and") and second.value != (first.weekday + 1) % 7:
            return None
        at = self._skip(first.to + 2, ",", "(")
        date = self._days_of_month(at) or self._month_days(at)
        if date is not None:  # "Monday and Tuesday, 6 and 7 May"
            return replace(date, at=first.at)
        return replace(first, to=first.to + 2, to_weekday=second.value)

    def _years(self, at: int) -> Stretch | None:
        """ "2014-2018", "2014 to 2018"."""
        if self._sort(at) != "year" or self._sort(at + 2) != "year" or not self._is_link(at + 1, "-", "to"):
            return None
        first, last = self._terms[at].value, self._terms[at + 2].value
        if not 1900 <= first < last <= 2100:
            return None
        return Stretch(at=at, to=self._after_year_word(at + 3), first=Parts(year=first), last=Parts(year=last))

    def _joined(self, first: Stretch) -> Stretch | None:
        """Two points that make a range: "June 27 and June 28, 2022", "28 December – 2 January", "May to October 2020"."""
        if first.first is None or first.relative or first.last is not None:
            return None
        dash = self._is_link(first.to, "-")
        to = self._is_link(first.to, "to") and not dash
        both = self._is_link(first.to, "and", "&")
        if not (dash or to or both):
            return None
        last = self._point(first.to + 1)
        if last is None or last.first is None or last.last is not None or last.relative:
            return None
        same_precision = (first.first.day is None) == (last.first.day is None) and (first.first.month is None) == (last.first.month is None)
        if not same_precision and (both or first.first.year is None or last.first.year is None):
            return None
        if both and not _follows(first.first, last.first):
            return None
        return _range(first.at, first, last, last.to)

    def _point(self, at: int) -> Stretch | None:
        """One day, month, year, week or part of one, with the word for the part before or after it."""
        found = self._numbered_part(at) or self._part_of(at) or self._relative(at) or self._weekday(at) or self._date(at)
        if found is not None and found.kind == "within" and self._is_link(found.to, "end_after"):
            return replace(found, to=found.to + 1)
        unit = self._unit(at)
        if found is None and unit is not None and self._is_link(at + 1, "end_after"):
            return replace(self._of_unit(at, at + 2, unit, 0), kind="within")
        return found

    def _date(self, at: int) -> Stretch | None:
        sort = self._sort(at)
        if sort == "date":
            parts = self._terms[at].parts
            return Stretch(at=at, to=at + 1, first=Parts(year=parts[0], month=parts[1], day=parts[2])) if parts else None
        if sort == "month":
            return self._month_first(at)
        if sort == "year":
            return self._year_first(at)
        if sort == "season":
            year, to = self._year(at + 1)
            return None if year is None else Stretch(at=at, to=to, first=Parts(year=year), kind="within")
        return self._day_first(at)

    def _day_first(self, at: int) -> Stretch | None:
        """ "3 April 2024", "the 3rd of April", "the third day of April"."""
        day = self._day_number(at)
        month_at = self._skip(at + 1, "of", "-", "/")
        if self._unit(month_at) == "day":
            month_at = self._skip(month_at + 1, "of")
        if day is None or self._sort(month_at) != "month":
            return None
        year, to = self._year(self._skip_slash(month_at + 1))
        return Stretch(at=at, to=to, first=Parts(year=year, month=self._terms[month_at].value, day=day))

    def _skip_slash(self, at: int) -> int:
        return at + 1 if self._is_link(at, "/", "-") and self._sort(at + 1) == "year" else at

    def _month_first(self, at: int) -> Stretch | None:
        month = self._terms[at].value
        day_at = self._skip(at + 1, "/") if self._day_number(self._skip(at + 1, "/")) else at + 1
        if self._is_link(day_at, ",") and self._day_number(day_at + 1) and self._terms[day_at + 1].ordinal:
            day_at += 1
        if (
            self._is_link(day_at, "-")
            and self._day_number(day_at + 1)
            and self._is_link(day_at + 2, "-")
            and self._sort(day_at + 3) == "year"
        ):
            day_at += 1
        day = self._day_number(day_at)
        if day is not None and self._unit(day_at + 1) is None and not self._is_amount_of_something(day_at):
            year, to = self._year(self._skip_slash(day_at + 1))
            return Stretch(at=at, to=to, first=Parts(year=year, month=month, day=day))
        year, to = self._year(self._skip_slash(at + 1))
        if year is None and self._terms[at].weak:
            return None
        return Stretch(at=at, to=to, first=Parts(year=year, month=month), kind="within")

    def _is_amount_of_something(self, at: int) -> bool:
        """A number word after a month counts what follows ("in May two people"), unless it is an ordinal."""
        return self._terms[at].end - self._terms[at].start > 2 and not self._terms[at].ordinal and self._sort(at + 1) == "word"

    def _year_first(self, at: int) -> Stretch | None:
        """A year, with a month and a day after it where the language says them so."""
        year = self._terms[at].value
        if not 1800 <= year <= 2100:
            return None
        after = self._after_year_word(at + 1)
        if self._is_link(after, "-") and self._sort(after + 1) == "month" and self._is_link(after + 2, "-") and self._day_number(after + 3):
            parts = Parts(year=year, month=self._terms[after + 1].value, day=self._day_number(after + 3))  # "2019-Aug-01"
            return Stretch(at=at, to=after + 4, first=parts)
        if self._sort(after) == "month":
            month = self._terms[after].value
            day = self._day_number(after + 1)
            if day is not None and self._unit(after + 2) is None:
                return Stretch(at=at, to=after + 2, first=Parts(year=year, month=month, day=day))
            return Stretch(at=at, to=after + 1, first=Parts(year=year, month=month), kind="within")
        day = self._day_number(after)
        if day is not None and self._sort(after + 1) == "month":
            return Stretch(at=at, to=after + 2, first=Parts(year=year, month=self._terms[after + 1].value, day=day))
        if self._sort(after) == "season":
            return Stretch(at=at, to=after + 1, first=Parts(year=year), kind="within")
        if (
            after > at + 1
            or self._is_link(at - 1, "in", "of", "since", "by", "after", "until", "from", "between", "over", "(", "-")
            or (self._unit(at - 1) == "year" or self._is_link(at - 1, "and"))
        ):
            return Stretch(at=at, to=after, first=Parts(year=year), kind="within")
        return None

    def _after_year_word(self, at: int) -> int:
        if self._unit(at) == "year":
            return at + 2 if self._is_link(at + 1, ".") and self._sort(at + 2) == "month" else at + 1
        return at

    def _year(self, at: int) -> tuple[int | None, int]:
        """The year that follows a month or a day, and the term after it; a comma belongs to it only before a year."""
        year_at = at
        while self._is_link(year_at, ",", "of", "in") and year_at < at + 2:
            year_at += 1
        if self._sort(year_at) == "year":
            after = self._after_year_word(year_at + 1)
            return self._terms[year_at].value, after
        if self._unit(year_at + 1) == "year" and self._today is not None:
            for link, step in (("this", 0), ("last", -1), ("next", 1)):
                if self._is_link(year_at, link):
                    return self._today.year + step, year_at + 2
        return None, at

    def _numbered_part(self, at: int) -> Stretch | None:
        """ "the second half of 2018", "the first quarter of this year"; "the last week of July" is some time in July."""
        unit = self._unit(at + 1)
        if unit is None:
            return None
        term = self._terms[at]
        if not (term.ordinal or self._is_link(at, "last")) or not self._is_link(at + 2, "of", "in"):
            return None
        whole = self._relative(at + 3) or self._date(at + 3)
        if whole is None and self._sort(at + 3) == "year":
            whole = Stretch(at=at, to=at + 4, first=Parts(year=self._terms[at + 3].value))
        if whole is None or whole.first is None or whole.first.day is not None:
            return None
        months = {"quarter": 3, "half": 6}.get(unit)
        number = term.value if term.ordinal else 12 // (months or 12)
        if months is None or whole.first.month is not None or whole.first.year is None or not 1 <= number * months <= 12:
            return replace(whole, at=at, kind="within")
        first, last = Parts(year=whole.first.year, month=(number - 1) * months + 1), Parts(year=whole.first.year, month=number * months)
        return replace(whole, at=at, first=first, last=last, kind="within")

    def _part_of(self, at: int) -> Stretch | None:
        """ "the end of October", "early 2024", "mid-May", "the end of the year", "the beginning of next year"."""
        if not self._is_link(at, "end", "start", "middle"):
            return None
        whole_at = self._skip(at + 1, "-")
        whole_at = self._skip(whole_at, "of", "in")
        unit = self._unit(whole_at)
        if unit is not None:
            whole: Stretch | None = self._of_unit(whole_at, whole_at + 1, unit, 0)
        else:
            whole = self._relative(whole_at) or self._date(whole_at)
            if whole is None and self._sort(whole_at) == "year":
                whole = Stretch(at=at, to=self._after_year_word(whole_at + 1), first=Parts(year=self._terms[whole_at].value))
        if whole is None:
            return None
        return replace(whole, at=at, kind="within")

    def _weekday(self, at: int) -> Stretch | None:
        """ "Monday (4 February)", "Thursday 21 September 2023", "last Monday", "Tuesday of last week", "Friday"."""
        step = next((s for link, s in (("last", -1), ("next", 1), ("this", 0)) if self._is_link(at, link)), None)
        day_at = at if step is None else at + 1
        if self._sort(day_at) != "weekday":
            return None
        weekday = self._terms[day_at].value
        opened = self._is_link(day_at + 1, "(")
        date_at = day_at + 1 + self._is_link(day_at + 1, ",", "(", "/")
        date = self._days_of_month(date_at) or self._month_days(date_at) or self._date(date_at)
        if date is not None and date.first is not None and date.first.day is not None:
            to = date.to + (opened and self._is_link(date.to, ")"))
            return replace(date, at=at, to=to, first=replace(date.first, weekday=weekday))
        number = self._day_number(day_at + 1)
        if number is not None and self._terms[day_at + 1].ordinal and self._today is not None:
            near = [self._today + datetime.timedelta(d) for d in range(-31, 32)]
            fits = [d for d in near if d.day == number and d.weekday() == weekday]
            if fits:  # "Friday the 26th"
                return Stretch(at=at, to=day_at + 2, first=Parts.of(fits[-1]), relative=True)
        week_at = self._skip(day_at + 1, "of", "-")
        week = self._relative(week_at) if self._unit(week_at + 1) == "week" else None
        if week is not None:
            day = _date_of(week.first)
            found = Parts.of(day + datetime.timedelta(weekday)) if day else None
            return Stretch(at=at, to=week.to, first=found, relative=True)
        if step is None or self._today is None:
            return Stretch(at=at, to=day_at + 1, weekday=weekday, relative=True)
        if self._is_link(at, "coming"):
            ahead = (weekday - self._today.weekday()) % 7 or 7
            return Stretch(at=at, to=day_at + 1, first=Parts.of(self._today + datetime.timedelta(ahead)), relative=True)
        return Stretch(at=at, to=day_at + 1, first=Parts.of(_stepped(self._today, weekday, step)), relative=True)

    def _relative(self, at: int) -> Stretch | None:
        if self._sort(at) == "relative_day":
            day = self._today + datetime.timedelta(self._terms[at].value) if self._today else None
            to = at + 1
            if self._is_link(to, "(") and self._sort(to + 1) != "word":  # "today (10 May)"
                date = self._date(to + 1)
                if date is not None and date.first is not None and date.first.day and self._is_link(date.to, ")"):
                    return replace(date, at=at, to=date.to + 1)
            return Stretch(at=at, to=to, first=Parts.of(day) if day else None, relative=True)
        told = self._told(at)
        if told is not None:
            return told
        amount, unit, to = self._amount(at)
        if unit is not None and self._is_link(to, "ago"):
            first = shifted(self._today, -amount, unit) if self._today else None
            return Stretch(at=at, to=to + 1, first=first, relative=True, kind="on" if unit == "day" else "within")
        if unit is not None and self._is_link(to, "ahead"):
            first = shifted(self._today, amount, unit) if self._today else None
            return Stretch(at=at, to=to + 1, first=first, relative=True)
        if unit is not None and self._is_link(to, "within_after"):
            return self._count(at, to + 1, amount, unit, "by")
        if self._sort(at) == "number" and self._unit(at + 2) is not None and self._is_link(at + 1, "last", "next"):
            return self._near_many(at, self._terms[at].value, at + 2, 1 if self._is_link(at + 1, "next") else -1)
        for link, step in (("this", 0), ("last", -1), ("next", 1)):
            if self._is_link(at, link):
                found = self._near(at, step)
                if found is not None:
                    return found
        return None

    def _told(self, at: int) -> Stretch | None:
        """ "that evening", "the same month", "two days later": counted from the date that the text told last."""
        if self._sort(at) == "told_day":
            return Stretch(at=at, to=at + 1, told=("day", 0), relative=True)
        step, unit = self._told_step(at), self._unit(at + 1)
        if step is not None and unit is not None:
            return Stretch(at=at, to=at + 2, kind="on" if unit == "day" else "within", told=(unit, step), relative=True)
        amount, unit, to = self._amount(at)
        sign = next((s for link, s in (("later", 1), ("earlier", -1)) if self._is_link(to, link)), None)
        if unit is None or sign is None:
            return None
        return Stretch(at=at, to=to + 1, kind="on" if unit == "day" else "within", told=(unit, sign * amount), relative=True)

    def _near(self, at: int, step: int) -> Stretch | None:
        """ "this week", "last October", "the last three months", "next year"."""
        unit = self._unit(at + 1)
        if unit == "week":
            day_at = self._skip(at + 2, "on", "-", ",")
            if self._sort(day_at) == "weekday":  # "next week on Tuesday"
                monday = _date_of(self._of_unit(at, at + 2, unit, step).first)
                day = Parts.of(monday + datetime.timedelta(self._terms[day_at].value)) if monday else None
                return Stretch(at=at, to=day_at + 1, first=day, relative=True)
        if unit is not None and (self._terms[at].plural or self._terms[at + 1].plural):
            return Stretch(at=at, to=at + 2, relative=True)  # "the coming weeks" are no week
        if unit == "day":  # no day of the report's own: "the next day" is the one after what was told
            return None if step < 0 else Stretch(at=at, to=at + 2, told=("day", step), relative=True)
        if unit is not None:
            return self._of_unit(at, at + 2, unit, step)
        if self._sort(at + 1) == "month" and self._sort(at + 2) not in ("year", "number"):
            if self._today is None:
                return None
            month = self._terms[at + 1].value
            year = self._today.year
            if step < 0:
                year -= month >= self._today.month
            elif step > 0:
                year += month <= self._today.month
            return Stretch(at=at, to=at + 2, first=Parts(year=year, month=month), kind="within", relative=True)
        amount, unit, to = self._amount(at + 1)
        return None if unit is None or step == 0 else self._near_many(at, amount, to - 1, step)

    def _near_many(self, at: int, amount: int, unit_at: int, step: int) -> Stretch:
        """ "the last three months", "ten previous weeks", "the next two years"."""
        unit = UNITS[self._terms[unit_at].value]
        if self._today is None:
            return Stretch(at=at, to=unit_at + 1, kind="within", relative=True)
        if step > 0:
            return self._count(at, unit_at + 1, amount, unit, "within")
        first = shifted(self._today, -amount, unit)
        return Stretch(at=at, to=unit_at + 1, first=first, last=Parts.of(self._today), kind="within", relative=True, counted=True)

    def _of_unit(self, at: int, to: int, unit: Unit, step: int) -> Stretch:
        """The unit that holds the report's day, or the one before or after it."""
        today = self._today
        if today is None:
            return Stretch(at=at, to=to, kind="within", relative=True)
        first: Parts
        last: Parts | None = None
        if unit == "year":
            first = Parts(year=today.year + step)
        elif unit == "month":
            moved = today.year * 12 + today.month - 1 + step
            first = Parts(year=moved // 12, month=moved % 12 + 1)
        elif unit in ("week", "weekend"):
            monday = today - datetime.timedelta(today.weekday()) + datetime.timedelta(7 * step)
            first = Parts.of(monday + datetime.timedelta(5 if unit == "weekend" else 0))
            last = Parts.of(monday + datetime.timedelta(6))
        elif unit in ("quarter", "half"):
            months = 3 if unit == "quarter" else 6
            start = (today.year * 12 + today.month - 1) // months * months + step * months
            end = start + months - 1
            first, last = Parts(year=start // 12, month=start % 12 + 1), Parts(year=end // 12, month=end % 12 + 1)
        elif unit == "day":
            first = Parts.of(today + datetime.timedelta(step))
        else:
            span = 10 if unit == "decade" else 100
            begins = today.year // span * span + step * span
            first, last = Parts(year=begins), Parts(year=begins + span - 1)
        return Stretch(at=at, to=to, first=first, last=last, kind="on" if unit == "day" else "within", relative=True)


def shifted(day: datetime.date, amount: int, unit: Unit) -> Parts:
    """`amount` units from `day`, at the precision of the unit: "six months" leads to a month, "two weeks" to a day."""
    if unit in ("day", "week", "weekend"):
        return Parts.of(day + datetime.timedelta(amount * (1 if unit == "day" else 7)))
    months = {"month": 1, "quarter": 3, "half": 6}.get(unit)
    if months:
        moved = day.year * 12 + day.month - 1 + amount * months
        return Parts(year=moved // 12, month=moved % 12 + 1)
    return Parts(year=day.year + amount * {"year": 1, "decade": 10}.get(unit, 100))


def _stepped(today: datetime.date, weekday: int, step: int) -> datetime.date:
    """ "last Monday": before today; "next Monday": that of next week; "this Monday": that of this week."""
    monday = today - datetime.timedelta(today.weekday())
    if step < 0:
        back = (today.weekday() - weekday) % 7 or 7
        return today - datetime.timedelta(back)
    return monday + datetime.timedelta(weekday + 7 * step)


def _date_of(parts: Parts | None) -> datetime.date | None:
    if parts is None or parts.year is None or parts.month is None or parts.day is None:
        return None
    return datetime.date(parts.year, parts.month, parts.day)


def _follows(first: Parts, last: Parts) -> bool:
    """Whether `last` is the day after `first`, so that "27 June and 28 June" is one stretch of two days."""
    if first.day is None or last.day is None or first.month is None or last.month is None:
        return False
    return (first.month == last.month and last.day == first.day + 1) or (
        last.day == 1 and first.day >= 28 and last.month == first.month % 12 + 1
    )


def _next_weekday(first: Stretch, last: Stretch) -> Stretch:
    """ "from next Monday to Friday": the first Friday after."""
    day = _date_of(first.first)
    if last.weekday is None or day is None:
        return last
    return replace(last, first=Parts.of(day + datetime.timedelta((last.weekday - day.weekday()) % 7)), weekday=None)


def _range(at: int, first: Stretch, last: Stretch, to: int) -> Stretch:
    """From the beginning of `first` to the end of `last`; a year said once holds for both."""
    begin, end = first.first, last.last or last.first
    if begin is not None and end is not None and begin.year is None and end.year is not None and not last.relative:
        later = begin.month is not None and end.month is not None and begin.month > end.month
        begin = replace(begin, year=end.year - later)
    return Stretch(at=at, to=to, first=begin, last=end, kind="on", relative=first.relative or last.relative)
