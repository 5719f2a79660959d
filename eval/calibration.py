"""Stated against observed: of the facts that state a confidence, how many do careful readers' answers bear out?

    python -m eval.calibration [--fit] [--json]

A fact is right where the scorer aligns it with an answer (eval/scoring.py): a meeting found with a wrong day may still be the meeting. The
table `confidence.yaml` of the reading package is fitted on the reports with odd numbers (by name, from 0), whose errors nobody looks at
while rules are written; the even ones show what it is worth elsewhere. Shares of few facts are drawn towards those of their layer in all
languages, and these towards the finder's own level. Where the development answers lie beside the checkout, they are shown too.
"""

from __future__ import annotations

import argparse
import collections
import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import yaml

from eval import corpus
from eval.agreement import align, same_name, word_f1
from eval.scoring import _COUNTED, _event_agreement, _same_title, as_answer
from tracktwo import pipeline
from tracktwo.model.codec import to_row
from tracktwo.model.failure import Failure
from tracktwo.packs.loader import load_pack
from tracktwo.reading import confidence, draft

Row = dict[str, Any]
PAGE = Path(__file__).resolve().parents[1] / "docs" / "confidence.md"
_TABLE_BEGINS = "<!-- made by python -m eval.calibration --markdown -->\n"
#: So many facts a share of more facts than its own counts for.
_WEIGHT = 8.0
#: Only what a person says is certain.
_MOST = 0.99
#: Bins of stated confidence, by their lower ends.
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Judged:
    """One fact: where it was found, what it states, whether an answer bears it out."""

    report: str
    language: str
    layer: str
    stated: float
    right: bool


def judged(ident: str, language: str, answer: Row, reading: Row) -> Iterator[Judged]:
    """The facts of one reading that the answer can judge."""
    if not answer["relevant"]:
        return
    found = as_answer(reading)
    names = {e["id"]: e["name"] for e in reading["entities"]}
    bodies = [e for e in reading["entities"] if e["kind"] in ("organization", "initiative")]
    titles = [{**a, "who": names[a["person"]], "body": names.get(a["organization"])} for a in reading["affiliations"]]
    members = [{**m, "who": names[m["member"]], "body": names[m["of"]]} for m in reading["memberships"]]
    wanted_bodies = [*answer["organizations"], *(i["name"] for i in answer["initiatives"])]
    wanted_titles = [(p["name"], t["title"], t["organization"]) for p in answer["people"] for t in p.get("titles", ())]
    wanted_members = [(i["name"], m) for i in answer["initiatives"] for m in i["members"]]

    layers: tuple[tuple[str, list[Any], list[Row], Any, float], ...] = (
        ("people", answer["people"], found["people"], lambda w, g: float(same_name(w["name"], g["name"])), 1.0),
        ("bodies", wanted_bodies, bodies, lambda w, g: float(same_name(w, g["name"]) or word_f1(w, g["name"]) >= 0.67), 1.0),
        (
            "titles",
            wanted_titles,
            titles,
            lambda w, g: float(same_name(w[0], g["who"]) and _same_title(w[1:], (g["title"], g["body"]))),
            1.0,
        ),
        (
            "members",
            wanted_members,
            members,
            lambda w, g: float(same_name(w[1], g["who"]) and word_f1(w[0], g["body"]) >= 0.5),
            1.0,
        ),
        ("events", answer["events"], found["events"], _event_agreement, 0.5),
        ("commitments", answer["commitments"], found["commitments"], lambda w, g: word_f1(w["action"], g["action"]), 0.5),
        (
            "statements",
            answer["statements"],
            found["statements"],
            lambda w, g: word_f1(w["text"], g["text"]) if same_name(w["speaker"], g["speaker"]) else 0.0,
            0.5,
        ),
        (
            "figures",
            answer["figures"],
            [f for f in reading["figures"] if f["what"] in _COUNTED],
            lambda w, g: float((w["what"], w["value"]) == (g["what"], g["value"])),
            1.0,
        ),
    )
    for layer, wanted, got, same, floor in layers:
        right = {j for _, j in align(wanted, got, same, floor)}
        for number, fact in enumerate(got):
            yield Judged(ident, language, layer, fact["confidence"], number in right)


def own_answers(*, levels: bool = False) -> list[Judged]:
    """The facts of all own answers; with `levels`, what finders gave them in place of what they state."""
    found: list[Judged] = []
    as_given = mock.patch.object(draft, "stated", lambda language, layer, level: level)
    with as_given if levels else mock.patch.object(draft, "stated", confidence.stated):
        for language in corpus.languages():
            files = corpus.load(language)
            for ident, reading in corpus.read(files):
                found += judged(ident, language, files[ident]["answer"], reading)
    return found


def halves(facts: Iterable[Judged]) -> tuple[list[Judged], list[Judged]]:
    """The facts of even-numbered and of odd-numbered reports of each language, by name from 0."""
    parts: tuple[list[Judged], list[Judged]] = ([], [])
    odd = {ident for language in corpus.languages() for number, ident in enumerate(corpus.load(language)) if number % 2}
    for fact in facts:
        parts[fact.report in odd].append(fact)
    return parts


def fitted(facts: Iterable[Judged]) -> dict[str, dict[str, dict[float, float]]]:
    """What each level was worth, by language and layer; `others` is of all languages together."""
    facts = list(facts)
    table: dict[str, dict[str, dict[float, float]]] = collections.defaultdict(lambda: collections.defaultdict(dict))
    for layer, level in sorted({(f.layer, f.stated) for f in facts}):
        same_layer = [f for f in facts if f.layer == layer]
        everywhere = _share([f for f in same_layer if f.stated == level], _share(same_layer, level))
        table[confidence.OTHERS][layer][level] = round(everywhere, 2)
        for language in sorted({f.language for f in facts}):
            own = [f for f in same_layer if f.language == language]
            table[language][layer][level] = round(_share([f for f in own if f.stated == level], _share(own, everywhere)), 2)
    return {language: {layer: dict(levels) for layer, levels in layers.items()} for language, layers in table.items()}


def _share(facts: list[Judged], otherwise: float) -> float:
    return min(_MOST, (sum(f.right for f in facts) + _WEIGHT * otherwise) / (len(facts) + _WEIGHT))


def applied(table: dict[str, dict[str, dict[float, float]]], facts: Iterable[Judged]) -> list[Judged]:
    """The facts with what the table states of their levels."""
    return [Judged(f.report, f.language, f.layer, table[f.language].get(f.layer, {}).get(f.stated, f.stated), f.right) for f in facts]


def error(facts: Iterable[Judged]) -> float:
    """Expected calibration error: how far stated and observed shares lie apart, over bins, by the number of facts in each."""
    rows = bins(facts)
    total = sum(row[3] for row in rows)
    return sum(abs(row[1] - row[2]) * row[3] for row in rows) / total if total else 0.0


def bins(facts: Iterable[Judged]) -> list[tuple[float, float, float, int]]:
    """Lower end, mean stated, share observed and number of facts of each bin that holds any."""
    by_bin: dict[float, list[Judged]] = collections.defaultdict(list)
    for fact in facts:
        by_bin[max(b for b in BINS if b <= fact.stated)].append(fact)
    return [
        (low, sum(f.stated for f in some) / len(some), sum(f.right for f in some) / len(some), len(some))
        for low, some in sorted(by_bin.items())
    ]


def as_markdown(even: list[Judged], odd: list[Judged]) -> str:
    """The table of docs/confidence.md."""
    lines = ["| layer | stated | observed, odd half | n | observed, even half | n |", "|---|---|---|---|---|---|"]
    for layer in [*dict.fromkeys(f.layer for f in odd), "all"]:
        halves_of = [{row[0]: row for row in bins(f for f in half if layer in (f.layer, "all"))} for half in (odd, even)]
        for low in sorted(halves_of[0].keys() | halves_of[1].keys()):
            cells = [f"{row[2]:.2f} | {row[3]}" if (row := half.get(low)) else "– | 0" for half in halves_of]
            end = next((b for b in BINS if b > low), 1.0)
            lines.append(f"| {layer} | {low:.1f}–{end:.1f} | {' | '.join(cells)} |")
    return "\n".join(lines) + f"\n\nExpected calibration error: odd half {error(odd):.3f}, even half {error(even):.3f}.\n"


def _print(name: str, facts: list[Judged]) -> None:
    print(f"\n{name}: {len(facts)} facts, expected calibration error {error(facts):.3f}")
    print("  layer         bin    stated  observed     n")
    for layer in [*dict.fromkeys(f.layer for f in facts), "all"]:
        some = [f for f in facts if layer in (f.layer, "all")]
        for low, said, observed, count in bins(some):
            print(f"  {layer:12} {low:.1f}–    {said:.2f}     {observed:.2f}   {count:5d}")


def main() -> int:
    """Print the tables, or fit them anew."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fit", action="store_true", help="Write the table anew.")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--markdown", action="store_true", help="Write the table of docs/confidence.md.")
    options = parser.parse_args()
    if options.fit:
        even, odd = halves(own_answers(levels=True))
        table = fitted(odd)
        print(f"held out: fitted on odd, error on even {error(applied(table, even)):.3f}; ", end="")
        print(f"fitted on even, error on odd {error(applied(fitted(even), odd)):.3f}; levels as given {error([*even, *odd]):.3f}")
        head = "# Made by `python -m eval.calibration --fit`: language, layer, a finder's level: the share of such facts that is right.\n"
        confidence.TABLE.write_text(head + yaml.safe_dump(table, sort_keys=True), "utf-8")
        confidence._table.cache_clear()
    facts = own_answers()
    if options.json:
        json.dump([[f.report, f.layer, f.stated, f.right] for f in facts], sys.stdout)
        return 0
    even, odd = halves(facts)
    if options.markdown:
        before, _, _ = PAGE.read_text("utf-8").partition(_TABLE_BEGINS)
        PAGE.write_text(before + _TABLE_BEGINS + "\n" + as_markdown(even, odd), "utf-8")
        return 0
    _print("even-numbered reports (not fitted on)", even)
    _print("odd-numbered reports (fitted on)", odd)
    shared = Path(__file__).resolve().parents[2] / "shared" / "eval" / "gold"
    if shared.is_dir():
        _print("development answers", development(shared))
    return 0


def development(gold: Path) -> list[Judged]:
    """The facts of the development reports, by what the readers state."""
    inputs = [str(gold.parents[1] / "data" / "seeds"), *(str(gold.parent / name) for name in ("reports.jsonl", "reports_real.jsonl"))]
    found: list[Judged] = []
    for reading in pipeline.read(inputs, load_pack("south_caucasus")):
        if isinstance(reading, Failure):
            continue
        ident = reading.report.external_id or Path(reading.report.source).stem
        answer = gold / f"{ident}.json"
        if answer.is_file():
            row = {"relevant": True, "organizations": [], "initiatives": [], **json.loads(answer.read_text("utf-8"))}
            found += judged(ident, reading.report.language.split("-")[0], row, to_row(reading))
    return found


if __name__ == "__main__":
    sys.exit(main())
