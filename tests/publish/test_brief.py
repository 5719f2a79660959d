"""A brief tells what is new, changed, contested and silent, each once."""

from __future__ import annotations

import datetime

from tests.store.making import meeting
from tests.store.test_sql import filled
from tracktwo.publish.brief import brief

MAY = datetime.date(2031, 5, 1)


def test_new_and_changed_events_are_told_apart() -> None:
    store = filled(
        meeting(1, day="2031-04-10", published="2031-04-11"),
        meeting(2, day="2031-04-10", published="2031-05-03"),
        meeting(3, day="2031-05-06", published="2031-05-07"),
    )
    items = [i for i in brief(store.reader(), MAY, datetime.date(2031, 5, 31)) if i.kind == "events"]
    assert sorted(i.section for i in items) == ["changed", "new"]
    assert list(brief(store.reader(), datetime.date(2031, 6, 1), datetime.date(2031, 6, 2))) == []


def test_what_is_contested_is_told_with_its_values_after_what_is_new() -> None:
    store = filled(meeting(1), meeting(2, published="2031-05-03", place="Lower Ford"))
    items = list(brief(store.reader(), MAY, datetime.date(2031, 5, 31)))
    assert [i.section for i in items] == ["new", "contested"]
    assert items[1].detail == "place: Port Amber or Lower Ford"
