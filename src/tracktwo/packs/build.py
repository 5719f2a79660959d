"""Turns the checked content of a pack's files into the `Pack` that readers and pages use."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tracktwo.packs.pack import (
    Area,
    Body,
    Constituency,
    Forms,
    Holder,
    Initiative,
    LoadedTerm,
    Office,
    Outlet,
    Pack,
    Place,
    PlaceName,
    RelevanceWords,
    Side,
)


def build_pack(contents: dict[str, Any], content_hash: str) -> Pack:
    """The pack from its files' content by file name; the version is the stated one and the hash of the content."""
    head = contents["pack.yaml"]
    relevance = contents.get("relevance.yaml") or {"sides": {}, "matters": {}, "process": {}, "other": {}}
    return Pack(
        id=head["id"],
        version=f"{head['version']}+{content_hash}",
        names=_forms(head["names"]),
        languages=tuple(head["languages"]),
        sides=tuple(
            Side(id=row["id"], names=_forms(row["names"]), capital=row.get("capital"), demonyms=_forms(row["demonyms"]))
            for row in head["sides"]
        ),
        constituencies=tuple(
            Constituency(id=row["id"], side=row.get("side"), names=_forms(row["names"])) for row in head.get("constituencies", ())
        ),
        places=tuple(map(_place, _rows(contents, "places.yaml"))),
        bodies=tuple(
            Body(id=row["id"], kind=row.get("kind", "organization"), side=row.get("side"), names=_forms(row["names"]))
            for row in _rows(contents, "bodies.yaml")
        ),
        offices=tuple(map(_office, _rows(contents, "offices.yaml"))),
        initiatives=tuple(
            Initiative(id=row["id"], names=_forms(row["names"]), sides=tuple(row.get("sides", ())), sort=row.get("sort", "dialogue"))
            for row in _rows(contents, "initiatives.yaml")
        ),
        outlets=tuple(
            Outlet(
                id=row["id"],
                names=_texts(row["names"]),
                domains=tuple(row.get("domains", ())),
                side=row.get("side"),
                languages=tuple(row.get("languages", ())),
                kind=row.get("kind", "site"),
            )
            for row in _rows(contents, "outlets.yaml")
        ),
        areas=tuple(Area(id=row["id"], labels=_forms(row["labels"]), words=_forms(row["words"])) for row in _rows(contents, "areas.yaml")),
        terms=tuple(
            LoadedTerm(id=row["id"], forms=_forms(row["forms"]), side=row.get("side"), gloss=_forms(row["gloss"]), source=row["source"])
            for row in _rows(contents, "terms.yaml")
        ),
        relevance=RelevanceWords(
            sides={side: _forms(forms) for side, forms in relevance["sides"].items()},
            matters=_forms(relevance["matters"]),
            process=_forms(relevance["process"]),
            other=_forms(relevance["other"]),
            issues=_forms(relevance.get("issues", {})),
        ),
    )


def place_names(names: dict[str, Any]) -> Iterator[PlaceName]:
    """A place's names as written in the file: a text, or a text under the side whose name it is."""
    for language, entries in names.items():
        for entry in entries if isinstance(entries, list) else [entries]:
            if isinstance(entry, str):
                yield PlaceName(text=entry, language=language)
            else:
                for side, texts in entry.items():
                    yield from (PlaceName(text=text, language=language, side=side) for text in _texts(texts))


def _place(row: dict[str, Any]) -> Place:
    lat, lon = row.get("at", (None, None))
    return Place(
        id=row["id"],
        kind=row["kind"],
        names=tuple(place_names(row["names"])),
        side=row.get("side"),
        lat=lat,
        lon=lon,
        within=row.get("within"),
        geonames=row.get("geonames"),
        population=row.get("population", 0),
    )


def _office(row: dict[str, Any]) -> Office:
    return Office(
        id=row["id"],
        side=row["side"],
        titles=_forms(row["titles"]),
        body=row.get("body"),
        holders=tuple(
            Holder(names=_forms(holder["names"]), since=_date(holder.get("since")), until=_date(holder.get("until")))
            for holder in row.get("holders", ())
        ),
    )


def _rows(contents: dict[str, Any], name: str) -> list[dict[str, Any]]:
    return contents.get(name) or []


def _texts(value: str | list[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _forms(value: dict[str, Any]) -> Forms:
    return {language: _texts(texts) for language, texts in value.items()}


def _date(value: str | int | None) -> str | None:
    return None if value is None else str(value)
