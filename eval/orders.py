"""One record whatever the order: the examples arrive in random orders and batches, with decisions taken and undone in between.

python -m eval.orders [INPUT ...] [--runs 1000] [--seed 1]

The inputs are read once. Of their record an analyst takes decisions of every kind and takes some back; then every run builds a record of
its own from the same inputs and the same decisions in another order (decisions may come before the reports that they speak of), and must
give the same bytes. Every tenth is also rebuilt, and its public view compared.
"""

from __future__ import annotations

import argparse
import hashlib
import itertools
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence

from tracktwo.batches import Batch, in_batches
from tracktwo.model.decision import Decision
from tracktwo.model.record import ROWS, Kind, Row
from tracktwo.model.vocab import View
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.processes import read_batches
from tracktwo.publish.exports import export
from tracktwo.review.deciding import Desk
from tracktwo.sources.inputs import receive
from tracktwo.store.base import Incoming, Store
from tracktwo.store.sql import SqlStore

_AT = "2031-01-01T00:00:00+00:00"


def read_all(inputs: Sequence[str], pack: Pack) -> list[Incoming]:
    """Every input, prepared and read."""
    batches = (Batch(inputs=some, relevant_only=True) for some in in_batches(receive(inputs)))
    return [item for found in read_batches(batches, pack, processes=1) for item in found]


def bytes_of(store: Store, view: View = "full") -> str:
    """All that a view of a record exports, its decisions and counts, as one hash."""
    digest = hashlib.sha256()
    reader = store.reader(view=view)
    for kind in ROWS:
        for line in export(reader, kind, "jsonl"):
            digest.update(line.encode())
    digest.update(repr((reader.decisions(), reader.status())).encode())
    return digest.hexdigest()


def decide(store: Store, chance: random.Random) -> tuple[Decision, ...]:
    """Decisions of every kind on what the record holds, some of them taken back; all decisions of the record afterwards."""
    seconds = itertools.count()

    def desk() -> Desk:
        second = next(seconds)
        return Desk(store, "A. Analyst", now=f"2031-02-01T{second // 3600:02d}:{second // 60 % 60:02d}:{second % 60:02d}+00:00")

    def some(kind: Kind, count: int, *, many: bool = False) -> list[Row]:
        rows = [row for row in store.reader().rows(kind) if row.aliases or not many]
        return chance.sample(rows, min(count, len(rows)))

    taken: list[str] = []
    for kind in ("events", "people", "organizations", "commitments"):
        for row in some(kind, 3, many=True):
            taken.append(desk().split(chance.sample(row.aliases, max(1, len(row.aliases) // 3))))
        for verb in ("same", "different", "unsure"):
            rows = some(kind, 2)
            if len(rows) == 2:
                one, other = (row.id for row in rows)
                taken.append(desk().different(one, [other]) if verb == "different" else getattr(desk(), verb)([one, other]))
    for row in some("events", 4):
        taken.append(desk().correct(row.id, "title", f"Title {row.id[:6]}"))
    for row in [row for row in store.reader().rows("events") if row.contested][:3]:
        name = row.contested[0]
        taken.append(desk().correct(row.id, name, None))
    for row in some("events", 2):
        taken.append(desk().reject(chance.choice([row.id, *row.aliases])))
    for row in some("commitments", 3):
        taken.append(desk().stage(row.id, "under_way", 1, source="minutes"))
    for row in some("people", 3):
        taken.append(desk().open(row.id))
    for row in some("people", 1):
        taken.append(desk().visibility(row.id, "confidential"))
    for row in some("events", 1):
        taken.append(desk().visibility(row.id, "members"))
    for row in some("reports", 1):
        taken.append(desk().visibility(row.id, "confidential"))
    for row in some("initiatives", 2):
        taken.append(desk().disclosure(row.id, "chatham_house"))
    for ident in chance.sample(taken, len(taken) // 3):
        undo = desk().undo(ident)
        if chance.random() < 0.3:
            desk().undo(undo)
    return store.reader().decisions()


def in_any_order(
    incoming: Sequence[Incoming], decisions: Sequence[Decision], chance: random.Random
) -> Iterator[Callable[[SqlStore], object]]:
    """The steps that fill a record: inputs in random batches, decisions one by one, all in random order."""
    every = chance.sample(list(incoming), len(incoming))
    steps: list[Callable[[SqlStore], object]] = []
    while every:
        size = chance.choice((1, 2, 5, len(every)))
        batch, every = every[:size], every[size:]
        steps.append(lambda store, batch=batch: store.add(batch, arrived_at=_AT))  # type: ignore[misc]
    steps += [lambda store, d=d: store.decide(d) for d in decisions]  # type: ignore[misc]
    chance.shuffle(steps)
    yield from steps


def main() -> None:
    """Run, and say how many records there were."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", default=["examples/south_caucasus"])
    parser.add_argument("--pack", default="south_caucasus")
    parser.add_argument("--runs", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    pack = load_pack(asked.pack)
    incoming = read_all(asked.inputs, pack)
    first = SqlStore(":memory:", pack)
    first.add(incoming, arrived_at=_AT)
    decisions = decide(first, random.Random(asked.seed))
    wanted = {view: bytes_of(first, view) for view in ("full", "public")}
    began, wrong = time.process_time(), 0
    for run in range(asked.runs):
        store = SqlStore(":memory:", pack)
        for step in in_any_order(incoming, decisions, random.Random(f"{asked.seed}.{run}")):
            step(store)
        views: list[View] = ["full"]
        if run % 10 == 0:
            store.rebuild()
            views.append("public")
        for view in views:
            if bytes_of(store, view) != wanted[view]:
                wrong += 1
                print(f"run {run}: another record ({view})", flush=True)
        store.close()
        if run % 50 == 49:
            print(f"{run + 1} runs, {wrong} other records, {time.process_time() - began:.0f} s of one core", flush=True)
    print(f"{asked.runs} runs of {len(incoming)} inputs with {len(decisions)} decisions: {wrong} other records")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
