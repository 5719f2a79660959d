"""A pack's YAML files: parsed, checked against the shipped schema, every fault named with its file and line.

Text stays text: only whole numbers, decimals and null are recognised, so that `no` is a language and `2018-05-08` a date as written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, ValidationError

from tracktwo.errors import PackError
from tracktwo.packs.layout import SCHEMA_PATH

PathKey = str | int


class _PackYaml(yaml.CSafeLoader):
    """libyaml with fewer guesses about scalars, and no key given twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        mapping = super().construct_mapping(node, deep=deep)
        if len(mapping) != len(node.value):
            keys = [key.value for key, _ in node.value]
            twice = next(key for key, _ in node.value if keys.count(key.value) > 1)
            raise yaml.constructor.ConstructorError(None, None, f"the key {twice.value!r} stands twice", node.value[-1][0].start_mark)
        return mapping


_PackYaml.yaml_implicit_resolvers = {}
_PackYaml.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"^(?:~|null|)$"), ["~", "n", ""])
_PackYaml.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?(?:0|[1-9][0-9]*)$"), list("-0123456789"))
_PackYaml.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$"), list("-0123456789"))


class PackFile:
    """One YAML file of a pack: its content, and the line of each part of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise PackError(f"{path}: cannot be read: {error}.", remedy="Save it as UTF-8 text that this user may read.") from error
        try:
            # the loader derives from yaml's safe loader: it builds plain values only
            self.content = yaml.load(self._text, Loader=_PackYaml)  # noqa: S506
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise PackError(f"{path}:{mark.line + 1 if mark else 1}: not valid YAML: {error.problem}.") from error
        except yaml.YAMLError as error:
            raise PackError(f"{path}: not valid YAML: {error}.") from error

    @cached_property
    def _nodes(self) -> yaml.Node | None:
        """The file's parts with their places in it: composed only once a fault has to be named."""
        return yaml.compose(self._text, Loader=_PackYaml)

    def line(self, where: tuple[PathKey, ...]) -> int:
        """The line, from 1, of the part that these keys and positions lead to, or of the nearest part around it."""
        node, line = self._nodes, 1
        for key in where:
            if isinstance(node, yaml.MappingNode):
                found = next(((name, value) for name, value in node.value if name.value == str(key)), None)
                if found is None:
                    break
                line, node = found[0].start_mark.line + 1, found[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(key, int) and key < len(node.value):
                node = node.value[key]
                line = node.start_mark.line + 1
            else:
                break
        return line

    def fault(self, where: tuple[PathKey, ...], message: str, *, remedy: str = "") -> PackError:
        """The error for one part of this file, with its line."""
        return PackError(f"{self.path}:{self.line(where)}: {message}", remedy=remedy)

    def faults(self) -> Iterator[PackError]:
        """What breaks the schema, in the order of the file."""
        found = [_innermost(error) for error in _validator(self.path.name).iter_errors(self.content)]
        for error in sorted(found, key=lambda e: self.line(tuple(e.absolute_path))):
            where = tuple(error.absolute_path)
            inside = "/".join(str(key) for key in where)
            yield self.fault(where, f"{inside + ': ' if inside else ''}{error.message}.", remedy="See docs/packs.md for this file's form.")


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(SCHEMA_PATH.read_text(encoding="utf-8"))
    return schema


@cache
def _validator(name: str) -> Draft202012Validator:
    return Draft202012Validator({"$defs": _schema()["$defs"], "$ref": f"#/$defs/{name}"})


def _innermost(error: ValidationError) -> ValidationError:
    """The fault that a person can act on: the deepest one of the alternative that fits best."""
    while error.context:
        error = max(error.context, key=lambda inner: (len(inner.absolute_path), inner.validator != "type"))
    return error
