"""Everything that is no meeting: transfers, incidents, signings, publications, openings and other acts."""

from __future__ import annotations

from tracktwo.model.reading import Quantity
from tracktwo.model.vocab import ParticipantRole
from tracktwo.reading.events.cues import Found
from tracktwo.reading.events.parties import parties_of
from tracktwo.reading.events.scene import Scene, Telling
from tracktwo.reading.numbers import numbers_of

#: A unit stands within so many words after its number ("22 railway tank cars").
_REACH = 3


def complete(scene: Scene, found: Found, telling: Telling) -> list[Telling]:
    """Who does it and to whom, by the roles of the cue; totals since a day are no event."""
    if telling.kind == "incident" and any(d.kind == "since" for d in scene.dates_in(telling.sentence)):
        return []
    if found.is_noun:
        _of_noun(scene, found, telling)
    else:
        _of_verb(scene, found, telling)
    telling.refers = found.cue.adds_only
    if telling.kind == "transfer":
        telling.quantity = quantity_in(scene, found.first, telling.sentence.first, telling.sentence.last)
    return [telling]


def _of_verb(scene: Scene, found: Found, telling: Telling) -> None:
    analysis, verb, cue = scene.analysis, found.head, found.cue
    passive = analysis.is_passive(verb)
    subjects = list(analysis.subject(verb))
    if not subjects and verb.relation in ("open_complement", "adverbial_clause"):
        above = analysis.parent(verb)
        subjects = list(analysis.subject(above)) if above is not None and above.pos == "VERB" and not passive else []
    if cue.subject is not None:
        telling.parties += parties_of(scene, subjects, cue.subject)
    if cue.object is not None:
        found_objects = parties_of(scene, analysis.object(verb), cue.object)
        telling.parties += [p for p in found_objects if all(p.entity != q.entity for q in telling.parties)]
    if cue.subject == "participant":
        for marker in scene.words.with_markers[:1]:
            others = parties_of(scene, analysis.oblique(verb, marker))
            telling.parties += [p for p in others if all(p.entity != q.entity for q in telling.parties)]


def _of_noun(scene: Scene, found: Found, telling: Telling) -> None:
    words = scene.words
    role: ParticipantRole = "affected" if telling.kind == "incident" else "participant"
    for marker, token in scene.analysis.obliques(found.head):
        if marker in words.of_markers:
            telling.parties += parties_of(scene, scene.analysis.conjuncts(token), role)


def quantity_in(scene: Scene, near: int, first: int, last: int) -> Quantity | None:
    """The number with a unit that stands nearest to the cue, a measure before a count of vehicles: "1,220 to 1,300 tonnes", "22 wagons"."""
    tokens = scene.tokens[first:last]
    found: list[tuple[int, Quantity]] = []
    for number in numbers_of(scene.analysis.language).find(tokens):
        value = number.value if number.value is not None else number.low
        unit = next((i for i in range(number.last, min(number.last + _REACH, len(tokens))) if scene.is_in("units", tokens[i])), None)
        if unit is None or value is None:
            continue
        quantity = Quantity(value=value, value_max=number.high if number.value is None else None, unit=tokens[unit].text)
        found.append((abs(first + unit - near) - (1000 if not scene.is_in("goods", tokens[unit]) else 0), quantity))
    return min(found, key=lambda f: f[0])[1] if found else None
