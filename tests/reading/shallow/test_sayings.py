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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("az", "Bərə hər gün işləyəcək. Bu barədə Rauf Tenbəyov bildirib.", [("Rauf Tenbəyov", "Bərə hər gün işləyəcək")]),
        ("hy", "Լաստանավն ամեն օր կաշխատի: Այս մասին հայտնել է Ռուբեն Մերովյանը:", [("Ռուբեն Մերովյան", "Լաստանավն ամեն օր կաշխատի")]),
        (
            "az",
            '"Bərə hər gün işləyir. Gölün suyu da təmizdir", - R.Tenbəyov vurğulayıb. Rauf Tenbəyov Merroudadır.',
            [("Rauf Tenbəyov", "Bərə hər gün işləyir. Gölün suyu da təmizdir")],
        ),
        (
            "az",
            'Rauf Tenbəyov "Auren"a deyib ki, körpü artıq hazırdır. "Sahil" klubunun üzvü Narine Ardesyan susub.',
            [("Rauf Tenbəyov", "körpü artıq hazırdır")],
        ),
        (
            "hy",
            "Ելույթ ունեցավ նախարար Ռուբեն Մերովյանը։ «Լաստանավն ամեն օր աշխատում է»,- ասել է նախարարը։",
            [("Ռուբեն Մերովյան", "Լաստանավն ամեն օր աշխատում է")],
        ),
        (
            "az",
            "Velmarın Xarici İşlər Nazirliyi susmadı. Nazirlikdən bildirilib ki, körpü artıq hazırdır.",
            [("Velmarın Xarici İşlər Nazirliyi", "körpü artıq hazırdır")],
        ),
        ("az", "Velmarın məlumatına görə, iki nəfər yaralanıb.", []),
    ],
)
def test_the_frame_of_a_saying_tells_who_speaks(read: Read, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    """A sentence before "this was said by", a quotation of two sentences, an office or a body's noun alone; data are no saying."""
    reading = read(language, text)
    names = {e.id: e.name for e in reading.entities}
    assert [(names[s.speaker], s.text) for s in reading.statements] == expected


def test_a_headline_names_its_speaker_before_a_colon(read: Read) -> None:
    """ "X: …"."""
    reading = read("az", "Rauf Tenbəyov: Bərə hər gün işləyəcək. Rauf Tenbəyov Merrouda çıxış edib.")
    assert [s.text for s in reading.statements] == ["Bərə hər gün işləyəcək"]
