"""Bars a month: how many events of each kind, as an SVG with its numbers in a table for those who cannot see it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One coloured piece of a column, in pixels; `label` is what it counts."""

    x: float
    y: float
    width: float
    height: float
    sort: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BarChart:
    """Columns of pieces. `ticks` are `(y, number)`, `labels` `(x, text)` under some columns."""

    width: int
    height: int
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, int], ...]
    labels: tuple[tuple[float, str], ...]
    sorts: tuple[str, ...]


def days_between(first: str, last: str) -> list[str]:
    """Every day from `first` to `last`, both `YYYY-MM-DD` and both inside."""
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    return [(start + datetime.timedelta(days=n)).isoformat() for n in range((end - start).days + 1)]


def months_between(first: str, last: str) -> list[str]:
    """Every month from `first` to `last`, both `YYYY-MM` and both inside."""
    year, month = int(first[:4]), int(first[5:7])
    found = []
    while (name := f"{year:04d}-{month:02d}") <= last:
        found.append(name)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


def bars(
    columns: Sequence[str], counts: Mapping[tuple[str, str], int], sorts: Sequence[str], *, width: int = 720, height: int = 180
) -> BarChart:
    """A column for each of `columns`, stacked by `sorts` from below; `counts` are by `(column, sort)`."""
    left, bottom, top = 28, 22, 8
    totals = [sum(counts.get((c, s), 0) for s in sorts) for c in columns]
    highest = max([*totals, 1])
    step = max(1, -(-highest // 4))
    scale = (height - bottom - top) / (step * -(-highest // step))
    slot = (width - left) / max(1, len(columns))
    pieces = []
    for index, column in enumerate(columns):
        y = float(height - bottom)
        for sort in sorts:
            count = counts.get((column, sort), 0)
            if count:
                y -= count * scale
                pieces.append(
                    Bar(
                        x=round(left + index * slot + slot * 0.1, 1),
                        y=round(y, 1),
                        width=round(slot * 0.8, 1),
                        height=round(count * scale, 1),
                        sort=sort,
                        label=column,
                        count=count,
                    )
                )
    ticks = tuple((round(height - bottom - n * scale, 1), n) for n in range(0, step * -(-highest // step) + 1, step))
    every = max(1, -(-len(columns) // 8))
    labels = tuple((round(left + i * slot + slot / 2, 1), c) for i, c in enumerate(columns) if i % every == 0)
    return BarChart(width=width, height=height, bars=tuple(pieces), ticks=ticks, labels=labels, sorts=tuple(sorts))
