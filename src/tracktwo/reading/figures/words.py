"""The words by which a language counts people and things (`languages/<code>/figures.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureWords:
    """What is counted, of whom, why and since when. All patterns are those of `word_patterns.py`.

    `cues`: for each `what` of the contract the words that say it. `transitive`: those of them whose object is counted while their subject
    did it ("killed"). `people`: nouns for people by category, `any` for no category. `things`: for `mines_found`, `area_cleared` the
    nouns counted; their cues say what was done. `causes`: words by cause. `running`: words of running totals. `singular`: words that make
    a noun one ("a civilian"); `articleless`: a noun in the singular is one without any. `links`: words that lead from a noun to its
    number ("the toll rose to"). `joiners`, `either`: "and", "or" between two cues of one number. `passive`: helping verbs after which
    what is counted stands before. `modals`: under these nobody was hurt yet. `negations` before a number count nobody. `partitive`: "of"
    in "one of the two soldiers". `including` before a part of a number; `since_words` before the day a total runs from; `others`:
    "others", of whom is known from before;
    `ages` before how old people are; `alone`: words that are one of those named before ("another was wounded"). `measures` right after a
    number make it a measure of something else ("19 years old", "44-day"). `number_endings` after a hyphen and `number_nouns` make a
    number a noun of its own ("72-ը", "չորսը"); `since_after`: words after the day a total runs from; `suffers`: verbs whose
    subject suffers what their object says ("received wounds").
    """

    cues: dict[str, tuple[str, ...]]
    articleless: bool = False
    transitive: tuple[str, ...] = ()
    people: dict[str, tuple[str, ...]]
    things: dict[str, tuple[str, ...]] = field(default_factory=dict)
    units: dict[str, tuple[str, ...]] = field(default_factory=dict)
    causes: dict[str, tuple[str, ...]] = field(default_factory=dict)
    running: tuple[str, ...] = ()
    singular: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    joiners: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    partitive: tuple[str, ...] = ()
    including: tuple[str, ...] = ()
    since_words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    number_endings: tuple[str, ...] = ()
    number_nouns: tuple[str, ...] = ()
    since_after: tuple[str, ...] = ()
    suffers: tuple[str, ...] = ()
