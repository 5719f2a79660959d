"""Views are made once for each state of the record, and a page never waits long for one."""

from __future__ import annotations

import threading

import pytest
from fastapi.testclient import TestClient

from tests.store.making import PACK, incoming, meeting
from tracktwo.model.vocab import View
from tracktwo.store.base import RecordReader
from tracktwo.store.sql import SqlStore
from tracktwo.web.app import create_app
from tracktwo.web.views import ViewNotReadyError, Views


class SlowStore(SqlStore):
    """A store whose public view is made when `gate` opens."""

    gate = threading.Event()

    def reader(self, *, view: View = "full", as_of: str | None = None) -> RecordReader:
        if view == "public":
            self.gate.wait(20)
        return super().reader(view=view, as_of=as_of)


def test_a_view_is_kept_while_the_record_stands_still() -> None:
    store = SqlStore(":memory:", PACK)
    store.add([incoming(meeting(1))], arrived_at="2031-06-01T00:00:00+00:00")
    views = Views(store)
    first = views.reader("full")
    assert views.reader("full") is first
    assert first.page("events") is first.page("events")
    store.add([incoming(meeting(2, day="2031-07-01", published="2031-07-02"))], arrived_at="2031-07-02T00:00:00+00:00")
    assert views.reader("full").page("events").total == 2


def test_a_view_that_takes_long_says_so_and_comes_by_itself() -> None:
    store = SlowStore(":memory:", PACK)
    store.add([incoming(meeting(1))], arrived_at="2031-06-01T00:00:00+00:00")
    views = Views(store, patience=0.05)
    with pytest.raises(ViewNotReadyError):
        views.reader("public")
    assert views.reader("full").view == "full"
    SlowStore.gate.set()
    assert Views(store).reader("public").view == "public"


def test_the_page_of_a_view_that_is_being_made_loads_again(monkeypatch: pytest.MonkeyPatch) -> None:
    store = SqlStore(":memory:", PACK)

    def never(self: Views, view: str) -> None:
        raise ViewNotReadyError

    monkeypatch.setattr(Views, "reader", never)
    client = TestClient(create_app(store, PACK), base_url="http://127.0.0.1")
    answer = client.get("/events?view=public")
    assert answer.status_code == 503 and answer.headers["retry-after"] == "5" and 'http-equiv="refresh"' in answer.text
    assert client.get("/api/events").json()["status"] == 503
