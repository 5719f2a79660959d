"""The API under thousands of made-up requests: no server error, whatever is asked."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings

from tracktwo.packs.loader import load_pack
from tracktwo.store.sql import SqlStore
from tracktwo.web.app import create_app


@pytest.mark.slow
def test_no_request_is_answered_by_a_server_error(record: SqlStore) -> None:
    schema = schemathesis.openapi.from_asgi("/api/openapi.json", create_app(record, load_pack("south_caucasus")))
    asked = []
    for found in schema.get_all_operations():
        operation: Any = found.ok()  # type: ignore[union-attr]
        if not operation.path.startswith("/api/"):
            continue
        asked.append(operation.path)

        @given(case=operation.as_strategy())
        @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), database=None)
        def ask(case: Any) -> None:
            answer = case.call(headers={"Host": "127.0.0.1"})
            assert answer.status_code < 500, case.as_curl_command()

        ask()
    assert len(asked) >= 5


@pytest.mark.parametrize("path", ["/api/events/nobody", "/api/nonsense", "/api/events?limit=0", "/api/search"])
def test_what_cannot_be_answered_is_told_as_problem_json(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"].startswith("application/problem+json") and answer.json()["detail"]


def test_the_same_answer_is_not_sent_twice(client: TestClient) -> None:
    first = client.get("/api/events?limit=5")
    assert client.get("/api/events?limit=5", headers={"if-none-match": first.headers["etag"]}).status_code == 304
