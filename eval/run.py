"""Score the readers: `python -m eval.run [--language ru] [--errors events] [--json]`."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from eval import corpus
from eval.scoring import Scores, score

SHARED = Path(__file__).resolve().parents[2] / "shared"


def scores_of(language: str) -> Scores:
    """The tallies of one language's answers."""
    files = corpus.load(language)
    scores = Scores()
    for ident, reading in corpus.read(files):
        score(ident, files[ident]["answer"], reading, scores)
    return scores


def main() -> None:
    """Print a table per language; where the development data lies beside the checkout, its scores too."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--language", choices=corpus.languages())
    parser.add_argument("--errors", metavar="LAYER")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    table = {}
    for language in [args.language] if args.language else corpus.languages():
        scores = scores_of(language)
        table[language] = {name: {"f1": round(t.f1, 4), "answers": t.answers} for name, t in sorted(scores.layers.items())}
        if not args.json:
            print(f"\n{language}: {len(corpus.load(language))} reports of our own")
            for name, tally in scores.layers.items():
                print(f"  {name:14} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}  ({tally.answers})")
            for ident, layer, sort, what in scores.errors:
                if layer == args.errors:
                    print(f"    {ident}\t{sort}\t{what[:240]}")
    if args.json:
        json.dump(table, sys.stdout, indent=1)
    elif SHARED.is_dir():
        _development_data()
    else:
        print("\nThe development data beside the checkout is absent: its scores are left out.")


def _development_data() -> None:
    inputs = [str(SHARED / "data" / "seeds"), *(str(SHARED / "eval" / name) for name in ("reports.jsonl", "reports_real.jsonl"))]
    with tempfile.TemporaryDirectory() as folder:
        readings = Path(folder, "readings.jsonl")
        with readings.open("w") as out:
            subprocess.run([sys.executable, "-m", "tracktwo", "read", "--format", "jsonl", *inputs], stdout=out, check=True)
        for language in ("en", "ru", "az", "hy"):
            print(f"\n{language}: development answers", flush=True)
            scorer = [sys.executable, str(SHARED / "eval" / "score.py"), str(SHARED / "eval" / "gold"), str(readings)]
            subprocess.run([*scorer, "--language", language], check=True)


if __name__ == "__main__":
    main()
