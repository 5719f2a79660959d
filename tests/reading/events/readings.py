"""Events of short texts, as plain rows that tests compare."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from tracktwo.model.ids import ReportId
from tracktwo.model.reading import Event, Reading
from tracktwo.model.report import Report
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.reading.reader import reader_for


@functools.cache
def pack() -> Pack:
    return load_pack("south_caucasus")


def read(text: str, published: str | None = "2024-05-15", language: str = "en") -> Reading:
    report = Report(id=ReportId("0" * 64), source="own", raw_sha256="0" * 64, language=language, text=text, published=published)
    return reader_for(language, pack()).read(report)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One event with names in place of ids."""

    event: Event
    kind: str
    format: str | None
    status: str
    start: str | None
    end: str | None
    place: str | None
    who: tuple[str, ...]
    roles: dict[str, str]


def events(text: str, published: str | None = "2024-05-15", language: str = "en") -> list[Row]:
    reading = read(text, published, language)
    names = {e.id: e.name for e in reading.entities}
    return [
        Row(
            event=v,
            kind=v.kind,
            format=v.format,
            status=v.status,
            start=v.start,
            end=v.end,
            place=names.get(v.place) if v.place else None,
            who=tuple(sorted(names[p.entity] for p in v.participants)),
            roles={names[p.entity]: p.role for p in v.participants},
        )
        for v in reading.events
    ]


def only(text: str, published: str | None = "2024-05-15", language: str = "en") -> Row:
    found = events(text, published, language)
    assert len(found) == 1, found
    return found[0]
