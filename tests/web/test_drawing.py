from __future__ import annotations

from tracktwo.web.drawing.bars import days_between, months_between
from tracktwo.web.drawing.lines import lines
from tracktwo.web.drawing.network import layout


def test_each_claimant_has_a_line_of_its_own_on_one_scale() -> None:
    chart = lines({"A": [("2031-01-01", 10.0), ("2031-01-11", 20.0)], "B": [("2031-01-11", 5.0)]}, width=120, height=68)
    assert chart is not None and chart.highest == 20
    a, b = chart.lines
    assert [p[0] for p in a.points] == [40, 100] and a.points[1][1] < a.points[0][1] < b.points[0][1]
    assert a.style != b.style


def test_one_day_alone_is_no_line() -> None:
    assert lines({"A": [("2031-01-01", 10.0)]}) is None


def test_no_two_actors_lie_on_one_another() -> None:
    names = [f"n{n}" for n in range(12)]
    pairs = {(a, b): 1 for i, a in enumerate(names) for b in names[i + 1 :]}
    nodes, _ = layout(names, pairs, dict.fromkeys(names, 3))
    assert all((a.x - b.x) ** 2 + (a.y - b.y) ** 2 > 20**2 for i, a in enumerate(nodes) for b in nodes[i + 1 :])


def test_months_and_days_have_no_holes() -> None:
    assert months_between("2030-11", "2031-02") == ["2030-11", "2030-12", "2031-01", "2031-02"]
    assert days_between("2031-02-27", "2031-03-01") == ["2031-02-27", "2031-02-28", "2031-03-01"]
