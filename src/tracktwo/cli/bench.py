"""`tracktwo bench`: how fast reports are read, beside the bare parser on the same texts."""

from __future__ import annotations

import click


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@click.option("--rounds", type=click.IntRange(1, 100), default=3, show_default=True, help="Times that each is measured, in turn.")
@click.option("--pack", metavar="NAME|FOLDER", help="The process pack.  [default: south_caucasus]")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(inputs: tuple[str, ...], rounds: int, pack: str | None, form: str) -> None:
    """Measure reading speed beside the bare parser's, on your own texts, in one process.

    Both run in turn on the same reports; the ratio is what can be compared between machines.

    \b
    Examples:
      tracktwo bench examples/south_caucasus
      tracktwo bench --rounds 5 --format json reports/
    """
    import json

    from rich.console import Console
    from rich.table import Table

    from tracktwo.bench import measure
    from tracktwo.cli.record import settings_for
    from tracktwo.packs.loader import load_pack

    results = measure(inputs, load_pack(settings_for(None, pack).pack), rounds=rounds)
    if form == "json":
        rows = {
            r.language: {"reports": r.reports, "words": r.words, "parser": r.parser, "reader": r.reader, "ratio": r.ratio} for r in results
        }
        click.echo(json.dumps(rows, indent=1))
        return
    table = Table("language", "reports", "words", "parser alone, words/s", "whole reading, words/s", "ratio", box=None)
    for r in results:
        table.add_row(
            r.language, str(r.reports), str(r.words), f"{r.words / r.parser:,.0f}", f"{r.words / r.reader:,.0f}", f"{r.ratio:.2f}"
        )
    Console().print(table)
