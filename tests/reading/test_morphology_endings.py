"""Turkish and Georgian: the pack's names are found in the forms that texts have."""

from __future__ import annotations

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.reading import Reading
from tracktwo.model.report import Report
from tracktwo.packs.loader import load_pack
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.morphology_endings import Endings, EndingsMorphology
from tracktwo.reading.reader import reader_for


def read(text: str, language: str) -> Reading:
    report = Report(id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language=language, text=text)
    return reader_for(language, load_pack("south_caucasus")).read(report)


@pytest.mark.parametrize(
    ("language", "word", "base"),
    [
        ("tr", "Erivan'da", "Erivan"),
        ("tr", "Türkiye’nin", "Türkiye"),
        ("tr", "Bakanlığının", "Bakanlığı"),
        ("ka", "თბილისში", "თბილისი"),
        ("ka", "ბაქოდან", "ბაქო"),
        ("ka", "ალიევმა", "ალიევი"),
        ("ka", "სომხეთის", "სომხეთი"),
    ],
)
def test_a_form_leads_to_its_base(language: str, word: str, base: str) -> None:
    assert base in EndingsMorphology(load_lexicon(Endings, language, "endings")).bases(word)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        (
            "tr",
            "Heyet Erivan'dan Hankendi'ye gitti. Başbakan Nikol Paşinyan, İlham Aliyev'in temsilcisini kabul etti.",
            {("place", "Erivan"), ("place", "Hankendi"), ("person", "Nikol Paşinyan"), ("person", "İlham Aliyev")},
        ),
        (
            "ka",
            "დელეგაცია თბილისიდან ბაქოში ჩავიდა. ნიკოლ ფაშინიანმა სტუმრები მიიღო.",
            {("place", "თბილისი"), ("place", "ბაქო"), ("person", "ნიკოლ ფაშინიანმა")},
        ),
    ],
)
def test_the_names_of_the_pack_are_found(language: str, text: str, found: set[tuple[str, str]]) -> None:
    named = {(entity.kind, entity.name) for entity in read(text, language).entities}
    assert found <= named
