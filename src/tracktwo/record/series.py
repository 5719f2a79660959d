"""Running totals that fit another series better than their own: "383 civilians" among totals of all victims. A person is asked."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from tracktwo.model.dates import day_of
from tracktwo.model.record import FigureRow

#: What a series is of; totals of one claimant that differ in one of these are two series.
Matter = Literal["category", "cause", "side", "what"]
#: Smaller totals agree by chance.
_LEAST = 10
#: How far apart in time two totals of one series may be told, in days.
_NEAR = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Misfit:
    """A running total, and one of another series that it fits: as `matter` it would be `value`."""

    figure: str
    other: str
    matter: Matter
    value: str | None
    reason: str


def misfits(rows: Sequence[FigureRow]) -> Iterator[Misfit]:
    """The totals that do not fit their own series and fit one that differs from it in one matter, in the order of `rows`."""
    series: dict[str, list[FigureRow]] = defaultdict(list)
    for row in rows:
        if row.running and row.series and row.value is not None and _day(row) > datetime.date.min:
            series[row.series].append(row)
    for row in rows:
        if row.series not in series or row.value is None or row.value < _LEAST:
            continue
        own = [r for r in series[row.series] if r.id != row.id]
        if own and _fits(row, own):
            continue
        for name in sorted(series):
            matter = _differs(row, series[name][0]) if name != row.series else None
            if matter is not None and (other := _place_in(row, series[name])) is not None:
                value = getattr(other, matter)
                yield Misfit(figure=row.id, other=other.id, matter=matter, value=value, reason=_reason(row, other, bool(own)))
                break


def _day(row: FigureRow) -> datetime.date:
    """The day that a total is of; only rows that have one are looked at."""
    return day_of(row.as_of) or day_of(row.known_since) or datetime.date.min


def _differs(row: FigureRow, other: FigureRow) -> Matter | None:
    """The one matter in which two series differ; `None` where they differ in the claimant, in the start, or in more."""
    if row.according_to != other.according_to or row.since != other.since:
        return None
    found: list[Matter] = [m for m in get_args(Matter) if getattr(row, m) != getattr(other, m)]
    return found[0] if len(found) == 1 else None


def _fits(row: FigureRow, others: Sequence[FigureRow]) -> bool:
    """Whether totals never fall in time with this one among the others."""
    return all(_number(a) <= _number(b) for a, b in pairwise(sorted([row, *others], key=lambda r: (_day(r), _number(r)))))


def _number(row: FigureRow) -> float:
    return row.value if row.value is not None else 0.0


def _place_in(row: FigureRow, series: Sequence[FigureRow]) -> FigureRow | None:
    """The total of a series that says the same number at about the same time, or the one before it where the next is higher."""
    near = sorted((r for r in series if abs((_day(r) - _day(row)).days) <= _NEAR), key=lambda r: (_day(r), r.id))
    same = [r for r in near if r.value == row.value]
    if same:
        return same[0]
    before = [r for r in near if _day(r) <= _day(row)]
    return before[-1] if before and len(before) < len(near) and _fits(row, near) else None


def _reason(row: FigureRow, other: FigureRow, has_own: bool) -> str:
    how = "says the same number" if other.value == row.value else "has room for it"
    own = "its own series falls with it" if has_own else "it stands alone"
    return f"{row.value:g}: {own}; a series of {' '.join(filter(None, (other.category or 'all', other.what)))} {how}"
