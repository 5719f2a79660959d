"""Files, folders and standard input to received inputs. Every input ends as a `Received` or a `Failure`; none is dropped, none raises."""

from __future__ import annotations

import gzip
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tracktwo.model.failure import Failure
from tracktwo.model.ids import sha256_hex
from tracktwo.model.report import Received
from tracktwo.sources.decoding import Undecodable, decode
from tracktwo.sources.rows import parse_row

TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm")
ROW_SUFFIXES = (".jsonl", ".jsonl.gz")
_STDIN = "-"
_ARCHIVE_SUFFIXES = (".zip", ".tar", ".tgz", ".gz", ".bz2", ".xz", ".7z", ".rar", ".zst")
#: A browser that saves a page puts its pictures and scripts into a folder of this ending: parts of the page, no inputs of their own.
_PAGE_PARTS = "_files"
_BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True, kw_only=True)
class InputLimits:
    """How large an input may be. A file or row beyond its limit is a failure, read no further than that.

    Args:
        report_bytes: one text file or page.
        row_bytes: one line of JSONL.
        unpacked_bytes, unpacked_ratio: a packed file past both (bytes, and times its packed size) is taken for a bomb.
    """

    report_bytes: int = 20_000_000
    row_bytes: int = 20_000_000
    unpacked_bytes: int = 500_000_000
    unpacked_ratio: int = 200


DEFAULT_LIMITS = InputLimits()


def receive(inputs: Sequence[str], limits: InputLimits = DEFAULT_LIMITS, *, stdin: BinaryIO | None = None) -> Iterator[Received | Failure]:
    """What stands in files, folders (sorted, with all below them) and, for `-`, as JSONL on standard input, in that order."""
    for name in inputs:
        if name == _STDIN:
            yield from _rows(stdin if stdin is not None else sys.stdin.buffer, name, limits)
        elif Path(name).is_dir():
            yield from _folder(Path(name), limits)
        else:
            yield from _file(Path(name), limits)


def _folder(folder: Path, limits: InputLimits) -> Iterator[Received | Failure]:
    """All files below `folder` but hidden ones; what cannot be listed is a failure."""
    try:
        entries = sorted(folder.iterdir(), key=lambda path: path.name)
    except OSError as error:
        yield _failure(str(folder), f"the folder cannot be read: {error.strerror}", "Give yourself the right to read it.")
        return
    for path in entries:
        if path.name.startswith("."):
            continue
        if path.is_dir():
            if path.is_symlink():
                yield _failure(str(path), "a link to a folder is not followed", "Give the folder itself.")
            elif not (path.name.endswith(_PAGE_PARTS) and _has_page(path)):
                yield from _folder(path, limits)
        else:
            yield from _file(path, limits)


def _has_page(parts: Path) -> bool:
    """Whether the page that a browser saved together with this folder lies beside it."""
    stem = parts.name.removesuffix(_PAGE_PARTS)
    return any((parts.parent / f"{stem}{suffix}").is_file() for suffix in PAGE_SUFFIXES)


def _file(path: Path, limits: InputLimits) -> Iterator[Received | Failure]:
    """What stands in one file, by its ending."""
    source, name = str(path), path.name.lower()
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            yield _failure(source, "not a file", "Give files, folders or - for standard input.")
        elif name.endswith(ROW_SUFFIXES):
            yield from _row_file(path, status.st_size, limits)
        elif name.endswith(TEXT_SUFFIXES + PAGE_SUFFIXES):
            yield _report_file(path, status.st_size, limits)
        elif name.endswith(_ARCHIVE_SUFFIXES):
            yield _failure(source, "an archive", "Unpack it and give the folder; only .jsonl.gz is read packed.")
        else:
            endings = " ".join(TEXT_SUFFIXES + PAGE_SUFFIXES + ROW_SUFFIXES)
            yield _failure(source, f"ending {path.suffix or '(none)'!r} is not read", f"Read are {endings}.")
    except (OSError, ValueError) as error:  # ValueError: a NUL character in the name
        yield _failure(
            source, f"the file cannot be read: {getattr(error, 'strerror', None) or error}", "Check the path and the right to read it."
        )


def _report_file(path: Path, size: int, limits: InputLimits) -> Received | Failure:
    """One text file or page."""
    source = str(path)
    if size > limits.report_bytes:
        return _failure(source, f"{size:,} bytes, more than the limit of {limits.report_bytes:,}", "Split it into one file a report.")
    data = path.read_bytes()
    decoded = decode(data)
    if isinstance(decoded, Undecodable):
        return _failure(source, decoded.reason, decoded.remedy)
    is_page = path.name.lower().endswith(PAGE_SUFFIXES) or _looks_like_page(decoded.text)
    return Received(
        source=source,
        raw_sha256=sha256_hex(data),
        text=None if is_page else decoded.text,
        html=decoded.text if is_page else None,
        notes=(decoded.note,) if decoded.note else (),
    )


def _looks_like_page(text: str) -> bool:
    """Whether a text file holds a saved page."""
    head = text[:200].lstrip().lower()
    return head.startswith(("<!doctype html", "<html"))


def _row_file(path: Path, size: int, limits: InputLimits) -> Iterator[Received | Failure]:
    """The rows of a JSONL file, packed or not."""
    source = str(path)
    if not path.name.lower().endswith(".gz"):
        with path.open("rb") as lines:
            yield from _rows(lines, source, limits)
        return
    with path.open("rb") as packed, gzip.GzipFile(fileobj=packed) as lines:
        try:
            yield from _rows(lines, source, limits, most=max(limits.unpacked_bytes, size * limits.unpacked_ratio))
        except (OSError, EOFError, zlib.error) as error:
            yield _failure(source, f"the packed file is broken: {error}", "Pack it again with gzip; the rows before this were read.")


def _rows(lines: BinaryIO | gzip.GzipFile, source: str, limits: InputLimits, most: int | None = None) -> Iterator[Received | Failure]:
    """One result a line; blank lines are none. `most` bytes end it: a packed file that grows without bound."""
    number, seen, found = 0, 0, False
    while line := lines.readline(limits.row_bytes + 1):
        number += 1
        at = f"{source}#{number}"
        size = len(line)
        if size > limits.row_bytes and not line.endswith(b"\n"):
            size += _skip_line(lines, None if most is None else most - seen - size)
            line = b""
            found = True
            yield _failure(at, f"a line of more than {limits.row_bytes:,} bytes", "Split it into one line a report.")
        seen += size
        if most is not None and seen > most:
            yield _failure(at, f"unpacks to more than {most:,} bytes", "Split the file, if it is one of yours.")
            return
        if number == 1:
            unpacked = decode(line[:600]) if line[:1] not in (b"{", b"") else None
            if isinstance(unpacked, Undecodable) and line.strip():
                yield _failure(source, unpacked.reason, "Give JSONL in UTF-8, one object a line.")
                return
            line = line.removeprefix(_BOM)
        line = line.rstrip(b"\r\n")
        if line.strip():
            found = True
            yield parse_row(line, source=at)
    if not found:
        yield _failure(source, "the input is empty", "Leave it out, or fetch it again.")


def _skip_line(lines: BinaryIO | gzip.GzipFile, most: int | None) -> int:
    """Read to the end of an over-long line, keeping nothing; stop after `most` bytes. Returns how many were read."""
    skipped = 0
    while part := lines.readline(1_000_000):
        skipped += len(part)
        if part.endswith(b"\n") or (most is not None and skipped > most):
            break
    return skipped


def _failure(source: str, reason: str, remedy: str) -> Failure:
    """A failure of this stage; a path that is not Unicode shows escaped."""
    return Failure(source=os.fsencode(source).decode("utf-8", "backslashreplace"), stage="sources", reason=reason, remedy=remedy)
