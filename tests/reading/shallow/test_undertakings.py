from __future__ import annotations

import pytest

from .conftest import Read


@pytest.mark.parametrize(
    ("language", "text", "kind", "action"),
    [
        ("az", "Tərəflər körpünün təmiri barədə razılığa gəliblər.", "agreed", "körpünün təmiri"),
        ("az", "Komissiya iki yeni keçid açmağı qərara alıb.", "decided", "iki yeni keçid açmağı"),
        ("az", "Rauf Tenbəyov Dorreşi xəritələri verməyə çağırıb.", "called_for", "xəritələri verməyə"),
        ("hy", "Կողմերը պայմանավորվել են նորոգել կամուրջը։", "agreed", "նորոգել կամուրջը"),
        ("hy", "Ռուբեն Մերովյանը Դորեշին կոչ է արել տրամադրել քարտեզները։", "called_for", "տրամադրել քարտեզները"),
        ("hy", "Լեյլա Թաշկարովան խոստացել է հրապարակել տվյալները։", "pledged", "հրապարակել տվյալները"),
    ],
)
def test_what_is_undertaken(read: Read, language: str, text: str, kind: str, action: str) -> None:
    assert [(c.kind, c.action) for c in read(language, text).commitments] == [(kind, action)]


def test_a_deadline_is_resolved(read: Read) -> None:
    reading = read("az", "Tərəflər körpünün avqustun 1-dək təmir olunmasını razılaşdırıblar.")
    assert [c.due.end for c in reading.commitments if c.due] == ["2031-08-01"]


def test_a_meeting_with_a_place_is_an_event_and_no_commitment(read: Read) -> None:
    reading = read("hy", "Կողմերը պայմանավորվել են հաջորդ հանդիպումն անցկացնել Թաշկարում։")
    assert (len(reading.events), reading.commitments) == (1, ())
