"""What a public view leaves out of a reading: whole facts, what hangs on them, and every word that names a person who is withheld."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from tracktwo.model.folding import fold
from tracktwo.model.ids import FactAnchor, LocalId
from tracktwo.model.reading import Commitment, Entity, Event, Participation, Reading, Statement
from tracktwo.model.report import Report
from tracktwo.model.span import Span
from tracktwo.record.material import MASK
from tracktwo.resolution.located import locate

_SENTENCE = re.compile(r"[^.!?։՜՞\n]*[.!?։՜՞\n]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Hidden:
    """What must not be seen: facts, withheld names (`forms`), the people of some events (those under the Chatham House rule), and the names
    of people who have no public page: each mention is given a name that says nothing (`nameless`: fact id → that name).
    """

    facts: frozenset[str] = frozenset()
    nameless_events: frozenset[str] = frozenset()
    nameless: Mapping[str, str] = field(default_factory=dict)
    forms: frozenset[str] = frozenset()
    _pattern: list[re.Pattern[str]] = field(default_factory=list, repr=False, compare=False)

    def names(self, text: str) -> bool:
        """Whether the text holds a withheld name, in any inflection."""
        if not self.forms:
            return False
        if not self._pattern:
            stems = sorted({r"\W+".join(_stem(word) for word in re.findall(r"\w+", fold(form))) for form in self.forms} - {""})
            self._pattern.append(re.compile(r"\b(?:" + "|".join(stems) + ")"))
        return self._pattern[0].search(fold(text)) is not None


def _stem(word: str) -> str:
    return re.escape(word if len(word) < 6 else word[:-2]) + r"\w*"


def visible_report(report: Report, hidden: Hidden) -> Report:
    """The report with every sentence masked that names somebody who is withheld, and without such a title, byline, address or credit."""
    if not hidden.forms:
        return report

    def unless_named(text: str | None) -> str | None:
        return None if text is not None and hidden.names(unquote(text)) else text

    return dataclasses.replace(
        report,
        source=report.source if unless_named(report.source) else report.id,
        text=_masked(report.text, hidden),
        title=unless_named(report.title),
        byline=unless_named(report.byline),
        url=unless_named(report.url),
        external_id=unless_named(report.external_id),
        outlet=unless_named(report.outlet),
        credits=tuple(c for c in report.credits if not hidden.names(c)),
        notes=tuple(n for n in report.notes if not hidden.names(n)),
        removed=tuple(dataclasses.replace(r, text="") if hidden.names(r.text) else r for r in report.removed),
    )


def moved_facts(before: Reading, after: Reading) -> dict[str, FactAnchor]:
    """The facts whose words are masked, with the anchors that they have then: an anchor holds the words of its sentence."""
    found: dict[str, FactAnchor] = {}
    if before.report.text == after.report.text:
        return found
    there: dict[tuple[str, Span, str], list[FactAnchor]] = defaultdict(list)
    for item in locate(after):
        there[(item.anchor.layer, item.quotes[0].span, getattr(item.fact, "id", ""))].append(item.anchor)
    for item in locate(before):
        anchors = there[(item.anchor.layer, item.quotes[0].span, getattr(item.fact, "id", ""))]
        if anchors and (moved := anchors.pop(0)) != item.anchor:
            found[item.fact_id] = moved
    return found


def visible_part(reading: Reading, hidden: Hidden) -> Reading:
    """The reading without what is hidden: nothing refers to what is gone, and no text names who is withheld."""
    report = visible_report(reading.report, hidden)
    gone: dict[str, set[int]] = {}
    nameless: set[str] = set()
    private: dict[str, str] = {}
    for item in locate(reading):
        if item.fact_id in hidden.nameless and isinstance(item.fact, Entity):
            private[item.fact.id] = hidden.nameless[item.fact_id]
        if item.fact_id in hidden.facts:
            gone.setdefault(item.anchor.layer, set()).add(item.position)
        if item.fact_id in hidden.nameless_events and isinstance(item.fact, Event):
            nameless.add(item.fact.id)
    entities = tuple(e for n, e in enumerate(reading.entities) if n not in gone.get("entities", ()) and not hidden.names(" ".join(e.names)))
    known = {e.id for e in entities}
    open_ = known - private.keys()
    people = {e.id for e in entities if e.kind == "person"}
    events = tuple(
        _event(e, known, people if e.id in nameless else frozenset(), hidden)
        for n, e in enumerate(reading.events)
        if n not in gone.get("events", ())
    )
    told = {e.id for e in events}
    lost = {e.id for e in reading.events} - told

    def speaks(local: str | None) -> bool:
        return local is None or local in known

    return dataclasses.replace(
        reading,
        report=report,
        entities=tuple(_entity(e, known, private) for e in entities),
        affiliations=tuple(
            a
            for n, a in enumerate(reading.affiliations)
            if n not in gone.get("affiliations", ()) and a.person in open_ and speaks(a.organization)
        ),
        memberships=tuple(
            m for n, m in enumerate(reading.memberships) if n not in gone.get("memberships", ()) and m.member in open_ and m.of in known
        ),
        events=events,
        commitments=tuple(
            _commitment(c, known, told)
            for n, c in enumerate(reading.commitments)
            if n not in gone.get("commitments", ()) and c.event not in lost and not hidden.names(c.action)
        ),
        progress=tuple(p for n, p in enumerate(reading.progress) if n not in gone.get("progress", ()) and not hidden.names(p.words)),
        statements=tuple(
            s
            for n, s in enumerate(reading.statements)
            if n not in gone.get("statements", ()) and _is_open(s, open_, lost, nameless, people) and not hidden.names(s.text)
        ),
        figures=tuple(
            dataclasses.replace(f, according_to=_known(f.according_to, known))
            for n, f in enumerate(reading.figures)
            if n not in gone.get("figures", ()) and f.event not in lost
        ),
        terms=tuple(t for n, t in enumerate(reading.terms) if n not in gone.get("terms", ()) and (t.voice == "report" or t.voice in known)),
    )


def _known(idents: tuple[LocalId, ...], known: Collection[str]) -> tuple[LocalId, ...]:
    return tuple(i for i in idents if i in known)


def _entity(entity: Entity, known: Collection[str], private: Mapping[str, str]) -> Entity:
    if entity.id in private:
        name = private[entity.id]
        return dataclasses.replace(entity, name=name, name_basis="derived", names=(name,), pack_id=None)
    return dataclasses.replace(entity, parties=_known(entity.parties, known))


def _event(event: Event, known: Collection[str], nameless: Collection[str], hidden: Hidden) -> Event:
    def one(local: LocalId | None) -> LocalId | None:
        return local if local in known else None

    def part(p: Participation) -> Participation:
        return dataclasses.replace(p, on_behalf_of=p.on_behalf_of if p.on_behalf_of in known else None)

    return dataclasses.replace(
        event,
        title=None if event.title and hidden.names(event.title) else event.title,
        place=one(event.place),
        venue=one(event.venue),
        destination=one(event.destination),
        initiative=one(event.initiative),
        document=one(event.document),
        participants=tuple(part(p) for p in event.participants if p.entity in known and p.entity not in nameless),
        agenda=tuple(point for point in event.agenda if not hidden.names(point.text)),
        according_to=_known(event.according_to, known),
    )


def _commitment(commitment: Commitment, known: Collection[str], told: Collection[str]) -> Commitment:
    return dataclasses.replace(
        commitment,
        by=_known(commitment.by, known),
        to=_known(commitment.to, known),
        event=commitment.event if commitment.event in told else None,
        document=commitment.document if commitment.document in known else None,
        according_to=_known(commitment.according_to, known),
    )


def _is_open(s: Statement, known: Collection[str], lost: Collection[str], nameless: Collection[str], people: Collection[str]) -> bool:
    """Whether a saying may be seen: its speaker is, its event is, and it was not said where no names are told."""
    return s.speaker in known and s.event not in lost and not (s.event in nameless and s.speaker in people)


def _masked(text: str, hidden: Hidden) -> str:
    """The text with every sentence masked that names somebody who is withheld."""
    if not hidden.names(text):
        return text
    return "".join(MASK * len(part) if hidden.names(part) else part for part in _SENTENCE.findall(text))
