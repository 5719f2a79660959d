"""Short factories for reports and readings of a made-up process, so that tests of the record need neither reader nor files."""

from __future__ import annotations

from typing import Any

from tracktwo.model.ids import LocalId
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.reading import Entity, Event, Participation, ReaderVersion, Reading
from tracktwo.model.report import Received, Report
from tracktwo.model.span import Span
from tracktwo.packs.pack import Pack, RelevanceWords, Side
from tracktwo.store.base import Incoming

PACK = Pack(
    id="two_banks",
    version="1",
    names={"en": ("Two Banks",)},
    languages=("en",),
    sides=(Side(id="EAST", names={"en": ("Estaria",)}, demonyms={}), Side(id="WEST", names={"en": ("Vestaria",)}, demonyms={})),
    relevance=RelevanceWords(sides={}, matters={}, process={}, other={}),
)


def make_report(text: str, *, published: str | None = "2031-05-02", ident: str | None = None, **fields: Any) -> Report:
    """A report of these words; its id is that of what was received."""
    received = Received(source="made.txt", raw_sha256="0" * 64, text=text, published=published, external_id=ident)
    return Report(
        id=received.report_id,
        source="made.txt",
        external_id=ident,
        raw_sha256="0" * 64,
        published=published,
        published_basis="stated" if published else "unknown",
        language=fields.pop("language", "en"),
        text=text,
        relevant=True,
        relevance=1.0,
        offsets=OffsetMap.identity(len(text)),
        **fields,
    )


def span_of(text: str, words: str) -> Span:
    """Where the words first stand."""
    start = text.index(words)
    return Span(start, start + len(words))


def make_reading(
    report: Report, entities: dict[str, tuple[str, str | None]], events: list[dict[str, Any]] | None = None, **layers: Any
) -> Reading:
    """A reading: entities by name → (kind, side); events with names in place of ids, told by the words `anchor`."""
    ids = {name: LocalId(f"e{n}") for n, name in enumerate(entities, 1)}
    made = tuple(
        Entity(id=ids[name], kind=kind, name=name, names=(name,), side=side, spans=(span_of(report.text, name),))  # type: ignore[arg-type]
        for name, (kind, side) in entities.items()
    )
    told = []
    for number, event in enumerate(events or [], 1):
        fields = dict(event)
        span = span_of(report.text, fields.pop("anchor"))
        parts = tuple(Participation(entity=ids[name], span=span) for name in fields.pop("who", ()))
        for key in ("place", "initiative"):
            if fields.get(key):
                fields[key] = ids[fields[key]]
        told.append(Event(id=LocalId(f"v{number}"), participants=parts, spans=(span,), **fields))
    return Reading(reader=ReaderVersion(name="made", version="1"), report=report, entities=made, events=tuple(told), **layers)


def incoming(reading: Reading, source: str = "made.txt") -> Incoming:
    """The reading on its way into a record."""
    return Incoming(source=source, report=reading.report, reading=reading)


def meeting(
    number: int, *, day: str = "2031-05-01", place: str = "Port Amber", published: str = "2031-05-02", who: str = "Ada Velt"
) -> Reading:
    """A report of one meeting; `number` makes its words its own."""
    text = (
        f"Bulletin {number}. {who} and Oren Dask met in {place} on the first day of talks, the secretariat wrote in note {number * 7919}."
    )
    report = make_report(text, published=published, ident=f"r{number}")
    entities = {who: ("person", "EAST"), "Oren Dask": ("person", "WEST"), place: ("place", None)}
    return make_reading(
        report, entities, [{"kind": "meeting", "anchor": "met in", "start": day, "place": place, "who": (who, "Oren Dask")}]
    )
