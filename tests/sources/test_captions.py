from __future__ import annotations

from tracktwo.sources.captions import read_captions
from tracktwo.sources.tracing import Traced

BODY = "The delegations met in the mill.\n\n"


def test_a_source_line_leaves_the_text_and_names_its_sources() -> None:
    captions = read_captions(Traced.whole(BODY + "source: riverpost.example with Valley Wire, Ford."))
    assert captions.rest.text.strip() == BODY.strip()
    assert captions.sources == ("riverpost.example", "Valley Wire", "Ford")
    assert captions.notes == ("source line: source: riverpost.example with Valley Wire, Ford.",)


def test_a_caption_with_a_year_stays_and_is_noted() -> None:
    text = BODY + "photo: The delegations at the mill on 4 May 2019 (picture: I. Marsh)"
    captions = read_captions(Traced.whole(text))
    assert captions.rest.text == text
    assert "2019" in captions.notes[0]
    assert captions.removed == ()


def test_a_caption_with_its_owner_leaves_the_text() -> None:
    captions = read_captions(Traced.whole("Head of the delegation Ida Marsh © Tom Reed/ Valley Wire\n\n" + BODY))
    assert captions.rest.text.strip() == BODY.strip()
    assert captions.notes[0].startswith("photo caption")


def test_a_bare_photo_credit_leaves_the_text() -> None:
    captions = read_captions(Traced.whole("Фото: Вести Долины\n\n" + BODY))
    assert captions.rest.text.strip() == BODY.strip()
    assert [part.reason for part in captions.removed] == ["metadata"]
