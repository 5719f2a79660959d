"""The bench of names: at least half of its pairs are hard negatives, and none of them is called one person."""

from __future__ import annotations

import csv

from eval.names_bench.score import PAIRS

from tracktwo.resolution.names import compare_names


def pairs() -> list[dict[str, str]]:
    with PAIRS.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines, delimiter="\t"))


def test_half_of_at_least_four_hundred_pairs_are_hard_negatives() -> None:
    every = pairs()
    assert len(every) >= 400
    assert sum(p["label"] != "same" for p in every) * 2 >= len(every)


def test_no_two_people_are_called_one_and_the_same_are_found() -> None:
    verdicts = [(p["label"], compare_names(p["a"], p["b"]).verdict) for p in pairs()]
    assert not [v for v in verdicts if v[0] != "same" and v[1] == "same"]
    found, meant = verdicts.count(("same", "same")), sum(label == "same" for label, _ in verdicts)
    assert 2 * found / (found + meant) >= 0.95
