from __future__ import annotations

from dataclasses import replace

import pytest

from tests.reading.making import ENGLISH, make_pack
from tracktwo.packs.pack import Body, Place, PlaceName
from tracktwo.reading.gazetteer import Gazetteer
from tracktwo.reading.morphology import EnglishMorphology


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The envoys met in Reed.", ["Reed"]),
        ("The envoys cut the reed.", []),
        ("Members of the PACE will travel.", ["PACE"]),
        ("Pace of talks slows.", []),
        ("The PACE's members will travel.", ["PACE"]),
    ],
)
def test_a_name_is_found_as_it_is_written(text: str, found: list[str]) -> None:
    pack = replace(
        make_pack(),
        places=(Place(id="reed", kind="town", names=(PlaceName(text="Reed", language="en"),)),),
        bodies=(Body(id="pace", kind="organization", names={"en": ("PACE",)}),),
    )
    matches = Gazetteer(pack, "en", EnglishMorphology()).find(ENGLISH.analyse(text))
    assert [text[match.span.start : match.span.end].removesuffix("'s") for match in matches] == found


def test_a_place_keeps_the_name_that_the_text_gives_it() -> None:
    names = (PlaceName(text="Upmill", language="en", side="VEL"), PlaceName(text="Downmill", language="en", side="ORR"))
    pack = replace(make_pack(), places=(Place(id="mill", kind="town", names=names),))
    text = "They met in Downmill."
    for language in ("en", "az"):
        [match] = Gazetteer(pack, language, EnglishMorphology()).find(ENGLISH.analyse(text))
        assert [(entry.pack_id, entry.name) for entry in match.entries] == [("mill", "Downmill")]
