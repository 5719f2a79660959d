from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Reading


def members(reading: Reading) -> list[tuple[str, str, str | None]]:
    names = {e.id: e.name for e in reading.entities}
    return [(names[m.member], names[m.of], m.role) for m in reading.memberships]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The River Group met in Sund. The members of the Group are: Ana Sirkova, Orban Keldov and Mina Halova.",
         [("Ana Sirkova", "River Group", "member"), ("Orban Keldov", "River Group", "member"), ("Mina Halova", "River Group", "member")]),
        ("The River Group, headed by Ana Sirkova and Orban Keldov, met in Sund.",
         [("Ana Sirkova", "River Group", "chair"), ("Orban Keldov", "River Group", "chair")]),
        ("The River Group's core team met in Sund. Velli side: Ana Sirkova, Orban Keldov. Orran side: Mina Halova, Peter Lorov.",
         [("Ana Sirkova", "River Group", "member"), ("Orban Keldov", "River Group", "member"),
          ("Mina Halova", "River Group", "member"), ("Peter Lorov", "River Group", "member")]),
        ("He spoke of the readiness of Vell to help as a River Group co-chair.", [("Vell", "River Group", "chair")]),
        ("The River Group, which is made up of Ana Sirkova, Orban Keldov and Mina Halova, met in Sund.",
         [("Ana Sirkova", "River Group", "member"), ("Orban Keldov", "River Group", "member"), ("Mina Halova", "River Group", "member")]),
        ("Its working group on reeds consists of Ana Sirkova and Orban Keldov.",
         [("Ana Sirkova", "working group on reeds", "member"), ("Orban Keldov", "working group on reeds", "member")]),
        ("The River Group is coordinated by Ana Sirkova and Orban Keldov.",
         [("Ana Sirkova", "River Group", "coordinator"), ("Orban Keldov", "River Group", "coordinator")]),
        ("Under the River Group, the two-member Velli delegation – Ana Sirkova and Orban Keldov – met officials in Sund.", []),
        ("The River Group met Ana Sirkova and Orban Keldov in Sund.", []),
    ],
)  # fmt: skip
def test_members_are_those_whom_the_report_calls_so(read: Callable[[str], Reading], text: str, found: list[object]) -> None:
    assert members(read(text)) == found
