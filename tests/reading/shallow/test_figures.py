"""Numbers of people in Azerbaijani and Armenian, where endings and commas say what happened to whom."""

from __future__ import annotations

import pytest

from tests.reading.shallow.conftest import Read

CASES: tuple[tuple[str, str, set[tuple[str, int]]], ...] = (
    ("hy", "Պայթյունից զոհվել է երկու զինծառայող, երեքը վիրավորվել են։", {("killed", 2), ("injured", 3)}),
    ("hy", "Երկու մարդ զոհվել է և հինգը՝ վիրավորվել։", {("killed", 2), ("injured", 5)}),
    ("hy", "Կրակից մահացու վիրավորում է ստացել մեկ սահմանապահ։", {("killed", 1)}),
    ("hy", "2029 թվականից ի վեր զոհերի թիվը հասել է 17-ի։", {("killed", 17)}),
    ("hy", "19-ամյա զինվոր է զոհվել, 20 տարեկան երկու զինծառայող վիրավորվել է։", {("injured", 2)}),
    ("hy", "Վիրավորներից մեկը ծայրահեղ ծանր վիճակում է։", set()),
    ("hy", "Չորս գերի վերադարձել է Վելմար։", {("returned", 4)}),
    ("hy", "Մարտի 5-ին «Ազատություն» ռադիոն երեք լրագրողի հյուրընկալեց։", set()),
    ("az", "İki hərbçi itkin düşüb, beş nəfər saxlanılıb.", {("missing", 2), ("detained", 5)}),
    ("az", "2029-cu ildən bəri ölənlərin sayı 17-yə çatıb.", {("killed", 17)}),
    ("az", "Onlardan 68-i həlak olub, 234 nəfər isə yaralanıb.", {("killed", 68), ("injured", 234)}),
    ("az", "44 günlük müharibədə 5 hərbçi itkin düşüb.", {("missing", 5)}),
    ("az", "Dörd əsir azad edilib.", {("released", 4)}),
)


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_number_belongs_to_the_nearest_cue_of_its_stretch(read: Read, language: str, text: str, expected: set[tuple[str, int]]) -> None:
    """Between commas, in either word order."""
    assert {(f.what, f.value) for f in read(language, text).figures} == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("hy", "2029 թվականից ի վեր զոհերի թիվը հասել է 17-ի։"),
        ("az", "2029-cu ildən bəri 17 nəfər həlak olub."),
        ("az", "2029-cu il razılaşmasından sonra 17 nəfər həlak olub."),
    ],
)
def test_a_total_says_since_when_it_runs(read: Read, language: str, text: str) -> None:
    """By the day before "since", "after the accord"."""
    (figure,) = read(language, text).figures
    assert (figure.since, figure.running) == ("2029", True)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "hy",
            "Դորեշի պաշտպանության նախարարությունը հայտնել է, որ մայիսի 8-ին Արդեսկում արձակված կրակից զոհվել է մեկ զինծառայող։",
        ),
        (
            "az",
            "Velmarın Xarici İşlər Nazirliyi bildirib ki, mayın 8-də Hollin kəndi yaxınlığında baş verən partlayışda bir nəfər yaralanıb.",
        ),
    ],
)
def test_a_number_that_somebody_gives_is_their_word(read: Read, language: str, text: str) -> None:
    """What is told after "said that" is not the report's own."""
    reading = read(language, text)
    (figure,) = reading.figures
    speakers = {e.id for e in reading.entities if e.kind == "organization"}
    assert figure.according_to and set(figure.according_to) <= speakers
