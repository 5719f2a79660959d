"""Scores one reading against one answer, layer by layer.

An answer is what a careful reader finds, with names in place of ids. Its layers: `people` (name, side, titles), `organizations`,
`initiatives` (name, members), `events` (kind, format, status, start, end, place, participants, anchor), `commitments` (kind, action, by,
to, due, term), `statements` (speaker, text), `figures` (what, value).
"""

from __future__ import annotations

import collections
from dataclasses import dataclass, field
from typing import Any

from eval.agreement import align, same_name, same_place, word_f1, words

Row = dict[str, Any]
_MEETS = {"meeting", "visit"}
_COUNTED = {"killed", "injured", "killed_or_injured"}


@dataclass
class Tally:
    """Found rightly, found wrongly, missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, right: int, found: int, wanted: int) -> None:
        """Count `right` of `found` against `wanted` answers."""
        self.right += right
        self.wrong += found - right
        self.missed += wanted - right

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 0.0

    @property
    def recall(self) -> float:
        """The share of the answers that was found."""
        return self.right / self.answers if self.answers else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass
class Scores:
    """Tallies by layer, and the errors as `(report, layer, "missed" or "invented", what)`."""

    layers: dict[str, Tally] = field(default_factory=lambda: collections.defaultdict(Tally))
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)


def as_answer(reading: Row) -> Row:
    """A reading's row with names in place of ids."""
    names = {e["id"]: e["name"] for e in reading["entities"]}
    titles = collections.defaultdict(list)
    for a in reading["affiliations"]:
        titles[a["person"]].append({"title": a["title"], "organization": names.get(a["organization"])})
    text = reading["report"]["text"]
    return {
        "relevant": reading["report"]["relevant"],
        "people": [{**e, "titles": titles[e["id"]]} for e in reading["entities"] if e["kind"] == "person"],
        "organizations": [e["name"] for e in reading["entities"] if e["kind"] == "organization"],
        "initiatives": [
            {"name": e["name"], "members": [names[m["member"]] for m in reading["memberships"] if m["of"] == e["id"]]}
            for e in reading["entities"]
            if e["kind"] == "initiative"
        ],
        "events": [
            {
                **event,
                "place": names.get(event["place"]),
                "participants": [{"name": names[p["entity"]]} for p in event["participants"]],
                "told": " ".join(text[s:e] for s, e in event["spans"]),
            }
            for event in reading["events"]
        ],
        "commitments": [{**c, "by": [names[i] for i in c["by"]], "to": [names[i] for i in c["to"]]} for c in reading["commitments"]],
        "statements": [{**s, "speaker": names[s["speaker"]]} for s in reading["statements"]],
        "figures": [f for f in reading["figures"] if f["what"] in _COUNTED],
    }


def score(ident: str, answer: Row, reading: Row, scores: Scores) -> None:
    """Add one report's tallies and errors to `scores`. A report that is not relevant is scored on that alone."""
    found = as_answer(reading)
    right = int(answer["relevant"] == found["relevant"])
    scores.layers["relevant"].add(right, 1, 1)
    scores.layers["evidence"].add(*_held(reading))
    if not answer["relevant"]:
        return

    def layer(name: str, wanted: list[Any], got: list[Any], same: Any, floor: float = 1.0) -> list[tuple[int, int]]:
        pairs = align(wanted, got, same, floor)
        scores.layers[name].add(len(pairs), len(got), len(wanted))
        scores.errors += [(ident, name, "missed", str(w)) for i, w in enumerate(wanted) if i not in {p[0] for p in pairs}]
        scores.errors += [(ident, name, "invented", str(g)) for j, g in enumerate(got) if j not in {p[1] for p in pairs}]
        return pairs

    def field_of(name: str, wanted: Any, got: Any, same: bool) -> None:
        scores.layers[name].add(int(wanted is not None and same), int(got is not None), int(wanted is not None))

    for i, j in layer("people", answer["people"], found["people"], lambda w, g: float(same_name(w["name"], g["name"]))):
        wanted, got = answer["people"][i].get("side"), found["people"][j].get("side")
        field_of("sides", wanted, got, wanted == got)
    flat = [[(p["name"], t["title"], t["organization"]) for p in d["people"] for t in p["titles"]] for d in (answer, found)]
    layer("titles", *flat, lambda w, g: float(same_name(w[0], g[0]) and _same_title(w[1:], g[1:])))
    bodies = [d["organizations"] + [i["name"] for i in d["initiatives"]] for d in (answer, found)]
    layer("organizations", *bodies, lambda w, g: float(same_name(w, g) or word_f1(w, g) >= 0.67))
    flat = [[(i["name"], m) for i in d["initiatives"] for m in i["members"]] for d in (answer, found)]
    layer("members", *flat, lambda w, g: float(same_name(w[1], g[1]) and word_f1(w[0], g[0]) >= 0.5))
    _events(answer["events"], found["events"], layer, field_of, scores)
    for i, j in layer("commitments", answer["commitments"], found["commitments"], lambda w, g: word_f1(w["action"], g["action"]), 0.5):
        w, g = answer["commitments"][i], found["commitments"][j]
        field_of("commit.kind", w["kind"], g["kind"], w["kind"] == g["kind"])
        for name in ("by", "to"):
            scores.layers[f"commit.{name}"].add(_both(w[name], g[name]), len(g[name]), len(w[name]))
        field_of("commit.due", _until(w), _until(g), _until(w) == _until(g))
    layer(
        "statements",
        answer["statements"],
        found["statements"],
        lambda w, g: word_f1(w["text"], g["text"]) if same_name(w["speaker"], g["speaker"]) else 0.0,
        0.5,
    )
    layer("figures", answer["figures"], found["figures"], lambda w, g: float((w["what"], w["value"]) == (g["what"], g["value"])))


def _events(wanted: list[Row], found: list[Row], layer: Any, field_of: Any, scores: Scores) -> None:
    pairs = dict(layer("events", wanted, found, _event_agreement, 0.5))
    for i, w in enumerate(wanted):
        g = found[pairs[i]] if i in pairs else None
        field_of("event.start", _day(w["start"]), _day(g and g["start"]), bool(g) and _day(w["start"]) == _day(g and g["start"]))
        field_of("event.place", w["place"], g and g["place"], bool(g) and same_place(w["place"], g and g["place"]))
        names = _names(g) if g else []
        scores.layers["event.parts"].add(_both(_names(w), names), len(names), len(_names(w)))
        if g:
            field_of("event.status", w["status"], g["status"], w["status"] == g["status"])
            field_of("event.kind", w["kind"], g["kind"], w["kind"] == g["kind"])
            field_of("event.format", w.get("format"), g["format"], w.get("format") == g["format"])
    for j, g in enumerate(found):
        if j not in pairs.values():  # what an invented event states is invented too
            scores.layers["event.start"].add(0, int(_day(g["start"]) is not None), 0)
            scores.layers["event.place"].add(0, int(g["place"] is not None), 0)
            scores.layers["event.parts"].add(0, len(_names(g)), 0)


def _event_agreement(wanted: Row, found: Row) -> float:
    """The mean of what both or either tell: dates that overlap, place, participants, the words that tell it; 0 for another kind."""
    if wanted["kind"] != found["kind"] and not {wanted["kind"], found["kind"]} <= _MEETS:
        return 0.0
    parts = []
    mine, theirs = _period(wanted), _period(found)
    if mine or theirs:
        parts.append(float(bool(mine and theirs and mine[0] <= theirs[1] and theirs[0] <= mine[1])))
    if wanted["place"] or found["place"]:
        parts.append(float(same_place(wanted["place"], found["place"])))
    if _names(wanted) or _names(found):
        parts.append(2 * _both(_names(wanted), _names(found)) / (len(_names(wanted)) + len(_names(found))))
    if wanted.get("anchor"):
        told = set(words(found["told"]))
        anchor = set(words(wanted["anchor"]))
        parts.append(len(anchor & told) / len(anchor) if anchor and len(words(found["told"])) <= 80 else 0.0)
    return sum(parts) / len(parts) if parts else 0.0


def _period(event: Row) -> tuple[str, str] | None:
    start = _day(event["start"])
    return (start, (_day(event.get("end")) or start) + "~") if start else None


def _day(date: str | None) -> str | None:
    """The date, unless its year is unknown: such a date is a key for merging and is not scored."""
    return None if not date or date.startswith("X") else date[:10]


def _until(commitment: Row) -> str | None:
    limit = commitment.get("due") or commitment.get("term") or {}
    return _day(limit.get("end") or limit.get("start"))


def _names(event: Row) -> list[str]:
    return [p["name"] for p in event["participants"]]


def _both(wanted: list[str], found: list[str]) -> int:
    return len(align(wanted, found, lambda w, f: float(same_name(w, f)), 1.0))


def _same_title(wanted: tuple[str | None, ...], found: tuple[str | None, ...]) -> bool:
    a, b = (" ".join(part or "" for part in title) for title in (wanted, found))
    return (
        word_f1(a, b) >= 0.5 or bool(set(words(a)) and set(words(b))) and (set(words(a)) <= set(words(b)) or set(words(b)) <= set(words(a)))
    )


def _held(reading: Row) -> tuple[int, int, int]:
    """Spans that hold: inside the text, at most 1,200 characters, holding the words that the fact copies."""
    text = reading["report"]["text"]

    def flat(words_of: str | None) -> str:
        return " ".join((words_of or "").split())

    held = [flat(text[s:e]) in {flat(n) for n in entity["names"]} for entity in reading["entities"] for s, e in entity["spans"]]
    copied = {"commitments": "action", "statements": "text", "affiliations": "title", "terms": "text"}
    for name in ("commitments", "statements", "affiliations", "memberships", "figures", "terms", "progress"):
        for fact in reading[name]:
            s, e = fact["span"]
            pieces = (fact.get(copied.get(name, "")) or "").split(" … ")
            held.append(0 <= s < e <= len(text) and e - s <= 1200 and all(flat(p) in flat(text[s:e]) for p in pieces))
    held += [0 <= s < e <= len(text) and e - s <= 1200 for event in reading["events"] for s, e in event["spans"]]
    return sum(held), len(held), len(held)
