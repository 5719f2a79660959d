"""Dataclasses to JSON rows and back, by their type hints, and the JSON Schema that describes the rows.

One codec serves every type of the model: a span is `[start, end]`, a tuple is a list, `from_` is `from`, a float is written with at most
two decimals where it is a confidence. Fields whose metadata says `internal` are left out of rows that leave the program.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from collections.abc import Callable
from typing import Any

from tracktwo.errors import StoreError
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.span import Span


@functools.cache
def _fields(cls: type) -> tuple[tuple[str, str, Any, bool, bool], ...]:
    hints = typing.get_type_hints(cls)
    return tuple(
        (
            f.name,
            f.metadata.get("name", f.name),
            hints[f.name],
            bool(f.metadata.get("internal")),
            f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING,
        )
        for f in dataclasses.fields(cls)
    )


def to_row(value: Any, *, internal: bool = False) -> Any:
    """The JSON value of `value`; with `internal`, including what never leaves the program."""
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, OffsetMap):
        return [list(piece) for piece in value.pieces]
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {
            key: to_row(getattr(value, name), internal=internal)
            for name, key, _, hidden, _ in _fields(type(value))
            if internal or not hidden
        }
    if isinstance(value, (list, tuple)):
        return [to_row(item, internal=internal) for item in value]
    if isinstance(value, dict):
        return {key: to_row(item, internal=internal) for key, item in value.items()}
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def from_row(cls: Any, row: Any) -> Any:
    """The `cls` that `row` describes; unknown keys are left aside.

    Raises:
        StoreError: a value has the wrong type, or a required one is missing.
    """
    return _decoder(cls)(row)


@functools.cache
def _decoder(cls: Any) -> Callable[[Any], Any]:
    """What makes a `cls` from a row. Made once for each type: type hints are slow to take apart, and a record holds millions of rows."""
    origin, args = typing.get_origin(cls), typing.get_args(cls)
    if cls is Any:
        return lambda row: row
    if origin in (typing.Union, types.UnionType):
        (inner,) = [_decoder(arg) for arg in args if arg is not type(None)]
        return lambda row: None if row is None else inner(row)
    if origin is tuple:
        if len(args) == 2 and args[1] is Ellipsis:
            each = _decoder(args[0])
            return lambda row: tuple([each(item) for item in row])
        every = [_decoder(arg) for arg in args]
        return lambda row: tuple([decode(item) for decode, item in zip(every, row, strict=True)])
    if origin is dict:
        held = _decoder(args[1])
        return lambda row: {key: held(item) for key, item in row.items()}
    if origin is typing.Literal:
        return functools.partial(_one_of, args)
    if isinstance(cls, typing.NewType):
        return _decoder(cls.__supertype__)
    if cls is Span:
        return lambda row: Span(*row)
    if cls is OffsetMap:
        return lambda row: OffsetMap(tuple((a, b, c) for a, b, c in row))
    if dataclasses.is_dataclass(cls):
        return functools.partial(_dataclass, typing.cast(type, cls))
    return functools.partial(_plain, cls)


def _one_of(allowed: tuple[Any, ...], row: Any) -> Any:
    if row not in allowed:
        raise StoreError(f"{row!r} is none of {', '.join(map(repr, allowed))}.")
    return row


def _dataclass(cls: type, row: Any) -> Any:
    values = {}
    missing = []
    for name, key, decode, required in _decoders(cls):
        if key in row:
            values[name] = decode(row[key])
        elif required:
            missing.append(key)
    if missing:
        raise StoreError(f"{cls.__name__} without {', '.join(missing)}.")
    return cls(**values)


@functools.cache
def _decoders(cls: type) -> tuple[tuple[str, str, Callable[[Any], Any], bool], ...]:
    return tuple((name, key, _decoder(hint), required) for name, key, hint, _, required in _fields(cls))


def _plain(cls: type, row: Any) -> Any:
    if cls is float and isinstance(row, int) and not isinstance(row, bool):
        return float(row)
    if not isinstance(row, cls):
        raise StoreError(f"{row!r} is no {cls.__name__}.")
    return row


def json_schema(cls: type, *, schema_id: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of the rows that `to_row` writes for `cls`. The contract lets further fields be added."""
    definitions: dict[str, Any] = {}
    body = _schema(cls, definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": schema_id, **body, "$defs": definitions}


def _schema(cls: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = typing.get_origin(cls)
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_schema(arg, definitions) for arg in typing.get_args(cls)]}
    if origin is tuple:
        args = typing.get_args(cls)
        if len(args) == 2 and args[1] is Ellipsis:
            return {"type": "array", "items": _schema(args[0], definitions)}
        return {"type": "array", "prefixItems": [_schema(arg, definitions) for arg in args], "items": False, "minItems": len(args)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(typing.get_args(cls)[1], definitions)}
    if origin is typing.Literal:
        return {"enum": list(typing.get_args(cls))}
    if isinstance(cls, typing.NewType):
        return _schema(cls.__supertype__, definitions)
    if cls is Span:
        return {"type": "array", "items": {"type": "integer", "minimum": 0}, "minItems": 2, "maxItems": 2}
    if dataclasses.is_dataclass(cls):
        name = cls.__name__  # type: ignore[union-attr]
        if name not in definitions:
            definitions[name] = {}
            fields = [f for f in _fields(typing.cast(type, cls)) if not f[3]]
            definitions[name] = {
                "type": "object",
                "properties": {key: _schema(hint, definitions) for _, key, hint, _, _ in fields},
                "required": [key for _, key, _, _, _ in fields],
            }
        return {"$ref": f"#/$defs/{name}"}
    return {
        Any: {},
        str: {"type": "string"},
        int: {"type": "integer"},
        float: {"type": "number"},
        bool: {"type": "boolean"},
        type(None): {"type": "null"},
    }[cls]
