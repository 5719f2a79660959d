from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Entity, Reading

Find = Callable[[str, str], list[Entity]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They signed the Sund Declaration on 8 August 2025.", [("Sund Declaration", "2025-08-08")]),
        ("The trilateral statement of 10 November 2020 stands.", [("trilateral statement", "2020-11-10")]),
        ("The Tam Harbour 1991 Declaration is the basis.", [("Tam Harbour 1991 Declaration", None)]),
        ("A statement said so, and an agreement is near.", []),
    ],
)
def test_documents_are_told_apart_by_name_quality_or_day(entities: Find, text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(e.name, e.date) for e in entities(text, "document")] == found


def test_a_document_between_two_has_them_as_parties(read: Callable[[str], Reading]) -> None:
    reading = read("A peace agreement between Vell and Orra was initialled.")
    names = {e.id: e.name for e in reading.entities}
    (document,) = [e for e in reading.entities if e.kind == "document"]
    assert [names[p] for p in document.parties] == ["Vell", "Orra"]
