"""Answers as readings: what a reader that makes no mistake would say, so that the record is measured apart from reading.

    python -m eval.perfect REPORTS.jsonl ANSWERS_FOLDER > perfect.jsonl

Answers are those of eval/answers (one file a report, names in place of ids). A name or anchor that the text holds in another form is looked
for by its words; one that it does not hold at all stands at the report's first sentence, and is counted on standard error.
"""

from __future__ import annotations

import dataclasses
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tracktwo.model.codec import to_row
from tracktwo.model.failure import Failure
from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import (
    Affiliation,
    Commitment,
    Entity,
    Event,
    Figure,
    Limit,
    Membership,
    Participation,
    Quantity,
    ReaderVersion,
    Reading,
    Statement,
)
from tracktwo.model.report import Report
from tracktwo.model.span import LONGEST_FACT, Span
from tracktwo.packs.loader import load_pack
from tracktwo.packs.pack import Pack
from tracktwo.reading.dates.finder import DatedExpression, find_dates
from tracktwo.resolution.profiles import PackNames
from tracktwo.sources.inputs import receive
from tracktwo.sources.prepare import prepare

Answer = dict[str, Any]
PERFECT = ReaderVersion(name="perfect", version="1")


class Answered:
    """The perfect reading of one report in the making."""

    def __init__(self, report: Report, answer: Answer, names: PackNames) -> None:
        self._report = report
        self._answer = answer
        self._names = names
        self._folded = fold(report.text) if len(fold(report.text)) == len(report.text) else report.text.lower()
        self._entities: dict[str, dict[str, Any]] = {}
        self._dates: list[DatedExpression] | None = None
        self.missing = 0

    def reading(self) -> Reading:
        """The reading."""
        answer = self._answer
        for kind, listed in (("person", "people"), ("organization", "organizations"), ("initiative", "initiatives")):
            for thing in answer[listed]:
                name = thing["name"] if isinstance(thing, dict) else thing
                self._entity(name, kind, side=thing.get("side") if isinstance(thing, dict) else None)
        events = [self._event(e, n) for n, e in enumerate(answer["events"], 1)]
        commitments = [self._commitment(c, n) for n, c in enumerate(answer["commitments"], 1)]
        statements = [
            Statement(speaker=self._entity(s["speaker"], None), mode=s["mode"], text=s["text"], span=self._at(s["text"]))
            for s in answer["statements"]
            if s["speaker"]
        ]
        figures = [
            Figure(
                what=f["what"],
                value=f.get("value"),
                category=f.get("category"),
                cause=f.get("cause"),
                since=f.get("since"),
                according_to=(self._entity(f["according_to"], None),) if f.get("according_to") else (),
                span=self._at(str(f.get("value") or f["what"])),
            )
            for f in answer["figures"]
        ]
        affiliations = [
            Affiliation(
                person=self._entity(p["name"], "person"),
                title=t.get("title"),
                organization=self._entity(t["organization"], "organization") if t.get("organization") else None,
                span=self._at(t.get("title") or t.get("organization") or p["name"]),
            )
            for p in answer["people"]
            for t in p.get("titles", ())
        ]
        memberships = [
            Membership(member=self._entity(m, None), of=self._entity(i["name"], "initiative"), span=self._at(m))
            for i in answer["initiatives"]
            if isinstance(i, dict)
            for m in i.get("members", ())
        ]
        entities = [
            Entity(id=LocalId(e["id"]), kind=e["kind"], name=name, names=(e["form"],), side=e["side"], spans=(e["span"],))
            for name, e in self._entities.items()
        ]
        return Reading(
            reader=PERFECT,
            report=self._report,
            entities=tuple(sorted(entities, key=lambda e: (e.spans[0], e.id))),
            affiliations=tuple(sorted(affiliations, key=lambda a: a.span)),
            memberships=tuple(sorted(memberships, key=lambda m: m.span)),
            events=tuple(sorted(events, key=lambda e: e.spans[0])),
            commitments=tuple(sorted(commitments, key=lambda c: c.span)),
            statements=tuple(sorted(statements, key=lambda s: s.span)),
            figures=tuple(sorted(figures, key=lambda f: f.span)),
        )

    def _entity(self, name: str, kind: str | None, side: str | None = None) -> LocalId:
        if name not in self._entities:
            span = self._at(name)
            self._entities[name] = {
                "id": f"e{len(self._entities) + 1}",
                "kind": kind or self._kind(name),
                "side": side,
                "span": span,
                "form": " ".join(span.of(self._report.text).split())[:80],
            }
        return LocalId(self._entities[name]["id"])

    def _kind(self, name: str) -> str:
        for kind in ("government", "population", "organization", "initiative", "place", "person"):
            if self._names.known_as(kind, name):
                return kind
        return "group"

    def _event(self, event: Answer, number: int) -> Event:
        span = self._at(event["anchor"])
        start, end = event.get("start"), event.get("end")
        if start is None:
            start, end = self._days_without_year(span)
        quantity = event.get("quantity")
        back = event.get("quantity_return")
        return Event(
            id=LocalId(f"v{number}"),
            kind=event["kind"],
            format=event.get("format"),
            status=event["status"],
            start=start,
            end=end,
            place=self._entity(event["place"], "place") if event.get("place") else None,
            initiative=self._entity(event["initiative"], "initiative") if event.get("initiative") else None,
            participants=tuple(
                Participation(entity=self._entity(p["name"], None), role=p["role"], span=span) for p in event["participants"]
            ),
            quantity=Quantity(**_plain_quantity(quantity)) if quantity else None,
            quantity_return=Quantity(**_plain_quantity(back)) if back else None,
            spans=(span,),
        )

    def _days_without_year(self, span: Span) -> tuple[str | None, str | None]:
        """Answers leave a day null where nothing tells its year; a reading gives it as `XXXX-MM-DD` (contract/READING.md)."""
        if self._dates is None:
            self._dates = [d for d in find_dates(self._report.text, self._report.language, None) if len(d.start or "") >= 7]
        inside = [d for d in self._dates if span.overlaps(d.span)]
        if len(inside) == 1:
            start, end = inside[0].start or "", inside[0].end or ""
            return f"XXXX{start[4:]}", f"XXXX{end[4:]}" if len(end) == 10 and end != start else None
        return None, None

    def _commitment(self, commitment: Answer, number: int) -> Commitment:
        return Commitment(
            id=LocalId(f"c{number}"),
            kind=commitment["kind"],
            action=commitment["action"],
            by=tuple(self._entity(name, None) for name in commitment["by"]),
            to=tuple(self._entity(name, None) for name in commitment["to"]),
            area=commitment.get("area"),
            due=_limit(commitment.get("due")),
            term=_limit(commitment.get("term")),
            span=self._at(commitment.get("anchor") or commitment["action"]),
        )

    def _at(self, words: str) -> Span:
        """Where the words stand: as they are, folded, or by the beginnings of their words."""
        text = self._report.text
        found = text.find(words)
        if found < 0:
            found = self._folded.find(fold(words))
        if found >= 0 and words:
            return Span(found, min(found + len(words), found + LONGEST_FACT, len(text)))
        stems = [re.escape(w[: max(3, len(w) - 3)]) + r"\w*" for w in re.findall(r"\w+", fold(words))][:12]
        match = re.search(r"\W+".join(stems), self._folded) if stems else None
        if match is None and stems:
            match = re.search(stems[-1], self._folded)
        if match is not None:
            return Span(match.start(), match.end())
        self.missing += 1
        return Span(0, min(len(text), 80))


def _plain_quantity(quantity: Answer) -> dict[str, Any]:
    value = quantity["value"]
    return {"value": float(value), "value_max": quantity.get("value_max"), "unit": quantity.get("unit") or "t"}


def _limit(limit: Answer | None) -> Limit | None:
    return Limit(text=limit["text"], start=limit.get("start"), end=limit.get("end")) if limit else None


def perfect_readings(reports: Path, answers: Path, pack: Pack) -> Iterator[Reading]:
    """The perfect reading of each report that has an answer."""
    names = PackNames(pack)
    missing = 0
    for received in receive([str(reports)]):
        report = received if isinstance(received, Failure) else prepare(received, pack)
        if isinstance(report, Failure) or not (answers / f"{report.external_id}.json").is_file():
            continue
        answer = json.loads((answers / f"{report.external_id}.json").read_text("utf-8"))
        report = dataclasses.replace(report, published=answer["published"], relevant=True)
        made = Answered(report, answer, names)
        yield made.reading()
        missing += made.missing
    print(f"{missing} names and anchors stand nowhere in their report", file=sys.stderr)


def main() -> None:
    """Write the perfect readings of a folder of answers."""
    for reading in perfect_readings(Path(sys.argv[1]), Path(sys.argv[2]), load_pack("south_caucasus")):
        sys.stdout.write(json.dumps(to_row(reading), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
