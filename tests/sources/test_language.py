from __future__ import annotations

from tracktwo.sources.language import language_of


def test_azerbaijani_without_its_marks_is_not_turkish() -> None:
    assert language_of("Qonaqlar dunen sehere gelib, yeni muqavile haqqinda danisib ve aksam qayidib.") == "az"
