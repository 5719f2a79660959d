"""Finder: whom "they", "both leaders", "the parties" and "it" stand for, once the meetings of a report are known.

Those who met are what a plural stands for; without a meeting those who are named together as a subject. More than a handful is nobody in
particular: ten people do not speak as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.statements.speakers import Actors
from tracktwo.reading.word_patterns import Patterns

#: How many sentences back a plural may reach, and how many it may stand for.
_REACH = 3
_MOST = 4
_MET = ("meeting", "visit", "signing")
_BODIES = ("organization", "initiative", "government", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class PluralWords:
    """Pronouns and descriptions of several (`plurals.yaml`).

    `pronouns`: "they". `pairs`: phrases that mean exactly two ("the two leaders", "both sides"). `parties`: phrases that mean all who met
    ("the parties"). `members`: phrases that mean the body that met ("the participants"). `neuter`: "it", for one body.
    """

    pronouns: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()


class PluralReferences:
    """Adds references for plurals and for "it" where no other finder did."""

    name = "plural_references"
    needs = frozenset({"entities", "events"})
    adds = frozenset({"references"})

    def __init__(self, words: PluralWords) -> None:
        listed = {
            "pronoun": words.pronouns,
            "pair": words.pairs,
            "parties": words.parties,
            "members": words.members,
            "neuter": words.neuter,
        }
        self._words: Patterns[str] = Patterns([(w, sort) for sort, every in listed.items() for w in every])

    def find(self, draft: Draft) -> None:
        """One pass through the text, remembering who met and who was last named together."""
        actors = Actors(draft)
        met = self._met(draft)
        group: tuple[LocalId, ...] = ()
        group_at = -99
        body: LocalId | None = None
        body_at = -99
        for sentence in draft.analysis.sentences:
            tokens = draft.analysis.words(sentence)
            own = self._body_subject(draft, tokens, actors)
            for found in self._words.iter_in(tokens):
                token = tokens[found.last - 1]
                span = Span(tokens[found.first].start, token.end)
                if not self._is_actor(draft, token) or self._is_known(draft, actors, token):
                    continue
                if found.value == "neuter":
                    near = own[1] if own is not None and own[0].start < span.start else body if sentence.index - body_at <= 1 else None
                    referents: tuple[LocalId, ...] = (near,) if near is not None else ()
                else:
                    referents = self._several(draft, found.value, group if sentence.index - group_at <= _REACH else ())
                    recent = body is not None and sentence.index - body_at <= (_REACH if found.value == "members" else 1)
                    if body is not None and recent and found.value in ("pronoun", "members") and (not referents or body_at > group_at):
                        referents = (body,)
                for ident in referents:
                    draft.add_reference(ident, span)
            named = met.get(sentence.index) or self._joint_subject(draft, sentence, actors)
            if named and len(named) <= _MOST:
                group, group_at = named, sentence.index
            elif named:
                group, group_at = (), -99
            own = self._body_subject(draft, tokens, actors)
            if own is not None:
                body, body_at = own[1], sentence.index

    def _is_known(self, draft: Draft, actors: Actors, token: Token) -> bool:
        """Whether another finder has said whom the word stands for; a group made of the description itself says nothing."""
        named = draft.mention_at(token.start)
        return named[1].kind != "group" if named is not None else bool(actors.of(token))

    def _several(self, draft: Draft, sort: str, group: tuple[LocalId, ...]) -> tuple[LocalId, ...]:
        if sort == "pair":
            return group if len(group) == 2 else ()
        if sort == "members":
            bodies = tuple(i for i in group if draft.entity(i).kind in ("initiative", "organization"))
            return bodies if len(bodies) == 1 else ()
        return group if len(group) > 1 or (group and draft.entity(group[0]).kind in ("initiative", "organization")) else ()

    def _met(self, draft: Draft) -> dict[int, tuple[LocalId, ...]]:
        """Who met, by the sentence that tells it."""
        found: dict[int, tuple[LocalId, ...]] = {}
        for event in draft.events.values():
            if event.kind in _MET and event.status == "held" and event.participants:
                told = draft.analysis.sentence_at(event.spans[0].start)
                inside = [p for p in event.participants if told.span.contains(p.span) and p.role in ("participant", "host", "chair")]
                who = self._speaking(draft, [(p.entity, p.span) for p in inside])
                if len(who) > len(found.get(told.index, ())):
                    found[told.index] = who
        return found

    def _speaking(self, draft: Draft, who: list[tuple[LocalId, Span]]) -> tuple[LocalId, ...]:
        """Those of a meeting whom "they" means: a body that received or visited somebody speaks for itself."""
        acting = [ident for ident, span in who if self._is_collective(draft, ident) and self._is_subject(draft, span)]
        return tuple(dict.fromkeys(acting or [ident for ident, _ in who]))

    def _is_collective(self, draft: Draft, ident: LocalId) -> bool:
        return draft.entity(ident).kind in ("group", "initiative", "organization")

    def _is_subject(self, draft: Draft, span: Span) -> bool:
        head = draft.analysis.head_of(span)
        return head is not None and head.relation in ("subject", "passive_subject")

    def _joint_subject(self, draft: Draft, sentence: Sentence, actors: Actors) -> tuple[LocalId, ...]:
        """Two or more actors named together as the subject of a verb."""
        for verb in draft.analysis.verbs(sentence):
            subjects = [t for t in draft.analysis.subject(verb) if t.pos != "PRON"]
            named = actors.every(tuple(subjects))
            if len(named) > 1:
                return tuple(named)
        return ()

    def _body_subject(self, draft: Draft, tokens: Sequence[Token], actors: Actors) -> tuple[Token, LocalId] | None:
        """The first subject of a sentence, where it is a body."""
        for token in tokens:
            if token.relation in ("subject", "passive_subject"):
                return next(((token, ident) for ident in actors.of(token) if draft.entity(ident).kind in _BODIES), None)
        return None

    def _is_actor(self, draft: Draft, token: Token) -> bool:
        """Whether the word does something: only then it matters whom it stands for, and only then it is told safely."""
        if not draft.analysis.has_syntax:
            return True
        return any(t.relation in ("subject", "agent", "modifier") for t in _with_heads(draft, token))


def _with_heads(draft: Draft, token: Token) -> Iterator[Token]:
    yield token
    if token.relation in ("number", "determiner", "adjective") and (above := draft.analysis.parent(token)) is not None:
        yield above
