"""How each side told an event: outlets and days, names and loaded words as used, figures that differ, what one side alone tells."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.store.making import make_reading, make_report, span_of
from tracktwo.cli.main import main
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Figure, Reading, Term
from tracktwo.model.record import EventRow
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.publish.two_sides import TwoSides, two_sides
from tracktwo.store.base import Incoming
from tracktwo.store.sql import SqlStore

MADE_UP = Path(__file__).parents[2] / "examples" / "made_up" / "pack"
ENTITIES: dict[str, tuple[str, str | None]] = {"Pit Marlo": ("person", "VEL"), "Sabri Dunay": ("person", "DOR")}


def told(
    text: str, outlet: str, place: str, published: str, killed: int, term: tuple[str, str] | None = None, denied: bool = False
) -> Reading:
    report = dataclasses.replace(make_report(text, published=published), outlet=outlet)
    event = {"kind": "meeting", "anchor": "talks", "start": "2033-05-01", "place": place, "who": tuple(ENTITIES)}
    reading = make_reading(report, {**ENTITIES, place: ("place", None)}, [event])
    if denied:
        reading = dataclasses.replace(reading, events=tuple(dataclasses.replace(e, assertion="denied") for e in reading.events))
    figure = Figure(what="killed", value=killed, event=LocalId("v1"), span=span_of(text, str(killed)))
    terms = (Term(term=term[0], text=term[1], voice="report", span=span_of(text, term[1])),) if term else ()
    return dataclasses.replace(reading, figures=(figure,), terms=terms)


WEST = told(
    "At the talks in Sorrel Bay Pit Marlo told Sabri Dunay that the stolen shore had cost 3 lives.",
    "Merrow Courier", "Sorrel Bay", "2033-05-02", 3, ("stolen_shore", "stolen shore"),
)  # fmt: skip
EAST = told("Sabri Dunay and Pit Marlo held talks in Karsu; there were 5 dead.", "Dorresh Wire", "Karsu", "2033-05-03", 5)
DENIAL = told(
    "There were no talks of Sabri Dunay and Pit Marlo in Karsu, nor 5 dead.", "Dorresh Wire", "Karsu", "2033-05-04", 5, denied=True
)


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack(str(MADE_UP))


def accounts(pack: Pack, *readings: Reading, path: str = ":memory:") -> TwoSides:
    store = SqlStore(path, pack, create=True)
    store.add([Incoming(source="made.txt", report=r.report, reading=r) for r in readings], arrived_at="")
    (event,) = store.reader().page("events").rows
    assert isinstance(event, EventRow)
    found = two_sides(store.reader(), event, pack)
    store.close()
    return found


def test_each_side_has_its_outlets_days_names_and_words(pack: Pack) -> None:
    west, east, third = accounts(pack, WEST, EAST).accounts
    assert (west.side, east.side, third.side) == ("VEL", "DOR", "third")
    assert [(o.outlet, o.first) for o in west.outlets] == [("Merrow Courier", "2033-05-02")]
    assert [(o.outlet, o.first) for o in east.outlets] == [("Dorresh Wire", "2033-05-03")]
    assert third.sources == ()
    assert ("Sorrel Bay",) in [n.forms for n in west.names]
    assert ("Karsu",) in [n.forms for n in east.names]
    assert [(t.text, t.gloss["en"]) for t in west.terms] == [("stolen shore", "the eastern shore of the lake")]


def test_figures_that_sides_give_differently_stand_side_by_side(pack: Pack) -> None:
    (difference,) = accounts(pack, WEST, EAST).figures_differ
    assert difference.what == "killed"
    assert difference.values == ((3, ("VEL",)), (5, ("DOR",)))


def test_what_one_side_alone_tells_and_what_the_other_denies(pack: Pack) -> None:
    west, east, _ = accounts(pack, WEST, DENIAL).accounts
    assert west.only_status == ("held",)
    assert east.denies == ("held",)


def test_the_command_line_shows_sides(pack: Pack, tmp_path: Path) -> None:
    record = str(tmp_path / "record.db")
    event = accounts(pack, WEST, DENIAL, path=record).event
    shown = CliRunner().invoke(main, ["show", "--sides", "--record", record, "--pack", str(MADE_UP), event])
    assert "Merrow Courier, first on 2033-05-02" in shown.output
    assert "denies that it was held" in shown.output
    data = CliRunner().invoke(main, ["show", "--sides", "--format", "json", "--record", record, "--pack", str(MADE_UP), event])
    assert json.loads(data.output)["accounts"][1]["denies"] == ["held"]
