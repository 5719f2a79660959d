"""The queue: what matters most first, taken away by answers without looking for all questions again."""

from __future__ import annotations

import pytest
from fastapi.testclient import TestClient

from tests.store.making import PACK, incoming, make_reading, make_report
from tests.web.test_actions import post
from tracktwo.model.reading import Reading
from tracktwo.store.sql import SqlStore
from tracktwo.web import queue as queue_module
from tracktwo.web.app import create_app
from tracktwo.web.protection import COOKIE


def vague(number: int) -> Reading:
    """A meeting of which neither day nor place is told."""
    name = ("Ada Velt", "Bero Dask", "Cilla Morr", "Dov Tannik")[number - 1]
    report = make_report(f"{name} met somebody. Bulletin {number * 7919}.", ident=str(number))
    return make_reading(report, {name: ("person", "EAST")}, [{"kind": "meeting", "anchor": "met", "who": (name,), "confidence": 0.5}])


@pytest.fixture
def store() -> SqlStore:
    store = SqlStore(":memory:", PACK)
    store.add([incoming(vague(n)) for n in range(1, 5)], arrived_at="2031-06-01T00:00:00+00:00")
    return store


@pytest.fixture
def client(store: SqlStore) -> TestClient:
    client = TestClient(create_app(store, PACK), base_url="http://127.0.0.1")
    client.get("/review")
    assert client.cookies[COOKIE]
    return client


def test_doubtful_events_are_asked_about_and_answers_take_their_questions_away(
    client: TestClient, store: SqlStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row.id for row in store.reader().page("events").rows]
    assert "questions: 4" in client.get("/review?sort=doubtful").text
    monkeypatch.setattr(queue_module, "candidates", None)  # answers must not look for all questions again
    post(client, "/decide", kind="accept", property="kind", json='"meeting"', fact=rows[0])
    assert "questions: 3" in client.get("/review?sort=doubtful").text
    post(client, "/decide", kind="reject", fact=rows[1])
    assert "questions: 2" in client.get("/review?sort=doubtful").text
    assert store.reader().page("events").total == 3
    assert [r.id for r in store.reader().page("events", filters={"reviewed": "yes"}).rows] == [rows[0]]


def test_an_undone_answer_is_asked_again(client: TestClient, store: SqlStore) -> None:
    row = store.reader().page("events").rows[0].id
    client.get("/review")
    post(client, "/decide", kind="reject", fact=row)
    assert "questions: 3" in client.get("/review?sort=doubtful").text
    (decision,) = store.reader().decisions()
    post(client, "/decide", kind="undo", undoes=decision.id)
    assert "questions: 4" in client.get("/review?sort=doubtful").text


def test_many_are_rejected_after_they_were_counted(client: TestClient, store: SqlStore) -> None:
    page = client.get("/review/many?sort=doubtful&answer=reject").text
    assert "questions: 4" in page
    fields = {"sort": "doubtful", "answer": "reject", "below": "99", "why": "read from headings"}
    assert post(client, "/review/many", count="3", **fields).status_code == 409
    assert post(client, "/review/many", count="4", **fields).status_code == 303
    assert store.reader().page("events").total == 0
    assert {d.why for d in store.reader().decisions()} == {"read from headings"}


def test_a_selection_of_events_is_counted_and_then_decided_about_at_once(client: TestClient, store: SqlStore) -> None:
    page = client.get("/events/many?who=Ada+Velt").text
    assert "events: 1" in page and "/events/many?who=Ada+Velt" in page
    assert post(client, "/events/many?who=Ada+Velt", answer="reject", why="", count="1").status_code == 409
    assert post(client, "/events/many?who=Ada+Velt", answer="reject", why="a heading", count="2").status_code == 409
    assert post(client, "/events/many?who=Ada+Velt", answer="reject", why="a heading", count="1").status_code == 303
    assert store.reader().page("events").total == 3
    assert post(client, "/events/many", answer="members", why="not for now", count="3").status_code == 303
    assert store.reader(view="public").page("events").total == 0
    assert client.get("/events/many?view=public").status_code == 404
