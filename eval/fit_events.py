"""Fit what each finding weighs when tellings of events are compared, by careful steps on answered clusters.

    python -m eval.fit_events CLUSTERS.json READINGS.jsonl [READINGS.jsonl …]

CLUSTERS holds `events`: `{kind, start, end, reports, mentions, uncertain}`, reports by external id. One weight is moved at a time, by a
small step, and kept where the mean F1 of the sets of reports rises by more than what a step costs: few answers must not bend many weights.
Prints the weights that moved; put them into `resolution/events.py` by hand, after looking at what they say.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from sqlalchemy import select

from eval.record import record_of
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.resolution import events
from tracktwo.resolution.clusters import Rules, link
from tracktwo.resolution.events import EVENT_RULES, Telling, score_tellings
from tracktwo.store.resolving import Resolver
from tracktwo.store.tables import FACT, REPORT

#: What moving a weight by one step costs: less gain than this is chance.
_COST = 0.002
_STEP = 0.05
_FIXED = {"one report", "kind other", "date apart"}


class Answered:
    """The tellings of one file of readings, and how well clusters of them fit the answers."""

    def __init__(self, readings: Path, clusters: list[dict[str, Any]], pack: Pack) -> None:
        store = record_of(readings, pack)
        with store.looking() as (connection, names):
            resolver = Resolver(connection, names)
            ids = sorted(connection.execute(select(FACT.c.id).where(FACT.c.layer == "events")).scalars())
            resolver.load_tellings(ids)
            self._tellings: dict[str, Telling] = {i: resolver.tellings(i, i)[0] for i in ids}
            external = {row[0]: row[1] for row in connection.execute(select(REPORT.c.id, REPORT.c.external_id))}
            copies = connection.execute(select(REPORT.c.external_id, REPORT.c.copy_of).where(REPORT.c.copy_of.is_not(None))).all()
        self._told_by = {i: {external[t.report], *(e for e, first in copies if first == t.report)} for i, t in self._tellings.items()}
        self._clusters = clusters

    def score(self) -> float:
        """Mean F1 over answered events told by two reports or more, less a tenth for each left-over event an answer."""
        vague = {i for i, t in self._tellings.items() if t.is_vague}
        rules = Rules(threshold=EVENT_RULES.threshold, margin=EVENT_RULES.margin, largest=10_000)
        found = link(sorted(self._tellings), lambda a, b: score_tellings(self._tellings[a], self._tellings[b]).total, rules, vague=vague)
        groups = [(group, set().union(*(self._told_by[i] for i in group))) for group in found.groups]
        ranked = sorted(
            (
                (self._agreement(answer, group, told), n, m)
                for n, answer in enumerate(self._clusters)
                for m, (group, told) in enumerate(groups)
            ),
            reverse=True,
        )
        pairs: dict[int, float] = {}
        taken: set[int] = set()
        for score, n, m in ranked:
            if score and n not in pairs and m not in taken:
                pairs[n] = score
                taken.add(m)
        many = [n for n, answer in enumerate(self._clusters) if len(answer["reports"]) > 1]
        left = {m for score, n, m in ranked if score and m not in taken and n in many and self._clusters[n]["start"]}
        return sum(pairs.get(n, 0.0) for n in many) / len(many) - 0.1 * len(left) / len(many)

    def _agreement(self, answer: dict[str, Any], group: tuple[str, ...], told: set[str]) -> float:
        neutral = {*answer.get("mentions", ()), *(answer.get("uncertain") or ())}
        want, got = set(answer["reports"]) - neutral, told - neutral
        family = "meeting" if answer["kind"] in ("meeting", "visit") else answer["kind"]
        if not want & got or all(self._tellings[i].family != family for i in group):
            return 0.0
        starts = {str(t.start) for i in group if (t := self._tellings[i]).start is not None}
        if answer["start"] and len(starts) == 1:
            start = next(iter(starts))
            n = min(len(answer["start"]), len(start))
            if not answer["start"][:n] <= start[:n] <= (answer["end"] or answer["start"])[:n]:
                return 0.0
        return 2 * len(want & got) / (len(want) + len(got))


def main() -> None:
    """Move one weight at a time until nothing gets better."""
    clusters = json.loads(Path(sys.argv[1]).read_text("utf-8"))["events"]
    pack = load_pack("south_caucasus")
    sets = [Answered(Path(name), clusters, pack) for name in sys.argv[2:]]
    began = dict(events.WEIGHTS)

    def total() -> float:
        return sum(s.score() for s in sets) / len(sets)

    best = total()
    print(f"{best:.4f}", flush=True)
    for _ in range(2):
        moved = False
        for name in sorted(set(began) - _FIXED):
            for step in (_STEP, -_STEP):
                held = events.WEIGHTS[name]
                events.WEIGHTS[name] = round(held + step, 3)
                score = total()
                if score > best + _COST:
                    best, moved = score, True
                    print(f"{best:.4f}  {name}: {held} -> {events.WEIGHTS[name]}", flush=True)
                    break
                events.WEIGHTS[name] = held
        if not moved:
            break
    print({name: weight for name, weight in events.WEIGHTS.items() if weight != began[name]})


if __name__ == "__main__":
    main()
