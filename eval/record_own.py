"""How good the record is on the project's own answers: one event from many reports, lives of meetings, near copies, follow-ups.

    python -m eval.record_own [--errors] [a|b|c …]

`a` files were read while the record was tuned; `b` and then `c` files were written after that. When first seen, before anything was
mended for them, they said: events b .863, look-alikes apart b .90, lives b .95, follow-ups b 1.00 and 1.00; events c .966, look-alikes
apart c 1.00. Since then they are read like the others. Readings are given, so that only the record is measured.
"""

from __future__ import annotations

import itertools
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from eval.record_answers import FOLDER, MADE_UP, Row, cast, load, made
from tracktwo.model.reading import Reading
from tracktwo.model.record import CommitmentRow, EventRow, ReportRow
from tracktwo.packs.loader import load_pack
from tracktwo.resolution.located import locate
from tracktwo.store.base import Incoming, RecordReader
from tracktwo.store.sql import SqlStore

HALVES = ("a", "b", "c")


@dataclass(slots=True)
class Measured:
    """Figures by name, and what went wrong in words."""

    figures: dict[str, float] = field(default_factory=dict)
    errors: list[str] = field(default_factory=list)


class Answered:
    """A record made from the reports of one file, and which answer each of its facts belongs to."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.store = SqlStore(":memory:", load_pack(str(MADE_UP)))
        self.readings: list[Reading] = []
        self.event_of: dict[str, str] = {}
        self.undertaking_of: dict[str, str] = {}
        self.report_of: dict[str, str] = {}
        for row, (reading, labels) in zip(rows, made(rows, cast()), strict=True):
            self.readings.append(reading)
            undertakings = [u["of"] for u in row.get("undertakes", ())]
            for located in locate(reading):
                if located.anchor.layer == "events":
                    self.event_of[located.fact_id] = labels[located.position]
                elif located.anchor.layer == "commitments":
                    self.undertaking_of[located.fact_id] = undertakings[located.position]
                self.report_of[located.fact_id] = str(reading.report.external_id)
        self.store.add([Incoming(source=r.report.source, report=r.report, reading=r) for r in self.readings], arrived_at="")
        self.record: RecordReader = self.store.reader()

    def events(self) -> list[EventRow]:
        """The events of the record."""
        return [row for row in self.record.page("events", limit=10_000).rows if isinstance(row, EventRow)]

    def labels(self, facts: Iterable[str]) -> list[str]:
        """The answers that these facts belong to."""
        return [self.event_of[f] for f in facts if f in self.event_of]


def score_events(half: str) -> Measured:
    """Mean F1 of the tellings of events told twice or more, one less left-over pieces an event, the share of look-alikes kept apart."""
    answers = load(f"events_{half}")
    found = Measured()
    record = Answered(answers["reports"])
    want: dict[str, set[str]] = defaultdict(set)
    for fact, label in record.event_of.items():
        want[label].add(fact)
    groups = [{f for f in (row.id, *row.aliases) if f in record.event_of} for row in record.events()]
    ranked = sorted(
        ((2 * len(w & g) / (len(w) + len(g)), label, n) for label, w in want.items() for n, g in enumerate(groups) if w & g), reverse=True
    )
    pairs: dict[str, float] = {}
    taken: set[int] = set()
    for score, label, n in ranked:
        if label not in pairs and n not in taken:
            pairs[label] = score
            taken.add(n)
    many = [label for label, facts in want.items() if len(facts) > 1]
    mixed = [set(record.labels(g)) for g in groups]
    joined = [pair for pair in answers["apart"] if any(set(pair) <= labels for labels in mixed)]
    found.figures = {
        "events": sum(pairs.get(label, 0.0) for label in many) / len(many),
        "events whole": 1 - (len(groups) - len(taken)) / len(many),
        "look-alikes apart": 1 - len(joined) / len(answers["apart"]),
    }
    for label in many:
        if pairs.get(label, 0.0) < 1:
            places = [sorted(record.report_of[f] for f in g if record.event_of[f] == label) for g in groups]
            found.errors.append(f"{label}: {pairs.get(label, 0.0):.2f} in pieces {[p for p in places if p]}")
    found.errors += [f"joined: {sorted(labels)}" for labels in mixed if len(labels) > 1]
    return found


def score_lives(half: str) -> Measured:
    """The share of statuses and histories that come out as a reader would tell them."""
    answers = load(f"lives_{half}")
    record = Answered(answers["reports"])
    found = Measured()
    right = 0
    for label, want in answers["lives"].items():
        row = max(record.events(), key=lambda r: (record.labels((r.id, *r.aliases)).count(label), r.id))
        told = [c.status for c in row.history if not c.denied or want["history"] == [c.status]]
        history = [status for status, _ in itertools.groupby(told)]
        denied = any(c.denied for c in row.history)
        good = (row.status == want["status"], history == want["history"] and denied == (want.get("denied") == "true"))
        right += sum(good)
        if not all(good):
            found.errors.append(f"{label}: {row.status} {history}{' denied' if denied else ''}; want {want}")
    found.figures = {"lives": right / (2 * len(answers["lives"]))}
    return found


def score_copies() -> Measured:
    """Precision and recall of pairs that share a story."""
    answers = load("copies")
    texts = [{"text": text, "on": "2035-01-01", "story": name} for name, text in answers["texts"].items()]
    texts += [{"text": _copied(answers["texts"][c["of"]], c), "on": "2035-01-02", "story": c["of"]} for c in answers["copies"]]
    texts += [
        {"text": _swapped(answers["texts"][c["of"]], c["swap"]), "on": "2035-01-03", "story": f"{c['of']} {n}"}
        for n, c in enumerate(answers["look_alikes"])
    ]
    record = Answered([{**t, "tells": []} for t in texts])
    stories = {
        str(r.external_id): r.story or str(r.external_id)
        for r in record.record.page("reports", limit=10_000).rows
        if isinstance(r, ReportRow)
    }
    names = {str(r.report.external_id): t["story"] for r, t in zip(record.readings, texts, strict=True)}
    found = Measured()
    want = {p for p in itertools.combinations(sorted(names), 2) if names[p[0]] == names[p[1]]}
    got = {p for p in itertools.combinations(sorted(names), 2) if stories[p[0]] == stories[p[1]]}
    found.figures = {"copies": _f1(len(want & got), len(got - want), len(want - got))}
    found.errors = [f"missed {names[a]}: {a} {b}" for a, b in sorted(want - got)] + [
        f"taken for copies: {names[a]}, {names[b]}" for a, b in sorted(got - want)
    ]
    return found


def _copied(text: str, change: Row) -> str:
    """The text with another headline, another credit, or cut by so many sentences at the end."""
    head, _, body = text.partition("\n\n")
    body, _, credit = body.partition("\n\n")
    for _ in range(int(change.get("cut", 0))):
        body = body[: max(body.rfind(mark, 0, -2) for mark in (". ", "։ ")) + 1]
    credit = change.get("credit", credit)
    return "\n\n".join(part for part in (change.get("headline", head), body, credit) if part)


def _swapped(text: str, swap: dict[str, str]) -> str:
    for old, new in swap.items():
        if old not in text:
            raise ValueError(f"{old!r} stands nowhere")
        text = text.replace(old, new)
    return text


def score_follow_ups(half: str) -> Measured:
    """Precision and recall of the follow-ups that the record suggests."""
    answers = load(f"undertakings_{half}")
    record = Answered(answers["reports"])
    want = {(undertaking, event) for undertaking, events in answers["followed"].items() for event in events}
    got = set()
    reasons: dict[tuple[str, str], str] = {}
    for row in record.record.page("commitments", limit=10_000).rows:
        if isinstance(row, CommitmentRow):
            for follow in row.follow_ups:
                for label in set(record.labels([follow.event or ""])):
                    got.add((record.undertaking_of[row.id], label))
                    reasons[(record.undertaking_of[row.id], label)] = f"{follow.score} {follow.reason}"
    found = Measured()
    found.figures = {
        "follow-ups precision": len(want & got) / max(1, len(got)),
        "follow-ups recall": len(want & got) / max(1, len(want)),
    }
    found.errors = [f"missed: {' <- '.join(p)}" for p in sorted(want - got)] + [
        f"false friend: {' <- '.join(p)}: {reasons[p]}" for p in sorted(got - want)
    ]
    return found


def _f1(right: int, wrong: int, missed: int) -> float:
    return 2 * right / (2 * right + wrong + missed) if right else 0.0


def scores(halves: Sequence[str] = HALVES) -> Measured:
    """Every figure of these halves, each under its name and half."""
    every = Measured()
    for name, made_of in (("events", score_events), ("lives", score_lives), ("undertakings", score_follow_ups)):
        for half in halves:
            if (half_file := f"{name}_{half}") and not _exists(half_file):
                continue
            found = made_of(half)
            every.figures |= {f"{figure} {half}": value for figure, value in found.figures.items()}
            every.errors += [f"[{half_file}] {error}" for error in found.errors]
    found = score_copies()
    every.figures |= found.figures
    every.errors += [f"[copies] {error}" for error in found.errors]
    return every


def _exists(name: str) -> bool:
    return (FOLDER / f"{name}.yaml").is_file()


def main() -> None:
    """Print the figures, and the errors where they are asked for."""
    halves = [a for a in sys.argv[1:] if a in HALVES] or list(HALVES)
    found = scores(halves)
    if "--errors" in sys.argv:
        print("\n".join(found.errors))
    for name, value in found.figures.items():
        print(f"{name:24} {value:.3f}")


if __name__ == "__main__":
    main()
