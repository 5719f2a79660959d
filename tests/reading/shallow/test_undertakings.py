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


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "az",
            "Merrouda Rauf Tenbəyov və Narine Ardesyan görüşüblər. Tərəflər körpünü bərpa etmək barədə razılığa gəliblər.",
            [("agreed", "körpünü bərpa etmək", ["Rauf Tenbəyov", "Narine Ardesyan"])],
        ),
        (
            "hy",
            "Մերոյում հանդիպել են Ռուբեն Մերովյանը և Լեյլա Թաշկարովան։ Կողմերը պայմանավորվել են վերականգնել հին կամուրջը։",
            [("agreed", "վերականգնել հին կամուրջը", ["Ռուբեն Մերովյան", "Լեյլա Թաշկարովա"])],
        ),
        (
            "az",
            "Velmarın naziri Rauf Tenbəyov susub. Nazir yeni xəttin açılmasını təklif edib.",
            [("proposed", "yeni xəttin açılmasını", ["Rauf Tenbəyov"])],
        ),
        (
            "az",
            "Dorreş tərəfi bəyanatı rədd edib, lakin birgə araşdırma aparmağı təklif edib.",
            [("proposed", "birgə araşdırma aparmağı", ["Dorreş"])],
        ),
        (
            "hy",
            "Ռուբեն Մերովյանը և Լեյլա Թաշկարովան համաձայնեցին, որ կբացեն հին կամուրջը։",
            [("agreed", "կբացեն հին կամուրջը", ["Ռուբեն Մերովյան", "Լեյլա Թաշկարովա"])],
        ),
        ("az", "Bu, bölgədə sülhə töhfə verəcək.", []),
        ("hy", "Այդ քայլը կնպաստի փոխվստահության ամրապնդմանը։", []),
        ("az", "Onun sözlərinə görə, yeni bərə alınacaq.", [("planned", "yeni bərə alınacaq", [])]),
    ],
)
def test_who_undertakes(read: Read, language: str, text: str, expected: list[tuple[str, str, list[str]]]) -> None:
    """The sides who met, an office alone, the subject of the verb before, those who agreed that; effects foretold are no plan."""
    reading = read(language, text)
    names = {e.id: e.name for e in reading.entities}
    assert [(c.kind, c.action, [names[b] for b in c.by]) for c in reading.commitments] == expected
