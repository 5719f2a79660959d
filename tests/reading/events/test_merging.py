"""Which tellings of one report are of one event, in texts of our own."""

from __future__ import annotations

from tests.reading.events.readings import events, only


def test_a_heading_and_the_text_below_tell_one_incident() -> None:
    row = only(
        "Two people injured in landmine blast\n\nTwo civilians have been wounded in a mine blast on 18 February 2024, officials said.\n\n"
        "The explosion took place in Tartar district."
    )
    assert (row.kind, row.start, row.place) == ("incident", "2024-02-18", "Tartar district")


def test_the_text_says_who_is_meant_by_the_sides_of_its_heading() -> None:
    row = only("Turkey to meet with Georgia\n\nThe leaders of Turkey and Georgia, Mara Holt and Ivo Lenz, will meet in Geneva on June 7.")
    assert (row.status, row.who) == ("planned", ("Ivo Lenz", "Mara Holt"))


def test_a_call_and_what_was_said_in_it_are_one_event() -> None:
    row = only("Foreign ministers Mara Holt and Ivo Lenz spoke by telephone. “The ministers exchanged views on borders,” a readout said.")
    assert (row.format, row.who) == ("call", ("Ivo Lenz", "Mara Holt"))


def test_an_earlier_meeting_in_the_background_is_another_one() -> None:
    rows = events("The delegation met Mara Holt. Holt told them of steps following the recent Vienna meeting.")
    assert [r.place for r in rows] == [None, "Vienna"]


def test_what_the_parties_did_during_the_meeting_is_no_other_meeting() -> None:
    row = only(
        "On January 16 a meeting was held in Geneva under the chairmanship of Ivo Lenz and Peter Marsh. "
        "During the meeting, the parties exchanged views on borders."
    )
    assert (row.place, row.who) == ("Geneva", ("Ivo Lenz", "Peter Marsh"))


def test_a_village_told_next_is_where_in_the_district_it_was() -> None:
    row = only(
        "A mine explosion has occurred in Azerbaijan's Aghdam district. An anti-personnel mine exploded in Karsel village. "
        "The explosion injured the legs of Ivo Lenz and Peter Marsh."
    )
    assert (row.place, row.roles) == ("Karsel", {"Ivo Lenz": "affected", "Peter Marsh": "affected"})


def test_the_second_incident_is_another_one() -> None:
    rows = events(
        "A mine incident occurred in Tartar district on April 6. The second incident was recorded in the village of Karsel in the "
        "Aghdam district. Another mine explosion occurred in the village of Galsar this week."
    )
    assert [r.place for r in rows] == ["Tartar district", "Karsel", "Galsar"]


def test_a_town_lies_in_its_country() -> None:
    row = only("Ivo Lenz and Peter Marsh met in the United Arab Emirates on May 3. The talks in Abu Dhabi lasted three hours.")
    assert (row.start, row.place) == ("2024-05-03", "Abu Dhabi")
