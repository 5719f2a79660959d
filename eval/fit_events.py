"""Fit what each finding weighs when tellings of events are compared, by careful steps on answered events.

    python -m eval.fit_events [--folds 5] [CLUSTERS.json READINGS.jsonl …]

Fits on the project's own answers (eval/record_answers), and on others where a file of them is given:
CLUSTERS holds `events`: `{kind, start, end, reports, mentions, uncertain}`, reports by external id. One weight is moved at a time, by a
small step, and kept where the mean F1 over all answered events rises by more than what a step costs: few answers must not bend many
weights. With `--folds`, weights are fitted with a part of the answered events left out, each part once; the figure is that of these parts.

Prints the weights that moved; put them into `resolution/events.py` by hand, after looking at what they say.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from sqlalchemy import select

from eval.record import record_of
from eval.record_answers import FOLDER, load
from eval.record_own import HALVES
from eval.record_own import Answered as OwnAnswers
from tracktwo.packs.loader import load_pack
from tracktwo.resolution import events
from tracktwo.resolution.clusters import Rules, link
from tracktwo.resolution.events import EVENT_RULES, Telling, score_tellings
from tracktwo.store.resolving import Resolver
from tracktwo.store.sql import SqlStore
from tracktwo.store.tables import FACT, REPORT

#: What moving a weight by one step costs: less gain than this is chance.
_COST = 0.0015
_STEPS = (0.05, -0.05, 0.15, -0.15)
_FIXED = {"one report", "kind other", "date apart"}
Groups = list[tuple[str, ...]]


class Answers(Protocol):
    """Answered events: how well groups of tellings fit each of them, and which groups are left over."""

    names: list[str]

    def agreements(self, groups: Groups) -> tuple[dict[str, float], int]:
        """F1 of each answered event told twice or more, and how many pieces of them are left over."""


class Material:
    """Tellings with what is found when two of them are compared: found once, weighed often."""

    def __init__(self, tellings: dict[str, Telling], answers: Answers) -> None:
        self.answers = answers
        self._ids = sorted(tellings)
        self._vague = {i for i, t in tellings.items() if t.is_vague}
        self._pairs = list(combinations(self._ids, 2))
        self._names = sorted(events.WEIGHTS)
        column = {name: n for n, name in enumerate(self._names)}
        self._found = np.zeros((len(self._pairs), len(column)), dtype=np.float32)
        for row, (a, b) in enumerate(self._pairs):
            for reason in score_tellings(tellings[a], tellings[b]).reasons:
                self._found[row, column[reason.found]] = 1

    def agreements(self) -> tuple[dict[str, float], int]:
        """What the answers say of the clusters that the weights of now make, component by component as in a record."""
        rules = Rules(threshold=EVENT_RULES.threshold - 1e-4, margin=EVENT_RULES.margin, largest=10_000)
        totals = self._found @ np.array([events.WEIGHTS[name] for name in self._names], dtype=np.float32)
        score = dict(zip(self._pairs, totals.tolist(), strict=True))
        near: dict[str, set[str]] = defaultdict(set)
        for row in np.flatnonzero(totals >= rules.threshold - rules.margin):
            a, b = self._pairs[row]
            near[a].add(b)
            near[b].add(a)
        groups: Groups = []
        left = set(self._ids)
        for start in self._ids:
            if start in left:
                part, open_ = {start}, {start}
                while open_:
                    open_ = {n for o in open_ for n in near[o]} - part
                    part |= open_
                left -= part
                groups += link(sorted(part), lambda a, b: score[(a, b) if a < b else (b, a)], rules, vague=self._vague & part).groups
        return self.answers.agreements(groups)


def tellings_of(store: SqlStore) -> dict[str, Telling]:
    """Every event of a record, ready to be compared."""
    with store.looking() as (connection, names):
        resolver = Resolver(connection, names)
        ids = sorted(connection.execute(select(FACT.c.id).where(FACT.c.layer == "events")).scalars())
        resolver.load_tellings(ids)
        return {i: resolver.tellings(i, i)[0] for i in ids}


class ByReport:
    """Answers that say which reports tell an event, but not by which of their facts."""

    def __init__(self, store: SqlStore, tellings: dict[str, Telling], clusters: list[dict[str, Any]], name: str) -> None:
        with store.looking() as (connection, _):
            external = {row[0]: row[1] for row in connection.execute(select(REPORT.c.id, REPORT.c.external_id))}
            copies = connection.execute(select(REPORT.c.external_id, REPORT.c.copy_of).where(REPORT.c.copy_of.is_not(None))).all()
        self._tellings = tellings
        self._told_by = {i: {external[t.report], *(e for e, first in copies if first == t.report)} for i, t in tellings.items()}
        self._clusters = {f"{name}: {answer['key']}": answer for answer in clusters}
        self.names = [key for key, answer in self._clusters.items() if len(answer["reports"]) > 1]

    def agreements(self, groups: Groups) -> tuple[dict[str, float], int]:
        """Answers and groups paired one to one, best first."""
        told = [set().union(*(self._told_by[i] for i in group)) for group in groups]
        ranked = _ranked(self._clusters, lambda key, n: self._agreement(self._clusters[key], groups[n], told[n]), len(groups))
        pairs, taken = _paired(ranked)
        many = set(self.names)
        left = {n for score, key, n in ranked if score and n not in taken and key in many and self._clusters[key]["start"]}
        return {key: pairs.get(key, 0.0) for key in self.names}, len(left)

    def ceiling(self) -> dict[str, float]:
        """F1 of each answered event if every telling that could be of it were put to it: what falls short of that is not resolution's."""
        found = {}
        for key in self.names:
            answer = self._clusters[key]
            told = {r for i in self._tellings if self._agreement(answer, (i,), self._told_by[i]) for r in self._told_by[i]}
            want = set(answer["reports"]) - {*answer.get("mentions", ()), *(answer.get("uncertain") or ())}
            found[key] = 2 * len(want & told) / (len(want) + len(want & told)) if want & told else 0.0
        return found

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


class ByFact:
    """Answers that say of each fact which event it tells."""

    def __init__(self, event_of: dict[str, str], name: str) -> None:
        self._event_of = event_of
        self._want: dict[str, set[str]] = defaultdict(set)
        for fact, label in event_of.items():
            self._want[f"{name}: {label}"].add(fact)
        self.names = [key for key, facts in self._want.items() if len(facts) > 1]

    def agreements(self, groups: Groups) -> tuple[dict[str, float], int]:
        """Answers and groups paired one to one, best first."""
        got = [set(group) for group in groups]
        ranked = _ranked(self._want, lambda key, n: _f1(self._want[key], got[n]), len(groups))
        pairs, taken = _paired(ranked)
        return {key: pairs.get(key, 0.0) for key in self.names}, len(groups) - len(taken)


def _f1(want: set[str], got: set[str]) -> float:
    return 2 * len(want & got) / (len(want) + len(got)) if want & got else 0.0


def _ranked(keys: Collection[str], score: Callable[[str, int], float], count: int) -> list[tuple[float, str, int]]:
    return sorted(((score(key, n), key, n) for key in keys for n in range(count)), reverse=True)


def _paired(ranked: list[tuple[float, str, int]]) -> tuple[dict[str, float], set[int]]:
    pairs: dict[str, float] = {}
    taken: set[int] = set()
    for score, key, n in ranked:
        if score and key not in pairs and n not in taken:
            pairs[key] = score
            taken.add(n)
    return pairs, taken


class Fit:
    """Weights on their way to what fits the answered events best."""

    def __init__(self, material: list[Material]) -> None:
        self._material = material
        self.names = sorted(name for m in material for name in m.answers.names)

    def total(self, left_out: Collection[str] = ()) -> float:
        """Mean F1 over the answered events, less a tenth for each left-over piece an event."""
        found: dict[str, float] = {}
        left = 0
        for material in self._material:
            agreements, pieces = material.agreements()
            found |= agreements
            left += pieces
        counted = [value for name, value in found.items() if name not in left_out]
        return sum(counted) / len(counted) - 0.1 * left / len(found)

    def each(self) -> dict[str, float]:
        """F1 of each answered event."""
        return {name: value for material in self._material for name, value in material.agreements()[0].items()}

    def climb(self, left_out: Collection[str] = ()) -> Iterator[str]:
        """Move one weight at a time until nothing gets better; says what moved."""
        best = self.total(left_out)
        yield f"{best:.4f}"
        moved = True
        while moved:
            moved = False
            for name in sorted(set(events.WEIGHTS) - _FIXED):
                held = events.WEIGHTS[name]
                for step in _STEPS:
                    events.WEIGHTS[name] = round(held + step, 3)
                    score = self.total(left_out)
                    if score > best + _COST * abs(step) / 0.05:
                        best, moved = score, True
                        yield f"{best:.4f}  {name}: {held} -> {events.WEIGHTS[name]}"
                        break
                    events.WEIGHTS[name] = held


def own_material(half: str) -> Iterator[Material]:
    """The project's own answers: events, and meetings with a life."""
    for name in (n for n in (f"events_{half}", f"lives_{half}") if (FOLDER / f"{n}.yaml").is_file()):
        answers = OwnAnswers(load(name)["reports"])
        yield Material(tellings_of(answers.store), ByFact(answers.event_of, name))


def main() -> None:
    """Fit, or measure by leaving parts out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--measure", action="store_true", help="only say how well the weights of now fit")
    parser.add_argument("clusters", nargs="?")
    parser.add_argument("readings", nargs="*")
    args = parser.parse_args()
    material = [m for half in HALVES for m in own_material(half)]
    if args.clusters:
        clusters = json.loads(Path(args.clusters).read_text("utf-8"))["events"]
        pack = load_pack("south_caucasus")
        for name in args.readings:
            store = record_of(Path(name), pack)
            tellings = tellings_of(store)
            material.append(Material(tellings, ByReport(store, tellings, clusters, Path(name).stem)))
    fit = Fit(material)
    began = dict(events.WEIGHTS)
    if args.measure or args.folds:
        _print_means(fit.each())
        for m in material:
            if isinstance(m.answers, ByReport):
                print("at best, by what was read:")
                _print_means(m.answers.ceiling())
    if args.folds:
        held_out: dict[str, float] = {}
        for fold in range(args.folds):
            events.WEIGHTS.update(began)
            left_out = set(fit.names[fold :: args.folds])
            for _ in fit.climb(left_out):
                pass
            held_out |= {name: value for name, value in fit.each().items() if name in left_out}
        events.WEIGHTS.update(began)
        print("left out:")
        _print_means(held_out)
    elif not args.measure:
        for line in fit.climb():
            print(line, flush=True)
        _print_means(fit.each())
        print({name: weight for name, weight in events.WEIGHTS.items() if weight != began[name]})


def _print_means(found: dict[str, float]) -> None:
    by_set: dict[str, list[float]] = defaultdict(list)
    for name, value in found.items():
        by_set[name.partition(":")[0]].append(value)
    for name, values in sorted(by_set.items()):
        print(f"{name:12} {sum(values) / len(values):.3f}  ({len(values)} events)")


if __name__ == "__main__":
    main()
