from __future__ import annotations

import pytest

from tracktwo.packs.pack import Outlet
from tracktwo.sources.credits import CreditFinder

FINDER = CreditFinder(
    (
        Outlet(id="valley_wire", names=("Valley Wire", "ValleyWire", "Вести Долины", "Vadi Xəbər", "Հովիտ")),
        Outlet(id="river_post", names=("River Post",)),
        Outlet(id="report", names=("Report",)),
    )
)


@pytest.mark.parametrize(
    ("text", "credits"),
    [
        ("The talks went on, Valley Wire reports.", ("Valley Wire",)),
        ("As River Post reports, the talks went on.", ("River Post",)),
        ("Ida Marsh told Report that the talks went on.", ("Report",)),
        ("The mill is closed, according to the news agency Valley Wire.", ("Valley Wire",)),
        ("The bridge opens soon, Mountain News reports, citing River Post. Nobody else was asked.", ("Mountain News", "River Post")),
        ("The talks went on, she told mill24.org.", ()),
        ("The talks went on, she told Mill24.am.", ("Mill24.am",)),
        ("Citing local media, the envoy spoke of rain.", ("local media",)),
        ("Переговоры продолжаются, сообщает «Вести Долины».", ("Вести Долины",)),
        ("Переговоры продолжаются, передает River Post со ссылкой на агентство Valley Wire.", ("River Post", "Valley Wire")),
        ("Danışıqlar davam edir, Vadi Xəbər xəbər verir.", ("Vadi Xəbər",)),
        ('Danışıqlar davam edir, "Report"a bildirib sözçü.', ("Report",)),
        ("River Post-a istinadən bildirilir ki, körpü açılır.", ("River Post",)),
        ("Բանակցությունները շարունակվում են, հաղորդում է «Հովիտը»:", ("Հովիտ",)),
        ('"Dəyirman" xəbər verir ki, danışıqlar davam edir.', ("Dəyirman",)),
        ("Mill.az -ın məlumatına görə, danışıqlar davam edir.", ("Mill.az",)),
        ("The talks went on, nobody knows why. (Valley Wire)", ("Valley Wire",)),
        ("Valley Wire'ın haberine göre görüşmeler sürüyor.", ("Valley Wire",)),
    ],
)
def test_outlets_with_a_cue_are_credited(text: str, credits: tuple[str, ...]) -> None:
    assert FINDER.find(text) == credits


def test_a_source_line_may_name_what_is_credited_by_no_cue() -> None:
    finder = CreditFinder((Outlet(id="institute", names=("Mill Institute",), kind="think_tank"),))
    assert finder.find("The mill is old, according to Mill Institute.") == ()
    assert finder.outlet_named("Mill Institute") == "Mill Institute"
    assert finder.outlet_named("millspace.eu") == "millspace.eu"


@pytest.mark.parametrize(
    "text",
    [
        "The minister told Ida Marsh that the talks went on.",
        "According to the Mine Action Agency, two fields are clear.",
        "The report says that the bridge will open soon.",
        "Ida Marsh reports every month to the commission.",
        "The alliance will stay, NATO reports.",
        "The mill is closed, McMarsh writes.",
        "Valley Wire turned forty this year.",
        "По данным Министерства здравоохранения, пострадавших нет.",
    ],
)
def test_people_and_bodies_are_no_credits(text: str) -> None:
    assert FINDER.find(text) == ()
