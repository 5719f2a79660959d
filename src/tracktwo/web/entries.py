"""The entries of the register as its page lists them: what sort each is, what it says field by field, whether it still stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from tracktwo.model.reading import Reading
from tracktwo.model.record import CommitmentRow, ReportRow
from tracktwo.review.notes import OUTLET
from tracktwo.store.base import RecordReader

#: The layers of a reading that hold what an entry says.
FACTS_OF_ENTRIES = ("events", "commitments", "memberships")
_MOST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An entry as the list shows it: `fields` fill the form that changes it; `task` is the undertaking that it became."""

    id: str
    sort: str
    published: str | None
    visibility: str
    words: str
    is_withdrawn: bool
    fields: dict[str, str] = field(default_factory=dict)
    task: CommitmentRow | None = None


def entries_of(record: RecordReader) -> Iterator[Kept]:
    """The latest entries."""
    decisions = record.decisions()
    undone = {d.undoes for d in decisions if d.kind == "undo"}
    withdrawn = {d.report for d in decisions if d.kind == "reject" and d.report and d.id not in undone}
    seen = {d.report: d.value for d in decisions if d.kind == "visibility" and d.report and d.id not in undone}
    for row in cast(tuple[ReportRow, ...], record.page("reports", filters={"outlet": OUTLET}, limit=_MOST).rows):
        stored = record.report(row.id)
        if stored is None:
            continue
        sort, fields = _fields(stored.reading) if stored.reading else ("note", {})
        tasks = record.page("commitments", filters={"report": row.id}, limit=1, brief=True).rows if sort == "task" else ()
        yield Kept(
            id=row.id,
            sort=sort,
            published=row.published,
            visibility=seen.get(row.id) or row.visibility,
            words=stored.report.text,
            is_withdrawn=row.id in withdrawn,
            fields=fields or {"text": stored.report.text},
            task=tasks[0] if tasks and isinstance(tasks[0], CommitmentRow) else None,
        )


def _fields(reading: Reading) -> tuple[str, dict[str, str]]:
    """The sort of an entry and its fields, as they were written."""
    names = {entity.id: entity.name for entity in reading.entities}
    initiative = next((e.name for e in reading.entities if e.kind == "initiative"), "")
    if reading.memberships:
        told = reading.memberships[0]
        return "member", {
            "person": names[told.member],
            "initiative": names[told.of],
            "side": told.side or "",
            "role": told.role or "member",
            "since": told.from_ or "",
            "until": told.until or "",
        }
    if reading.commitments:
        task = reading.commitments[0]
        by = "\n".join(names[who] for who in task.by)
        due = (task.due.end if task.due else None) or ""
        return "task", {"action": task.action, "by": by, "initiative": initiative, "due": due}
    if reading.events:
        return "meeting", {"initiative": initiative}
    return "note", {}
