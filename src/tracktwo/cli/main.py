"""`tracktwo`: the group of all commands. A command's module is imported when it is called, so that `--help` is quick."""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from typing import Any

import click

from tracktwo import __version__
from tracktwo.errors import TracktwoError

#: Command name → module of `tracktwo.cli` and one line of help, in the order of use.
COMMANDS = {
    "init": ("init", "Make a record."),
    "add": ("add", "Put reports into the record."),
    "read": ("read", "Read reports and print what each one says."),
    "status": ("status", "Count what is in the record and what became of every input."),
    "show": ("show", "Show one event, person, commitment or report with its sources."),
    "search": ("search", "Find people, bodies, events and reports by any of their words."),
    "review": ("review", "Answer the record's open questions."),
    "decide": ("decide", "Say what is same, different, right, done, or not for everybody."),
    "explain": ("explain", "Say why these mentions are one thing: reasons, scores, decisions."),
    "brief": ("brief", "List what is new, changed, contested, due and silent between two days."),
    "export": ("export", "Write the record as rows for other programs."),
    "publish": ("publish", "Write what everybody may see into a folder, and log what changed."),
    "rebuild": ("rebuild", "Make everything that is derived again from reports, readings and decisions."),
    "erase": ("erase", "Remove a report or a person for good."),
    "serve": ("serve", "Serve the pages on this machine."),
    "pack": ("pack", "Make and check process packs."),
    "bench": ("bench", "Measure reading speed beside the bare parser's."),
}


class Commands(click.Group):
    """The commands, loaded one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, from its module."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tracktwo.cli.{COMMANDS[cmd_name][0]}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list in `--help`, written without importing any command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours becomes one sentence on standard error and exit status 1."""
        try:
            return super().invoke(ctx)
        except TracktwoError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 120})
@click.version_option(__version__, prog_name="tracktwo")
@click.option("-v", "--verbose", count=True, help="Say more on standard error; twice for everything.")
def main(verbose: int) -> None:
    """Tracktwo keeps the record of a peace process: every fact tied to the sentence that says it.

    \b
    First steps:
      tracktwo init                      make a record here (tracktwo.db)
      tracktwo add reports/              put reports into it
      tracktwo serve                     look at it on http://127.0.0.1:8322
    """
    from tracktwo.logs import configure_logging

    configure_logging(verbose)


def run(arguments: Sequence[str] | None = None) -> None:
    """The command as a function, for programs and tests."""
    main(arguments)
