"""Readings of one's own sentences in Azerbaijani and Armenian, with the made-up process of the examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.reading import Reading
from tracktwo.model.report import Report
from tracktwo.packs.loader import load_pack
from tracktwo.reading.reader import reader_for

FOLDER = Path(__file__).parents[3] / "examples" / "made_up" / "pack"
Read = Callable[[str, str], Reading]


@pytest.fixture(scope="session")
def read() -> Read:
    """Reads one text of a language, published on 1 June 2031."""
    pack = load_pack(str(FOLDER))

    def read_text(language: str, text: str) -> Reading:
        report = Report(
            id=ReportId("0" * 64),
            source="made up",
            raw_sha256="0" * 64,
            language=language,
            text=text,
            published="2031-06-01",
            relevant=True,
        )
        return reader_for(language, pack).read(report)

    return read_text
