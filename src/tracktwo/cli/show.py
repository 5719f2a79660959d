"""`tracktwo show`: one row with its sources."""

from __future__ import annotations

import json
from typing import Any

import click

from tracktwo.cli.record import day, open_record, record_options, settings_for, view_options


@click.command()
@click.argument("ident", metavar="ID")
@record_options
@view_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or programs.")
def command(ident: str, record: str | None, pack: str | None, view: str, as_of: str | None, form: str) -> None:
    """Show what an id leads to: an event, person, body, place, commitment, statement, figure or report, with the sentences that say it.

    Every id that was ever printed leads somewhere.

    \b
    Examples:
      tracktwo show v-0123456789abcdef0123
      tracktwo show --format json e-0123456789abcdef0123
    """
    from tracktwo.model.codec import to_row

    settings = settings_for(record, pack, as_of)
    store, _ = open_record(settings)
    found = store.reader(view="public" if view == "public" else "full", as_of=day(settings.as_of)).find(ident)
    store.close()
    if found is None:
        raise click.ClickException(f"Nothing in {settings.record} has the id {ident}. Find ids with `tracktwo search`.")
    kind, row = found
    if form == "json":
        click.echo(json.dumps({"kind": kind, "row": to_row(row)}, ensure_ascii=False))
    else:
        _print_row(kind, to_row(row))


def _print_row(kind: str, row: dict[str, Any]) -> None:
    from rich.console import Console
    from rich.markup import escape

    console = Console(highlight=False, soft_wrap=True)
    console.print(f"[bold]{escape(str(row.get('name') or row.get('title') or row.get('action') or row.get('text') or row['id']))}[/bold]")
    console.print(f"{kind} · {row['id']} · known since {row['known_since'] or 'an unknown day'}", style="dim")
    for key, value in row.items():
        if key in ("id", "aliases", "sources", "values", "chosen_by", "contested", "known_since", "name") or value in (None, [], {}, ""):
            continue
        console.print(f"  {key}: {escape(_plain(value))}")
    for key, values in row["values"].items():
        told = "; ".join(f"{_plain(v['value'])} ({len(v['sources'])} sources)" for v in values)
        console.print(f"  [yellow]{key} differs[/yellow]: {escape(told)}")
    for number, source in enumerate(row["sources"]):
        where = " · ".join(filter(None, (source["outlet"] or source["source"], source["published"])))
        console.print(
            f"  [{number}] {escape(where)}: “{escape(' '.join((source['quote'] or 'withheld').split()))}”", style="dim", markup=False
        )


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        name = value.get("name") or next(iter((value.get("names") or {}).values()), None) if "names" in value or "name" in value else None
        return str(name) if name else ", ".join(f"{k} {_plain(v)}" for k, v in value.items() if v not in (None, [], {}))
    if isinstance(value, list):
        return "; ".join(_plain(item) for item in value)
    return str(value)
