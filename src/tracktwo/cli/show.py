"""`tracktwo show`: one row with its sources."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.record import day, open_record, record_options, settings_for, view_options

if TYPE_CHECKING:
    from tracktwo.publish.two_sides import TwoSides


@click.command()
@click.argument("ident", metavar="ID")
@record_options
@view_options
@click.option("--sides", is_flag=True, help="For an event: how the outlets of each side told it.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or programs.")
def command(ident: str, record: str | None, pack: str | None, view: str, as_of: str | None, sides: bool, form: str) -> None:
    """Show what an id leads to: an event, person, body, place, commitment, statement, figure or report, with the sentences that say it.

    Every id that was ever printed leads somewhere.

    \b
    Examples:
      tracktwo show v-0123456789abcdef0123
      tracktwo show --sides v-0123456789abcdef0123
      tracktwo show --format json e-0123456789abcdef0123
    """
    from tracktwo.model.codec import to_row
    from tracktwo.model.record import EventRow
    from tracktwo.publish.two_sides import two_sides

    settings = settings_for(record, pack, as_of)
    store, loaded = open_record(settings)
    reader = store.reader(view="public" if view == "public" else "full", as_of=day(settings.as_of))
    found = reader.find(ident)
    accounts = two_sides(reader, found[1], loaded) if sides and found and isinstance(found[1], EventRow) else None
    store.close()
    if found is None:
        raise click.ClickException(f"Nothing in {settings.record} has the id {ident}. Find ids with `tracktwo search`.")
    kind, row = found
    if sides and accounts is None:
        raise click.ClickException(f"{ident} is no event: it is one of {kind}. Sides tell events.")
    if accounts is not None and form == "json":
        click.echo(json.dumps(to_row(accounts), ensure_ascii=False))
    elif accounts is not None:
        _print_sides(accounts)
    elif form == "json":
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


def _print_sides(told: TwoSides) -> None:
    for account in told.accounts:
        click.echo(account.side or "outlets of unknown side")
        if not account.sources:
            click.echo("  told by none of its outlets")
        for outlet in account.outlets:
            click.echo(f"  {outlet.outlet}, first on {(outlet.first or 'an unknown day')[:10]}")
        for name in account.names:
            click.echo(f"  writes {', '.join(name.forms)}" + (f" for {name.name}" if name.forms != (name.name,) else ""))
        for term in account.terms:
            click.echo(f"  says “{term.text}”: {term.gloss.get('en') or next(iter(term.gloss.values()), term.term)}")
        for figure in account.figures:
            click.echo(f"  counts {' '.join(str(part) for part in (figure.value, figure.category, figure.what) if part is not None)}")
        for text in account.only:
            click.echo(f"  alone tells of {text}")
        for status in account.only_status:
            click.echo(f"  alone says that it was {status.replace('_', ' ')}")
        for status in account.denies:
            click.echo(f"  denies that it was {status.replace('_', ' ')}")
    for difference in told.figures_differ:
        values = "; ".join(f"{value:g} ({', '.join(side or 'unknown' for side in sides)})" for value, sides in difference.values)
        click.echo(f"{' '.join(filter(None, (difference.category, difference.what)))} differs: {values}")


def _plain(value: Any) -> str:
    if isinstance(value, dict):
        name = value.get("name") or next(iter((value.get("names") or {}).values()), None) if "names" in value or "name" in value else None
        return str(name) if name else ", ".join(f"{k} {_plain(v)}" for k, v in value.items() if v not in (None, [], {}))
    if isinstance(value, list):
        return "; ".join(_plain(item) for item in value)
    return str(value)
