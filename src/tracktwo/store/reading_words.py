"""What one fact is called where it stands alone: in a search, beside a report's text."""

from __future__ import annotations

from tracktwo.record.material import FactInfo
from tracktwo.store.lookup import TableLookup


def label_of(fact: FactInfo, lookup: TableLookup) -> str:
    """Its name, title or words; of an event without a title, kind, day and place."""
    told = fact.fact
    if fact.layer == "entities":
        info = lookup.entity(fact.report.id, fact.local)
        return info.name if info else str(getattr(told, "name", ""))
    for name in ("title", "action", "text", "words", "term"):
        value = getattr(told, name, None)
        if value:
            return str(value)
    if fact.layer == "events":
        place = lookup.entity(fact.report.id, getattr(told, "place", None))
        return " · ".join(filter(None, (str(getattr(told, "kind", "")), getattr(told, "start", None), place.name if place else None)))
    return str(getattr(told, "what", None) or getattr(told, "role", None) or fact.layer)
