"""What can be done on the pages: correct, merge, undo, add, register; and what must not be possible."""

from __future__ import annotations

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar
from playwright.sync_api import Browser, Dialog

from tests.web.conftest import serving
from tests.web.test_pages import fullest_event
from tracktwo.model.record import EventRow, PersonRow
from tracktwo.store.sql import SqlStore
from tracktwo.web.protection import COOKIE

HOSTILE = '<script>document.title="owned"</script><img src=x onerror=alert(1)>"\'><svg/onload=alert(2)>'


def post(client: TestClient, path: str, **fields: str) -> Any:
    return client.post(path, data={**fields, "token": client.cookies[COOKIE]}, follow_redirects=False)


def event(store: SqlStore, ident: str) -> EventRow:
    row = store.reader().get("events", ident)
    assert isinstance(row, EventRow)
    return row


def test_a_corrected_value_is_shown_and_undo_brings_the_old_one_back(client: TestClient, own: SqlStore) -> None:
    before = fullest_event(own)
    answer = post(
        client, "/decide", kind="correct", fact=before.id, property="start", value="2031-02-03", why="seen the minutes", back="/events"
    )
    assert answer.status_code == 303 and answer.headers["location"].startswith("/events?done=")
    after = event(own, before.id)
    assert after.start == "2031-02-03" and after.chosen_by["start"] == "decision"
    assert "seen the minutes" in client.get("/decisions").text
    (decision,) = own.reader().decisions()
    post(client, "/decide", kind="undo", undoes=decision.id)
    assert event(own, before.id).start == before.start


def test_two_people_are_merged_and_taken_apart_and_both_addresses_hold(client: TestClient, own: SqlStore) -> None:
    people = [r for r in own.reader().page("people", order="id", limit=100).rows if isinstance(r, PersonRow) and r.side is None]
    a, b = people[0], people[1]
    post(client, "/decide", kind="same", fact=a.id, other=b.id)
    merged = own.reader().get("people", b.id)
    assert merged is not None and {a.id, b.id} <= {merged.id, *merged.aliases}
    assert client.get(f"/people/{b.id}").status_code == 200
    (decision,) = own.reader().decisions()
    post(client, "/decide", kind="undo", undoes=decision.id)
    apart = own.reader().get("people", b.id)
    assert apart is not None and a.id not in {apart.id, *apart.aliases}


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"kind": "correct", "property": "start", "value": "31 May"}, "no date"),
        ({"kind": "correct", "property": "status", "value": "great"}, "no status"),
        ({"kind": "nonsense"}, "no kind of decision"),
        ({"kind": "same", "other": "v-00000000000000000000"}, "no fact"),
    ],
)
def test_a_decision_that_does_not_fit_is_refused_with_the_reason(
    client: TestClient, own: SqlStore, fields: dict[str, str], why: str
) -> None:
    answer = post(client, "/decide", fact=fullest_event(own).id, **fields)
    assert answer.status_code == 409 and why in answer.text
    assert own.reader().decisions() == ()


def test_writes_need_the_token_and_the_own_origin(client: TestClient, own: SqlStore) -> None:
    assert client.post("/register/note", data={"text": "x"}).status_code == 403
    assert client.post("/register/note", data={"text": "x", "token": "wrong"}).status_code == 403
    stolen = {"text": "x", "token": client.cookies[COOKIE]}
    assert client.post("/register/note", data=stolen, headers={"origin": "http://evil.example"}).status_code == 403
    assert client.get("/", headers={"host": "evil.example"}).status_code == 421


def test_a_decision_leads_back_into_the_pages_only(client: TestClient, own: SqlStore) -> None:
    answer = post(client, "/decide", kind="reject", fact=fullest_event(own).id, back="//evil.example/")
    assert answer.headers["location"].startswith("/?done=")


def test_a_planned_meeting_is_kept_and_a_calendar_library_reads_it(client: TestClient, own: SqlStore) -> None:
    fields = {
        "initiative": "Two Rivers Forum",
        "start": "2031-06-02",
        "end": "2031-06-03",
        "place": "Tbilisi",
        "participants": "Ann Lee [ARM]\nBo Kay",
        "agenda": "ferry times",
    }
    answer = post(client, "/register/meeting", status="planned", visibility="public", **fields)
    assert answer.status_code == 303
    calendar: Any = Calendar.from_ical(client.get("/register.ics").content)
    (entry,) = [e for e in calendar.walk("VEVENT") if str(e["dtstart"].dt) == "2031-06-02"]
    assert str(entry["dtend"].dt) == "2031-06-04" and "Tbilisi" in str(entry["location"])
    page = client.get("/events?from=2031").text
    assert "Ann Lee" in page and "Two Rivers Forum" in page


def test_a_planned_meeting_is_moved_then_cancelled_and_its_calendar_entry_says_so(client: TestClient, own: SqlStore) -> None:
    post(client, "/register/meeting", status="planned", visibility="public", title="Spring round", start="2031-06-02", place="Tbilisi")
    row = next(r for r in own.reader().page("events", filters={"from": "2031"}).rows if isinstance(r, EventRow))

    def entry() -> Any:
        calendar: Any = Calendar.from_ical(client.get("/register.ics").content)
        (found,) = [e for e in calendar.walk("VEVENT") if str(e["uid"]) == f"{row.id}@tracktwo"]
        return found

    first = entry()
    post(client, "/register/change", fact=row.id, title="Spring round", start="2031-06-09", end="", status="planned", why="hall not free")
    moved = entry()
    assert str(moved["dtstart"].dt) == "2031-06-09"
    assert moved["sequence"] > first["sequence"] and moved["last-modified"].dt > first["last-modified"].dt
    post(client, "/register/change", fact=row.id, title="Spring round", start="2031-06-09", end="", status="cancelled")
    gone = entry()
    assert gone["status"] == "CANCELLED" and gone["sequence"] > moved["sequence"]


def test_many_questions_get_one_answer_after_they_were_counted(client: TestClient, own: SqlStore) -> None:
    for family in ("Ossan", "Tarnel", "Velkor"):
        for given in ("Armen", "Arman"):
            post(client, "/register/member", person=f"{given} {family}", initiative=f"Forum of {given}", visibility="public")
    page = client.get("/review/many?sort=same_person&answer=different").text
    (count,) = re.findall(r'name="count" value="(\d+)"', page)
    assert int(count) >= 3
    assert post(client, "/review/many", sort="same_person", answer="different", count="1", why="two lists").status_code == 409
    assert post(client, "/review/many", sort="same_person", answer="different", count=count, why="two lists").status_code == 303
    assert [d.kind for d in own.reader().decisions()] == ["different"] * int(count)
    assert "No question is open" in client.get("/review?sort=same_person").text
    assert post(client, "/review/many", sort="stage", answer="done", count="1").status_code == 409


def test_a_confidential_entry_changes_no_public_byte(client: TestClient, own: SqlStore) -> None:
    paths = [
        "/",
        "/events",
        "/people",
        "/initiatives",
        "/commitments",
        "/network",
        "/map",
        "/reports",
        "/search?q=Lee",
        "/sources",
        "/register.ics",
    ]
    paths += [f"/events/{fullest_event(own).id}/sides", f"/events/{fullest_event(own).id}.ics", "/figures", "/events?zoom=years"]
    paths += ["/governments", "/organizations", "/places", "/events?who=Ann+Lee", "/people?q=Lee", "/events.jsonl", "/api/search?q=Lee"]
    paths += ["/events.csv", "/api/events", "/api/people", "/api/reports", "/api/status", f"/events/{fullest_event(own).id}"]

    def public() -> list[bytes]:
        return [client.get(path, params={"view": "public"} if "?" not in path else None).content for path in paths]

    client.cookies.set("view", "public")
    before = public()
    meeting = {"start": "2025-11-21", "place": "Baku", "initiative": "Peace Bridge", "participants": "Ann Lee [ARM]"}
    assert post(client, "/register/meeting", status="held", visibility="confidential", **meeting).status_code == 303
    assert public() == before
    alone = {"start": "2031-05-05", "place": "Tam", "initiative": "Two Rivers Forum", "participants": "Ann Lee [ARM]"}
    assert post(client, "/register/meeting", status="held", visibility="confidential", **alone).status_code == 303
    assert public() == before
    (secret,) = own.reader().page("events", filters={"from": "2031"}).rows
    post(client, "/decide", kind="correct", fact=secret.id, property="venue", value="Old Hall", why="told by Ann Lee")
    assert public() == before
    post(client, "/decide", kind="reject", fact=secret.id, why="was not held")
    assert public() == before


def test_the_public_view_links_nobody_without_a_page(client: TestClient, own: SqlStore) -> None:
    private = [r for r in own.reader().page("people", order="id", limit=200).rows if isinstance(r, PersonRow) and not r.public_role]
    assert private
    client.cookies.set("view", "public")
    paths = ["/", "/events", "/people", "/network", "/commitments", "/events.csv", "/events.jsonl", "/api/people?limit=500", "/figures"]
    pages = {path: client.get(path).text for path in (*paths, f"/events/{fullest_event(own).id}")}
    for person in private:
        assert client.get(f"/people/{person.id}").status_code == 404
        assert not [path for path, text in pages.items() if person.id in text], person.name
        assert client.get(f"/api/people/{person.id}").status_code == 404


def test_every_page_says_which_view_it_shows(client: TestClient) -> None:
    for path in ("/", "/events", "/people", "/reports", "/figures"):
        assert 'class="view full"' in client.get(path).text
        assert 'class="view public"' in client.get(f"{path}?view=public").text
        client.get("/?view=full")


def test_an_outlet_whose_side_nobody_knows_is_no_third_party(client: TestClient, own: SqlStore) -> None:
    rows = own.reader().page("events", limit=200).rows
    row = next(r for r in rows if all(s.side is None for s in r.sources))
    page = client.get(f"/events/{row.id}/sides").text
    assert "outlets whose side is not known" in page and page.count("No outlet of this side in the record told it.") == 3


def test_a_pasted_text_is_read_at_once(client: TestClient) -> None:
    text = "Foreign ministers of Armenia and Azerbaijan met in Tbilisi on 3 May 2031. Ararat Mirzoyan and Jeyhun Bayramov took part."
    answer = post(client, "/add", text=text, title="Ministers meet", published="2031-05-04")
    (report,) = re.findall(r'href="(/reports/[0-9a-f]{64})"', answer.text)
    page = client.get(report).text
    assert "Ararat Mirzoyan" in page and "Ministers meet" in page


def test_uploaded_names_cannot_leave_their_folder(client: TestClient) -> None:
    files = [
        ("files", ("../../etc/passwd.txt", b"Armenia and Azerbaijan held border talks.", "text/plain")),
        ("files", ("empty.txt", b"", "text/plain")),
    ]
    answer = client.post("/add/files", data={"token": client.cookies[COOKIE]}, files=files)
    assert answer.status_code == 200
    assert "passwd.txt" in answer.text and "etc/" not in answer.text and "failed" in answer.text


@pytest.mark.browser
def test_hostile_markup_shows_as_text_on_every_page(own: SqlStore, browser: Browser) -> None:
    with serving(own) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        dialogs: list[str] = []

        def close(dialog: Dialog) -> None:
            dialogs.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", close)
        page.goto("/register")
        page.fill("form[action='/register/meeting'] [name=title]", HOSTILE)
        page.fill("form[action='/register/meeting'] [name=initiative]", HOSTILE)
        page.fill("form[action='/register/meeting'] [name=place]", HOSTILE)
        page.fill("form[action='/register/meeting'] [name=participants]", f"{HOSTILE.replace('[', '')} [ARM]")
        page.fill("form[action='/register/meeting'] [name=agenda]", HOSTILE)
        page.select_option("form[action='/register/meeting'] [name=visibility]", "public")
        page.click("form[action='/register/meeting'] button")
        page.goto("/add")
        page.fill("[name=text]", f"Armenia and Azerbaijan met in Baku. {HOSTILE}")
        page.fill("[name=title]", HOSTILE)
        page.fill("[name=outlet]", HOSTILE)
        page.click("form[action='/add'] button")
        report = page.locator("main a[href^='/reports/']").first.get_attribute("href")
        for path in (
            "/",
            "/events",
            "/people",
            "/initiatives",
            "/register",
            "/reports",
            "/search?q=script",
            "/network",
            "/map",
            "/decisions",
            "/statements",
            "/events/many",
            "/review",
            "/commitments?who=" + HOSTILE.replace("#", ""),
            "/search?q=met&kind=" + HOSTILE.replace("#", ""),
            "/events?after=" + HOSTILE.replace("#", ""),
            str(report),
        ):
            page.goto(path)
            assert page.title() != "owned" and page.locator("main script, main img, [onerror], [onload]").count() == 0, path
        assert dialogs == []
        context.close()


def test_every_write_needs_the_token(client: TestClient, own: SqlStore) -> None:
    writes = [r.path for r in client.app.routes if "POST" in getattr(r, "methods", ())]  # type: ignore[attr-defined]
    assert len(writes) >= 9
    for path in writes:
        assert client.post(path.replace("{sort}", "note"), data={"text": "x", "kind": "reject"}).status_code == 403, path
    assert own.reader().decisions() == ()


@pytest.mark.parametrize(
    "odd", ["x" * 5000, "a\x00b\x1b[31m", "\u202egnihton\u2066", "javascript:alert(1)", "%00", "v-00000000000000000000:9999", "Ⅷ:\ud7ff"]
)
def test_odd_words_in_addresses_are_answered_calmly(client: TestClient, odd: str) -> None:
    for path, name in (
        ("/events", "who"), ("/events", "from"), ("/events", "after"), ("/events", "confidence"), ("/events/many", "place"),
        ("/people", "q"),
        ("/people", "after"), ("/reports", "after"), ("/reports", "side"), ("/search", "q"), ("/search", "kind"), ("/statements", "who"),
        ("/commitments", "who"), ("/commitments", "due_state"), ("/review", "sort"), ("/api/events", "after"), ("/api/search", "q"),
    ):  # fmt: skip
        answer = client.get(path, params={name: odd})
        assert answer.status_code in (200, 404, 409, 422), (path, name, answer.status_code)
        assert 'href="javascript:' not in answer.text


def test_two_people_are_merged_by_name(client: TestClient, own: SqlStore) -> None:
    people = [r for r in own.reader().page("people", order="id", limit=100).rows if isinstance(r, PersonRow) and " " in r.name]
    a, b = people[0], people[1]
    answer = post(client, "/decide", kind="same", fact=a.id, other=b.name, among="people")
    assert answer.status_code == 303, answer.text
    (decision,) = own.reader().decisions()
    assert len(decision.anchors) == 2
    assert post(client, "/decide", kind="same", fact=a.id, other="Nobody Atall", among="people").status_code == 409


@pytest.mark.browser
def test_ten_questions_are_answered_by_keys_alone_and_the_last_is_taken_back(own: SqlStore, client: TestClient, browser: Browser) -> None:
    for family in ("Ossan", "Tarnel", "Velkor", "Quilm", "Brandt", "Hollis", "Merrow", "Pell", "Strand", "Wick", "Yarrow"):
        for given in ("Armen", "Arman"):  # two names that spelling alone cannot tell apart
            post(client, "/register/member", person=f"{given} {family}", initiative=f"Forum of {given}", visibility="public")
    with serving(own) as address:
        context = browser.new_context(base_url=address)
        page = context.new_page()
        page.goto("/review?sort=same_person")
        for key in "sdu" * 3 + "d":
            assert page.locator("#ask").count() == 1, page.locator("main").inner_text()
            with page.expect_navigation():
                page.keyboard.press(key)
        assert [d.kind for d in own.reader().decisions()] == ["same", "different", "unsure"] * 3 + ["different"]
        with page.expect_navigation():
            page.keyboard.press("z")
        assert own.reader().decisions()[-1].kind == "undo"
        context.close()


def test_two_people_said_to_be_different_are_set_apart_and_not_asked_again(client: TestClient, own: SqlStore) -> None:
    people = own.reader().page("people", order="id", limit=2).rows
    post(client, "/decide", kind="different", fact=people[0].id, other=people[1].id)
    (decision,) = own.reader().decisions()
    assert [a.fact_id for a in decision.anchors] == [people[0].id] and [a.fact_id for a in decision.others] == [people[1].id]


def test_a_wrong_participant_is_taken_off_and_another_put_on_and_the_page_says_who_did(client: TestClient, own: SqlStore) -> None:
    before = fullest_event(own)
    wrong = next(p for p in before.participants if p.id and p.kind == "person")
    post(client, "/decide", kind="correct", fact=before.id, property="participants", other=str(wrong.id), gone="1", why="was ill")
    assert wrong.id not in {p.id for p in event(own, before.id).participants}
    page = client.get(f"/events/{before.id}").text
    assert "was ill" in page and "did not take part" in page
    there = {p.id for p in before.participants}
    other = next(r for r in own.reader().page("people", order="id", limit=100).rows if isinstance(r, PersonRow) and r.id not in there)
    post(client, "/decide", kind="correct", fact=before.id, property="participants", name=other.id, role="chair", side="ARM")
    (added,) = [p for p in event(own, before.id).participants if p.id == other.id]
    assert (added.role, added.side, added.name) == ("chair", "ARM", other.name)
    for decision in own.reader().decisions():
        post(client, "/decide", kind="undo", undoes=decision.id)
    assert event(own, before.id).participants == before.participants


def test_the_place_of_an_event_is_corrected_by_its_name(client: TestClient, own: SqlStore) -> None:
    before = fullest_event(own)
    answer = post(client, "/decide", kind="correct", fact=before.id, property="place", value="Yerevan")
    assert answer.status_code == 303, answer.text
    place = event(own, before.id).place
    assert place is not None and place.names["en"] == "Yerevan" and place.lat is not None
    assert "Yerevan" in client.get(f"/events/{before.id}").text


def test_a_value_that_no_source_gives_can_be_given_by_a_person(client: TestClient, own: SqlStore) -> None:
    rows = own.reader().page("events", limit=200).rows
    row = next(r for r in rows if isinstance(r, EventRow) and r.venue is None)
    post(client, "/decide", kind="correct", fact=row.id, property="venue", value="Old Hall")
    assert event(own, row.id).venue == "Old Hall"


def test_a_report_that_tells_of_something_else_is_split_off(client: TestClient, own: SqlStore) -> None:
    before = fullest_event(own)
    leaving = before.sources[-1].report
    answer = post(client, "/split", fact=before.id, report=leaving, why="another round")
    assert answer.status_code == 303, answer.text
    assert leaving not in {s.report for s in event(own, before.id).sources}


def test_decisions_and_their_reasons_are_not_in_the_public_view(client: TestClient, own: SqlStore) -> None:
    before = fullest_event(own)
    post(client, "/decide", kind="correct", fact=before.id, property="title", value="Spring talks", why="told by a friend of the chair")
    assert client.get("/decisions?view=public").status_code == 404
    page = client.get(f"/events/{before.id}?view=public").text
    assert "Spring talks" in page and "friend of the chair" not in page
