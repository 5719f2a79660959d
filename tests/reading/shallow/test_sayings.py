from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "speaker", "mode", "words"),
    [
        ("az", "Rauf Tenbəyov bildirib ki, bərə hər gün işləyəcək.", "Rauf Tenbəyov", "indirect", "bərə hər gün işləyəcək"),
        ("az", "Narine Ardesyanın sözlərinə görə, su təmizdir və qorunur.", "Narine Ardesyan", "indirect", "su təmizdir və qorunur"),
        ("hy", "Ռուբեն Մերովյանը նշել է, որ լաստանավն ամեն օր կաշխատի։", "Ռուբեն Մերովյան", "indirect", "լաստանավն ամեն օր կաշխատի"),
        ("hy", "«Լաստանավն ամեն օր աշխատում է»,- ասել է Ռուբեն Մերովյանը։", "Ռուբեն Մերովյան", "direct", "Լաստանավն ամեն օր աշխատում է"),
        ("hy", "Լեյլա Թաշկարովայի խոսքով՝ ջուրը մաքուր է։", "Լեյլա Թաշկարովա", "indirect", "ջուրը մաքուր է"),
    ],
)
def test_who_says_what(read: Read, language: str, text: str, speaker: str, mode: str, words: str) -> None:
    reading = read(language, text)
    names = {e.id: e.name for e in reading.entities}
    assert [(names[s.speaker], s.mode, s.text) for s in reading.statements] == [(speaker, mode, words)]


def test_a_pronoun_stands_for_the_person_named_before(read: Read) -> None:
    reading = read("az", "Rauf Tenbəyov Merrouya gəlib. O bildirib ki, bərə hər gün işləyir.")
    assert [s.text for s in reading.statements] == ["bərə hər gün işləyir"]
