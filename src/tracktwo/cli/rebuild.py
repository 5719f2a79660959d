"""`tracktwo rebuild`: derived tables from the truth."""

from __future__ import annotations

import click

from tracktwo.cli.record import open_record, record_options, settings_for


@click.command()
@record_options
def command(record: str | None, pack: str | None) -> None:
    """Make everything that is derived again from reports, readings and decisions; the result is the same, byte for byte.

    \b
    Example:
      tracktwo rebuild
    """
    settings = settings_for(record, pack)
    store, _ = open_record(settings)
    store.rebuild()
    reports = store.reader().status().rows["reports"]
    store.close()
    click.echo(f"The record {settings.record} was made again from {reports} reports.", err=True)
