"""A reading for people: the text with what was found coloured, and a list of the facts."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.markup import escape
from rich.text import Text

from tracktwo.model.failure import Failure
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Affiliation, Commitment, Entity, Event, Figure, Reading

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
    console = Console(highlight=False, soft_wrap=True)
    if isinstance(reading, Failure):
        console.print(f"[red]failed[/red] {escape(reading.source)} ({reading.stage}): {escape(reading.sentence)}")
        return
    report = reading.report
    console.rule(escape(report.title or report.source), align="left")
    told = [report.outlet or "outlet unknown", report.published or "date unknown", report.language]
    console.print(escape(" · ".join(told)), style="dim")
    text = Text(report.text)
    for entity in reading.entities:
        for span in entity.spans:
            text.stylize(_COLOURS[entity.kind], span.start, span.end)
    console.print(text)
    for head, words in facts_of(reading):
        console.print(f"[bold]{head}[/bold] {escape(words)}")


def facts_of(reading: Reading) -> Iterator[tuple[str, str]]:
    """Each fact in a line: what it is, and its words. Places and plain mentions are left to the colours of the text."""
    names = {entity.id: entity.name for entity in reading.entities}
    for entity in reading.entities:
        if entity.kind in ("person", "organization", "initiative", "document"):
            yield entity.kind, _entity(entity, [a for a in reading.affiliations if a.person == entity.id], names)
    for membership in reading.memberships:
        until = f" · until {membership.until}" if membership.until else ""
        yield membership.role or "member", f"{names[membership.member]} · of {names[membership.of]}{until}"
    for event in reading.events:
        yield event.kind, _event(event, names) + _according(event.according_to, names)
    for commitment in reading.commitments:
        yield commitment.kind, _commitment(commitment, names) + _according(commitment.according_to, names)
    for progress in reading.progress:
        yield "progress", f"{progress.stage}: {progress.words}"
    for statement in reading.statements:
        words = f"“{statement.text}”" if statement.mode == "direct" else statement.text
        yield "said", f"{names[statement.speaker]}: {words}"
    for figure in reading.figures:
        yield "figure", _figure(figure) + _according(figure.according_to, names)
    for term in reading.terms:
        yield "loaded term", f"{term.text} · in the words of {names.get(LocalId(term.voice), 'the report')}"


def _entity(entity: Entity, offices: list[Affiliation], names: dict[LocalId, str]) -> str:
    said = [", ".join(filter(None, (a.title, names.get(a.organization) if a.organization else None))) for a in offices]
    return " · ".join(filter(None, (entity.name, entity.side, *said)))


def _event(event: Event, names: dict[LocalId, str]) -> str:
    day = event.start or event.end or "day unknown"
    if event.start and event.end:
        day = f"{event.start} to {event.end}"
    elif event.when == "by":
        day = f"by {day}"
    where = names[event.place] if event.place else "place unknown"
    who = ", ".join(names[p.entity] + ("" if p.role == "participant" else f" ({p.role})") for p in event.participants) or "nobody named"
    about = "; ".join(point.text for point in event.agenda)
    parts = (event.status, event.format, day, where, who, f"about {about}" if about else None)
    return " · ".join(filter(None, parts))


def _commitment(commitment: Commitment, names: dict[LocalId, str]) -> str:
    by = ", ".join(names[i] for i in commitment.by) or "nobody named"
    to = ", ".join(names[i] for i in commitment.to)
    due = commitment.due.text if commitment.due else None
    term = commitment.term.text if commitment.term else None
    parts = (commitment.action, f"by {by}", f"to {to}" if to else None, f"due {due}" if due else None, f"runs {term}" if term else None)
    return " · ".join(filter(None, parts))


def _figure(figure: Figure) -> str:
    number = f"{figure.value:g}" if figure.value is not None else f"{figure.low:g}–{figure.high:g}"
    parts = (f"{figure.what} {number}", figure.unit, figure.cause, f"since {figure.since}" if figure.since else None)
    return " · ".join(filter(None, parts))


def _according(who: tuple[LocalId, ...], names: dict[LocalId, str]) -> str:
    return f" · according to {', '.join(names[i] for i in who)}" if who else ""
