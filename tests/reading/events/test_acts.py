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


def test_an_exchange_goes_two_ways() -> None:
    row = only("Georgia exchanged 15 prisoners for 3 maps on 3 May.")
    there, back = row.event.quantity, row.event.quantity_return
    assert there is not None and back is not None
    assert (row.kind, there.value, back.value, back.unit, row.roles) == ("transfer", 15, 3, "maps", {"Georgia": "giver"})


def test_what_a_state_says_that_it_did_it_did() -> None:
    row = only("Georgia said it handed over 15 prisoners on 3 May.")
    assert (row.kind, row.roles) == ("transfer", {"Georgia": "giver"})


def test_who_receives_prisoners_and_from_whom() -> None:
    row = only("Georgia has received 25 prisoners from Azerbaijan.")
    assert (row.kind, row.roles) == ("transfer", {"Georgia": "receiver", "Azerbaijan": "giver"})


@pytest.mark.parametrize(
    "text",
    [
        "Georgia spoke of prisoners who were captured last year.",
        "Nobody was hurt.",
        "Both sides should de-escalate the situation in May.",
        "A ceasefire halted six weeks of fighting.",
        "They were angered by his recent statements.",
    ],
)
def test_what_is_told_in_passing_is_no_event(text: str) -> None:
    assert [r for r in events(text) if r.kind in ("incident", "other", "publication") and r.start is None and r.place is None] == []


def test_what_happened_on_the_ground_before_is_not_when_the_mine_went_off() -> None:
    rows = events("A landmine exploded on 3 April on land that was vacated by the army in November.")
    assert [(r.kind, r.start) for r in rows] == [("incident", "2024-04-03")]


@pytest.mark.parametrize(
    "text",
    [
        "Mine explosions have killed 15 people since the statement was signed.",
        "As a result, 14 civilians were killed.",
        "Their skirmishes have gone on for years.",
        "The ministers referred to the Vienna Declaration.",
    ],
)
def test_totals_and_names_of_documents_are_no_events(text: str) -> None:
    assert [r for r in events(text) if r.kind in ("incident", "signing") and r.start is None] == []


def test_when_a_region_was_taken_is_not_when_the_mine_went_off() -> None:
    row = only("Two civilians were injured in a mine blast in Geneva region liberated from occupation in 2020.")
    assert (row.kind, row.start) == ("incident", None)
