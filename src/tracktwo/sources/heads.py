"""The head of a report: title, date, byline and dateline that stand before its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tracktwo.model.report import Removed
from tracktwo.sources.tracing import Traced

_SCRAPER_DATE = re.compile(r"\s*date (\d{4}-\d\d-\d\d)(?=\s|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a report says, and the text without it."""

    rest: Traced
    title: str | None = None
    byline: str | None = None
    metadata_date: str | None = None
    stated_date: str | None = None
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


def read_head(traced: Traced) -> Head:
    """The head of a text."""
    found = _SCRAPER_DATE.match(traced.text)
    if not found:
        return Head(rest=traced)
    return Head(
        rest=traced.without([found.span()]),
        metadata_date=found[1],
        removed=(Removed(reason="metadata", chars=found.end(), text=found[0].strip()),),
    )
