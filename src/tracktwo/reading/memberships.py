"""Finder: who belongs to an initiative, by the report's word for it: lists of members, those who head it. Taking part is not membership."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Membership
from tracktwo.model.span import Span
from tracktwo.model.vocab import MemberRole
from tracktwo.reading.analysis import Sentence
from tracktwo.reading.bodies import Body, BodyNames
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import Phrases

#: How many sentences behind its name an initiative's members may be listed.
_REACH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberWords:
    """Words that tell of belonging (`memberships.yaml`, where each list says what it is for)."""

    members: tuple[str, ...] = ()
    consists: tuple[str, ...] = ()
    chairs: tuple[str, ...] = ()
    coordinates: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    passive: tuple[str, ...] = ()


class Memberships:
    """Members and heads of the initiatives of the text."""

    name = "memberships"
    needs = frozenset({"bodies", "people", "titles", "sides"})
    adds = frozenset({"memberships"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = load_lexicon(MemberWords, language, "memberships") if has_lexicon(language, "memberships") else MemberWords()
        self._members, self._chairs = Phrases(words.members), Phrases(words.chairs)
        self._consists, self._coordinates = Phrases(words.consists), Phrases(words.coordinates)
        self._heads = Phrases(words.heads)

    def find(self, draft: Draft) -> None:
        """Sentence by sentence; the initiative may be named in the sentence or be the last one spoken of."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        people: PeopleFound = draft.working["people"]
        formats = [b for b in bodies.bodies if b.kind == "initiative"]
        if not formats:
            return
        current: Body | None = None
        told = -9
        listing: tuple[Body, int] | None = None
        for sentence in draft.analysis.sentences:
            here = [bodies.at[i] for i in range(sentence.first, sentence.last)]
            named = [b for b in here if b is not None and b.kind == "initiative"]
            referred = self._referred(draft, bodies, sentence)
            body = (named or referred or [current])[0]
            current = (named or referred or [current])[-1]
            told = sentence.index if named or referred else told
            if body is None or sentence.index - told > _REACH:
                continue
            listed = self._list(draft, seen, people, body, sentence) or self._composed(draft, seen, people, bodies, sentence)
            if not listed and listing is not None and listing[1] == sentence.index - 1 and not named:
                listed = self._goes_on(draft, seen, people, listing[0], sentence)
                body = listing[0]
            announced = listed or (bool(named or referred) and self._cue(seen, sentence) is not None)
            listing = (body, sentence.index) if announced else None
            if not listed:
                self._headed(draft, seen, people, bodies, body, sentence, bool(named or referred))

    def _referred(self, draft: Draft, bodies: BodyNames, sentence: Sentence) -> list[Body | None]:
        idents = {draft.canonical(ident) for _, ident in _references(draft, sentence.start, sentence.end)}
        return [b for b in bodies.bodies if b.kind == "initiative" and b.entity is not None and draft.canonical(b.entity) in idents]

    def _list(self, draft: Draft, seen: NameScan, people: PeopleFound, body: Body, sentence: Sentence) -> bool:
        """ "The members of the group are: A, B and C": the names after the cue and a colon, dash or "are"."""
        cue = self._cue(seen, sentence)
        if cue is None:
            return False
        opening = next(
            (i for i in range(cue, sentence.last) if seen.tokens[i].text in ":–—" or seen.tokens[i].lemma in ("be", "include")), None
        )
        if opening is None:
            return False
        found = [(m, i) for m, i in people.mentions if opening < m.first < sentence.last and m.first >= sentence.first]
        if len(found) < 2:
            return False
        for mention, ident in found:
            self._add(draft, seen, ident, body, "member", seen.span(mention.first, mention.last))
        return True

    def _composed(self, draft: Draft, seen: NameScan, people: PeopleFound, bodies: BodyNames, sentence: Sentence) -> bool:
        """ "The working group on reeds consists of A, B and C", "the group, which is made up of A and B,"."""
        consists = seen.starts_of(self._consists)
        for at in range(sentence.first, sentence.last):
            before = at - 1
            while before > sentence.first and (seen.tokens[before].pos in ("AUX", "PRON", "ADV") or seen.tokens[before].text == ","):
                before -= 1
            body = bodies.at[before] if consists[at] and before >= sentence.first else None
            if body is None or body.kind != "initiative":
                continue
            names = self._coordinated(seen, people, at + consists[at], sentence.last)
            for mention, ident in names if len(names) > 1 else ():
                self._add(draft, seen, ident, body, "member", seen.span(mention[0], mention[1]))
            return len(names) > 1
        return False

    def _cue(self, seen: NameScan, sentence: Sentence) -> int | None:
        """The word of the sentence that speaks of members."""
        members = seen.starts_of(self._members)
        at = (i for i in range(sentence.first, sentence.last) if members[i])
        return next((i for i in at if i == 0 or not seen.glued(i - 1)), None)  # not "the five-member delegation"

    def _goes_on(self, draft: Draft, seen: NameScan, people: PeopleFound, body: Body, sentence: Sentence) -> bool:
        """The next sentence of a list of members that is nothing but names: "Velli side: A, B."."""
        found = [(m, i) for m, i in people.mentions if sentence.first <= m.first < sentence.last]
        if len(found) < 2 or any(t.pos == "VERB" for t in seen.analysis.words(sentence)):
            return False
        for mention, ident in found:
            self._add(draft, seen, ident, body, "member", seen.span(mention.first, mention.last))
        return True

    def _headed(
        self, draft: Draft, seen: NameScan, people: PeopleFound, bodies: BodyNames, body: Body, sentence: Sentence, is_named: bool
    ) -> None:
        """ "The commissions, headed by A and B", "A will lead the group", "A and B as heads of the commissions"."""
        if not is_named:
            return
        chairs, heads = seen.starts_of(self._chairs), seen.starts_of(self._heads)
        coordinates = seen.starts_of(self._coordinates)
        for at in range(sentence.first, sentence.last):
            if not (chairs[at] or heads[at] or coordinates[at]) or at in people.at or bodies.at[at] is not None:
                continue
            after = at + 1
            if after < sentence.last and fold(seen.tokens[after].text) == "by":
                names = self._coordinated(seen, people, after + 1, sentence.last)
            elif self._leads_to(seen, bodies, body, after, sentence, draft):
                names = self._subjects(seen, people, at, sentence)
            else:
                continue
            for mention, ident in names:
                role: MemberRole = "coordinator" if coordinates[at] else "chair"
                self._add(draft, seen, ident, body, role, seen.span(mention[0], mention[1]))
        self._states(draft, seen, body, sentence)

    def _states(self, draft: Draft, seen: NameScan, body: Body, sentence: Sentence) -> None:
        """ "… of Vell … as a co-chair of the group": the one state spoken of before is it."""
        for chunk in draft.working["titles"]:
            if not sentence.first <= chunk.first < sentence.last or chunk.holders or chunk.body is not body:
                continue
            before = chunk.first - 1
            while before > sentence.first and (seen.tokens[before].pos == "DET" or any(a <= before < b for a, b in body.mentions)):
                before -= 1
            if before <= sentence.first or seen.tokens[before].text != "as":
                continue
            states = {e.id for _, e in draft.mentions_in(Span(sentence.start, seen.tokens[before].start), "government")}
            if len(states) == 1:
                self._add(draft, seen, states.pop(), body, "chair", seen.span(before, chunk.last))

    def _coordinated(self, seen: NameScan, people: PeopleFound, at: int, last: int) -> list[tuple[tuple[int, int], LocalId]]:
        """Names joined by commas and "and", titles before them allowed."""
        found: list[tuple[tuple[int, int], LocalId]] = []
        gap = 0
        while at < last and gap < 6:
            if at in people.at:
                mention, ident = people.mentions[people.at[at]]
                found.append(((mention.first, mention.last), ident))
                at, gap = mention.last, 0
            elif (
                seen.tokens[at].pos in ("PUNCT", "VERB", "AUX")
                and seen.tokens[at].text != ","
                or found
                and seen.tokens[at].text != ","
                and seen.tokens[at].pos not in ("CCONJ", "PROPN")
            ):
                break
            else:
                at += 1
                gap += 1
        return found

    def _leads_to(self, seen: NameScan, bodies: BodyNames, body: Body, at: int, sentence: Sentence, draft: Draft) -> bool:
        """Whether the initiative is named or referred to within the next words."""
        stop = min(at + 4, sentence.last)
        if any(bodies.at[i] is body for i in range(at, stop)):
            return True
        if at >= stop or body.entity is None:
            return False
        near = seen.span(at, stop)
        return any(draft.canonical(i) == draft.canonical(body.entity) for _, i in _references(draft, near.start, near.end))

    def _subjects(self, seen: NameScan, people: PeopleFound, at: int, sentence: Sentence) -> list[tuple[tuple[int, int], LocalId]]:
        """The people who are the subject of the verb at `at`, or of the verb that it hangs on."""
        found = [(m, i) for m, i in people.mentions if sentence.first <= m.first < at]
        if not found:
            return []
        analysis = seen.analysis
        verbs = [seen.tokens[at], *analysis.ancestors(seen.tokens[at])]
        for verb in verbs:
            subjects = {t.index for t in (*analysis.subject(verb), *analysis.object(verb))} if verb.pos in ("VERB", "AUX") else set()
            own = [((m.first, m.last), i) for m, i in found if any(m.first <= s < m.last for s in subjects)]
            if own:
                return own
        is_noun = seen.tokens[at].pos in ("NOUN", "PROPN")
        return [] if is_noun or at - found[-1][0].last > 2 else [((found[-1][0].first, found[-1][0].last), found[-1][1])]

    def _add(self, draft: Draft, seen: NameScan, member: LocalId, body: Body, role: MemberRole, span: Span) -> None:
        if body.entity is None or any(m.member == member and m.of == body.entity for m in draft.memberships):
            return
        side = draft.entity(member).side
        draft.memberships.append(Membership(member=member, of=body.entity, role=role, side=side, span=span, confidence=0.75))


def _references(draft: Draft, start: int, end: int) -> list[tuple[Span, LocalId]]:
    """The references that begin in `[start, end)`."""
    first = bisect_left(draft.references, start, key=lambda r: r[0].start)
    last = bisect_left(draft.references, end, key=lambda r: r[0].start)
    return draft.references[first:last]
