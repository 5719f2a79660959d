"""Everything that is no meeting: transfers, incidents, signings, publications, openings and other acts."""

from __future__ import annotations

from tracktwo.model.reading import Quantity
from tracktwo.model.vocab import ParticipantRole
from tracktwo.reading.analysis import Token
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.events.cues import Found
from tracktwo.reading.events.parties import parties_of
from tracktwo.reading.events.scene import Party, Scene, Telling
from tracktwo.reading.numbers import numbers_of

#: A unit stands within so many words after its number ("22 railway tank cars").
_REACH = 3


def complete(scene: Scene, found: Found, telling: Telling) -> list[Telling]:
    """Who does it and to whom, by the roles of the cue; totals since a day are no event."""
    if telling.kind == "incident" and any(_runs(scene, found, d) for d in scene.dates_in(telling.sentence)):
        return []
    if found.is_noun:
        _of_noun(scene, found, telling)
    else:
        _of_verb(scene, found, telling)
    telling.refers = found.cue.adds_only
    if telling.kind == "transfer":
        carriers = [*scene.analysis.subject(found.head), *scene.analysis.children(found.head, "passive_subject")]
        telling.definite = telling.definite or any(
            scene.is_in("vehicles", t) and any(scene.is_in("definite", c) for c in scene.analysis.children(t, "determiner"))
            for t in carriers
        )
        telling.quantity = quantity_in(scene, found.first, telling.sentence.first, telling.sentence.last)
    return [telling]


def _runs(scene: Scene, found: Found, date: DatedExpression) -> bool:
    """Whether what the cue tells is a total since the date; behind a semicolon it is none ("400 since 2020; today one was hurt in Tam")."""
    low, high = sorted((found.first, scene.analysis.tokens_in(date.span)[0].index))
    return date.kind == "since" and not any(t.text in (";", ".") for t in scene.tokens[low:high])


def _of_verb(scene: Scene, found: Found, telling: Telling) -> None:
    analysis, verb, cue = scene.analysis, found.head, found.cue
    subjects = list(analysis.subject(verb))
    objects = list(analysis.object(verb))
    above = analysis.parent(verb)
    if not subjects and above is not None and verb.relation in ("open_complement", "adverbial_clause", "conjunct"):
        subjects = [] if analysis.is_passive(verb) else list(analysis.subject(above))
    if not objects and above is not None and verb.relation == "relative_clause" and verb.form == "participle":
        objects = [above]
    subjects += [t for clause in analysis.children(verb, "adverbial_clause", "open_complement") for t in analysis.children(clause, "agent")]
    if cue.subject is not None:
        _add(telling, [p for p in parties_of(scene, subjects, cue.subject) if not _is_counted(scene, p)])
    if cue.object is not None:
        objects += [t for limb in objects if telling.kind == "incident" for t in _owners(scene, limb)]
        _add(telling, [p for p in parties_of(scene, objects, cue.object) if not _is_counted(scene, p)])
    if telling.kind == "transfer":
        given_back = _given_back(scene, verb)
        telling.quantity_return = _number_of(scene, given_back) if given_back is not None else None
        receivers = [t for marker in scene.words.to_markers for t in analysis.oblique(verb, marker) if t is not given_back]
        _add(telling, parties_of(scene, receivers, "receiver"))
        _add(telling, _senders(scene, [*subjects, *objects, *analysis.children(verb, "passive_subject")]))
    if cue.subject == "receiver":
        _add(telling, _from(scene, verb))
    if cue.subject == "participant":
        others = [t for marker in scene.words.row_markers for head in (verb, *objects) for t in analysis.oblique(head, marker)]
        _add(telling, parties_of(scene, others, cue.subject))


def _owners(scene: Scene, limb: Token) -> list[Token]:
    """ "Injured the legs of A and B": those whose they are."""
    owners = [t for t in scene.analysis.children(limb, "modifier") if t.index > limb.index and scene.named_at(limb) is None]
    return [c for t in owners for c in scene.analysis.conjuncts(t)]


def _from(scene: Scene, head: Token) -> list[Party]:
    """The bodies and states that something comes from."""
    tokens = [t for marker in scene.words.from_markers for t in scene.analysis.oblique(head, marker)]
    named = [scene.named_at(t, "organization", "government") or scene.country_at(t) for t in tokens]
    return [Party(entity=n.entity, span=n.span, role="giver") for n in named if n is not None]


def _given_back(scene: Scene, verb: Token) -> Token | None:
    """What comes in return: "exchanged A for B", "handed over A in exchange for B"."""
    analysis, words = scene.analysis, scene.words
    exchanges = [t for _, t in analysis.obliques(verb) if scene.is_in("exchanges", t)]
    heads = [verb, *exchanges] if scene.is_in("exchanges", verb) else exchanges
    things = [t for head in heads for marker in words.returns for t in analysis.oblique(head, marker)]
    return next((t for t in things if scene.is_in("goods", t) or scene.is_in("cargo", t)), None)


def _number_of(scene: Scene, thing: Token) -> Quantity | None:
    """How many of `thing`: "two prisoners"; `None` where no number is said."""
    first = min((t.index for t in scene.analysis.children(thing)), default=thing.index)
    number = next(iter(numbers_of(scene.analysis.language).find(scene.tokens[first : thing.index])), None)
    value = (number.value if number.value is not None else number.low) if number is not None else None
    if number is None or value is None:
        return None
    return Quantity(value=value, value_max=number.high if number.value is None else None, unit=thing.text)


def _senders(scene: Scene, goods: list[Token]) -> list[Party]:
    """ "food from the Red Cross", "a Red Cross truck": whose goods they are."""
    found: list[Party] = []
    for token in goods:
        found += _from(scene, token)
        senders = [t for t in scene.analysis.children(token, "adjective") if scene.named_at(t, "organization") is not None]
        found += [p for p in parties_of(scene, senders, "giver") if scene.entity(p.entity).kind in ("organization", "government")]
    return found


def _add(telling: Telling, parties: list[Party]) -> None:
    telling.parties += [p for p in parties if all(p.entity != q.entity for q in telling.parties)]


def _is_counted(scene: Scene, party: Party) -> bool:
    """Unnamed people of a number ("four police officers") are a figure and no party; two are a pair."""
    if scene.entity(party.entity).kind not in ("group", "population"):
        return False
    head = scene.analysis.head_of(party.span)
    return head is not None and any(not scene.is_in("two", t) for t in scene.analysis.children(head, "number"))


def _of_noun(scene: Scene, found: Found, telling: Telling) -> None:
    """ "the arrest of officials", "an agreement with A and B", "their report"; "A started the delivery"."""
    words, analysis = scene.words, scene.analysis
    role: ParticipantRole = "affected" if telling.kind == "incident" else "participant"
    for marker, token in analysis.obliques(found.head):
        if marker in words.of_markers:
            _add(telling, [p for p in parties_of(scene, analysis.conjuncts(token), role) if not _is_counted(scene, p)])
    if telling.kind in ("signing", "publication"):
        owners = [t for t in analysis.children(found.head, "modifier") if t.index < found.head.index]
        _add(telling, parties_of(scene, owners))
    if found.verb is not None and telling.kind != "incident":
        _add(telling, parties_of(scene, analysis.subject(found.verb), "giver" if telling.kind == "transfer" else "participant"))


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
