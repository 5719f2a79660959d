"""What was discussed, or what a meeting is about: agenda points, each with its area."""

from __future__ import annotations

from tracktwo.model.reading import AgendaPoint
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Relation, Sentence, Token
from tracktwo.reading.areas import areas_of
from tracktwo.reading.events.scene import Scene, Telling

#: Sentences after a meeting in which "they discussed" still speaks of it.
_REACH = 4
_LONGEST_POINT = 300
_APART: tuple[Relation, ...] = ("conjunct", "coordinator", "relative_clause", "adverbial_clause", "apposition", "punctuation", "parataxis")


def agendas(scene: Scene, events: list[list[Telling]]) -> dict[int, list[AgendaPoint]]:
    """The points of each meeting, by its place in `events`."""
    told = {t.sentence.index: number for number, event in enumerate(events) for t in event if event[0].kind in ("meeting", "visit")}
    found: dict[int, list[AgendaPoint]] = {}
    last: tuple[int, int] | None = None
    for sentence in scene.analysis.sentences:
        home = told.get(sentence.index)
        if home is not None:
            last = sentence.index, home
        if last is None or sentence.index - last[0] > _REACH:
            continue
        points = found.setdefault(last[1], [])
        for span in _matters(scene, sentence, events[last[1]]):
            if all(not p.span.overlaps(span) for p in points):
                points.append(_point(scene, span))
    return found


def _point(scene: Scene, span: Span) -> AgendaPoint:
    text = " ".join(span.of(scene.draft.text).split())
    return AgendaPoint(area=areas_of(scene.draft.pack, scene.analysis.language).of(text), text=text, span=span)


def _matters(scene: Scene, sentence: Sentence, event: list[Telling]) -> list[Span]:
    """The phrases of a sentence that say what was talked about at the meeting."""
    analysis = scene.analysis
    heads: list[Token] = []
    cues = {t.cue.index for t in event}
    for token in analysis.words(sentence):
        talks = token.pos == "VERB" and scene.is_verb_of("agenda", token) and not analysis.is_negated(token)
        if talks and _is_of_meeting(scene, token, event):
            heads += _objects(scene, token)
        elif token.index in cues:
            heads += _about(scene, token)
            parent = analysis.parent(token)
            if parent is not None and token.relation == "object":
                heads += _about(scene, parent)
    spans: list[Span] = []
    for head in heads:
        span = _phrase(scene, head)
        if span is not None and span not in spans:
            spans.append(span)
    return spans


def _objects(scene: Scene, verb: Token) -> list[Token]:
    """ "discussed A and B", "were discussed", "focused on A", "the topics included A"."""
    analysis = scene.analysis
    things = list(analysis.object(verb))
    things += [a for t in things for a in analysis.appositions(t)]  # what parsers make of the second of three
    empty = [t for t in things if scene.is_in("agenda_empty", t)]
    about = [t for head in (verb, *empty) for t in _about(scene, head)]
    said = [t for t in things if t not in empty or not about]
    return [*said, *analysis.children(verb, "clausal_complement"), *about]


def _about(scene: Scene, head: Token) -> list[Token]:
    """What stands after "on" or "about" on a word, days left out."""
    found = [c for marker in scene.words.agenda_markers for t in scene.analysis.oblique(head, marker) for c in scene.analysis.conjuncts(t)]
    dates = scene.dates_in(scene.sentence_of(head))
    return [t for t in found if not any(d.span.holds(t.start) for d in dates)]


def _is_of_meeting(scene: Scene, verb: Token, event: list[Telling]) -> bool:
    """Whether those who met are the ones who talked: they are its subject, it has none, or the meeting itself is."""
    analysis = scene.analysis
    if verb.tense == "future":
        return False
    subjects = analysis.subject(verb)
    if analysis.is_passive(verb) and not subjects:
        return True
    parties = {p.entity for t in event for p in t.parties}
    for subject in subjects:
        if any(scene.is_in(name, subject) for name in ("pronouns", "agenda_nouns", "people")) or scene.is_event_noun(subject):
            return True
        named = scene.named_at(subject, "person", "initiative", "group", "organization", "government")
        referent = scene.draft.referent_at(subject.span)
        if named is not None and named.entity in parties or referent is not None and referent.id in parties:
            return True
    return not subjects and verb.form != "finite"


def _phrase(scene: Scene, head: Token) -> Span | None:
    """The words of one point, without the points joined to it; `None` where they name only people or a place."""
    if head.pos in ("PRON", "NUM") or scene.named_at(head, "person", "place") is not None:
        return None
    span = scene.analysis.subtree(head, without=_APART if head.pos != "VERB" else ())
    words = list(scene.analysis.tokens_in(span))
    while words and (words[0].pos in ("PUNCT", "ADP", "CCONJ", "DET") or scene.is_in("articles", words[0])) and words[0].index < head.index:
        words.pop(0)
    span = Span(words[0].start, span.end)
    return span if len(span) <= _LONGEST_POINT else None
