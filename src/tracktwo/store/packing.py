"""Dataclasses as compressed JSON bytes in the database, and back."""

from __future__ import annotations

import json
import zlib
from typing import Any, TypeVar

from tracktwo.model.codec import from_row, to_row

T = TypeVar("T")


def pack_bytes(value: Any, *, without: tuple[str, ...] = ()) -> bytes:
    """The value as compressed JSON; `without` names fields that are kept elsewhere."""
    row = to_row(value, internal=True)
    for key in without:
        row.pop(key, None)
    return zlib.compress(json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass"), 6)


def unpack_text(data: bytes) -> str:
    """The JSON text that was packed."""
    return zlib.decompress(data).decode("utf-8", "surrogatepass")


def unpack_row(data: bytes) -> Any:
    """The JSON value that was packed."""
    return json.loads(unpack_text(data))


def unpack(cls: type[T], data: bytes, **fields: Any) -> T:
    """The dataclass that was packed; `fields` are those kept elsewhere, as rows."""
    value: T = from_row(cls, {**unpack_row(data), **fields})
    return value
