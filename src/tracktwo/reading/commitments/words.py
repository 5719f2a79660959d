"""The words by which a language undertakes (`languages/<code>/commitments.yaml`)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from tracktwo.model.vocab import CommitmentKind

Takes = Literal["infinitive", "clause", "gerund", "phrase", "asked", "subject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Undertaking:
    """Words that undertake, propose or call for something, and how the act hangs on them.

    `takes`: an `infinitive` ("decided to …"), a `clause` ("agreed that …"), a `gerund` ("proposed creating …"), a `phrase` as object
    ("demanded a ceasefire"), `asked` somebody to ("urged both sides to …"), or in the passive its `subject` ("a hospital was proposed").
    `after`: prepositions before the act ("agreed on …", "called for …"). `ask_after`: prepositions before who is asked ("called on … to").
    `act_first`: where no parser helps, the act stands before these words, as in Turkic languages.
    """

    words: tuple[str, ...]
    kind: CommitmentKind
    takes: tuple[Takes, ...] = ()
    after: tuple[str, ...] = ()
    act_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentWords:
    """All that a language says about undertaking.

    `verbs` and `nouns` are the words ("agree"; "agreement", "readiness"). `futures`: helping verbs by kind ("will", "should");
    `future_tense`: the kind that the ending of a verb gives where it alone tells the future. `first_person`: "we", "I". `stative`: verbs
    that are no act ("be", "remain"). `mere_words`: those that only say ("note"). `discussed`: verbs under which a plan was only talked
    about. `hoped`: verbs under which nothing was undertaken. `conditional`: "if". `breaks`: words that begin a clause which is no part
    of the act ("while", "as"). `modals`: helping
    verbs of what is not certain. `vague_due`: deadlines without a date ("as soon as possible"). `meetings`: words for meeting and
    visiting. `infinitive_marks`, `complementizers`, `relative_pronouns`, `possessives` and `determiners` as the names say.
    `process_endings`: how nouns end that can be done ("restoration"; not "peace"). `actor_nouns`: heads of phrases that can act though
    nobody is named. `empty_acts`: words that say nothing alone ("so"). `both_sides`: phrases for all sides.
    `expletives`: subjects that stand for nobody ("it" in "how important it is to …"). `negations`: words that
    deny the act and are part of it ("not to attack"). `purposes`: subjects of which an infinitive tells the use ("its aim is to …").
    `reported_futures`: helping verbs that tell a future only after a verb of `reporting` ("said that they would …").
    """

    verbs: tuple[Undertaking, ...]
    nouns: tuple[Undertaking, ...] = ()
    futures: dict[str, CommitmentKind]
    future_tense: CommitmentKind | None = None
    first_person: tuple[str, ...] = ()
    stative: tuple[str, ...] = ()
    mere_words: tuple[str, ...] = ()
    discussed: tuple[str, ...] = ()
    hoped: tuple[str, ...] = ()
    conditional: tuple[str, ...] = ()
    breaks: tuple[str, ...] = ()
    vague_due: tuple[str, ...] = ()
    strict_nouns: bool = False
    about: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    infinitive_marks: tuple[str, ...] = ()
    complementizers: tuple[str, ...] = ()
    modals: tuple[str, ...] = ()
    process_endings: tuple[str, ...] = ()
    actor_nouns: tuple[str, ...] = ()
    empty_acts: tuple[str, ...] = ()
    relative_pronouns: tuple[str, ...] = ()
    possessives: tuple[str, ...] = ()
    determiners: tuple[str, ...] = ()
    both_sides: tuple[str, ...] = ()
    expletives: tuple[str, ...] = ()
    negations: tuple[str, ...] = ()
    purposes: tuple[str, ...] = ()
    reported_futures: dict[str, CommitmentKind] = field(default_factory=dict)
    reporting: tuple[str, ...] = ()
