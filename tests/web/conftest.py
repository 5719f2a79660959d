"""A record of the example reports, served on a port of its own, and a real browser to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from fastapi.testclient import TestClient
from playwright.sync_api import Browser, Page, sync_playwright

from tracktwo import pipeline
from tracktwo.packs.loader import load_pack
from tracktwo.store.sql import SqlStore
from tracktwo.web.app import create_app

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples" / "south_caucasus"


@pytest.fixture(scope="session")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the record of the examples lies."""
    return tmp_path_factory.mktemp("record") / "examples.db"


@pytest.fixture(scope="session")
def record(file: Path) -> Iterator[SqlStore]:
    """The example reports, read and resolved once for all tests that look at pages."""
    pack = load_pack("south_caucasus")
    store = SqlStore(str(file), pack, create=True)
    for _ in pipeline.add([str(EXAMPLES)], store, pack):
        pass
    yield store
    store.close()


@pytest.fixture
def own(record: SqlStore, file: Path, tmp_path: Path) -> Iterator[SqlStore]:
    """A copy of the record that a test may change."""
    with sqlite3.connect(file) as source:
        source.execute("VACUUM INTO ?", (str(tmp_path / "own.db"),))
    source.close()
    store = SqlStore(str(tmp_path / "own.db"), load_pack("south_caucasus"))
    yield store
    store.close()


@pytest.fixture
def client(own: SqlStore) -> TestClient:
    """A client without a browser, on the copy, that has been given its token."""
    client = TestClient(create_app(own, load_pack("south_caucasus"), patience=120), base_url="http://127.0.0.1")
    client.get("/register")
    return client


@pytest.fixture(scope="session")
def address(record: SqlStore) -> Iterator[str]:
    """Where the pages are served."""
    with serving(record) as address:
        yield address


@contextmanager
def serving(record: SqlStore) -> Iterator[str]:
    """The pages of a record on a free port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    app = create_app(record, load_pack("south_caucasus"), patience=120)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(timeout=10)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium; where it is not installed the test is skipped, unless TRACKTWO_TEST_BROWSER is `required`."""
    path = shutil.which("chromium")
    if path is None:
        if os.environ.get("TRACKTWO_TEST_BROWSER") == "required":
            pytest.fail("chromium is not installed")
        pytest.skip("chromium is not installed")
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync"]
        launched = playwright.chromium.launch(executable_path=path, args=flags)
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A fresh window on the pages; a script error on any page fails the test."""
    context = browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}, locale="en-GB")
    window = context.new_page()
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    window.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    yield window
    context.close()
    assert not errors, errors
