"""Azerbaijani in Cyrillic letters and without marks, Armenian in its classical spelling: language, names of the pack, dates."""

from __future__ import annotations

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.report import Report
from tracktwo.packs.loader import load_pack
from tracktwo.reading.reader import reader_for
from tracktwo.sources.language import language_of

CYRILLIC = "Ермәнистанын вә Азәрбајҹанын нүмајәндәләри нојабрын 28-дә Гәбәләдә ҝөрүшүбләр. Тәрәфләр нөвбәти ҝөрүшү Бакыда кечирәҹәк."
UNMARKED = "Azerbaycan ve Ermenistanin numayendeleri noyabrin 28-de Qebelede gorusubler. Novbeti gorus Bakida olacaq, dedi nazir."
CLASSICAL = "Հայաստանի եւ Ատրպէյճանի ներկայացուցիչները հանդիպեցան Պաքուի մէջ: Յաջորդ հանդիպումը տեղի պիտի ունենայ Երեւանի մէջ:"


@pytest.mark.parametrize(
    ("text", "language", "places"),
    [(CYRILLIC, "az", {"Qəbələ", "Bakı"}), (UNMARKED, "az", {"Qəbələ", "Bakı"}), (CLASSICAL, "hy", {"Պաքու", "Երևան"})],
)
def test_other_spellings_are_recognised(text: str, language: str, places: set[str]) -> None:
    """The language, and the pack's places under the names that it shows."""
    assert (language_of(text) or "").split("-")[0] == language
    report = Report(
        id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language=language, text=text, published="2025-12-01", relevant=True
    )
    reading = reader_for(language, load_pack("south_caucasus")).read(report)
    assert places <= {e.name for e in reading.entities if e.kind == "place"}
    if language == "az":
        assert [e.start for e in reading.events if e.start] == ["2025-11-28"]
