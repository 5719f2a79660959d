"""Decisions: what people say about the record. Append-only; each binds to fact anchors, never to ids of clusters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracktwo.model.ids import FactAnchor, canonical_json, sha256_hex

DecisionKind = Literal[
    "same",  # the facts are of one thing
    "different",  # the facts are of another thing than `others`
    "unsure",  # looked at, cannot be told
    "split",  # the facts leave the thing they are in, where `others` stay, and make one of their own
    "accept",  # the value stands
    "correct",  # the value is this one
    "reject",  # the fact, or the value of it, does not stand
    "stage",  # how far a commitment has come, and its implementation 0-3
    "follow_up",  # a report tells what came of a commitment (the second anchor), or does not
    "visibility",  # who may see a fact, an entity or a report
    "disclosure",  # what an initiative lets out
    "open",  # a person may have a public page
    "undo",  # an earlier decision no longer holds
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One answer of a person.

    Args:
        kind: what sort of answer.
        who: who gave it.
        when: date-time with offset, UTC.
        why: the reason given; may be empty.
        anchors: the facts it is about; for a report as a whole, none.
        others: the facts that `different` and `split` set these apart from.
        report: the report it is about, where it is about a whole report.
        about: the property that `accept`, `correct` or `reject` is about.
        value: JSON text for `accept` and `correct`; the word for `visibility`, `disclosure` and `stage`; `yes` or `no` for `open` and
            `follow_up`.
        implementation: 0-3, `stage` only.
        source: where a value or stage given by a person comes from (address or words).
        undoes: the id of the decision taken back, `undo` only.
    """

    kind: DecisionKind
    who: str
    when: str
    why: str = ""
    anchors: tuple[FactAnchor, ...] = ()
    others: tuple[FactAnchor, ...] = ()
    report: str | None = None
    about: str | None = None
    value: str | None = None
    implementation: int | None = None
    source: str | None = None
    undoes: str | None = None

    @property
    def id(self) -> str:
        """`d-` and 20 hex digits of the content."""
        from tracktwo.model.codec import to_row

        return f"d-{sha256_hex(canonical_json(to_row(self)))[:20]}"

    @property
    def order(self) -> tuple[str, str]:
        """The order in which decisions stand, whatever order they arrived in: the later one outranks the earlier."""
        return self.when, self.id
