"""Loads a process pack from its folder: YAML files in, one checked `Pack` out.

Parsing and checking the built-in pack takes seconds, so what was found valid is kept as JSON in the user's cache folder under the hash of
all files: a changed file is a new hash, and a cache that cannot be read or written only costs time.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import re
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any

from tracktwo.errors import PackError
from tracktwo.packs.build import build_pack
from tracktwo.packs.layout import FILE_NAMES, PACKS, SCHEMA_PATH, TEMPLATE
from tracktwo.packs.pack import Pack

log = logging.getLogger(__name__)

_KEPT = 8  # states of packs in the cache: more than anybody works with, few enough to be forgotten


def load_pack(name_or_path: str | Path) -> Pack:
    """The pack of that name (one that ships with the product, such as "south_caucasus") or in that folder.

    Raises:
        PackError: no such pack, or the first fault in it, with file and line.
    """
    folder = _folder(name_or_path)
    return _load(folder, _content_hash(_paths(folder)))


def built_in_packs() -> tuple[str, ...]:
    """The names of the packs that ship with the product."""
    return tuple(sorted(path.parent.name for path in PACKS.glob("*/pack.yaml") if path.parent != TEMPLATE))


def check_pack(name_or_path: str | Path) -> list[PackError]:
    """Every fault of a pack, each with file and line; empty for a pack that loads."""
    try:
        return _read(_folder(name_or_path))[1]
    except PackError as error:
        return [error]


def new_pack(folder: str | Path) -> Path:
    """Writes a commented template pack into a new folder, which gives the pack its id; returns the folder.

    Raises:
        PackError: the folder holds a pack already, its name cannot be an id, or it cannot be written.
    """
    folder = Path(folder)
    ident = folder.resolve().name
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_.-]*", ident):
        raise PackError(
            f"{ident!r} cannot be the id of a pack.", remedy="Name the folder with letters, digits, dots, hyphens and underscores."
        )
    taken = [name for name in FILE_NAMES if (folder / name).exists()]
    if taken:
        raise PackError(f"{folder} holds {taken[0]} already.", remedy="Give another folder, or edit the pack that is there.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name in FILE_NAMES:
            template = (TEMPLATE / name).read_text(encoding="utf-8")
            (folder / name).write_text(template.replace("id: new_process", f"id: {ident}"), encoding="utf-8")
    except OSError as error:
        raise PackError(f"{folder} cannot be written: {error}.") from error
    return folder


def _folder(name_or_path: str | Path) -> Path:
    shipped = PACKS / name_or_path
    folder = shipped if str(name_or_path) in built_in_packs() else Path(name_or_path)
    if not (folder / "pack.yaml").is_file():
        raise PackError(
            f"No pack {str(name_or_path)!r}: there is no {folder / 'pack.yaml'}.",
            remedy=f"Give a folder that holds a pack.yaml, or one of: {', '.join(built_in_packs())}.",
        )
    return folder


def _paths(folder: Path) -> list[Path]:
    return [folder / name for name in FILE_NAMES if (folder / name).is_file()]


def _unknown_files(folder: Path) -> list[PackError]:
    return [
        PackError(f"{path}:1: not a file of a pack.", remedy=f"Use one of {', '.join(FILE_NAMES)}, or another ending.")
        for path in sorted(folder.glob("*.y*ml"))
        if path.name not in FILE_NAMES
    ]


def _content_hash(paths: list[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _read(folder: Path) -> tuple[dict[str, Any], list[PackError]]:
    """The content of a pack's files by file name, and every fault in it."""
    # imported here: jsonschema takes longer to import than a pack from the cache takes to load
    from tracktwo.packs.checks import cross_faults
    from tracktwo.packs.files import PackFile

    files = {path.name: PackFile(path) for path in _paths(folder)}
    faults = _unknown_files(folder) + [fault for file in files.values() for fault in file.faults()]
    # what refers to what can only be checked once every file has its form
    return {name: file.content for name, file in files.items()}, faults or list(cross_faults(files))


@lru_cache(maxsize=8)
def _load(folder: Path, content_hash: str) -> Pack:
    contents = _from_cache(content_hash)
    if contents is None:
        contents, faults = _read(folder)
        if faults:
            more = f" ({len(faults) - 1} more: `tracktwo pack check` lists them.)" if len(faults) > 1 else ""
            raise PackError(faults[0].message, remedy=faults[0].remedy + more)
        _to_cache(content_hash, contents)
    return build_pack(contents, content_hash[:8])


def _cache_file(content_hash: str) -> Path:
    """Where valid content is kept; the schema is part of the key, since it says what valid means."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    schema = hashlib.sha256(SCHEMA_PATH.read_bytes()).hexdigest()
    return Path(base) / "tracktwo" / "packs" / f"{content_hash[:32]}-{schema[:8]}.json"


def _from_cache(content_hash: str) -> dict[str, Any] | None:
    try:
        contents: dict[str, Any] = json.loads(_cache_file(content_hash).read_bytes())
    except (OSError, ValueError, RuntimeError):
        return None
    return contents


def _to_cache(content_hash: str, contents: dict[str, Any]) -> None:
    try:
        target = _cache_file(content_hash)
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=target.parent, delete=False) as part:
            json.dump(contents, part, ensure_ascii=False)
        Path(part.name).replace(target)
        for old in sorted(target.parent.glob("*.json"), key=lambda path: path.stat().st_mtime)[:-_KEPT]:
            old.unlink()
    except (OSError, RuntimeError) as error:
        log.debug("pack cache not written: %s", error)
