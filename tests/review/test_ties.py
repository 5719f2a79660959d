"""An event told in passing that fits two others is asked about; the answer puts it there, or takes the question away."""

from __future__ import annotations

from tests.record.test_events import told
from tests.store.test_sql import filled
from tracktwo.review.deciding import Desk
from tracktwo.review.questions import Question, questions
from tracktwo.store.sql import SqlStore


def tied() -> SqlStore:
    return filled(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told("2031-05-06", "On the fifth they sat down once more, clerks say.", status="held", start="2031-05-05", place="Port Amber"),
        told("2031-05-20", "Their talk by the water was long, a cook remembers.", status="held", place="Port Amber"),
    )


def asked(store: SqlStore) -> list[Question]:
    return [q for q in questions(store.reader()) if q.sort == "same_event"]


def test_both_events_that_it_fits_are_asked_about() -> None:
    store = tied()
    assert store.reader().page("events").total == 3
    first, second = asked(store)
    assert first.row == second.row and first.other != second.other


def test_an_answer_puts_it_there() -> None:
    store = tied()
    first, _ = asked(store)
    Desk(store, "A. Analyst", now="2031-06-01T10:00:00Z").same([first.row, first.other or ""])
    assert store.reader().page("events").total == 2
    assert not asked(store)


def test_one_that_fits_one_event_is_not_asked_about() -> None:
    store = filled(
        told("2031-05-02", "The two met yesterday at the pier.", status="held", start="2031-05-01", place="Port Amber"),
        told("2031-05-02", "A talk by the water has ended well, sailors tell.", status="held", place="Port Amber"),
    )
    assert not asked(store)
