"""The row of one event: its life, its days and place, who took part, from every report that tells it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tracktwo.model.dates import PartialDate, day_of
from tracktwo.model.reading import Event
from tracktwo.model.record import AgendaItem, EventRow, Participant, PlaceRef, StatusChange
from tracktwo.record.decided import decided_values
from tracktwo.record.material import EntityInfo, FactInfo, Lookup, known_since, sources_of
from tracktwo.record.values import Choices
from tracktwo.resolution.profiles import folded_name
from tracktwo.resolution.tellings import parse_leniently

_LANGUAGES = ("en", "ru", "az", "hy")


def assemble_event(facts: Sequence[FactInfo], lookup: Lookup) -> EventRow:
    """The row of the event that the facts of one cluster tell."""
    facts = sorted(facts, key=lambda f: f.sort)
    lines, index = sources_of(facts)
    told = {f.id: _event(f) for f in facts}
    decided = decided_values(facts, lookup)
    use = Choices([f for f in facts if f.id not in decided.rejected], index, decided=decided.values)

    def voices(fact: FactInfo) -> tuple[str, ...]:
        return tuple(e.id for v in told[fact.id].according_to if (e := lookup.entity(fact.report.id, v)))

    def plain(name: str, **options: Any) -> Any:
        return use.choose(use.claims(name, lambda f: getattr(told[f.id], name), voices), **options)

    place = _entity(use, "place", facts, told, lookup, voices)
    destination = _entity(use, "destination", facts, told, lookup, voices)
    initiative = _entity(use, "initiative", facts, told, lookup, voices)
    document = _entity(use, "document", facts, told, lookup, voices)
    venue = use.choose(use.claims("venue", lambda f: _name(lookup.entity(f.report.id, told[f.id].venue)), voices), refines=_words_refine)
    status_facts = [f for f in use.facts if told[f.id].assertion not in ("denied",)]
    return EventRow(
        id=facts[0].id,
        aliases=tuple(f.id for f in facts[1:]),
        known_since=known_since(facts),
        sources=lines,
        kind=plain("kind", refines=lambda a, b: (a, b) == ("meeting", "visit")),
        format=plain("format", refines=lambda a, b: b == "visit"),
        title=_title(use, told),
        level=plain("level"),
        composition=plain("composition"),
        status=_status(use, told, status_facts, voices),
        history=_history(facts, told, index),
        start=plain("start", refines=_date_refines),
        end=plain("end", refines=_date_refines),
        when=plain("when", refines=lambda a, b: a == "on"),
        place=place.place if place else None,
        destination=destination.place if destination else None,
        venue=venue,
        initiative=initiative.ref if initiative else None,
        document=document.ref if document else None,
        participants=_participants(use.facts, told, index, lookup, decided.participants),
        agenda=_agenda(use.facts, told, index),
        quantity=plain("quantity"),
        quantity_return=plain("quantity_return"),
        part_of=use.choose(use.claims("part_of", lambda f: lookup.event(f.report.id, told[f.id].part_of), voices)),
        mentions=_mentions(facts, told, index),
        values=use.values,
        chosen_by=use.chosen_by,
        contested=tuple(sorted(use.contested)),
    )


def _event(fact: FactInfo) -> Event:
    if not isinstance(fact.fact, Event):
        raise TypeError(f"{fact.id} is no event")
    return fact.fact


def _name(entity: EntityInfo | None) -> str | None:
    return entity.name if entity else None


def _entity(use: Choices, name: str, facts: Sequence[FactInfo], told: dict[str, Event], lookup: Lookup, voices: Any) -> EntityInfo | None:
    """The entity chosen for a property: compared by cluster, shown side by side as references."""
    found: dict[str, EntityInfo] = {}

    def value(fact: FactInfo) -> Any:
        entity = lookup.entity(fact.report.id, getattr(told[fact.id], name))
        if entity is None:
            return None
        found[entity.id] = entity
        return entity.place if entity.kind == "place" else entity.ref

    def refines(a: Any, b: Any) -> bool:
        return found[b.id].cluster in found[a.id].within

    chosen = use.choose(use.claims(name, value, voices), refines=refines)
    if isinstance(chosen, dict):  # a decision keeps the row as it was shown
        return lookup.entity_of(str(chosen.get("id")))
    return found.get(chosen.id) if isinstance(chosen, PlaceRef) or hasattr(chosen, "id") else None


def _date_refines(a: str, b: str) -> bool:
    mine, theirs = parse_leniently(a), parse_leniently(b)
    return isinstance(mine, PartialDate) and isinstance(theirs, PartialDate) and mine.refines(theirs)


def _words_refine(a: str, b: str) -> bool:
    return folded_name(b) in folded_name(a)


def _title(use: Choices, told: dict[str, Event]) -> str | None:
    """The title in the first language of the list that has one: titles in two languages do not disagree."""
    by_language: dict[str, list[FactInfo]] = {}
    for fact in use.facts:
        if told[fact.id].title:
            by_language.setdefault(fact.report.language.split("-")[0], []).append(fact)
    if "title" in use.decided:
        given: str | None = use.choose(use.claims("title", lambda f: told[f.id].title, lambda _: ()))
        return given
    for language in (*_LANGUAGES, *sorted(by_language)):
        if language in by_language:
            chosen = {f.id for f in by_language[language]}
            title: str | None = use.choose(
                use.claims("title", lambda f, c=chosen: told[f.id].title if f.id in c else None, lambda _: ()),  # type: ignore[misc]
                refines=_words_refine,
            )
            return title
    return None


def _status(use: Choices, told: dict[str, Event], facts: Sequence[FactInfo], voices: Any) -> Any:
    """The status last reported; what was held stays held."""
    claims = use.claims("status", lambda f: told[f.id].status if f in facts else None, voices)
    held = [c for c in claims if c.value == "held"]
    if "status" in use.decided:
        return use.choose(claims)
    latest = use.latest(claims)
    if held and latest != "held":
        use.chosen_by["status"] = "latest"
        return "held"
    return latest


def _history(facts: Sequence[FactInfo], told: dict[str, Event], index: dict[str, int]) -> tuple[StatusChange, ...]:
    """Each status with the day it was first reported, and all who report it, in order of time."""
    changes: dict[tuple[str, str | None, bool], StatusChange] = {}
    for fact in facts:
        event = told[fact.id]
        denied = event.assertion == "denied"
        key = (event.status, event.start if event.status != "held" else None, denied)
        held = changes.get(key)
        sources = (*(held.sources if held else ()), index[fact.id])
        published = held.published if held else (fact.report.published or "")[:10] or None
        changes[key] = StatusChange(
            status=event.status, published=published, start=event.start, end=event.end, denied=denied, sources=tuple(dict.fromkeys(sources))
        )
    return tuple(changes.values())


#: A report that comes this many days after an event tells of something else, and refers to it.
_LATER = 14


def _mentions(facts: Sequence[FactInfo], told: dict[str, Event], index: dict[str, int]) -> tuple[int, ...]:
    """The sources that only refer to the event: published long after it, where others told it when it happened."""
    days = [d for f in facts for text in (told[f.id].end or told[f.id].start,) if (d := parse_leniently(text)) and d.last]
    last = min((d.last for d in days if d.last), default=None)
    if last is None:
        return ()
    late = [f for f in facts if (day := day_of(f.report.published)) is not None and (day - last).days > _LATER]
    return tuple(dict.fromkeys(index[f.id] for f in late)) if len(late) < len(facts) else ()


def _participants(
    facts: Sequence[FactInfo],
    told: dict[str, Event],
    index: dict[str, int],
    lookup: Lookup,
    decided: Mapping[str, dict[str, str] | None],
) -> tuple[Participant, ...]:
    """Who took part, one line for each entity and role; an organizer is not listed as a participant too."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for fact in facts:
        for part in told[fact.id].participants:
            entity = lookup.anybody(fact.report.id, part.entity)
            if entity is None:
                continue
            behalf = lookup.entity(fact.report.id, part.on_behalf_of)
            name = folded_name(entity.name) if entity.kind == "group" else entity.id
            line = found.setdefault(
                (name, part.role), {"entity": entity, "sources": [], "count": set(), "side": set(), "capacity": set(), "behalf": set()}
            )
            line["sources"].append(index[fact.id])
            for key, value in (
                ("count", part.count),
                ("side", part.side or entity.side),
                ("capacity", part.capacity),
                ("behalf", behalf and behalf.id),
            ):
                if value is not None:
                    line[key].add(value)
    for fact_id, said in decided.items():
        entity = lookup.entity_of(fact_id)
        if entity is None:
            continue
        told_of = {key: line for key, line in found.items() if line["entity"].id == entity.id}
        for line_of in told_of:
            del found[line_of]
        if said is not None:
            held: dict[str, Any] = next(iter(told_of.values()), {"sources": [], "count": set(), "capacity": set(), "behalf": set()})
            side = said.get("side") or entity.side
            found[(entity.id, said.get("role") or "participant")] = {**held, "entity": entity, "side": {side} - {None}}
    special = {name for name, role in found if role != "participant"}
    return tuple(
        Participant(
            id=None if line["entity"].is_nameless else line["entity"].id,
            name=None if line["entity"].is_nameless else line["entity"].name,
            kind=line["entity"].kind,
            count=_only(line["count"]),
            side=_only(line["side"]),
            capacity=_only(line["capacity"]),
            on_behalf_of=_only(line["behalf"]),
            role=role,  # type: ignore[arg-type]
            sources=tuple(dict.fromkeys(line["sources"])),
        )
        for (name, role), line in found.items()
        if role != "participant" or name not in special
    )


def _only(values: set[Any]) -> Any:
    return next(iter(values)) if len(values) == 1 else None


def _agenda(facts: Sequence[FactInfo], told: dict[str, Event], index: dict[str, int]) -> tuple[AgendaItem, ...]:
    points: dict[tuple[str | None, str], AgendaItem] = {}
    for fact in facts:
        for point in told[fact.id].agenda:
            key = (point.area, folded_name(point.text))
            held = points.get(key)
            sources = (*(held.sources if held else ()), index[fact.id])
            points[key] = AgendaItem(area=point.area, text=held.text if held else point.text, sources=tuple(dict.fromkeys(sources)))
    return tuple(points.values())
