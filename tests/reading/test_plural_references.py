from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.reading.making import make_draft
from tracktwo.model.reading import Participation, Reading
from tracktwo.model.span import Span
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.plural_references import PluralReferences, PluralWords

FINDER = PluralReferences(load_lexicon(PluralWords, "en", "plurals"))


def met(text: str, *who: str, **names: str) -> Draft:
    """A draft in which those of `who` take part in a meeting told in the first sentence."""
    draft = make_draft(text, **names)  # type: ignore[arg-type]
    first = draft.analysis.sentences[0].span
    parts = []
    for name in who:
        entity = next(e for e in draft.entities.values() if e.name == name)
        parts.append(Participation(entity=entity.id, span=entity.spans[0]))
    if parts:
        draft.add_event(kind="meeting", participants=tuple(parts), spans=(first,))
    return draft


def referents(draft: Draft) -> list[tuple[str, str]]:
    FINDER.find(draft)
    return [(span.of(draft.text), draft.entity(ident).name) for span, ident in draft.references]


def test_they_are_those_who_met() -> None:
    draft = met("Ann Lee met Bo Kay in Tam. They agreed on a date.", "Ann Lee", "Bo Kay", person="Ann Lee; Bo Kay")
    assert referents(draft) == [("They", "Ann Lee"), ("They", "Bo Kay")]


def test_the_two_are_exactly_two() -> None:
    names = {"person": "Ann Lee; Bo Kay; Cy Dorn"}
    three = met("Ann Lee met Bo Kay and Cy Dorn in Tam. The two agreed on a date.", "Ann Lee", "Bo Kay", "Cy Dorn", **names)
    assert referents(three) == []
    two = met("Ann Lee met Bo Kay in Tam. The two agreed on a date.", "Ann Lee", "Bo Kay", person="Ann Lee; Bo Kay")
    assert [name for _, name in referents(two)] == ["Ann Lee", "Bo Kay"]


def test_a_group_that_saw_somebody_speaks_for_itself() -> None:
    text = "Quay Group saw Ann Lee in Tam. They urged her to stay."
    assert referents(met(text, "Quay Group", "Ann Lee", person="Ann Lee", initiative="Quay Group")) == [("They", "Quay Group")]


def test_the_participants_are_the_body_that_met() -> None:
    text = "Quay Group met in Tam. The participants praised the crews."
    assert referents(met(text, "Quay Group", initiative="Quay Group")) == [("The participants", "Quay Group")]


def test_those_named_together_without_a_meeting() -> None:
    text = "Ann Lee and Bo Kay opened the pier. They praised the crews."
    assert [name for _, name in referents(met(text, person="Ann Lee; Bo Kay"))] == ["Ann Lee", "Bo Kay"]


def test_it_is_the_body_of_the_sentence_before() -> None:
    text = "Harbour Union opened an office. It praised the crews."
    assert referents(met(text, organization="Harbour Union")) == [("It", "Harbour Union")]


def test_many_are_nobody_in_particular() -> None:
    people = "Ann Lee; Bo Kay; Cy Dorn; Di Fay; Ed Gor"
    text = "Ann Lee, Bo Kay, Cy Dorn, Di Fay and Ed Gor opened the pier. They praised the crews."
    assert referents(met(text, person=people)) == []


def test_nobody_was_named() -> None:
    assert referents(make_draft("They praised the crews.")) == []


def test_what_another_finder_knows_is_kept() -> None:
    draft = met("Ann Lee met Bo Kay in Tam. They agreed on a date.", "Ann Lee", "Bo Kay", person="Ann Lee; Bo Kay")
    ann = next(e.id for e in draft.entities.values() if e.name == "Ann Lee")
    draft.add_reference(ann, Span(27, 31))
    assert referents(draft) == [("They", "Ann Lee")]


def test_they_after_a_plural_body_are_that_body() -> None:
    text = "Both delegations opened the pier. They also praised the crews."
    assert referents(met(text, group="Both delegations")) == [("They", "Both delegations")]


def read_pairs(read: Callable[[str], Reading], text: str) -> list[tuple[str, ...]]:
    """Who agreed to what, by commitment."""
    reading = read(text)
    names = {e.id: e.name for e in reading.entities}
    return [tuple(names[i] for i in c.by) for c in reading.commitments]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("President Ana Sirkova of Vell and Orran President Peter Lorov met in Sund. Sirkova then received President Mina Hal of Japan."
         " The two leaders agreed to open the pier.", ("Ana Sirkova", "Peter Lorov")),
        ("The Velli minister Ana Sirkova met the Orran minister Peter Lorov in Sund. Both ministers agreed to open the pier.",
         ("Ana Sirkova", "Peter Lorov")),
        ("Talks between Vell and Orra have ended. The sides agreed to open the pier.", ("Vell", "Orra")),
        ("The President, Ana Sirkova of Vell, met the Orran President Peter Lorov in Sund. The two ministers agreed to open the pier.", ()),
        ("The Velli president, Ana Sirkova, met the Orran president, Peter Lorov, and there they agreed to open the pier.",
         ("Ana Sirkova", "Peter Lorov")),
        ("Foreign ministers Ana Sirkova of Vell and Peter Lorov of Orra met in Sund; the talks were hosted by Mina Hal of Japan."
         " The two ministers agreed to open the pier.", ("Ana Sirkova", "Peter Lorov")),
        ("Ana Sirkova, Orban Keld, Cora Finch, Peter Lorov, Mina Hal and Ina Tosh met in Sund to speak about Vell and Orra."
         " The parties agreed to open the pier.", ()),
    ],
)  # fmt: skip
def test_a_description_fits_the_company_it_stands_for(read: Callable[[str], Reading], text: str, by: tuple[str, ...]) -> None:
    assert [pair for pair in read_pairs(read, text) if pair not in (("ministers",), ("parties",), ())] == ([by] if by else [])
