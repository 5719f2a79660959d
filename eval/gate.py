"""Quality only goes up: every layer of the project's own answers must reach its floor in `floors.json`.

`python -m eval.gate` checks; `--update` raises floors to what was measured, and refuses to lower one without `--allow-regression`.
A layer counts from 15 answers on. A floor holds for the answers it was measured on: when answers change, update it in the same commit.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from eval import corpus, record_answers, record_own
from eval.run import scores_of

FLOORS = Path(__file__).parent / "floors.json"
FEWEST = 15
#: Readers are deterministic; this leaves room for the rounding of the file alone.
NOISE = 0.0005


def main() -> int:
    """Compare with the floors, or move them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--allow-regression", action="store_true")
    args = parser.parse_args()
    floors = json.loads(FLOORS.read_text("utf-8")) if FLOORS.is_file() else {}
    broken: list[str] = []
    for language in corpus.languages():
        known = floors.setdefault(language, {"corpus": "", "layers": {}})
        same_answers = known["corpus"] == corpus.corpus_hash(language)
        if not same_answers and not args.update:
            broken.append(f"{language}: the answers changed; run `python -m eval.gate --update`")
        for name, tally in scores_of(language).layers.items():
            floor = known["layers"].get(name, 0.0)
            if tally.answers < FEWEST:
                continue
            if tally.f1 < floor - NOISE and same_answers and not (args.update and args.allow_regression):
                broken.append(f"{language} {name}: {tally.f1:.4f} is below its floor {floor:.4f}")
            elif args.update:
                known["layers"][name] = round(tally.f1, 4) if args.allow_regression or not same_answers else max(floor, round(tally.f1, 4))
        if args.update:
            known["corpus"] = corpus.corpus_hash(language)
    broken += _record(floors.setdefault("record", {"corpus": "", "layers": {}}), update=args.update, lower=args.allow_regression)
    if broken:
        print("\n".join(broken), file=sys.stderr)
        return 1
    if args.update:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", "utf-8")
    print(f"{sum(len(f['layers']) for f in floors.values())} floors hold")
    return 0


def _record(known: dict[str, Any], *, update: bool, lower: bool) -> list[str]:
    """The same for the answers about the record; what is below its floor."""
    same_answers = known["corpus"] == record_answers.corpus_hash()
    if not same_answers and not update:
        return ["record: the answers changed; run `python -m eval.gate --update`"]
    broken = []
    for name, value in record_own.scores().figures.items():
        floor = known["layers"].get(name, 0.0)
        if value < floor - NOISE and same_answers and not (update and lower):
            broken.append(f"record, {name}: {value:.4f} is below its floor {floor:.4f}")
        elif update:
            known["layers"][name] = round(value if lower or not same_answers else max(floor, value), 4)
    if update:
        known["corpus"] = record_answers.corpus_hash()
    return broken


if __name__ == "__main__":
    sys.exit(main())
