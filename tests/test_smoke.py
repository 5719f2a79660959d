"""The ways through the code hold together: every command loads, every schema is current, the quickest way of a report works."""

from __future__ import annotations

import subprocess
import sys

from click.testing import CliRunner

from tracktwo.cli.main import COMMANDS, main


def test_every_command_has_help_with_an_example() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0, result.output
        assert "tracktwo" in result.output


def test_help_imports_neither_models_nor_rich() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from tracktwo.cli.main import main; CliRunner().invoke(main, ['--help']);"
        "print([m for m in ('spacy', 'rich', 'sqlalchemy', 'fastapi', 'yaml', 'slovnet') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
