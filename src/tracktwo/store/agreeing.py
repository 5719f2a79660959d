"""A second fact in which two names agree: names that are near in spelling are one person's only where something else says so too.

What is looked at are facts of the two names, never their clusters, so that who is who does not depend on what was resolved before.
"""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from tracktwo.resolution.profiles import folded_name
from tracktwo.store.tables import FACT, LINK, PROFILE

#: So many titles, and so many occasions, of a name are looked at: the first of them.
_MOST = 60


class AgreeingFacts:
    """What two names of people have in common beside their letters. One per transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._titles: dict[str, dict[str, str]] = {}
        self._occasions: dict[str, dict[str, str]] = {}

    def between(self, one: str, other: str) -> str | None:
        """The fact in which two profiles agree, in words; `None` where there is none, or one report names both as two people."""
        titles = self._titles_of(one).keys() & self._titles_of(other).keys()
        occasions = self._occasions_of(one).keys() & self._occasions_of(other).keys()
        if not titles and not occasions:
            return None
        if self._are_named_together(one, other):
            return None
        if titles:
            return f"both are {self._titles_of(one)[min(titles)]}"
        return f"both took part in {self._occasions_of(one)[min(occasions)]}"

    def _titles_of(self, profile: str) -> dict[str, str]:
        """Title and body of each affiliation that a report states."""
        if profile not in self._titles:
            found: dict[str, str] = {}
            for report, affiliation in self._facts(profile, "affiliations", "person"):
                title, body = folded_name(affiliation.get("title") or ""), affiliation.get("organization")
                if title and body:
                    name, key = self._body(report, body)
                    found[f"{title}|{key}"] = f"{affiliation['title']}, {name}"
            self._titles[profile] = found
        return self._titles[profile]

    def _occasions_of(self, profile: str) -> dict[str, str]:
        """Kind, place and day of each event that they took part in; the day alone would say little."""
        if profile not in self._occasions:
            found: dict[str, str] = {}
            for report, event in self._facts(profile, "events", "participant"):
                start, place = event.get("start") or "", event.get("place")
                if len(start) == 10 and not start.startswith("XXXX") and place:
                    name, key = self._body(report, place)
                    kind = "meeting" if event["kind"] == "visit" else event["kind"]
                    found[f"{kind}|{start}|{key}"] = f"a {kind} in {name} on {start}"
            self._occasions[profile] = found
        return self._occasions[profile]

    def _facts(self, profile: str, layer: str, role: str) -> list[tuple[str, dict[str, Any]]]:
        rows = self._connection.execute(
            select(FACT.c.report, FACT.c.body)
            .join(LINK, LINK.c.fact == FACT.c.id)
            .where(LINK.c.profile == profile, LINK.c.layer == layer, LINK.c.role == role)
            .order_by(FACT.c.sort)
            .limit(_MOST)
        )
        return [(report, json.loads(body)) for report, body in rows]

    def _body(self, report: str, local: str) -> tuple[str, str]:
        """The name of a body or place of a report, and what it is compared by: the pack's id, else its folded name."""
        row = self._connection.execute(
            select(PROFILE.c.folded, PROFILE.c.pack_id)
            .join(FACT, FACT.c.profile == PROFILE.c.id)
            .where(FACT.c.report == report, FACT.c.layer == "entities", FACT.c.local == local)
        ).first()
        return (row.folded, row.pack_id or row.folded) if row is not None else (local, f"{report}|{local}")

    def _are_named_together(self, one: str, other: str) -> bool:
        mine = select(FACT.c.report).where(FACT.c.profile == one)
        both = select(FACT.c.report).where(FACT.c.profile == other, FACT.c.report.in_(mine)).limit(1)
        return self._connection.execute(both).first() is not None
