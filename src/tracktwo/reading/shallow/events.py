"""Finder: meetings, visits, signings, transfers, incidents and publications of texts without a parser, clause by clause."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import cast

from tracktwo.model.dates import parse_or_none
from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Membership, Participation, Quantity
from tracktwo.model.span import Span
from tracktwo.model.vocab import EventFormat, EventKind, EventStatus, ParticipantRole
from tracktwo.reading.analysis import Sentence
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.shallow.places import kinds_of, place_in
from tracktwo.reading.shallow.scene import Clause, Mention, Scene, scene_of
from tracktwo.reading.shallow.speakers import acting_country, is_attribute, speaker_before
from tracktwo.reading.shallow.unnamed import groups_in
from tracktwo.reading.shallow.words import EventCue, clause_words
from tracktwo.reading.word_forms import ShallowLanguage

_YEAR = re.compile(r"\d{4}")


@dataclass(slots=True, kw_only=True)
class Telling:
    """One clause that tells of an event. `refers`: it speaks of one told before. `series`: the next or the previous one of a series."""

    kind: EventKind
    format: EventFormat | None
    status: EventStatus
    sentence: Sentence
    first: int
    last: int
    parties: list[tuple[LocalId, ParticipantRole, Span]] = field(default_factory=list)
    date: DatedExpression | None = None
    place: LocalId | None = None
    initiative: LocalId | None = None
    quantity: Quantity | None = None
    refers: bool = False
    series: str = ""
    host: bool = False
    spans: list[Span] = field(default_factory=list)


class ShallowEvents:
    """Events by the verbs and nouns of `clauses.yaml`; none for a language without it."""

    name = "shallow_events"
    needs = frozenset({"dates", "people", "gazetteer"})
    adds = frozenset({"events", "memberships"})

    def __init__(self, language: str, morphology: ShallowLanguage) -> None:
        self._words, self._morphology = clause_words(language), morphology

    def find(self, draft: Draft) -> None:
        """Tellings in text order, joined to events as they come."""
        if self._words is None:
            return
        scene = scene_of(draft, self._words, self._morphology)
        events: list[Telling] = []
        for sentence in draft.analysis.sentences:
            for clause in scene.clauses(sentence):
                for telling in _tellings(scene, sentence, clause, events):
                    _take(scene, telling, events)
        for event in _without_frames(scene, events):
            if _is_worth_telling(event):
                _write(draft, event)


# -- tellings ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Cue:
    cue: EventCue
    first: int
    last: int
    is_noun: bool


def _cues(scene: Scene, clause: Clause) -> list[_Cue]:
    """Nouns and verbs of the clause that tell of events, longest phrases first."""
    found: list[_Cue] = []
    verbs, nouns = scene.cues.verbs, scene.cues.nouns
    at = clause.first
    while at < clause.last:
        token = scene.tokens[at]
        best: _Cue | None = None
        if token.form is not None and token.pos != "AUX" and scene.may_be(at, verbs):
            fits = [(cue, scene.verb_is(at, cue.words)) for cue in scene.words.verbs]
            able = [_Cue(cue, max(clause.first, start), at + 1, False) for cue, start in fits if start is not None]
            told = [c for c in able if _is_told(scene, clause, c)]
            best = next((c for c in told if c.cue.kind == "transfer"), told[0] if told else None)
        if best is None and token.pos in ("NOUN", "PROPN", "ADJ") and scene.may_be(at, nouns):
            for cue in scene.words.nouns:
                length = scene.phrase_at(at, clause.last, cue.words)
                if length and (best is None or length > best.last - best.first):
                    best = _Cue(cue, at, at + length, True)
            if best is not None and scene.draft.mention_at(token.start, "organization", "initiative") and token.text[:1].isupper():
                best = None
        if best is not None:
            found.append(best)
            at = best.last
        else:
            at += 1
    return found


def _tellings(scene: Scene, sentence: Sentence, clause: Clause, before: list[Telling]) -> list[Telling]:
    cues = [c for c in _cues(scene, clause) if not c.is_noun or _is_told(scene, clause, c)]
    apart = [c for c in cues if not (c.is_noun and _is_during(scene, clause, c))]
    if any(c.cue.kind == "meeting" for c in apart):
        cues = apart  # "during the visit they met"
    cues = _chosen(scene, clause, cues)
    found = []
    for number, cue in enumerate(cues):
        first = clause.first if number == 0 else cues[number - 1].last
        last = clause.last if number == len(cues) - 1 else cue.last
        found += [_telling(scene, sentence, clause, cue, a, b) for a, b in _seats(scene, cue, first, last)]
    if not cues:
        roster = _roster(scene, sentence, clause, before)
        if roster is not None:
            found.append(roster)
    return found


def _seats(scene: Scene, cue: _Cue, first: int, last: int) -> list[tuple[int, int]]:
    """One stretch, or one for each town where there are several with people of their own: "met A in X and B in Y"."""
    if cue.is_noun or cue.cue.kind != "meeting" or cue.cue.host:
        return [(first, last)]
    towns = [m for m in scene.mentions(first, last, "place") if m.case == "loc"]
    if len(towns) < 2:
        return [(first, last)]
    borders = [first, *(m.first for m in towns[1:]), last]
    parts = list(zip(borders, borders[1:], strict=False))
    return parts if all(scene.mentions(a, b, "person") for a, b in parts) else [(first, last)]


def _is_told(scene: Scene, clause: Clause, cue: _Cue) -> bool:
    """Whether the cue's own company fits: goods are sent, documents are published, totals since some day are no incident."""
    if cue.cue.placed:
        here = place_in(scene, clause.first, clause.last, to=False, source=False)
        return here is not None and bool(scene.dates_in(clause.first, clause.last)) and cue.last - 1 == clause.verb
    if cue.cue.format == "visit" and not cue.is_noun:
        return place_in(scene, clause.first, clause.last, to=True, source=False) is not None
    if cue.cue.kind == "transfer":
        return scene.has_any(clause.first, clause.last, scene.words.goods) is not None
    if cue.cue.kind == "publication":
        return scene.has_any(clause.first, clause.last, scene.words.documents) is not None
    if cue.cue.kind == "incident":
        total = scene.has_any(clause.first, clause.last, scene.words.totals) is not None
        return not total and not any(d.kind in ("since", "after") for d in scene.dates_in(clause.first, clause.last))
    return not (cue.is_noun and _is_general(scene, clause, cue))


def _is_general(scene: Scene, clause: Clause, cue: _Cue) -> bool:
    """Whether meetings in general are spoken of: "such meetings will be held in both countries"."""
    noun = scene.tokens[cue.last - 1]
    plural = noun.number == "plur" and not any(
        fold(noun.text).startswith(fold(w.split()[-1])) and w.endswith(("lar", "lər", "ներ")) for w in cue.cue.words
    )
    return plural and not scene.dates_in(clause.first, clause.last)


def _chosen(scene: Scene, clause: Clause, cues: list[_Cue]) -> list[_Cue]:
    """One cue for each event: of several in a clause those of another time or kind stay."""
    kept: list[_Cue] = []
    for cue in cues:
        past = cue.is_noun and _is_background(scene, clause, cue)
        same = [k for k in kept if k.cue.kind == cue.cue.kind and not (k.is_noun and _is_background(scene, clause, k))]
        if past or not same:
            kept.append(cue)
            continue
        other = same[-1]
        if scene.dates_in(other.last, cue.last) and scene.dates_in(clause.first, other.last):
            kept.append(cue)  # each has its own day
        elif (
            other.is_noun
            and not cue.is_noun
            and (other.cue.format is None and cue.cue.host or scene.tokens[other.last - 1].case == "ins")
            or cue.is_noun
            and other.is_noun
            and other.cue.format is None
            and cue.cue.format is not None
        ):
            kept[kept.index(other)] = cue
    return kept


def _is_background(scene: Scene, clause: Clause, cue: _Cue) -> bool:
    """Whether the noun says after which event something was: "after the meeting"."""
    return cue.last < clause.last and scene.is_word(cue.last, scene.words.after)


def _is_during(scene: Scene, clause: Clause, cue: _Cue) -> bool:
    """Whether the noun says during which event something was: "during the visit"."""
    return cue.last < clause.last and scene.is_word(cue.last, scene.words.during)


def _telling(scene: Scene, sentence: Sentence, clause: Clause, cue: _Cue, first: int, last: int) -> Telling:
    words = scene.words
    telling = Telling(
        kind=cue.cue.kind,
        format=cue.cue.format,
        status=_status(scene, clause, cue),
        sentence=sentence,
        first=first,
        last=last,
        host=cue.cue.host,
        spans=[scene.span(first, last)],
    )
    near = range(max(first, cue.first - 4), cue.first)
    if telling.status != "held" and any(scene.is_word(i, words.series_next) for i in near):
        telling.series = "next"
    if scene.has_any(max(first, cue.first - 5), cue.last, words.series_last) is not None:
        telling.series = "last"
    token = scene.tokens[cue.last - 1]
    if cue.is_noun and not _is_background(scene, clause, cue):
        aside = token.case in ("loc", "dat", "abl", "ins") or (token.case == "gen" and not words.act_first)
        aside = aside and not _is_told_aside(scene, first, cue)
        happens = clause.verb is not None and scene.verb_is(clause.verb, (*words.happening, *words.planned)) is not None
        telling.refers = (
            (aside or _is_during(scene, clause, cue)) and not (happens and token.case == "gen") and not scene.dates_in(first, cue.first)
        )
    dates = [
        d
        for d in scene.dates_in(first, last)
        if d.kind not in ("since", "after") and (telling.status != "held" or d.kind not in ("by", "until", "term"))
    ]
    if dates:
        telling.date = min(
            dates, key=lambda d: (d.start is None and d.end is None, -len(d.start or d.end or ""), abs(d.span.start - token.start))
        )
    telling.place = place_in(scene, first, last, to=telling.format == "visit", source=telling.kind == "transfer")
    _fill_parties(scene, clause, cue, telling)
    if telling.kind == "transfer":
        telling.quantity = _quantity(scene, first, last)
    if telling.status == "held" and telling.date is not None and _lies_ahead(scene, telling.date):
        past = clause.verb is not None and scene.tokens[clause.verb].tense == "past"
        if past and telling.date.start and not _YEAR.search(telling.date.span.of(scene.draft.text)):
            telling.date = _year_before(telling.date)
        else:
            telling.status = "planned"
    return telling


def _is_told_aside(scene: Scene, first: int, cue: _Cue) -> bool:
    """Whether the words before the noun tell where it was held: "said at the summit held in Orra"."""
    held = _held_before(scene, first, cue)
    return held is not None and place_in(scene, first, held, to=False, source=False) is not None


def _held_before(scene: Scene, first: int, cue: _Cue) -> int | None:
    """The participle "held" before the noun."""
    every = (i for i in range(cue.first - 1, first - 1, -1) if scene.tokens[i].form == "participle")
    return next((i for i in every if scene.verb_is(i, scene.words.happening) is not None), None)


def _lies_ahead(scene: Scene, date: DatedExpression) -> bool:
    start = parse_or_none(date.start)
    published = scene.draft.report.published
    return bool(start and start.first and published and start.first.isoformat() > published[:10])


def _year_before(date: DatedExpression) -> DatedExpression:
    """The same day a year earlier: a past verb speaks of no day to come."""
    moved = [None if d is None else parse_or_none(d) for d in (date.start, date.end)]
    start, end = (None if d is None or d.year is None else str(d.in_year(d.year - 1)) for d in moved)
    return replace(date, start=start, end=end)


def _status(scene: Scene, clause: Clause, cue: _Cue) -> EventStatus:
    words = scene.words
    verbs = [i for i in range(clause.first, clause.last) if scene.tokens[i].form is not None]
    own = cue.last - 1 if not cue.is_noun else None
    if own is not None and scene.tokens[own].form == "finite":
        token = scene.tokens[own]
        return "planned" if token.tense == "future" else "held"
    if cue.is_noun and _is_background(scene, clause, cue):
        return "held"
    if cue.is_noun and any(t.text.endswith("լիք") for t in scene.tokens[clause.first : cue.first]):
        return "planned"  # "կայանալիք հանդիպում": a meeting to be held
    if cue.is_noun and _is_told_aside(scene, clause.first, cue):
        return "held"
    for listed, status in (
        (words.postponed, "postponed"), (words.cancelled, "cancelled"), (words.proposed, "proposed"), (words.called_for, "called_for"),
        (words.planned, "planned"),
    ):  # fmt: skip
        for i in verbs:
            if i != own and scene.verb_is(i, listed) is not None:
                return cast(EventStatus, status)
    if clause.verb is not None and scene.tokens[clause.verb].tense == "future":
        return "planned"
    return "held"


# -- who ---------------------------------------------------------------------------------------------------------------


def _fill_parties(scene: Scene, clause: Clause, cue: _Cue, telling: Telling) -> None:
    words = scene.words
    first, last = telling.first, telling.last
    people = scene.mentions(first, last, "person")
    if telling.kind in ("signing", "publication", "transfer", "other"):
        people = [p for p in people if p.case in (None, "nom")]
    for formats in scene.mentions(first, last, "initiative"):
        telling.initiative = telling.initiative or formats.entity.id
    chaired = scene.has_any(first, last, words.chairs)
    for person in people:
        role: ParticipantRole = "participant"
        if telling.kind == "incident":
            role = "affected"
        elif telling.host and person.case in (None, "nom"):
            role = "host"
        elif chaired is not None and len(people) <= 3:
            role = "chair"
        telling.parties.append((person.entity.id, role, person.span))
    if telling.kind == "incident":
        return
    if (
        telling.kind == "meeting"
        and not telling.host
        and len(people) > 0
        and any(scene.is_word(i, words.pronouns[:1]) for i in _around(scene, clause, people[0]))
    ):
        subject = speaker_before(scene, scene.tokens[clause.first].start)
        if subject is not None:
            telling.parties.insert(0, (subject, "participant", telling.spans[0]))
    if telling.host or not any(role == "participant" for _, role, _ in telling.parties) or telling.kind != "meeting":
        telling.parties += _bodies(scene, telling, bool(people))
    if telling.kind == "meeting":
        _fill_groups(scene, telling, people)
        groups = [span for ident, _, span in telling.parties if scene.draft.entity(ident).kind == "group"]
        telling.parties = [p for p in telling.parties if not any(g != p[2] and g.contains(p[2]) for g in groups)]


def _fill_groups(scene: Scene, telling: Telling, people: list[Mention]) -> None:
    """People without names: where nobody is named, or as those whom the named ones met."""
    met = [p for p in people if not telling.host or p.case not in (None, "nom")]
    beside = any(_is_with(scene, p.last, p.case) for p in people)
    known = {p[0] for p in telling.parties}
    for ident, span, case in groups_in(scene, telling.first, telling.last):
        inside = scene.analysis.tokens_in(span)
        first, last = inside[0].index, inside[-1].index + 1
        if ident in known or (met and not beside and not _is_with(scene, last, case)):
            continue
        observes = scene.has_any(first, last, scene.words.observers) is not None
        telling.parties.append((ident, "observer" if observes else "participant", span))


def _is_with(scene: Scene, after: int, case: str | None) -> bool:
    """Whether the words before token `after` hang on their verb by "with"."""
    return case == "ins" or (after < len(scene.tokens) and scene.tokens[after].pos == "ADP")


def _around(scene: Scene, clause: Clause, mention: Mention) -> range:
    """The tokens where a pronoun is the subject of the clause, not the owner of something."""
    return range(clause.first, min(mention.first, clause.last))


def _bodies(scene: Scene, telling: Telling, people: bool) -> list[tuple[LocalId, ParticipantRole, Span]]:
    """Bodies, initiatives and governments that act in the clause: its subject, its agent, whom it is done with or to."""
    found: list[tuple[LocalId, ParticipantRole, Span]] = []
    for mention in scene.mentions(telling.first, telling.last, "organization", "initiative", "government", "group", "place"):
        kind = mention.entity.kind
        after = scene.tokens[mention.last] if mention.last < telling.last else None
        with_word = after is not None and after.pos == "ADP" and not scene.is_word(mention.last, scene.words.frames)
        nominative = mention.case in (None, "nom")
        role: ParticipantRole = "participant"
        if kind in ("government", "place"):
            country = acting_country(scene, mention)
            if country is None or people or is_attribute(scene, mention, telling.last):
                continue
            if telling.kind == "transfer" and mention.case in ("dat", "abl"):
                role = "receiver" if mention.case == "dat" else "giver"
            elif telling.kind == "transfer" and _is_bound_for(scene, mention):
                role = "receiver"
            elif telling.format == "visit" and _is_bound_for(scene, mention) or not nominative or kind == "place":
                continue
            elif telling.kind == "transfer" and telling.status == "held":
                role = "giver"
            found.append((country, role, mention.span))
            continue
        if kind == "initiative":
            if people and not telling.host or mention.case not in (None, "nom", "gen"):
                continue
        elif not (nominative or with_word) or is_attribute(scene, mention, telling.last):
            continue
        elif people and not telling.host and kind != "group":
            role = "organizer"
        found.append((mention.entity.id, role, mention.span))
    return found


def _is_bound_for(scene: Scene, mention: Mention) -> bool:
    """Whether an Armenian country without an article is where something goes: "Հայաստան է ուղարկվել", not "Հայաստանը ուղարկել է"."""
    return not scene.words.act_first and scene.draft.text[mention.span.start : mention.span.end] == mention.entity.name


def _roster(scene: Scene, sentence: Sentence, clause: Clause, before: list[Telling]) -> Telling | None:
    """A clause that only says who took part, or who presided, in the meeting told before."""
    words = scene.words
    attends = scene.has_any(clause.first, clause.last, words.attending)
    chairs = scene.has_any(clause.first, clause.last, words.chairs)
    organizes = scene.has_any(clause.first, clause.last, words.organizers)
    meeting = next((t for t in reversed(before) if t.kind == "meeting" and t.series != "next"), None)
    if meeting is None or (attends is None and chairs is None and organizes is None and clause.verb is not None):
        return None
    near = sentence.index - meeting.sentence.index
    if near > 3 or (clause.verb is None and near > 1):
        return None
    place = place_in(scene, clause.first, clause.last, to=False, source=False)
    if place is not None and meeting.place is not None and place != meeting.place:
        return None  # somewhere else
    people = scene.mentions(clause.first, clause.last, "person")
    others = scene.mentions(clause.first, clause.last, "organization", "group") if chairs is None and attends is None else []
    if attends is not None:
        groups_in(scene, clause.first, clause.last)
    groups = scene.mentions(clause.first, clause.last, "group") if attends is not None else []
    if not people and not others and not groups:
        return None
    role: ParticipantRole = "participant" if attends is not None else "chair" if chairs is not None else "organizer"
    if clause.verb is None and chairs is None and attends is None:
        role = "participant"
        if len(people) < 2:
            return None
    telling = Telling(
        kind="meeting", format=None, status=meeting.status, sentence=sentence, first=clause.first, last=clause.last, refers=True,
        spans=[scene.span(clause.first, clause.last)],
    )  # fmt: skip
    telling.parties = [(m.entity.id, role, m.span) for m in people]
    for m in (*others, *groups):
        observer = scene.has_any(m.first, m.last, words.observers) is not None
        telling.parties.append((m.entity.id, "observer" if observer else role, m.span))
    return telling


# -- one event from several tellings -----------------------------------------------------------------------------------


def _take(scene: Scene, telling: Telling, events: list[Telling]) -> None:
    """Join the telling to the event that it tells of, or add it as a new one."""
    alike = [e for e in events if e.kind == telling.kind]
    if telling.refers:
        open_to = [e for e in reversed(alike) if e.series != "next" and not (e.host and not telling.host)]
        known = next((e for e in open_to if e.status == "held"), open_to[0] if open_to else None)
        if known is not None:
            _join(scene, known, telling)
        return
    last = next((e for e in reversed(alike) if e.status == telling.status), None)
    if telling.host and telling.kind == "meeting":
        known = next((e for e in reversed(alike) if not e.host and e.status == "held"), None)
        same = scene.has_any(telling.first, telling.last, scene.words.same_people) is not None or not any(
            r == "participant" for _, r, _ in telling.parties
        )
        if known is not None and same and telling.date is None and telling.place is None:
            telling.date, telling.place, telling.initiative = known.date, known.place, telling.initiative or known.initiative
            mine = {p[0] for p in telling.parties}
            telling.parties += [p for p in known.parties if p[0] not in mine and p[1] == "participant"]
        events.append(telling)
        return
    if telling.kind == "signing" and telling.date is None and telling.place is None:
        met = next((e for e in reversed(events) if e.kind == "meeting" and e.status == "held" and not e.host), None)
        if met is not None and telling.status == "held" and telling.sentence.index - met.sentence.index <= 2 and met is events[-1]:
            telling.date, telling.place = met.date, met.place  # what is told right after a meeting was signed there
            telling.initiative = telling.initiative or met.initiative
    inherited = _same_people(scene, telling, events)
    for event in reversed(alike):
        if _is_same(scene, event, telling):
            _join(scene, event, telling)
            return
    bare = telling.date is None and telling.place is None and not telling.series and telling.kind == "meeting"
    if bare and last is not None and _meets_them(scene, telling, last):
        telling.date, telling.place, telling.initiative = last.date, last.place, telling.initiative or last.initiative
        telling.parties = [p for p in telling.parties if _is_person(scene, p)]
        telling.parties += [p for p in last.parties if p[1] == "participant"]
        events.append(telling)
        return
    if bare and last is not None and (not telling.parties or {p[0] for p in telling.parties} & {p[0] for p in last.parties}):
        _join(scene, last, telling)
        return
    if bare and last is not None and telling.status == "held" and not any(_is_person(scene, p) for p in last.parties) and not last.series:
        _join(scene, last, telling)  # who met is told after where and when
        return
    telling.parties += inherited
    if telling.series and last is not None and telling.initiative is None:
        telling.initiative = last.initiative
    if telling.series and telling.initiative is not None and not telling.parties:
        telling.parties.append((telling.initiative, "participant", telling.spans[0]))
    events.append(telling)


def _meets_them(scene: Scene, telling: Telling, last: Telling) -> bool:
    """ "The participants also met X": somebody new meets those of the event told before."""
    people = {p[0] for p in telling.parties if _is_person(scene, p)}
    others = people and not people & {p[0] for p in last.parties} and any(p[1] == "participant" for p in last.parties)
    return bool(others) and scene.has_any(telling.first, telling.last, scene.words.same_people) is not None


def _is_person(scene: Scene, party: tuple[LocalId, ParticipantRole, Span]) -> bool:
    return scene.draft.entity(party[0]).kind == "person"


def _same_people(scene: Scene, telling: Telling, events: list[Telling]) -> list[tuple[LocalId, ParticipantRole, Span]]:
    """ "The leaders met earlier in …": those of the meeting told before."""
    if telling.kind != "meeting" or telling.series != "last" or any(_is_person(scene, p) for p in telling.parties):
        return []
    words = [i for i in range(telling.first, telling.last) if scene.tokens[i].case in (None, "nom")]
    known = next((e for e in reversed(events) if e.kind == "meeting" and any(_is_person(scene, p) for p in e.parties)), None)
    if known is None or not any(scene.is_word(i, scene.words.same_people) for i in words):
        return []
    telling.parties = []
    return [(p[0], "participant", telling.spans[0]) for p in known.parties if _is_person(scene, p)]


def _is_same(scene: Scene, event: Telling, telling: Telling) -> bool:
    if event.host != telling.host or event.status != telling.status or (telling.series and telling.series != event.series):
        return False
    if event.series == "next" and not telling.series:
        return False
    if event.format and telling.format and event.format != telling.format and "visit" not in (event.format, telling.format):
        return False
    days = [(d.start, d.end) if d else None for d in (event.date, telling.date)]
    places = (event.place, telling.place)
    if days[0] and days[1]:
        return days[0] == days[1] and (None in places or places[0] == places[1])
    if telling.kind == "meeting" and _completes(scene, event, telling):
        return True
    if None not in places:
        return places[0] == places[1] and (telling.sentence.index - event.sentence.index <= 3)
    return telling.kind == "incident" and telling.sentence.index - event.sentence.index <= 2 and None in days


def _completes(scene: Scene, event: Telling, telling: Telling) -> bool:
    """Whether of two tellings close by one has the day alone and the other the town alone, and both do not name people."""
    whole = bool(event.date) != bool(telling.date) and bool(event.place) != bool(telling.place) and bool(event.date) != bool(event.place)
    people = [[p for p in e.parties if _is_person(scene, p)] for e in (event, telling)]
    near = telling.sentence.index - event.sentence.index <= 2 and telling.status == "held" and not (event.series or telling.series)
    return whole and near and not all(people)


def _join(scene: Scene, event: Telling, telling: Telling) -> None:
    if any(_is_person(scene, p) for p in telling.parties) and not any(_is_person(scene, p) for p in event.parties):
        # the named ones are those of whom the group is made, unless it is the other side's
        sides = {scene.draft.entity(p[0]).side for p in telling.parties}
        event.parties = [
            p for p in event.parties if scene.draft.entity(p[0]).kind != "group" or p[1] != "participant" or _is_other(scene, p, sides)
        ]
    have = {p[0] for p in event.parties}
    event.parties += [p for p in telling.parties if p[0] not in have]
    event.date = event.date or telling.date
    event.place = event.place or telling.place
    event.format = event.format or telling.format
    event.initiative = event.initiative or telling.initiative
    event.quantity = event.quantity or telling.quantity
    if len(event.spans) < 3:
        event.spans += telling.spans


def _is_other(scene: Scene, party: tuple[LocalId, ParticipantRole, Span], sides: set[str | None]) -> bool:
    """Whether a group, by its own side or by whom its words name, is of none of `sides`."""
    inside = [scene.draft.entity(party[0]).side, *(e.side for _, e in scene.draft.mentions_in(party[2], "population", "government"))]
    known = {side for side in inside if side is not None}
    return bool(known) and None not in sides and known.isdisjoint(sides)


def _without_frames(scene: Scene, events: list[Telling]) -> list[Telling]:
    """Without a journey through a country or a region whose meetings are told one by one: they are the visit."""
    kinds = kinds_of(scene.draft.pack)
    kept = []
    for number, event in enumerate(events):
        wide = event.place is not None and kinds.get(scene.draft.entity(event.place).pack_id or "") in ("country", "region")
        people = {p[0] for p in event.parties if _is_person(scene, p)}
        told = [e for e in events[number + 1 :] if e.kind == "meeting" and people & {p[0] for p in e.parties} and e.place is not None]
        if not (event.kind == "meeting" and event.format == "visit" and wide and people and told):
            kept.append(event)
    return kept


def _is_worth_telling(event: Telling) -> bool:
    """An event needs a date, a place or parties; one that is only asked for needs a date or a place."""
    if event.status in ("proposed", "called_for", "planned"):
        return event.date is not None or event.place is not None or len(event.parties) > 1
    if event.kind in ("publication", "incident", "transfer"):
        return event.date is not None or event.place is not None or event.quantity is not None
    if event.kind == "signing":
        return event.date is not None or event.place is not None
    return event.date is not None or event.place is not None or len(event.parties) > 1


def _quantity(scene: Scene, first: int, last: int) -> Quantity | None:
    """The largest unit's number before it: "22 wagons, 1,220 tons" is 1,220 tons."""
    found: list[tuple[int, float, str]] = []
    for at in range(first, last):
        for rank, unit in enumerate(scene.words.units):
            if at > first and fold(unit) in scene.keys[at]:
                value = _number_before(scene, at, first)
                if value is not None:
                    found.append((rank, value, unit))
    if not found:
        return None
    _, value, unit = min(found)
    return Quantity(value=value, unit=unit)


def _number_before(scene: Scene, at: int, first: int) -> float | None:
    for back in range(at - 1, max(first, at - 3) - 1, -1):
        text = scene.tokens[back].text
        if text[0].isdigit():
            digits = text.replace(",", "").replace(".", "") if len(text) > 4 else text.replace(",", ".")
            if back > first and len(text) == 3 and scene.tokens[back - 1].text.isdigit() and len(scene.tokens[back - 1].text) <= 3:
                digits = scene.tokens[back - 1].text + digits  # 1 220
            return float(digits) if digits.replace(".", "").isdigit() else None
        word = fold(text)
        for name, value in scene.words.numbers.items():
            if fold(name) == word:
                return float(value)
    return None


def _write(draft: Draft, event: Telling) -> None:
    date = event.date
    people = [p for p in event.parties if draft.entity(p[0]).kind == "person" and p[1] != "host"]
    if event.kind == "meeting" and people:  # bodies stand for people only where nobody is named
        event.parties = [p for p in event.parties if draft.entity(p[0]).kind not in ("government", "initiative")]
    participants = tuple(Participation(entity=ident, role=role, span=span) for ident, role, span in _unique(event.parties))
    for ident, role, span in _unique(event.parties):
        if role == "chair" and event.initiative is not None and event.status == "held":
            _head(draft, ident, event.initiative, span)
    draft.add_event(
        kind=event.kind,
        format=event.format,
        status=event.status,
        start=date.start if date else None,
        end=date.end if date else None,
        when=date.when if date and (date.start or date.end) else None,
        date_text=date.span.of(draft.text) if date else None,
        place=event.place,
        initiative=event.initiative,
        participants=participants,
        quantity=event.quantity,
        spans=tuple(sorted(set(event.spans))),
        confidence=0.6,
    )


def _head(draft: Draft, person: LocalId, initiative: LocalId, span: Span) -> None:
    """Who presides over an initiative's own meeting heads it, for their side."""
    if not any(m.member == person and m.of == initiative for m in draft.memberships):
        side = draft.entity(person).side
        draft.memberships.append(Membership(member=person, of=initiative, role="chair", side=side, span=span, confidence=0.5))


def _unique(parties: list[tuple[LocalId, ParticipantRole, Span]]) -> list[tuple[LocalId, ParticipantRole, Span]]:
    seen: dict[LocalId, tuple[LocalId, ParticipantRole, Span]] = {}
    for party in parties:
        if party[0] not in seen or seen[party[0]][1] == "participant":
            seen[party[0]] = party
    return list(seen.values())
