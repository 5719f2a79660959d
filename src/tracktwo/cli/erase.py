"""`tracktwo erase`: a report or a person removed for good."""

from __future__ import annotations

import click

from tracktwo.cli.record import open_record, record_options, settings_for


@click.command()
@click.argument("ident", metavar="ID")
@record_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(ident: str, record: str | None, pack: str | None, yes: bool) -> None:
    """Remove a report or a person for good, with what the file still holds of them. This cannot be undone.

    Of a report goes the text, the reading and the indexes; an empty tombstone stays, so that it is not taken in again. Of a person goes
    every mention, and every sentence, title, path and decision that names them, from all reports. The files that they came from stay.

    \b
    Examples:
      tracktwo erase 3f1c0a… --yes
      tracktwo erase e-0123456789abcdef0123
    """
    settings = settings_for(record, pack)
    store, _ = open_record(settings)
    what = "report" if len(ident) == 64 else "person"
    if not yes:
        click.confirm(f"Erase {what} {ident} from {settings.record} for good?", abort=True, err=True)
    reports = int(store.erase(ident)) if what == "report" else store.erase_person(ident)
    store.close()
    if not reports:
        raise click.ClickException(
            f"{settings.record} holds no {what} {ident}. Find ids with `tracktwo search` or `tracktwo export reports`."
        )
    told = "" if what == "report" else f" from {reports} report{'s' if reports > 1 else ''}"
    click.echo(f"Erased {ident}{told}.", err=True)
