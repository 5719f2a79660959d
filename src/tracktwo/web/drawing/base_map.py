"""The base map: coast and border lines, without any line between the sides of a process (docs/adr/0005-map-lines.md)."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).parent.parent / "static" / "vendor"
Point = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a map shows, in degrees, and how wide it is drawn, in pixels. Longitudes are shortened by the cosine of the middle latitude."""

    west: float
    south: float
    east: float
    north: float
    width: int = 720

    @property
    def _shrink(self) -> float:
        from math import cos, radians

        return cos(radians((self.south + self.north) / 2))

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return round(self.width * (self.north - self.south) / ((self.east - self.west) * self._shrink))

    def place(self, lat: float, lon: float) -> Point:
        """Where a place is drawn, in pixels from the upper left corner."""
        x = (lon - self.west) / (self.east - self.west) * self.width
        y = (self.north - lat) / (self.north - self.south) * self.height
        return round(x, 1), round(y, 1)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether the place lies inside."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north


def frame_around(
    places: Iterable[Point], *, width: int = 720, margin: float = 0.8, least: float = 6.0, whole: bool = False
) -> Frame | None:
    """A frame that holds `places` (lat, lon), all of them or, unless `whole`, the middle nine tenths: one far capital must not shrink
    the rest. `None` without any.
    """
    points = sorted(places)
    if not points:
        return None
    lats, lons = sorted(p[0] for p in points), sorted(p[1] for p in points)
    cut = 0 if whole else len(points) // 10
    south, north = lats[cut] - margin, lats[-1 - cut] + margin
    west, east = lons[cut] - margin, lons[-1 - cut] + margin
    if east - west < least:
        west, east = (west + east - least) / 2, (west + east + least) / 2
    if north - south < least * 0.6:
        south, north = (south + north - least * 0.6) / 2, (south + north + least * 0.6) / 2
    return Frame(west=max(-180, west), south=max(-80, south), east=min(180, east), north=min(80, north), width=width)


@functools.cache
def _lines() -> tuple[tuple[tuple[str, ...], tuple[Point, ...]], ...]:
    path = VENDOR / "base-map.json"
    if not path.is_file():
        return ()
    rows = json.loads(path.read_text("utf-8"))["lines"]
    return tuple((tuple(row["between"]), tuple((x, y) for x, y in row["line"])) for row in rows)


def is_installed() -> bool:
    """Whether the base map was built from the npm packages."""
    return bool(_lines())


def paths(frame: Frame, side_names: Iterable[str]) -> list[tuple[str, str]]:
    """`(sort, SVG path)` of every line in the frame, `coast` or `border`; a line between two of `side_names` is left out."""
    sides = set(side_names)
    drawn = []
    for between, line in _lines():
        if len(between) == 2 and set(between) <= sides:
            continue
        piece: list[str] = []
        pieces: list[str] = []
        for lon, lat in line:
            if frame.west - 2 <= lon <= frame.east + 2 and frame.south - 2 <= lat <= frame.north + 2:
                x, y = frame.place(lat, lon)
                piece.append(f"{x:g} {y:g}")
            elif piece:
                pieces.append("M" + "L".join(piece))
                piece = []
        if piece:
            pieces.append("M" + "L".join(piece))
        if pieces:
            drawn.append(("coast" if len(between) == 1 else "border", "".join(pieces)))
    return drawn
