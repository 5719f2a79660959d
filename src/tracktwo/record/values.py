"""Values side by side: which one is shown, and why (contract/RECORD.md). Never a majority: reports that share a story are one voice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from tracktwo.model.claim import Claim, Value
from tracktwo.model.codec import to_row
from tracktwo.model.ids import canonical_json
from tracktwo.model.vocab import Assertion, ChosenBy
from tracktwo.record.material import FactInfo

#: Whether the first value says all that the second says, and more.
Refines = Callable[[Any, Any], bool]


@dataclass(slots=True)
class Choices:
    """The properties of one row as they are chosen, one after the other."""

    facts: Sequence[FactInfo]
    index: dict[str, int]
    values: dict[str, tuple[Value, ...]] = field(default_factory=dict)
    chosen_by: dict[str, ChosenBy] = field(default_factory=dict)
    contested: list[str] = field(default_factory=list)
    decided: dict[str, tuple[str, Any]] = field(default_factory=dict)

    def claims(self, name: str, value_of: Callable[[FactInfo], Any], voices: Callable[[FactInfo], tuple[str, ...]]) -> list[Claim]:
        """What each fact gives for a property, in the order of facts; facts that do not give it are left out."""
        found = []
        for fact in self.facts:
            value = value_of(fact)
            if value is not None:
                assertion: Assertion = getattr(fact.fact, "assertion", "stated")
                found.append(Claim(property=name, value=value, source=self.index[fact.id], assertion=assertion, voices=voices(fact)))
        if not found and self.decided.get(name, ("", None))[1] is not None:  # nobody says it; a person does
            found.append(Claim(property=name, value=self.decided[name][1], source=0))
        return found

    def choose(self, claims: Sequence[Claim], *, refines: Refines | None = None) -> Any:
        """The value shown for the property of `claims`; `None` where nobody gives one or it is contested."""
        if not claims:
            return None
        name = claims[0].property
        groups = grouped(claims)
        if name in self.decided:
            _, value = self.decided[name]
            self.chosen_by[name] = "decision"
            if len(groups) > 1 or canonical_json(to_row(groups[0].value)) != canonical_json(to_row(value)):
                self.values[name] = tuple(groups)
            return value
        if len(groups) == 1:
            self.chosen_by[name] = "agreement"
            return groups[0].value
        self.values[name] = tuple(groups)
        value = _most_precise(groups, refines)
        if value is not None:
            self.chosen_by[name] = "precision"
            return value
        first = grouped(self._origins(claims))
        if len(first) == 1:
            self.chosen_by[name] = "origin"
            return first[0].value
        value = _most_precise(first, refines)
        if value is not None:
            self.chosen_by[name] = "precision"
            return value
        self.contested.append(name)
        return None

    def latest(self, claims: Sequence[Claim]) -> Any:
        """The value of the report published last: for what changes with time."""
        if not claims:
            return None
        groups = grouped(claims)
        name = claims[0].property
        if len(groups) > 1:
            self.values[name] = tuple(groups)
        self.chosen_by[name] = "agreement" if len(groups) == 1 else "latest"
        return claims[-1].value

    def _origins(self, claims: Sequence[Claim]) -> list[Claim]:
        """The claims of each story's original alone: the official one, else the first."""
        reports = {self.index[f.id]: f.report for f in self.facts}
        best: dict[str, Claim] = {}
        alone: list[Claim] = []
        for claim in claims:
            report = reports[claim.source]
            if report.story is None:
                alone.append(claim)
                continue
            held = best.get(report.story)
            official = report.origin in ("official_statement", "joint_statement")
            if held is None or (official and reports[held.source].origin not in ("official_statement", "joint_statement")):
                best[report.story] = claim
        return [*alone, *best.values()]


def grouped(claims: Sequence[Claim]) -> list[Value]:
    """The different values that claims give, in the order in which they were first given, each with its sources and whose word it is."""
    groups: dict[str, list[Claim]] = {}
    for claim in claims:
        groups.setdefault(canonical_json(to_row(claim.value)), []).append(claim)
    return [
        Value(
            value=group[0].value,
            sources=tuple(dict.fromkeys(c.source for c in group if c.assertion != "denied")),
            stated_by=tuple(sorted({v for c in group if c.assertion != "denied" for v in c.voices})),
            denied_by=tuple(sorted({v for c in group if c.assertion == "denied" for v in c.voices or (f"source:{c.source}",)})),
        )
        for group in groups.values()
    ]


def _most_precise(groups: Sequence[Value], refines: Refines | None) -> Any:
    if refines is None:
        return None
    for group in groups:
        if all(other is group or refines(group.value, other.value) for other in groups):
            return group.value
    return None
