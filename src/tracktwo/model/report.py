"""The report: one item as received, cleaned, with what was removed (contract/READING.md, `report`)."""

from __future__ import annotations

from dataclasses import dataclass, field

from tracktwo.model.ids import ReportId, canonical_json, sha256_hex
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.vocab import Origin, PublishedBasis, RemovedReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An input as received, before cleaning: what the report id is made of.

    Exactly one of `text` and `html` is set. `published` is what the metadata says, as given. `source` (path or address),
    `raw_sha256`, `captured_at` and `notes` (how it was received: an encoding that had to be guessed) are receipts: none is part of the id.
    """

    source: str
    raw_sha256: str
    text: str | None = None
    html: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    external_id: str | None = None
    captured_at: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def report_id(self) -> ReportId:
        """SHA-256 of the canonical JSON of what was received; never of the path."""
        received = {
            "text": self.text,
            "html": self.html,
            "url": self.url,
            "outlet": self.outlet,
            "title": self.title,
            "byline": self.byline,
            "published": self.published,
            "language": self.language,
            "id": self.external_id,
        }
        return ReportId(sha256_hex(canonical_json({k: v for k, v in received.items() if v is not None})))

    @property
    def content(self) -> str:
        """The text or the page: what offsets "in the input as received" count in."""
        return self.text if self.text is not None else self.html or ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Characters that the cleaner took out, with the reason; `chars` counts characters of the input."""

    reason: RemovedReason
    chars: int
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One report, ready for reading. Nothing changes `text` after it is stored.

    `published` is a date or a date-time with offset; `None` where neither text nor metadata states it. `relevance` is 0–1. `offsets` leads
    from `text` to the input as received and is kept in the store, not printed.
    """

    id: ReportId
    source: str
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    captured_at: str | None = None
    raw_sha256: str
    credits: tuple[str, ...] = ()
    origin: Origin | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    language: str
    text: str
    removed: tuple[Removed, ...] = ()
    relevant: bool = False
    relevance: float = 0.0
    notes: tuple[str, ...] = ()
    offsets: OffsetMap = field(default_factory=lambda: OffsetMap(()), metadata={"internal": True})
