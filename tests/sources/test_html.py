from __future__ import annotations

import pytest

from tracktwo.sources.html import Page, read_page

SENTENCES = [
    "Delegations of Upperland and Lowerland met in the old mill on Monday to talk about the bridge that the flood took away.",
    "They agreed to send engineers to the river before the end of June and to share the cost of the work in equal parts.",
    "Ida Marsh, who led the Upperland delegation, called the day a good one for the farmers whose fields lie on the other bank.",
    "A second meeting is to take place in the town of Ford, where both delegations will look at the drawings together.",
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
TEASER = "A long teaser tells of a storm far away that broke the roofs of forty houses and stopped every train for a whole day and a night."


def page_of(html: str) -> Page:
    page = read_page(html)
    assert page is not None
    return page


def text_of(body: str) -> str:
    return page_of(f"<html><head><title>x</title></head><body>{body}</body></html>").main.text


@pytest.mark.parametrize(
    "heading", ["Related articles", "Читайте также", "Oxşar xəbərlər", "Կարդացեք նաև", "İlgili haberler", "EDITOR'S CHOICE", "Most read"]
)
def test_a_list_of_other_reports_is_cut_with_its_teasers(heading: str) -> None:
    cards = f"<div class='card'><h4><a href='/1'>Storm</a></h4><p>{TEASER}</p></div>"
    for block in (
        f"<h3>{heading}</h3>{cards}",
        f"<section><div><span>{heading}</span></div>{cards}</section>",
        f"<p><strong>{heading}:</strong></p>{cards}",
    ):
        text = text_of(f"<article><h1>Delegations meet</h1>{BODY}{block}</article>")
        assert "storm" not in text, block
        assert SENTENCES[3] in text


def test_what_is_cut_is_counted() -> None:
    page = page_of(f"<body><article>{BODY}<h3>Related articles</h3><div><a href='/1'>{TEASER}</a></div></article></body>")
    assert sum(part.chars for part in page.removed) >= len(TEASER)
    assert TEASER in page.removed[-1].text or any(TEASER in part.text for part in page.removed)


def test_a_report_goes_on_behind_a_link_in_its_middle() -> None:
    middle = "<div class='box'><header><h3>Related articles</h3></header><ul><li><a href='/1'>Storm</a></li></ul></div>"
    text = text_of(f"<article><p>{SENTENCES[0]}</p><p>{SENTENCES[1]}</p>{middle}<p>{SENTENCES[2]}</p><p>{SENTENCES[3]}</p></article>")
    assert all(sentence in text for sentence in SENTENCES)
    assert "Storm" not in text


def test_trending_above_the_report_cuts_nothing_of_it() -> None:
    text = text_of(
        f"<div id='all'><div>Trending</div><ul><li><a href='/1'>Storm</a></li></ul><div><h1>Delegations meet</h1>{BODY}</div></div>"
    )
    assert all(sentence in text for sentence in SENTENCES)


def test_nothing_of_scripts_survives() -> None:
    hostile = (
        "<script>alert('pwned')</script><p onclick=\"alert('pwned')\">Safe words.</p><a href=\"javascript:alert('pwned')\">link</a>"
        "<img src=x onerror=alert('pwned')><svg><script>alert('pwned')</script></svg><style>p{content:'pwned'}</style>"
        "<iframe srcdoc=\"<script>alert('pwned')</script>\"></iframe><template>pwned</template>"
        "<math><mtext><script>pwned</script></mtext></math>"
        "<!-- pwned --><noscript>pwned</noscript><p>&lt;script&gt;shown as text&lt;/script&gt;</p>"
    )
    text = text_of(f"<article>{hostile}{BODY}</article>")
    assert "pwned" not in text
    assert "javascript:" not in text
    assert SENTENCES[0] in text


@pytest.mark.parametrize(
    "broken",
    [
        f"<div><p>{SENTENCES[0]}<div>{SENTENCES[1]}</span></p>{BODY}",
        f"<?xml version='1.0' encoding='utf-8'?><!DOCTYPE html><html>{BODY}</html>",
        f"<html><body><table><tr>{BODY}</table></body>",
        "<div>" * 3000 + BODY,
        f"{BODY}<p>\x00\x0b</p><",
    ],
)
def test_broken_pages_are_read(broken: str) -> None:
    assert SENTENCES[2] in page_of(broken).main.text


def test_a_page_without_text_is_none() -> None:
    assert read_page("<html></html>") is None
    assert read_page("   ") is None
    assert read_page("<!-- nothing -->") is None


def test_places_in_the_page_hold() -> None:
    first = "<p>One &amp; two met\n in the <b>old</b> mill &mdash; again, as they had said.</p>"
    html = f"<html><body><article>{first}{BODY}</article></body></html>"
    page = page_of(html)
    for at, char in enumerate(page.main.text):
        raw = page.main.offsets.raw(at)
        assert raw is None or html[raw] == char
    located = sum(page.main.offsets.raw(at) is not None for at, char in enumerate(page.main.text) if not char.isspace())
    assert located > 0.95 * len(page.main.text.replace(" ", ""))


def test_metadata_is_what_the_page_states() -> None:
    head = """<html lang="en"><head><title>Delegations meet | River Post</title><meta property="og:site_name" content="River Post">
    <meta property="article:published_time" content="2024-05-06T10:00:00+04:00"><meta name="author" content="Ann Weir">
    <link rel="canonical" href="https://riverpost.example/1"></head>"""
    meta = page_of(
        f"{head}<body><aside><time datetime='2025-01-01'>1 January 2025</time></aside><article>{BODY}</article></body></html>"
    ).meta
    assert (meta.title, meta.outlet, meta.byline) == ("Delegations meet", "River Post", "Ann Weir")
    assert (meta.published, meta.language, meta.url) == ("2024-05-06T10:00:00+04:00", "en", "https://riverpost.example/1")


def test_the_time_of_a_sidebar_is_no_date_of_the_report() -> None:
    side = "<aside><time datetime='2025-01-01'>1 January 2025</time><time datetime='2025-01-02'>2 January</time></aside>"
    assert page_of(f"<html><body>{side}<article><h1>x</h1>{BODY}</article></body></html>").meta.published is None


def test_broken_json_ld_states_nothing() -> None:
    page = page_of(f"<html><head><script type='application/ld+json'>{{broken</script></head><body><article>{BODY}</article></body></html>")
    assert page.meta.published is None
