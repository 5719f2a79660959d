"""Main text of real pages: ours beside trafilatura alone, in one run (four-gram F1 a page, averaged).

    python eval/main_text.py [PAGES.jsonl.gz] [--worst N]

The pages (article-extraction-benchmark, even half) stay outside the repository; without them this says so and ends with status 0.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import trafilatura

from tracktwo.sources.html import read_page

PAGES = Path(__file__).resolve().parents[2] / "shared" / "data" / "article_extraction_benchmark_even.jsonl.gz"


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """The four-grams of a text, as the benchmark counts them."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def f1(want: str, got: str) -> tuple[float, float, float]:
    """Precision, recall and F1 of a page's four-grams."""
    a, b = shingles(want), shingles(got)
    both = sum((a & b).values())
    precision = both / sum(b.values()) if b else 0.0
    recall = both / sum(a.values()) if a else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def ours(html: str) -> str:
    """The main text of our reader of pages."""
    page = read_page(html)
    return page.main.text if page else ""


def alone(html: str) -> str:
    """Trafilatura's, as it comes."""
    return trafilatura.extract(html, include_comments=False) or ""


def pages(path: Path) -> Iterator[dict[str, str]]:
    """The rows of the benchmark."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            yield {"url": row["url"], "html": row["html"], "text": row.get("text") or row.get("articleBody") or ""}


def main() -> None:
    """Print both scores and the pages where they differ most."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="?", type=Path, default=PAGES)
    parser.add_argument("--worst", type=int, default=0)
    options = parser.parse_args()
    if not options.pages.is_file():
        print(f"skipped: {options.pages} is not here")
        return
    rows = list(pages(options.pages))
    scores: dict[str, list[tuple[float, float, float]]] = {}
    readers: dict[str, Callable[[str], str]] = {"trafilatura alone": alone, "tracktwo": ours}
    for name, reader in readers.items():
        start = time.perf_counter()
        scores[name] = [f1(row["text"], reader(row["html"])) for row in rows]
        seconds = time.perf_counter() - start
        p, r, f = (sum(score[i] for score in scores[name]) / len(rows) for i in range(3))
        print(f"{name:18} precision {p:.3f}  recall {r:.3f}  F1 {f:.3f}  {len(rows) / seconds:.0f} pages/s")
    differences = sorted(range(len(rows)), key=lambda at: scores["tracktwo"][at][2] - scores["trafilatura alone"][at][2])
    for at in differences[: options.worst]:
        print(f"{scores['tracktwo'][at][2]:.3f} {scores['trafilatura alone'][at][2]:.3f} {rows[at]['url']}")


if __name__ == "__main__":
    main()
