"""The words that shallow finders ask for (`languages/<code>/clauses.yaml`). Phrases are given in base form."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from tracktwo.model.vocab import CommitmentKind, EventFormat, EventKind
from tracktwo.reading.lexicon import has_lexicon, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCue:
    """Words that tell of an event; `host`: who does it receives the others; `placed`: only with a date and a place ("was in Vell")."""

    words: tuple[str, ...]
    kind: EventKind
    format: EventFormat | None = None
    host: bool = False
    placed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class UndertakingCue:
    """Verbs or phrases by which something is undertaken; `asks`: of somebody else. `noun`: the act is a noun, "demand the release"."""

    words: tuple[str, ...]
    kind: CommitmentKind
    asks: bool = False
    noun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseWords:
    """All words of a language for shallow finders.

    `act_first`: the act stands before the verb that undertakes it (Azerbaijani); else after it (Armenian). `sources`: "by the data of".
    `this`: what stands for the sentence before ("about this X said"). `totals`: words of counts over a long time.
    `side_nouns`: "side" after a country. `during` after an event's noun; `openers` before a clause that are no part of an act; `possible`:
    what may be is no plan. `effects`: verbs whose future foretells and plans nothing ("will help", "will be discussed").
    """

    act_first: bool
    verbs: tuple[EventCue, ...]
    nouns: tuple[EventCue, ...]
    undertakings: tuple[UndertakingCue, ...]
    happening: tuple[str, ...]
    planned: tuple[str, ...]
    proposed: tuple[str, ...]
    called_for: tuple[str, ...]
    postponed: tuple[str, ...]
    cancelled: tuple[str, ...]
    attending: tuple[str, ...]
    chairs: tuple[str, ...]
    organizers: tuple[str, ...]
    supporters: tuple[str, ...]
    observers: tuple[str, ...]
    series_next: tuple[str, ...]
    series_last: tuple[str, ...]
    same_people: tuple[str, ...]
    goods: tuple[str, ...]
    units: tuple[str, ...]
    documents: tuple[str, ...]
    hurt: tuple[str, ...]
    place_nouns: tuple[str, ...]
    settlements: tuple[str, ...]
    speech: tuple[str, ...]
    according: tuple[str, ...]
    that: tuple[str, ...]
    sources: tuple[str, ...]
    this: tuple[str, ...]
    pronouns: tuple[str, ...]
    parties: tuple[str, ...]
    about: tuple[str, ...]
    continuing: tuple[str, ...] = ()
    discussed: tuple[str, ...] = ()
    must: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    from_words: tuple[str, ...] = ()
    totals: tuple[str, ...] = ()
    side_nouns: tuple[str, ...] = ()
    during: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()
    collective: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    numbers: dict[str, int] = field(default_factory=dict)


def clause_words(language: str) -> ClauseWords | None:
    """The language's words; `None` where it is not read by shallow finders."""
    return load_lexicon(ClauseWords, language, "clauses") if has_lexicon(language, "clauses") else None


@dataclass(frozen=True, slots=True)
class CueWords:
    """The words of all cues of a kind in one list each, for a cheap look before a dear one."""

    verbs: tuple[str, ...]
    nouns: tuple[str, ...]
    undertakings: tuple[str, ...]


@functools.cache
def cue_words(language: str) -> CueWords:
    """The language's lists of all cue words."""
    words = load_lexicon(ClauseWords, language, "clauses")
    listed = [tuple(word for cue in cues for word in cue.words) for cues in (words.verbs, words.nouns, words.undertakings)]
    return CueWords(*listed)
