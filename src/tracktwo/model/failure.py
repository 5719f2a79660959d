"""A failure: an input or report that could not be read. It is data, not an exception of the run."""

from __future__ import annotations

from dataclasses import dataclass

FAILURE_SCHEMA = "tracktwo/failure/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One input that ended without a reading (contract/READING.md).

    Args:
        source: path or address as given, with `#line` for one line of a file.
        stage: `sources`, `reading` or `store`.
        reason: what is wrong, with the value.
        remedy: what to do about it.
    """

    source: str
    stage: str
    reason: str
    remedy: str
    schema: str = FAILURE_SCHEMA

    @property
    def sentence(self) -> str:
        """What is wrong and what to do about it, as it is told to people."""
        end = "" if self.reason.endswith((".", "!", "?")) else "."
        return f"{self.reason}{end} {self.remedy}".strip()
