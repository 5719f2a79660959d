import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.reading.quotes import find_quotations, outermost, quotation_at


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ('He said "we came" and left.', ["we came"]),
        ("He said “we came” and left.", ["we came"]),
        ("«Мы пришли», сказал он.", ["Мы пришли"]),
        ("„Wir kamen“, sagte er.", ["Wir kamen"]),
        ('"We came,"said Lee.', ["We came,"]),
        ('It grew."We came," he said.', ["We came,"]),
        ("He called it ‘a start’ today.", ["a start"]),
        ("the wording 'Long Quay' stays", ["Long Quay"]),
        ("the envoys' boats and the mayor's car", []),
        ("the envoys’ boats and the mayor’s car", []),
        ('an open mark " that never closes', []),
        ('12" pipes', []),
        ("“One,” he said, “two.”", ["One,", "two."]),
        ("“He called it ‘a start’ then.”", ["He called it ‘a start’ then.", "a start"]),
    ],
)
def test_find_quotations(text: str, inner: list[str]) -> None:
    assert [q.inner.of(text) for q in find_quotations(text)] == inner


def test_a_quotation_in_another_is_not_outermost() -> None:
    text = "“He called it ‘a start’ then,” she said."
    assert [q.inner.of(text) for q in outermost(find_quotations(text))] == ["He called it ‘a start’ then,"]


def test_quotation_at_covers_marks_and_words() -> None:
    quotations = outermost(find_quotations('A "b c" d'))
    assert quotation_at(quotations, 2) == quotation_at(quotations, 4) == quotations[0]
    assert quotation_at(quotations, 0) is None and quotation_at(quotations, 7) is None


@given(st.text(alphabet="ab \"“”«»‘’'.,\n", max_size=80))
def test_quotations_lie_in_the_text_and_nest(text: str) -> None:
    quotations = find_quotations(text)
    for quotation in quotations:
        assert quotation.outer.of(text)[1:-1] == quotation.inner.of(text)
    for one, two in zip(outermost(quotations), outermost(quotations)[1:], strict=False):
        assert one.outer.end <= two.outer.start


def test_a_straight_mark_repeated_at_each_paragraph_goes_on() -> None:
    text = '"We came.\n"We stayed," he said.'
    assert [q.inner.of(text) for q in outermost(find_quotations(text))] == ['We came.\n"We stayed,']


def test_a_mark_that_is_not_repeated_ends_with_its_paragraph() -> None:
    text = 'He said "we came.\nThe "pier" is open.'
    assert [q.inner.of(text) for q in outermost(find_quotations(text))] == ["pier"]


def test_a_speech_that_fills_its_paragraph_may_close_in_the_next() -> None:
    text = '"We came.\nAnd we stayed," he said. "Good."'
    assert [q.inner.of(text) for q in outermost(find_quotations(text))] == ["We came.\nAnd we stayed,", "Good."]
