from __future__ import annotations

from collections.abc import Callable

import pytest

from tracktwo.model.reading import Reading

Read = Callable[[str], Reading]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The River Group met in Sund. It was agreed to open the pier.", [("open the pier", ["River Group"])]),
        ("Vell agreed to a permanent opening of the pier.", [("a permanent opening of the pier", ["Vell"])]),
        ("Bela Tarn meets Orban Keldov and Peter Lorov, who ask for fuel and food.", [("fuel and food", ["Orban Keldov", "Peter Lorov"])]),
        ('"It is important to note that the pier is old," said Ana Sirkova.', []),
    ],
)  # fmt: skip
def test_who_undertakes(read: Read, text: str, found: list[tuple[str, list[str]]]) -> None:
    reading = read(text)
    names = {e.id: e.name for e in reading.entities}
    assert [(c.action, [names[i] for i in c.by]) for c in reading.commitments] == found
