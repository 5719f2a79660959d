"""Entries of the register can be changed and withdrawn; what they say follows, their words stay."""

from __future__ import annotations

import re

import pytest
from fastapi.testclient import TestClient

from tests.store.making import PACK
from tests.web.test_actions import post
from tracktwo.model.record import CommitmentRow, InitiativeRow
from tracktwo.store.sql import SqlStore
from tracktwo.web.app import create_app


@pytest.fixture
def store() -> SqlStore:
    return SqlStore(":memory:", PACK)


@pytest.fixture
def client(store: SqlStore) -> TestClient:
    client = TestClient(create_app(store, PACK), base_url="http://127.0.0.1")
    client.get("/register")
    return client


def entry(client: TestClient) -> str:
    found = re.findall(r'name="replaces" value="([0-9a-f]{64})"', client.get("/register").text)
    assert len(found) == 1
    return str(found[0])


def members(store: SqlStore) -> list[tuple[str, str | None]]:
    (found,) = store.reader().page("initiatives").rows
    row = store.reader().get("initiatives", found.id)
    assert isinstance(row, InitiativeRow)
    return [(m.member.name, m.until) for m in row.members]


def test_a_member_entry_is_changed_and_then_withdrawn(client: TestClient, store: SqlStore) -> None:
    fields = {"initiative": "Ferry Forum", "person": "Ada Velt", "side": "EAST", "until": "2031-12", "visibility": "public"}
    assert post(client, "/register/member", **fields).status_code == 303
    assert members(store) == [("Ada Velt", "2031-12")]
    assert 'value="2031-12"' in client.get("/register").text
    assert post(client, "/register/member", **{**fields, "until": "2032-06", "replaces": entry(client)}).status_code == 303
    assert members(store) == [("Ada Velt", "2032-06")]
    assert post(client, "/register/withdraw", report=entry(client), why="never agreed").status_code == 303
    assert members(store) == []
    page = client.get("/register").text
    assert page.count("withdrawn") == 2 and "is member of Ferry Forum" in page
    assert "never agreed" in client.get("/decisions").text


def test_a_task_has_its_stage_set_in_the_register(client: TestClient, store: SqlStore) -> None:
    post(client, "/register/task", action="Publish the ferry times", by="Ada Velt", due="2031-06-30", visibility="public")
    (task,) = store.reader().page("commitments").rows
    assert isinstance(task, CommitmentRow) and task.due is not None and task.due.end == "2031-06-30"
    post(client, "/decide", kind="stage", fact=task.id, value="done", back="/register")
    (task,) = store.reader().page("commitments").rows
    assert isinstance(task, CommitmentRow) and task.stage == "done"
    post(client, "/register/task", action="Print the ferry times", due="2031-07-31", visibility="public", replaces=entry(client))
    assert [getattr(c, "action", "") for c in store.reader().page("commitments").rows] == ["Print the ferry times"]


def test_what_lies_ahead_stands_by_month(client: TestClient) -> None:
    post(client, "/register/meeting", title="Spring round", start="2031-04-12", place="Port Amber", visibility="public")
    post(client, "/register/task", action="Publish the ferry times", due="2031-04-30", visibility="public")
    page = client.get("/register").text
    ahead = page[page.index("Ahead") : page.index("New entry")]
    assert ahead.index("April 2031") < ahead.index("Spring round") < ahead.index("Publish the ferry times")


def test_only_entries_of_the_register_are_withdrawn(client: TestClient, store: SqlStore) -> None:
    assert post(client, "/register/withdraw", report="0" * 64).status_code == 409
    assert store.reader().decisions() == ()
