"""`tracktwo brief`: what is new between two days."""

from __future__ import annotations

import datetime
import json

import click

from tracktwo.cli.record import day, open_record, record_options, settings_for, view_options


@click.command()
@click.option("--from", "since", required=True, metavar="DATE", help="First day (YYYY-MM-DD).")
@click.option("--to", "until", metavar="DATE", help="Last day.  [default: today]")
@record_options
@view_options
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="For people, or programs.")
def command(since: str, until: str | None, record: str | None, pack: str | None, view: str, as_of: str | None, form: str) -> None:
    """List what is new, changed, contested, due and silent from one day to another.

    \b
    Examples:
      tracktwo brief --from 2025-11-17
      tracktwo brief --from 2025-11-01 --to 2025-11-30 --format jsonl
    """
    from tracktwo.model.codec import to_row
    from tracktwo.publish.brief import brief

    settings = settings_for(record, pack, as_of)
    first = datetime.date.fromisoformat(day(since) or "")
    last = datetime.date.fromisoformat(day(until or "") or datetime.datetime.now(datetime.UTC).date().isoformat())
    if last < first:
        raise click.BadParameter(f"{until} comes before {since}.", param_hint="--to")
    store, _ = open_record(settings)
    items = list(brief(store.reader(view="public" if view == "public" else "full", as_of=day(settings.as_of)), first, last))
    store.close()
    for item in items:
        if form == "jsonl":
            click.echo(json.dumps(to_row(item), ensure_ascii=False))
        else:
            detail = f"  · {item.detail}" if item.detail else ""
            click.echo(f"{item.section:10} {item.date or 'undated':10} {item.label[:90]}{detail}  {item.id or ''}")
    if not items:
        click.echo(f"Nothing between {first} and {last}.", err=True)
