"""Put what `tracktwo read` prints into docs/found.md: `python docs/found.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).with_name("found.md")
ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"```sh\ntracktwo (read [^\n]+)\n```\n\n```text\n(.*?)```\n", re.DOTALL)


def printed(arguments: str) -> str:
    """What the command prints, without the text of the report and the line above it."""
    command = [sys.executable, "-m", "tracktwo", *arguments.split()]
    out = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    path = ROOT / arguments.split()[-1]
    source = [line for line in path.read_text("utf-8").splitlines() if line.strip()]
    lines = out.splitlines()
    start = max((n for n, line in enumerate(lines) if len(line) > 20 and any(line in known for known in source)), default=0)
    return "\n".join(lines[start + 1 :]).strip() + "\n"


def main() -> None:
    """Write the page anew."""
    page = PAGE.read_text("utf-8")
    PAGE.write_text(BLOCK.sub(lambda m: f"```sh\ntracktwo {m[1]}\n```\n\n```text\n{printed(m[1])}```\n", page), "utf-8")


if __name__ == "__main__":
    main()
