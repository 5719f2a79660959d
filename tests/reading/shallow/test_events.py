from __future__ import annotations

import pytest

from tracktwo.model.reading import Reading

from .conftest import Read


def events(reading: Reading) -> list[tuple[str, str, str | None, str | None, list[str]]]:
    """Kind, status, start, place and participants of each event."""
    names = {e.id: e.name for e in reading.entities}
    return [
        (e.kind, e.status, e.start, names[e.place] if e.place else None, [names[p.entity] for p in e.participants]) for e in reading.events
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "az",
            "Mayın 20-də Merrouda Rauf Tenbəyov və Narine Ardesyan görüşüb.",
            ("meeting", "held", "2031-05-20", "Merrou", ["Rauf Tenbəyov", "Narine Ardesyan"]),
        ),
        (
            "az",
            "Növbəti iclasın iyunun 30-da Taşkarda keçirilməsi planlaşdırılır.",
            ("meeting", "planned", "2031-06-30", "Taşkar", []),
        ),
        (
            "hy",
            "Մայիսի 20-ին Մերոյում հանդիպել են Ռուբեն Մերովյանը և Լեյլա Թաշկարովան։",
            ("meeting", "held", "2031-05-20", "Մերո", ["Ռուբեն Մերովյան", "Լեյլա Թաշկարովա"]),
        ),
        (
            "hy",
            "Կողմերը պայմանավորվել են հաջորդ հանդիպումն անցկացնել Թաշկարում։",
            ("meeting", "planned", None, "Թաշկար", []),
        ),
    ],
)
def test_a_clause_tells_of_an_event(read: Read, language: str, text: str, expected: tuple[object, ...]) -> None:
    assert events(read(language, text)) == [expected]


def test_those_listed_in_the_next_sentence_took_part(read: Read) -> None:
    text = "Mayın 20-də Merrouda dəyirmi masa keçirilib. Görüşdə Rauf Tenbəyov və Narine Ardesyan iştirak edib."
    assert events(read("az", text)) == [("meeting", "held", "2031-05-20", "Merrou", ["Rauf Tenbəyov", "Narine Ardesyan"])]


def test_who_receives_is_the_host(read: Read) -> None:
    reading = read("hy", "Մայիսի 20-ին Մերոյում Ռուբեն Մերովյանն ընդունել է Լեյլա Թաշկարովային։")
    names = {e.id: e.name for e in reading.entities}
    assert [(names[p.entity], p.role) for p in reading.events[0].participants] == [
        ("Ռուբեն Մերովյան", "host"),
        ("Լեյլա Թաշկարովա", "participant"),
    ]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("hy", "Մայիսի 20-ին Սարուտ գյուղի մոտ վիրավորում է ստացել երկու զինվոր։", ("incident", "held", "2031-05-20", "Սարուտ", [])),
        ("az", "Mayın 20-də Hollin rayonunun Saruta kəndi yaxınlığında mina partlayıb.", ("incident", "held", "2031-05-20", "Saruta", [])),
        ("hy", "Մայիսի 20-ին Վելմարից Դորեշ է վերադարձել չորս գերի։", ("transfer", "held", "2031-05-20", "Վելմար", ["Վելմար", "Դորեշ"])),
        (
            "hy",
            "Մայիսի 20-ին Մերոյում Ռուբեն Մերովյանն ու Լեյլա Թաշկարովան քննարկել են ջրի հարցը։",
            ("meeting", "held", "2031-05-20", "Մերո", ["Ռուբեն Մերովյան", "Լեյլա Թաշկարովա"]),
        ),
    ],
)
def test_more_clauses_that_tell_of_events(read: Read, language: str, text: str, expected: tuple[object, ...]) -> None:
    """Incidents by who was hurt, villages by their noun, returns, talks told by what was discussed."""
    assert events(read(language, text)) == [expected]


@pytest.mark.parametrize(
    "text",
    ["2029-cu ilin 10 noyabr razılaşmasından bu günədək 49 nəfər həlak olub.", "Belə görüşlər həm Velmarda, həm də Dorreşdə keçiriləcək."],
)
def test_totals_and_meetings_in_general_are_no_events(read: Read, text: str) -> None:
    """A count over years happened on no day; "such meetings" are no meeting."""
    assert events(read("az", text)) == []


def test_those_who_came_also_met_somebody(read: Read) -> None:
    """ "The participants also met X" is a meeting of its own, with the day and the town of the one before."""
    text = (
        "Mayın 20-də Merrouda dəyirmi masa keçirilib. Görüşdə Rauf Tenbəyov və Narine Ardesyan iştirak edib. "
        "Səfər çərçivəsində iştirakçılar nazir Samir Kolvane ilə görüşüblər."
    )
    found = events(read("az", text))
    assert found[1] == ("meeting", "held", "2031-05-20", "Merrou", ["Samir Kolvane", "Rauf Tenbəyov", "Narine Ardesyan"])


def test_where_a_visit_leads(read: Read) -> None:
    """The dative, not the country whose people come."""
    found = events(read("az", "Mayın 20-də Velmar vətəndaş cəmiyyəti nümayəndələrinin Dorreşə səfəri baş tutub."))
    assert found[0][3] == "Dorreş"


def test_who_speaks_elsewhere_did_not_take_part(read: Read) -> None:
    """A speech in another town is no part of the meeting told before."""
    text = "Mayın 20-də Merrouda Rauf Tenbəyov və Narine Ardesyan görüşüblər. Samir Kolvane Taşkarda çıxış edib."
    assert events(read("az", text)) == [("meeting", "held", "2031-05-20", "Merrou", ["Rauf Tenbəyov", "Narine Ardesyan"])]


def test_a_summit_named_aside_is_told(read: Read) -> None:
    """ "Said at the summit held in …"."""
    found = events(read("az", "Rauf Tenbəyov bunu Taşkarda keçirilən zirvə görüşündə bildirib."))
    assert [(kind, place) for kind, _, _, place, _ in found] == [("meeting", "Taşkar")]
