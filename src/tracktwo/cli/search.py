"""`tracktwo search`: rows by their words."""

from __future__ import annotations

import json

import click

from tracktwo.cli.record import day, open_record, record_options, settings_for, view_options


@click.command()
@click.argument("words", nargs=-1, required=True)
@record_options
@view_options
@click.option("--limit", default=20, show_default=True, help="How many finds at most.")
@click.option("--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="For people, or programs.")
def command(words: tuple[str, ...], record: str | None, pack: str | None, view: str, as_of: str | None, limit: int, form: str) -> None:
    """Find people, bodies, places, events, commitments and reports that hold every one of WORDS, in any spelling of their letters.

    \b
    Examples:
      tracktwo search memmedov
      tracktwo search peace bridge --format jsonl
    """
    from tracktwo.model.codec import to_row

    settings = settings_for(record, pack, as_of)
    store, _ = open_record(settings)
    hits = store.reader(view="public" if view == "public" else "full", as_of=day(settings.as_of)).search(" ".join(words), limit=limit)
    store.close()
    for hit in hits:
        if form == "jsonl":
            click.echo(json.dumps(to_row(hit), ensure_ascii=False))
        else:
            click.echo(f"{hit.id:24.24}  {hit.kind:14} {hit.label}{'  · ' + hit.detail[:80] if hit.detail else ''}")
    if not hits:
        click.echo(f"Nothing holds {' '.join(words)}.", err=True)
