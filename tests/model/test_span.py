import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import SpanError
from tracktwo.model.span import Span, hull, merged

spans = st.tuples(st.integers(0, 60), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2)])
def test_span_refuses_what_is_no_range(start: int, end: int) -> None:
    with pytest.raises(SpanError):
        Span(start, end)


def test_of_gives_the_words_and_refuses_a_span_past_the_end() -> None:
    assert Span(4, 7).of("the dog") == "dog"
    with pytest.raises(SpanError):
        Span(4, 9).of("the dog")


def test_trimmed_drops_white_space_at_both_ends() -> None:
    assert Span(0, 7).trimmed("  ab   ") == Span(2, 4)


@given(spans, spans)
def test_hull_contains_both_and_overlap_is_symmetric(a: Span, b: Span) -> None:
    assert a.hull(b).contains(a) and a.hull(b).contains(b)
    assert a.hull(b) == b.hull(a) == hull([a, b])
    assert a.overlaps(b) == b.overlaps(a)


@given(st.lists(spans))
def test_merged_covers_the_same_characters_whatever_the_order(given_spans: list[Span]) -> None:
    def covered(every: list[Span]) -> set[int]:
        return {i for s in every for i in range(s.start, s.end)}

    result = merged(given_spans)
    assert covered(list(result)) == covered(given_spans)
    assert result == merged(reversed(given_spans))
    assert all(a.end < b.start for a, b in zip(result, result[1:], strict=False))
