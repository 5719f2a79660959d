"""Every setting, its default and what it is for. Order: flag, `TRACKTWO_*` variable, `tracktwo.toml`, default."""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tracktwo.errors import SettingsError


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run works with. Built once by `load_settings` and passed in; nothing else looks at the environment."""

    record: str = field(default="tracktwo.db", metadata={"help": "the record: a SQLite file or a database URL"})
    pack: str = field(default="south_caucasus", metadata={"help": "the process pack: a shipped name or a folder"})
    as_of: str = field(default="", metadata={"help": "show what was known on this day (YYYY-MM-DD); empty for today"})
    host: str = field(default="127.0.0.1", metadata={"help": "address that the pages are served on"})
    port: int = field(default=8322, metadata={"help": "port that the pages are served on"})
    report_bytes: int = field(default=20_000_000, metadata={"help": "the largest text file or page that is read, in bytes"})
    row_bytes: int = field(default=20_000_000, metadata={"help": "the longest line of JSONL that is read, in bytes"})
    unpacked_bytes: int = field(default=500_000_000, metadata={"help": "a packed file that holds more bytes is looked at for bombs"})
    unpacked_ratio: int = field(default=200, metadata={"help": "a packed file past that size and this many times its own is a bomb"})


def load_settings(environ: Mapping[str, str], overrides: Mapping[str, str | int | None], file: Path | None = None) -> Settings:
    """The settings of this run.

    Args:
        environ: the environment; variables are `TRACKTWO_` and the name in capitals.
        overrides: flags; `None` where a flag was not given.
        file: `tracktwo.toml`; not read where it does not exist.

    Raises:
        SettingsError: an unknown name in the file, or a value that does not fit.
    """
    known = {f.name: f for f in dataclasses.fields(Settings)}
    values: dict[str, object] = {}
    if file is not None and file.is_file():
        try:
            values.update(tomllib.loads(file.read_text("utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{file} cannot be read: {error}.") from error
        unknown = sorted(set(values) - set(known))
        if unknown:
            raise SettingsError(f"{file} sets {', '.join(unknown)}.", remedy=f"Known settings: {', '.join(known)}.")
    values.update({name: environ[key] for name in known if (key := f"TRACKTWO_{name.upper()}") in environ})
    values.update({name: value for name, value in overrides.items() if value is not None})
    for name, value in values.items():
        if isinstance(known[name].default, int):
            try:
                values[name] = int(str(value))
            except ValueError as error:
                raise SettingsError(f"{name} is {value!r}, which is no whole number.") from error
        elif not isinstance(value, str):
            raise SettingsError(f"{name} is {value!r}, which is no text.")
    return Settings(**values)  # type: ignore[arg-type]
