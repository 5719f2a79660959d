"""`tracktwo init`: an empty record."""

from __future__ import annotations

import click

from tracktwo.cli.record import open_record, record_options, settings_for


@click.command()
@record_options
def command(record: str | None, pack: str | None) -> None:
    """Make a record. One that is there already stays as it is.

    \b
    Examples:
      tracktwo init
      tracktwo init --record dialogue.db
    """
    settings = settings_for(record, pack)
    store, _ = open_record(settings, create=True)
    reports = store.reader().status().rows["reports"]
    store.close()
    click.echo(f"The record {settings.record} is ready ({reports} reports).", err=True)
