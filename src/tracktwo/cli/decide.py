"""`tracktwo decide`: what people say of the record, one verb for each sort of answer."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from tracktwo.cli.record import open_record, record_options, settings_for

if TYPE_CHECKING:
    from tracktwo.review.deciding import Desk


@click.group()
def command() -> None:
    """Decide: same, different, a value, a stage, who may see what. Decisions are kept for good and can be undone.

    Each binds to the sentence it was taken on, so that it holds through new reports and better readers.

    \b
    Examples:
      tracktwo decide same e-0123456789abcdef0123 e-123456789abcdef01234 --who "A. Analyst"
      tracktwo decide correct v-0123456789abcdef0123 start 2025-10-21
      tracktwo decide undo d-0123456789abcdef0123
    """


def _decider(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every decision has."""
    why = click.option("--why", default="", help="The reason.")
    who = click.option("--who", envvar="TRACKTWO_WHO", required=True, help="Whose decision it is.  [or TRACKTWO_WHO]")
    return record_options(who(why(function)))


def _taken(record: str | None, pack: str | None, who: str, take: Callable[[Desk], str]) -> None:
    from tracktwo.review.deciding import Desk

    store, _ = open_record(settings_for(record, pack))
    desk = Desk(store, who)
    taken = take(desk)
    click.echo(taken)
    if desk.stays_back(taken):
        click.echo(
            f"Not for the public: something confidential was in view. `tracktwo decide visibility {taken} public` lets it out.", err=True
        )
    store.close()


def _value(text: str) -> Any:
    """A value as typed: JSON where it is JSON, else the words."""
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        return text


@command.command()
@click.argument("idents", metavar="ID ID...", nargs=-1, required=True)
@_decider
def same(idents: tuple[str, ...], record: str | None, pack: str | None, who: str, why: str) -> None:
    """These are one person, body, event or commitment."""
    _taken(record, pack, who, lambda desk: desk.same(idents, why))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("others", metavar="OTHER...", nargs=-1, required=True)
@_decider
def different(ident: str, others: tuple[str, ...], record: str | None, pack: str | None, who: str, why: str) -> None:
    """The first is another thing than the others."""
    _taken(record, pack, who, lambda desk: desk.different(ident, others, why))


@command.command()
@click.argument("idents", metavar="ID ID...", nargs=-1, required=True)
@_decider
def unsure(idents: tuple[str, ...], record: str | None, pack: str | None, who: str, why: str) -> None:
    """Looked at: it cannot be told whether these are one."""
    _taken(record, pack, who, lambda desk: desk.unsure(idents, why))


@command.command()
@click.argument("idents", metavar="ID...", nargs=-1, required=True)
@_decider
def split(idents: tuple[str, ...], record: str | None, pack: str | None, who: str, why: str) -> None:
    """These facts leave the thing they are in and make one of their own."""
    _taken(record, pack, who, lambda desk: desk.split(idents, why))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("name", metavar="PROPERTY")
@click.argument("value")
@click.option("--source", help="Where the value comes from.")
@_decider
def accept(ident: str, name: str, value: str, source: str | None, record: str | None, pack: str | None, who: str, why: str) -> None:
    """Of the values that sources give, this one stands."""
    _taken(record, pack, who, lambda desk: desk.accept(ident, name, _value(value), why, source))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("name", metavar="PROPERTY")
@click.argument("value")
@click.option("--source", help="Where the value comes from.")
@_decider
def correct(ident: str, name: str, value: str, source: str | None, record: str | None, pack: str | None, who: str, why: str) -> None:
    """The value of a property is this one, whatever sources say."""
    _taken(record, pack, who, lambda desk: desk.correct(ident, name, _value(value), why, source))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("name", metavar="[PROPERTY]", required=False)
@_decider
def reject(ident: str, name: str | None, record: str | None, pack: str | None, who: str, why: str) -> None:
    """The fact does not stand; with PROPERTY, what was decided for it does not."""
    _taken(record, pack, who, lambda desk: desk.reject(ident, name, why))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("value", metavar="[STAGE]", required=False)
@click.option("--implementation", type=click.IntRange(0, 3), help="From 0, nothing, to 3, all of it.")
@click.option("--source", help="Where this comes from.")
@_decider
def stage(
    ident: str, value: str | None, implementation: int | None, source: str | None, record: str | None, pack: str | None, who: str, why: str
) -> None:
    """How far a commitment has come."""
    _taken(record, pack, who, lambda desk: desk.stage(ident, value, implementation, why, source))


@command.command("follow-up")
@click.argument("commitment")
@click.argument("other", metavar="EVENT")
@click.option("--yes/--no", "holds", default=True, help="Whether it tells what came of the commitment.")
@_decider
def follow_up(commitment: str, other: str, holds: bool, record: str | None, pack: str | None, who: str, why: str) -> None:
    """A later event tells what came of a commitment, or does not."""
    _taken(record, pack, who, lambda desk: desk.follow_up(commitment, other, holds, why))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("value", metavar="public|members|confidential")
@_decider
def visibility(ident: str, value: str, record: str | None, pack: str | None, who: str, why: str) -> None:
    """Who may see a fact, an entity, a whole report, or a decision that was taken with something confidential in view."""
    _taken(record, pack, who, lambda desk: desk.visibility(ident, value, why))


@command.command()
@click.argument("ident", metavar="ID")
@click.argument("value", metavar="open|names_after_event|chatham_house|closed")
@_decider
def disclosure(ident: str, value: str, record: str | None, pack: str | None, who: str, why: str) -> None:
    """What an initiative lets out of its meetings."""
    _taken(record, pack, who, lambda desk: desk.disclosure(ident, value, why))


@command.command("open")
@click.argument("ident", metavar="ID")
@click.option("--yes/--no", "opened", default=True, help="Whether the person may have a public page.")
@_decider
def open_(ident: str, opened: bool, record: str | None, pack: str | None, who: str, why: str) -> None:
    """A person may have a public page, or not."""
    _taken(record, pack, who, lambda desk: desk.open(ident, opened, why))


@command.command()
@click.argument("decision")
@click.argument("ident", metavar="ID")
@_decider
def move(decision: str, ident: str, record: str | None, pack: str | None, who: str, why: str) -> None:
    """A decision on a thing that fell apart was said of this part."""
    _taken(record, pack, who, lambda desk: desk.move(decision, ident, why))


@command.command()
@click.argument("decision")
@_decider
def undo(decision: str, record: str | None, pack: str | None, who: str, why: str) -> None:
    """Take a decision back. Undoing an undo brings it back."""
    _taken(record, pack, who, lambda desk: desk.undo(decision, why))


@command.command()
@record_options
def log(record: str | None, pack: str | None) -> None:
    """List every decision as JSON lines, in the order in which they stand."""
    from tracktwo.model.codec import to_row

    store, _ = open_record(settings_for(record, pack))
    for decision in store.reader().decisions():
        click.echo(json.dumps({"id": decision.id, **to_row(decision)}, ensure_ascii=False))
    store.close()
