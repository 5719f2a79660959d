from __future__ import annotations

import os
from pathlib import Path

from tracktwo.batches import Batch, in_batches, read_batch
from tracktwo.model.failure import Failure
from tracktwo.model.ids import sha256_hex
from tracktwo.model.report import Received
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.processes import read_batches
from tracktwo.sources.inputs import receive

REPORTS = str(Path(__file__).parents[1] / "examples" / "made_up" / "reports")
FAILURE = Failure(source="lost.txt", stage="sources", reason="made up", remedy="none")


def make_pack() -> Pack:
    return load_pack(str(Path(__file__).parents[1] / "examples" / "made_up" / "pack"))


def make_received(number: int, text: str = "") -> Received:
    text = text or f"Envoys of Vell and Orra met in Tam Harbour on {number} May 2033. They agreed to meet again."
    return Received(source=f"{number}.txt", raw_sha256=sha256_hex(text), text=text)


class Deadly(Received):
    """An input that ends the process which it is sent to."""

    def __reduce__(self) -> tuple[object, tuple[int]]:
        return os._exit, (1,)


def test_batches_keep_every_input_in_order() -> None:
    inputs: list[Received | Failure] = [make_received(1), FAILURE, *(make_received(n, "word " * n * 100) for n in range(1, 80))]
    batches = list(in_batches(inputs))
    assert [one for some in batches for one in some] == inputs
    assert len(batches) > 2 and max(map(len, batches)) <= 32


def test_a_report_reads_the_same_alone_and_beside_others() -> None:
    pack = make_pack()
    inputs = tuple(receive([REPORTS]))
    together = read_batch(Batch(inputs=inputs), pack)
    assert together == [read_batch(Batch(inputs=(one,)), pack)[0] for one in inputs]
    assert all(item.reading is not None for item in together)


def test_known_reports_and_others_not_wanted_are_prepared_but_not_read() -> None:
    pack = make_pack()
    first, other = next(iter(receive([REPORTS]))), make_received(2, "The weather office expects rain along the coast on Thursday.")
    assert isinstance(first, Received)
    found = read_batch(Batch(inputs=(first, other, FAILURE), relevant_only=True), pack)
    assert [(i.report is not None, i.reading is not None, i.failure) for i in found] == [
        (True, True, None),
        (True, False, None),
        (False, False, FAILURE),
    ]
    known = read_batch(Batch(inputs=(first,), known=frozenset({first.report_id})), pack)
    assert known[0].report is not None and known[0].reading is None


def test_several_processes_give_the_same_in_the_same_order() -> None:
    pack = make_pack()
    batches = [Batch(inputs=(one,)) for one in receive([REPORTS])] + [Batch(inputs=(FAILURE, make_received(3)))]
    assert list(read_batches(batches, pack, processes=2)) == list(read_batches(batches, pack))


def test_a_process_that_dies_is_a_failure_of_one_input() -> None:
    deadly = Deadly(source="deadly.txt", raw_sha256="0" * 64, text="made up")
    batches = [Batch(inputs=(make_received(1), deadly)), Batch(inputs=(make_received(2),))]
    found = [item for some in read_batches(batches, make_pack(), processes=2) for item in some]
    assert [item.source for item in found] == ["1.txt", "deadly.txt", "2.txt"]
    assert [item.failure is None for item in found] == [True, False, True]
    assert found[1].failure is not None and "died" in found[1].failure.reason
