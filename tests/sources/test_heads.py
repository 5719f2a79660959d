from __future__ import annotations

import pytest

from tracktwo.sources.furniture import remove_furniture
from tracktwo.sources.heads import Head, read_head
from tracktwo.sources.tracing import Traced
from tracktwo.sources.whitespace import normalize

BODY = "Delegations of Upperland and Lowerland met in the old mill on Monday, and engineers looked at what is left of the bridge."
OUTLETS = frozenset({"valley wire", "valleywire"})


def head_of(text: str) -> Head:
    return read_head(normalize(Traced.whole(text)), OUTLETS)


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("8 May 2024 16:50 (UTC+04:00)", "2024-05-08T16:50:00+04:00"),
        ("- 8 May, 2024\n- 11:54", "2024-05-08"),
        ("Upperland – May 8 2024", "2024-05-08"),
        ("08.05.2024 [19:37]", "2024-05-08"),
        ("19:21 - 08 / 05 / 2024", "2024-05-08"),
        ("13:34, 8 Май, 2024", "2024-05-08"),
        ("8 мая 2024 г., 13:34", "2024-05-08"),
        ("8 մայիսի 2024 - 10:54 AMT", "2024-05-08"),
        ("8 may, 2024", "2024-05-08"),
        ("8 Mayıs 2024 Çarşamba 10:30", "2024-05-08"),
        ("Published: 8 May 2024", "2024-05-08"),
        ("Published on May 8th, 2024 by the press service", "2024-05-08"),
        ("Опубликовано: 08.05.2024", "2024-05-08"),
        ("Wednesday, May 8, 2024", "2024-05-08"),
    ],
)
def test_date_line_is_the_stated_date_and_leaves_the_text(line: str, date: str) -> None:
    head = head_of(f"{line}\n\n{BODY}")
    assert head.stated_date == date
    assert head.rest.text.strip() == BODY
    assert head.removed


@pytest.mark.parametrize(
    "line",
    ["Updated: 8 May 2024", "The mill was built on 8 May 1924 and burnt down on 9 May 2004.", "31.02.2024"],
)
def test_other_dates_are_none_of_publication(line: str) -> None:
    assert head_of(f"{line}\n\n{BODY}").stated_date is None


def test_date_prefix_of_a_scraper_is_metadata() -> None:
    head = head_of(f" date 2024-05-08 {BODY}")
    assert head.metadata_date == "2024-05-08"
    assert head.rest.text.strip() == BODY


@pytest.mark.parametrize(
    ("dateline", "agencies"),
    [
        ("FORD, Upperland, May 4. ", ()),
        ("FORD, May 4. /Valley Wire/. ", ("Valley Wire",)),
        ("Ford, May 4, VALLEYWIRE. ", ("VALLEYWIRE",)),
        ("ФОРД, 4 мая - Вести Долины. ", ("Вести Долины",)),
        ("ФОРД/Вести/ - ", ("Вести",)),
        ("FORD — ", ()),
        ("FORD. ", ()),
        ("(SYNDIC- Valley Wire News) FORD, Upperland, May 4. ", ("SYNDIC", "Valley Wire News")),
        ("(Valley Weekly) – ", ("Valley Weekly",)),
        ("ՖՈՐԴ, 4 ՄԱՅԻՍԻ, ԼՈՒՐԵՐ: ", ("ԼՈՒՐԵՐ",)),
        ("Valley Wire. ", ("Valley Wire",)),
        ("ValleyWire.", ("ValleyWire",)),
    ],
)
def test_dateline_leaves_the_text_and_is_noted(dateline: str, agencies: tuple[str, ...]) -> None:
    head = head_of(dateline + BODY)
    assert head.rest.text.strip() == BODY
    assert head.agencies == agencies
    assert any(note.startswith("dateline: ") for note in head.notes)


@pytest.mark.parametrize(
    "sentence",
    [
        "On Monday, May 4. The delegations met in the old mill again and spoke about the bridge for hours.",
        "Upperland, Lowerland and the river commission met in the old mill on Monday to speak about bridges.",
        "Minister Marsh – a farmer herself – came to the old mill on Monday to speak about the bridge.",
        "The ADB (a bank) – the largest giver – pays for the bridge that the two delegations looked at.",
    ],
)
def test_a_sentence_is_no_dateline(sentence: str) -> None:
    head = head_of(sentence)
    assert head.rest.text == sentence
    assert head.notes == ()


def test_title_byline_and_section() -> None:
    head = head_of(f"POLITICS\nDelegations meet in the mill\n8 May 2024\nIda Marsh\n{BODY}")
    assert (head.title, head.byline, head.stated_date) == ("Delegations meet in the mill", "Ida Marsh", "2024-05-08")
    assert normalize(head.rest).text == f"Delegations meet in the mill\n\n{BODY}"


@pytest.mark.parametrize("byline", ["by Ida Marsh", "By Ida Marsh – Valley Wire:", "Автор: Ида Марш", "Ida Marsh Read more"])
def test_bylines(byline: str) -> None:
    head = head_of(f"{byline}\n{BODY}")
    assert head.byline in ("Ida Marsh", "Ида Марш")
    assert head.rest.text.strip() == BODY


def test_title_glued_to_the_text_is_cut_off() -> None:
    head = read_head(Traced.whole("Delegations meet in the mill" + BODY), title="Delegations meet in the mill")
    assert head.rest.text == BODY
    head = head_of("Delegations meet in the millThe two delegations came by boat and stayed for a day, which nobody had foreseen.")
    assert head.title == "Delegations meet in the mill"
    assert head.rest.text.startswith("The two")


def test_fields_of_a_document_are_no_head() -> None:
    assert head_of("Country: Upperland\nName: Mill agreement\nDate: 8 May 2024\nStage: signed\nParties: two").stated_date is None


def test_signature_below_the_report() -> None:
    head = head_of(f"{BODY}\nԻդա ՄԱՐՇ")
    assert head.byline == "Իդա ՄԱՐՇ"
    assert head.rest.text.strip() == BODY


def test_clocks_of_the_page_are_no_dates() -> None:
    for clock in ("Wednesday, May 8, 2024\nHome > Valley", "Ford, 8.May.2024,\n00\n:\n00", "September 21\nShow news feed"):
        traced, _ = remove_furniture(Traced.whole(f"{clock}\n{BODY}"))
        head = read_head(normalize(traced), OUTLETS)
        assert head.stated_date is None, clock
        assert head.rest.text.strip() == BODY, clock
        assert head.notes[0].startswith("page clock"), clock


def test_a_place_line_and_a_clock_with_a_comma_leave_the_text() -> None:
    head = head_of(f"Delegations meet in the mill\n\nUpperland –\nIda Marsh\n\n07:43,\n\nFORD, MAY 4, VALLEYWIRE. {BODY}")
    assert head.byline == "Ida Marsh"
    assert head.agencies == ("VALLEYWIRE",)
    assert normalize(head.rest).text == f"Delegations meet in the mill\n\n{BODY}"


def test_a_name_below_the_report_is_its_byline_but_no_name_of_a_list() -> None:
    assert head_of(f"{BODY}\nIda Marsh").byline == "Ida Marsh"
    listed = head_of(f"{BODY}\nFrom Upperland came\nIda Marsh\nTom Reed")
    assert listed.byline is None
    assert "Tom Reed" in listed.rest.text


def test_a_day_above_the_report_gives_way_to_the_report_s_own_day_and_hour() -> None:
    head = head_of(f"Wednesday May 8 2024\n\nThe ferries run again\n\n30 August 2022 16:50 (UTC+04:00)\n{BODY}")
    assert (head.stated_date or "")[:10] == "2022-08-30"
    assert head.title == "The ferries run again"


def test_buttons_of_a_page_are_no_title() -> None:
    head = head_of(f"+ ↺ − 16 px\n\n{BODY}")
    assert head.title is None
    assert head.rest.text.strip() == BODY


def test_a_date_glued_to_its_label_or_to_the_first_sentence_is_read() -> None:
    found = head_of(
        "Publish date11 Oct 2033 - 14:49\nUpperland backs the truce\nThe president of Upperland has voiced his support for the truce."
    )
    assert (found.stated_date or "")[:10] == "2033-10-11" and found.title == "Upperland backs the truce"
    found = head_of("2033-08-04A meeting of the experts of both lands was held in Ford with the support of an institute.")
    assert found.stated_date == "2033-08-04" and found.rest.text.startswith("A meeting")


def test_the_name_of_an_outlet_beside_a_date_is_no_byline() -> None:
    assert head_of("July 17, 2033\nValley Review\nThe ministers of both lands met in Ford on Monday and talked.").byline is None


def test_a_dateline_without_spaces_or_place_is_taken_out() -> None:
    assert head_of("FORD, Upperland, Aug.6\nThe envoys of both lands met in the old mill and talked all day.").dateline_date == "XXXX-08-06"
    found = head_of("December 8, Wire/valley.az. Upperland will carry the fuel of Lowerland free of charge.")
    assert found.rest.text.startswith("Upperland will") and found.agencies == ("Wire/valley.az",)
