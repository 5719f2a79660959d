"""Why facts are one thing: every pair's reasons, and what people decided."""

from __future__ import annotations

import json

from sqlalchemy import Connection, select

from tracktwo.model.decision import Decision
from tracktwo.resolution.clusters import ALWAYS, Pair
from tracktwo.resolution.commitments import score_undertakings
from tracktwo.resolution.entities import needs_second_fact, score_profiles
from tracktwo.resolution.events import Reason, score_tellings
from tracktwo.resolution.names import compare_names
from tracktwo.resolution.profiles import Profile
from tracktwo.store.agreeing import AgreeingFacts
from tracktwo.store.base import Explanation, PairReason
from tracktwo.store.resolving import Resolver
from tracktwo.store.tables import FACT, PROFILE, PROFILE_NAME, REPORT

#: How many tellings are compared with each other: the first of them; a reader wants reasons, not a matrix.
_SHOWN = 12


def explain(
    connection: Connection, resolver: Resolver, decided: dict[str, dict[Pair, float]], said: list[Decision], ident: str
) -> Explanation | None:
    """Why the facts behind an id are one thing; `None` where nothing has the id."""
    fact = connection.execute(select(FACT).where(FACT.c.id == ident)).first()
    if fact is None:
        return None
    if fact.profile is not None:
        return _entity(connection, fact.profile, decided.get("entities", {}), said)
    rows = connection.execute(select(FACT).where(FACT.c.cluster == (fact.cluster or "")).order_by(FACT.c.sort)).all()
    names = dict(connection.execute(select(REPORT.c.id, REPORT.c.external_id).where(REPORT.c.id.in_([r.report for r in rows]))).all())
    labels = {r.id: f"{names.get(r.report) or r.report[:12]}: {' '.join(json.loads(r.quotes)[0][3].split())[:100]}" for r in rows}
    shown = [r.id for r in rows[:_SHOWN]]
    pairs = []
    for n, a in enumerate(shown):
        for b in shown[n + 1 :]:
            first, second = sorted((a, b))
            if fact.layer == "events":
                resolver.load_tellings(shown)
                score = score_tellings(*resolver.tellings(first, second))
            elif fact.layer == "commitments":
                resolver.load_undertakings(shown)
                score = score_undertakings(*resolver.undertakings(first, second))
            else:
                continue
            reasons = [*score.reasons, *_decided(decided.get(fact.layer, {}), first, second)]
            pairs.append(PairReason(one=a, other=b, total=score.total, reasons=tuple(reasons)))
    ids = {r.id for r in rows}
    return Explanation(
        id=rows[0].id if rows else ident,
        layer=fact.layer,
        members=tuple((i, labels[i]) for i in labels),
        pairs=tuple(pairs),
        decisions=tuple(d for d in said if any(a.fact_id in ids for a in (*d.anchors, *d.others))),
    )


def _decided(decided: dict[Pair, float], first: str, second: str) -> list[Reason]:
    if (first, second) not in decided:
        return []
    weight = decided[(first, second)]
    return [Reason(feature="decision", found="a person said same" if weight == ALWAYS else "a person said different", weight=weight)]


def _entity(connection: Connection, profile: str, decided: dict[Pair, float], said: list[Decision]) -> Explanation:
    cluster = connection.execute(select(PROFILE.c.cluster).where(PROFILE.c.id == profile)).scalar_one()
    rows = connection.execute(select(PROFILE).where(PROFILE.c.cluster == cluster).order_by(PROFILE.c.id)).all()
    profiles = {r.id: Profile(kind=r.kind, name=r.folded, side=r.side, pack_id=r.pack_id, pin=r.pin) for r in rows}
    forms: dict[str, list[str]] = {}
    for ident, text in connection.execute(
        select(PROFILE_NAME.c.profile, PROFILE_NAME.c.text).where(PROFILE_NAME.c.profile.in_(list(profiles))).order_by(PROFILE_NAME.c.text)
    ):
        forms.setdefault(ident, []).append(text)
    shown = sorted(profiles)[:_SHOWN]
    pairs = []
    for n, a in enumerate(shown):
        for b in shown[n + 1 :]:
            one, other = profiles[a], profiles[b]
            second = AgreeingFacts(connection).between(a, b) if needs_second_fact(one, other) else None
            total = score_profiles(one, other, agree=second is not None)
            if one.pack_id and one.pack_id == other.pack_id:
                why = f"the pack knows both as {one.pack_id}"
            elif one.folded == other.folded:
                why = "one spelling"
            elif one.kind == "person":
                why = compare_names(one.folded, other.folded).reason
            else:
                why = "one sound"
            reasons = [
                Reason(feature="name", found=f"{why}; {second}" if second else why, weight=total),
                *_decided(decided, *sorted((a, b))),
            ]
            pairs.append(PairReason(one=a, other=b, total=total, reasons=tuple(reasons)))
    facts = connection.execute(select(FACT.c.id, FACT.c.sort).where(FACT.c.profile.in_(list(profiles))).order_by(FACT.c.sort)).all()
    ids = {i for i, _ in facts}
    return Explanation(
        id=facts[0].id,
        layer="entities",
        members=tuple((i, f"{', '.join(dict.fromkeys(forms.get(i, [])))} · side {profiles[i].side or 'unknown'}") for i in profiles),
        pairs=tuple(pairs),
        decisions=tuple(d for d in said if any(a.fact_id in ids for a in (*d.anchors, *d.others))),
    )
