"""Finder: the events that a report tells of, in whatever status, each once with all the places where it is told."""

from __future__ import annotations

from collections.abc import Callable

from tracktwo.model.ids import LocalId
from tracktwo.model.reading import AgendaPoint, Participation
from tracktwo.model.span import Span
from tracktwo.model.vocab import EventKind
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.events import acts, meetings
from tracktwo.reading.events.agenda import agendas
from tracktwo.reading.events.character import composition_of, level_of
from tracktwo.reading.events.circumstances import framework, is_future, settle
from tracktwo.reading.events.cues import Found, cues_in
from tracktwo.reading.events.merging import finest_place, inherit, joined, merge
from tracktwo.reading.events.parties import parties_by_marker
from tracktwo.reading.events.rosters import roster_of
from tracktwo.reading.events.scene import Party, Scene, Telling, in_background
from tracktwo.reading.events.status import status_of
from tracktwo.reading.events.words import lexicon_of
from tracktwo.reading.lexicon import has_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import scan
from tracktwo.reading.phrases import is_possessive

Complete = Callable[[Scene, Found, Telling], list[Telling]]

_COMPLETE: dict[EventKind, Complete] = {
    "meeting": meetings.complete,
    "visit": meetings.complete,
    "signing": acts.complete,
    "publication": acts.complete,
    "opening": acts.complete,
    "incident": acts.complete,
    "transfer": acts.complete,
    "other": acts.complete,
}
#: Words of one event's spans: enough to see what is told, not the whole report.
_WORDS_OF_SPANS = 75
_WORDS_OF_ONE = 40
#: Characters of a date that is exact to the month.
_MONTH = 7
#: Characters of a date to the day.
_DAY = 10
#: How the noun of an event hangs on the verb that tells the same event: "met for talks", "signed a protocol".
_INSIDE = frozenset({"oblique", "modifier", "apposition", "conjunct", "clausal_complement", "object", "passive_subject"})
#: How far behind a verb it is said how often.
_NEAR_WORDS = 3
#: A heading is one of so many lines at the top.
_HEADING_LINES = 3


class Events:
    """Meetings, visits and everything else that happened, is to happen or was called off."""

    name = "events"
    needs = frozenset({"dates", "people", "gazetteer"})
    adds = frozenset({"events", "entities"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._language, self._morphology = language, morphology

    def find(self, draft: Draft) -> None:
        """All events of the text; none for a language without words for them."""
        if not has_lexicon(self._language, "events"):
            return
        scene = Scene(draft, lexicon_of(self._language), scan(draft, self._morphology).keys, self._morphology)
        tellings: list[Telling] = []
        for sentence in draft.analysis.sentences:
            tellings += _tellings(scene, sentence, tellings)
        events = merge(scene, tellings)
        inherit(scene, events)
        written: dict[int, LocalId] = {}
        points = agendas(scene, events)
        for number, event in enumerate(events):
            written[id(event[0])] = _write(scene, event, written, points.get(number, []))


def _tellings(scene: Scene, sentence: Sentence, before: list[Telling]) -> list[Telling]:
    told: list[Telling] = []
    for found in cues_in(scene, sentence):
        status = found.cue.status or status_of(scene, found.head, found.verb)
        if status is None:
            continue
        telling = Telling(
            kind=found.cue.kind,
            sentence=sentence,
            cue=found.head,
            verb=found.verb,
            format=found.cue.format,
            status=status,
            spans=[_span(scene, found, sentence)],
            heading=_is_heading(scene, sentence),
        )
        telling.needs = found.cue.needs
        telling.backdrop = found.is_noun and found.verb is None and in_background(scene, found.head.index)
        _mark(scene, found, telling)
        heads = [found.head] if found.verb in (None, found.head) else [found.head, found.verb]
        telling.parties += parties_by_marker(scene, found.cue.kind, heads)
        told += _COMPLETE[found.cue.kind](scene, found, telling)
        _remember(scene, told[-1:])
    told = _once(scene, settle(scene, sentence, told))
    for telling in told:
        if telling.kind == "incident" and telling.refers:
            telling.date = None  # the day of a death in hospital is not the day of the blast
        framework(scene, sentence, telling)
        if telling.format == "call":
            _call(scene, telling)
        if telling.status == "held" and is_future(telling.date, scene.draft.report.published):
            telling.status = "planned"
    _on_sidelines(scene, told)
    told = [t for t in told if _says_something(scene, t)]
    _occasions(scene, sentence, told)
    roster = roster_of(scene, sentence, before, told)
    told = [*told, roster] if roster is not None else told
    _remember(scene, told)
    return told


def _is_heading(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence is a line of its own at the top, without a full stop: it tells in short what the text tells again."""
    after = scene.draft.text[sentence.end : sentence.end + 1]
    return sentence.index < _HEADING_LINES and after in ("", "\n") and sentence.span.of(scene.draft.text).rstrip()[-1:].isalnum()


def _on_sidelines(scene: Scene, told: list[Telling]) -> None:
    """ "They met on the sidelines of a summit in Tam": in Tam, though on what day is not said."""
    for telling in told:
        side = scene.analysis.parent(telling.cue)
        if side is None or not scene.is_in("sidelines", side):
            continue
        above = {t.index for t in scene.analysis.ancestors(side)}
        for other in told:
            if other is not telling and other.place is None and {other.cue.index, other.verb.index if other.verb else -1} & above:
                other.place = telling.place


def _call(scene: Scene, telling: Telling) -> None:
    """A call has no place; who spoke somewhere, and not by telephone, spoke face to face."""
    sentence = telling.sentence
    by_phone = any(scene.lexicon.at("phones", scene.keys, i, sentence.last) for i in range(sentence.first, sentence.last))
    countries = {place.id for place in scene.draft.pack.places if place.kind == "country"}
    is_somewhere = telling.place is not None and scene.entity(telling.place).pack_id not in countries  # "with President A of Orra"
    if telling.cue is telling.verb and not by_phone and is_somewhere and _is_where(scene, telling):
        telling.format = None
    else:
        telling.place = telling.venue = None


def _is_where(scene: Scene, telling: Telling) -> bool:
    """Whether the place stands right with those who spoke, and not in what they spoke about: "to discuss the games in Tam"."""
    spans = scene.entity(telling.place).spans if telling.place else ()
    first = next((s.start for s in spans if telling.cue.end <= s.start < telling.sentence.end), None)
    between = [t for t in scene.tokens[telling.cue.index + 1 : telling.sentence.last] if first is not None and t.start < first]
    return not any(t.pos == "VERB" or scene.is_in("agenda_markers", t) for t in between)


def _occasions(scene: Scene, sentence: Sentence, told: list[Telling]) -> None:
    """Mark what is told as a further event, or as one on an occasion that the same sentence only refers to."""
    if not told:
        return
    day = next(
        (n for n, phrases in scene.lexicon.days for i in range(sentence.first, sentence.last) if phrases.at(scene.keys, i, sentence.last)),
        None,
    )
    adds = any(scene.lexicon.at("additions", scene.keys, i, sentence.last) for i in range(sentence.first, sentence.last))
    refers = any(t.refers and t.cue is not t.verb for t in told)
    for telling in told:
        if telling.kind in ("meeting", "visit", "signing") and not telling.refers:
            telling.adds = adds and not telling.definite and telling.verb is not None
            telling.occasion = refers or day is not None
            telling.day = day


def _remember(scene: Scene, told: list[Telling]) -> None:
    """Keep who met last, so that "they" can be told; who was met separately in one sentence is kept together."""
    fresh = True
    for telling in told:
        scene.last_place = telling.place or scene.last_place
        people = [p for p in telling.parties if p.role not in ("organizer", "supporter") and scene.entity(p.entity).kind == "person"]
        if telling.kind not in ("meeting", "visit"):
            continue
        scene.initiative = telling.initiative or scene.initiative
        scene.last_meeting = telling
        if people:
            known = scene.company if telling.refers or telling.roster or not fresh else []
            scene.company = [*known, *(p for p in people if all(p.entity != q.entity for q in known))]
            fresh = False


def _mark(scene: Scene, found: Found, telling: Telling) -> None:
    """Definite ("the meeting"), or one of a series ("the next meeting", "the 12th session")."""
    telling.refers = telling.definite = found.refers
    if not found.is_noun or found.refers or found.head.text[:1].isupper() and found.first > telling.sentence.first + 1:
        return  # a name such as "the Summit for Tam" is that of one event
    telling.definite = scene.words.articleless and found.head.number != "plur"
    before = scene.tokens[found.first - 2] if found.first > 1 and is_possessive(scene.tokens[found.first - 1]) else None
    telling.definite = telling.definite or before is not None and scene.is_in("pairs", before)  # "the parties' meeting"
    for child in scene.analysis.children(found.head, "determiner", "adjective", "modifier", "number", "other"):
        if child.index < found.head.index:
            telling.definite = telling.definite or scene.is_in("definite", child)
            if scene.is_in("series", child) or scene.is_ordinal(child):
                telling.ordinal = child.text.lower()
    if scene.is_in("series", found.head) or scene.is_ordinal(found.head):
        telling.ordinal = found.head.text.lower()


def _says_something(scene: Scene, telling: Telling) -> bool:
    """An event needs a date, a place or a party; a noun without any only refers to an event that is told elsewhere."""
    ongoing = telling.verb is not None and telling.status != "held" and scene.is_in("ongoing", telling.verb)
    if ongoing and not (telling.date or telling.place):
        return False  # "agreed to go on talking"
    if telling.needs == "place" and telling.place is None or telling.needs == "date" and not _is_dated(telling):
        return False
    named = telling.kind == "signing" and telling.verb is None and telling.cue.text[:1].isupper()
    if named and not (_is_dated(telling) or telling.venue or telling.parties):
        return False  # "the Tam Declaration": a document that is only named
    if telling.kind == "incident" and _is_total(scene, telling):
        return False
    if telling.kind == "meeting" and telling.place is None and telling.date is None and meetings.is_matter(scene, telling.cue):
        return False
    if telling.kind == "other" and telling.status != "held" or _is_history(telling):
        return False
    if telling.kind in ("publication", "opening") and telling.status != "held" and not (telling.date or telling.place):
        return False  # a wish to publish or open is an undertaking
    if telling.kind == "visit" and telling.parties and not any((telling.date, telling.place, telling.venue, telling.destination)):
        telling.refers = telling.roster = telling.status == "held"  # "from Vell came A and B": who came to what was told before
        return telling.refers or _has_counterpart(scene, telling)
    if telling.kind in ("opening", "publication") and telling.status != "held" and telling.date is None and telling.place is None:
        return False  # an undertaking
    bare_plural = telling.verb is None and telling.cue.number == "plur" and not telling.definite
    if bare_plural and telling.date is None and not telling.parties:
        return False
    if telling.kind == "meeting" and not (telling.date or telling.place or telling.venue) and _is_alone(scene, telling):
        return False
    if telling.kind == "signing" and telling.verb is None and not (_is_dated(telling) or telling.place or telling.parties):
        telling.refers = telling.definite  # "the peace agreement", "last week's deal"
        return telling.refers
    vague = not (telling.date or telling.place or telling.destination or telling.quantity or telling.definite)
    if telling.kind == "transfer" and telling.status != "held" and vague:
        return False  # "agreed to facilitate the delivery of aid": an undertaking
    if telling.kind in ("meeting", "visit") and not (telling.date or telling.place) and _is_repeated(scene, telling):
        return False
    if bare_plural and telling.kind in ("meeting", "visit") and telling.status != "held" and not (telling.date or telling.place):
        return False  # "to organise mutual visits": an undertaking
    if telling.date or telling.place or telling.venue or telling.parties or telling.quantity:
        return True
    if telling.cue is telling.verb and telling.kind == "incident":
        telling.refers = True  # "fourteen were killed": who was hurt where something happened that is told beside
        return True
    if telling.kind == "meeting" and telling.status == "planned" and telling.ordinal in scene.words.ahead and telling.definite:
        return True
    telling.refers = telling.definite and telling.cue is not telling.verb
    telling.apart = telling.refers and _is_apart(scene, telling.cue)
    return telling.refers


def _is_repeated(scene: Scene, telling: Telling) -> bool:
    """ "Met on several occasions": no single event."""
    near = range(telling.cue.index + 1, min(telling.cue.index + 1 + _NEAR_WORDS, telling.sentence.last))
    return any(scene.lexicon.at("repeatedly", scene.keys, i, telling.sentence.last) for i in near)


def _is_apart(scene: Scene, noun: Token) -> bool:
    """ "ahead of the summit", "after the meeting": not what is told beside it."""
    above = scene.analysis.parent(noun)
    markers = {*scene.analysis.marker(noun).split(), above.lemma if above is not None else ""}
    return not markers.isdisjoint(scene.words.apart_markers)


def _is_total(scene: Scene, telling: Telling) -> bool:
    """ "Explosions have killed 15 since the statement was signed": what adds up over time is no single event."""
    if _is_dated(telling):
        return False
    at = range(telling.sentence.first, telling.sentence.last)
    since = any(scene.is_in("since_markers", scene.tokens[i]) and scene.tokens[i].pos in ("SCONJ", "ADP") for i in at)
    since = since or telling.kind == "incident" and any(scene.lexicon.at("totals", scene.keys, i, telling.sentence.last) for i in at)
    several = telling.verb is None and telling.cue.number == "plur" and telling.place is None
    return since or several and not telling.definite


def _is_history(telling: Telling) -> bool:
    """ "prisoners captured last year": how people came to be what they are is told in passing, and no event without a day or a place."""
    if telling.kind != "incident" or telling.verb is None or telling.verb.relation not in ("relative_clause", "adjective"):
        return False
    date = telling.date
    return telling.place is None and (date is None or len(date.start or date.end or "") < _MONTH)


def _is_dated(telling: Telling) -> bool:
    return telling.date is not None and (telling.date.start is not None or telling.date.end is not None)


def _has_counterpart(scene: Scene, telling: Telling) -> bool:
    """Whether somebody with a name or an office takes part: without, a wish to meet is no event."""
    return any(scene.entity(p.entity).kind in ("person", "organization", "government", "initiative") for p in telling.parties)


def _is_alone(scene: Scene, telling: Telling) -> bool:
    """A person alone meets nobody, and a body that will meet "every second month" undertakes it."""
    if len(telling.parties) != 1 or telling.ordinal in scene.words.ahead:
        return False
    (party,) = telling.parties
    if party.role != "participant" or telling.cue is not telling.verb or party.span.start > telling.cue.start:
        return False
    return telling.status != "held" or scene.entity(party.entity).kind == "person"


def _once(scene: Scene, told: list[Telling]) -> list[Telling]:
    """A verb and a noun of one clause tell one event: "met for talks", "gathered at a round table"."""
    kept: list[Telling] = []
    inside: dict[int, set[int]] = {}  # the nouns that a telling took in: "met for the last round | of talks"
    for telling in told:
        above = scene.analysis.parent(telling.cue)
        known = above.index if above is not None else -1
        twin = next((k for k in kept if _one_clause(scene, k, telling, under=known in inside.get(id(k), ()))), None)
        if twin is None:
            kept.append(telling)
            continue
        inside.setdefault(id(twin), set()).add(telling.cue.index)
        twin.format = twin.format or telling.format
        twin.place, twin.date = twin.place or telling.place, twin.date or telling.date
        twin.parties += [p for p in telling.parties if all(p.entity != q.entity for q in twin.parties)]
        twin.ordinal = twin.ordinal or telling.ordinal
        if twin.status == "held":
            twin.status = telling.status
    return kept


def _one_clause(scene: Scene, one: Telling, other: Telling, *, under: bool = False) -> bool:
    if one.kind != other.kind or other.cue is other.verb or one.cue is other.cue:
        return False
    if one.date and other.date and one.date.span != other.date.span:
        return False
    if one.place and other.place and one.place != other.place:
        return False
    if other.cue.pos in ("NOUN", "PROPN") and scene.is_occasion(other.cue) and not (other.date or other.place):
        return one.cue is one.verb  # "met in Sund on May 2 at the first round", whatever a parser hangs "round" on
    if one.cue is one.verb and not (other.date or other.place) and _is_own(scene, other.cue) and one.cue.index < other.cue.index:
        return True  # "met in Sund – their third meeting"
    above = scene.analysis.parent(other.cue)
    hangs = under or above is not None and above.index in (one.cue.index, one.verb.index if one.verb else -1)
    others = {p.entity for p in other.parties} - {p.entity for p in one.parties}
    return hangs and other.cue.relation in _INSIDE and not (others and one.parties and other.definite)


def _is_own(scene: Scene, noun: Token) -> bool:
    """Whether the event is said to be that of those just named, as one of a series: "their third meeting"."""
    before = [t for t in scene.analysis.children(noun) if t.index < noun.index]
    owned = any(scene.is_in("plural_possessives", t) or scene.is_in("neuter_possessives", t) for t in before)
    return owned and any(scene.is_ordinal(t) for t in before)


def _span(scene: Scene, found: Found, sentence: Sentence) -> Span:
    """The clause, or where that is long, the words around the cue."""
    words = scene.tokens[sentence.first : sentence.last]
    if len(words) <= _WORDS_OF_ONE:
        return sentence.span.trimmed(scene.draft.text)
    first, last = found.first, found.last
    head = found.verb or found.head
    inside = [t.index for t in scene.analysis.descendants(head) if sentence.first <= t.index < sentence.last]
    first, last = min([first, *inside]), max([last, *(i + 1 for i in inside)])
    first = max(first, min(found.first, head.index) - _WORDS_OF_ONE // 2)
    last = min(last, first + _WORDS_OF_ONE)
    last = max(last, found.last)
    return Span(scene.tokens[first].start, scene.tokens[last - 1].end)


def _finest_date(event: list[Telling]) -> DatedExpression | None:
    """The first date; a day told later says more than the week or the month told first."""
    dates = [t.date for t in event if t.date]
    told = [d for d in dates if d.start or d.end]
    if told and told[0].when == "within":
        return next((d for d in told if d.when == "on" and len(d.start or "") == _DAY), told[0])
    return told[0] if told else dates[0] if dates else None


def _write(scene: Scene, event: list[Telling], written: dict[int, LocalId], agenda: list[AgendaPoint]) -> LocalId:
    """One event of the reading."""
    parties = joined(scene, event)
    date = _finest_date(event)
    place = finest_place(scene, event)
    first = event[0]
    kind = "meeting" if any(t.kind == "meeting" for t in event) else first.kind
    formats = [t.format for t in event if t.format]
    format_ = formats[0] if formats else None
    if kind == "meeting" and format_ is None and any(t.kind == "visit" for t in event):
        format_ = "visit"
    start, end, when = _dated(first.status, date)
    return scene.draft.add_event(
        kind=kind,
        format=format_,
        status=first.status,
        title=next((t.title for t in event if t.title), None),
        level=level_of(scene, parties, event) if kind in ("meeting", "visit") else None,
        composition=composition_of(scene, parties),
        start=start,
        end=end,
        when=when,
        date_text=" ".join(date.span.of(scene.draft.text).split()) if date else None,
        place=place,
        venue=next((t.venue for t in event if t.venue), None),
        destination=next((t.destination for t in event if t.destination), None),
        part_of=next((written.get(id(t.part_of)) for t in event if t.part_of is not None), None),
        initiative=next((t.initiative for t in event if t.initiative), None),
        document=next((t.document for t in event if t.document), None),
        quantity=next((t.quantity for t in event if t.quantity), None),
        quantity_return=next((t.quantity_return for t in event if t.quantity_return), None),
        participants=tuple(_participation(scene, p) for p in parties),
        agenda=tuple(agenda),
        spans=_spans(scene, event),
        assertion=first.assertion,
        confidence=_confidence(parties, start, place),
    )


def _dated(status: str, date):  # type: ignore[no-untyped-def]
    if date is None:
        return None, None, None
    if date.kind in ("by", "until", "term") and date.end:
        # a period that must end by then is the period itself where it is said as one ("by the end of October")
        return (date.end, None, "by") if len(date.end) < 10 else (None, date.end, "by")
    if date.start is None:
        return None, date.end, None
    return date.start, date.end, date.when


def _participation(scene: Scene, party: Party) -> Participation:
    entity = scene.entity(party.entity)
    return Participation(entity=entity.id, count=party.count, role=party.role, side=entity.side, span=party.span)


def _spans(scene: Scene, event: list[Telling]) -> tuple[Span, ...]:
    found: list[Span] = []
    words = 0
    for telling in event:
        for span in telling.spans:
            length = len(span.of(scene.draft.text).split())
            if any(span.overlaps(s) for s in found) or (found and words + length > _WORDS_OF_SPANS):
                continue
            found.append(span)
            words += length
    return tuple(sorted(found))


def _confidence(parties: list[Party], start: str | None, place: str | None) -> float:
    return round(0.5 + 0.12 * bool(start) + 0.12 * bool(place) + 0.12 * bool(parties) + 0.06 * (len(parties) > 1), 2)
