from __future__ import annotations

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.report import Report
from tracktwo.packs.loader import load_pack
from tracktwo.reading.dates.finder import Dates
from tracktwo.reading.draft import Draft
from tracktwo.reading.reader import reader_for
from tracktwo.reading.readers import backend_of


@pytest.mark.parametrize(
    ("language", "text", "places", "date"),
    [
        ("tr", "Heyetler 21 Kasım 2025'te Bakü'de buluştu ve Erivan'a döndü.", {"Bakü", "Erivan"}, "2025-11-21"),
        ("ka", "დელეგაციები 2025 წლის 21 ნოემბერს ბაქოში შეხვდნენ.", {"ბაქო"}, "2025-11-21"),
    ],
)
def test_places_of_the_pack_and_dates_are_found(language: str, text: str, places: set[str], date: str) -> None:
    pack = load_pack("south_caucasus")
    report = Report(id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language=language, text=text)
    reading = reader_for(language, pack).read(report)
    assert places <= {e.name for e in reading.entities}
    draft = Draft(report=report, analysis=backend_of(language).analyse(text), pack=pack)
    Dates().find(draft)
    assert [d.start for d in draft.working["dates"]] == [date]
