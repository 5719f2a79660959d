"""Numbers over time, one line for each claimant: lines that part show who counts otherwise."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The numbers of one claimant: `points` are `(x, y, day, number)` in pixels and as told; `style` is its number among the lines."""

    name: str
    style: int
    points: tuple[tuple[float, float, str, float], ...]

    @property
    def path(self) -> str:
        """The line as SVG draws it."""
        return " ".join(f"{x:g},{y:g}" for x, y, _, _ in self.points)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChart:
    """Lines on one scale; `first` and `last` are the days at its ends."""

    width: int
    height: int
    lines: tuple[Line, ...]
    highest: float
    first: str
    last: str


def lines(told: Mapping[str, Sequence[tuple[str, float]]], *, width: int = 720, height: int = 200) -> LineChart | None:
    """A line for each claimant of `(day, number)` pairs; `None` where fewer than two days are known."""
    days = sorted({day for points in told.values() for day, _ in points})
    if len(days) < 2:
        return None
    first, last = (datetime.date.fromisoformat(day) for day in (days[0], days[-1]))
    highest = max([number for points in told.values() for _, number in points] + [1])
    drawn = []
    for style, (name, points) in enumerate(sorted(told.items())):
        placed = []
        for day, number in sorted(points):
            x = 40 + (datetime.date.fromisoformat(day) - first).days / (last - first).days * (width - 60)
            placed.append((round(x, 1), round(height - 24 - number / highest * (height - 44), 1), day, number))
        drawn.append(Line(name=name, style=style % 4, points=tuple(placed)))
    return LineChart(width=width, height=height, lines=tuple(drawn), highest=highest, first=days[0], last=days[-1])
