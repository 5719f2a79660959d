from __future__ import annotations

import json
from pathlib import Path

import pytest

from tracktwo.packs.loader import load_pack
from tracktwo.sources.relevance import RelevanceGate

from .made_up_packs import tiny_pack

OWN = Path(__file__).parents[2] / "eval" / "relevance.jsonl"


@pytest.fixture(scope="module")
def gate() -> RelevanceGate:
    return RelevanceGate(load_pack("south_caucasus"))


def test_own_reports_on_and_off_topic(gate: RelevanceGate) -> None:
    rows = [json.loads(line) for line in OWN.read_text(encoding="utf-8").splitlines()]
    wrong = [row for row in rows if gate.score(row["text"]).is_relevant != row["relevant"]]
    missed = [row["text"][:80] for row in wrong if row["relevant"]]
    alarms = [row["text"][:80] for row in wrong if not row["relevant"]]
    relevant = sum(row["relevant"] for row in rows)
    assert relevant >= 50 and len(rows) - relevant >= 100
    assert alarms == []
    assert len(missed) <= 3, missed  # of one sentence, and without the word that says between whom


def test_azerbaijani_typed_without_its_letters_is_seen(gate: RelevanceGate) -> None:
    assert gate.score("Yerevanda kecirilen gorusde Azerbaycan ve Ermenistan ekspertleri istirak edib.").is_relevant


def test_development_reports(gate: RelevanceGate, shared: Path) -> None:
    rows = [
        json.loads(line) for name in ("reports", "reports_real") for line in (shared / "eval" / f"{name}.jsonl").read_text().splitlines()
    ]
    right = total = 0
    for row in rows:
        answer = json.loads((shared / "eval" / "gold" / f"{row['id']}.json").read_text())
        total += 1
        right += gate.score(row["text"]).is_relevant == answer["relevant"]
    assert right / total >= 0.97


def test_a_page_counts_by_what_it_says_not_by_its_menu() -> None:
    gate = RelevanceGate(tiny_pack())
    menu = "<nav><a href='/u'>Upperland</a><a href='/l'>Lowerland</a><a>Peace talks</a></nav>"
    assert not gate.score(f"<html><body>{menu}<p>A new bakery opened by the river.</p></body></html>", is_page=True).is_relevant
    assert gate.score(f"<html><body>{menu}<p>Upperland and Lowerland begin peace talks.</p></body></html>", is_page=True).is_relevant
    entity = "<p>&#85;pperland and Lowerland begin peace talks.</p>"
    assert gate.score(entity, is_page=True).is_relevant


def test_names_in_a_list_are_no_relation() -> None:
    gate = RelevanceGate(tiny_pack())
    assert not gate.score("Visitors came from Hillmark, Upperland, Lowerland, Seamark and Fenland to the talks on cheese.").is_relevant
    assert gate.score("Hillmark hosted talks: Upperland and Lowerland were both there.").is_relevant


def test_inflected_words_count_by_their_stems() -> None:
    assert RelevanceGate(tiny_pack()).score("Делегации Верхнеземья и Нижнеземья провели переговоры.").is_relevant


def test_the_reason_says_what_was_found() -> None:
    assert "sides named 2 of 2" in RelevanceGate(tiny_pack()).score("Upperland and Lowerland begin peace talks.").reason
