"""When, where and under which initiative: what a sentence says once belongs to the event that it stands nearest to."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from tracktwo.model.dates import parse_or_none
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.events.places import PlaceWord, place_entity, places_in
from tracktwo.reading.events.scene import Party, Scene, Telling, in_background

_BOUNDS = ("since", "after")
#: Characters of a date that is a year.
_YEAR = 4
#: Words between a date or place and the noun it describes: "the 1 March meeting", "the 6 October Prague talks".
_RIGHT_BEFORE = 3
#: Characters from a place to a date that is told with it: "in Tam on 3 May".
_BESIDE_DATE = 5
#: Words from a noun without a verb to what may still belong to it.
_REACH = 12


#: Lists of verbs that say of an event that it was held, planned, put off: what stands by them is the event's.
_OF_EVENTS = ("happening", "light", "attending", "organizing", "planned", "postponed", "cancelled", "took_place")


def settle(scene: Scene, sentence: Sentence, tellings: list[Telling]) -> list[Telling]:
    """Give the sentence's dates and places to its tellings; a plural noun with several pairs of them becomes several events."""
    if not tellings:
        return []
    dates = scene.dates_in(sentence)
    places = places_in(scene, sentence)
    owners: dict[int, list[DatedExpression]] = {}
    for date in dates:
        if _is_of_other_time(scene, date.span, tellings) or _is_year_of_noun(scene, date, tellings):
            continue
        noun = _noun_right_after(scene, date.span, tellings)
        owner = noun or _owner(scene, date.span, tellings)
        if owner is not None:
            said = replace(date, kind="on", start=date.start or date.end) if noun is not None and date.kind != "on" else date
            owners.setdefault(owner.cue.index, []).append(said)
    _share(tellings, owners)
    seats: dict[int, list[PlaceWord]] = {}
    for place in places:
        if _is_of_matter(scene, place, tellings):
            continue
        owner = _noun_right_after(scene, place.span, tellings) or _owner(scene, place.span, tellings, towards=place.sort == "to")
        if owner is not None:
            seats.setdefault(owner.cue.index, []).append(place)
    found: list[Telling] = []
    _follow(scene, tellings, owners, seats)
    for telling in tellings:
        own_dates = [d for d in owners.get(telling.cue.index, []) if _can_be(scene, telling, d)]
        own_places = seats.get(telling.cue.index, [])
        found += _split(scene, telling, own_dates, own_places)
    there = scene.last_place
    for telling in found:
        if telling.place is None and telling.kind != "publication" and not seats.get(telling.cue.index) and _is_there(scene, telling):
            telling.place = there
        there = telling.place or there
    heading = scene.heading_of(sentence)
    if heading is not None and not any(d.kind in ("on", "within") and d is not heading for d in dates):
        for telling in found:
            telling.date = telling.date or heading
    return found


def _is_year_of_noun(scene: Scene, date: DatedExpression, tellings: list[Telling]) -> bool:
    """Whether the date only tells which war is meant: a year that a noun stands with, "the war of 2020"."""
    is_year = date.start is not None and len(date.start) == _YEAR and date.end is None
    head = scene.analysis.head_of(date.span) if scene.analysis.has_syntax and is_year else None
    noun = scene.analysis.parent(head) if head is not None and head.relation == "modifier" else None
    if head is None or noun is None or noun.pos != "NOUN" or scene.analysis.children(head, "case"):
        return False
    return not date.span.contains(noun.span) and all(noun is not t.cue for t in tellings) and not scene.is_in("counts", noun)


def _noun_right_after(scene: Scene, span: Span, tellings: list[Telling]) -> Telling | None:
    """ "the 1 March meeting", "after the 6 October Tam talks": what stands right before a noun describes it."""
    last = scene.analysis.tokens_in(span)[-1].index
    for telling in tellings:
        at = telling.cue.index
        if telling.cue is not telling.verb and 0 < at - last <= _RIGHT_BEFORE and not _verb_between(scene, last, at):
            between = scene.tokens[last + 1 : at]
            if all(t.pos not in ("ADP", "PUNCT", "CCONJ", "DET") for t in between):
                return telling
    return None


def _owner(scene: Scene, span: Span, tellings: list[Telling], *, towards: bool = False) -> Telling | None:
    """The telling whose verb or noun is the nearest word above; else the nearest one, no other verb standing between. `towards`: it is
    a destination, which describes no other noun."""
    analysis = scene.analysis
    tokens = analysis.tokens_in(span)
    first, last = tokens[0].index, tokens[-1].index
    heads: dict[int, Telling] = {}
    for telling in tellings:
        heads.setdefault(telling.cue.index, telling)
        if telling.verb is not None:
            heads.setdefault(telling.verb.index, telling)
    backdrop = _backdrop(scene, first)
    if backdrop is not None:
        return heads.get(backdrop)
    if first - analysis.sentence_at(span.start).first <= 1:  # "On May 24, within the framework of what was agreed, the meeting took place"
        main = next((t for t in tellings if t.verb is not None and t.verb.relation == "root"), None)
        if main is not None:
            return main
    head = analysis.head_of(span) if analysis.has_syntax else None
    for above in islice(analysis.ancestors(head), 12) if head is not None else ():
        if above.index in heads:
            return heads[above.index]
        if above.pos == "AUX" and above.relation not in ("auxiliary", "passive_auxiliary"):
            break
        if above.pos == "VERB" and not towards and _is_of_other_noun(scene, above, heads):
            if not any(scene.is_verb_of(name, above) for name in ("happening", "light", "attending")):
                return None  # of something else: "discussed a plan covering the coming six months"
            return _described(scene, tellings, above)
        if above.pos == "VERB" and above.form == "finite":
            if scene.is_verb_of("happening", above):
                described = _described(scene, tellings, above) if above.relation == "relative_clause" else None
                if described is not None:
                    return described
                break
            joined = next((t for t in tellings if t.verb is not None and last < above.index and _follows(scene, t.verb, above)), None)
            if joined is not None:
                return joined
            subject = next((t for t in tellings if t.kind == "meeting" and t.cue in analysis.children(above, "subject")), None)
            if subject is not None and max(above.index, subject.cue.index) < first and not analysis.children(above, "object"):
                return subject  # "an event of the day was the meeting of A and B on 24 October in Tam"
            # "said on Thursday that …" is nothing's day; "goes on after the talks in Tam" is the talks' place
            return next((t for t in reversed(tellings) if above.index < t.cue.index <= first and _reaches(scene, t.cue.index, first)), None)
    before = [t for t in tellings if t.cue.index <= first and (t.verb is not None or _reaches(scene, t.cue.index, first))]
    if before:
        return before[-1]
    return next((t for t in tellings if t.verb is not None and not _verb_between(scene, last, t.cue.index)), None)


def _is_of_matter(scene: Scene, place: PlaceWord, tellings: list[Telling]) -> bool:
    """ "signed a protocol on the line near Tam", "discussed the mood in Tam": where some matter lies, and nothing is told to happen."""
    analysis = scene.analysis
    if not analysis.has_syntax:
        return False
    head = analysis.head_of(place.span)
    while head is not None and (head.relation in ("adjective", "flat") or _is_of_place(scene, head)):  # "Tam" of "the Tam district"
        head = analysis.parent(head)
    above = analysis.parent(head) if head is not None else None
    if head is None or above is None or above.pos != "NOUN" or above.text[:1].isupper() or head.relation not in ("modifier", "oblique"):
        return False
    if any(above.index in (t.cue.index, t.verb.index if t.verb else -1) for t in tellings) or scene.is_event_noun(above):
        return False
    if scene.named[above.index] or any(
        scene.is_in(name, above)
        for name in ("people", "venues", "place_nouns", "goods", "units", "vehicles", "documents", "publications", "counts")
    ):
        return False
    dated = any(0 <= d.span.start - place.span.end <= _BESIDE_DATE for d in scene.dates_in(scene.sentence_of(head)))
    return above.relation in ("object", "modifier") and place.first > above.index and not dated


def _is_of_place(scene: Scene, token: Token) -> bool:
    """Whether the word says of a place what it lies in: "the Tam district of Vell"."""
    above = scene.analysis.parent(token)
    return above is not None and token.relation == "modifier" and scene.named_at(above, "place") is not None


def _is_of_other_time(scene: Scene, span: Span, tellings: list[Telling]) -> bool:
    """ "the first summit since the end of the fighting in 2030", "under the pact of 10 May": the day of something else."""
    analysis = scene.analysis
    head = analysis.head_of(span) if analysis.has_syntax else None
    below = head
    for above in islice(analysis.ancestors(head), 4) if head is not None else ():
        if above.pos != "NOUN" or any(above.index == t.cue.index for t in tellings) or below is None:
            return False
        if below is head and analysis.marker(below) in scene.words.date_markers and not scene.is_event_noun(above):
            return not any(above.index == c.index for t in tellings if t.verb for c in analysis.children(t.verb, "passive_subject"))
        if analysis.marker(above) in scene.words.since_markers:
            return True
        below = above
    return False


def _backdrop(scene: Scene, first: int) -> int | None:
    """The index of the noun in the background that a date or place from token `first` on belongs to: "after the second war in 2020"."""
    at = first - 1
    if at < 1 or scene.tokens[at].pos != "ADP" or scene.tokens[at - 1].pos != "NOUN":
        return None
    return at - 1 if in_background(scene, at - 1) else None


def _described(scene: Scene, tellings: list[Telling], verb: Token) -> Telling | None:
    """The noun that a clause describes, whatever name a parser hangs the clause on: "a visit to Tam, which took place on 4 May"."""
    before = [t for t in tellings if t.cue is not t.verb and t.cue.index < verb.index and _reaches(scene, t.cue.index, verb.index)]
    return before[-1] if before else None


def _follows(scene: Scene, verb: Token, first: Token) -> bool:
    """Whether `verb` is joined to `first`: "on 4 May A went in and stepped on a mine"."""
    while verb.relation == "conjunct" and verb.head != first.index:
        verb = scene.tokens[verb.head]
    return verb.relation == "conjunct" and verb.head == first.index


def _is_of_other_noun(scene: Scene, verb: Token, heads: dict[int, Telling]) -> bool:
    """Whether the clause describes something else: "on land that was vacated in November"."""
    analysis = scene.analysis
    noun = analysis.parent(verb)
    if verb.relation != "relative_clause" or noun is None or any(scene.is_verb_of(name, verb) for name in _OF_EVENTS):
        return False
    own = heads.get(noun.index)
    if own is not None and own.kind != "incident":
        return False
    while noun is not None and noun.pos in ("NOUN", "PROPN"):
        told = heads.get(noun.index)
        if told is not None and told.kind == "signing" or scene.is_in("took_place", verb) and scene.is_event_noun(noun):
            return False  # "the agreement on the path, accepted in Tam": parsers hang it on the last noun
        noun = analysis.parent(noun)
    return True


def _share(tellings: list[Telling], owners: dict[int, list[DatedExpression]]) -> None:
    """A day too many of one telling goes to the next one that has none: "stopped on 20 May, and on 21 May A met B"."""
    order = sorted({t.cue.index for t in tellings})
    for at, after in zip(order, order[1:], strict=False):
        days = [d for d in owners.get(at, []) if d.kind == "on"]
        plural = any(t.cue.index == at and t.cue.number == "plur" and t.cue is not t.verb for t in tellings)
        if len(days) > 1 and after not in owners and not plural:
            owners[after] = [days[-1]]
            owners[at].remove(days[-1])


def _follow(scene: Scene, tellings: list[Telling], owners: dict[int, list[DatedExpression]], seats: dict[int, list[PlaceWord]]) -> None:
    """ "They met in Tam on Friday and signed a protocol": what is joined to a verb and has no day or place of its own has that verb's."""
    verbs = {t.verb.index: t for t in tellings if t.verb is not None}
    for telling in tellings:
        verb = telling.verb
        if (
            verb is None
            or verb.relation != "conjunct"
            or verb.head not in verbs
            or scene.analysis.children(verb, "subject", "passive_subject")
        ):
            continue
        first = verbs[verb.head]
        if first.status != telling.status or first.cue.index == telling.cue.index:
            continue
        mine = telling.cue.index
        if mine not in owners and first.cue.index in owners:
            owners[mine] = owners[first.cue.index]
        if mine not in seats and telling.kind not in ("visit", "transfer"):
            seats[mine] = [p for p in seats.get(first.cue.index, []) if p.sort == "in"]


def _is_there(scene: Scene, telling: Telling) -> bool:
    """ "They met there", "in the same city": where the event before was."""
    at = range(telling.sentence.first, telling.sentence.last)
    near = [
        i for i in at if scene.lexicon.at("same_place", scene.keys, i, telling.sentence.last) and scene.tokens[i].relation != "expletive"
    ]
    verbs = {telling.cue.index, telling.verb.index if telling.verb is not None else -1}
    return any(
        scene.tokens[i].head in verbs or any(a.index in verbs for a in islice(scene.analysis.ancestors(scene.tokens[i]), 3)) for i in near
    )


def _reaches(scene: Scene, noun: int, to: int) -> bool:
    return to - noun <= _REACH and not _verb_between(scene, noun, to)


def _verb_between(scene: Scene, first: int, last: int) -> bool:
    return any(t.pos == "VERB" for t in scene.tokens[first + 1 : last])


def _can_be(scene: Scene, telling: Telling, date: DatedExpression) -> bool:
    """A deadline dates only what is still to come, a day gone by only what is past; "since" and "after" date nothing."""
    if date.kind in _BOUNDS:
        return False
    if date.kind in ("by", "until", "term"):
        if telling.status == "held" and telling.verb is not None and telling.verb.tense == "present":
            telling.status = "planned"
        return telling.status != "held"
    if telling.status == "held" and date.start is None and date.end is not None:
        return False  # "the coming six months"
    return telling.status not in ("planned", "proposed", "called_for") or not is_past(date, scene.draft.report.published)


def _split(scene: Scene, telling: Telling, dates: list[DatedExpression], places: list[PlaceWord]) -> list[Telling]:
    seats = [p for p in places if p.sort == "in"]
    if not seats:
        seats = [p for p in places if p.sort == "adjective" and telling.cue.index - 3 <= p.last - 1 <= telling.cue.index]
    towards = [p for p in places if p.sort == "to"]
    if telling.kind in ("visit", "other") or telling.status == "proposed":
        seats = (towards or seats) if telling.kind == "visit" else (seats or towards)
    plural = telling.cue.number == "plur" and telling.cue is not telling.verb
    days = [d for d in dates if d.kind == "on"]
    if not plural and _is_told_in_turn(telling, seats, dates):
        plural, days = True, dates
    if plural and len(seats) > 1 and len(days) in (0, len(seats)):
        twins = []
        for number, seat in enumerate(seats):
            twin = replace(telling, parties=list(telling.parties), date=days[number] if days else None)
            _seat(scene, twin, [seat])
            twins.append(twin)
        return twins
    later = [p for p in seats if p.first > telling.cue.index]
    if telling.cue is telling.verb and len(later) > 1 and telling.kind == "meeting":
        twins = _by_place(scene, telling, later, dates)
        if twins:
            return twins
    if dates:
        telling.date = _best_date(telling, dates)
    _seat(scene, telling, seats)
    if telling.kind == "transfer":
        telling.destination = place_entity(scene, towards[0].span) if towards else None
        if not seats and telling.verb is not None and scene.is_in("entering", telling.verb):
            _seat(scene, telling, towards)
        elif not seats:
            _seat(scene, telling, [p for p in places if p.sort == "from" and not scene.is_country(p.span)])
    return [telling]


def _is_told_in_turn(telling: Telling, seats: list[PlaceWord], dates: list[DatedExpression]) -> bool:
    """ "They met in Tam in March, in Orra in May": after the cue, a date of its own for every place."""
    if telling.kind == "publication" or len(seats) < 2 or len(seats) != len(dates) or seats[0].span.start < telling.cue.start:
        return False
    return all(
        seat.span.end <= date.span.start and (after is None or date.span.end <= after.span.start)
        for seat, date, after in zip(seats, dates, [*seats[1:], None], strict=True)
    )


def _by_place(scene: Scene, telling: Telling, seats: list[PlaceWord], dates: list[DatedExpression]) -> list[Telling]:
    """ "saw A and B in Tam and C in Orra": a meeting in each place with those named before it; empty where the sentence is not so built."""
    date = _best_date(telling, dates) if dates else None
    own = [p for p in telling.parties if p.span.start < telling.cue.start]
    twins, start = [], telling.cue.index
    for seat in seats:
        guests = [Party(entity=n.entity, span=n.span) for n in scene.named_between(start, seat.first, "person")]
        if not guests:
            return []
        twin = replace(telling, parties=[*own, *guests], date=date)
        _seat(scene, twin, [seat])
        twins.append(twin)
        start = seat.last
    return twins


def _best_date(telling: Telling, dates: list[DatedExpression]) -> DatedExpression:
    """The most exact one; of those the nearest to the cue."""
    return min(dates, key=lambda d: (d.start is None and d.end is None, -_precision(d), abs(d.span.start - telling.cue.start)))


def _precision(date: DatedExpression) -> int:
    return len(date.start or date.end or "")


def _seat(scene: Scene, telling: Telling, seats: list[PlaceWord]) -> None:
    """The first settlement or region is the place, the first building the venue; a publication appears nowhere."""
    if telling.kind == "publication":
        return
    exact = [seat for seat in seats if not scene.is_country(seat.span)] or seats
    for number, seat in enumerate(exact):
        if seat.is_venue and any(p.span.contains(seat.span) for p in telling.parties):
            continue
        if seat.is_venue or _is_house(scene, exact[number:]):
            telling.venue = telling.venue or place_entity(scene, seat.span)
        else:
            telling.place = telling.place or place_entity(scene, seat.span)


def _is_house(scene: Scene, seats: list[PlaceWord]) -> bool:
    """ "at the Teatro in Tam": what stands before its town is a house."""
    if len(seats) < 2 or seats[1].first - seats[0].last > 1:
        return False
    at, inside = (scene.words.house_markers, scene.words.town_markers)
    return (
        scene.tokens[seats[0].first].lemma in at
        and scene.tokens[seats[1].first].lemma in inside
        and not scene.is_known_place(seats[0].span)
    )


def framework(scene: Scene, sentence: Sentence, telling: Telling) -> None:
    """The initiative under which it took place: said with "within the framework of", or itself a party."""
    for index in range(sentence.first, sentence.last):
        length = scene.lexicon.at("framework", scene.keys, index, sentence.last)
        if length:
            for named in scene.named_between(index + length, index + length + 4, "initiative"):
                telling.initiative = named.entity
                return
    for party in telling.parties:
        if scene.entity(party.entity).kind == "initiative":
            telling.initiative = party.entity
            return


def is_past(date: DatedExpression, today: str | None) -> bool:
    """Whether the date lies wholly before the report's day."""
    last = parse_or_none(date.end or date.start)
    return bool(last and today and last.last and last.last.isoformat() < today[:10])


def is_future(date: DatedExpression | None, today: str | None) -> bool:
    """Whether the date lies wholly after the report's day."""
    start = parse_or_none(date.start) if date else None
    return bool(start and today and start.first and start.first.isoformat() > today[:10])
