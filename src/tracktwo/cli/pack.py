"""`tracktwo pack`: make and check process packs."""

from __future__ import annotations

import json

import click


@click.group()
def command() -> None:
    """Process packs: what is known about one peace process, as files. docs/packs.md explains each.

    \b
    Examples:
      tracktwo pack new my_process
      tracktwo pack check my_process
    """


@command.command("new")
@click.argument("folder")
def new(folder: str) -> None:
    """Write a commented template pack into FOLDER, which gives it its id."""
    from tracktwo.packs.loader import new_pack

    made = new_pack(folder)
    click.echo(f"Made {made}. Fill in its files, then: tracktwo pack check {made}", err=True)


@command.command("check")
@click.argument("pack", metavar="NAME|FOLDER")
def check(pack: str) -> None:
    """List every fault of a pack, with file and line. The exit status is 1 if there is one."""
    from tracktwo.packs.loader import check_pack

    faults = check_pack(pack)
    for fault in faults:
        click.echo(str(fault))
    click.echo(f"{len(faults)} faults." if faults else "No fault.", err=True)
    if faults:
        raise SystemExit(1)


@command.command("show")
@click.argument("pack", metavar="NAME|FOLDER", default="south_caucasus")
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="For people, or for programs."
)
def show(pack: str, form: str) -> None:
    """Say what a pack holds: its version, its sides, how many names of each sort."""
    from tracktwo.packs.loader import load_pack

    loaded = load_pack(pack)
    held: dict[str, str | int | list[str]] = {
        "id": loaded.id,
        "version": loaded.version,
        "languages": list(loaded.languages),
        "sides": [side.id for side in loaded.sides],
    }
    for sort in ("constituencies", "places", "bodies", "offices", "initiatives", "outlets", "areas", "terms"):
        held[sort] = len(getattr(loaded, sort))
    if form == "jsonl":
        click.echo(json.dumps(held, ensure_ascii=False))
    else:
        for name, value in held.items():
            click.echo(f"{name:15} {' '.join(value) if isinstance(value, list) else value}")
