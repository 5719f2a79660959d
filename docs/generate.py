"""Write the reference pages and the shipped JSON Schemas from the code: `python docs/generate.py`.

With `--check`, say which are stale and exit with 1.
"""

from __future__ import annotations

import dataclasses
import inspect
import json
import sys
import typing
from pathlib import Path

import click

from tracktwo.cli.main import COMMANDS, main
from tracktwo.model import failure, reading, record, report
from tracktwo.model.codec import json_schema
from tracktwo.settings import Settings

FOLDER = Path(__file__).parent / "reference"
SCHEMAS = Path(__file__).parents[1] / "src" / "tracktwo" / "schema"
NOTE = "<!-- Written by docs/generate.py from the code. -->\n"


def _type(hint: object) -> str:
    origin, args = typing.get_origin(hint), typing.get_args(hint)
    if origin is typing.Literal:
        return " · ".join(f"`{a}`" for a in args)
    if origin is tuple:
        return f"list of {_type(args[0])}"
    if origin is dict:
        return f"{{{_type(args[0])}: {_type(args[1])}}}"
    if args:
        return " · ".join("`null`" if a is type(None) else _type(a) for a in args)
    name = getattr(hint, "__name__", str(hint))
    known = {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "Span": "`[start, end)`"}
    return known.get(name, name)


def _rows(classes: list[type]) -> str:
    parts = []
    for cls in classes:
        hints = typing.get_type_hints(cls)
        lines = [f"## {cls.__name__}\n", inspect.cleandoc(cls.__doc__ or ""), "", "| field | value |", "|---|---|"]
        for field in dataclasses.fields(cls):
            if not field.metadata.get("internal"):
                lines.append(f"| `{field.metadata.get('name', field.name)}` | {_type(hints[field.name])} |")
        parts.append("\n".join(lines))
    return "\n\n".join(parts) + "\n"


def _classes(module: object) -> list[type]:
    found = [c for _, c in inspect.getmembers(module, inspect.isclass) if c.__module__ == getattr(module, "__name__", "")]
    return [c for c in sorted(found, key=lambda c: inspect.getsourcelines(c)[1]) if dataclasses.is_dataclass(c)]


def _commands() -> str:
    parts = []
    with click.Context(main, info_name="tracktwo") as context:
        parts.append(f"```\n{main.get_help(context)}\n```")
        for name in COMMANDS:
            command = main.get_command(context, name)
            assert command is not None
            with click.Context(command, info_name=f"tracktwo {name}", max_content_width=110) as own:
                parts.append(f"## tracktwo {name}\n\n```\n{command.get_help(own)}\n```")
    return "\n\n".join(parts) + "\n"


def _settings() -> str:
    lines = ["| setting | variable | default | what it is for |", "|---|---|---|---|"]
    for field in dataclasses.fields(Settings):
        lines.append(f"| `{field.name}` | `TRACKTWO_{field.name.upper()}` | `{field.default}` | {field.metadata['help']} |")
    return "\n".join(lines) + "\n"


def pages() -> dict[str, str]:
    """File name → text of every reference page."""
    return {
        "reading.md": f"{NOTE}# Reading rows\n\n`tracktwo read --format jsonl` writes one `Reading` a line. Spans count characters of "
        f"`report.text`.\n\n{_rows([*_classes(reading), report.Report, report.Removed])}",
        "record.md": f"{NOTE}# Record rows\n\n`tracktwo export KIND --format jsonl` writes one row a line.\n\n{_rows(_classes(record))}",
        "commands.md": f"{NOTE}# Commands\n\nExit status: 0 well; 1 an error, told in one sentence; 2 wrong usage; 3 done, but some "
        f"reports failed.\n\n{_commands()}",
        "settings.md": f"{NOTE}# Settings\n\nOrder: flag, variable, `tracktwo.toml`, default.\n\n{_settings()}",
    }


def schemas() -> dict[str, str]:
    """File name → text of the JSON Schema of every row that leaves the program."""
    found = {
        "reading.schema.json": json_schema(reading.Reading, schema_id=reading.READING_SCHEMA),
        "failure.schema.json": json_schema(failure.Failure, schema_id=failure.FAILURE_SCHEMA),
    }
    for kind, row in record.ROWS.items():
        found[f"{kind}.schema.json"] = json_schema(row, schema_id=f"tracktwo/record/{kind}/1")
    return {name: json.dumps(schema, indent=1) + "\n" for name, schema in found.items()}


def files() -> dict[Path, str]:
    """Every file that this script writes."""
    return {FOLDER / name: text for name, text in pages().items()} | {SCHEMAS / name: text for name, text in schemas().items()}


def stale() -> list[str]:
    """The files that do not say what the code says."""
    return [path.name for path, text in files().items() if not path.is_file() or path.read_text("utf-8") != text]


if __name__ == "__main__":
    if "--check" in sys.argv:
        sys.exit(f"Stale: {', '.join(stale())}. Run python docs/generate.py." if stale() else 0)
    for path, text in files().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
