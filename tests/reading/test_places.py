from __future__ import annotations

from collections.abc import Callable

from tracktwo.model.reading import Entity


def test_places_that_the_pack_does_not_know_are_found(entities: Callable[[str, str], list[Entity]]) -> None:
    found = entities("The envoys flew from Geneva to Nairobi. In Nairobi they rested.", "place")
    assert [(e.name, len(e.spans), e.pack_id) for e in found] == [("Geneva", 1, None), ("Nairobi", 2, None)]
