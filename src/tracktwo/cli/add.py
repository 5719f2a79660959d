"""`tracktwo add`: reports into the record."""

from __future__ import annotations

import json
from collections import Counter

import click

from tracktwo.cli.record import limit_option, limits_of, open_record, record_options, settings_for


@click.command()
@click.argument("inputs", nargs=-1, required=True)
@record_options
@limit_option
@click.option("--processes", type=click.IntRange(1, 64), default=1, show_default=True, help="How many processes read at the same time.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True, help="The summary at the end.")
def command(inputs: tuple[str, ...], record: str | None, pack: str | None, largest: int | None, processes: int, form: str) -> None:
    """Put reports into the record; what is there already is recognised.

    INPUTS are files and folders of .txt, .md, .html, .jsonl and .jsonl.gz; - is JSONL on standard input.
    The exit status is 3 where some could not be read.

    \b
    Examples:
      tracktwo add reports/
      tracktwo add --record dialogue.db page.html archive.jsonl.gz
    """
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    from tracktwo import pipeline

    settings = settings_for(record, pack)
    store, loaded = open_record(settings)
    before = store.reader().status().rows
    counts: Counter[str] = Counter()
    messages = Console(stderr=True, highlight=False)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TextColumn("{task.completed} reports"), TimeElapsedColumn())
    with Progress(*columns, console=messages, transient=True) as progress:
        task = progress.add_task("adding", total=None)
        for step in pipeline.add(inputs, store, loaded, processes=processes, limits=limits_of(settings, largest)):
            counts[step.outcome] += 1
            progress.advance(task)
            if step.failure is not None:
                progress.console.print(f"failed: {step.failure.source}: {step.failure.sentence}", markup=False)
    status = store.reader().status()
    store.close()
    if form == "json":
        click.echo(json.dumps({"added": dict(sorted(counts.items())), "record": dict(status.rows)}))
    else:
        _print_summary(counts, before, status.rows)
    if counts["failed"]:
        raise SystemExit(3)


_OUTCOMES = (("read", "read"), ("copy_of", "copies"), ("not_relevant", "not relevant"), ("failed", "failed"), ("known", "there already"))


def _print_summary(counts: Counter[str], before: object, after: object) -> None:
    from rich.console import Console
    from rich.table import Table

    if not isinstance(before, dict) or not isinstance(after, dict):
        raise TypeError("counts by kind are wanted")
    console = Console()
    console.print(" · ".join(f"{counts[key]} {label}" for key, label in _OUTCOMES if counts[key]) or "nothing found in the inputs")
    if set(counts) <= {"known"}:
        console.print("The record is as it was.")
        return
    table = Table("in the record", "", "new", box=None)
    for kind, count in after.items():
        if count:
            table.add_row(kind, str(count), f"+{count - before[kind]}" if count > before[kind] else "")
    console.print(table)
