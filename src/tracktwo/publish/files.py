"""The files that leave the record: every kind of row and the calendar, of the public view alone, with a log of what was published when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tracktwo.errors import PublishError
from tracktwo.model.ids import sha256_hex
from tracktwo.model.record import ROWS, CommitmentRow, EventRow
from tracktwo.publish.calendar import calendar_of
from tracktwo.publish.exports import export
from tracktwo.store.base import RecordReader, Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """One file, and what it is beside the last time: `new`, `changed`, or `same`. `sequence` counts its changes."""

    name: str
    state: Literal["new", "changed", "same"]
    sequence: int


def publish(store: Store, folder: Path, *, at: str, as_of: str | None = None) -> list[Published]:
    """Write the public view into a folder; files whose bytes are the same are left alone, and each change is logged.

    Raises:
        PublishError: the folder cannot be written.
    """
    before = {entry.what for entry in store.publications()}
    reader = store.reader(view="public", as_of=as_of)
    files = dict(_files(store, reader, at))
    sequences = store.note_published({name: sha256_hex(data) for name, data in files.items()}, at=at, view="public")
    found: list[Published] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in sorted(files.items()):
            path = folder / name
            is_same = path.exists() and path.read_bytes() == data
            if not is_same:
                beside = path.with_name(f".{name}.part")
                beside.write_bytes(data)
                beside.replace(path)
            found.append(
                Published(name=name, state="same" if is_same else "changed" if name in before else "new", sequence=sequences[name])
            )
    except OSError as error:
        raise PublishError(f"{folder} cannot be written: {error.strerror}.", remedy="Name a folder that you may write.") from error
    return found


def _files(store: Store, reader: RecordReader, at: str) -> Iterator[tuple[str, bytes]]:
    """Each file by its name."""
    for kind in ROWS:
        yield f"{kind}.jsonl", "".join(export(reader, kind, "jsonl")).encode()
    events = [row for row in reader.rows("events") if isinstance(row, EventRow)]
    due = [row for row in reader.rows("commitments") if isinstance(row, CommitmentRow) and row.due]
    calendar = calendar_of(events, due, reader.decisions(), numbered=lambda entries: store.note_published(entries, at=at, view="public"))
    yield "calendar.ics", calendar
