"""Add reports from the page: paste a text, upload files, see at once what was read."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from fastapi import FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile

from tracktwo import pipeline
from tracktwo.errors import SourceError
from tracktwo.model.failure import Failure
from tracktwo.model.ids import sha256_hex
from tracktwo.model.report import Received
from tracktwo.sources.inputs import receive
from tracktwo.web.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What became of one input; `address` leads to the report where there is one."""

    name: str
    outcome: str
    address: str | None = None
    text: str = ""


def add_routes(app: FastAPI, site: Site) -> None:
    """`/add`"""

    @app.get("/add")
    def show(request: Request) -> Response:
        return site.page(request, "add.html", results=[])

    @app.post("/add")
    async def paste(request: Request) -> Response:
        form = {k: v.strip() for k, v in (await request.form()).items() if isinstance(v, str)}
        text = form.get("text", "")
        if not text:
            raise SourceError("There is no text to add.", remedy="Paste the words of the report.")
        received = Received(
            source=form.get("url") or "pasted",
            raw_sha256=sha256_hex(text),
            text=text,
            title=form.get("title") or None,
            outlet=form.get("outlet") or None,
            url=form.get("url") or None,
            published=form.get("published") or None,
        )
        return site.page(request, "add.html", results=await run_in_threadpool(_add, site, [received]))

    @app.post("/add/files")
    async def upload(request: Request) -> Response:
        form = await request.form()
        files = [f for f in form.getlist("files") if isinstance(f, UploadFile)]
        with tempfile.TemporaryDirectory() as folder:
            for number, file in enumerate(files):
                name = PurePosixPath((file.filename or "report.txt").replace("\\", "/")).name  # a name may try to leave the folder
                target = Path(folder, f"{number:04d}")
                target.mkdir()
                (target / (name.lstrip(".") or "report.txt")).write_bytes(await file.read())
            await form.close()
            every = [_named_as_uploaded(item) for item in receive([folder])]
            return site.page(request, "add.html", results=await run_in_threadpool(_add, site, every))


def _named_as_uploaded(item: Received | Failure) -> Received | Failure:
    """Without the temporary folder: a receipt says what the person called the file."""
    return dataclasses.replace(item, source=f"uploaded:{PurePosixPath(item.source).name}")


def _add(site: Site, received: Iterable[Received | Failure]) -> list[Result]:
    results = []
    for step in pipeline.add_received(received, site.store, site.pack):
        name = step.source.removeprefix("uploaded:")
        reason = step.failure.sentence if step.failure else ""
        address = f"/reports/{step.report}" if step.report else None
        results.append(Result(name=name, outcome=step.outcome, address=address, text=reason))
    return results
