from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Entity

Find = Callable[[str, str], list[Entity]]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("The Velli participants - Ana Sirkova, Orban Keldov and Tigran Danielyan - met Orran colleagues: Mina Halova and Peter Lorov.",
         ["VEL", "VEL", "VEL", "ORR", "ORR"]),
        ("For Vell: Ana Sirkova, Orban Keldov. For Orra: Mina Halova, Peter Lorov.", ["VEL", "VEL", "ORR", "ORR"]),
        ("Ana Sirkova and Orban Keldov took part on the Velli side.", [None, None]),
        ("It was attended by Ana Sirkova and Orban Keldov on the Velli side.", ["VEL", "VEL"]),
        ("Orran Foreign Minister Peter Lorov met the president of Vell, Ana Sirkova.", ["ORR", "VEL"]),
        ("For Vell, Ana Sirkova of the Delta Centre and Orban Keldov spoke.", ["VEL", "VEL"]),
        ("The Velli delegation to the Council of Nations, led by Minister Ana Sirkova, came.", ["VEL"]),
        ("It was signed by Ana Sirkova (Vell) and Peter Lorov (Orra).", ["VEL", "ORR"]),
        ("Prime Minister Peter Lorov of Japan called.", ["third"]),
        ("On the Velli side they are Ana Sirkova and Orban Keldov.", ["VEL", "VEL"]),
        ("Orra was represented by Peter Lorov and Mina Halova.", ["ORR", "ORR"]),
        ("Vell's Ana Sirkova met Peter Lorov, an Orran nurse.", ["VEL", "ORR"]),
        ("Peter Lorov, who leads the Orran negotiating team, met Ana Sirkova, adviser to the Velli president.", ["ORR", "VEL"]),
        ("Ana Sirkova, speaker of the Velli assembly, met Orran army chief Peter Lorov.", ["VEL", "ORR"]),
        ("Peter Lorov, for the Orran side, nodded.", ["ORR"]),
        ("Igor Daskal, the president of Vell, and Peter Lorov, who won in May, met.", ["VEL", None]),
        ("The foreign ministers of Vell and Orra, Ana Sirkova and Peter Lorov, met.", [None, None]),
        ("The Velli and Orran leaders, Ana Sirkova and Peter Lorov, met.", [None, None]),
        ("The prime ministers of Vell and Orra, Bela Tarn and Peter Lorov, met.", ["VEL", "ORR"]),
        ("Former Kenyan president Ana Sirkova met the Slovak foreign minister, Peter Lorov.", ["third", "third"]),
        ("EU Special Representative Ana Sirkova spoke.", ["third"]),
        ("The members from Orra Peter Lorov and Mina Halova met in Sund.", ["ORR", "ORR"]),
        ("Analyst Tigran Danielyan met journalist Rauf Aliyev in Sund.", [None, None]),
    ],
)  # fmt: skip
def test_the_side_is_the_text_s_word_and_never_the_name_s(entities: Find, text: str, sides: list[str | None]) -> None:
    assert [e.side for e in entities(text, "person")] == sides


def test_an_envoy_to_a_side_is_not_of_it(entities: Find) -> None:
    (person,) = entities("Orban Keldov, envoy for contacts with the Velli residents of the delta, came.", "person")
    assert person.side is None


def test_lines_under_a_heading_of_one_side_are_its_people(entities: Find) -> None:
    text = (
        "Velli representatives:\nAna Sirkova - An economist.\nOrran representatives:\nPeter Lorov - A teacher. He came late.\nMina Halova"
    )
    assert [e.side for e in entities(text, "person")] == ["VEL", "ORR", "ORR"]


def test_who_works_for_an_international_body_is_third_only_as_its_voice(entities: Find) -> None:
    text = "Ana Sirkova, spokesperson of the Council of Nations, met Peter Lorov, analyst at the Council of Nations."
    assert [e.side for e in entities(text, "person")] == ["third", None]
