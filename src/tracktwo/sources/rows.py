"""One JSONL row to one received input (contract/READING.md, Input)."""

from __future__ import annotations

import json
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from tracktwo.model.failure import Failure
from tracktwo.model.ids import sha256_hex
from tracktwo.model.report import Received

_OPTIONAL = ("url", "title", "outlet", "byline", "published", "language")


class _RowError(ValueError):
    """A field of a row that cannot be used; the message names it."""


def parse_row(line: bytes, *, source: str) -> Received | Failure:
    """The input that one line states; a line that cannot be used is a failure naming the field."""
    try:
        return _received(line, source)
    except _RowError as error:
        return Failure(source=source, stage="sources", reason=str(error), remedy="Correct the row; the fields are in docs/sources.md.")


def is_date(value: str) -> bool:
    """Whether metadata's `value` says a day: ISO 8601 (date or date-time) or the form that feeds and mails use."""
    return parse_date(value) is not None


def parse_date(value: str) -> str | None:
    """The date or date-time with offset that metadata states, in ISO form; `None` where it states none."""
    value = value.strip()
    try:
        if len(value) == 10:
            return date.fromisoformat(value.replace("/", "-").replace(".", "-")).isoformat()
        if len(value) > 10:
            return _iso(datetime.fromisoformat(value))
    except ValueError:
        pass  # perhaps the other form
    try:
        return _iso(parsedate_to_datetime(value))
    except (ValueError, TypeError, IndexError):
        return None


def _iso(moment: datetime) -> str:
    """A moment with its offset; without one its clock says nothing, and the day is left."""
    return moment.isoformat(timespec="seconds") if moment.tzinfo else moment.date().isoformat()


def _received(line: bytes, source: str) -> Received:
    """The input of a row, or `_RowError`."""
    try:
        row = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _RowError(f"the line is not UTF-8: byte {error.object[error.start]:#04x} at {error.start}") from error
    except json.JSONDecodeError as error:
        raise _RowError(f"the line is not JSON: {error.msg} at character {error.pos}") from error
    except (RecursionError, ValueError) as error:
        raise _RowError(f"the line is not usable JSON: {type(error).__name__}") from error
    if not isinstance(row, dict):
        raise _RowError(f"the line is a JSON {type(row).__name__}, not an object")
    text, html = _string(row, "text"), _string(row, "html")
    if text is None and html is None:
        raise _RowError("field text: missing or empty, and html too")
    fields = {key: _string(row, key) for key in _OPTIONAL}
    published = fields["published"]
    if published is not None and not is_date(published):
        raise _RowError(f"field published: {published[:40]!r} is no date (YYYY-MM-DD or an ISO date-time)")
    external = row.get("id")
    if isinstance(external, int) and not isinstance(external, bool):
        external = str(external)
    elif external is not None:
        external = _string(row, "id")
    return Received(
        source=source,
        raw_sha256=sha256_hex(line),
        text=text,
        html=html if text is None else None,
        external_id=external,
        url=fields["url"],
        title=fields["title"],
        outlet=fields["outlet"],
        byline=fields["byline"],
        published=published,
        language=fields["language"],
    )


def _string(row: dict[str, object], key: str) -> str | None:
    """The text of a field; `None` where it is missing, null or blank."""
    value = row.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _RowError(f"field {key}: {type(value).__name__}, not a string")
    if "\x00" in value:
        raise _RowError(f"field {key}: a NUL character at {value.index(chr(0))}")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise _RowError(f"field {key}: half a surrogate pair at {error.start}") from error
    return value if value.strip() else None
