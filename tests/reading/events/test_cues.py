"""What tells an event and what does not, in sentences of our own."""

from __future__ import annotations

from tests.reading.events.readings import events, only


def test_a_statement_that_is_only_quoted_is_no_publication() -> None:
    rows = events("A statement by the presidency on Wednesday said that Mara Holt will meet Livia Brandt in Geneva.")
    assert [(r.kind, r.status) for r in rows] == [("meeting", "planned")]


def test_reports_of_something_are_no_publication() -> None:
    assert all(r.kind != "publication" for r in events("There were more reports on Tuesday of a meeting in Geneva."))


def test_the_date_of_a_next_meeting_is_still_to_be_settled() -> None:
    assert events("The parties agreed to determine the date and place of the next meeting of the commissions.") == []


def test_the_signing_of_a_statement_is_one_event() -> None:
    row = only("The work follows the signing of the joint statement of 10 November 2020.")
    assert (row.kind, row.start) == ("signing", "2020-11-10")


def test_who_discussed_something_with_whom_met() -> None:
    row = only("Minister Ivo Lenz discussed the matter with Livia Brandt on Monday, the agency said.")
    assert (row.kind, row.who) == ("meeting", ("Ivo Lenz", "Livia Brandt"))


def test_who_discussed_something_without_saying_with_whom_did_not_meet_by_that() -> None:
    assert events("Ivo Lenz and Livia Brandt discussed the matter on television.") == []


def test_a_dinner_is_a_meeting() -> None:
    row = only("Minister Ivo Lenz had dinner with Livia Brandt in Geneva on May 3.")
    assert (row.kind, row.place, row.who) == ("meeting", "Geneva", ("Ivo Lenz", "Livia Brandt"))


def test_service_members_are_handed_over_like_soldiers() -> None:
    row = only("Azerbaijan returned eight service members on February 7, 2022.")
    assert (row.kind, row.start, row.roles) == ("transfer", "2022-02-07", {"Azerbaijan": "giver"})


def test_who_is_blown_up_is_affected() -> None:
    assert only("Mara Holt was blown up by a mine in Tartar district.").roles == {"Mara Holt": "affected"}


def test_what_is_agreed_to_be_delivered_some_day_is_an_undertaking() -> None:
    assert events("Both parties have agreed to facilitate the delivery of humanitarian aid.") == []


def test_an_agreement_without_day_place_or_parties_is_no_signing() -> None:
    assert events("The work follows last week's agreement to end hostilities.", None) == []


def test_statements_of_a_day_are_cited() -> None:
    assert only("They spoke of the joint statements of 9 November 2020 and 11 January 2021.").start == "2020-11-09"
