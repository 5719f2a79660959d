"""What erasing a person takes out of reports and decisions: every sentence and every word that names them."""

from __future__ import annotations

import dataclasses
import html
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from urllib.parse import unquote

from sqlalchemy import Connection, select, update

from tracktwo.model.codec import from_row
from tracktwo.model.decision import Decision
from tracktwo.model.ids import FactAnchor, sha256_hex
from tracktwo.model.reading import Reading
from tracktwo.model.report import Report
from tracktwo.store.hiding import Hidden, moved_facts, visible_part, visible_report
from tracktwo.store.packing import pack_bytes, unpack, unpack_row, unpack_text
from tracktwo.store.resolving import chunks
from tracktwo.store.tables import FACT, FAILURE, RECEIPT, REPORT

#: Stands for a path or a name that is erased.
ERASED = "erased"


def reports_naming(connection: Connection, by_name: Hidden, mentions: Collection[str]) -> list[str]:
    """The reports that name the person: by one of the mentions, or by a full name anywhere, in a path or a link too."""
    found = {r for some in chunks(mentions) for r in connection.execute(select(FACT.c.report).where(FACT.c.id.in_(some))).scalars()}
    paths: dict[str, list[str]] = defaultdict(list)
    for report, source in connection.execute(select(RECEIPT.c.report, RECEIPT.c.source)):
        paths[report].append(unquote(source))
    every = connection.execute(select(REPORT.c.id).where(REPORT.c.outcome != "erased").order_by(REPORT.c.id)).scalars().all()
    for some in chunks(set(every) - found):
        for row in connection.execute(select(REPORT.c.id, REPORT.c.body, REPORT.c.received, REPORT.c.url).where(REPORT.c.id.in_(some))):
            stored = [html.unescape(unpack_text(data)) for data in (row.body, row.received) if data]
            if any(map(by_name.names, (*stored, unquote(row.url or ""), *paths[row.id]))):
                found.add(row.id)
    return [ident for ident in every if ident in found]


def mask_report(connection: Connection, ident: str, hidden: Hidden, moved: dict[str, FactAnchor]) -> Reading | None:
    """Write a report anew without what names the person, and let go of the input as received; its reading, where it has one."""
    row = connection.execute(select(REPORT).where(REPORT.c.id == ident)).one()
    body = {"text": "", **unpack_row(row.body)}
    reading = None
    if row.reading:
        read = unpack(Reading, row.reading, report=body)
        reading = visible_part(read, hidden)
        moved |= moved_facts(read, reading)
    report = reading.report if reading is not None else visible_report(from_row(Report, body), hidden)
    plain = {"url": report.url, "title": report.title, "outlet": report.outlet, "external_id": report.external_id}
    packed = {
        "body": pack_bytes(report, without=() if report.text else ("text", "offsets", "removed")),
        "received": b"",
        "reading": pack_bytes(reading, without=("report",)) if reading is not None else None,
    }
    values = {**plain, **packed, "copy_of": None, "text_sha256": sha256_hex(report.text)}
    connection.execute(update(REPORT).where(REPORT.c.id == ident).values(**values))
    for source in connection.execute(select(RECEIPT.c.source).where(RECEIPT.c.report == ident)).scalars().all():
        if hidden.names(unquote(source)):
            where = (RECEIPT.c.report == ident, RECEIPT.c.source == source)
            connection.execute(update(RECEIPT).where(*where).values(source=f"{ERASED} {sha256_hex(source)[:12]}"))
    return reading


def mask_failures(connection: Connection, by_name: Hidden) -> None:
    """Take the words out of failures that name the person; they still count."""
    for failure in connection.execute(select(FAILURE)).all():
        if by_name.names(unquote(f"{failure.source} {failure.reason}")):
            where = (FAILURE.c.source == failure.source, FAILURE.c.stage == failure.stage)
            told = {"source": f"{ERASED} {sha256_hex(failure.source)[:12]}", "reason": "", "remedy": ""}
            connection.execute(update(FAILURE).where(*where).values(**told))


def decisions_without(decisions: Sequence[Decision], hidden: Hidden, moved: Mapping[str, FactAnchor]) -> list[Decision]:
    """The log without the person: decisions about them are gone, with those that took them back; the others lose their words for them.

    Args:
        decisions: the log.
        hidden: the person's mentions and names.
        moved: facts whose words were masked, with the anchors that they have now.
    """
    ids: dict[str, str] = {}
    kept: list[Decision] = []
    for decision in sorted(decisions, key=lambda d: d.order):
        anchors, others = (_left(some, hidden, moved) for some in (decision.anchors, decision.others))
        is_lost = (
            (decision.anchors and not anchors)
            or (decision.others and not others)
            or (decision.kind in ("same", "unsure", "follow_up") and len(anchors) < 2)
            or hidden.names(f"{decision.value or ''} {decision.source or ''}")
            or (decision.undoes is not None and decision.undoes not in ids)
        )
        if is_lost:
            continue
        about = ids.get(decision.about, decision.about) if decision.about else None
        made = dataclasses.replace(
            decision,
            who=ERASED if hidden.names(decision.who) else decision.who,
            why="" if hidden.names(decision.why) else decision.why,
            anchors=anchors,
            others=others,
            about=about,
            undoes=ids[decision.undoes] if decision.undoes else None,
        )
        ids[decision.id] = made.id
        kept.append(made)
    return kept


def _left(anchors: Sequence[FactAnchor], hidden: Hidden, moved: Mapping[str, FactAnchor]) -> tuple[FactAnchor, ...]:
    found = (moved.get(a.fact_id, a) for a in anchors if a.fact_id not in hidden.facts)
    return tuple(a for a in found if not hidden.names(a.quote))
