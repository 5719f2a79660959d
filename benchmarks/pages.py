"""How fast the pages answer: a real client on loopback, beside a page of the same framework that says "hello".

    python benchmarks/pages.py [--reports 2000] [--record FILE] [--times 20]

Makes a record of the made-up archive of eval/synthetic.py (or takes one that is there, with the same pack), serves it in this process and
asks for each page in turn. Prints median and 95th percentile in milliseconds, and the bytes of the page.
"""

from __future__ import annotations

import argparse
import http.client
import socket
import statistics
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from eval.synthetic import PACK, Synthetic
from fastapi import FastAPI
from fastapi.responses import HTMLResponse

from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore
from tracktwo.web.app import create_app

LISTS = (
    "/", "/events", "/events?side=EAST&from=1990-03", "/events?zoom=years", "/events?offset=1000", "/commitments", "/people", "/places",
    "/figures", "/reports", "/search?q=Port+Amber", "/sources", "/network?from=1990-02-01&until=1990-02-10",
    "/map?from=1990-02&until=1990-02",
    "/review", "/register", "/api/events?limit=50", "/api/status",
)  # fmt: skip


def fill(store: SqlStore, reports: int) -> None:
    """Put so many made-up reports into the record."""
    made = Synthetic(people=3000)
    for start in range(0, reports, 500):
        readings = [made.reading(n) for n in range(start, min(start + 500, reports))]
        store.add([Incoming(source=r.report.source, report=r.report, reading=r) for r in readings], arrived_at="")


def ask(port: int, path: str, times: int) -> tuple[float, float, int]:
    """Median and 95th percentile in milliseconds of asking for a page, after one request that warms up, and its bytes."""
    connection = http.client.HTTPConnection("127.0.0.1", port)
    taken = []
    size = 0
    for _ in range(times + 1):
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        size = len(answer.read())
        taken.append((time.perf_counter() - start) * 1000)
        if answer.status != 200:
            raise SystemExit(f"{path} answered {answer.status}")
    connection.close()
    taken = sorted(taken[1:])
    return statistics.median(taken), taken[min(len(taken) - 1, round(len(taken) * 0.95))], size


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
        busiest = max(reader.page("people", limit=200).rows, key=lambda r: len(getattr(r, "events", ())))
        single.append(f"/people/{busiest.id}")
        rows = {k: n for k, n in reader.status().rows.items() if n}
        print(", ".join(f"{n} {k}" for k, n in rows.items()))  # noqa: T201
        for path in ("/hello", *LISTS, *single):
            median, high, size = ask(port, path, asked.times)
            print(f"{median:8.1f} {high:8.1f} {size:9d}  {path}", flush=True)  # noqa: T201
        server.should_exit = True
        store.close()


if __name__ == "__main__":
    main()
