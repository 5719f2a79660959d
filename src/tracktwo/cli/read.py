"""`tracktwo read`: reports in, readings out, without any store."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from tracktwo.cli.record import limit_option, limits_of
from tracktwo.model.codec import to_row
from tracktwo.model.failure import Failure
from tracktwo.settings import load_settings


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option(
    "--format", "form", type=click.Choice(["jsonl", "text"]), default="text", show_default=True, help="For programs, or for people."
)
@click.option("--relevant-only", is_flag=True, help="Find nothing in reports that are not about the process.")
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes read at the same time.")
@limit_option
@click.option("--pack", metavar="NAME|FOLDER", help="The process pack.  [default: south_caucasus]")
def command(inputs: tuple[str, ...], form: str, relevant_only: bool, processes: int, largest: int | None, pack: str | None) -> None:
    """Read reports and print what each one says; nothing is stored.

    INPUTS are files and folders of .txt, .md, .html, .jsonl and .jsonl.gz; - is JSONL on standard input.

    \b
    Examples:
      tracktwo read report.txt
      tracktwo read --format jsonl reports/ > readings.jsonl
      zcat archive.jsonl.gz | tracktwo read --format jsonl -
    """
    from tracktwo import pipeline
    from tracktwo.packs.loader import load_pack

    settings = load_settings(os.environ, {"pack": pack}, Path("tracktwo.toml"))
    failed = False
    loaded, limits = load_pack(settings.pack), limits_of(settings, largest)
    for reading in pipeline.read(inputs, loaded, relevant_only=relevant_only, processes=processes, limits=limits):
        failed = failed or isinstance(reading, Failure)
        if form == "jsonl":
            sys.stdout.write(json.dumps(to_row(reading), ensure_ascii=False) + "\n")
        else:
            from tracktwo.cli.reading_text import print_reading

            print_reading(reading)
    if failed:
        raise SystemExit(3)
