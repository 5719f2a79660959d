"""The answers about the record can be read, and the record made of them is the same whatever the order of arrival."""

from __future__ import annotations

import random

import pytest
from eval.record_answers import FOLDER, MADE_UP, cast, load, made

from tracktwo.model.record import ROWS
from tracktwo.packs.loader import load_pack
from tracktwo.publish.exports import export
from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore


def test_every_event_that_is_asked_about_is_told() -> None:
    for half in ("a", "b"):
        events = load(f"events_{half}")
        told = {row["of"] for row in events["reports"]}
        assert {name for pair in events["apart"] for name in pair} <= told
        lives = load(f"lives_{half}")
        assert set(lives["lives"]) == {row["of"] for row in lives["reports"]}
        undertakings = load(f"undertakings_{half}")
        made_of = {u["of"] for row in undertakings["reports"] for u in row.get("undertakes", ())}
        assert set(undertakings["followed"]) == made_of
        false_friends = sum(not events for events in undertakings["followed"].values())
        assert false_friends >= 5


def test_there_are_as_many_as_the_figures_want() -> None:
    files = {path.stem for path in FOLDER.glob("*.yaml")}
    assert {"events_a", "events_b", "lives_a", "lives_b", "undertakings_a", "undertakings_b", "copies"} <= files
    assert sum(len(load(f"lives_{half}")["lives"]) for half in "ab") >= 40
    assert sum(len(load(f"undertakings_{half}")["followed"]) for half in "ab") >= 40
    assert sum(len(load(f"events_{half}")["apart"]) for half in "ab") >= 20
    assert len(load("copies")["copies"]) >= 20
    assert len(load("copies")["look_alikes"]) >= 10


@pytest.mark.parametrize("name", ["events_a", "lives_b"])
def test_any_order_of_arrival_gives_the_same_record(name: str) -> None:
    pack = load_pack(str(MADE_UP))
    readings = [reading for reading, _ in made(load(name)["reports"], cast())]
    chance = random.Random(name)
    exports = set()
    for _ in range(3):
        store = SqlStore(":memory:", pack)
        left = chance.sample(readings, len(readings))
        while left:
            size = chance.randint(1, 25)
            store.add([Incoming(source=r.report.source, report=r.report, reading=r) for r in left[:size]], arrived_at="")
            left = left[size:]
        exports.add("".join(line for kind in ROWS for line in export(store.reader(), kind)))
    assert len(exports) == 1
