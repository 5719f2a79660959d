"""Finder: what was agreed, decided, pledged, planned, proposed or called for, in texts without a parser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Limit
from tracktwo.model.vocab import CommitmentKind, EntityKind
from tracktwo.packs.pack import Pack
from tracktwo.reading.analysis import Sentence
from tracktwo.reading.areas import areas_of
from tracktwo.reading.draft import Draft
from tracktwo.reading.shallow.places import place_in
from tracktwo.reading.shallow.scene import Clause, Mention, Scene, scene_of
from tracktwo.reading.shallow.speakers import acting_country, is_attribute, subjects, titled
from tracktwo.reading.shallow.words import UndertakingCue, clause_words
from tracktwo.reading.word_forms import ShallowLanguage

_FEWEST_WORDS = 2
_ASKED: tuple[EntityKind, ...] = ("government", "place", "organization", "initiative", "group", "person")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Act:
    """Tokens `[first, last)` of what is to be done; `foretold`: no word of undertaking, the future alone says it."""

    kind: CommitmentKind
    first: int
    last: int
    by: tuple[LocalId, ...]
    to: tuple[LocalId, ...]
    foretold: bool = False


class ShallowUndertakings:
    """Commitments by the words of `clauses.yaml`; none for a language without it."""

    name = "shallow_undertakings"
    needs = frozenset({"people", "gazetteer", "dates"})
    adds = frozenset({"commitments"})

    def __init__(self, language: str, pack: Pack, morphology: ShallowLanguage) -> None:
        self._words, self._morphology = clause_words(language), morphology
        self._areas = areas_of(pack, language)

    def find(self, draft: Draft) -> None:
        """Clause by clause."""
        if self._words is None:
            return
        scene = scene_of(draft, self._words, self._morphology)
        for sentence in draft.analysis.sentences:
            taken: list[_Act] = []
            before: tuple[LocalId, ...] = ()
            frame: _Act | None = None
            for clause in scene.clauses(sentence):
                clause = _without_source(scene, clause)
                for act in _acts(scene, sentence, clause, before):
                    if frame is not None and act.foretold and act.kind == "planned":
                        act = replace(act, kind=frame.kind, by=act.by or frame.by)
                    if any(a.first < act.last and act.first < a.last for a in taken) or _is_event(scene, act):
                        continue
                    if taken and _goes_on(scene, taken[-1], act):
                        taken[-1] = replace(taken[-1], last=act.last)
                    else:
                        taken.append(act)
                said = clause.verb is not None and scene.verb_is(clause.verb, scene.words.speech) is not None and _leads_on(scene, clause)
                frame = _frame(scene, clause, before) or frame
                before = () if said else _doers(scene, clause) or before
            for act in taken:
                self._write(scene, sentence, act)

    def _write(self, scene: Scene, sentence: Sentence, act: _Act) -> None:
        draft = scene.draft
        span = scene.span(act.first, act.last)
        action = " ".join(span.of(draft.text).split())
        if len(action.split()) < _FEWEST_WORDS:
            return
        dates = [d for d in scene.dates_in(act.first, act.last) if d.kind not in ("since", "after")]
        limit = next((d.limit(draft.text) for d in dates if d.kind in ("by", "until", "term", "on", "within") and (d.end or d.start)), None)
        if limit is not None and limit.end is None:
            limit = Limit(text=limit.text, start=limit.start, end=limit.start)
        runs = any(scene.is_word(i, scene.words.continuing) for i in range(act.first, act.last)) and limit is not None
        draft.add_commitment(
            kind=act.kind,
            action=action,
            by=act.by,
            to=act.to,
            area=self._areas.of(action),
            due=None if runs else limit,
            term=limit if runs else None,
            span=sentence.span if len(sentence.span) <= 1200 else span,
            confidence=0.55,
        )


def _frame(scene: Scene, clause: Clause, before: tuple[LocalId, ...]) -> _Act | None:
    """ "They agreed that …": the kind and the doers of what the next clause says will be done."""
    cue = _cue(scene, clause)
    if cue is None or not _leads_on(scene, clause):
        return None
    doers = _doers(scene, clause)
    if not scene.words.act_first and not doers:
        doers = tuple(m.entity.id for m in subjects(scene, clause.first, clause.last))
    act = _Act(kind=cue[0].kind, first=clause.first, last=clause.last, by=doers, to=())
    return act if doers else replace(act, by=_understood(scene, clause, act, before))


def _leads_on(scene: Scene, clause: Clause) -> bool:
    """Whether "that" follows the verb of the clause."""
    first = clause.verb if clause.verb is not None else clause.first
    return any(scene.is_word(i, scene.words.that) for i in range(first, min(clause.last + 1, first + 5, len(scene.tokens))))


def _without_source(scene: Scene, clause: Clause) -> Clause:
    """The clause after "by X's words,", which is no part of what is to be done."""
    for at in range(clause.first, min(clause.first + 8, clause.last)):
        length = scene.literal(at, clause.last, (*scene.words.according, *scene.words.sources))
        if length and at + length < clause.last and scene.tokens[at + length].text in ",՝":
            return Clause(first=at + length + 1, last=clause.last, verb=clause.verb)
    return clause


def _goes_on(scene: Scene, act: _Act, following: _Act) -> bool:
    """Whether a second verb in the future goes on the first act: "will begin in October and last two months"."""
    between = scene.tokens[act.last : following.first]
    return (
        act.foretold and following.foretold and not following.by and all(t.pos in ("CCONJ", "PUNCT") for t in between) and len(between) <= 1
    )


def _doers(scene: Scene, clause: Clause) -> tuple[LocalId, ...]:
    """Who does what the clause says: for a second verb without a subject of its own."""
    if clause.verb is None:
        return ()
    found, _ = _leading(scene, clause, clause.verb)
    return found


def _acts(scene: Scene, sentence: Sentence, clause: Clause, before: tuple[LocalId, ...]) -> Iterator[_Act]:
    cue = _cue(scene, clause)
    if cue is not None:
        act = _act_before(scene, clause, *cue) if scene.words.act_first else _act_after(scene, sentence, clause, *cue)
        if act is not None:
            yield replace(act, by=act.by or _understood(scene, clause, act, before))
        return
    future = _future(scene, clause)
    if future is not None:
        yield future


def _understood(scene: Scene, clause: Clause, act: _Act, before: tuple[LocalId, ...]) -> tuple[LocalId, ...]:
    """Who acts where the clause does not say: those of the verb before; those who met, where "it was agreed"."""
    verb = clause.verb
    passive = verb is None or scene.is_passive(verb)
    if before and not passive:
        return before
    several = passive or verb is not None and scene.tokens[verb].number == "plur"
    return _met(scene, act.first) if several and act.kind in ("agreed", "decided") else ()


def _cue(scene: Scene, clause: Clause) -> tuple[UndertakingCue, int, int] | None:
    """The undertaking words of the clause, tokens `[first, last)`: its verb, or a noun with a light verb."""
    every = scene.cues.undertakings
    for i in range(clause.last - 1, clause.first - 1, -1):
        token = scene.tokens[i]
        if token.form is None and (scene.words.act_first or token.pos not in ("NOUN", "PART")) or not scene.may_be(i, every):
            continue
        for cue in scene.words.undertakings:
            if token.form is not None:
                if token.form != "finite" and not (token.form == "participle" and token.pos == "ADJ" and not scene.words.act_first):
                    continue
                start = scene.verb_is(i, cue.words)
                if start is not None:
                    return cue, max(clause.first, start), i + 1
            elif _is_noun_cue(scene, clause, i, cue):
                return cue, i, max(i, clause.verb or i) + 1
    return None


def _is_noun_cue(scene: Scene, clause: Clause, i: int, cue: UndertakingCue) -> bool:
    """Armenian: "an agreement was reached to …"."""
    token = scene.tokens[i]
    if scene.words.act_first or clause.verb is None or token.case not in (None, "nom"):
        return False
    if i >= clause.verb and not (i + 1 < clause.last and scene.tokens[i + 1].form == "infinitive"):
        return False
    return scene.is_listed(i, cue.words)


def _act_before(scene: Scene, clause: Clause, cue: UndertakingCue, first: int, last: int) -> _Act | None:
    """Azerbaijani: who, whom, the act, the verb."""
    stop = first
    while stop > clause.first and (scene.is_word(stop - 1, scene.words.about) or scene.tokens[stop - 1].pos in ("PUNCT", "PART")):
        stop -= 1
    if stop <= clause.first:
        return None
    head = scene.tokens[stop - 1]
    about = stop < first
    nominal = head.form in ("gerund", "infinitive") or head.mood == "complement" or (head.form == "participle" and head.case is not None)
    if not (nominal or about or cue.noun or head.number == "plur"):
        return None
    actors, start = _leading(scene, clause, stop)
    asked: tuple[LocalId, ...] = ()
    if cue.asks:
        asked, start = _asked(scene, start, stop)
    if start >= stop:
        return None
    return _Act(kind=cue.kind, first=start, last=stop, by=actors, to=asked)


def _leading(scene: Scene, clause: Clause, stop: int) -> tuple[tuple[LocalId, ...], int]:
    """Who acts and where the act begins: the subject opens the clause."""
    start = clause.first
    while start < stop:
        opener = scene.literal(start, stop, scene.words.openers)
        if not opener and scene.tokens[start].pos not in ("PUNCT", "CCONJ") and not scene.is_word(start, scene.words.pronouns):
            break
        start += opener or 1
    for length in (3, 2, 1):
        words = range(start, min(start + length, stop))
        if scene.phrase_at(start, stop, scene.words.parties) == length and scene.tokens[words[-1]].case in (None, "nom"):
            return _meant(scene, start), _past_commas(scene, start + length, stop)
    acting = [m for m in subjects(scene, start, stop) if m.first - start <= 6]
    if not _is_list(scene, acting, start):
        acting = acting[:1]
    if acting and _is_list(scene, acting, start):
        end = acting[-1].last
        if end < stop and scene.is_word(end, scene.words.side_nouns):
            end += 1
        return tuple(dict.fromkeys(m.entity.id for m in acting)), _past_commas(scene, end, stop)
    country = next((m for m in scene.mentions(start, stop, "place") if m.first == start and m.case in (None, "nom")), None)
    if country is not None and not is_attribute(scene, country, stop):
        government = acting_country(scene, country)
        if government is not None:
            end = country.last + (country.last < stop and scene.is_word(country.last, scene.words.side_nouns))
            return (government,), _past_commas(scene, end, stop)
    for end in range(start + 1, min(start + 4, stop)):
        office = titled(scene, end - 1, end)
        if office is not None and scene.tokens[end - 1].case in (None, "nom"):
            return (office[0],), _past_commas(scene, end, stop)
    return (), start


def _meant(scene: Scene, at: int) -> tuple[LocalId, ...]:
    """Whom "the group", "the sides" stand for: the initiative spoken of last; those of the last meeting, or its initiative."""
    if scene.is_word(at, scene.words.collective):
        before = [m for m in scene.mentions(0, at, "initiative") if m.entity.kind == "initiative"]
        return (before[-1].entity.id,) if before else ()
    return _met(scene, at)


def _met(scene: Scene, at: int) -> tuple[LocalId, ...]:
    """The initiative that held the last meeting told, else the two or three who met; nobody where that is not told."""
    offset = scene.tokens[at].start
    held = [e for e in scene.draft.events.values() if e.kind == "meeting" and e.status == "held" and e.spans[0].start < offset]
    if not held:
        return ()
    if held[-1].initiative is not None:
        return (held[-1].initiative,)
    people = [p.entity for p in held[-1].participants if p.role in ("participant", "chair") and p.span.start < offset]
    return tuple(people) if 1 < len(people) <= 3 else ()


def _is_list(scene: Scene, acting: list[Mention], start: int) -> bool:
    """Whether only titles, commas and "and" stand before and between those who act."""
    at = start
    for mention in acting:
        gap = scene.tokens[at : mention.first]
        if any(
            t.pos not in ("NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT", "DET")
            or t.case in ("loc", "abl", "dat")
            or (t.case == "acc" and t.number != "plur")
            for t in gap
        ):
            return False
        at = mention.last
    return True


def _past_commas(scene: Scene, at: int, stop: int) -> int:
    while at < stop and scene.tokens[at].pos in ("PUNCT", "PART"):
        at += 1
    return at


def _asked(scene: Scene, start: int, stop: int) -> tuple[tuple[LocalId, ...], int]:
    """Whom it is asked of: the first object of the clause."""
    whole = range(start, min(start + 9, stop))
    party = next(((at, length) for at in whole if (length := scene.phrase_at(at, stop, scene.words.parties))), None)
    if party is not None:
        return (), sum(party)
    for at in range(start, min(start + 7, stop)):
        token = scene.tokens[at]
        named = [m for m in scene.mentions(start, at + 1, *_ASKED) if m.last == at + 1 and m.case == "acc"]
        if named or token.case == "acc" or (token.number == "plur" and token.text.endswith(("ı", "i"))):
            return _those(scene, named), at + 1
        if token.form is not None:
            break
    return (), start


def _those(scene: Scene, named: list[Mention]) -> tuple[LocalId, ...]:
    """Who is meant: a country as its government."""
    found = [acting_country(scene, m) if m.entity.kind == "place" else m.entity.id for m in named]
    return tuple(dict.fromkeys(ident for ident in found if ident is not None))


def _act_after(scene: Scene, sentence: Sentence, clause: Clause, cue: UndertakingCue, first: int, last: int) -> _Act | None:
    """Armenian: who, the verb with its auxiliary, the act; or the act as subject of a passive."""
    start = last
    while start < clause.last and scene.tokens[start].pos in ("AUX", "PUNCT", "PART"):
        start += 1
    stop = clause.last
    for at in range(start, clause.last):
        if scene.tokens[at].text in (",", ";") and at + 1 < clause.last and scene.tokens[at + 1].pos in ("PRON", "SCONJ"):
            stop = at
            break
    while stop > start and scene.tokens[stop - 1].pos in ("PUNCT", "CCONJ"):
        stop -= 1
    if stop > start and scene.is_word(start, scene.words.that):
        start += 1
    whole = range(start, stop)
    has_act = any(scene.tokens[i].form == "infinitive" for i in whole) or (
        cue.kind in ("planned", "called_for") and _is_thing(scene, whole)
    )
    if not has_act:
        # "նախագիծը առաջարկվել է ներկայացնել" is told above; "… բացել խոստացել է" stands before
        before = [i for i in range(clause.first, first) if scene.tokens[i].form == "infinitive"]
        if not before:
            return None
        actors, begin = _leading(scene, clause, first)
        return _Act(kind=cue.kind, first=begin, last=first, by=actors, to=()) if begin < first else None
    party = next((i for i in range(clause.first, first) if scene.phrase_at(i, first, scene.words.parties) and _is_doer(scene, i)), None)
    acting = _meant(scene, party) if party is not None else ()
    if party is None:
        acting = tuple(dict.fromkeys(m.entity.id for m in subjects(scene, clause.first, first))) or _leading(scene, clause, first)[0]
    asked: list[LocalId] = []
    if cue.asks:
        named = [m for m in scene.mentions(clause.first, first, *_ASKED) if m.case == "dat"]
        opening = [m for m in scene.mentions(start, stop, *_ASKED) if m.first == start and m.case == "dat"]
        start = opening[0].last if opening else start
        asked = list(_those(scene, [*named, *opening]))
    return _Act(kind=cue.kind, first=start, last=stop, by=acting, to=tuple(asked))


def _is_thing(scene: Scene, whole: range) -> bool:
    """Whether a noun says what is planned or asked for, beside dates and places."""
    if len(whole) < 2:
        return False
    dates = scene.dates_in(whole.start, whole.stop)
    free = [scene.tokens[i] for i in whole if scene.tokens[i].pos == "NOUN" and not any(d.span.holds(scene.tokens[i].start) for d in dates)]
    return any(t.case in (None, "nom", "acc", "gen") and scene.draft.mention_at(t.start, "place") is None and len(t.text) > 3 for t in free)


def _is_doer(scene: Scene, at: int) -> bool:
    return scene.tokens[at].case in (None, "nom")


def _future(scene: Scene, clause: Clause) -> _Act | None:
    """A clause about what will or must be done."""
    verb = clause.verb
    if verb is None:
        return None
    token = scene.tokens[verb]
    must = token.mood == "necessity" or any(scene.is_word(i, scene.words.must) for i in range(clause.first, verb))
    if any(scene.is_word(i, scene.words.possible) for i in range(clause.first, clause.last)):
        return None
    if token.mood == "possible" or (token.tense != "future" and not must) or scene.verb_is(verb, scene.words.happening[-1:]) is not None:
        return None
    if scene.tokens[verb].lemma in ("olmaq", "լինել", "bilmək") or scene.verb_is(verb, scene.words.effects) is not None:
        return None
    actors, start = _leading(scene, clause, verb)
    if must and not actors:
        return None
    if not must:
        start = _past_commas(scene, clause.first, verb) if not actors else start
    while start < verb and scene.tokens[start].pos in ("AUX", "PART", "CCONJ"):
        start += 1
    last = verb + 1 if scene.words.act_first else clause.last
    while last > verb + 1 and scene.tokens[last - 1].pos in ("PUNCT", "CCONJ"):
        last -= 1
    return _Act(
        kind="called_for" if must else "planned",
        first=start,
        last=last,
        by=() if must else actors,
        to=actors if must else (),
        foretold=True,
    )


def _is_event(scene: Scene, act: _Act) -> bool:
    """Whether the act is a meeting with a date or a place, or a journey or transfer that is told as planned: an event and no commitment."""
    if act.foretold:
        span = scene.span(act.first, act.last)
        planned = [e for e in scene.draft.events.values() if e.status == "planned" and any(s.overlaps(span) for s in e.spans)]
        if planned:
            return True
    cues = (*scene.words.nouns, *scene.words.verbs)
    meets = any(
        c.kind == "meeting" and (scene.has_any(act.first, act.last, c.words) is not None) for c in cues if c.format not in ("visit",)
    )  # fmt: skip
    if not meets:
        return False
    return bool(scene.dates_in(act.first, act.last)) or place_in(scene, act.first, act.last, to=False, source=False) is not None
