"""Ids: what each is made of. All are functions of content, so that order and paths never show in them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import NewType

ReportId = NewType("ReportId", str)  # 64 hex digits
FactId = NewType("FactId", str)  # layer letter, dash, 20 hex digits
LocalId = NewType("LocalId", str)  # "e1", "v3": holds within one reading

#: The layers of a reading that hold facts, with the letter that begins their local ids and fact ids.
LAYER_LETTERS = {
    "entities": "e",
    "affiliations": "a",
    "memberships": "m",
    "events": "v",
    "commitments": "c",
    "progress": "p",
    "statements": "s",
    "figures": "f",
    "terms": "t",
}


def canonical_json(value: object) -> str:
    """One spelling for one value: sorted keys, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def sha256_hex(data: str | bytes) -> str:
    """SHA-256 of the bytes, or of the UTF-8 of the text (lone surrogates escaped), as 64 hex digits."""
    raw = data.encode("utf-8", "backslashreplace") if isinstance(data, str) else data
    return hashlib.sha256(raw).hexdigest()


@dataclass(frozen=True, slots=True, order=True)
class FactAnchor:
    """Where a fact stands, whichever reader found it: decisions bind to this and survive better readers.

    `offset` counts characters of the input as received (of the text where the place in the input is unknown); `quote` is the fact's first
    span as it stands in the text; `ordinal` tells apart facts of one layer that share report, offset and quote (0 for the first).
    """

    report: ReportId
    layer: str
    offset: int
    quote: str
    ordinal: int = 0

    @property
    def fact_id(self) -> FactId:
        """The id that every view prints for this fact."""
        digest = sha256_hex(canonical_json([self.report, self.layer, self.offset, self.quote, self.ordinal]))
        return FactId(f"{LAYER_LETTERS[self.layer]}-{digest[:20]}")
