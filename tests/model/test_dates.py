import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.errors import DateError
from tracktwo.model.dates import PartialDate, day_of

years = st.one_of(st.none(), st.integers(1990, 2030))


def build(year: int | None, month: int | None, day: int | None) -> PartialDate | None:
    try:
        return PartialDate(year, month, day)
    except DateError:
        return None


dates = st.builds(build, years, st.one_of(st.none(), st.integers(1, 12)), st.one_of(st.none(), st.integers(1, 31))).filter(
    lambda d: d is not None
)


@given(dates)
def test_parse_reads_what_str_writes(date: PartialDate) -> None:
    assert PartialDate.parse(str(date)) == date


@pytest.mark.parametrize("text", ["2025-13", "2025-02-30", "XXXX", "21-11-2025", "2025-1-1", "", "2025-11-21T10:00"])
def test_parse_refuses_what_is_outside_the_profile(text: str) -> None:
    with pytest.raises(DateError):
        PartialDate.parse(text)


@given(dates, dates)
def test_meet_is_the_same_from_both_sides_and_lies_in_both(a: PartialDate, b: PartialDate) -> None:
    both = a.meet(b)
    assert both == b.meet(a)
    assert a.agrees(b) == (both is not None)
    if both is not None:
        assert both.meet(a) == both == both.meet(b)
        assert both in (a, b) or both.refines(a) and both.refines(b)


@given(dates, dates, dates)
def test_meet_does_not_depend_on_grouping(a: PartialDate, b: PartialDate, c: PartialDate) -> None:
    ab, bc = a.meet(b), b.meet(c)
    left = ab.meet(c) if ab else None
    right = a.meet(bc) if bc else None
    assert left == right


@given(dates, dates)
def test_refining_goes_one_way(a: PartialDate, b: PartialDate) -> None:
    assert not (a.refines(b) and b.refines(a))


def test_unknown_year_agrees_with_every_year() -> None:
    assert PartialDate.parse("XXXX-11-21").agrees(PartialDate.parse("2025-11"))
    assert not PartialDate.parse("XXXX-02-29").agrees(PartialDate.parse("2025"))
    assert PartialDate.parse("2025-11-21").refines(PartialDate.parse("XXXX-11"))


def test_first_and_last_day_of_a_month() -> None:
    february = PartialDate.parse("2024-02")
    assert (str(february.first), str(february.last)) == ("2024-02-01", "2024-02-29")
    assert PartialDate.parse("XXXX-02").first is None


def test_day_of_takes_the_day_of_a_date_time_and_nothing_less() -> None:
    assert str(day_of("2025-03-08T16:50:00+04:00")) == "2025-03-08"
    assert day_of("2025-03") is None
