"""Reading Russian beside bare slovnet, in one run, and the memory of one process that reads every language.

    python benchmarks/russian_speed.py [--rounds 5]

The texts are the Russian reports of the project's own answers. Bare slovnet is its three taggers as natasha calls them: names, word forms
and syntax over the sentences of each text, cut by razdel. Both take turns, so that other work on the machine slows both; the ratio is of
processor time. Memory is the peak of a process of its own that reads one report in each of the six languages.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tracktwo.model.report import Received, Report
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.reading.backends.slovnet_models import bare_models
from tracktwo.reading.reader import reader_for
from tracktwo.sources.prepare import prepare

ANSWERS = Path(__file__).resolve().parents[1] / "eval" / "answers" / "ru"
SPEED_FLOOR, MEMORY_CEILING_GB = 0.8, 1.5
LANGUAGES = {
    "en": "Envoys of Armenia and Azerbaijan met in Tbilisi on Monday to discuss the border.",
    "ru": "Представители Армении и Азербайджана встретились в понедельник в Тбилиси и обсудили границу.",
    "az": "Azərbaycan və Ermənistan nümayəndələri bazar ertəsi Tiflisdə görüşüb sərhədi müzakirə ediblər.",
    "hy": "Հայաստանի և Ադրբեջանի ներկայացուցիչները երկուշաբթի հանդիպել են Թբիլիսիում և քննարկել սահմանը։",
    "tr": "Ermenistan ve Azerbaycan temsilcileri pazartesi günü Tiflis'te bir araya gelerek sınırı görüştü.",
    "ka": "სომხეთისა და აზერბაიჯანის წარმომადგენლები ორშაბათს თბილისში შეხვდნენ და საზღვარი განიხილეს.",
}
MEMORY = """
import json, resource, sys, tempfile
from tracktwo import pipeline
from tracktwo.packs.loader import load_pack
with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as file:
    file.writelines(json.dumps({"text": text, "language": code}) + "\\n" for code, text in json.load(sys.stdin).items())
    file.flush()
    for _ in pipeline.read([file.name], load_pack("south_caucasus")): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def reports_of(pack: Pack) -> list[Report]:
    """The Russian reports of the own answers."""
    rows = [json.loads(path.read_text("utf-8"))["report"] for path in sorted(ANSWERS.glob("*.json"))]
    received = [Received(source="own", raw_sha256="0" * 64, text=row["text"], published=row.get("published")) for row in rows]
    return [r for r in (prepare(one, pack) for one in received) if isinstance(r, Report)]


def took(work: Callable[[], object]) -> float:
    """Processor's seconds."""
    began = time.process_time()
    work()
    return time.process_time() - began


def bare(models: tuple[Any, ...], texts: list[str]) -> None:
    """slovnet's own calls over the sentences of each text."""
    from razdel import sentenize, tokenize

    names, forms, syntax = models
    for text in texts:
        sentences = [s.text for s in sentenize(text)]
        words = [[t.text for t in tokenize(s)] for s in sentences]
        list(names.map(sentences))
        list(forms.map(words))
        list(syntax.map(words))


def main() -> None:
    """Print the ratio and the memory; exit status 1 where either is out of bounds."""
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--rounds", type=int, default=5)
    args = cli.parse_args()
    pack = load_pack("south_caucasus")
    reports, reader, models = reports_of(pack), reader_for("ru", pack), bare_models()
    texts = [r.text for r in reports]
    spent = [0.0, 0.0]
    for round_ in range(args.rounds + 1):
        times = took(lambda: bare(models, texts)), took(lambda: list(reader.read_all(reports)))
        if round_:  # the first one loads and warms up
            spent = [a + b for a, b in zip(spent, times, strict=True)]
    ratio = spent[0] / spent[1]
    run = subprocess.run([sys.executable, "-c", MEMORY], input=json.dumps(LANGUAGES), capture_output=True, text=True, check=True)
    gigabytes = int(run.stdout) / 1024**2
    print(f"Russian, whole reading against bare slovnet: {ratio:.2f} of its speed ({len(texts)} texts; floor {SPEED_FLOOR})")
    print(f"one process with {len(LANGUAGES)} languages: {gigabytes:.2f} GB (ceiling {MEMORY_CEILING_GB})")
    raise SystemExit(ratio < SPEED_FLOOR or gigabytes > MEMORY_CEILING_GB)


if __name__ == "__main__":
    main()
