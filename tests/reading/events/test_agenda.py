"""What was talked about, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.events.readings import events


@pytest.mark.parametrize(
    ("text", "points"),
    [
        (
            "The ministers met in Geneva. They discussed border crossings, regional trade and visas.",
            ["border crossings", "regional trade", "visas"],
        ),
        ("The ministers held talks on fuel deliveries in Geneva.", ["fuel deliveries"]),
        ("The ministers met in Geneva. The meeting focused on demining.", ["demining"]),
        ("The ministers met in Geneva. Views were exchanged on visas.", ["visas"]),
        ("The ministers met in Geneva. The topics included the exchange of maps.", ["exchange of maps"]),
        ("The ministers met in Geneva. The mayor discussed the harvest with farmers in Tam.", []),
    ],
)
def test_points(text: str, points: list[str]) -> None:
    row = next(r for r in events(text) if r.place == "Geneva")
    assert [p.text for p in row.event.agenda] == points


def test_a_point_has_its_area() -> None:
    (row,) = events("The ministers met in Geneva and discussed the release of detainees.")
    assert [(p.area, p.text) for p in row.event.agenda] == [("detainees", "release of detainees")]
