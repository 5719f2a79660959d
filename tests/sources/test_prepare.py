from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tracktwo.model.failure import Failure
from tracktwo.model.report import Received, Report
from tracktwo.sources.prepare import prepare

from .made_up_packs import tiny_pack

PACK = tiny_pack()
BODY = "Delegations of Upperland and Lowerland met in the old mill on Monday, and engineers looked at what is left of the bridge."


def received(text: str | None = None, html: str | None = None, url: str | None = None) -> Received:
    return Received(source="test", raw_sha256="0" * 64, text=text, html=html, url=url)


def report_of(text: str | None = None, html: str | None = None, url: str | None = None) -> Report:
    result = prepare(received(text, html, url), PACK)
    assert isinstance(result, Report), result
    return result


def assert_offsets_hold(report: Report, content: str) -> None:
    for at, char in enumerate(report.text):
        raw = report.offsets.raw(at)
        assert raw is None or content[raw] == char, (at, char)


def test_white_space_becomes_plain_and_places_hold() -> None:
    raw = "The\u00a0sides  met\nin the valley. They agreed\r\nto meet again.\n\n\nThe second day\u00ad was calm.\n"
    report = report_of(raw)
    assert report.text == "The sides met in the valley. They agreed to meet again.\n\nThe second day was calm."
    assert_offsets_hold(report, raw)
    assert report.offsets.raw(report.text.index("second")) == raw.index("second")


def test_tail_of_related_articles_is_removed_and_counted() -> None:
    body = "Delegations of Upperland and Lowerland met in the old mill on Monday. " * 4
    report = report_of(f"{body}\n\nRelated articles\n\nWeather turns cold\nWeather turns cold")
    assert report.text == body.strip()
    assert sum(part.chars for part in report.removed) >= len("Related articles Weather turns cold")


def test_page_gives_main_text_and_metadata() -> None:
    body = "<p>Delegations of Upperland and Lowerland met in the old mill on Monday to talk about the bridge.</p>" * 3
    page = f"""<html><head><title>Delegations meet | River Post</title><meta property="og:site_name" content="River Post">
    <script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Delegations meet",
    "datePublished": "2024-05-06T10:00:00+04:00",
    "author": {{"name": "Ann Weir"}}}}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Delegations meet</h1>{body}
    <h3>Related articles</h3><div><p>A long teaser about a river flood far away that has nothing to do with the talks.</p></div>
    </article><script>alert("x")</script></body></html>"""
    report = report_of(html=page)
    assert (report.title, report.outlet, report.byline) == ("Delegations meet", "River Post", "Ann Weir")
    assert (report.published, report.published_basis) == ("2024-05-06T10:00:00+04:00", "metadata")
    assert "teaser" not in report.text
    assert "alert" not in report.text
    assert "Delegations of Upperland and Lowerland met" in report.text
    assert_offsets_hold(report, page)
    assert report.offsets.raw(report.text.index("Upperland")) is not None


def test_relevance_needs_both_sides_or_the_process() -> None:
    assert report_of("Upperland and Lowerland held peace talks at the border.").relevant
    assert report_of("The Bridge Forum met again, and talks go on.").relevant
    assert not report_of("Upperland opened a new school for music.").relevant


def test_outlet_by_domain() -> None:
    assert report_of("Talks.", url="https://en.valleywire.example/news/1").outlet == "Valley Wire"


def test_empty_page_is_a_failure() -> None:
    assert isinstance(prepare(received(html="<html><script>x</script></html>"), PACK), Failure)


@settings(max_examples=150, deadline=None)
@given(st.text(min_size=1))
def test_any_text_is_prepared_or_fails_with_exact_places(text: str) -> None:
    result = prepare(received(text), PACK)
    if isinstance(result, Report):
        assert_offsets_hold(result, text)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</div>",
                "<script>",
                "<!--",
                "-->",
                "&amp;",
                "&#0;",
                "<a href='javascript:x'>",
                "Talks went on. ",
                "<",
                ">",
                "\x00",
                "é",
            ]
        ),
        min_size=1,
    )
)
def test_any_page_is_prepared_or_fails_with_exact_places(parts: list[str]) -> None:
    page = "".join(parts)
    result = prepare(received(html=page), PACK)
    if isinstance(result, Report):
        assert_offsets_hold(result, page)


def test_published_comes_from_metadata_then_text_then_address() -> None:
    row = Received(source="x", raw_sha256="0" * 64, text=f"8 May 2024\n{BODY}", published="2024-05-09")
    report = prepare(row, PACK)
    assert isinstance(report, Report)
    assert (report.published, report.published_basis) == ("2024-05-09", "metadata")
    assert any(note.startswith("published: metadata says 2024-05-09, text says 2024-05-08") for note in report.notes)
    assert report_of(f"8 May 2024\n{BODY}").published_basis == "stated"
    assert report_of(f"FORD, May 4, 2024. {BODY}").published == "2024-05-04"
    in_url = report_of(BODY, url="https://riverpost.example/2024/05/08/talks")
    assert (in_url.published, in_url.published_basis) == ("2024-05-08", "url")
    assert (report_of(BODY).published, report_of(BODY).published_basis) == (None, "unknown")
    assert report_of(f"FORD, May 4. {BODY}").published is None


def test_a_dateline_far_from_the_date_is_noted() -> None:
    row = Received(source="x", raw_sha256="0" * 64, text=f"FORD, May 14. /Wire/. {BODY}", published="2024-05-24")
    report = prepare(row, PACK)
    assert isinstance(report, Report)
    assert any(note.startswith("dateline says XXXX-05-14") for note in report.notes)


def test_title_outlet_and_language_that_differ_are_both_kept() -> None:
    row = Received(
        source="x", raw_sha256="0" * 64, text=f"Delegations meet in the mill\n\n{BODY}", title="Bridge talks go on", language="ru"
    )
    report = prepare(row, PACK)
    assert isinstance(report, Report)
    assert (report.title, report.language) == ("Bridge talks go on", "en")
    assert any("Delegations meet in the mill" in note for note in report.notes)
    assert any(note.startswith("language: metadata states ru") for note in report.notes)


@pytest.mark.parametrize("url", ["javascript:alert(1)", " JavaScript:alert(1)", "data:text/html,x"])
def test_an_address_that_runs_is_no_address(url: str) -> None:
    report = report_of(BODY, url=url)
    assert report.url is None
    assert any(note.startswith("url: ") for note in report.notes)
    page = (
        f"<html><head><link rel='canonical' href='{url}'><meta property='og:url' content='{url}'></head><body><p>{BODY}</p></body></html>"
    )
    assert report_of(html=page).url is None


@pytest.mark.parametrize("url", ["https://riverpost.example/1", "riverpost.example/1", "riverpost.example:8080/1"])
def test_other_addresses_stay_as_given(url: str) -> None:
    assert report_of(BODY, url=url).url == url


FRAGMENTS = st.sampled_from(
    (
        " date 2024-05-08 ",
        "8 May 2024 16:50 (UTC+04:00)",
        "POLITICS",
        "Ida Marsh",
        "FORD, May 4. /Valley Wire/. ",
        "(SYNDIC- Wire) ",
        "\n",
        "\n\n",
        "\r\n",
        "Related articles",
        "Upperland and Lowerland held peace talks in the mill on Monday. ",
        "Переговоры прошли в долине, сообщает «Вести». ",
        "News ID : 25",
        "photo: The mill in 2019",
        "source: River Post with Valley Wire",
        "Share / Facebook",
        "# Heading",
        "14:30 – Storm",
        "\u00a0",
        "\u00ad",
        "As River Post reports, ",
        "Որպես հետևանք՝ հանդիպումը կայացավ։ ",
        "Görüş keçirildi. ",
        "© Ida Marsh",
        "(Valley Wire)",
        "Saturday, June 15, 2024",
        "12.05.2024 | 10:10 – item",
    )
)


@settings(max_examples=100, deadline=None)
@given(st.lists(FRAGMENTS, min_size=1, max_size=14))
def test_any_order_of_what_scraped_texts_hold_is_prepared_with_exact_places(parts: list[str]) -> None:
    text = "".join(parts)
    result = prepare(received(text), PACK)
    if isinstance(result, Report):
        assert_offsets_hold(result, text)
        assert result.text == result.text.strip()
        assert prepare(received(text), PACK) == result


def test_a_known_outlet_that_opens_a_line_of_the_head_is_the_outlet() -> None:
    report = report_of(f"Two shores at one table\n\nRiver Post, 3 February 2033\n\n{BODY}")
    assert (report.outlet, report.published) == ("River Post", "2033-02-03")
    assert report_of(f"Two shores at one table\n\nThe Old Mill, 3 February 2033\n\n{BODY}").outlet is None
