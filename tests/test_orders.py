"""The made-up examples give one record, in whatever order and batches they and the decisions on them come."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest
from eval.orders import bytes_of, decide, in_any_order, read_all

from tracktwo.packs.loader import load_pack
from tracktwo.store.sql import SqlStore

MADE_UP = Path(__file__).parents[1] / "examples" / "made_up"
AT = "2031-01-01T00:00:00+00:00"


@pytest.mark.slow
def test_any_order_of_the_examples_gives_one_record() -> None:
    pack = load_pack(str(MADE_UP / "pack"))
    incoming = read_all([str(MADE_UP / "reports")], pack)
    first = SqlStore(":memory:", pack)
    first.add(incoming, arrived_at=AT)
    decisions = decide(first, random.Random(1))
    wanted = bytes_of(first), bytes_of(first, "public")
    for run in range(int(os.environ.get("TRACKTWO_RUNS", "5"))):
        store = SqlStore(":memory:", pack)
        for step in in_any_order(incoming, decisions, random.Random(run)):
            step(store)
        assert bytes_of(store) == wanted[0], run
    store.rebuild()
    assert (bytes_of(store), bytes_of(store, "public")) == wanted
