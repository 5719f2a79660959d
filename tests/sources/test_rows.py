from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.model.failure import Failure
from tracktwo.model.report import Received
from tracktwo.sources.rows import is_date, parse_date, parse_row

JSON_VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(), st.lists(st.text(), max_size=2))


def as_line(row: dict[str, object]) -> bytes:
    """The row as a line of JSONL."""
    return json.dumps(row).encode()


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2024-05-06", "2024-05-06"),
        ("2024/05/06", "2024-05-06"),
        ("2024-05-06T10:00:00+04:00", "2024-05-06T10:00:00+04:00"),
        ("2024-05-06T10:00:00Z", "2024-05-06T10:00:00+00:00"),
        ("2024-05-06T10:00:00", "2024-05-06"),
        ("Mon, 06 May 2024 10:00:00 +0400", "2024-05-06T10:00:00+04:00"),
        ("2024-02-31", None),
        ("May", None),
        ("", None),
        ("6", None),
    ],
)
def test_dates_of_metadata(value: str, date: str | None) -> None:
    assert parse_date(value) == date
    assert is_date(value) == (date is not None)


def test_a_number_as_id_is_read_and_text_goes_before_html() -> None:
    received = parse_row(b'{"id": 7, "text": "Talks.", "html": "<p>Talks.</p>"}', source="x")
    assert isinstance(received, Received)
    assert (received.external_id, received.text, received.html) == ("7", "Talks.", None)


def test_the_id_of_a_report_hangs_on_what_was_received_not_on_the_path() -> None:
    first, second = (parse_row(b'{"text": "Talks."}', source=source) for source in ("a", "b"))
    assert isinstance(first, Received)
    assert isinstance(second, Received)
    assert first.report_id == second.report_id


@given(
    st.one_of(st.binary(), st.dictionaries(st.sampled_from(["text", "html", "id", "published", "title", "url"]), JSON_VALUES).map(as_line))
)
def test_any_line_is_an_input_or_a_failure(line: bytes) -> None:
    assert isinstance(parse_row(line, source="x"), Received | Failure)
