"""What a schema cannot say about a pack: ids are unique, and whatever is referred to exists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tracktwo.errors import PackError
from tracktwo.packs.build import place_names
from tracktwo.packs.files import PackFile, PathKey

THIRD = "third"
"""The side of everybody who belongs to none of the pack's sides."""

_LISTS = ("places.yaml", "bodies.yaml", "offices.yaml", "initiatives.yaml", "outlets.yaml", "areas.yaml", "terms.yaml")


def cross_faults(files: Mapping[str, PackFile]) -> Iterator[PackError]:
    """Faults between the parts of a pack whose files each have their right form."""
    head = files["pack.yaml"]
    sides = {side["id"] for side in head.content["sides"]}
    for key in ("sides", "constituencies"):
        yield from _twice(head, (key,), head.content.get(key, []))
    places = files.get("places.yaml")
    for position, side in enumerate(head.content["sides"]):
        if places and side.get("capital") and side["capital"] not in _ids(places):
            yield head.fault(("sides", position, "capital"), f"no place {side['capital']!r} in places.yaml.")
    for name in _LISTS:
        if name in files:
            file = files[name]
            yield from _twice(file, (), file.content or [])
            yield from _unknown_sides(file, sides)
    if places:
        yield from _references(places, "within", _ids(places), "place")
        yield from _one_sided(places, sides)
    if "offices.yaml" in files:
        bodies = _ids(files["bodies.yaml"]) if "bodies.yaml" in files else set()
        yield from _references(files["offices.yaml"], "body", bodies, "body")
    if "outlets.yaml" in files:
        yield from _shared_domains(files["outlets.yaml"])
    if "relevance.yaml" in files:
        relevance = files["relevance.yaml"]
        for side in relevance.content["sides"]:
            if side not in sides:
                yield relevance.fault(("sides", side), f"no side {side!r} in pack.yaml.")


def _ids(file: PackFile) -> set[str]:
    return {row["id"] for row in file.content or []}


def _twice(file: PackFile, where: tuple[PathKey, ...], rows: list[dict[str, Any]]) -> Iterator[PackError]:
    seen: set[str] = set()
    for position, row in enumerate(rows):
        if row["id"] in seen:
            yield file.fault((*where, position), f"the id {row['id']!r} stands twice.", remedy="Give each entry an id of its own.")
        seen.add(row["id"])


def _unknown_sides(file: PackFile, sides: set[str]) -> Iterator[PackError]:
    for position, row in enumerate(file.content or []):
        named = [row["side"]] if row.get("side") else row.get("sides", [])
        for side in named:
            if side not in sides | {THIRD}:
                where = (position, "side" if "side" in row else "sides")
                yield file.fault(where, f"no side {side!r} in pack.yaml.", remedy=f"Use {', '.join(sorted(sides))} or {THIRD}.")


def _references(file: PackFile, key: str, known: set[str], what: str) -> Iterator[PackError]:
    for position, row in enumerate(file.content or []):
        if key in row and row[key] not in known:
            yield file.fault((position, key), f"no {what} {row[key]!r} in this pack.")


def _one_sided(places: PackFile, sides: set[str]) -> Iterator[PackError]:
    """A place that has a name of one side in a language has the other side's name in it too: never one side's gazetteer alone."""
    for position, row in enumerate(places.content or []):
        names = list(place_names(row["names"]))
        for language in row["names"]:
            given = {name.side for name in names if name.language == language and name.side}
            if given - sides:
                yield places.fault((position, "names", language), f"no side {sorted(given - sides)[0]!r} in pack.yaml.")
            elif given and given != sides:
                missing = ", ".join(sorted(sides - given))
                yield places.fault((position, "names", language), f"a name of {', '.join(sorted(given))} without that of {missing}.")


def _shared_domains(outlets: PackFile) -> Iterator[PackError]:
    owner: dict[str, str] = {}
    for position, row in enumerate(outlets.content or []):
        for domain in row.get("domains", []):
            if domain in owner:
                yield outlets.fault((position, "domains"), f"the domain {domain!r} belongs to {owner[domain]!r} already.")
            owner[domain] = row["id"]
