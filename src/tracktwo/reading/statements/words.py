"""The words by which a language reports speech (`languages/<code>/speech.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Takes = Literal["clause", "phrase", "infinitive"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that report speech, and how what was said hangs on them.

    `words` are patterns (`word_patterns.py`). `takes`: a `clause` ("said that …"), a `phrase` ("welcomed the talks"), an `infinitive`
    with the person asked before it ("urged both sides to …"). `after`: prepositions, postpositions or cases whose noun is what was said
    ("spoke of …", "called for …"). `recipient`: the object is who was told, never what was said. `quotes_only`: a word that reports speech
    beside quotation marks alone ("he continued"). `predicate`: what is said is said of the object ("called it a success"). `alone`: said
    by one person; of two it is a conversation ("they spoke about trade").
    """

    words: tuple[str, ...]
    takes: tuple[Takes, ...] = ()
    after: tuple[str, ...] = ()
    recipient: bool = False
    quotes_only: bool = False
    predicate: bool = False
    alone: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeechWords:
    """All that a language says about saying.

    `complementizers` open what was said ("that"). `according_before` stand before the speaker ("according to"), `according_after` after
    ("sözlərinə görə"). `outlet_words`: heads of phrases that are media, not speakers ("media", "newspaper"). `housed_by`: prepositions
    after which a body speaks through people without a name ("в министерстве сообщили"). `speaker_nouns`: heads of phrases that can speak
    though nobody is named ("spokesperson", "officials"). `empty_objects`: pronouns that say nothing alone ("it"). `relative_pronouns`:
    "who". `openers`: words before a clause that are not part of what was said ("while", "and"). `modals`: helping verbs under which
    nothing has been said yet ("will", "may"). `definite`: "the", which makes a description one of somebody known. `credit_verbs`: with
    these at its end a sentence that already reports somebody credits an outlet ("…, she said, Tide reports"). `alleged`, `denied`,
    `conditional`: words that put a fact so.
    """

    cues: tuple[Cue, ...]
    complementizers: tuple[str, ...] = ()
    according_before: tuple[str, ...] = ()
    according_after: tuple[str, ...] = ()
    outlet_words: tuple[str, ...] = ()
    speaker_nouns: tuple[str, ...] = ()
    empty_objects: tuple[str, ...] = ()
    relative_pronouns: tuple[str, ...] = ()
    openers: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    definite: tuple[str, ...] = ()
    credit_verbs: tuple[str, ...] = ()
    alleged: tuple[str, ...] = ()
    denied: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    housed_by: tuple[str, ...] = ()
