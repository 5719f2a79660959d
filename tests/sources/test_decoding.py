from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracktwo.sources.decoding import Decoded, Undecodable, decode

RUSSIAN = "Стороны провели переговоры в долине и договорились о новой встрече в начале лета."
TURKISH = "Taraflar görüşmelere devam etme kararı aldı; köprü için çalışmalar yaz başında başlayacak, dedi sözcü."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "utf-16-le"])
def test_marks_and_utf_8(encoding: str) -> None:
    data = RUSSIAN.encode(encoding)
    result = decode(data)
    if encoding == "utf-16-le":  # without its mark
        assert isinstance(result, Undecodable) or result.text != RUSSIAN
        return
    assert isinstance(result, Decoded)
    assert result.text == RUSSIAN
    assert result.note is None


@pytest.mark.parametrize(("encoding", "name"), [("cp1251", "windows-1251"), ("koi8-r", "koi8-r")])
def test_russian_in_one_byte(encoding: str, name: str) -> None:
    result = decode(RUSSIAN.encode(encoding))
    assert isinstance(result, Decoded)
    assert (result.text, result.encoding) == (RUSSIAN, name)
    assert result.note


def test_turkish_in_one_byte() -> None:
    result = decode(TURKISH.encode("cp1254"))
    assert isinstance(result, Decoded)
    assert result.text == TURKISH


def test_a_page_states_its_encoding() -> None:
    result = decode(b'<html><meta charset="windows-1251"><p>' + RUSSIAN.encode("cp1251"))
    assert isinstance(result, Decoded)
    assert RUSSIAN in result.text
    assert result.note is None


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \t",
        RUSSIAN.encode() + RUSSIAN.encode("cp1251"),
        RUSSIAN.encode("cp1251") + RUSSIAN.encode(),
        b"abc\x00def",
        bytes(range(128, 256)) * 4,
        b"\x01\x02\x03\x04" * 10,
        b"\xff\xfeA",
        b'<meta charset="windows-1251">\x98',
    ],
)
def test_what_is_no_text_says_why(data: bytes) -> None:
    result = decode(data)
    assert isinstance(result, Undecodable)
    assert result.reason
    assert result.remedy


@given(st.binary())
def test_any_bytes_are_text_or_say_why(data: bytes) -> None:
    result = decode(data)
    if isinstance(result, Decoded):
        assert result.text.strip()
        assert "\x00" not in result.text
