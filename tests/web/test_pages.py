"""Every page in a real browser: it answers, fits a phone, is accessible, and shows what a report says as text."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.web.conftest import ROOT
from tracktwo.model.record import EventRow
from tracktwo.store.sql import SqlStore

pytestmark = pytest.mark.browser

LISTS = [
    "/", "/events", "/people", "/organizations", "/initiatives", "/governments", "/documents", "/places", "/groups", "/populations",
    "/commitments", "/figures", "/network", "/map", "/reports", "/search?q=Baku", "/sources", "/decisions", "/add", "/register",
    "/statements", "/events/many?from=2025", "/review", "/review/many?sort=doubtful&answer=reject",
]  # fmt: skip


def fullest_event(record: SqlStore) -> EventRow:
    rows = record.reader().page("events", limit=200).rows
    best = max(rows, key=lambda r: (len(r.sources), r.id))
    assert isinstance(best, EventRow)
    return best


@pytest.fixture(scope="session")
def single_pages(record: SqlStore) -> list[str]:
    """One page of each thing that has one."""
    reader = record.reader()
    event = fullest_event(record)
    found = [f"/events/{event.id}", f"/events/{event.id}/sides", f"/reports/{event.sources[0].report}"]
    for kind in ("people", "organizations", "initiatives", "commitments", "places"):
        rows = reader.page(kind, limit=1).rows
        found += [f"/{kind}/{row.id}" for row in rows]
    return found


def axe(page: Page) -> list[Any]:
    """Violations that axe-core finds, each with its first element."""
    script = ROOT / "assets" / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        pytest.skip("axe-core is not installed (make assets)")
    page.evaluate(script.read_text("utf-8"))
    found: list[Any] = page.evaluate("async () => (await axe.run()).violations.map(v => [v.id, v.nodes[0].html.slice(0, 200)])")
    return found


@pytest.mark.parametrize("path", LISTS)
def test_list_answers_fits_a_phone_and_is_accessible(page: Page, path: str) -> None:
    look_at(page, path)


def test_single_pages_answer_fit_a_phone_and_are_accessible(page: Page, single_pages: list[str]) -> None:
    assert len(single_pages) >= 6
    for path in single_pages:
        look_at(page, path)


def look_at(page: Page, path: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    response = page.goto(path)
    assert response is not None and response.status == 200, path
    assert len(response.body()) < 300_000
    expect(page.locator("h1")).to_have_count(1)
    page.evaluate("document.querySelectorAll('details').forEach((folded) => { folded.open = true; })")
    assert axe(page) == [], path
    page.emulate_media(color_scheme="dark")
    assert axe(page) == [], f"{path} in the dark"
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 360, "height": 800})
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width <= 360, f"{path} is {width} pixels wide"


def test_every_language_shows_its_own_words_and_keeps_the_records(page: Page, record: SqlStore) -> None:
    event = fullest_event(record)
    quote = next(s.quote for s in event.sources if s.quote)
    titles = set()
    for language in ("en", "az", "hy", "ru"):
        page.goto(f"/events/{event.id}?lang={language}")
        assert page.locator("html").get_attribute("lang") == language
        expect(page.locator("main")).to_contain_text(quote)
        titles.add(page.locator("h2").first.inner_text())
    assert len(titles) == 4


def test_people_are_called_by_their_names_in_the_readers_language(page: Page, record: SqlStore) -> None:
    event = fullest_event(record)
    person = next(p for p in event.participants if p.kind == "person" and p.id)
    forms = [n.text for n in record.reader().names([str(person.id)])[str(person.id)] if n.language == "ru"]
    page.goto(f"/events/{event.id}?lang=en")
    link = page.locator(f"main ul.plain a[href='/people/{person.id}']").first
    expect(link).to_have_text(str(person.name))
    page.goto(f"/events/{event.id}?lang=ru")
    assert link.inner_text() in forms


def test_the_address_of_a_selection_holds_what_was_chosen(page: Page) -> None:
    page.goto("/events")
    page.fill("main [name=place]", "Baku")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**/events?place=Baku")


def test_a_statement_is_led_to_its_sentence(page: Page, record: SqlStore) -> None:
    said = record.reader().page("statements", limit=1).rows[0]
    page.goto(f"/statements/{said.id}")
    assert f"/reports/{said.sources[0].report}#s{said.sources[0].span.start}" in page.url


def test_a_fact_leads_to_its_sentence(page: Page, record: SqlStore) -> None:
    event = fullest_event(record)
    page.goto(f"/events/{event.id}")
    page.locator("blockquote a").first.click()
    assert "/reports/" in page.url and "#s" in page.url
    anchor = page.url.split("#")[1]
    expect(page.locator(f"#{anchor}")).to_have_count(1)


def test_slash_goes_to_the_search_and_finds_across_scripts(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("Գրիգորյան")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Search")
    expect(page.locator("main")).to_contain_text("Grigoryan")


def test_the_timeline_zooms_from_years_to_days_and_takes_several_names(page: Page, record: SqlStore) -> None:
    page.goto("/events?zoom=years")
    page.locator("figure details summary").click()
    expect(page.locator("figure tbody")).to_contain_text("2019")
    page.goto("/events?from=2025-11&until=2025-11")
    page.locator("figure details summary").click()
    expect(page.locator("figure tbody")).to_contain_text("21 November 2025")
    event = fullest_event(record)
    names = [p.name for p in event.participants if p.id and p.kind == "person"][:2]
    page.goto("/events")
    page.fill("[name=who]", ", ".join(str(n) for n in names))
    page.get_by_role("button", name="Show").click()
    assert page.locator(f"main a[href='/events/{event.id}']").count() == 1
    page.goto(f"/events?who={names[0]},Nobody+Atall")
    expect(page.locator("main")).to_contain_text("No event fits")


def test_j_and_k_go_from_line_to_line(page: Page) -> None:
    page.goto("/events")
    first, second = (page.locator("main ul.plain > li > div:first-child > a").nth(n).get_attribute("href") for n in (0, 1))
    seen = []
    for key in "jjk":
        page.keyboard.press(key)
        seen.append(page.evaluate("document.activeElement.getAttribute('href')"))
    assert seen == [first, second, first]
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{first}")
