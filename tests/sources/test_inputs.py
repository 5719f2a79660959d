from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from tracktwo.model.failure import Failure
from tracktwo.model.report import Received
from tracktwo.sources.inputs import InputLimits, receive


def only(path: Path | str, limits: InputLimits | None = None) -> Received | Failure:
    results = list(receive([str(path)], limits or InputLimits()))
    assert len(results) == 1
    return results[0]


def reason(path: Path | str, limits: InputLimits | None = None) -> str:
    result = only(path, limits)
    assert isinstance(result, Failure), result
    assert result.stage == "sources"
    assert result.remedy
    return result.reason


def test_folder_is_read_sorted_and_deep(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.txt").write_text("Second.")
    (tmp_path / "a.txt").write_text("First.")
    (tmp_path / "c.html").write_text("<p>Third.</p>")
    (tmp_path / ".hidden").write_text("no input")
    results = list(receive([str(tmp_path)]))
    assert [Path(r.source).name for r in results] == ["a.txt", "two.txt", "c.html"]
    assert [r.content for r in results if isinstance(r, Received)] == ["First.", "Second.", "<p>Third.</p>"]


def test_rows_come_with_their_fields(tmp_path: Path) -> None:
    row = {"id": "7", "text": "Talks.", "url": "https://valleywire.example/1", "published": "2024-05-06", "anything": {"else": 1}}
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps(row) + "\n\n" + json.dumps({"html": "<p>x</p>", "text": None}) + "\n")
    first, second = receive([str(path)])
    assert isinstance(first, Received)
    assert (first.external_id, first.text, first.url, first.published) == ("7", "Talks.", row["url"], "2024-05-06")
    assert isinstance(second, Received)
    assert second.html == "<p>x</p>"
    assert second.source.endswith("#3")


def test_standard_input_and_packed_rows_read_alike(tmp_path: Path) -> None:
    data = b'{"text": "One."}\n{"text": "Two."}\n'
    path = tmp_path / "rows.jsonl.gz"
    path.write_bytes(gzip.compress(data))
    packed = [r.content for r in receive([str(path)]) if isinstance(r, Received)]
    piped = [r.content for r in receive(["-"], stdin=io.BytesIO(data)) if isinstance(r, Received)]
    assert packed == piped == ["One.", "Two."]


@pytest.mark.parametrize(
    ("row", "field"),
    [
        ("{}", "text"),
        ('{"text": "  "}', "text"),
        ('{"text": 7}', "text"),
        ('{"text": ["a"]}', "text"),
        ('{"text": "a", "title": 1}', "title"),
        ('{"text": "a", "published": "soon"}', "published"),
        ('{"text": "a", "published": "2024-02-31"}', "published"),
        ('{"text": "a", "published": 20240301}', "published"),
        ('{"text": "a", "id": true}', "id"),
        ('{"text": "a\\u0000b"}', "text"),
        ('{"text": "a\\ud800b"}', "text"),
        ("[1]", "list"),
        ("{broken", "JSON"),
        ("[" * 100_000, "JSON"),
    ],
)
def test_a_bad_row_fails_alone_naming_line_and_field(tmp_path: Path, row: str, field: str) -> None:
    path = tmp_path / "rows.jsonl"
    path.write_text(f'{{"text": "Good."}}\n{row}\n{{"text": "Good too."}}\n')
    good, bad, last = receive([str(path)])
    assert isinstance(bad, Failure)
    assert bad.source == f"{path}#2"
    assert field in bad.reason
    assert isinstance(good, Received)
    assert isinstance(last, Received)


def test_bad_files_are_failures_with_a_remedy(tmp_path: Path) -> None:
    cases = {
        "empty.txt": b"",
        "blank.txt": b" \n\t\n",
        "picture.txt": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
        "nul.txt": b"Talks\x00 were held.",
        "archive.zip": b"PK\x03\x04rest",
        "renamed.txt": b"PK\x03\x04rest",
        "mixed.txt": "Переговоры прошли.".encode() + "Переговоры прошли.".encode("cp1251"),
        "paper.pdf": b"%PDF-1.4",
        "empty.jsonl": b"",
        "zipped.jsonl": b"PK\x03\x04\x00\x01",
        "broken.jsonl.gz": gzip.compress(b'{"text": "One."}\n')[:-9],
        "twice.jsonl.gz": gzip.compress(gzip.compress(b'{"text": "One."}\n')),
    }
    for name, data in cases.items():
        (tmp_path / name).write_bytes(data)
        results = list(receive([str(tmp_path / name)]))
        failures = [r for r in results if isinstance(r, Failure)]
        assert len(failures) == 1, name
        assert failures[0].reason
        assert failures[0].remedy


def test_missing_file_and_odd_names_are_failures(tmp_path: Path) -> None:
    assert "cannot be read" in reason(tmp_path / "none.txt")
    assert "cannot be read" in reason("a\x00b.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    assert reason(tmp_path / "pipe.txt") == "not a file"


def test_folder_without_right_to_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert "Permission denied" in reason(tmp_path)


def test_oversize_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    limits = InputLimits(report_bytes=50, row_bytes=60)
    (tmp_path / "long.txt").write_text("x" * 51)
    assert "limit" in reason(tmp_path / "long.txt", limits)
    path = tmp_path / "rows.jsonl"
    path.write_text(json.dumps({"text": "y" * 5000}) + '\n{"text": "Good."}\n')
    bad, good = receive([str(path)], limits)
    assert isinstance(bad, Failure)
    assert bad.source.endswith("#1")
    assert isinstance(good, Received)


def test_packed_bomb_is_bounded(tmp_path: Path) -> None:
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b"0" * 3_000_000))
    results = list(receive([str(path)], InputLimits(row_bytes=1000, unpacked_bytes=500_000, unpacked_ratio=2)))
    assert all(isinstance(r, Failure) for r in results)
    assert "unpacks to more than" in results[-1].reason  # type: ignore[union-attr]


def test_encodings_are_found_and_noted(tmp_path: Path) -> None:
    text = "Стороны провели переговоры в долине и договорились о новой встрече."
    for encoding in ("utf-8-sig", "utf-16", "cp1251", "koi8-r"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes(text.encode(encoding))
        result = only(path)
        assert isinstance(result, Received)
        assert result.text == text
        assert bool(result.notes) == (encoding in ("cp1251", "koi8-r"))


def test_a_page_saved_as_text_is_a_page(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("<!DOCTYPE html><html><body><p>Talks.</p></body></html>")
    result = only(path)
    assert isinstance(result, Received)
    assert result.html


def test_parts_of_a_saved_page_are_no_inputs(tmp_path: Path) -> None:
    (tmp_path / "talks.html").write_text("<p>Talks.</p>")
    (tmp_path / "talks_files").mkdir()
    (tmp_path / "talks_files" / "style.css").write_text("p {}")
    (tmp_path / "other.css").write_text("p {}")
    results = list(receive([str(tmp_path)]))
    assert [(Path(r.source).name, type(r)) for r in results] == [("other.css", Failure), ("talks.html", Received)]
