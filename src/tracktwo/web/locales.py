"""The languages of the interface: words by gettext, dates and numbers by CLDR. The record's own words are never translated."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel import Locale
from babel.dates import format_date, get_month_names
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from tracktwo.model.dates import PartialDate

LANGUAGES = ("en", "az", "hy", "ru")
FOLDER = Path(__file__).parent / "locale"


@functools.cache
def _messages(language: str) -> dict[str, str]:
    path = FOLDER / f"{language}.po"
    if not path.is_file():
        return {}
    with path.open("rb") as lines:
        catalog = read_po(lines, locale=language)
    return {str(m.id): str(m.string) for m in catalog if m.id and m.string}


def pick_language(asked: str | None, cookie: str | None, accepted: str | None) -> str:
    """The interface language: asked for in the address, else remembered, else the browser's first that is offered, else English."""
    for code in (asked, cookie):
        if code in LANGUAGES:
            return code
    for part in (accepted or "").split(","):
        code = part.split(";")[0].strip().lower()[:2]
        if code in LANGUAGES:
            return code
    return "en"


@dataclass(frozen=True, slots=True)
class Words:
    """One interface language: `text` translates, the rest writes dates and numbers."""

    language: str

    def text(self, message: str, **values: object) -> str:
        """The message in this language, with its `{names}` filled in; English where it is not translated yet."""
        found = _messages(self.language).get(message, message)
        return found.format(**values) if values else found

    def capital(self, text: str) -> str:
        """The text with a capital first letter, as this language writes it."""
        return ("İ" if self.language == "az" and text[:1] == "i" else text[:1].upper()) + text[1:]

    def number(self, value: float | None) -> str:
        """A number as this language writes it."""
        return "" if value is None else format_decimal(value, locale=self.language)

    def date(self, edtf: str | None) -> str:
        """A partial date in words, as precise as it is; the unknown year is said."""
        if not edtf:
            return self.text("date unknown")
        date = PartialDate.parse(edtf[:10])
        if date.year is not None and date.month is not None and date.day is not None:
            return format_date(datetime.date(date.year, date.month, date.day), "d MMMM y", locale=self.language)
        if date.month is None:
            return str(date.year)
        if date.year is not None:
            return format_date(datetime.date(date.year, date.month, 1), "LLLL y", locale=self.language)
        month = get_month_names("wide", locale=self.language)[date.month]
        day = f"{date.day} {month}" if date.day else month
        return f"{day}, {self.text('year unknown')}"

    def brief(self, edtf: str) -> str:
        """A year, month or day as short as a chart needs it."""
        if len(edtf) == 4:
            return edtf
        day = datetime.date.fromisoformat(edtf if len(edtf) == 10 else f"{edtf}-01")
        return format_date(day, "d MMM" if len(edtf) == 10 else "LLL y", locale=self.language)

    def dates(self, start: str | None, end: str | None) -> str:
        """A day, or the first and last day of a span."""
        return self.date(start) if not end or end == start else f"{self.date(start)} – {self.date(end)}"

    def period(self, first: str | None, last: str | None) -> str:
        """From when until when; one of the two may be unknown."""
        if first and last:
            return self.dates(first, last)
        if first:
            return self.text("since {day}", day=self.date(first))
        return self.text("until {day}", day=self.date(last)) if last else ""

    def language_name(self, code: str) -> str:
        """What this language calls another one."""
        try:
            return str(Locale.parse(self.language).languages.get(code.split("-")[0], code))
        except ValueError:
            return code

    def form(self, names: dict[str, str] | None, fallback: str = "") -> str:
        """The form of the reader's language among `{language: name}`; English, else any, where there is none."""
        names = names or {}
        return names.get(self.language) or names.get("en") or next(iter(names.values()), fallback)


def untranslated(language: str, messages: Iterable[str]) -> list[str]:
    """The messages that a language has no words for yet."""
    known = _messages(language)
    return [m for m in messages if m not in known]
