"""From one reading to derived rows: facts with their anchors, profiles, links between the two, and search keys."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, Table, bindparam, insert, select, update

from tracktwo.model.codec import to_row
from tracktwo.model.reading import Entity, Reading
from tracktwo.resolution.entities import profile_keys
from tracktwo.resolution.located import locate
from tracktwo.resolution.profiles import PackNames, Profile, profile_of
from tracktwo.resolution.references import references
from tracktwo.resolution.search_keys import tokens_of
from tracktwo.store.tables import FACT, LINK, POSTING, PROFILE, PROFILE_KEY, PROFILE_NAME

#: What an unknown publication date sorts as: last.
LAST = "9999"


def sort_key(published: str | None, ident: str) -> str:
    """Facts in order: publication date, unknown last, then id."""
    return f"{(published or LAST)[:10]} {ident}"


def insert_new(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows; those whose key is there already are left as they are."""
    every = list(rows)
    if not every:
        return
    if connection.dialect.name == "postgresql":
        from sqlalchemy.dialects.postgresql import insert as upsert

        connection.execute(upsert(table).on_conflict_do_nothing(), every)
        return
    connection.execute(insert(table).prefix_with("OR IGNORE"), every)


def near_key(profile: str) -> str:
    """The key under which the profiles stand that are near to this one in spelling alone."""
    return f"near|{profile}"


class Indexer:
    """Writes the derived rows of readings. Returns what resolution has to look at."""

    def __init__(self, connection: Connection, names: PackNames, pins: frozenset[str] = frozenset()) -> None:
        self._connection = connection
        self._names = names
        self._pins = pins

    def index(self, reading: Reading) -> tuple[set[str], set[str]]:
        """Index one reading; the ids of its profiles that are new, or near to others in spelling alone, and of all its facts."""
        report = reading.report
        located = list(locate(reading))
        profiles: dict[str, Profile] = {}
        profile_at: dict[str, str] = {}
        counts: Counter[tuple[str, str, str, str]] = Counter()
        facts, links, postings = [], set(), set()
        for item in located:
            fact, ident = item.fact, item.fact_id
            profile = None
            if isinstance(fact, Entity):
                made = profile_of(fact, self._names, ident if ident in self._pins else "")
                profile = made.id
                profiles[profile] = made
                profile_at[fact.id] = profile
                forms = dict.fromkeys(fact.names, "attested")
                forms.setdefault(fact.name, fact.name_basis)
                for text, basis in forms.items():
                    counts[(profile, text, report.language, basis)] += 1
                postings |= {(token, f"p:{profile}") for form in forms for token in tokens_of(form)}
            facts.append(
                {
                    "id": ident,
                    "report": report.id,
                    "layer": item.anchor.layer,
                    "position": item.position,
                    "local": getattr(fact, "id", ""),
                    "sort": sort_key(report.published, ident),
                    "raw_offset": item.anchor.offset,
                    "ordinal": item.anchor.ordinal,
                    "body": json.dumps(to_row(fact), ensure_ascii=False, separators=(",", ":")),
                    "quotes": json.dumps([[q.span.start, q.span.end, q.raw_start, q.text] for q in item.quotes], ensure_ascii=False),
                    "profile": profile,
                    "cluster": None,
                }
            )
            if item.anchor.layer in ("events", "commitments", "statements"):
                words = " ".join(q.text for q in item.quotes) + " " + (getattr(fact, "title", "") or "")
                postings |= {(token, ident) for token in tokens_of(words)}
        for item in located:
            links |= {
                (profile_at[local], item.anchor.layer, item.fact_id, role) for role, local in references(item.fact) if local in profile_at
            }
        postings |= {(token, f"r:{report.id}") for token in tokens_of(f"{report.title or ''} {report.text}")}
        new = set(profiles) - set(self._connection.execute(select(PROFILE.c.id).where(PROFILE.c.id.in_(list(profiles)))).scalars())
        insert_new(self._connection, FACT, [])
        insert_new(
            self._connection,
            PROFILE,
            [
                {"id": i, "kind": p.kind, "folded": p.folded, "side": p.side, "pack_id": p.pack_id, "pin": p.pin, "cluster": None}
                for i in sorted(new)
                for p in [profiles[i]]
            ],
        )
        insert_new(self._connection, PROFILE_KEY, [{"key": k, "profile": i} for i in sorted(new) for k in profile_keys(profiles[i])])
        insert_new(self._connection, FACT, facts)
        insert_new(self._connection, LINK, [dict(zip(("profile", "layer", "fact", "role"), link, strict=True)) for link in sorted(links)])
        insert_new(self._connection, POSTING, [{"token": token, "target": target} for token, target in sorted(postings)])
        self._count_names(counts)
        return new | self._near(set(profiles) - new), {str(f["id"]) for f in facts}

    def _near(self, profiles: set[str]) -> set[str]:
        """Those of these profiles that another one is near to: what a report says of them can make them one person."""
        keys = {near_key(p): p for p in profiles}
        return {keys[key] for key in self._connection.execute(select(PROFILE_KEY.c.key).where(PROFILE_KEY.c.key.in_(list(keys)))).scalars()}

    def _count_names(self, counts: Mapping[tuple[str, str, str, str], int]) -> None:
        if not counts:
            return
        rows = [{"profile": p, "text": t, "language": lang, "basis": b, "count": 0} for p, t, lang, b in sorted(counts)]
        insert_new(self._connection, PROFILE_NAME, rows)
        statement = (
            update(PROFILE_NAME)
            .where(
                PROFILE_NAME.c.profile == bindparam("p_"),
                PROFILE_NAME.c.text == bindparam("t_"),
                PROFILE_NAME.c.language == bindparam("l_"),
                PROFILE_NAME.c.basis == bindparam("b_"),
            )
            .values(count=PROFILE_NAME.c.count + bindparam("n_"))
        )
        self._connection.execute(
            statement, [{"p_": p, "t_": t, "l_": lang, "b_": b, "n_": n} for (p, t, lang, b), n in sorted(counts.items())]
        )
