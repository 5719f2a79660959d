"""The commands that work on a record, end to end on a few words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tracktwo.cli.main import main


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    reports = tmp_path / "reports"
    reports.mkdir()
    text = "3 May 2031. Border commissions of Armenia and Azerbaijan will meet in Tbilisi on 20 May 2031, a peace process bulletin says."
    (reports / "one.txt").write_text(text)
    (reports / "same.txt").write_text(text + "\n")
    (reports / "broken.html").write_bytes(b"")
    return tmp_path


def tracktwo(*arguments: str) -> Result:
    return CliRunner().invoke(main, arguments)


def test_a_record_is_made_filled_and_counted(folder: Path) -> None:
    assert tracktwo("init").exit_code == 0
    added = tracktwo("add", "reports", "--format", "json")
    assert added.exit_code == 3  # one of the files is empty
    counts = json.loads(added.stdout)["added"]
    assert counts["failed"] == 1
    status = json.loads(tracktwo("status", "--format", "json").stdout)
    assert sum(status["outcomes"].values()) == sum(counts.values())


def test_adding_the_same_folder_again_says_so(folder: Path) -> None:
    tracktwo("init")
    tracktwo("add", "reports/one.txt")
    again = tracktwo("add", "reports/one.txt")
    assert again.exit_code == 0
    assert "1 there already" in again.stdout
    assert "as it was" in again.stdout


def test_exports_are_rows_that_programs_read(folder: Path) -> None:
    tracktwo("init")
    tracktwo("add", "reports/one.txt")
    lines = tracktwo("export", "reports").stdout.splitlines()
    row = json.loads(lines[0])
    assert row["source"] == "reports/one.txt"
    assert "text" not in row
    table = tracktwo("export", "reports", "--format", "csv").stdout.splitlines()
    assert table[0].startswith("id,aliases,visibility,known_since,sources")
    assert len(table) == 2


def test_an_id_that_was_printed_is_shown(folder: Path) -> None:
    tracktwo("init")
    tracktwo("add", "reports/one.txt")
    places = [json.loads(line) for line in tracktwo("export", "places").stdout.splitlines()]
    for place in places:
        assert place["name"] in tracktwo("show", place["id"]).stdout
    assert any(json.loads(line)["kind"] == "places" for line in tracktwo("search", "tbilisi", "--format", "jsonl").stdout.splitlines())


def test_what_is_wrong_is_told_in_one_sentence(folder: Path) -> None:
    nothing = tracktwo("status")
    assert nothing.exit_code == 1
    assert "tracktwo init" in nothing.stderr
    tracktwo("init")
    assert tracktwo("show", "v-none").exit_code == 1
    assert tracktwo("export", "events", "--as-of", "soon").exit_code == 2
    assert tracktwo("export", "weather").exit_code == 2


def test_a_file_over_the_limit_is_a_failure_that_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tracktwo("init")
    told = tracktwo("add", "reports/one.txt", "--largest", "20")
    assert told.exit_code == 3
    assert "failed: reports/one.txt" in told.stderr
    monkeypatch.setenv("TRACKTWO_REPORT_BYTES", "20")
    assert tracktwo("read", "reports/one.txt").exit_code == 3
