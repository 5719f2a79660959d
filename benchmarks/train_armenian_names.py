#!/usr/bin/env python3
"""Train the Armenian tagger of names: `train_armenian_names.py SENTENCES.conll.gz [--folds 5] [--write]`.

The sentences are those of pioNER's gold set (Ghukasyan et al. 2018, ispras-texterra/pioner, Apache-2.0): one word a line, its tag last, an
empty line between sentences. Needs python-crfsuite, which the product does not. Without `--write` the score of a cross-validation over
contiguous folds is printed (no sentence is trained on that is scored); with it the weights of all sentences are written. Deterministic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import tempfile
from collections import defaultdict
from pathlib import Path

import pycrfsuite

from tracktwo.reading.backends.armenian_lists import name_lists
from tracktwo.reading.morphologies import shallow_language
from tracktwo.reading.name_tagger import TAGS, NameTagger, features

TARGET = Path(__file__).parents[1] / "src/tracktwo/reading/languages/hy/name_weights.json.gz"
#: Found by cross-validation: F1 .784 at (0, 1), .790 at (.05, .3), .794 at (.1, .15); .805 with the names of the pack and of CLDR's cities.
C1, C2, SMALLEST = 0.1, 0.15, 0.03
Sentence = list[tuple[str, str]]


def read(path: Path) -> list[Sentence]:
    """The sentences of a file."""
    found: list[Sentence] = [[]]
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            parts = line.split()
            if parts:
                found[-1].append((parts[0], parts[-1]))
            elif found[-1]:
                found.append([])
    return [s for s in found if s]


def train(sentences: list[Sentence]) -> dict[str, list[float]]:
    """Weights of a conditional random field, those near nothing left out."""
    language, lists = shallow_language("hy"), name_lists()
    trainer = pycrfsuite.Trainer(verbose=False)
    for sentence in sentences:
        trainer.append(features([w for w, _ in sentence], language, lists), [t for _, t in sentence])
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": 80, "feature.possible_transitions": True})
    with tempfile.NamedTemporaryFile() as model:
        trainer.train(model.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(model.name)
        learned = tagger.info()
    weights: dict[str, list[float]] = defaultdict(lambda: [0.0] * len(TAGS))
    for (feature, tag), weight in learned.state_features.items():
        weights[feature][TAGS.index(tag)] = round(weight, 2)
    for (before, tag), weight in learned.transitions.items():
        weights[f"after:{before}"][TAGS.index(tag)] = round(weight, 2)
    return {f: row for f, row in sorted(weights.items()) if max(map(abs, row)) >= SMALLEST}


def spans(tags: list[str]) -> set[tuple[int, int, str]]:
    """Spans of names: first and last word (half open) and kind."""
    found, start = set(), None
    for i, tag in enumerate([*tags, "O"]):
        if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
            found.add((start, i, tags[start][2:]))
            start = None
        if tag.startswith("B-"):
            start = i
    return found


def main() -> None:
    """Score or write."""
    cli = argparse.ArgumentParser(description=__doc__)
    cli.add_argument("sentences", type=Path)
    cli.add_argument("--folds", type=int, default=5)
    cli.add_argument("--write", action="store_true")
    args = cli.parse_args()
    sentences = read(args.sentences)
    if args.write:
        weights = train(sentences)
        about = {"trained_on": "pioNER gold (ispras-texterra/pioner)", "licence": "Apache-2.0", "c1": C1, "c2": C2}
        raw = json.dumps({"about": about, "weights": weights}, ensure_ascii=False, separators=(",", ":")).encode()
        TARGET.write_bytes(gzip.compress(raw, mtime=0))
        print(f"{len(weights)} features, {TARGET.stat().st_size} bytes")
        return
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    size = len(sentences) // args.folds + 1
    for fold in range(args.folds):
        held = sentences[fold * size : (fold + 1) * size]
        tagger = NameTagger(train(sentences[: fold * size] + sentences[(fold + 1) * size :]), shallow_language("hy"), name_lists())
        for sentence in held:
            gold, found = spans([t for _, t in sentence]), spans(tagger.tag([w for w, _ in sentence]))
            for kind in ("PER", "LOC", "ORG"):
                g, f = {s for s in gold if s[2] == kind}, {s for s in found if s[2] == kind}
                for i, n in enumerate((len(g & f), len(f), len(g))):
                    counts[kind][i] += n
                    counts["all"][i] += n
    for kind, (hits, said, meant) in counts.items():
        precision, recall = hits / max(1, said), hits / max(1, meant)
        print(f"{kind}: P {precision:.3f}  R {recall:.3f}  F1 {2 * precision * recall / max(1e-9, precision + recall):.3f}  ({meant})")


if __name__ == "__main__":
    main()
