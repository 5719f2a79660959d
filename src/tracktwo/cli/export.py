"""`tracktwo export`: rows for other programs."""

from __future__ import annotations

import sys

import click

from tracktwo.cli.record import day, open_record, record_options, settings_for, view_options
from tracktwo.model.record import ROWS


@click.command()
@click.argument("kind", type=click.Choice(list(ROWS)), metavar="KIND")
@record_options
@view_options
@click.option("--format", "form", type=click.Choice(["jsonl", "csv"]), default="jsonl", show_default=True, help="JSON lines, or a table.")
def command(kind: str, record: str | None, pack: str | None, view: str, as_of: str | None, form: str) -> None:
    """Write one kind of row to standard output, ordered by id: the same record gives the same bytes.

    KIND is events, people, organizations, governments, populations, groups, places, initiatives, documents, commitments, statements,
    figures or reports.

    \b
    Examples:
      tracktwo export events > events.jsonl
      tracktwo export people --view public --format csv > people.csv
      tracktwo export commitments --as-of 2025-12-31
    """
    from tracktwo.publish.exports import export

    settings = settings_for(record, pack, as_of)
    store, _ = open_record(settings)
    reader = store.reader(view="public" if view == "public" else "full", as_of=day(settings.as_of))
    for line in export(reader, kind, "csv" if form == "csv" else "jsonl"):  # type: ignore[arg-type]
        sys.stdout.write(line)
    store.close()
