from __future__ import annotations

import dataclasses

import pytest

from tracktwo.errors import ReadingError
from tracktwo.model.ids import ReportId
from tracktwo.model.report import Report
from tracktwo.model.span import Span
from tracktwo.packs.pack import Pack, Place, PlaceName, RelevanceWords, Side
from tracktwo.reading.analysis import Analysis, Sentence, Token
from tracktwo.reading.backends.lexical import LexicalBackend
from tracktwo.reading.draft import Draft
from tracktwo.reading.finder import check_order
from tracktwo.reading.gazetteer import Gazetteer
from tracktwo.reading.known_names import KnownNames
from tracktwo.reading.morphology import EnglishMorphology
from tracktwo.reading.reader import Reader


def make_pack() -> Pack:
    return Pack(
        id="made_up",
        version="1",
        names={"en": ("Vell and Orra",)},
        languages=("en",),
        sides=(Side(id="VEL", names={"en": ("Vell",)}, demonyms={"en": ("Velli",)}),),
        places=(Place(id="tam", kind="city", names=(PlaceName(text="Tam Harbour", language="en"), PlaceName(text="Tam", language="en"))),),
        relevance=RelevanceWords(sides={}, matters={}, process={}, other={}),
    )


def make_report(text: str) -> Report:
    return Report(id=ReportId("0" * 64), source="made up", raw_sha256="0" * 64, language="en", text=text)


def make_reader() -> Reader:
    pack = make_pack()
    return Reader(
        language="en",
        backend=LexicalBackend("en"),
        finders=(KnownNames(Gazetteer(pack, "en", EnglishMorphology()), "en", pack),),
        pack=pack,
    )


def test_known_names_are_found_in_any_form_and_the_longest_wins() -> None:
    reading = make_reader().read(make_report("Vell’s envoy left Tam Harbour. In Tam, nobody knew; the tam was empty."))
    found = [(e.kind, e.name, [s.of(reading.report.text) for s in e.spans]) for e in reading.entities]
    assert found == [("government", "Vell", ["Vell’s"]), ("place", "Tam Harbour", ["Tam Harbour", "Tam"])]


def test_the_same_report_gives_the_same_reading() -> None:
    report = make_report("Vell and Tam.")
    assert make_reader().read(report) == make_reader().read(report)


def test_finish_orders_by_first_span_and_follows_merges() -> None:
    reader = make_reader()
    report = make_report("Ann Lee met Bo Kay. Lee left.")
    draft = Draft(report=report, analysis=reader.backend.analyse(report.text), pack=reader.pack)
    late = draft.add_entity("person", Span(20, 23))
    bo = draft.add_entity("person", Span(12, 18))
    ann = draft.add_entity("person", Span(0, 7), side="VEL")
    draft.add_event(kind="meeting", participants=(), spans=(Span(0, 19),), according_to=(late,))
    draft.merge(ann, late)
    reading = draft.finish(reader.version)
    assert [(e.id, e.name, e.names) for e in reading.entities] == [("e1", "Ann Lee", ("Ann Lee", "Lee")), ("e2", "Bo Kay", ("Bo Kay",))]
    assert reading.events[0].according_to == ("e1",)
    assert draft.entity(bo).name == "Bo Kay"


def test_check_order_names_what_is_missing() -> None:
    class Late:
        name = "late"
        needs = frozenset({"dates"})
        adds = frozenset({"events"})

        def find(self, draft: Draft) -> None: ...

    with pytest.raises(ReadingError, match="late needs dates"):
        check_order([Late()])


def test_a_hyphenated_name_is_found_whether_or_not_the_tokenizer_cuts_it() -> None:
    pack = make_pack()
    place = Place(id="ab", kind="city", names=(PlaceName(text="Ab-Dal", language="en"),))
    gazetteer = Gazetteer(dataclasses.replace(pack, places=(place,)), "en", EnglishMorphology())
    text = "From Ab-Dal to Xel-Orra."
    tokens = tuple(
        Token(index=i, start=text.index(w), end=text.index(w) + len(w), text=w, lemma=w)
        for i, w in enumerate(("From", "Ab-Dal", "to", "Xel-Orra", "."))
    )
    analysis = Analysis(text=text, language="en", tokens=tokens, sentences=(Sentence(index=0, first=0, last=5, start=0, end=24),))
    assert [m.span.of(text) for m in gazetteer.find(analysis)] == ["Ab-Dal"]
