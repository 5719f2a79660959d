from __future__ import annotations

import re
from pathlib import Path

import pytest

from tracktwo.web.labels import LABELS
from tracktwo.web.locales import Words, pick_language, untranslated

TEMPLATES = Path(__file__).parents[2] / "src" / "tracktwo" / "web" / "templates"


def messages() -> set[str]:
    found = set(LABELS.values())
    for path in TEMPLATES.glob("*.html"):
        for double, single in re.findall(r"""_\(\s*"((?:[^"\\]|\\.)*)"|_\(\s*'((?:[^'\\]|\\.)*)'""", path.read_text("utf-8")):
            found.add(double or single)
    return found


@pytest.mark.parametrize("language", ["az", "hy", "ru"])
def test_every_word_of_the_pages_is_translated_with_the_same_blanks(language: str) -> None:
    words = Words(language)
    assert untranslated(language, messages()) == []
    for message in messages():
        assert set(re.findall(r"\{\w+\}", words.text(message))) == set(re.findall(r"\{\w+\}", message)), message


def test_dates_are_written_as_precisely_as_they_are_known() -> None:
    assert Words("en").date("2025-11-21") == "21 November 2025"
    assert Words("ru").date("2025-11-21") == "21 ноября 2025"
    assert Words("az").date("2025-11") == "noyabr 2025"
    assert Words("hy").date("2025") == "2025"
    assert Words("en").date("XXXX-11-21") == "21 November, year unknown"
    assert Words("en").date(None) == "date unknown"


def test_the_address_outranks_the_cookie_and_the_cookie_the_browser() -> None:
    assert pick_language("hy", "ru", "az") == "hy"
    assert pick_language(None, "ru", "az") == "ru"
    assert pick_language("xx", None, "de-DE,az;q=0.8,ru;q=0.5") == "az"
    assert pick_language(None, None, None) == "en"


def test_names_fall_back_to_english_then_to_any() -> None:
    assert Words("hy").form({"en": "Tam", "ru": "Там"}) == "Tam"
    assert Words("hy").form({"ru": "Там"}) == "Там"
