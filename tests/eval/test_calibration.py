from __future__ import annotations

import pytest
from eval.calibration import Judged, applied, bins, error, fitted, halves, own_answers

#: Stated and observed shares lie this far apart at most, over all own answers and over the half that the table is not fitted on.
BOUND, HELD_OUT_BOUND = 0.06, 0.08


def made(stated: float, right: int, wrong: int, *, layer: str = "events", language: str = "en") -> list[Judged]:
    return [Judged("made up", language, layer, stated, n < right) for n in range(right + wrong)]


def test_error_is_the_distance_between_stated_and_observed_weighted_by_facts() -> None:
    assert error(made(0.8, 8, 2)) == pytest.approx(0.0)
    assert error([*made(0.95, 0, 10), *made(0.55, 0, 30)]) == pytest.approx((0.95 * 10 + 0.55 * 30) / 40)
    assert error([]) == 0.0


def test_bins_tell_mean_stated_and_share_observed() -> None:
    ((low, said, observed, count),) = bins([*made(0.7, 1, 1), *made(0.74, 2, 0)])
    assert (low, round(said, 2), observed, count) == (0.7, 0.72, 0.75, 4)


def test_a_fitted_level_states_the_share_observed_where_facts_are_many() -> None:
    facts = [*made(0.9, 300, 700), *made(0.5, 900, 100)]
    assert error(applied(fitted(facts), facts)) < 0.02
    assert fitted(facts)["en"]["events"][0.9] == pytest.approx(0.3, abs=0.01)


def test_few_facts_are_drawn_towards_their_layer() -> None:
    facts = [*made(0.9, 80, 20, language="ru"), *made(0.9, 1, 0), *made(0.7, 0, 1)]
    assert 0.7 < fitted(facts)["en"]["events"][0.9] < 0.9


@pytest.mark.slow
def test_confidence_on_own_answers_is_what_is_observed() -> None:
    facts = own_answers()
    even, _ = halves(facts)
    assert error(facts) < BOUND
    assert error(even) < HELD_OUT_BOUND
