"""How fast the pages answer: a real client on loopback, beside a page of the same framework that says "hello".

    python -m benchmarks.pages [--reports 2000] [--record FILE] [--times 20]

Makes a record of the made-up archive of eval/synthetic.py (or takes one that is there, with the same pack: benchmarks/make_record.py makes
one of 200,000 reports), serves it in this process and asks for each page in turn. Prints the first answer after the record changed, median
and 95th percentile of the next ones, the median of processor time (the machine may be shared), all in milliseconds, and the bytes of the
page.
"""

from __future__ import annotations

import argparse
import http.client
import socket
import statistics
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from eval.synthetic import PACK, Synthetic
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore
from tracktwo.web.app import create_app

LISTS = (
    "/", "/events", "/events?side=EAST&from=1990-03", "/events?zoom=years", "/events?confidence=medium&language=en", "/commitments",
    "/commitments?due_state=none&side=WEST", "/people", "/places", "/statements", "/figures", "/reports", "/search?q=Port+Amber",
    "/search?q=met&kind=events&from=1990-06", "/sources", "/network", "/map", "/review", "/register", "/decisions",
    "/api/events?limit=50", "/api/status",
)  # fmt: skip


def fill(store: SqlStore, reports: int) -> None:
    """Put so many made-up reports into the record."""
    made = Synthetic(people=3000)
    for start in range(0, reports, 500):
        readings = [made.reading(n) for n in range(start, min(start + 500, reports))]
        store.add([Incoming(source=r.report.source, report=r.report, reading=r) for r in readings], arrived_at="")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What asking for a page took, in milliseconds, and its bytes."""

    first: float
    median: float
    high: float
    processor: float
    size: int


def ask(port: int, path: str, times: int) -> Asked:
    """Ask for a page, once to begin with and then so many times."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    taken, worked = [], []
    size = 0
    for _ in range(times + 1):
        start, cpu = time.perf_counter(), time.process_time()
        connection.request("GET", path)
        answer = connection.getresponse()
        size = len(answer.read())
        taken.append((time.perf_counter() - start) * 1000)
        worked.append((time.process_time() - cpu) * 1000)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
    connection.close()
    rest = sorted(taken[1:])
    return Asked(
        first=taken[0],
        median=statistics.median(rest),
        high=rest[min(len(rest) - 1, round(len(rest) * 0.95))],
        processor=statistics.median(worked[1:]),
        size=size,
    )


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser()
    options.add_argument("--reports", type=int, default=2000)
    options.add_argument("--record", type=Path)
    options.add_argument("--times", type=int, default=20)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        is_made = asked.record is None
        store = SqlStore(str(asked.record or Path(folder, "pages.db")), PACK, create=is_made)
        if is_made:
            fill(store, asked.reports)
        app = FastAPI()

        @app.get("/hello", response_class=HTMLResponse)
        def hello() -> str:
            return "<!doctype html><p>hello"

        app.mount("/", create_app(store, PACK))
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
        threading.Thread(target=server.run, daemon=True).start()
        while not server.started:
            time.sleep(0.02)
        reader = store.reader()
        single = []
        for kind in ("events", "people", "commitments", "places"):
            row = reader.page(kind, limit=1).rows[0]  # type: ignore[arg-type]
            single.append(f"/{kind}/{row.id}")
            if kind == "events":
                single += [f"/events/{row.id}/sides", f"/reports/{row.sources[0].report}"]
        people = reader.page("people", limit=20_000, brief=True).rows
        busiest = max(people, key=lambda r: len(getattr(r, "events", ())))
        deep = reader.page("events", limit=1000, brief=True).next
        single += [f"/people/{busiest.id}", f"/events?who={busiest.id}", f"/events?after={deep}"]
        rows = {k: n for k, n in reader.status().rows.items() if n}
        print(", ".join(f"{n} {k}" for k, n in rows.items()))  # noqa: T201
        print(f"{'first':>8} {'median':>8} {'95 %':>8} {'CPU':>8} {'bytes':>9}")  # noqa: T201
        for path in ("/hello", *LISTS, *single):
            got = ask(port, path, asked.times)
            print(f"{got.first:8.1f} {got.median:8.1f} {got.high:8.1f} {got.processor:8.1f} {got.size:9d}  {path}", flush=True)  # noqa: T201
        server.should_exit = True
        store.close()


if __name__ == "__main__":
    main()
