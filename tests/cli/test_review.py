"""`tracktwo review` asks, keeps what is answered, and says when nothing is open."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tracktwo.cli.main import main


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["init"])


def test_a_record_without_questions_says_so() -> None:
    assert "No open questions" in CliRunner().invoke(main, ["review"]).stderr


def test_a_question_is_asked_and_skipped(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    CliRunner().invoke(main, ["add", "empty.txt"])
    assert CliRunner().invoke(main, ["review", "--list"]).stdout.count("\n") <= 1
    result = CliRunner().invoke(main, ["review", "--who", "A. Analyst"], input="s\n")
    assert result.exit_code == 0
