"""Every error that Tracktwo raises on purpose.

    TracktwoError
    ├── SettingsError      a setting that cannot be used
    ├── PackError          a process pack that breaks its schema (carries file and line)
    ├── SourceError        an input that cannot be read at all
    ├── ReadingError       a report that a reader cannot read
    │   └── ModelError     a language model or trained component that is missing or fails
    ├── SpanError          a span that does not lie in its text
    ├── DateError          a date outside the EDTF profile
    ├── ResolutionError    a record that cannot be resolved
    ├── StoreError         a record file or database that cannot be used
    ├── ReviewError        a decision that cannot be taken
    └── PublishError       a view or file that cannot be published

A report that cannot be read is not an exception of the run: it becomes a `Failure` row (model/failure.py).
Each message names the value and the remedy.
"""

from __future__ import annotations


class TracktwoError(Exception):
    """Root of the tree: catch this to catch everything that is ours.

    Args:
        message: what is wrong, with the value.
        remedy: what the reader of the message can do about it; empty where the message says it.
    """

    code = "error"

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class SettingsError(TracktwoError):
    """A setting has a value that cannot be used."""

    code = "settings.invalid"


class PackError(TracktwoError):
    """A process pack breaks its schema; the message names file and line."""

    code = "pack.invalid"


class SourceError(TracktwoError):
    """An input cannot be read."""

    code = "source.unreadable"


class ReadingError(TracktwoError):
    """A reader cannot read a report."""

    code = "reading.failed"


class ModelError(ReadingError):
    """A trained component is missing or does not answer."""

    code = "reading.model"


class SpanError(TracktwoError, ValueError):
    """A span does not lie in its text."""

    code = "span.invalid"


class DateError(TracktwoError, ValueError):
    """A date is outside the EDTF profile of the reading contract."""

    code = "date.invalid"


class ResolutionError(TracktwoError):
    """Facts cannot be resolved."""

    code = "resolution.failed"


class StoreError(TracktwoError):
    """A record file or database cannot be used."""

    code = "store.unusable"


class ReviewError(TracktwoError):
    """A decision cannot be taken."""

    code = "review.refused"


class PublishError(TracktwoError):
    """A view or file cannot be published."""

    code = "publish.refused"
