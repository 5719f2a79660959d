"""Meetings and visits: who met whom, from the verb or the noun that tells it."""

from __future__ import annotations

from dataclasses import replace

from tracktwo.model.vocab import ParticipantRole
from tracktwo.reading.analysis import Token
from tracktwo.reading.events.cues import Found
from tracktwo.reading.events.parties import parties_of
from tracktwo.reading.events.scene import Party, Scene, Telling


def complete(scene: Scene, found: Found, telling: Telling) -> list[Telling]:
    """Fill in who takes part; several tellings where the counterparts were met separately; none where nobody can have met."""
    if found.is_noun:
        _of_noun(scene, found, telling)
        return [telling]
    own = _subject(scene, found)
    others = _counterparts(scene, found)
    if found.cue.needs == "object" and not others or found.cue.needs == "with" and not others:
        return []
    if found.cue.subject not in (None, "participant"):
        for party in own:
            party.role = found.cue.subject
    if _is_separate(scene, found) and len(others) > 1:
        return [_with(telling, [*own, other]) for other in others]
    _add(telling, own)
    _add(telling, others)
    if found.cue.needs == "party" and not telling.parties:
        return []
    return [telling]


def _with(telling: Telling, parties: list[Party]) -> Telling:
    twin = replace(telling, parties=[])
    _add(twin, parties)
    return twin


def _add(telling: Telling, parties: list[Party]) -> None:
    for party in parties:
        known = next((p for p in telling.parties if p.entity == party.entity), None)
        if known is None:
            telling.parties.append(Party(entity=party.entity, span=party.span, role=party.role, count=party.count))
        elif known.role == "participant" and party.role != "participant":
            known.role = party.role


def _subject(scene: Scene, found: Found) -> list[Party]:
    verb = found.verb
    if verb is None:
        return []
    tokens = [t for t in scene.analysis.subject(verb) if t.index < found.first or scene.analysis.is_passive(verb)]
    if not tokens and verb.relation in ("adverbial_clause", "open_complement", "conjunct", "clausal_complement"):
        above = scene.analysis.parent(verb)
        if above is not None and above.pos in ("VERB", "AUX") and verb.form != "finite":
            tokens = list(scene.analysis.subject(above))
    if not tokens and verb.relation == "relative_clause":
        above = scene.analysis.parent(verb)
        tokens = [above] if above is not None else []
    if scene.analysis.is_passive(verb) and found.cue.needs != "object":
        tokens = list(scene.analysis.object(verb))
    return parties_of(scene, tokens)


def _counterparts(scene: Scene, found: Found) -> list[Party]:
    verb = found.verb
    if verb is None:
        return []
    words = scene.words
    tokens: list[Token] = [] if found.cue.object is None else list(scene.analysis.object(verb))
    for marker in words.with_markers:
        tokens += scene.analysis.oblique(verb, marker)
    for adverb in scene.analysis.children(verb, "adverb", "other"):  # "met separately with", "together with"
        for marker in words.with_markers:
            tokens += scene.analysis.oblique(adverb, marker)
    return parties_of(scene, sorted({t.index: t for t in tokens}.values(), key=lambda t: t.index))


def _is_separate(scene: Scene, found: Found) -> bool:
    sentence = scene.sentence_of(found.head)
    return any(scene.is_in("separately", t) for t in scene.tokens[found.first : min(sentence.last, found.last + 40)])


def _of_noun(scene: Scene, found: Found, telling: Telling) -> None:
    """ "the meeting of the foreign ministers", "talks between A and B", "A held a meeting with B", "the Armenian-Azerbaijani summit"."""
    words, analysis = scene.words, scene.analysis
    for marker, token in analysis.obliques(found.head):
        if marker in words.by_markers:
            _add(telling, parties_of(scene, analysis.conjuncts(token), "organizer"))
        elif marker in words.with_markers or marker in words.of_markers:
            _add(telling, parties_of(scene, analysis.conjuncts(token)))
    for owner in analysis.children(found.head, "modifier"):
        if not analysis.marker(owner):
            _add(telling, parties_of(scene, analysis.conjuncts(owner)))
    for clause in analysis.children(found.head, "relative_clause"):
        _of_clause(scene, clause, telling)
    verb = found.verb
    if verb is None:
        return
    if found.head.relation in ("object",) or found.attended:
        role: ParticipantRole = "participant"
        if not found.attended and scene.is_in("hosting", verb):
            role = "host"
        if scene.is_in("chairs", verb):
            role = "chair"
        governing = scene.is_in("proposed", verb) or scene.is_in("called_for", verb)
        if not governing:
            _add(telling, parties_of(scene, analysis.subject(verb), role))
    elif analysis.is_passive(verb):
        role = "organizer" if scene.is_in("organizing", verb) else "participant"
        _add(telling, parties_of(scene, analysis.subject(verb), role))
    for marker in words.with_markers:
        _add(telling, parties_of(scene, analysis.oblique(verb, marker)))


def _of_clause(scene: Scene, clause: Token, telling: Telling) -> None:
    """ "talks hosted by X", "a round table organised by Y", "the summit attended by Z", "a meeting chaired by W"."""
    analysis = scene.analysis
    roles: tuple[tuple[str, ParticipantRole], ...] = (
        ("organizing", "organizer"),
        ("chairs", "chair"),
        ("mediators", "mediator"),
        ("supporters", "supporter"),
        ("attending", "participant"),
    )
    for name, role in roles:
        if scene.is_in(name, clause):
            role = "host" if scene.is_in("hosting", clause) else role
            agents = [t for agent in analysis.children(clause, "agent") for t in analysis.conjuncts(agent)]
            _add(telling, parties_of(scene, agents, role))
            return
