from __future__ import annotations

from pathlib import Path

import pytest
from eval.main_text import alone, f1, ours, pages


@pytest.mark.slow
def test_main_text_of_real_pages_is_not_below_trafilatura_alone(shared: Path) -> None:
    rows = list(pages(shared / "data" / "article_extraction_benchmark_even.jsonl.gz"))
    score = {reader: sum(f1(row["text"], reader(row["html"]))[2] for row in rows) / len(rows) for reader in (alone, ours)}
    assert score[ours] >= score[alone]
    assert score[ours] >= 0.955
