"""What the commands that work on a record share: which record, which pack, and how it is opened."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tracktwo.settings import Settings, load_settings

if TYPE_CHECKING:
    from tracktwo.packs.pack import Pack
    from tracktwo.sources.inputs import InputLimits
    from tracktwo.store.sql import SqlStore

F = TypeVar("F", bound=Callable[..., Any])


def record_options(function: F) -> F:
    """The options `--record` and `--pack`."""
    pack = click.option("--pack", metavar="NAME|FOLDER", help="The process pack.  [default: south_caucasus]")
    record = click.option("--record", metavar="FILE|URL", help="The record.  [default: tracktwo.db here, or TRACKTWO_RECORD]")
    return record(pack(function))


def settings_for(record: str | None, pack: str | None, as_of: str | None = None) -> Settings:
    """The settings of this run."""
    return load_settings(os.environ, {"record": record, "pack": pack, "as_of": as_of}, Path("tracktwo.toml"))


def open_record(settings: Settings, *, create: bool = False) -> tuple[SqlStore, Pack]:
    """The record and the pack it is kept with."""
    from tracktwo.packs.loader import load_pack
    from tracktwo.store.sql import SqlStore

    pack = load_pack(settings.pack)
    return SqlStore(settings.record, pack, create=create), pack


def limit_option(function: F) -> F:
    """The option `--largest`."""
    told = "The largest file, page or row that is read, in bytes.  [default: 20000000]"
    return click.option("--largest", type=click.IntRange(min=1), metavar="BYTES", help=told)(function)


def limits_of(settings: Settings, largest: int | None = None) -> InputLimits:
    """How large an input may be: as the settings say, or as it was asked for."""
    from tracktwo.sources.inputs import InputLimits

    return InputLimits(
        report_bytes=largest or settings.report_bytes,
        row_bytes=largest or settings.row_bytes,
        unpacked_bytes=settings.unpacked_bytes,
        unpacked_ratio=settings.unpacked_ratio,
    )


def view_options(function: F) -> F:
    """The options `--view` and `--as-of`."""
    as_of = click.option("--as-of", metavar="DATE", help="What was known on this day (YYYY-MM-DD).  [default: today]")
    view = click.option(
        "--view",
        type=click.Choice(["full", "public"]),
        default="full",
        show_default=True,
        help="Everything, or what everybody may see.",
    )
    return view(as_of(function))


def day(text: str) -> str | None:
    """A day given on the command line; `None` for an empty one."""
    import datetime

    if not text:
        return None
    try:
        return datetime.date.fromisoformat(text).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day; write YYYY-MM-DD.", param_hint="--as-of") from error
