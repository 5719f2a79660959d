#!/usr/bin/env python3
"""Score `compare_names` on pairs of names: `score.py [--half dev|test] [--errors]`.

`same`: two spellings of one name. `different`: two people (near names, one family, a man and a woman). `more`: the names agree as far as
they go and do not prove one person: the answer has to be the band between. Precision, recall and F1 are those of the verdict `same` over
all pairs.
"""

from __future__ import annotations

import argparse
import collections
import csv
import pathlib
import time

from tracktwo.resolution.names import compare_names, name_keys

PAIRS = pathlib.Path(__file__).with_name("pairs.tsv")


def main() -> None:
    """Print the figures, and the pairs that went wrong with `--errors`."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("--half", choices=("dev", "test"))
    cli.add_argument("--errors", action="store_true")
    args = cli.parse_args()
    with PAIRS.open(encoding="utf-8") as lines:
        pairs = [row for row in csv.DictReader(lines, delimiter="\t") if args.half in (None, row["half"])]
    counts: collections.Counter[tuple[str, str]] = collections.Counter()
    blocked = 0
    started = time.perf_counter()
    for row in pairs:
        found = compare_names(row["a"], row["b"])
        counts[row["label"], found.verdict] += 1
        shares_key = bool(name_keys(row["a"]) & name_keys(row["b"]))
        blocked += row["label"] == "same" and not shares_key
        wrong = found.verdict != {"more": "needs_more"}.get(row["label"], row["label"])
        if args.errors and (wrong or (row["label"] == "same" and not shares_key)):
            print(f"{row['label']}\t{found.verdict} {found.score}\t{row['kind']}\t{row['a']}\t{row['b']}\t{found.reason}\tkey {shares_key}")
    seconds = time.perf_counter() - started
    hits = counts["same", "same"]
    said = sum(n for (_, verdict), n in counts.items() if verdict == "same")
    meant = sum(n for (label, _), n in counts.items() if label == "same")
    precision, recall = hits / said if said else 0.0, hits / meant if meant else 0.0
    f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
    print(f"{len(pairs)} pairs: P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}  ({len(pairs) / seconds:.0f} pairs/s, first sight)")
    print(f"needs_more of `more`: {counts['more', 'needs_more']}/{sum(n for (label, _), n in counts.items() if label == 'more')}")
    print(
        f"different of `different`: {counts['different', 'different']}/{sum(n for (label, _), n in counts.items() if label == 'different')}"
    )
    print(f"same without a common key: {blocked}")


if __name__ == "__main__":
    main()
