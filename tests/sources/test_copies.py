from __future__ import annotations

import json
import random
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tracktwo.sources.copies import CopyIndex, containment, is_near_copy, shingles, stories

WIRE = (
    "Representatives of Upperland and Lowerland met in the old mill on 4 May to speak about the bridge that the flood of 2019 took away. "
    "They agreed to send engineers of both sides to the river before the end of June and to share the cost, which "
    "both put at 12 million crowns. "
    "The head of the Upperland delegation, Ida Marsh, said that the bridge matters most to farmers, because their "
    "fields lie on the other bank. "
    "A second meeting is to take place in the town of Ford, where the two delegations will look at the drawings "
    "and choose a builder together."
)


def test_a_shortened_reprint_is_a_copy() -> None:
    half = WIRE[: len(WIRE) // 2]
    assert containment(shingles(half), shingles(WIRE)) > 0.95
    assert is_near_copy(shingles(half), shingles(WIRE))
    assert is_near_copy(shingles(WIRE), shingles("FORD, May 5. /Valley Wire/. " + WIRE + " Valley Wire recalls that talks began in 2020."))


def test_another_report_of_the_same_event_is_no_copy() -> None:
    other = (
        "Engineers will soon look at the place where the bridge stood: that is what delegations of the two sides "
        "settled on 4 May. The cost, about 12 million "
        "crowns, is to be shared. Ida Marsh, who led the Upperland delegation to the mill, called farmers the first to "
        "gain. Ford will host the next round."
    )
    assert not is_near_copy(shingles(WIRE), shingles(other))


def test_look_alikes_with_other_numbers_are_no_copies() -> None:
    bulletin = (
        "On {} from {} posts near the village of Ford were under fire from small arms for {} minutes. "
        "Nobody was hurt. The units keep to the ceasefire and watch."
    )
    first, second = bulletin.format("3 May", "14:10", "20"), bulletin.format("9 May", "22:45", "35")
    assert not is_near_copy(shingles(first), shingles(second))


def test_stories_do_not_hang_on_order() -> None:
    texts = {
        "c": WIRE,
        "a": WIRE[:400],
        "b": WIRE + " Nothing else was said.",
        "d": "A school opened in the town of Ford.",
    }
    sketches = {name: shingles(text) for name, text in texts.items()}
    expected = {"a": "a", "b": "a", "c": "a"}
    for seed in range(5):
        names = list(sketches)
        random.Random(seed).shuffle(names)
        assert stories({name: sketches[name] for name in names}) == expected


def test_index_finds_copies_as_reports_come() -> None:
    index = CopyIndex()
    index.add("one", shingles(WIRE))
    index.add("two", shingles("Something else entirely was told about the weather in the valley."))
    assert index.copies_of(shingles(WIRE[50:])) == ["one"]


@given(st.text(), st.text())
def test_containment_is_a_share(a: str, b: str) -> None:
    assert 0.0 <= containment(shingles(a), shingles(b)) <= 1.0
    if shingles(a):
        assert containment(shingles(a), shingles(a)) in (0.0, 1.0)


def test_long_texts_have_bounded_sketches_that_still_compare() -> None:
    rng = random.Random(1)
    words = [f"w{rng.randrange(50_000)}" for _ in range(60_000)]
    long = shingles(" ".join(words).replace("w", "word"))
    part = shingles(" ".join(words[:30_000]).replace("w", "word"))
    assert len(long) < 3000
    assert containment(part, long) > 0.9


def test_reprints_of_the_development_reports(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "eval" / "reports.jsonl").read_text().splitlines()]
    pairs = json.loads((shared / "eval" / "clusters.json").read_text())["near_copies"]
    found = stories({row["id"]: shingles(row["text"]) for row in rows})
    together = {(a, b) for a in found for b in found if a < b and found[a] == found[b]}
    assert together == {tuple(sorted(pair)) for pair in pairs}
