"""What an event is called where no report gives it a title, and what its sources are told in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracktwo.model.claim import SourceRef
from tracktwo.model.record import EventRow, Participant
from tracktwo.web.labels import LABELS
from tracktwo.web.locales import Words

#: So many names stand in a heading; the others are counted.
_NAMED = 2


def as_recorded(ident: str | None, name: str | None) -> str:
    """The name as the record has it."""
    return name or ""


def heading_of(event: EventRow, words: Words, called: Callable[[str | None, str | None], str] = as_recorded) -> str:
    """The title that a report gives, else kind, place and who took part: “Talks, Gabala: A. Name, B. Name +3”.

    `called` gives the form of a name to show, by id and recorded name.
    """
    if event.title:
        return event.title
    sort = event.format if event.format and event.kind in ("meeting", "visit") else event.kind or "other"
    kind = words.capital(words.text(LABELS[sort]))
    where = event.place or event.destination
    place = words.form(where.names, where.id) if where else ""
    people = _leading(event.participants)
    named = ", ".join(called(p.id, p.name) for p in people[:_NAMED])
    more = f" +{len(people) - _NAMED}" if len(people) > _NAMED else ""
    about = f"{named}{more}" or (called(event.initiative.id, event.initiative.name) if event.initiative else "")
    return f"{kind}{', ' if place else ''}{place}{': ' if about else ''}{about}"


def _leading(participants: Sequence[Participant]) -> list[Participant]:
    """Those with a name, people before bodies, and of each side one before anybody else of it."""
    named = sorted((p for p in participants if p.name), key=lambda p: p.kind != "person")
    seen: set[str | None] = set()
    first: list[Participant] = []
    later: list[Participant] = []
    for p in named:
        (later if p.side in seen else first).append(p)
        seen.add(p.side)
    return [*first, *later]


def grouped_sources(sources: Sequence[SourceRef]) -> list[list[tuple[int, SourceRef]]]:
    """The sentences report by report, in the order in which the reports come, each with its index; a sentence said twice stands once."""
    groups: dict[str, list[tuple[int, SourceRef]]] = {}
    for index, ref in enumerate(sources):
        group = groups.setdefault(ref.report, [])
        if all(ref.span != other.span for _, other in group):
            group.append((index, ref))
    return list(groups.values())
