"""Claims: one sourced value each, and how claims of one property are told side by side (contract/RECORD.md)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from tracktwo.model.span import Span
from tracktwo.model.vocab import Assertion, Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """One place of one report that tells a fact. `quote` is `None` where it must not be shown. `origin` is what kind of report it is;
    `story` is shared by near copies: their support counts once."""

    report: str
    external_id: str | None = None
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    side: str | None = None
    origin: Origin | None = None
    published: str | None = None
    span: Span
    quote: str | None = None
    story: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One value of one property as one fact gives it. `voice` is whose word it is: empty where the report itself says it."""

    property: str
    value: Any
    source: int
    assertion: Assertion = "stated"
    voices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One of the values that sources give, side by side with the others. `sources` are indexes into the row's sources."""

    value: Any
    sources: tuple[int, ...] = ()
    stated_by: tuple[str, ...] = field(default=())
    denied_by: tuple[str, ...] = field(default=())
