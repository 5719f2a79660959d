"""`tracktwo explain`: why mentions are one thing."""

from __future__ import annotations

import json

import click

from tracktwo.cli.record import open_record, record_options, settings_for


@click.command()
@click.argument("ident", metavar="ID")
@record_options
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="For people, or programs.")
def command(ident: str, record: str | None, pack: str | None, form: str) -> None:
    """Say why the mentions behind an id are one thing: what was compared, what each finding weighs, what people decided.

    \b
    Examples:
      tracktwo explain v-0123456789abcdef0123
      tracktwo explain e-0123456789abcdef0123 --format json
    """
    from tracktwo.model.codec import to_row

    settings = settings_for(record, pack)
    store, _ = open_record(settings)
    found = store.explain(ident)
    store.close()
    if found is None:
        raise click.ClickException(f"Nothing in {settings.record} has the id {ident}. Find ids with `tracktwo search`.")
    if form == "json":
        click.echo(json.dumps(to_row(found), ensure_ascii=False))
        return
    number = {ident: n for n, (ident, _) in enumerate(found.members, 1)}
    for member, label in found.members:
        click.echo(f"[{number[member]}] {label}")
    for pair in found.pairs:
        told = "; ".join(f"{reason.found} {reason.weight:+.2f}" for reason in pair.reasons)
        click.echo(f"  {number[pair.one]}-{number[pair.other]}  {pair.total:+.2f}  {told}")
    for decision in found.decisions:
        click.echo(f"  decided: {decision.kind} by {decision.who} on {decision.when[:10]} {decision.why} ({decision.id})")
    if len(found.members) == 1:
        click.echo("  It stands alone.")
