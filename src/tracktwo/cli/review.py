"""`tracktwo review`: one question after the other."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from tracktwo.cli.record import open_record, record_options, settings_for

if TYPE_CHECKING:
    from tracktwo.review.deciding import Desk
    from tracktwo.review.questions import Question


@click.command()
@record_options
@click.option("--who", envvar="TRACKTWO_WHO", help="Whose decisions these are.  [or TRACKTWO_WHO]")
@click.option("--limit", default=200, show_default=True, help="How many questions at most.")
@click.option("--list", "listed", is_flag=True, help="Print the open questions as JSON lines, and ask none.")
def command(record: str | None, pack: str | None, who: str | None, limit: int, listed: bool) -> None:
    """Answer the record's open questions, those that matter most first, each with its evidence.

    Press the key of an answer, s to skip, q to stop. Every answer is kept at once and can be undone.

    \b
    Examples:
      tracktwo review --who "A. Analyst"
      tracktwo review --list
    """
    from tracktwo.model.codec import to_row
    from tracktwo.review.deciding import Desk
    from tracktwo.review.questions import questions

    store, _ = open_record(settings_for(record, pack))
    open_ = questions(store.reader(), limit=limit)
    if listed:
        for question in open_:
            click.echo(json.dumps({"id": question.id, **to_row(question)}, ensure_ascii=False))
        return
    if not open_:
        click.echo("No open questions.", err=True)
        return
    if not who:
        raise click.UsageError("Say whose decisions these are with --who, or set TRACKTWO_WHO.")
    desk = Desk(store, who)
    for number, question in enumerate(open_, 1):
        _show(question, number, len(open_))
        key = click.prompt("  s to skip, q to stop", type=click.Choice([*_answers(question), "s", "q"]), show_choices=False, default="s")
        if key == "q":
            break
        if key != "s":
            click.echo(f"  kept as {_take(desk, question, key)}")
    store.close()


def _answers(question: Question) -> dict[str, str]:
    """The keys that answer a question, with what each says."""
    match question.sort:
        case "contested":
            return {str(n): _plain(value.value) for n, value in enumerate(question.values[:9], 1)}
        case "stage":
            return {"y": f"it is {question.suggestion}"}
        case "follow_up":
            return {"y": "it tells what came of it", "n": "it does not"}
        case "same_person" | "same_event":
            return {"y": "one and the same", "n": "two", "u": "cannot be told"}
        case "series":
            return {"y": f"yes: its {question.about} is {question.suggestion or 'all'}", "n": "no, it stands as it is"}
        case "divided":
            return {"1": "it was said of the first", "2": "it was said of the second", "n": "of neither: take it back"}
        case "doubtful":
            return {"y": "it is so", "n": "it is not; take it out of the record"}
        case _:
            return {}


def _take(desk: Desk, question: Question, key: str) -> str:
    """Take the decision that a key stands for."""
    from tracktwo.model.codec import to_row

    match question.sort:
        case "contested":
            return desk.correct(question.row, question.about or "", to_row(question.values[int(key) - 1].value), "one of the values given")
        case "stage":
            return desk.stage(question.row, question.suggestion)
        case "follow_up":
            return desk.follow_up(question.row, question.other or "", key == "y")
        case "series" if key == "y":
            return desk.correct(question.row, question.about or "", question.suggestion, "it belongs to the other series")
        case "series":
            return desk.different(question.row, [question.other or ""], "it stands as it is")
        case "divided" if key == "n":
            return desk.undo(question.suggestion or "")
        case "divided":
            return desk.move(question.suggestion or "", question.row if key == "1" else question.other or "")
        case "doubtful" if key == "y":
            return desk.accept(question.row, "kind", question.suggestion)
        case "doubtful":
            return desk.reject(question.row)
        case _:
            pair = [question.row, question.other or ""]
            return desk.same(pair) if key == "y" else desk.different(pair[0], pair[1:]) if key == "n" else desk.unsure(pair)


def _show(question: Question, number: int, count: int) -> None:
    about = f" · {question.about}" if question.about else ""
    click.echo(f"\n{number} of {count}  {question.sort.replace('_', ' ')}: {question.title}{about}")
    if question.other_title:
        click.echo(f"    and {question.other_title}")
    if question.text:
        click.echo(f"    {question.text}")
    for source in [*question.evidence[:4], *question.other_evidence[:4]]:
        told = " · ".join(filter(None, (source.outlet, source.published)))
        click.echo(f"    {told}: “{' '.join((source.quote or '').split())}”")
    for key, label in _answers(question).items():
        click.echo(f"  {key}  {label}")


def _plain(value: object) -> str:
    from tracktwo.model.codec import to_row

    row = to_row(value)
    return row if isinstance(row, str) else json.dumps(row, ensure_ascii=False)
