"""`tracktwo erase`: a report removed for good."""

from __future__ import annotations

import click

from tracktwo.cli.record import open_record, record_options, settings_for


@click.command()
@click.argument("report", metavar="REPORT_ID")
@record_options
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(report: str, record: str | None, pack: str | None, yes: bool) -> None:
    """Remove a report for good: its text, reading, indexes, and what the file still holds of them. This cannot be undone.

    An empty tombstone stays, so that the report is not taken in again.

    \b
    Example:
      tracktwo erase 3f1c… --yes
    """
    settings = settings_for(record, pack)
    store, _ = open_record(settings)
    if not yes:
        click.confirm(f"Erase report {report} from {settings.record} for good?", abort=True, err=True)
    erased = store.erase(report)
    store.close()
    if not erased:
        raise click.ClickException(f"{settings.record} holds no report {report}. Find ids with `tracktwo export reports`.")
    click.echo(f"Erased {report}.", err=True)
