"""Every answer is well-formed: what it copies stands in its report, dates are dates, kinds and roles are the contract's."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

from eval import corpus
from tracktwo.packs.loader import load_pack

KINDS = {"meeting", "visit", "signing", "transfer", "incident", "publication", "opening", "other"}
FORMATS = {None, "round_table", "talks", "summit", "session", "conference", "press_conference", "briefing", "call", "visit"}
STATUSES = {"held", "planned", "proposed", "called_for", "postponed", "cancelled"}
ROLES = {"participant", "organizer", "host", "chair", "mediator", "observer", "supporter", "giver", "receiver", "affected"}
COMMITMENTS = {"agreed", "decided", "planned", "pledged", "proposed", "called_for"}
CATEGORIES = {None, "civilian", "military", "police", "official"}
CAUSES = {None, "mine", "shelling", "other"}
LISTS = ("people", "organizations", "initiatives", "events", "commitments", "statements", "figures")
DATE = re.compile(r"(\d{4}|XXXX)(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
FILES = {f"{language}/{ident}": row for language in corpus.languages() for ident, row in corpus.load(language).items()}
#: The names of inflected languages are answered in base form, so only English ones stand in the text as they are.
AS_WRITTEN = {key: row for key, row in FILES.items() if key.startswith("en/")}

every = pytest.mark.parametrize("key", FILES)
every_english = pytest.mark.parametrize("key", AS_WRITTEN)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _source(row: dict[str, Any]) -> str:
    report = row["report"]
    return _flat(" ".join(str(report.get(name) or "") for name in ("title", "byline", "outlet", "text")))


def _dates(answer: dict[str, Any]) -> list[str | None]:
    limits = [c.get(name) or {} for c in answer["commitments"] for name in ("due", "term")]
    spans = [*answer["events"], *limits]
    dates = [span.get(end) for span in spans for end in ("start", "end")]
    return [answer["published"], *dates, *(f.get("since") for f in answer["figures"])]


@every
def test_an_answer_has_every_list_and_its_own_id(key: str) -> None:
    row = FILES[key]
    language, ident = key.split("/")
    assert (row["answer"].get("language", language), row["answer"].get("id", ident)) == (language, ident)
    assert isinstance(row["answer"]["relevant"], bool)
    assert all(isinstance(row["answer"][name], list) for name in LISTS)


def test_ids_and_texts_are_unique() -> None:
    idents = Counter(key.split("/")[1] for key in FILES)
    texts = Counter(_flat(row["report"]["text"]) for row in FILES.values())
    assert [ident for ident, count in idents.items() if count > 1] == []
    assert [text[:60] for text, count in texts.items() if count > 1] == []


@every
def test_dates_are_dates_and_periods_run_forward(key: str) -> None:
    answer = FILES[key]["answer"]
    assert [d for d in _dates(answer) if d is not None and not DATE.fullmatch(d[:10])] == []
    for event in answer["events"]:
        if event["start"] and event["end"]:
            assert event["start"] <= event["end"], event["anchor"]


@every
def test_closed_lists_are_kept(key: str) -> None:
    answer = FILES[key]["answer"]
    for event in answer["events"]:
        assert event["kind"] in KINDS
        assert event.get("format") in FORMATS
        assert event["status"] in STATUSES
        assert {p["role"] for p in event["participants"]} <= ROLES
    assert {c["kind"] for c in answer["commitments"]} <= COMMITMENTS
    assert {s["mode"] for s in answer["statements"]} <= {"direct", "indirect"}
    assert {f["what"] for f in answer["figures"]} <= {"killed", "injured", "killed_or_injured"}
    assert {f.get("category") for f in answer["figures"]} <= CATEGORIES
    assert {f.get("cause") for f in answer["figures"]} <= CAUSES


@every_english
def test_copied_words_stand_in_the_report(key: str) -> None:
    row = AS_WRITTEN[key]
    answer, source = row["answer"], _source(row)
    anchors = [fact["anchor"] for name in ("events", "commitments") for fact in answer[name]]
    titles = [t[part] for p in answer["people"] for t in p["titles"] for part in ("title", "organization") if t[part]]
    limits = [limit["text"] for c in answer["commitments"] if (limit := c.get("due") or c.get("term"))]
    copied = [*anchors, *(c["action"] for c in answer["commitments"]), *(s["text"] for s in answer["statements"]), *titles, *limits]
    pieces = [piece for words in copied for piece in words.split(" … ")]
    assert [piece for piece in pieces if _flat(piece) not in source] == []
    assert [anchor for anchor in anchors if not 3 <= len(anchor.split()) <= 12] == []


@every_english
def test_names_stand_in_the_report(key: str) -> None:
    row = AS_WRITTEN[key]
    answer, source = row["answer"], _source(row)
    people = [p["name"] for p in answer["people"]]
    initiatives = [i["name"] for i in answer["initiatives"]]
    members = [m for i in answer["initiatives"] for m in i["members"]]
    actors = [p["name"] for e in answer["events"] for p in e["participants"]]
    actors += [name for c in answer["commitments"] for name in [*c["by"], *c["to"]]] + [s["speaker"] for s in answer["statements"]]
    places = [e[name] for e in answer["events"] for name in ("place", "venue", "initiative") if e.get(name)]
    names = [*people, *answer["organizations"], *initiatives, *members, *actors, *places]
    assert [name for name in names if name.split()[-1].casefold() not in source.casefold()] == []
    assert [name for name, count in Counter(people).items() if count > 1] == []


@every_english
def test_a_report_off_topic_is_answered_with_that_alone(key: str) -> None:
    answer = AS_WRITTEN[key]["answer"]
    assert answer["relevant"] or not any(answer[name] for name in LISTS)


@pytest.mark.parametrize("pack", sorted({row.get("pack", "south_caucasus") for row in FILES.values()}))
def test_sides_are_those_of_the_pack(pack: str) -> None:
    sides = {side.id for side in load_pack(corpus.pack_folder(pack)).sides} | {"third", None}
    rows = {key: row for key, row in FILES.items() if row.get("pack", "south_caucasus") == pack}
    assert [(key, p["name"]) for key, row in rows.items() for p in row["answer"]["people"] if p.get("side") not in sides] == []
