"""`tracktwo publish`: the public view as files, and the log of what was published when."""

from __future__ import annotations

import json
from pathlib import Path

import click

from tracktwo.cli.record import day, open_record, record_options, settings_for


@click.command()
@click.argument("folder", required=False, type=click.Path(file_okay=False, path_type=Path))
@record_options
@click.option("--as-of", metavar="DATE", help="What was known on this day (YYYY-MM-DD).  [default: today]")
@click.option("--log", "logged", is_flag=True, help="Print what was published when, as JSON lines, and publish nothing.")
def command(folder: Path | None, record: str | None, pack: str | None, as_of: str | None, logged: bool) -> None:
    """Write what everybody may see into FOLDER: one file of JSON lines for each kind of row, and a calendar.

    Every file is made from the public view alone. What changed since the last time is logged; the calendar's entries carry that count as
    their SEQUENCE, so that calendars that hold them take the change.

    \b
    Examples:
      tracktwo publish public/
      tracktwo publish --log
    """
    import datetime

    from tracktwo.model.codec import to_row
    from tracktwo.publish.files import publish

    if folder is None and not logged:
        raise click.UsageError("Name the folder to publish into.")
    settings = settings_for(record, pack, as_of)
    store, _ = open_record(settings)
    if logged or folder is None:
        for entry in store.publications():
            click.echo(json.dumps(to_row(entry), ensure_ascii=False))
    else:
        now = datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
        for file in publish(store, folder, at=now, as_of=day(settings.as_of)):
            click.echo(f"{file.state:8} {folder / file.name}")
    store.close()
