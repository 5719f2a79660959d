from __future__ import annotations

import pytest

from tests.reading.making import make_draft
from tracktwo.model.reading import Figure
from tracktwo.reading.dates.finder import Dates
from tracktwo.reading.figures.finder import FigureFinder
from tracktwo.reading.figures.words import FigureWords
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.numbers import numbers_of

FINDER = FigureFinder(load_lexicon(FigureWords, "en", "figures"), numbers_of("en"))


def figures(text: str, published: str | None = "2023-05-10") -> list[Figure]:
    draft = make_draft(text, published=published, person="Ann Lee; Bo Kay; Cy Dorn")
    Dates().find(draft)
    FINDER.find(draft)
    return draft.figures


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two civilians were killed and five wounded when a mine went off.", [("killed", 2), ("injured", 5)]),
        ("A mine killed one farmer and wounded three.", [("killed", 1), ("injured", 3)]),
        ("The explosion left two soldiers dead and four injured.", [("killed", 2), ("injured", 4)]),
        ("The blast killed 68 people and injured 290 others.", [("killed", 68), ("injured", 290)]),
        ("The 2020 war killed about 6,500 people.", [("killed", 6500)]),
        ("The death toll rose to 12.", [("killed", 12)]),
        ("Killed: 4; wounded: 11.", [("killed", 4), ("injured", 11)]),
        ("A shepherd was killed by a landmine.", [("killed", 1)]),
        ("Six people were killed or injured by a mine.", [("killed_or_injured", 6)]),
        ("The ministry said 192 of its soldiers were killed and 511 wounded.", [("killed", 192), ("injured", 511)]),
        ("One of the two soldiers died on the way to hospital.", [("killed", 1)]),
        ("Ann Lee and Bo Kay died; Cy Dorn was badly hurt.", [("killed", 2), ("injured", 1)]),
        ("Five people remain missing after the clash.", [("missing", 5)]),
        ("Vell released 32 prisoners on Thursday.", [("released", 32)]),
        ("Police detained 17 protesters in the capital.", [("detained", 17)]),
        ("More than 100,000 people fled the region.", [("displaced", 100000)]),
        ("Some 40 families returned to the village of Tam.", [("returned", 40)]),
        ("Sappers found 14 anti-personnel mines and cleared 340 hectares.", [("mines_found", 14), ("area_cleared", 340)]),
    ],
)
def test_what_is_counted_and_how_many(text: str, counted: list[tuple[str, float]]) -> None:
    assert [(f.what, f.value) for f in figures(text)] == counted


@pytest.mark.parametrize(
    "text",
    [
        "Two trucks with 40 tons of flour were held for four days.",
        "The strike could kill 20 people.",
        "No one was killed in the blast.",
        "Three soldiers met a farmer at the checkpoint.",
        "The 2020 war ended on November 10.",
        "The road was closed for 12 days after the attack.",
    ],
)
def test_nobody_is_counted(text: str) -> None:
    assert figures(text) == []


def test_those_who_did_it_are_not_counted() -> None:
    assert [(f.what, f.value, f.category) for f in figures("Three soldiers killed a civilian at the checkpoint.")] == [
        ("killed", 1, "civilian")
    ]


def test_range_and_bound() -> None:
    (figure,) = figures("Between 20 and 30 people were wounded.")
    assert (figure.value, figure.low, figure.high) == (None, 20, 30)
    (figure,) = figures("At least 68 people have been killed and hundreds injured in an explosion.")
    assert (figure.value, figure.qualifier, figure.cause) == (68, "at_least", "other")


def test_category_and_cause_from_the_sentence_before() -> None:
    text = "Two farmers lost their lives when a truck struck a mine. Tragically, four police officers also lost their lives on the way."
    assert [(f.value, f.category, f.cause) for f in figures(text)] == [(2, None, "mine"), (4, "police", "mine")]


def test_a_running_total_with_its_start() -> None:
    text = "Since November 2020, landmine explosions have led to the deaths and injuries of 383 civilians."
    (figure,) = figures(text)
    assert (figure.what, figure.value, figure.category, figure.running, figure.since) == (
        "killed_or_injured",
        383,
        "civilian",
        True,
        "2020-11",
    )


def test_a_sum_stands_beside_its_parts() -> None:
    text = "Six civilians were caught by a mine: Ann Lee died; Bo Kay and Cy Dorn were badly hurt."
    found = [(f.what, f.value, f.category) for f in figures(text)]
    assert found == [("killed_or_injured", 6, "civilian"), ("killed", 1, "civilian"), ("injured", 2, "civilian")]


def test_a_figure_told_twice_is_one() -> None:
    assert len(figures("Two civilians were killed in the blast. The two civilians were killed in the morning blast.")) == 1


def test_area_has_a_unit() -> None:
    (figure,) = figures("The agency cleared 340 hectares in May.")
    assert figure.unit == "hectare"


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Two brothers were blown up by a mine near the village.", [("killed_or_injured", 2, None)]),
        ("36-year-old Ann Lee died as a result of the incident.", [("killed", 1, None)]),
        ("As a result, Ann Lee and Bo Kay were killed, Cy Dorn was badly injured.", [("killed", 2, None), ("injured", 1, None)]),
        ("Two civilians have been killed and three have been badly injured.", [("killed", 2, "civilian"), ("injured", 3, "civilian")]),
        ("45 persons, including 35 civilians, were killed.", [("killed", 45, None), ("killed", 35, "civilian")]),
        ("52 soldiers and eight civilians were hurt.", [("injured", 52, "military"), ("injured", 8, "civilian")]),
        ("147 out of 266 victims were killed or injured as a result of mines.", [("killed_or_injured", 147, None)]),
    ],
)
def test_counts_as_agencies_write_them(text: str, counted: list[tuple[str, float, str | None]]) -> None:
    assert [(f.what, f.value, f.category) for f in figures(text)] == counted


def test_a_total_runs_from_the_day_of_what_it_names() -> None:
    (figure,) = figures("Ten civilians have been killed since the signing of the accord on November 10.")
    assert (figure.running, figure.since) == (True, "2022-11-10")


def test_ages_count_nobody_and_another_is_one() -> None:
    assert [(f.what, f.value) for f in figures("Two boys aged 11 and 13 were injured when a mine went off.")] == [("injured", 2)]
    assert [(f.what, f.value, f.category) for f in figures("One police officer was killed and another was wounded.")] == [
        ("killed", 1, "police"),
        ("injured", 1, "police"),
    ]
