"""Signings, publications, transfers, incidents and other acts, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.events.readings import events, only


@pytest.mark.parametrize(
    ("text", "kind", "place", "start"),
    [
        ("The two ministers signed a protocol in Vienna on March 2.", "signing", "Vienna", "2024-03-02"),
        ("The centre published its report on April 2.", "publication", None, "2024-04-02"),
        ("A mine exploded in Aghdam on May 3.", "incident", "Aghdam", "2024-05-03"),
        ("Three soldiers were wounded in Gabala yesterday.", "incident", "Gabala", "2024-05-14"),
        ("There was an explosion in Gabala on May 3.", "incident", "Gabala", "2024-05-03"),
        ("A new checkpoint was opened in Gabala on May 3.", "opening", "Gabala", "2024-05-03"),
        ("Farmers protested in Gabala on May 3.", "other", "Gabala", "2024-05-03"),
    ],
)
def test_kinds(text: str, kind: str, place: str | None, start: str) -> None:
    row = only(text)
    assert (row.kind, row.place, row.start, row.status) == (kind, place, start, "held")


def test_a_transfer_has_giver_quantity_and_range() -> None:
    row = only("Azerbaijan sent 1,220 to 1,300 tonnes of fuel to Armenia on May 3.")
    assert (row.kind, row.start, row.roles["Azerbaijan"]) == ("transfer", "2024-05-03", "giver")
    assert row.event.quantity is not None
    assert (row.event.quantity.value, row.event.quantity.value_max, row.event.quantity.unit) == (1220, 1300, "tonnes")


def test_prisoners_are_released_and_so_are_reports() -> None:
    assert only("Azerbaijan released ten prisoners on May 3.").kind == "transfer"
    assert only("The centre released its report on May 3.").kind == "publication"


def test_a_total_since_a_day_is_no_event() -> None:
    assert events("Since November 2020 mines have killed 60 civilians and injured 300.") == []


def test_what_is_signed_when_they_met_is_signed_there_and_then() -> None:
    rows = events("The commissions met in Tbilisi on 3 May and signed a protocol on sections of the line near Vienna.")
    assert [(r.kind, r.place, r.start) for r in rows] == [("meeting", "Tbilisi", "2024-05-03"), ("signing", "Tbilisi", "2024-05-03")]
