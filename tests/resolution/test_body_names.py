from __future__ import annotations

import pytest

from tracktwo.resolution.body_names import body_keys, compare_bodies


@pytest.mark.parametrize(
    ("a", "b", "verdict"),
    [
        ("Centre for River Studies", "River Studies Center", "same"),
        ("Topçubaşov Mərkəzi", "Topchubashov Center", "same"),
        ("Ministry of Health", "Ministry of Defence", "different"),
        ("Ministry of Health", "Ministry of Transport and Health", "needs_more"),
        ("CRS", "Centre for River Studies", "needs_more"),
        ("Azərbaycan Milli QHT Forumu", "Milli QHT Forumunun", "needs_more"),
        ("Orra Research Institute", "Vell Research Institute", "different"),
        ("Committee 12", "Committee 13", "different"),
    ],
)
def test_verdict(a: str, b: str, verdict: str) -> None:
    found = compare_bodies(a, b)
    assert found.verdict == verdict, found.reason
    assert compare_bodies(b, a) == found
    if verdict != "different":
        assert body_keys(a) & body_keys(b)
