"""Whether an event is told as held, planned, proposed, called for, postponed or cancelled; and what is not told as happening at all."""

from __future__ import annotations

from tracktwo.model.vocab import EventStatus
from tracktwo.reading.analysis import Token
from tracktwo.reading.events.scene import Scene

#: Lists of `EventWords` that give a status, in the order in which they are asked.
_GOVERNING: tuple[tuple[str, EventStatus], ...] = (
    ("cancelled", "cancelled"),
    ("postponed", "postponed"),
    ("called_for", "called_for"),
    ("proposed", "proposed"),
    ("planned", "planned"),
)


def status_of(scene: Scene, cue: Token, verb: Token | None) -> EventStatus | None:
    """The status; `None` where the text says that it did not happen, asks, or only wonders whether it will."""
    analysis = scene.analysis
    head = verb or cue
    if scene.draft.text[: analysis.sentence_at(head.start).end].rstrip("\"'»”’) ").endswith(("?", "՞")):
        return None
    if verb is not None and _is_occasion(scene, cue, verb):
        return "planned" if verb.tense == "future" else "held"
    if verb is not None and analysis.is_negated(verb):
        # "The meeting did not take place": one that was to be; "the ministers did not meet" tells of none
        stood = verb is not cue and scene.is_verb_of("happening", verb) and any(scene.is_in("articles", t) for t in analysis.children(cue))
        return "cancelled" if stood and verb.tense == "past" else None
    if any(scene.is_in("none", child) for child in analysis.children(cue, "determiner", "adjective")):
        return None
    if verb is not None and _is_denied(scene, verb):
        return None
    if any(scene.is_in("doubt", child) for child in analysis.children(head, "marker", "adverb")):
        return None
    beside = _told_beside(scene, cue) if verb is not cue else None
    if beside is not None:
        return beside
    for child in analysis.children(cue, "adjective", "modifier"):
        if scene.is_in("ahead", child):
            return "planned" if not scene.is_in("proposed", child) else "proposed"
        governed = _governing(scene, child)
        if governed is not None and child.pos in ("VERB", "ADJ"):
            return governed
    if verb is not None:
        own = _governing(scene, verb)
        if own in ("cancelled", "postponed", "called_for", "proposed") and verb is not cue:
            return own
        if own == "planned" and verb is not cue and verb.tense != "future":
            return "planned"
        by_modal = _modal(scene, verb)
        if by_modal is not None:
            return by_modal
        if verb.tense == "future":
            return "planned"
    if verb is not None and verb.form == "infinitive":
        near = _before_infinitive(scene, verb)
        if near is not None:
            return near
    return _above(scene, head, cue)


def _is_denied(scene: Scene, head: Token) -> bool:
    """ "No meeting was held", "nor have they started talks"."""
    return any(scene.is_in("negations", child) for child in scene.analysis.children(head))


def _told_beside(scene: Scene, noun: Token) -> EventStatus | None:
    """ "The talks, held in Tam, were expected to …" were held, "the summit to be held" is to come: as a clause beside says."""
    for verb in scene.analysis.children(noun, "relative_clause"):
        if scene.is_in("took_place", verb) and verb.form == "participle" and not scene.analysis.is_negated(verb):
            helpers = scene.analysis.auxiliaries(verb)
            if any(t.lemma == "to" for t in helpers):
                return "planned"
            if not helpers:
                return "held"
    return None


def _is_occasion(scene: Scene, cue: Token, verb: Token) -> bool:
    """ "At the meeting they agreed": whatever was done, it was done there."""
    return (
        verb is not cue
        and cue.relation == "oblique"
        and not scene.is_verb_of("attending", verb)
        and scene.analysis.marker(cue) in scene.words.occasion_markers
    )


def _above(scene: Scene, head: Token, cue: Token) -> EventStatus | None:
    """What the words that govern `head` say: "agreed to meet", "called for a summit", "hopes to host", "before meeting"."""
    analysis = scene.analysis
    below = head
    for above in analysis.ancestors(head):
        if above.pos not in ("VERB", "NOUN", "ADJ", "AUX") or analysis.sentences[scene.sentence_numbers[above.index]] is None:
            break
        infinite = below.form == "infinitive" or below.relation in ("open_complement",)
        if below.relation == "clausal_complement" and scene.is_verb_of("denied", above):
            return None
        if below is cue and below.relation in ("object", "passive_subject") and scene.is_verb_of("ruled_out", above):
            return None
        if infinite and below.form == "infinitive" and above.pos == "AUX" and above.relation != "auxiliary":
            return "planned"  # "was to be held"
        hangs = (
            infinite
            or below.relation in ("object", "passive_subject", "clausal_complement")
            or (
                below.pos in ("NOUN", "PROPN")
                and below.relation in ("oblique", "modifier")
                and analysis.marker(below) in ("for", "to", "on", "о", "об", "на")
            )
        )
        if below.relation == "modifier" and _governing(scene, above) in ("postponed", "cancelled"):
            hangs = True  # "the postponement of the meeting"
        if not hangs:
            break
        governed = _governing(scene, above)
        asked = below.relation == "clausal_complement"  # "proposed that they meet": a present that is none
        if governed is not None and (below.pos == "NOUN" or below.form != "finite" or below.tense == "future" or asked):
            finite_past = below.pos == "VERB" and below.form == "finite" and below.tense == "past"
            if not finite_past:
                return None if analysis.is_negated(above) else governed
        if scene.is_in("doubt", above) and below.relation in ("open_complement", "object"):
            return None
        if below.pos == "VERB" and below.form == "finite":
            break
        if above.pos == "VERB" and above.tense == "future" and below.relation in ("object", "passive_subject", "open_complement"):
            return "planned"
        below = above
    return "planned" if head.pos == "VERB" and head.form == "infinitive" and head.relation == "root" else "held"


def _before_infinitive(scene: Scene, verb: Token) -> EventStatus | None:
    """What the word right before "to meet" says, whatever a parser hangs the verb on; "A, B to meet" of a headline is planned."""
    sentence = scene.sentence_of(verb)
    if scene.tokens[verb.index - 1].lemma != "to" or verb.index - 1 <= sentence.first:
        return None
    governor = scene.tokens[verb.index - 2]
    governed = _governing(scene, governor) if governor.pos in ("VERB", "NOUN", "ADJ") else None
    if governed is not None:
        return None if scene.analysis.is_negated(governor) else governed
    words = scene.tokens[sentence.first : sentence.last]
    return "planned" if governor.pos in ("NOUN", "PROPN") and not any(t.form == "finite" or t.pos == "AUX" for t in words) else None


def _governing(scene: Scene, token: Token) -> EventStatus | None:
    return next((status for name, status in _GOVERNING if scene.is_verb_of(name, token)), None)


def _modal(scene: Scene, verb: Token) -> EventStatus | None:
    modals = scene.words.modals or {}
    for auxiliary in scene.analysis.auxiliaries(verb):
        for status, words in modals.items():
            if auxiliary.text.lower() in words or auxiliary.lemma in words:
                if auxiliary.lemma == "to":
                    continue
                return status  # type: ignore[return-value]
    return None
