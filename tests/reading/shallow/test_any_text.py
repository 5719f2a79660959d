from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .conftest import Read

WORDS = [
    "görüşüb",
    "Bakıda",
    "ki",
    ",",
    "«",
    "»",
    ".",
    "21-22-də",
    "Rauf",
    "çağırıb",
    "հանդիպել",
    "են",
    "Երևանում",
    "որ",
    "։",
    "՝",
    "-",
    "(",
    "və",
    "և",
    "2031",
]


@pytest.mark.parametrize("language", ["az", "hy"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(WORDS) | st.text(max_size=6), max_size=25))
def test_any_text_is_read_and_every_span_holds(read: Read, language: str, words: list[str]) -> None:
    text = " ".join(" ".join(words).split())
    reading = read(language, text)
    for entity in reading.entities:
        assert {" ".join(s.of(text).split()) for s in entity.spans} == set(entity.names)
    for statement in reading.statements:
        assert statement.text in " ".join(statement.span.of(text).split())
    for commitment in reading.commitments:
        assert commitment.action in " ".join(commitment.span.of(text).split())
