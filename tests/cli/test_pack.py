"""`tracktwo pack`, as a user runs it."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from tracktwo.cli.main import main


def test_a_new_pack_has_no_fault(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    assert CliRunner().invoke(main, ["pack", "new", str(folder)]).exit_code == 0
    checked = CliRunner().invoke(main, ["pack", "check", str(folder)])
    assert (checked.exit_code, checked.stdout) == (0, "")


def test_each_fault_is_a_line_with_file_and_line(tmp_path: Path) -> None:
    folder = tmp_path / "valley"
    CliRunner().invoke(main, ["pack", "new", str(folder)])
    (folder / "bodies.yaml").write_text("- {id: a}\n- {names: {en: B}}\n", encoding="utf-8")
    checked = CliRunner().invoke(main, ["pack", "check", str(folder)])
    assert checked.exit_code == 1
    assert ["bodies.yaml:1:" in checked.stdout.splitlines()[0], "bodies.yaml:2:" in checked.stdout.splitlines()[1]] == [True, True]


def test_a_taken_folder_is_one_sentence(tmp_path: Path) -> None:
    CliRunner().invoke(main, ["pack", "new", str(tmp_path / "valley")])
    again = CliRunner().invoke(main, ["pack", "new", str(tmp_path / "valley")])
    assert again.exit_code == 1
    assert "already" in again.stderr and "Traceback" not in again.stderr


def test_show_counts_what_a_pack_holds() -> None:
    shown = json.loads(CliRunner().invoke(main, ["pack", "show", "--format", "jsonl"]).stdout)
    assert shown["sides"] == ["ARM", "AZE"]
    assert shown["areas"] == 18
