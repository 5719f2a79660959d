"""Where the text tells of an event: verbs, and nouns with or without a verb ("a meeting was held", "after the summit in Tam")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.events.scene import Scene
from tracktwo.reading.events.words import Cue
from tracktwo.reading.phrases import is_glue

#: How the head of a phrase stands that speaks of an event without its noun: "the eleventh was held", "in the previous one".
_PHRASE_HEAD = frozenset({"subject", "passive_subject", "object", "oblique", "root"})


#: Characters from a noun to the day that it is of ("statements of | 9 November").
_CLOSE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A cue at tokens `[first, last)`: `head` is its head word, `verb` the verb that says whether it happened. `refers`: it only
    speaks of what was told."""

    cue: Cue
    first: int
    last: int
    head: Token
    verb: Token | None
    is_noun: bool
    attended: bool = False
    refers: bool = False


def cues_in(scene: Scene, sentence: Sentence) -> Iterator[Found]:
    """The cues of a sentence in text order; longer phrases win."""
    at = sentence.first
    while at < sentence.last:
        found = _noun(scene, sentence, at) or _verb(scene, sentence, at) or _elliptic(scene, at)
        if found is None:
            at += 1
            continue
        yield found
        at = found.last


def _noun(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    token = scene.tokens[at]
    if scene.analysis.has_syntax and token.pos not in ("NOUN", "PROPN", "ADJ", "X"):
        return None
    if scene.lexicon.noun_openers.isdisjoint(scene.keys[at]):
        return None
    best: Cue | None = None
    length = 0
    for cue, phrases in scene.lexicon.nouns:
        found = phrases.at(scene.keys, at, sentence.last)
        if found > length:
            best, length = cue, found
    if best is None:
        return None
    head = scene.tokens[at + length - 1]
    if (
        scene.analysis.has_syntax
        and head.pos not in ("NOUN", "PROPN", "X")
        and head.relation not in ("object", "subject", "passive_subject")
    ):
        return None
    if head.relation == "adjective" and _is_before_noun(scene, head):
        return None  # "the meeting room", "summit agenda"
    if any(n.kind in ("organization", "initiative", "person") for n in scene.named[head.index]) and head.text[:1].isupper():
        return None  # "the National NGO Forum" is a body
    if best.kind in ("signing", "publication") and _is_signed(scene, head):
        return None
    if best.kind == "publication" and _is_only_quoted(scene, head) or _is_arranged(scene, head):
        return None
    verb, attended = _verb_of(scene, head)
    return Found(cue=best, first=at, last=at + length, head=head, verb=verb, is_noun=True, attended=attended)


def _elliptic(scene: Scene, at: int) -> Found | None:
    """One of a series whose noun was said before: "the next one will be held in June", "the eleventh was in January"."""
    head = scene.tokens[at]
    if scene.last_meeting is None or not scene.analysis.has_syntax or head.relation not in _PHRASE_HEAD:
        return None
    around = scene.analysis.children(head, "determiner", "adjective")
    if scene.is_in("itself", head):
        return _it(scene, head)
    numbered = scene.is_in("series", head) or head.pos in ("ADJ", "NOUN") and scene.is_ordinal(head)
    one = scene.is_in("ones", head) and any(scene.is_in("series", t) or scene.is_ordinal(t) for t in around)
    if not (numbered and head.pos in ("ADJ", "NOUN") or one) or not any(scene.is_in("definite", t) for t in around):
        return None
    if scene.analysis.children(head, "modifier"):
        return None  # "the first of the two stations"
    verb, attended = _verb_of(scene, head)
    if verb is None or attended:
        return None
    cue = Cue(words=("",), kind=scene.last_meeting.kind, format=scene.last_meeting.format, needs="anything")
    return Found(cue=cue, first=at, last=at + 1, head=head, verb=verb, is_noun=True)


def _is_only_quoted(scene: Scene, head: Token) -> bool:
    """ "A statement said that …", "there were reports": words of a source and no act of publishing."""
    parent = scene.analysis.parent(head)
    dated = any(0 <= d.span.start - head.end <= _CLOSE for d in scene.dates_in(scene.sentence_of(head)))
    dated = dated and scene.is_in("of_markers", scene.tokens[head.index + 1])
    return head.number == "plur" and not dated or parent is not None and head.relation == "subject" and scene.is_in("reporting", parent)


def _is_signed(scene: Scene, head: Token) -> bool:
    """ "The signing of the joint statement": one signing, told by its own noun."""
    parent = scene.analysis.parent(head)
    return (
        parent is not None
        and head.relation == "modifier"
        and any(
            cue.kind == "signing" and not cue.needs and p.at(scene.keys, parent.index, parent.index + 1) for cue, p in scene.lexicon.nouns
        )
    )


def _is_arranged(scene: Scene, head: Token) -> bool:
    """ "The date and place of the next meeting": what is to be settled, and no meeting yet."""
    parent = scene.analysis.parent(head)
    return parent is not None and head.relation == "modifier" and scene.is_in("arrangements", parent)


def _it(scene: Scene, head: Token) -> Found | None:
    """ "It took place in Tam on Friday", right after a meeting was told."""
    verb = scene.analysis.parent(head)
    told = scene.last_meeting
    if verb is None or told is None or verb.pos != "VERB" or not 0 <= scene.sentence_numbers[head.index] - told.sentence.index <= 1:
        return None
    if head.relation not in ("subject", "passive_subject") or not scene.is_verb_of("happening", verb):
        return None
    cue = Cue(words=("",), kind=told.kind, needs="anything")
    return Found(cue=cue, first=head.index, last=head.index + 1, head=head, verb=verb, is_noun=True, refers=True)


def _is_before_noun(scene: Scene, head: Token) -> bool:
    parent = scene.analysis.parent(head)
    return parent is not None and parent.pos in ("NOUN", "PROPN") and parent.index > head.index


def _verb_of(scene: Scene, head: Token) -> tuple[Token | None, bool]:
    """The verb whose object or subject the event noun is: "hold a meeting", "the meeting took place", "attended the summit"."""
    parent = scene.analysis.parent(head)
    while parent is not None and (head.relation == "conjunct" or scene.is_in("counts", parent)):
        head, parent = parent, scene.analysis.parent(parent)
    if parent is not None and parent.relation == "object" and head.relation == "modifier":  # "made the remarks at a conference"
        above = scene.analysis.parent(parent)
        if above is not None and above.tense == "past" and scene.is_occasion(head):
            return above, True
    if parent is None or parent.pos not in ("VERB", "AUX"):
        return None, False
    if head.relation in ("object", "passive_subject") and scene.is_verb_of("light", parent):
        return parent, scene.is_verb_of("attending", parent)
    if head.relation in ("oblique", "modifier") and parent.pos == "AUX":
        return parent, True  # "is on a visit"
    if head.relation == "oblique" and scene.is_occasion(head) and (parent.tense == "past" or _is_to_come(scene, parent)):
        return parent, True  # "said at a press conference", "will discuss it during their meeting"
    if head.relation in ("subject", "passive_subject") and (scene.is_verb_of("happening", parent) or parent.pos == "AUX"):
        return parent, False
    for name in ("cancelled", "postponed", "proposed", "called_for", "planned", "organizing"):
        if head.relation in ("object", "passive_subject") and scene.is_verb_of(name, parent):
            return parent, False
    if head.relation in ("object", "oblique", "modifier") and scene.is_verb_of("attending", parent):
        return parent, True
    return None, False


def _is_to_come(scene: Scene, verb: Token) -> bool:
    """ "Will discuss"."""
    return verb.tense == "future" or any(a.tense == "future" for a in scene.analysis.auxiliaries(verb))


def _verb(scene: Scene, sentence: Sentence, at: int) -> Found | None:
    token = scene.tokens[at]
    if scene.analysis.has_syntax and (token.pos != "VERB" or token.relation == "adjective" and token.form != "finite"):
        return None  # "the detained crew"
    if at > sentence.first and is_glue(scene.tokens, at - 1):
        return None  # "de-escalate"
    if token.form == "participle" and _is_named_by(scene, token):
        return None
    if scene.is_in("intends", token) and any(t.form == "infinitive" for t in scene.analysis.children(token, "open_complement", "object")):
        return None
    if scene.is_in("intends", token) and any(t.form == "infinitive" for t in scene.analysis.children(token, "open_complement", "object")):
        return None
    if scene.lexicon.verb_openers.isdisjoint(scene.keys[at]):
        return None
    best: Cue | None = None
    length = 0
    for cue, phrases in scene.lexicon.verbs:
        found = phrases.at(scene.keys, at, sentence.last)
        if found > length and _fits(scene, cue, token):
            best, length = cue, found
    if best is None:
        return None
    return Found(cue=best, first=at, last=at + length, head=token, verb=token, is_noun=False)


def _fits(scene: Scene, cue: Cue, verb: Token) -> bool:
    """Whether what the cue asks for stands in its place: prisoners are released, and so are reports."""
    analysis = scene.analysis
    if cue.passive and (not analysis.is_passive(verb) or analysis.children(verb, "open_complement", "clausal_complement")):
        return False
    if cue.object_in:
        objects = [*analysis.object(verb), *_modified(scene, verb)]
        if any(t.pos == "PRON" for t in objects):
            return cue.kind == "signing"
        pairs = any(scene.lexicon.at(cue.object_in, scene.keys, t.index - 1, t.index + 1) == 2 for t in objects if t.index)
        if not pairs and not any(scene.is_in(cue.object_in, t) for t in (*objects, *_measured(scene, objects))):
            return False
    if cue.subject_in:
        subjects = [*analysis.subject(verb), *analysis.children(verb, "passive_subject")] or _modified(scene, verb)
        return any(scene.is_in(cue.subject_in, t) for t in (*subjects, *_measured(scene, subjects)))
    return True


def _measured(scene: Scene, heads: Iterable[Token]) -> list[Token]:
    """What the words count, or what sort they are: "two lorries of flour", "a group of prisoners", "food parcels"."""
    found: list[Token] = []
    for head in heads:
        found += scene.analysis.children(head, "adjective")
        if (
            any(scene.is_in(name, head) for name in ("units", "counts", "goods", "quantifiers"))
            or head.pos == "NUM"
            or scene.is_ordinal(head)
        ):
            found += scene.analysis.children(head, "modifier")
    return found


def _is_named_by(scene: Scene, participle: Token) -> bool:
    """Whether the participle only tells which people are meant: "здоровье задержанных", "15 удерживаемых ранее рыбаков"."""
    if participle.case is None:
        return False
    if scene.analysis.children(participle, "number"):
        return True  # "72 погибших": a number of people
    above = scene.analysis.parent(participle)
    stands_before = participle.relation == "relative_clause" and above is not None and above.index > participle.index
    return stands_before or participle.relation in (
        "modifier",
        "subject",
        "object",
        "passive_subject",
        "oblique",
        "indirect_object",
        "agent",
    )


def _modified(scene: Scene, verb: Token) -> list[Token]:
    """The noun that a participle stands by: "the report published in April"."""
    above = scene.analysis.parent(verb)
    return [above] if above is not None and verb.relation == "relative_clause" else []
