"""A reading for people: the text with what was found coloured, and a list of the facts."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from tracktwo.model.failure import Failure
from tracktwo.model.reading import Reading

_COLOURS = {
    "person": "cyan",
    "organization": "blue",
    "initiative": "bright_blue",
    "government": "blue",
    "population": "magenta",
    "group": "bright_cyan",
    "place": "green",
    "document": "yellow",
}


def print_reading(reading: Reading | Failure) -> None:
    """Print one reading, or why there is none."""
    console = Console(highlight=False)
    if isinstance(reading, Failure):
        console.print(f"[red]failed[/red] {escape(reading.source)} ({reading.stage}): {escape(reading.reason)} {escape(reading.remedy)}")
        return
    report = reading.report
    console.rule(escape(report.title or report.source), align="left")
    told = [report.outlet or "outlet unknown", report.published or "date unknown", report.language]
    console.print(escape(" · ".join(told)), style="dim")
    text = Text(report.text)
    for entity in reading.entities:
        for span in entity.spans:
            text.stylize(_COLOURS[entity.kind], span.start, span.end)
    console.print(text, soft_wrap=True)
    names = {entity.id: entity.name for entity in reading.entities}
    for event in reading.events:
        who = ", ".join(names[p.entity] for p in event.participants)
        when = event.start or "day unknown"
        where = names.get(event.place, "place unknown") if event.place else "place unknown"
        console.print(f"[bold]{event.kind}[/bold] ({event.status}) {when} · {escape(where)} · {escape(who)}")
    for commitment in reading.commitments:
        console.print(f"[bold]{commitment.kind}[/bold] {escape(commitment.action)}")
    for statement in reading.statements:
        console.print(f"[bold]{escape(names[statement.speaker])}[/bold]: {escape(statement.text)}")
