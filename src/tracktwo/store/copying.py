"""Copies in the tables: byte-equal texts have one original, near copies share a story. Neither depends on the order of arrival."""

from __future__ import annotations

import struct
from collections.abc import Collection

from sqlalchemy import Connection, func, select, update

from tracktwo.sources.copies import is_near_copy, shingles
from tracktwo.store.indexing import insert_new
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import REPORT, SHINGLE

#: How many of a text's smallest shingles are looked up: two texts of which one holds most of the other share some of them.
_SMALLEST = 24
#: How many of them two texts must share to be compared.
_ENOUGH = 5


def original_of(connection: Connection, text_sha256: str) -> tuple[str | None, list[str]]:
    """The first report with this text, by publication date (unknown last) and id, and the others."""
    rows = connection.execute(
        select(REPORT.c.id)
        .where(REPORT.c.text_sha256 == text_sha256, REPORT.c.outcome == "read")
        .order_by(func.coalesce(REPORT.c.published, "9999"), REPORT.c.id)
    ).scalars()
    every = list(rows)
    return (every[0], every[1:]) if every else (None, [])


def write_sketch(connection: Connection, report: str, text: str) -> None:
    """Keep what near copies are found by."""
    sketch = sorted(shingles(text))
    smallest = [value for value in sketch if not value & 1][:_SMALLEST]
    connection.execute(update(REPORT).where(REPORT.c.id == report).values(sketch=struct.pack(f"<{len(sketch)}q", *sketch)))
    insert_new(connection, SHINGLE, [{"value": value, "report": report} for value in smallest])


def remove_sketch(connection: Connection, report: str) -> None:
    """Forget it."""
    connection.execute(SHINGLE.delete().where(SHINGLE.c.report == report))
    connection.execute(update(REPORT).where(REPORT.c.id == report).values(sketch=None, story=None))


def _sketches(connection: Connection, reports: Collection[str]) -> dict[str, frozenset[int]]:
    found = {}
    for some in chunks(reports):
        for ident, data in connection.execute(
            select(REPORT.c.id, REPORT.c.sketch).where(REPORT.c.id.in_(some), REPORT.c.sketch.is_not(None))
        ):
            found[ident] = frozenset(struct.unpack(f"<{len(data) // 8}q", data))
    return found


def tell_stories(connection: Connection, touched: Collection[str]) -> set[str]:
    """Find the stories around these reports; the reports whose story is another one now."""
    changed: set[str] = set()
    done: set[str] = set()
    sketches: dict[str, frozenset[int]] = {}
    for start in sorted(touched):
        if start in done:
            continue
        members, open_ = {start}, {start}
        while open_:
            near: set[str] = set()
            for some in chunks(open_):
                near |= _sharing(connection, some)
            near -= members
            sketches |= _sketches(connection, (near | open_) - sketches.keys())
            open_here = [sketches[o] for o in open_ if o in sketches]
            open_ = {n for n in near if any(is_near_copy(sketches[n], o) for o in open_here)}
            members |= open_
        done |= members
        for some in chunks(members):
            members |= set(connection.execute(select(REPORT.c.id).where(REPORT.c.copy_of.in_(some))).scalars())
        story = min(members) if len(members) > 1 else None
        first = _first(connection, members) if story else None
        for some in chunks(members):
            rows = connection.execute(select(REPORT.c.id, REPORT.c.story, REPORT.c.derived_from).where(REPORT.c.id.in_(some))).all()
            for row in rows:
                derived = first if story and row.id != first else None
                if row.story != story or row.derived_from != derived:
                    connection.execute(update(REPORT).where(REPORT.c.id == row.id).values(story=story, derived_from=derived))
                    changed.add(row.id)
    return changed


def _sharing(connection: Connection, reports: Collection[str]) -> set[str]:
    """The reports that share enough of their smallest shingles with one of these: more than a line that an outlet always puts."""
    found: set[str] = set()
    for report in reports:
        values = list(connection.execute(select(SHINGLE.c.value).where(SHINGLE.c.report == report)).scalars())
        enough = max(1, min(_ENOUGH, len(values) // 3))
        query = select(SHINGLE.c.report).where(SHINGLE.c.value.in_(values)).group_by(SHINGLE.c.report)
        found |= set(connection.execute(query.having(func.count() >= enough)).scalars())
    return found


def _first(connection: Connection, reports: Collection[str]) -> str:
    """The report of a story that the others are taken from: an official one, else the one published first."""
    rows = [
        row
        for some in chunks(reports)
        for row in connection.execute(select(REPORT.c.id, REPORT.c.origin, REPORT.c.published).where(REPORT.c.id.in_(some)))
    ]
    best = min(rows, key=lambda r: (r.origin not in ("official_statement", "joint_statement"), r.published or "9999", r.id))
    ident: str = best.id
    return ident
