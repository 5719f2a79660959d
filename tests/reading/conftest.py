"""Short makers for readings of one's own sentences, with a made-up process."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.ids import ReportId
from tracktwo.model.reading import Entity, Reading
from tracktwo.model.report import Report
from tracktwo.packs.pack import Body, Holder, Initiative, Office, Outlet, Pack, Place, PlaceName, RelevanceWords, Side
from tracktwo.reading.reader import Reader, reader_for


def _place(ident: str, kind: str, name: str, side: str | None = None) -> Place:
    return Place(id=ident, kind=kind, names=(PlaceName(text=name, language="en"),), side=side)  # type: ignore[arg-type]


MADE_UP = Pack(
    id="made_up",
    version="1",
    names={"en": ("Vell and Orra",)},
    languages=("en",),
    sides=(
        Side(id="VEL", names={"en": ("Vell",)}, demonyms={"en": ("Velli", "Vellis")}, capital="tam"),
        Side(id="ORR", names={"en": ("Orra",)}, demonyms={"en": ("Orran", "Orrans")}, capital="sund"),
    ),
    places=(
        _place("tam", "city", "Tam Harbour", "VEL"),
        _place("sund", "city", "Sund", "ORR"),
        _place("japan", "country", "Japan", "third"),
    ),
    bodies=(Body(id="cn", kind="organization", side="third", names={"en": ("Council of Nations",)}),),
    offices=(
        Office(id="pm_vel", side="VEL", titles={"en": ("Prime Minister of Vell",)}, holders=(Holder(names={"en": ("Bela Tarn", "Tarn")}),)),
    ),
    initiatives=(Initiative(id="river_group", names={"en": ("River Group",)}, sides=("VEL", "ORR")),),
    outlets=(Outlet(id="harbour_news", names=("Harbour News",)),),
    relevance=RelevanceWords(sides={}, matters={}, process={}, other={}),
)


@pytest.fixture(scope="session")
def english() -> Reader:
    """The English reader with a made-up process."""
    return reader_for("en", MADE_UP)


@pytest.fixture(scope="session")
def read(english: Reader) -> Callable[[str], Reading]:
    """Reads one text."""

    def read_text(text: str) -> Reading:
        return english.read(Report(id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language="en", text=text, relevant=True))

    return read_text


@pytest.fixture(scope="session")
def entities(read: Callable[[str], Reading]) -> Callable[[str, str], list[Entity]]:
    """The entities of one kind in a text."""
    return lambda text, kind: [e for e in read(text).entities if e.kind == kind]
