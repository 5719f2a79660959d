"""`tracktwo serve`: the pages of a record on this machine."""

from __future__ import annotations

import os
from pathlib import Path

import click

from tracktwo.cli.record import open_record, record_options
from tracktwo.errors import SettingsError
from tracktwo.settings import load_settings


@click.command()
@record_options
@click.option("--host", help="Address to serve on; only this machine's own until accounts exist.  [default: 127.0.0.1]")
@click.option("--port", type=int, help="Port to serve on.  [default: 8322]")
@click.option("--as-of", metavar="YYYY-MM-DD", help="Show what was known on this day.")
def command(record: str | None, pack: str | None, host: str | None, port: int | None, as_of: str | None) -> None:
    """Serve the pages of a record on this machine.

    \b
    Examples:
      tracktwo serve
      tracktwo serve --record baku.db --port 9000
      tracktwo serve --as-of 2025-11-30
    """
    settings = load_settings(
        os.environ, {"record": record, "pack": pack, "host": host, "port": port, "as_of": as_of}, Path("tracktwo.toml")
    )
    from tracktwo.web.protection import is_local

    if not is_local(settings.host):
        raise SettingsError(f"The pages are not served on {settings.host}: anybody there could read and change the record.",
                            remedy="Serve on 127.0.0.1; accounts for other addresses come later.")  # fmt: skip
    import uvicorn

    from tracktwo.web.app import create_app
    from tracktwo.web.drawing import base_map

    store, process = open_record(settings)
    app = create_app(store, process, as_of=settings.as_of or None)
    if not base_map.is_installed():
        click.echo("The page assets are not built (they need Node): the map has no base and the fonts are this machine's own.", err=True)
    click.echo(f"Serving {settings.record} on http://{settings.host}:{settings.port} (stop with Ctrl-C)", err=True)
    uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning")
