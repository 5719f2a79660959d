from __future__ import annotations

import pytest

from tracktwo.sources.furniture import is_furniture, remove_furniture
from tracktwo.sources.tracing import Traced

BODY = "Delegations of Upperland and Lowerland met in the old mill on Monday and spoke about the bridge. " * 3


def cleaned(text: str) -> str:
    return remove_furniture(Traced.whole(text))[0].text.strip()


@pytest.mark.parametrize(
    "line",
    [
        "News ID : 2502",
        "Xəbər ID: 4411",
        "Просмотров: 1 204",
        "324 views",
        "Share | Facebook | Twitter | Telegram | WhatsApp",
        "Поделиться в соцсетях",
        "Paylaş",
        "Follow us on Twitter @riverpost",
        "Подписывайтесь на наш Telegram-канал",
        "Read more: Storm breaks forty roofs",
        "Читать далее",
        "Həmçinin oxuyun: Körpü açıldı",
        "Կարդալ ավելին",
        "Home > World > Valley",
        "Главная / Новости / Долина",
        "Advertisement",
        "© 2024 River Post. All rights reserved",
        "SYNDIC12092023000187011040ID1107050194",
        "______________",
        "Skip to main content",
        "(Click the image to read more).",
        "POLITICS SOCIETY CULTURE SPORT VIDEO ARCHIVE",
        "ՔԱՂԱՔԱԿԱՆՈՒԹՅՈՒՆ ՀԱՍԱՐԱԿՈՒԹՅՈՒՆ ՄՇԱԿՈՒՅԹ ՍՊՈՐՏ",
        "15.3° c FORD",
        "Show news feed",
        "This text available in Русский and Français",
        "Оставить комментарий",
        "XS",
        "Join today – from $5 a month",
    ],
)
def test_lines_of_the_page_are_furniture(line: str) -> None:
    assert is_furniture(line)
    assert cleaned(f"{line}\n{BODY}") == BODY.strip()


@pytest.mark.parametrize(
    "line",
    [
        "The parties agreed to share the cost of the new bridge.",
        "Follow-up talks are planned for June.",
        "Search for the missing goes on",
        "Related matters were discussed at length by both delegations.",
        "Read more books, the minister told pupils.",
        "Latest news from the river made the delegations hurry, and they left before noon.",
        "Комментарии министра прозвучали после встречи.",
    ],
)
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_furniture(line)
    assert line in cleaned(f"{BODY}\n{line}\n{BODY}x")


@pytest.mark.parametrize(
    "heading",
    [
        "Related articles",
        "Editor's choice",
        "Похожие новости",
        "Digər xəbərlər",
        "Առնչվող նյութեր",
        "İlgili Haberler",
        "Most Popular",
        "Comments (3)",
    ],
)
def test_a_list_heading_below_the_report_ends_it(heading: str) -> None:
    text, removed = remove_furniture(Traced.whole(f"{BODY}\n\n{heading}\n\nStorm breaks roofs\n{'A long teaser. ' * 30}"))
    assert text.text.strip() == BODY.strip()
    assert sum(part.chars for part in removed) > 400


def test_a_list_heading_above_the_report_does_not_end_it() -> None:
    assert BODY.strip() in cleaned(f"Trending\n{BODY}")


def test_repeated_blocks_are_removed_as_repeated() -> None:
    text, removed = remove_furniture(
        Traced.whole(f"{BODY}\nThe bridge opens in June, says the mayor.\nThe bridge opens in June, says the mayor.")
    )
    assert text.text.count("The bridge opens") == 1
    assert [part.reason for part in removed] == ["repeated"]


def test_repeats_in_the_tail_are_counted_as_repeated() -> None:
    teaser = "A storm broke the roofs of forty houses far away."
    _, removed = remove_furniture(Traced.whole(f"{BODY}\nRelated articles\n{teaser}\n{teaser}"))
    assert [part.reason for part in removed] == ["boilerplate", "boilerplate", "repeated"]


def test_the_mark_of_a_markdown_heading_goes_and_the_heading_stays() -> None:
    assert cleaned(f"# Delegations meet\n\n{BODY}") == f"Delegations meet\n\n{BODY.strip()}"


def test_a_feed_of_other_reports_is_removed() -> None:
    feed = "14.11.2024 | 17:08 – Storm\n14.11.2024 | 15:50 – Harvest\n13.11.2024 | 09:10 – School opens"
    assert cleaned(f"{BODY}\n{feed}") == BODY.strip()
    assert "12:30 – delegations arrive" in cleaned(f"{BODY}\n12:30 – delegations arrive")


@pytest.mark.parametrize(
    "line",
    [
        "+ ↺ − 16 px", "3 min read", "2 m. |", "HY RU EN", "Loading", "Asset 3", "ENGLISH arrow icon", "vk-black email copy print",

        "Back to top button", "VWA/", "Editing and Translating by Ann Lee", "Write a comment", "Connect with us", "0 Comments",
    ],
)  # fmt: skip
def test_what_a_page_says_of_itself_is_furniture(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ann Lee edited the paper for ten years.",
        "The talks lasted 30 minutes.",
        "EN ROUTE to Tam, the envoy fell ill",
        "Loading of wheat begins",
    ],
)
def test_sentences_like_them_are_not(line: str) -> None:
    assert not is_furniture(line)


def test_titles_of_translations_below_the_report_go() -> None:
    assert cleaned(f"{BODY}\nДелегации встретились на мельнице\nNümayəndə heyətləri dəyirmanda görüşüblər") == cleaned(BODY)
    assert "Мост" in cleaned(f"{BODY}\nThe bridge is called Мост.")
    assert cleaned("Delegations met at the mill\nДелегации встретились") == "Delegations met at the mill\nДелегации встретились"


def test_dates_left_of_a_list_below_the_report_go() -> None:
    assert cleaned(f"{BODY}\n19 January 2026\n19 January 2026\n18 January 2026") == cleaned(BODY)
    assert cleaned(f"{BODY}\n19 January 2026").endswith("19 January 2026")


def test_a_heading_of_a_list_above_the_report_goes_alone() -> None:
    assert cleaned(f"Trending\nA bridge of two lands\n{BODY}").startswith("A bridge of two lands")
