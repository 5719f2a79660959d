"""Meetings and visits, in sentences of our own."""

from __future__ import annotations

import pytest

from tests.reading.events.readings import events, only


def test_who_met_whom_where_and_when() -> None:
    row = only("Oren Tasso met with Livia Brandt in Geneva on 3 April 2024.")
    assert (row.kind, row.status, row.start, row.end, row.place) == ("meeting", "held", "2024-04-03", None, "Geneva")
    assert row.who == ("Livia Brandt", "Oren Tasso")


def test_a_noun_with_a_verb_of_happening_is_the_meeting() -> None:
    row = only("A round table of experts was held in Tbilisi on April 6-8, 2024.")
    assert (row.format, row.start, row.end, row.place) == ("round_table", "2024-04-06", "2024-04-08", "Tbilisi")


def test_a_background_meeting_told_in_a_clause_is_an_event() -> None:
    rows = events("The work goes on after the meeting of the foreign ministers in Vienna on March 2.")
    assert [(r.place, r.start, r.status) for r in rows] == [("Vienna", "2024-03-02", "held")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The commissions will meet in Tbilisi on June 3.", "planned"),
        ("The next round of talks is scheduled to take place in Tbilisi on June 3.", "planned"),
        ("The meeting in Tbilisi on April 3 was cancelled.", "cancelled"),
        ("The summit in Tbilisi was postponed.", "postponed"),
        ("Oren Tasso proposed a meeting in Tbilisi.", "proposed"),
        ("Oren Tasso called for a summit in Tbilisi.", "called_for"),
        ("The experts met in Tbilisi.", "held"),
    ],
)
def test_status(text: str, status: str) -> None:
    assert only(text).status == status


def test_what_did_not_happen_is_no_event() -> None:
    assert events("The ministers did not meet in Vienna.") == []


def test_people_spoken_with_separately_are_separate_calls() -> None:
    rows = events("Adviser Mara Holt spoke separately yesterday with President Oren Tasso and Prime Minister Livia Brandt.")
    assert sorted((r.format, r.who, r.start) for r in rows) == [
        ("call", ("Livia Brandt", "Mara Holt"), "2024-05-14"),
        ("call", ("Mara Holt", "Oren Tasso"), "2024-05-14"),
    ]


def test_several_dated_meetings_in_one_plural_are_several_events() -> None:
    rows = events("The group held advocacy meetings in Tbilisi on 25 April and in Vienna on 30 April.")
    assert [(r.place, r.start) for r in rows] == [("Tbilisi", "2024-04-25"), ("Vienna", "2024-04-30")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Water Institute pledged to open two stations near Tbilisi by June 3.", "planned"),
        ("Oren Tasso proposed that the River Commission meet again in Tbilisi.", "proposed"),
        ("The next round is to take place in Tbilisi on June 3.", "planned"),
    ],
)
def test_what_is_pledged_or_proposed_is_not_told_as_held(text: str, status: str) -> None:
    assert only(text).status == status


def test_a_question_and_a_wish_to_publish_tell_no_event() -> None:
    assert events("Was the school near Tbilisi opened on June 3?") == []
    assert events("The experts agreed to publish the figures.") == []


def test_a_round_at_which_they_met_is_the_meeting() -> None:
    row = only("The experts met in Tbilisi on April 3, 2024, at the first round of the River Dialogue.")
    assert (row.start, row.place) == ("2024-04-03", "Tbilisi")


def test_people_joined_across_their_titles_meet_together() -> None:
    row = only("Foreign Minister of Georgia Orla Tenbrook and Foreign Minister of Austria Samir Kolvane met in Tbilisi.")
    assert row.who == ("Orla Tenbrook", "Samir Kolvane")


def test_a_day_that_opens_the_sentence_is_that_of_its_main_verb() -> None:
    row = only("On May 24, 2022, within the framework of the agreements reached, the first meeting of the experts took place in Tbilisi.")
    assert (row.start, row.place) == ("2022-05-24", "Tbilisi")


def test_a_denied_meeting_is_no_event() -> None:
    assert events("The minister denied that Prime Minister Livia Brandt had met President Oren Tasso in Geneva last week.") == []


def test_a_body_that_will_meet_often_undertakes_it() -> None:
    assert events("Until then the commission will meet every second month.") == []


def test_the_list_after_a_meeting_names_who_took_part() -> None:
    row = only("Experts met in Tbilisi on May 3. For Armenia: Areg Kochinyan, Boris Navasardyan, Naira Sultanyan and Narek Minasyan.")
    assert row.who == ("Areg Kochinyan", "Boris Navasardyan", "Naira Sultanyan", "Narek Minasyan")


def test_a_reception_on_a_visit_has_its_days_and_town() -> None:
    rows = events(
        "Prime Minister Livia Brandt was on a visit to Tbilisi from May 3 to 5. During the visit she also met President Oren Tasso."
    )
    assert [(r.start, r.end, r.place) for r in rows] == [("2024-05-03", "2024-05-05", "Tbilisi")] * 2


def test_one_meeting_told_twice_is_one_event() -> None:
    row = only("Prime Minister Livia Brandt met President Oren Tasso in Tbilisi on May 3. The meeting lasted two hours.")
    assert (row.place, row.start) == ("Tbilisi", "2024-05-03")


def test_the_day_of_a_saying_is_not_the_day_of_the_meeting() -> None:
    row = only("The ministry said on Thursday that the envoys met in Tbilisi.")
    assert (row.place, row.start) == ("Tbilisi", None)


def test_a_host_is_told_from_the_guests() -> None:
    row = only("President Oren Tasso received Prime Minister Livia Brandt in Tbilisi on May 3.")
    assert row.roles == {"Oren Tasso": "host", "Livia Brandt": "participant"}


def test_whom_a_title_serves_did_not_meet() -> None:
    row = only("Minister Mara Holt met with Ewa Lind, adviser to President Oren Tasso, in Tbilisi on May 3.")
    assert "Oren Tasso" not in row.who


def test_one_of_a_series_is_told_without_its_noun() -> None:
    rows = events("The commissions held their twelfth meeting in Tbilisi on 3 May. The previous one was in January.")
    assert [(r.place, r.start) for r in rows] == [("Tbilisi", "2024-05-03"), (None, "2024-01")]


def test_places_and_days_told_in_turn_are_a_meeting_each() -> None:
    rows = events("The Bridge Group met three times: in Tbilisi in March 2023, in Vienna in June 2023, and in Geneva from 6 to 8 May 2024.")
    assert [(r.place, r.start) for r in rows] == [("Tbilisi", "2023-03"), ("Vienna", "2023-06"), ("Geneva", "2024-05-06")]


def test_what_was_agreed_at_a_meeting_does_not_make_it_a_plan() -> None:
    row = only("At the eighth meeting, on 19 April, the parties agreed to start with these sections.")
    assert (row.status, row.start) == ("held", "2024-04-19")


def test_their_third_meeting_is_the_one_just_told() -> None:
    assert only("Oren Tasso and Livia Brandt met in Vienna on 3 May – their third meeting.").start == "2024-05-03"


def test_the_year_of_something_else_is_not_the_day_of_the_summit() -> None:
    row = only("Oren Tasso and Livia Brandt met in Vienna on 3 May for the first summit since the end of the fighting in 2020.")
    assert (row.start, row.format) == ("2024-05-03", "summit")


def test_who_speaks_to_reporters_meets_nobody() -> None:
    assert events("Oren Tasso spoke to reporters in Vienna on 3 May.") == []


def test_the_house_is_the_venue_and_the_town_the_place() -> None:
    reading = events("Oren Tasso met Livia Brandt at the Grand Teatro in Vienna on 3 May.")
    assert [(r.place, r.event.venue is not None) for r in reading] == [("Vienna", True)]


def test_each_paragraph_of_a_chronology_has_its_day() -> None:
    text = (
        "29 April. Oren Tasso meets Livia Brandt in Vienna.\n\n9 May. The commissions met in Tbilisi.\n\n12 May. Oren Tasso visited Geneva."
    )
    assert [(r.place, r.start) for r in events(text)] == [("Vienna", "2024-04-29"), ("Tbilisi", "2024-05-09"), ("Geneva", "2024-05-12")]


def test_those_with_whose_participation_it_was_held_took_part() -> None:
    row = only("At a video conference with the participation of Livia Brandt, Mara Holt and Prime Minister Ivo Lenz the issue was raised.")
    assert row.who == ("Ivo Lenz", "Livia Brandt", "Mara Holt")


def test_those_under_whose_chairmanship_it_was_held_are_chairs() -> None:
    row = only(
        "The 11th meeting of the commission was held in Geneva under the chairmanship of Ivo Lenz, the Deputy Prime Minister of Georgia, "
        "and Livia Brandt, the Deputy Prime Minister of Turkey."
    )
    assert [name for name, role in row.roles.items() if role == "chair"] == ["Ivo Lenz", "Livia Brandt"]


def test_separate_meetings_are_separate_events() -> None:
    rows = events("Envoy Ivo Lenz spoke with Livia Brandt and Mara Holt in separate meetings in Geneva on May 3.")
    assert sorted(r.who for r in rows) == [("Ivo Lenz", "Livia Brandt"), ("Ivo Lenz", "Mara Holt")]


def test_a_country_that_is_visited_takes_no_part() -> None:
    row = only("“This is good,” President Mara Holt said during a visit to Kazakhstan on October 21, 2023.")
    assert (row.kind, row.place, row.who) == ("visit", "Kazakhstan", ("Mara Holt",))


def test_those_included_in_a_company_are_named() -> None:
    row = only("Minister Ivo Lenz met in Geneva with experts and officials, including Peter Marsh and Livia Brandt.")
    assert {"Ivo Lenz", "Livia Brandt", "Peter Marsh"} <= set(row.who)


def test_both_owners_of_a_meeting_took_part() -> None:
    rows = events("The work began after Ivo Lenz's and Peter Marsh's first meeting in Vienna.")
    assert [r.who for r in rows] == [("Ivo Lenz", "Peter Marsh")]


def test_the_talks_of_a_round_are_the_meeting() -> None:
    row = only("In early April, Ivo Lenz and Peter Marsh met for the latest round of peace talks in the United Arab Emirates.")
    assert (row.place, row.start) == ("United Arab Emirates", "2024-04")


def test_meetings_told_as_a_habit_are_no_event() -> None:
    assert events("The negotiators have met on several occasions.") == []


def test_mutual_visits_without_day_or_place_are_an_undertaking() -> None:
    assert events("The sides agreed to organise future reciprocal visits.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nor have they started separate talks in Vienna.",
        "No meeting was held in Vienna.",
        "It is not clear whether the two envoys will meet Oren Tasso in Vienna.",
        "The ministers ruled out a meeting in Vienna.",
    ],
)
def test_what_is_denied_or_wondered_about_is_no_event(text: str) -> None:
    assert events(text) == []


def test_talks_that_were_held_stay_held_whatever_was_expected_of_them() -> None:
    row = only("The talks, held in Georgia's capital Tbilisi, were expected to build on earlier work.")
    assert (row.status, row.place) == ("held", "Tbilisi")


def test_a_state_before_a_title_does_not_take_the_place_of_its_minister() -> None:
    assert only("The envoys will meet with US Secretary of State Mara Holt in Vienna.").who == ("Mara Holt", "envoys")


def test_who_travelled_is_the_noun_described() -> None:
    row = only("The experts who travelled to Vienna on 3 May were tired.")
    assert (row.kind, row.place, row.who) == ("visit", "Vienna", ("experts",))


def test_where_counterparts_were_met_is_not_part_of_their_name() -> None:
    row = only("Foreign Minister Oren Tasso met his Georgian counterparts in Vienna on 3 May.")
    assert (row.place, row.who) == ("Vienna", ("Georgian counterparts", "Oren Tasso"))


def test_a_call_has_no_place_and_who_spoke_at_a_summit_made_no_call() -> None:
    rows = events("Oren Tasso held a phone call with Livia Brandt on 3 May ahead of the summit to be held in Vienna.")
    assert [(r.format, r.status, r.place) for r in rows] == [("call", "held", None), ("summit", "planned", "Vienna")]
    assert only("President Oren Tasso and Prime Minister Livia Brandt spoke to each other in Vienna on 3 May.").format is None


def test_the_day_before_a_summit_bounds_nothing() -> None:
    rows = events("Speaking ahead of Saturday's summit in Vienna, Oren Tasso was calm.")
    assert [(r.start, r.end) for r in rows] == [("2024-05-11", None)]


def test_who_is_expected_somewhere_will_visit() -> None:
    row = only("President Oren Tasso is expected in Geneva tomorrow.")
    assert (row.kind, row.status, row.start, row.place) == ("visit", "planned", "2024-05-16", "Geneva")


def test_with_the_participation_of() -> None:
    assert only("A round table with the participation of experts was held in Vienna on 3 May.").who == ("experts",)


def test_there_and_in_the_same_city_are_where_it_was_before() -> None:
    rows = events("The envoys met in Vienna on 3 May. On 5 May they met in the same city again.")
    assert [(r.place, r.start) for r in rows] == [("Vienna", "2024-05-03"), ("Vienna", "2024-05-05")]


def test_it_is_the_meeting_just_told() -> None:
    row = only("The meeting of Oren Tasso and Livia Brandt lasted for hours. It began in Vienna on 3 May.")
    assert (row.start, row.place, row.who) == ("2024-05-03", "Vienna", ("Livia Brandt", "Oren Tasso"))


def test_talks_that_are_discussed_are_a_matter() -> None:
    row = only("President Oren Tasso discussed the peace talks with Prime Minister Livia Brandt on 3 May.")
    assert row.who == ("Livia Brandt", "Oren Tasso")


def test_names_in_brackets_behind_their_titles_took_part() -> None:
    row = only(
        "Officials welcomed the April meeting between the Prime Minister of Armenia (Ivo Lenz), the President of Azerbaijan "
        "(Peter Marsh), and the President of Georgia (Karl Stone)."
    )
    assert (row.start, row.who) == ("2024-04", ("Ivo Lenz", "Karl Stone", "Peter Marsh"))


def test_the_parties_meeting_is_the_one_just_told() -> None:
    rows = events("Ivo Lenz and Peter Marsh met in Geneva. Both parties’ meeting was held at the initiative of Karl Stone.")
    assert [r.place for r in rows] == ["Geneva"]


def test_who_met_on_the_sidelines_of_a_summit_met_where_it_was() -> None:
    rows = events("President Oren Tasso and Prime Minister Livia Brandt met on the sidelines of a summit held in Vienna.")
    assert [(r.place, r.who) for r in rows][:1] == [("Vienna", ("Livia Brandt", "Oren Tasso"))]


def test_between_whom_a_border_runs_does_not_meet() -> None:
    row = only("The 9th meeting of the Commission on the Border between Armenia and Azerbaijan was held in Geneva on 3 May.")
    assert "Armenia" not in row.who and row.place == "Geneva"


def test_a_place_that_was_spoken_of_leaves_a_call_a_call() -> None:
    row = only("President Ivo Lenz spoke on May 3 with Peter Marsh to commend him on the games in Tokyo.")
    assert (row.format, row.place, row.start) == ("call", None, "2024-05-03")
