"""Meetings and visits: who met whom, from the verb or the noun that tells it."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from tracktwo.model.vocab import ParticipantRole
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.events.cues import Found
from tracktwo.reading.events.parties import parties_after, parties_of
from tracktwo.reading.events.scene import Party, Scene, Telling
from tracktwo.reading.phrases import is_possessive

#: Who can be received or seen; a body or a country is "seen" in another sense.
_PEOPLE = frozenset({"person", "group", "initiative", "population"})
#: How a verb hangs on the one whose subject it shares: "plans to meet", "were due to talk", "visited Tam, meeting X".
_HANGING = frozenset({"adverbial_clause", "open_complement", "conjunct", "clausal_complement", "relative_clause"})
#: As many subjects can meet each other: "A and B spoke".
_PAIR = 2


def complete(scene: Scene, found: Found, telling: Telling) -> list[Telling]:
    """Fill in who takes part; several tellings where the counterparts were met separately; none where nobody can have met."""
    if found.is_noun:
        _of_noun(scene, found, telling)
        return _each(scene, found, telling)
    if found.cue.needs == "object" and any(scene.is_event_noun(t) for t in scene.analysis.object(found.head)):
        return []  # "welcomed the summit"
    own = _subject(scene, found)
    others = _counterparts(scene, found)
    if found.cue.needs == "object" and not any(scene.entity(p.entity).kind in _PEOPLE for p in others):
        return []
    if found.cue.needs in ("with", "counterpart") and (_to_press(scene, others) or not others and len(own) < _PAIR):
        return []
    if found.cue.needs == "counterpart" and not any(p.span.start > found.head.end for p in others):
        return []
    if found.cue.needs == "place" and not own:
        return []
    if found.cue.subject not in (None, "participant"):
        for party in own:
            party.role = found.cue.subject
    if _is_of_borders(scene, found, [*own, *others]):
        return []
    if _is_separate(scene, found) and len(others) > 1:
        return [_with(telling, [*own, other]) for other in others]
    _add(telling, own)
    _add(telling, others)
    if telling.format == "call" and not others and _goes_on(scene, found):
        telling.format, telling.refers = None, True
    for token in _subject_words(scene, found):
        for clause in scene.analysis.children(token, "relative_clause", "adverbial_clause"):
            _of_clause(scene, clause, telling)
    return [telling]


def _each(scene: Scene, found: Found, telling: Telling) -> list[Telling]:
    """ "Separate calls with A and B" are two calls of whoever made them."""
    apart = any(scene.is_in("separately", t) for t in scene.analysis.children(found.head, "adjective"))
    own = parties_of(scene, scene.analysis.subject(found.verb)) if apart and found.verb is not None else []
    callers = {p.entity for p in own}
    others = [p for p in telling.parties if p.entity not in callers]
    return [_with(telling, [*own, other]) for other in others] if own and len(others) > 1 else [telling]


def _to_press(scene: Scene, others: list[Party]) -> bool:
    """Who speaks to reporters meets nobody."""
    heads = [scene.analysis.head_of(p.span) for p in others]
    return bool(heads) and all(h is not None and scene.is_in("press", h) for h in heads)


def _goes_on(scene: Scene, found: Found) -> bool:
    """ "They spoke about ferries": those who met are spoken of, and nothing says that they spoke again."""
    sentence = scene.sentence_of(found.head)
    words = range(sentence.first, sentence.last)
    again = any(scene.lexicon.at("additions", scene.keys, i, sentence.last) for i in words)
    return not again and any(scene.is_in("pronouns", t) for t in _subject_words(scene, found))


def _is_of_borders(scene: Scene, found: Found, parties: list[Party]) -> bool:
    """ "Where Vell and Orra meet" is a place."""
    governments = bool(parties) and all(scene.entity(p.entity).kind == "government" for p in parties)
    return governments and found.head.tense == "present" and found.head.relation == "relative_clause"


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
    own = parties_of(scene, _subject_words(scene, found))
    row = _row_before(scene, found)
    return row if len(row) > len(own) else own


def _row_before(scene: Scene, found: Found) -> list[Party]:
    """The people in a row before the verb, no other verb standing between: "A, Jr. and President B of Vell spoke"."""
    verb = found.verb
    if verb is None or scene.analysis.is_passive(verb) or not scene.analysis.has_syntax:
        return []
    first = max(
        [scene.sentence_of(verb).first, *(i + 1 for i in range(scene.sentence_of(verb).first, verb.index) if scene.tokens[i].text in ":;")]
    )
    people = scene.named_between(first, verb.index, "person")
    between = scene.tokens[people[0].last : verb.index] if people else ()
    if len(people) < _PAIR or any(t.pos == "VERB" and t.relation != "relative_clause" for t in between):
        return []
    return parties_after(scene, people[0].first, verb.index)


def _subject_words(scene: Scene, found: Found) -> list[Token]:
    """Who meets: the verb's subject, that of the verb it hangs on, or the noun that it describes."""
    verb = found.verb
    if verb is None:
        return []
    analysis = scene.analysis
    if analysis.is_passive(verb) and found.cue.needs != "object":
        return list(analysis.object(verb))
    tokens = [t for t in analysis.subject(verb) if t.index < found.first or t.case == "nom" or analysis.is_passive(verb)]
    tokens = [noun for t in tokens for noun in _described(scene, verb, t)]
    below = verb
    for above in islice(analysis.ancestors(verb), 4):
        if above.pos in ("ADP", "SCONJ") and below is verb and not tokens:  # "after hosting A"
            continue
        if (
            tokens
            or below.relation not in _HANGING
            and below.pos != "ADJ"
            or below.form == "finite"
            and below.relation not in ("conjunct", "relative_clause")
        ):
            break
        if below.relation == "relative_clause":
            tokens = list(analysis.conjuncts(above))
        else:
            direct = analysis.subject(above) or analysis.children(above, "subject", "passive_subject")
            tokens = [c for t in direct for c in analysis.conjuncts(t)]
        below = above
    return list({t.index: t for t in tokens}.values())


def _described(scene: Scene, verb: Token, subject: Token) -> tuple[Token, ...]:
    """The noun that "who" stands for."""
    noun = scene.analysis.parent(verb)
    if verb.relation == "relative_clause" and noun is not None and scene.is_in("relatives", subject):
        return scene.analysis.conjuncts(noun)
    return (subject,)


def _counterparts(scene: Scene, found: Found) -> list[Party]:
    """Whom the subject met: the object of "received", the row of people after "with"."""
    verb = found.verb
    if verb is None:
        return []
    words = scene.words
    sentence = scene.sentence_of(verb)
    if found.cue.needs == "object" and not scene.analysis.is_passive(verb):
        row = parties_after(scene, found.last, sentence.last)
        if row:
            return row
    row = _row_after(scene, found, sentence, "row_markers")
    if row or found.cue.kind == "visit":
        return row
    tokens: list[Token] = [] if found.cue.object is None else list(scene.analysis.object(verb))
    for head in (verb, *scene.analysis.children(verb, "adverb", "other")):  # "met separately with", "together with"
        for marker in words.row_markers if found.cue.needs == "counterpart" else words.with_markers:
            tokens += scene.analysis.oblique(head, marker)
    return parties_of(scene, sorted({t.index: t for t in tokens}.values(), key=lambda t: t.index))


def _row_after(scene: Scene, found: Found, sentence: Sentence, markers: str) -> list[Party]:
    """The parties after the first "with" or "between" behind the cue, no other verb standing before it."""
    for index in range(found.last, sentence.last):
        token = scene.tokens[index]
        if (
            token.pos == "VERB"
            and token.form == "finite"
            or token.text[:1].islower()
            and scene.is_event_noun(token)
            and not is_matter(scene, token)
        ):
            return []
        if scene.is_in(markers, token):
            if found.is_noun and _joins_others(scene, found, index):
                return []
            start = index + 1
            return parties_after(scene, start + scene.lexicon.at("partaking", scene.keys, start, sentence.last), sentence.last)
    return []


def _joins_others(scene: Scene, found: Found, marker: int) -> bool:
    """Whether "between" stands after another noun than the event's: "the meeting of the commission on the border between A and B"."""
    before, word = scene.tokens[marker - 1], scene.tokens[marker]
    if word.lemma not in scene.words.pairing or marker - 1 < found.last or before.pos not in ("NOUN", "PROPN"):
        return False
    row = scene.analysis.parent(word)
    return row is not None and row.head == before.index and scene.named_at(before, "place", "government") is None


def is_matter(scene: Scene, noun: Token) -> bool:
    """ "They discussed the talks": what was talked about."""
    verb = scene.analysis.parent(noun)
    return verb is not None and noun.relation == "object" and scene.is_verb_of("weighing", verb)


def _is_separate(scene: Scene, found: Found) -> bool:
    sentence = scene.sentence_of(found.head)
    return any(
        scene.lexicon.at("separately", scene.keys, i, sentence.last) for i in range(found.first, min(sentence.last, found.last + 40))
    )


def _of_noun(scene: Scene, found: Found, telling: Telling) -> None:
    """ "the meeting of the foreign ministers", "talks between A and B", "A held a meeting with B", "the Armenian-Azerbaijani summit"."""
    words, analysis = scene.words, scene.analysis
    for marker, token in analysis.obliques(found.head):
        if marker in words.by_markers:
            _add(telling, parties_of(scene, analysis.conjuncts(token), "organizer"))
        elif telling.kind == "visit" and marker in words.to_markers and scene.named_at(token, "person") is None:
            continue  # where it leads
        elif marker in words.with_markers or marker in words.of_markers:
            _add(telling, parties_of(scene, analysis.conjuncts(token)))
    before = scene.tokens[found.first - 1] if found.first > 0 else found.head  # "the leaders' Tam meeting"
    for owner in (*analysis.children(found.head, "modifier"), *analysis.children(before, "modifier")):
        if owner.index < found.head.index and analysis.marker(owner) in ("", "'s", "’s", "'", "’"):
            _add(telling, parties_of(scene, analysis.conjuncts(owner)))
    _add(telling, _owners_before(scene, found.first))
    for above in (found.head, *([found.verb] if found.verb is not None else [])):
        for clause in analysis.children(above, "relative_clause", "adverbial_clause", "clausal_complement"):
            _of_clause(scene, clause, telling)
    if found.head.text[:1].islower() and not is_matter(scene, found.head):
        _add(telling, _row_after(scene, found, telling.sentence, "noun_row_markers"))
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
        subjects = list(analysis.subject(verb)) or (_subject_words(scene, found) if not analysis.is_passive(verb) else [])
        if not governing:
            own, row = parties_of(scene, subjects, role), _row_before(scene, found)
            _add(telling, own if len(own) >= len(row) else row)
            for token in subjects:
                for clause in analysis.children(token, "relative_clause", "adverbial_clause"):
                    _of_clause(scene, clause, telling)
    elif analysis.is_passive(verb):
        role = "organizer" if scene.is_in("organizing", verb) else "participant"
        _add(telling, parties_of(scene, analysis.subject(verb), role))


def _owners_before(scene: Scene, noun: int) -> list[Party]:
    """ "A's and B's | trilateral meeting", "A and B's first | talks": read word by word, as parsers lose the first of them."""
    at = noun - 1
    while at > 0 and (scene.tokens[at].pos in ("ADJ", "NUM") or scene.is_ordinal(scene.tokens[at])):
        at -= 1
    found: list[Party] = []
    while at > 0:
        at -= is_possessive(scene.tokens[at])
        owner = next((n for n in scene.named[at] if n.last == at + 1 and n.kind in ("person", "government")), None)
        if owner is None or not found and not is_possessive(scene.tokens[owner.last]):
            break
        found.insert(0, Party(entity=owner.entity, span=owner.span))
        at = owner.first - 1
        if at < 1 or scene.tokens[at].pos != "CCONJ":
            break
        at -= 1
    return found


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
