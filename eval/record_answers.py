"""The project's own answers about the record: small readings written by hand, and what a careful reader makes of them together.

`record_answers/*.yaml` hold reports of the made-up process of `examples/made_up`: each with what it tells as a reading gives it (`text`,
`words`, `start`, `who`, …) and what that is in the record (`of`). Because readings are given, only the record is measured.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from tracktwo.model.ids import LocalId, canonical_json, sha256_hex
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.reading import AgendaPoint, Commitment, Entity, Event, Limit, Participation, Progress, Quantity, ReaderVersion, Reading
from tracktwo.model.report import Received, Report
from tracktwo.model.span import Span
from tracktwo.packs.files import PackFile

FOLDER = Path(__file__).parent / "record_answers"
MADE_UP = Path(__file__).parents[1] / "examples" / "made_up" / "pack"
Row = dict[str, Any]
_EVENT_WORDS = ("kind", "format", "status", "start", "end", "title", "assertion")


def load(name: str) -> Row:
    """One file of answers."""
    found: Row = PackFile(FOLDER / f"{name}.yaml").content
    return found


def corpus_hash() -> str:
    """Says whether a floor was measured on these answers."""
    return sha256_hex(canonical_json({path.name: path.read_text("utf-8") for path in sorted(FOLDER.glob("*.yaml"))}))[:16]


def cast() -> dict[str, tuple[str, str | None]]:
    """Name in any script → kind and side."""
    found: dict[str, tuple[str, str | None]] = {}
    for head, names in load("cast").items():
        kind, _, side = head.partition(" ")
        found |= dict.fromkeys(names, (kind, side or None))
    return found


def made(rows: Iterable[Row], names: Mapping[str, tuple[str, str | None]]) -> Iterator[tuple[Reading, list[str]]]:
    """The reading of each report, with the answer that each of its events belongs to, in order of the events."""
    for number, row in enumerate(rows, 1):
        told = [row, *row.get("also", ())] if "of" in row else list(row.get("tells", ()))
        yield _Made(row, f"r{number:03d}", names).reading(told), [t["of"] for t in told]


class _Made:
    """One reading in the making."""

    def __init__(self, row: Row, ident: str, names: Mapping[str, tuple[str, str | None]]) -> None:
        self._row = row
        self._text: str = row["text"]
        self._names = names
        self._entities: dict[str, Entity] = {}
        self._published = row.get("on")
        received = Received(
            source=f"{ident}.txt",
            raw_sha256=hashlib.sha256(self._text.encode()).hexdigest(),
            text=self._text,
            published=self._published,
            outlet=row.get("by"),
            external_id=ident,
        )
        self._report = Report(
            id=received.report_id,
            source=received.source,
            external_id=ident,
            raw_sha256=received.raw_sha256,
            published=self._published,
            published_basis="stated" if self._published else "unknown",
            language=row.get("in", "en"),
            outlet=row.get("by"),
            text=self._text,
            relevant=True,
            relevance=1.0,
            offsets=OffsetMap.identity(len(self._text)),
        )

    def reading(self, told: list[Row]) -> Reading:
        """The reading of what the row tells."""
        events = tuple(self._event(t, n) for n, t in enumerate(told, 1))
        ids = {t["of"]: e.id for t, e in zip(told, events, strict=True)}
        undertakings = tuple(self._commitment(c, n, ids) for n, c in enumerate(self._row.get("undertakes", ()), 1))
        progress = tuple(
            Progress(words=p["words"], stage=p["stage"], commitment=undertakings[p["nr"] - 1].id if "nr" in p else None, span=self._at(p))
            for p in self._row.get("progress", ())
        )
        for name in self._row.get("names", ()):
            self._entity(name, None)
        return Reading(
            reader=ReaderVersion(name="given", version="1"),
            report=self._report,
            entities=tuple(self._entities.values()),
            events=events,
            commitments=undertakings,
            progress=progress,
        )

    def _at(self, fact: Row) -> Span:
        words = fact.get("words") or self._text
        start = self._text.index(words)
        return Span(start, start + len(words))

    def _entity(self, name: str, kind: str | None) -> LocalId:
        if name not in self._entities:
            known, side = self._names.get(name, (None, None))
            at = self._text.find(name)
            span = Span(at, at + len(name)) if at >= 0 else Span(0, min(len(self._text), 40))
            self._entities[name] = Entity(
                id=LocalId(f"e{len(self._entities) + 1}"),
                kind=kind or known or "government",  # type: ignore[arg-type]
                name=name,
                names=(name,),
                side=side,
                spans=(span,),
            )
        return self._entities[name].id

    def _event(self, told: Row, number: int) -> Event:
        span = self._at(told)
        roles = told.get("roles", {})
        fields: dict[str, Any] = {name: str(told[name]) for name in _EVENT_WORDS if told.get(name) is not None}
        for name, key, kind in (("place", "place", "place"), ("initiative", "under", "initiative"), ("document", "doc", "document")):
            if told.get(key):
                fields[name] = self._entity(told[key], kind)
        if told.get("quantity"):
            fields["quantity"] = Quantity(value=float(told["quantity"][0]), unit=told["quantity"][1])
        formats = {told["under"]} if told.get("under") else set()
        return Event(
            **{"kind": "meeting", **fields},
            id=LocalId(f"v{number}"),
            participants=tuple(
                Participation(
                    entity=self._entity(name, "initiative" if name in formats else None), role=roles.get(name, "participant"), span=span
                )
                for name in told.get("who", ())
            ),
            agenda=tuple(AgendaPoint(area=area, text=text, span=span) for area, text in told.get("agenda", ())),
            according_to=tuple(self._entity(name, None) for name in told.get("says", ())),
            spans=(span,),
        )

    def _commitment(self, told: Row, number: int, events: Mapping[str, LocalId]) -> Commitment:
        initiatives = set(told.get("under", ()))
        due, term = (Limit(text=str(told[k]), end=str(told[k])) if told.get(k) else None for k in ("due", "term"))
        return Commitment(
            id=LocalId(f"c{number}"),
            kind=told.get("kind", "agreed"),
            action=told["action"],
            by=tuple(self._entity(name, "initiative" if name in initiatives else None) for name in told.get("by_", ())),
            to=tuple(self._entity(name, None) for name in told.get("to", ())),
            area=told.get("area"),
            due=due,
            term=term,
            event=events.get(told["at"]) if told.get("at") else None,
            span=self._at(told),
        )
