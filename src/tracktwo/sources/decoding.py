"""Bytes to text: which encoding, found with care; what cannot be told is a failure, never a guess that garbles names."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What files of other kinds begin with. Archives are named apart, because their remedy is another.
_ARCHIVES = (b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x28\xb5\x2f\xfd")
_BINARIES = (
    b"%PDF-",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x7fELF",
    b"MZ\x90",
    b"SQLite format 3",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"OggS",
)
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_RUSSIAN = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё")
_RUSSIAN_OFTEN = frozenset("оеаинтсрвл")
_WESTERN = frozenset("çğıöşüâîûÇĞİÖŞÜÂÎÛéèêëàáäãåæñóòôõøßúùýœ“”‘’–—…«» \xa0©°·•€")


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with the encoding it was in; `note` is set where that was found rather than stated or UTF-8."""

    text: str
    encoding: str
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecodable:
    """Why bytes are not text, and what to do about it."""

    reason: str
    remedy: str


def decode(data: bytes) -> Decoded | Undecodable:
    """The text in `data`: by byte order mark, as UTF-8, as the page states, else by the letters that come out.

    A text that is UTF-8 in one part and something else in another is not repaired.
    """
    if not data.strip():
        return Undecodable(reason="the input is empty", remedy="Leave it out, or fetch it again.")
    for magic in _ARCHIVES:
        if data.startswith(magic) or data[257:262] == b"ustar":
            return Undecodable(reason="an archive, not text", remedy="Unpack it and give the folder; only .jsonl.gz is read packed.")
    for magic in _BINARIES:
        if data.startswith(magic):
            return Undecodable(reason=f"a binary file (begins with {magic!r})", remedy="Save it as text, HTML or JSONL.")
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if b"\x00" in data:
        return Undecodable(
            reason=f"a NUL byte at {data.index(0)}: a binary file, or UTF-16 without its mark",
            remedy="Save the text as UTF-8.",
        )
    try:
        return _text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error
    stated = _CHARSET.search(data[:4096])
    if stated and stated[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return _strict(data, codecs.lookup(stated[1].decode("ascii")).name)
        except LookupError:
            pass  # a charset that nobody knows states nothing: look at the letters
    return _by_letters(data, broken)


def _strict(data: bytes, encoding: str) -> Decoded | Undecodable:
    """`data` in an encoding that it states."""
    try:
        return _text(data.decode(encoding), encoding.removesuffix("-sig"))
    except (UnicodeDecodeError, UnicodeError) as error:
        return Undecodable(reason=f"states {encoding} but is not: {error}", remedy="Save the text as UTF-8.")


def _text(text: str, encoding: str, note: str | None = None) -> Decoded | Undecodable:
    """`text` if it is one: no NUL, hardly any control characters."""
    if "\x00" in text:
        return Undecodable(reason=f"a NUL character at {text.index(chr(0))}", remedy="Save the text as UTF-8 without it.")
    if len(_CONTROL.findall(text[:100_000])) * 100 > len(text[:100_000]):
        return Undecodable(reason="more than one control character in a hundred: a binary file", remedy="Save it as text, HTML or JSONL.")
    if not text.strip():
        return Undecodable(reason="the input is empty", remedy="Leave it out, or fetch it again.")
    return Decoded(text=text, encoding=encoding, note=note)


def _by_letters(data: bytes, broken: UnicodeDecodeError) -> Decoded | Undecodable:
    """A one-byte encoding whose letters make words of a language that we read."""
    salvaged = data.decode("utf-8", errors="replace")
    bad = salvaged.count("�")
    good = sum(1 for c in salvaged if ord(c) > 127) - bad
    if good * 10 <= bad:  # in windows-1251 text, pairs that happen to be UTF-8 are rare
        for encoding, fits in (("cp1251", _is_russian), ("koi8-r", _is_russian), ("cp1254", _is_western), ("cp1252", _is_western)):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                continue
            if fits(text):
                name = {"cp1251": "windows-1251", "cp1254": "windows-1254", "cp1252": "windows-1252"}.get(encoding, encoding)
                return _text(text, name, note=f"encoding not stated, read as {name} by its letters")
    what = "mixed encodings" if good else "not UTF-8, and no encoding fits"
    return Undecodable(reason=f"{what}: byte {data[broken.start]:#04x} at {broken.start}", remedy="Save the text as UTF-8.")


def _is_russian(text: str) -> bool:
    """Whether the letters beyond ASCII are mostly Cyrillic, in small letters, as often as Russian has them."""
    high = [c for c in text if ord(c) > 127]
    letters = [c for c in high if "а" <= c.lower() <= "я" or c in "ёЁ"]
    small = [c for c in letters if c.islower()]
    often = sum(1 for c in letters if c.lower() in _RUSSIAN_OFTEN)
    return len(letters) >= 0.9 * len(high) and 2 * len(small) > len(letters) and 2 * often > len(letters)


def _is_western(text: str) -> bool:
    """Whether everything beyond ASCII is a letter or mark of Turkish, Azerbaijani (without ə) or western European text."""
    high = [c for c in text if ord(c) > 127]
    return 5 * len(high) < len(text) and sum(1 for c in high if c in _WESTERN) >= 0.95 * len(high)
