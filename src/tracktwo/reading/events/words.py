"""The words that tell of events, as data (`languages/<code>/events.yaml`). The same finders read every language."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Literal

from tracktwo.model.vocab import EventFormat, EventKind, EventStatus, ParticipantRole
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.phrases import Keys, Phrases

Needs = Literal["", "object", "with", "counterpart", "place", "date", "anything"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that tell one sort of event. `words` are base forms or phrases of them.

    `subject`, `object`: the role of who stands there; `None` where they take no part (the document that is signed). `status`: the status
    that the word itself gives ("invite"). `needs`: what must stand by a verb before it tells an event: a party as object, a party by a word
    for "with" or a pair as subject, a party by such a word only, a place where it leads, a date, or any party, place or date at all.
    `object_in`, `subject_in`: the list of words one of which must stand there ("release" of prisoners, of a report). `adds_only`: tells
    more of an event told before, never a new one.
    `passive`: only in the passive, without a clause of its own ("is expected in Tam").
    """

    words: tuple[str, ...]
    kind: EventKind
    format: EventFormat | None = None
    subject: ParticipantRole | None = "participant"
    object: ParticipantRole | None = "participant"
    status: EventStatus | None = None
    needs: Needs = ""
    object_in: str = ""
    subject_in: str = ""
    adds_only: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class EventWords:
    """Words of a language for what happens, whether it happens, who takes part, where and about what.

    What tells an event: `verbs`, `nouns`; `light`: verbs whose object is the event ("hold a meeting"); `happening`: verbs whose subject
    is the event ("take place"); `attending`: verbs of taking part in an event that a noun names. Their subject or agent has a role of
    its own with `organizing`, `hosting`, `chairs`, `mediators`, `supporters`.

    Status: verbs, adjectives and nouns that govern the event: `planned`, `proposed`, `called_for`, `postponed`, `cancelled`, `denied`;
    `ahead`: adjectives of a coming event; `negations`: words by which nothing happened ("nor", "no"); `ruled_out`: verbs whose object
    does not happen; `entering`: verbs whose object is where one arrives; `same_place`: "there"; `weighing`: verbs whose object is a
    matter and no event ("discussed the talks"); `sidelines`: "on the margins of" another event; `pairing`: "between"; `took_place`:
    participles by which it did ("the talks, held in Tam"); `doubt`: words under which nothing is said to happen; `modals`: helping
    verbs, by the status they give. `series`: adjectives that tell one meeting of a series from another ("next", "previous"); `ones`:
    what stands for the noun after them ("the next one"); `definite`: words before a noun that is already known, `articleless`: nouns
    without any may be known; `separately`: one event for each counterpart.

    Markers say how a noun hangs on its head (`Analysis.marker`): `apart_markers` an event that is not the one told beside it ("ahead
    of"), `with_markers` counterparts, `of_markers` whose event it is, `by_markers` organizers of a noun, `place_markers`,
    `house_markers` and `town_markers` ("at the palace in Tam"), `date_markers` the day of a noun ("the pact of 10 May"),
    `since_markers` a bound that something else sets ("since the war"), `totals` phrases that do so, `to_markers` destinations,
    `from_markers` origins,
    `role_markers` by the role of who stands after them ("with the support of", "under"), `occasion_markers` an event at which something
    is said or done; `row_markers`: prepositions after which counterparts stand in a row, `noun_row_markers` after a noun;
    `title_links`: prepositions inside titles.

    `people`: nouns for unnamed people who take part; `members`: "members of" an initiative, who stand for it; `additions`: "also", "in
    addition": a further event on the same occasion; `plural_possessives`: "their", `neuter_possessives`: "its"; `pairs`: nouns that
    with an article stand for those who met ("the leaders"), `two`: numbers that count a pair; `counts`: nouns before an event noun that
    count it ("a series of"); `days`: days of an occasion by number; `pronouns`, `itself` ("it"), `relatives` ("who"), `possessives`,
    `articles`; `including`: words before a list of names; `rosters`: words of sentences that list who took part, `roster_hints`: words
    that do so only before a long list or a colon. `place_nouns`: words between the marker and the name of a place ("the town of");
    `venues`: nouns of buildings and halls; `framework`: words before the initiative under which something takes place.

    `agenda`: verbs of what was talked about; `agenda_nouns`: "the topics included"; `agenda_markers`: "about", "on"; `agenda_empty`:
    objects that say nothing themselves ("exchanged views on"). `goods`, `units`: what is handed over, and in what it is counted;
    `returns`: markers of what is given back for it, on the verb or on one of `exchanges` ("in exchange for"); `captives`: people who
    come home, `dwellers`: people who are where their place is ("residents in Tam"), `phones`: by which one speaks from afar, `cargo`:
    goods that are received; `press`: those to whom one speaks without meeting them; `quantifiers`: "each of", "some of"; `documents`:
    what is signed, `publications`: what is published, `mines`: what is struck, `sites`: what is opened, `vehicles`: what carries goods.
    `civil`, `official`: words of titles and groups that tell the level.

    What is no event: `intends`: verbs that before an infinitive mean to do it ("собираются поднять"); `ongoing`: verbs under which
    talks only go on; `births` before a day of birth; `backdrops`: prepositions of time that put what follows in the background ("after the
    war in 2020"); `reporting`: verbs of a statement that is only quoted; `arrangements`: what is settled of a meeting to come ("the date of
    the next meeting"). `partaking`: words between "with" and those who took part; `settlements`: nouns that show a name to be a place;
    `repeatedly`: words by which no single event is told; `none`: words before a noun that say that there was none.
    """

    verbs: tuple[Cue, ...] = ()
    nouns: tuple[Cue, ...] = ()
    light: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    attending: tuple[str, ...] = ()
    organizing: tuple[str, ...] = ()
    hosting: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()
    proposed: tuple[str, ...] = ()
    called_for: tuple[str, ...] = ()
    postponed: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    ones: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    ruled_out: tuple[str, ...] = ()
    entering: tuple[str, ...] = ()
    same_place: tuple[str, ...] = ()
    weighing: tuple[str, ...] = ()
    sidelines: tuple[str, ...] = ()
    pairing: tuple[str, ...] = ()
    took_place: tuple[str, ...] = ()
    ahead: tuple[str, ...] = ()
    doubt: tuple[str, ...] = ()
    modals: dict[str, tuple[str, ...]] | None = None
    apart_markers: tuple[str, ...] = ()
    with_markers: tuple[str, ...] = ()
    of_markers: tuple[str, ...] = ()
    by_markers: tuple[str, ...] = ()
    place_markers: tuple[str, ...] = ()
    date_markers: tuple[str, ...] = ()
    since_markers: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    house_markers: tuple[str, ...] = ()
    town_markers: tuple[str, ...] = ()
    to_markers: tuple[str, ...] = ()
    from_markers: tuple[str, ...] = ()
    role_markers: dict[str, tuple[str, ...]] | None = None
    definite: tuple[str, ...] = ()
    articleless: bool = False
    separately: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    additions: tuple[str, ...] = ()
    plural_possessives: tuple[str, ...] = ()
    neuter_possessives: tuple[str, ...] = ()
    occasion_markers: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    two: tuple[str, ...] = ()
    counts: tuple[str, ...] = ()
    days: dict[int, tuple[str, ...]] = field(default_factory=dict)
    noun_row_markers: tuple[str, ...] = ()
    pronouns: tuple[str, ...] = ()
    itself: tuple[str, ...] = ()
    relatives: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    place_nouns: tuple[str, ...] = ()
    venues: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()
    rosters: tuple[str, ...] = ()
    roster_hints: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    agenda_nouns: tuple[str, ...] = ()
    agenda_markers: tuple[str, ...] = ()
    agenda_empty: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    title_links: tuple[str, ...] = ()
    row_markers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    exchanges: tuple[str, ...] = ()
    captives: tuple[str, ...] = ()
    intends: tuple[str, ...] = ()
    ongoing: tuple[str, ...] = ()
    dwellers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    cargo: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    quantifiers: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    publications: tuple[str, ...] = ()
    mines: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    vehicles: tuple[str, ...] = ()
    civil: tuple[str, ...] = ()
    official: tuple[str, ...] = ()
    mediators: tuple[str, ...] = ()
    supporters: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    births: tuple[str, ...] = ()
    backdrops: tuple[str, ...] = ()
    reporting: tuple[str, ...] = ()
    arrangements: tuple[str, ...] = ()
    partaking: tuple[str, ...] = ()
    settlements: tuple[str, ...] = ()
    repeatedly: tuple[str, ...] = ()
    none: tuple[str, ...] = ()


class Lexicon:
    """`EventWords` ready for looking up at tokens."""

    def __init__(self, words: EventWords) -> None:
        self.words = words
        self.verbs = [(cue, Phrases(cue.words)) for cue in words.verbs]
        self.nouns = [(cue, Phrases(cue.words)) for cue in words.nouns]
        self.verb_openers = frozenset(word for _, phrases in self.verbs for word in phrases.first_words())
        self.noun_openers = frozenset(word for _, phrases in self.nouns for word in phrases.first_words())
        self.days = [(number, Phrases(phrases)) for number, phrases in words.days.items()]
        self._phrases = {
            name: Phrases(value)
            for name in EventWords.__dataclass_fields__
            if isinstance(value := getattr(words, name), tuple) and name not in ("verbs", "nouns")
        }

    def at(self, name: str, keys: Keys, index: int, last: int) -> int:
        """How many tokens from `index` on are a phrase of the list `name`."""
        return self._phrases[name].at(keys, index, last)

    def has(self, name: str, keys: Keys, index: int) -> bool:
        """Whether the token alone is in the list `name`."""
        return self._phrases[name].at(keys, index, index + 1) > 0


@functools.cache
def lexicon_of(language: str) -> Lexicon:
    """The words of a language for events."""
    return Lexicon(load_lexicon(EventWords, language, "events"))
