"""`tracktwo status`: counts."""

from __future__ import annotations

import json

import click

from tracktwo.cli.record import open_record, record_options, settings_for


@click.command()
@record_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or programs.")
def command(record: str | None, pack: str | None, form: str) -> None:
    """Count what is in the record, and what became of every input.

    \b
    Examples:
      tracktwo status
      tracktwo status --format json
    """
    settings = settings_for(record, pack)
    store, _ = open_record(settings)
    status = store.reader().status()
    store.close()
    if form == "json":
        from tracktwo.model.codec import to_row

        click.echo(json.dumps(to_row(status), ensure_ascii=False))
        return
    click.echo(f"{settings.record}: {status.inputs} inputs, pack {status.pack}")
    for outcome in ("read", "copy_of", "not_relevant", "failed"):
        click.echo(f"  {outcome.replace('_', ' '):14} {status.outcomes.get(outcome, 0)}")
    for kind, count in status.rows.items():
        click.echo(f"  {kind:14} {count}")
    click.echo(f"  {'decisions':14} {status.decisions} ({status.orphaned} orphaned, {status.conflicting} conflicting)")
    click.echo(f"latest report: {status.latest or 'unknown'}; languages: {', '.join(f'{k} {n}' for k, n in status.languages.items())}")
