"""Finder: whom "they", "both leaders", "the parties" and "it" stand for, once the meetings of a report are known.

A plural stands for a company: people or bodies who met, who did something together, who share an office, or the two sides of the process.
Which company it is depends on the word: "the two ministers" are two people who may be ministers, "both sides" two of different sides,
"they" whoever was spoken of last. Where no company fits, or two fit equally well, nobody is meant; more than a handful is nobody in
particular.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.draft import Draft
from tracktwo.reading.statements.speakers import Actors
from tracktwo.reading.titles import TitleChunk
from tracktwo.reading.word_patterns import Found, Patterns

#: How many sentences back a plural may reach, a description of the two sides' people, and how many it may stand for.
_REACH = 3
_FAR = 10
_MOST = 4
_OF_BODIES = ("pronoun", "members")
_MET = ("meeting", "visit", "signing")
_BODIES = ("organization", "initiative", "government", "group")


@dataclass(frozen=True, slots=True, kw_only=True)
class PluralWords:
    """Pronouns and descriptions of several (`plurals.yaml`).

    `pronouns`: "they". `pairs`: phrases that mean exactly two ("the two leaders"). `sides`: those that mean the two sides in whatever shape
    ("both sides"). `states`: those that mean two governments ("both countries"). `parties`: phrases that mean all who met ("the
    ministers"). `members`: phrases that mean the body that met ("the participants"). `neuter`: "it", for one body. `offices`: words of
    those phrases, each with the words of titles that fit it: a foreign minister is no leader.
    """

    pronouns: tuple[str, ...] = ()
    pairs: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    neuter: tuple[str, ...] = ()
    offices: dict[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Company:
    """Several who were named together in one sentence; `acted` where they met or did something together.

    A `crowd` is too many to speak as one: nobody, or the initiative under which they met.
    """

    sentence: int
    members: tuple[LocalId, ...]
    acted: bool = True
    crowd: bool = False


class PluralReferences:
    """Adds references for plurals and for "it" where no other finder did."""

    name = "plural_references"
    needs = frozenset({"entities", "events"})
    adds = frozenset({"references"})

    def __init__(self, words: PluralWords) -> None:
        listed = {
            "pronoun": words.pronouns,
            "pair": words.pairs,
            "sides": words.sides,
            "states": words.states,
            "parties": words.parties,
            "members": words.members,
            "neuter": words.neuter,
        }
        self._words: Patterns[str] = Patterns([(w, sort) for sort, every in listed.items() for w in every])
        self._offices = {fold(word): tuple(map(fold, titles)) for word, titles in words.offices.items()}

    def find(self, draft: Draft) -> None:
        """One pass through the text, remembering who met and who was last named together."""
        actors = Actors(draft)
        met = self._met(draft)
        titled = self._titled(draft)
        told: list[_Company] = []
        body: LocalId | None = None
        body_at = -99
        for sentence in draft.analysis.sentences:
            tokens = draft.analysis.words(sentence)
            own = self._body_subject(draft, tokens, actors)
            spoken_of: tuple[LocalId, ...] = ()
            acted = met.get(sentence.index) or self._joint_subject(draft, sentence, actors)
            for found in self._words.iter_in(tokens):
                token = tokens[found.last - 1]
                span = Span(tokens[found.first].start, token.end)
                if not self._is_actor(draft, token) or self._is_known(draft, actors, token):
                    continue
                if found.value == "neuter":
                    near = own[1] if own is not None and own[0].start < span.start else body if sentence.index - body_at <= 1 else None
                    referents: tuple[LocalId, ...] = (near,) if near is not None else ()
                else:
                    named = titled.get(sentence.index, ()) if found.value != "pronoun" else ()
                    if acted and self._all_between(draft, acted, sentence.start, span.start):
                        named = acted
                    here = [_Company(sentence=sentence.index, members=named, acted=named is acted)] if named else []
                    referents = self._several(draft, tokens, found, [*told, *here], sentence.index)
                    recent = body is not None and sentence.index - body_at <= (_REACH if found.value == "members" else 1)
                    group_at = told[-1].sentence if told else -99
                    meets = body is not None and (found.value != "members" or draft.entity(body).kind != "group")
                    if body is not None and meets and recent and found.value in _OF_BODIES and (not referents or body_at > group_at):
                        referents = (body,)
                    elif len(referents) > 1 and self._is_subject_word(draft, token):
                        spoken_of = referents
                for ident in referents:
                    draft.add_reference(ident, span)
            named = acted or titled.get(sentence.index) or spoken_of
            if named:
                crowd = len(named) > _MOST
                members = self._initiative(draft, sentence) if crowd else named
                told.append(_Company(sentence=sentence.index, members=members, acted=bool(acted) or named is spoken_of, crowd=crowd))
            own = self._body_subject(draft, tokens, actors)
            if own is not None:
                body, body_at = own[1], sentence.index

    def _all_between(self, draft: Draft, members: tuple[LocalId, ...], start: int, end: int) -> bool:
        """Whether all of a company are named in a stretch: "A and B met, and | they | agreed"."""
        named = {entity.id for _, entity in draft.mentions_in(Span(start, end))} if start < end else set()
        return len(members) > 1 and named.issuperset(members)

    def _initiative(self, draft: Draft, sentence: Sentence) -> tuple[LocalId, ...]:
        """The initiative under which those of a sentence met."""
        events = [e for e in draft.events.values() if e.initiative and sentence.span.contains(e.spans[0])]
        return tuple(e.initiative for e in events if e.initiative)[:1]

    def _is_known(self, draft: Draft, actors: Actors, token: Token) -> bool:
        """Whether another finder has said whom the word stands for; a group made of the description itself says nothing."""
        named = draft.mention_at(token.start)
        return named[1].kind != "group" if named is not None else bool(actors.of(token))

    # -- whom a word means -------------------------------------------------------------------------------------------

    def _several(self, draft: Draft, tokens: Sequence[Token], found: Found[str], told: Sequence[_Company], at: int) -> tuple[LocalId, ...]:
        last = told[-1].members if told and at - told[-1].sentence <= _REACH else ()
        if found.value == "members":
            bodies = tuple(i for i in last if draft.entity(i).kind in ("initiative", "organization"))
            return bodies if len(bodies) == 1 else ()
        if found.value == "states":
            return self._governments(draft, tokens[found.first].start)
        if found.value == "pronoun":
            return last if len(last) > 1 or (last and draft.entity(last[0]).kind in ("initiative", "organization")) else ()
        office = next((self._offices[w] for t in tokens[found.first : found.last] if (w := fold(t.lemma)) in self._offices), ())
        in_reach = [c for c in reversed(told) if at - c.sentence <= _FAR]
        of_people = [c for c in in_reach if not self._is_of_states(draft, c.members)]
        met_last = next((c for c in of_people if c.acted), None)
        if met_last is not None and met_last.crowd:
            return met_last.members if found.value != "pair" else ()
        fit = [c for c in of_people if self._can_be(draft, c.members, office)]
        near = [self._own(draft, c.members) for c in sorted(fit, key=lambda c: not c.acted)]
        of_both: tuple[LocalId, ...] = next((m for m in near if len(m) == 2 and self._is_of_both_sides(draft, m)), ())
        last = self._own(draft, last)
        if found.value in ("pair", "sides"):
            recent = last if len(last) == 2 and last in near else ()
            if not of_both and found.value == "sides":
                of_both = next(
                    (c.members for c in in_reach if self._is_of_states(draft, c.members) and self._is_of_both_sides(draft, c.members)), ()
                )
            acts = found.value == "sides" and self._acts(draft, tokens[found.last - 1])
            return of_both or recent or (self._governments(draft, tokens[found.first].start) if acts else ())
        if last in near and not (of_both and self._has_stranger(draft, last)):
            return last if len(last) > 1 or (last and draft.entity(last[0]).kind in ("initiative", "organization")) else ()
        return of_both

    def _is_of_states(self, draft: Draft, members: tuple[LocalId, ...]) -> bool:
        return bool(members) and all(draft.entity(m).kind == "government" for m in members)

    def _own(self, draft: Draft, members: tuple[LocalId, ...]) -> tuple[LocalId, ...]:
        """The two of a company who are of the two sides, without the third who hosted or mediated."""
        own = {side.id for side in draft.pack.sides}
        of_sides = tuple(m for m in members if draft.entity(m).side in own)
        return of_sides if len(members) > 2 and len(of_sides) == 2 and self._is_of_both_sides(draft, of_sides) else members

    def _acts(self, draft: Draft, token: Token) -> bool:
        """Whether the word does something, and is not only asked to: in "urged both sides to" nobody in particular is urged."""
        verb = next((above for above in draft.analysis.ancestors(token) if above.pos in ("VERB", "AUX")), None)
        return (
            verb is None
            or verb.form == "finite"
            and not draft.analysis.auxiliaries(verb)
            or verb.tense == "past"
            and verb.form != "infinitive"
        )

    def _can_be(self, draft: Draft, members: tuple[LocalId, ...], office: tuple[str, ...]) -> bool:
        """Whether nothing that the report says of the members contradicts the office: a president is no minister."""
        if not members or not office:
            return bool(members)
        for member in members:
            titles = [fold(a.title) for a in draft.affiliations if a.person == member and a.title]
            if draft.entity(member).kind != "person" or titles and not any(word in title for title in titles for word in office):
                return False
        return True

    def _is_of_both_sides(self, draft: Draft, members: Iterable[LocalId]) -> bool:
        own = {side.id for side in draft.pack.sides}
        sides = {draft.entity(m).side for m in members}
        return len(sides) == 2 and sides <= own

    def _has_stranger(self, draft: Draft, members: Iterable[LocalId]) -> bool:
        own = {side.id for side in draft.pack.sides}
        return any(side is not None and side not in own for side in (draft.entity(m).side for m in members))

    def _governments(self, draft: Draft, before: int) -> tuple[LocalId, ...]:
        """The governments of the two sides, where the process has two and the text has named both."""
        own = [side.id for side in draft.pack.sides]
        named = [e for e in draft.entities.values() if e.kind == "government" and e.side in own and e.spans[0].start < before]
        found = tuple(next((e.id for e in named if e.side == side), None) for side in own)
        return tuple(i for i in found if i is not None) if len(own) == 2 and None not in found else ()

    # -- who is together ---------------------------------------------------------------------------------------------

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

    def _titled(self, draft: Draft) -> dict[int, tuple[LocalId, ...]]:
        """Two people who share a title in the plural, by sentence: "the foreign ministers, A and B"."""
        chunks: Sequence[TitleChunk] = draft.working.get("titles", ())
        found: dict[int, tuple[LocalId, ...]] = {}
        for chunk in chunks:
            holders = tuple(dict.fromkeys(draft.canonical(h) for h in chunk.holders))
            if chunk.is_plural and len(holders) == 2:
                found.setdefault(draft.analysis.sentence_at(draft.analysis.tokens[chunk.first].start).index, holders)
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

    def _is_subject_word(self, draft: Draft, token: Token) -> bool:
        return any(t.relation in ("subject", "passive_subject") for t in _with_heads(draft, token))

    def _is_actor(self, draft: Draft, token: Token) -> bool:
        """Whether the word does something: only then it matters whom it stands for, and only then it is told safely."""
        if not draft.analysis.has_syntax:
            return True
        return any(t.relation in ("subject", "passive_subject", "agent", "modifier") for t in _with_heads(draft, token))


def _with_heads(draft: Draft, token: Token) -> Iterator[Token]:
    yield token
    if token.relation in ("number", "determiner", "adjective") and (above := draft.analysis.parent(token)) is not None:
        yield above
