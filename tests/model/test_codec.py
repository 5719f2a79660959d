from __future__ import annotations

import jsonschema
import pytest

from tracktwo.errors import StoreError
from tracktwo.model.codec import from_row, json_schema, to_row
from tracktwo.model.ids import LocalId, ReportId
from tracktwo.model.offsets import OffsetMap
from tracktwo.model.reading import Affiliation, Entity, Event, Participation, ReaderVersion, Reading
from tracktwo.model.report import Report
from tracktwo.model.span import Span


def make_reading() -> Reading:
    text = "Mira Oss, head of the Vell Council, met Tarn Ile."
    report = Report(
        id=ReportId("0" * 64), source="a.txt", raw_sha256="1" * 64, language="en", text=text, offsets=OffsetMap.identity(len(text))
    )
    mira = Entity(id=LocalId("e1"), kind="person", name="Mira Oss", names=("Mira Oss",), spans=(Span(0, 8),))
    return Reading(
        reader=ReaderVersion(name="test", version="1"),
        report=report,
        entities=(mira,),
        affiliations=(Affiliation(person=LocalId("e1"), title="head", from_="2020", span=Span(0, 34), confidence=0.75),),
        events=(
            Event(
                id=LocalId("v1"),
                kind="meeting",
                participants=(Participation(entity=LocalId("e1"), span=Span(0, 8)),),
                spans=(Span(0, len(text)),),
            ),
        ),
    )


def test_from_row_reads_what_to_row_writes() -> None:
    reading = make_reading()
    assert from_row(Reading, to_row(reading, internal=True)) == reading


def test_rows_that_leave_hold_no_internal_fields_and_use_contract_names() -> None:
    row = to_row(make_reading())
    assert "offsets" not in row["report"]
    assert row["affiliations"][0]["from"] == "2020"
    assert row["events"][0]["spans"] == [[0, 49]]


def test_rows_fit_their_schema_and_a_wrong_one_does_not() -> None:
    schema = json_schema(Reading, schema_id="tracktwo/reading/1")
    row = to_row(make_reading())
    jsonschema.validate(row, schema)
    row["events"][0]["kind"] = "party"
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(row, schema)


def test_from_row_names_a_value_that_does_not_fit() -> None:
    row = to_row(make_reading(), internal=True)
    row["events"][0]["kind"] = "party"
    with pytest.raises(StoreError, match="party"):
        from_row(Reading, row)
