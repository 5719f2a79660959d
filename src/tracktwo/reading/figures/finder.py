"""Finder: figures. Numbers of people hurt, held and moved, of mines found and of land cleared, each with its cause and its start."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.reading import Figure
from tracktwo.model.span import Span
from tracktwo.model.vocab import Cause, FigureCategory, FigureWhat, Qualifier
from tracktwo.reading.analysis import Sentence, Token
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.figures.segments import cue_of, segment
from tracktwo.reading.figures.words import FigureWords
from tracktwo.reading.gazetteer import Match
from tracktwo.reading.numbers import Number, Numbers
from tracktwo.reading.word_patterns import Found, Patterns

#: Most words between a number and the noun it counts ("40 more badly shaken residents").
_NOUN_REACH = 5
#: Most words between a number's noun and what happened to them, where nothing but word order tells.
_CUE_REACH = 25
#: Most words between "since" and the day it names.
_SINCE_REACH = 22
#: Most words between the day a total runs from and the word after it that says so ("2020 թվականի պատերազմի ավարտից հետո").
_SINCE_BEFORE = 8
#: The cause that is named when several are: a mine that exploded is a mine.
_CAUSES: tuple[Cause, ...] = ("mine", "shelling", "other")
#: What befalls people who are named.
_GOES_ON = 4
_SUFFERED = ("killed", "injured", "missing")
#: What people are called while it lasts, and no longer when they are released.
_HELD = ("detained", "displaced", "missing")
_THINGS: tuple[FigureWhat, ...] = ("mines_found", "area_cleared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A number of people: tokens `[first, last)` of the sentence from the number to its noun."""

    first: int
    last: int
    value: float | None
    low: float | None = None
    high: float | None = None
    qualifier: Qualifier | None = None
    category: FigureCategory | None = None
    has_noun: bool = True


class FigureFinder:
    """One figure per number and matter; a sum is listed beside its parts, what is told twice once.

    A number counts people only where a noun for people follows it, or where it stands beside what happened ("21 injured").
    """

    name = "figures"
    needs = frozenset({"entities", "dates"})
    adds = frozenset({"figures"})

    def __init__(self, words: FigureWords, numbers: Numbers) -> None:
        self._articleless = words.articleless
        self._numbers = numbers
        self._cues: Patterns[str] = Patterns([(w, what) for what, listed in words.cues.items() if what not in _THINGS for w in listed])
        self._deeds = {what: Patterns([(w, what) for w in words.cues.get(what, ())]) for what in _THINGS}
        self._things: Patterns[str] = Patterns([(w, what) for what, listed in words.things.items() for w in listed])
        self._units: Patterns[str] = Patterns([(w, unit) for unit, listed in words.units.items() for w in listed])
        self._people: Patterns[str] = Patterns([(w, category) for category, listed in words.people.items() for w in listed])
        self._causes: Patterns[str] = Patterns([(w, cause) for cause, listed in words.causes.items() for w in listed])
        self._running: Patterns[bool] = Patterns([(w, True) for w in words.running])
        self._transitive = {fold(w) for w in words.transitive}
        self._singular = {fold(w) for w in words.singular}
        self._links = {fold(w) for w in words.links}
        self._suffers = {fold(w) for w in words.suffers}
        self._either = {fold(w) for w in words.either}
        self._passive = {fold(w) for w in words.passive}
        self._modals = {fold(w) for w in words.modals}
        self._of = {fold(w) for w in words.partitive}
        self._ages = {fold(w) for w in words.ages}
        self._one_more = {fold(w) for w in words.alone}
        self._others = {fold(w) for w in words.others}
        self._since_words = {fold(w) for w in words.since_words}
        self._including = {fold(w) for w in words.including}
        self._negations = {fold(w) for w in words.negations}
        self._measures: Patterns[bool] = Patterns([(w, True) for w in words.measures])
        self._number_endings = {fold(w) for w in words.number_endings}
        self._number_nouns = {fold(w) for w in words.number_nouns}
        self._since_after: Patterns[bool] = Patterns([(w, True) for w in words.since_after])

    def find(self, draft: Draft) -> None:
        """Add the figures of the text."""
        dates: Sequence[DatedExpression] = draft.working.get("dates", ())
        seen: set[tuple[object, ...]] = set()
        category: FigureCategory | None = None
        category_at = -9
        for sentence in draft.analysis.sentences:
            tokens = draft.analysis.words(sentence)
            for what, counted in self._in_sentence(draft, sentence, tokens, dates):
                if counted.category is not None:
                    category, category_at = counted.category, sentence.index
                inherits = not counted.has_noun and sentence.index - category_at <= 1 and category is not None
                figure = self._figure(draft, sentence, tokens, what, counted, category if inherits else counted.category, dates)
                key = (figure.what, figure.value, figure.low, figure.high, figure.since, figure.category, figure.unit)
                if key not in seen:
                    seen.add(key)
                    draft.figures.append(figure)

    # -- what is counted ---------------------------------------------------------------------------------------------

    def _in_sentence(
        self, draft: Draft, sentence: Sentence, tokens: Sequence[Token], dates: Sequence[DatedExpression]
    ) -> Iterator[tuple[FigureWhat, Counted]]:
        cues = [f for f in self._cues.iter_in(tokens) if not self._is_hypothetical(draft, tokens, f)]
        numbers = [n for n in self._numbers.find(tokens) if not any(d.span.overlaps(n.span) for d in _near(dates, sentence))]
        if numbers:
            yield from self._of_things(tokens, numbers)
        if not cues:
            return
        counted = sorted(
            [*self._with_nouns(tokens, numbers, cues), *self._single(tokens), *self._named(draft, tokens, cues)], key=lambda c: c.first
        )
        if self._articleless and draft.analysis.has_syntax:
            yield from self._alone(draft, tokens, cues, counted)
        parts = {c.first for c in counted if c.first > 0 and fold(tokens[c.first - 1].lemma) in self._including}
        whole = [c for c in counted if c.first not in parts]
        found: dict[int, FigureWhat] = {}
        for one in reversed(counted):
            what = self._what(draft, tokens, one, cues, whole if one.first not in parts else counted)
            following = next((c for c in counted if c.first >= one.last), None)
            if what is None and following is not None and following.first in found and self._joined(tokens, one, following):
                what = found[following.first]
            if what is not None:
                found[one.first] = what
        for one, following in zip(counted, counted[1:], strict=False) if self._articleless else ():
            if one.first in found and following.first not in found and self._goes_on(tokens, one, following):
                found[following.first] = found[one.first]
        yield from ((found[one.first], one) for one in counted if one.first in found)

    def _joined(self, tokens: Sequence[Token], one: Counted, following: Counted) -> bool:
        """Whether two numbers count those to whom the same happened: "52 soldiers and eight civilians were hurt"."""
        between = tokens[one.last : following.first]
        return 0 < len(between) <= 2 and all(fold(t.text) in self._either or t.text == "," for t in between)

    def _goes_on(self, tokens: Sequence[Token], one: Counted, following: Counted) -> bool:
        """Whether a second number goes on with the first, names between: "ранены четыре сотрудника МЧС и один миротворец"."""
        between = tokens[one.last : following.first]
        ends = bool(between) and (between[-1].text == "," or fold(between[-1].text) in self._either)
        return ends and len(between) <= _GOES_ON and all(t.pos in ("NOUN", "PROPN", "ADJ", "CCONJ", "PUNCT") for t in between)

    def _is_hypothetical(self, draft: Draft, tokens: Sequence[Token], cue: Found[str]) -> bool:
        token = tokens[cue.first]
        helpers = draft.analysis.auxiliaries(token) if draft.analysis.has_syntax else tokens[max(0, cue.first - 3) : cue.first]
        if any(fold(t.text) in self._modals for t in helpers):
            return True
        return draft.analysis.has_syntax and draft.analysis.is_negated(token)

    def _with_nouns(self, tokens: Sequence[Token], numbers: Sequence[Number], cues: Sequence[Found[str]]) -> Iterator[Counted]:
        """The numbers that count people: before a noun for people, or right beside what happened to them."""
        numbers = [n for n in numbers if not self._is_age(tokens, n, numbers)]
        starts = {n.first for n in numbers}
        of_which: set[int] = set()
        for number in numbers:
            if number.first in of_which or (number.first > 0 and fold(tokens[number.first - 1].text) in self._negations):
                continue
            if number.last < len(tokens) and fold(tokens[number.last].text) in self._of:
                # "one of the two soldiers": the second number counts nobody
                of_which = {n.first for n in numbers if number.last < n.first <= number.last + 3}
                starts -= of_which
            if self._is_measure(tokens, number.last):
                continue
            noun = self._noun(tokens, number.last, starts)
            if noun is None and not self._stands_alone(tokens, number, cues):
                continue
            category = noun.value if noun else "any"
            yield Counted(
                first=number.first,
                last=noun.last if noun else number.last,
                value=number.value,
                low=number.low,
                high=number.high,
                qualifier=number.qualifier,
                category=None if category == "any" else cast(FigureCategory, category),
                has_noun=noun is not None and fold(tokens[noun.last - 1].text) not in self._others,
            )

    def _is_measure(self, tokens: Sequence[Token], at: int) -> bool:
        """ "19 տարեկան", "44-օրյա", "44 günlük": a measure of something else, told by the word after the number."""
        after = at + 1 if at < len(tokens) and tokens[at].text == "-" else at
        return after < len(tokens) and self._measures.at(tokens, after) is not None

    def _is_age(self, tokens: Sequence[Token], number: Number, numbers: Sequence[Number]) -> bool:
        """ "boys aged 11 and 13": numbers after "aged" count nobody."""
        at = number.first - 1
        while at > 0 and (fold(tokens[at].text) in self._either or tokens[at].text == "," or any(n.first <= at < n.last for n in numbers)):
            at -= 1
        return at >= 0 and fold(tokens[at].text) in self._ages

    def _noun(self, tokens: Sequence[Token], at: int, starts: set[int]) -> Found[str] | None:
        """The noun for people that follows a number, over adjectives; the last of "police officers", "civilian residents"."""
        for index in range(at, min(len(tokens), at + _NOUN_REACH)):
            found = self._people.at(tokens, index)
            if found is not None:
                following = self._people.at(tokens, found.last) if found.last < len(tokens) else None
                return Found(found.first, following.last, found.value if found.value != "any" else following.value) if following else found
            if (
                index in starts
                or tokens[index].pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ")
                and fold(tokens[index].text) not in self._of | {"-"}
            ):
                if self._cues.at(tokens, index) is None or tokens[index].pos != "VERB":
                    return None
                # "two wounded soldiers" has its noun after what happened; "two wounded in the north" has none
                return self._people.at(tokens, index + 1) if index + 1 < len(tokens) else None
        return None

    def _stands_alone(self, tokens: Sequence[Token], number: Number, cues: Sequence[Found[str]]) -> bool:
        """Whether a number without a noun stands beside what happened: "21 injured", "wounded three", "killing two"."""
        if number.value is not None and (number.value != int(number.value) or number.value > 100000):
            return False
        if number.last < len(tokens) and tokens[number.last].text in ("%", "percent", "per", "km", "°"):
            return False
        if self._is_noun(tokens, number):
            start, stop = segment(tokens, number.first, number.last)
            return any(start <= c.first < stop for c in cues)
        before = number.first - 1
        while before >= 0 and number.first - before <= 4 and self._is_qualifier_word(tokens[before]):
            before -= 1
        ends = (
            number.last >= len(tokens)
            or tokens[number.last].pos in ("PUNCT", "CCONJ", "ADP", "ADV", "SCONJ")
            or fold(tokens[number.last].text) in self._passive
        )
        for cue in cues:
            if number.last <= cue.first <= number.last + 4 and all(
                fold(t.text) in self._passive or t.pos in ("ADV", "AUX") for t in tokens[number.last : cue.first]
            ):
                return True
            if cue.last - 1 == before and ends and fold(tokens[cue.first].text) in self._transitive_forms(tokens[cue.first]):
                return True
            if self._articleless and cue.last == number.first and ends and tokens[cue.first].pos == "VERB":
                return True  # "погибли трое"
            if (
                ends
                and cue.last <= number.first <= cue.last + 3
                and all(fold(t.lemma) in self._links or fold(t.text) in self._links for t in tokens[cue.last : before + 1])
                and before + 1 > cue.last
            ):
                return True
        return False

    def _is_noun(self, tokens: Sequence[Token], number: Number) -> bool:
        """Whether the number has a noun's ending of its own: "72-ը", "չորսը", "5-ə"."""
        if number.last + 1 < len(tokens) and tokens[number.last].text == "-":
            return fold(tokens[number.last + 1].text) in self._number_endings
        return fold(tokens[number.last - 1].text) in self._number_nouns

    def _is_qualifier_word(self, token: Token) -> bool:
        return token.pos in ("ADV", "ADJ", "ADP", "DET") or token.text.casefold() in ("least", "more", "than", "some", "up", "to")

    def _transitive_forms(self, token: Token) -> set[str]:
        return self._transitive | {fold(token.text)} if fold(token.lemma) in self._transitive else self._transitive

    def _single(self, tokens: Sequence[Token]) -> Iterator[Counted]:
        """ "a civilian": one, where the noun follows at once or over one adjective."""
        for index, token in enumerate(tokens[:-1]):
            if fold(token.text) in self._one_more and fold(tokens[index + 1].text) in self._passive:
                yield Counted(first=index, last=index + 1, value=1, has_noun=False)
                continue
            if fold(token.text) not in self._singular:
                continue
            for start in range(index + 1, min(index + 4, len(tokens))):
                if tokens[start].pos in ("VERB", "AUX", "ADP", "PUNCT"):
                    break
                noun = self._people.at(tokens, start)
                if noun is not None and tokens[noun.last - 1].number != "plur":
                    after = self._people.at(tokens, noun.last) if noun.last < len(tokens) else None
                    last = after.last if after else noun.last
                    category = noun.value
                    if fold(tokens[last - 1].text) not in ("people", "police"):
                        yield Counted(
                            first=index, last=last, value=1, category=None if category == "any" else cast(FigureCategory, category)
                        )
                    break

    def _named(self, draft: Draft, tokens: Sequence[Token], cues: Sequence[Found[str]]) -> Iterator[Counted]:
        """People counted by their names: "A B and C D died; E F was hurt", "the colonel A B was killed"."""
        last_cue = 0
        for cue in cues:
            token = tokens[cue.first]
            begin, last_cue = last_cue, cue.last
            if cue.value not in _SUFFERED or token.pos not in ("VERB", "ADJ", "X", "PART") or self._has_object(draft, token):
                continue
            end = cue.first
            while end > begin and (fold(tokens[end - 1].text) in self._passive or tokens[end - 1].pos in ("AUX", "ADV")):
                end -= 1
            at, names, in_name = end, 0, False
            while at > begin:
                named = draft.mention_at(tokens[at - 1].start, "person") is not None
                if not named and tokens[at - 1].text != "," and fold(tokens[at - 1].text) not in self._either:
                    break
                names, in_name, at = names + (named and not in_name), named, at - 1
            if names and not any(self._numbers_stand(t) for t in tokens[max(begin, at - 3) : at]):
                yield Counted(first=at, last=end, value=float(names), has_noun=False)

    def _alone(
        self, draft: Draft, tokens: Sequence[Token], cues: Sequence[Found[str]], counted: Sequence[Counted]
    ) -> Iterator[tuple[FigureWhat, Counted]]:
        """ "Погиб Ли", "ранен сапер", "о гибели солдата": people in the singular without a number or an article are one each."""
        analysis = draft.analysis
        taken = {i for c in counted for i in range(tokens[c.first].index, tokens[c.last - 1].index + 1)}
        for cue in cues:
            token = tokens[cue.first]
            if cue.value not in _SUFFERED or self._has_object(draft, token):
                continue
            if token.pos == "NOUN":
                sufferers = tuple(t for t in analysis.children(token, "modifier") if analysis.marker(t) == "case:gen")
            else:
                sufferers = analysis.children(token, "subject", "passive_subject")
            every = [t for one in sufferers for t in analysis.conjuncts(one)]
            ones = [t for t in every if self._is_one(draft, tokens, t) and t.index not in taken]
            if ones and len(ones) == len(every):
                at = ones[0].index - tokens[0].index
                category = self._people.at(tokens, at)
                known = category is not None and category.value != "any"
                yield (
                    cast(FigureWhat, cue.value),
                    Counted(
                        first=at,
                        last=at + 1,
                        value=float(len(ones)),
                        category=cast(FigureCategory, category.value) if known and category is not None else None,
                        has_noun=category is not None,
                    ),
                )

    def _is_one(self, draft: Draft, tokens: Sequence[Token], token: Token) -> bool:
        if draft.analysis.children(token, "number") or token.number == "plur":
            return False
        person = draft.mention_at(token.start, "person") is not None
        return person or self._people.at(tokens, token.index - tokens[0].index) is not None

    def _numbers_stand(self, token: Token) -> bool:
        """Whether a word before a list of names already counts them: "two soldiers, A B and C D, died"."""
        return token.pos == "NUM" and not any(c == "-" for c in token.text)

    def _has_object(self, draft: Draft, token: Token) -> bool:
        return bool(draft.analysis.children(token, "object"))

    # -- what happened to them ---------------------------------------------------------------------------------------

    def _what(
        self, draft: Draft, tokens: Sequence[Token], one: Counted, cues: Sequence[Found[str]], every: Sequence[Counted]
    ) -> FigureWhat | None:
        if not draft.analysis.has_syntax:
            return self._what_nearby(tokens, one, cues, every)
        before = max((c.last for c in every if c.last <= one.first), default=0)
        after = min((c.first for c in every if c.first >= one.last), default=len(tokens))
        inside = next((c for c in cues if one.first <= c.first < one.last), None)
        if (
            inside is not None
            and inside.last < one.last + 1
            and inside.value in ("killed", "injured", "missing", "displaced", "detained", "killed_or_injured")
        ) and fold(tokens[inside.first].lemma) not in self._plain_nouns(tokens, inside):
            return self._joint(tokens, inside, cues)
        backward = [c for c in cues if before <= c.first and c.last <= one.first and (before == 0 or c.first >= before)]
        forward = [c for c in cues if one.last <= c.first < after]
        if backward:
            cue = backward[-1]
            gap = tokens[cue.last : one.first]
            verb = fold(tokens[cue.first].text) in self._transitive_forms(tokens[cue.first])
            helped = any(fold(t.text) in self._passive for t in tokens[max(0, cue.first - 3) : cue.first])
            near = all(self._is_qualifier_word(t) for t in gap)
            if verb and near and (not helped or not forward):
                return self._joint(tokens, cue, cues)
            if draft.analysis.has_syntax and self._is_said_of(draft, tokens, one, tokens[cue.first]):
                return self._joint(tokens, cue, cues)
            if [t.text for t in gap] == [":"] and tokens[one.first].text[:1].isdigit():
                return self._joint(tokens, cue, cues)
            if (
                gap
                and len(gap) <= 8
                and fold(gap[0].text) in self._links
                and all(fold(t.text) in self._links or self._is_qualifier_word(t) or t.pos in ("AUX", "PART") for t in gap)
                and (tokens[cue.first].pos in ("NOUN", "ADJ", "X") or fold(gap[0].text) == "of")
            ):
                return self._joint(tokens, cue, cues)
        for cue in forward:
            if cue.first - one.last > _CUE_REACH:
                break
            token = tokens[cue.first]
            if self._did_it(draft, tokens, one, cue):
                continue
            between = tokens[one.last : cue.first]
            if any(t.text in (";", ":") for t in between):
                break
            if draft.analysis.has_syntax and len(between) > 3 and token.pos == "VERB" and not self._governs(draft, tokens, one, token):
                continue
            above = draft.analysis.parent(token)
            got = above is not None and fold(above.lemma) in self._suffers and self._governs(draft, tokens, one, above)
            if draft.analysis.has_syntax and token.pos in ("NOUN", "PROPN") and between and not got:
                continue
            return self._joint(tokens, cue, cues)
        return None

    def _what_nearby(
        self, tokens: Sequence[Token], one: Counted, cues: Sequence[Found[str]], every: Sequence[Counted]
    ) -> FigureWhat | None:
        """Without a parser: what those counted are called ("four wounded"), else the cue nearest to them; a prisoner can be released."""
        inside = next((c for c in cues if one.first <= c.first < one.last), None)
        if inside is not None and inside.value not in _HELD:
            return self._joint(tokens, inside, cues)
        near = cue_of(tokens, one.first, one.last, cues, [c.first for c in every], self._links) or inside
        return self._joint(tokens, near, cues) if near is not None else None

    def _plain_nouns(self, tokens: Sequence[Token], cue: Found[str]) -> set[str]:
        """Nouns that are cues of their own kind only where nothing else is said: "two victims were taken home"."""
        return {"refugee"} if tokens[cue.first].pos == "NOUN" and cue.value == "displaced" else set()

    def _joint(self, tokens: Sequence[Token], cue: Found[str], cues: Sequence[Found[str]]) -> FigureWhat:
        """The matter of a cue; "deaths and injuries of", "killed or wounded" are one matter with one number."""
        for other in cues:
            if {other.value, cue.value} != {"killed", "injured"}:
                continue
            first, second = sorted((cue, other), key=lambda c: c.first)
            between = tokens[first.last : second.first]
            if len(between) == 1 and fold(between[0].text) in self._either:
                return "killed_or_injured"
        return cast(FigureWhat, cue.value)

    def _did_it(self, draft: Draft, tokens: Sequence[Token], one: Counted, cue: Found[str]) -> bool:
        """Whether those counted did it rather than suffered it: the subject of an active verb with an object."""
        token = tokens[cue.first]
        if fold(token.text) not in self._transitive_forms(token) or not draft.analysis.has_syntax:
            return False
        if draft.analysis.is_passive(token):
            return False
        return bool(draft.analysis.children(token, "object"))

    def _is_said_of(self, draft: Draft, tokens: Sequence[Token], one: Counted, cue: Token) -> bool:
        """Whether a cue before the number has it as subject: "погибли 93 жителя", "жертвами стали 380 граждан"."""
        if cue.pos == "VERB":
            return not self._has_object(draft, cue) and self._governs(draft, tokens, one, cue)
        if self._articleless and cue.pos == "NOUN" and (cue.index == tokens[one.first].index - 1 or self._owns(draft, tokens, one, cue)):
            return True  # "о гибели четырех солдат"
        above = draft.analysis.parent(cue)
        links = above is not None and above.pos == "VERB" and fold(above.lemma) in self._links
        return links and above is not None and self._governs(draft, tokens, one, above)

    def _owns(self, draft: Draft, tokens: Sequence[Token], one: Counted, noun: Token) -> bool:
        """Whether what happened is that of those counted, by the parse."""
        inside = range(tokens[one.first].index, tokens[one.last - 1].index + 1)
        return any(t.index in inside for t in draft.analysis.children(noun, "modifier"))

    def _governs(self, draft: Draft, tokens: Sequence[Token], one: Counted, verb: Token) -> bool:
        """Whether the verb is said of those counted, by the parse."""
        analysis = draft.analysis
        inside = range(tokens[one.first].index, tokens[one.last - 1].index + 1)
        subjects = (*analysis.subject(verb), *analysis.object(verb), *analysis.children(verb, "subject", "passive_subject"))
        if any(s.index in inside for s in subjects):
            return True
        above = analysis.parent(verb)
        return above is not None and above.index in inside

    # -- mines and land ----------------------------------------------------------------------------------------------

    def _of_things(self, tokens: Sequence[Token], numbers: Sequence[Number]) -> Iterator[tuple[FigureWhat, Counted]]:
        for number in numbers:
            for index in range(number.last, min(number.last + 5, len(tokens))):
                thing = self._things.at(tokens, index)
                if thing is None:
                    if tokens[index].text != "-" and tokens[index].pos in ("VERB", "AUX", "PUNCT", "ADP", "CCONJ"):
                        break
                    continue
                what = cast(FigureWhat, thing.value)
                if any(True for _ in self._deeds[what].iter_in(tokens)):
                    yield (
                        what,
                        Counted(
                            first=number.first,
                            last=thing.last,
                            value=number.value,
                            low=number.low,
                            high=number.high,
                            qualifier=number.qualifier,
                        ),
                    )
                break

    # -- adding ------------------------------------------------------------------------------------------------------

    def _figure(
        self,
        draft: Draft,
        sentence: Sentence,
        tokens: Sequence[Token],
        what: FigureWhat,
        counted: Counted,
        category: FigureCategory | None,
        dates: Sequence[DatedExpression],
    ) -> Figure:
        since = next((d.start for d in _near(dates, sentence) if d.kind == "since"), None) or self._since(tokens, dates, sentence)
        running = since is not None or any(True for _ in self._running.iter_in(tokens))
        hurts = what in ("killed", "injured", "killed_or_injured")
        unit = next((f.value for f in self._units.iter_in(tokens[counted.first : counted.last])), None)
        sure = 0.85 if counted.has_noun else 0.75
        return Figure(
            what=what,
            value=counted.value,
            low=counted.low,
            high=counted.high,
            qualifier=counted.qualifier,
            unit=unit,
            category=category,
            cause=self._cause(draft, sentence) if hurts else None,
            running=running,
            since=since,
            side=self._side(draft, tokens[counted.first], tokens[counted.last - 1]),
            event=None if running or what in _THINGS else self._event(draft, sentence),
            span=Span(sentence.start, min(sentence.end, sentence.start + 1200)),
            confidence=sure,
        )

    def _since(self, tokens: Sequence[Token], dates: Sequence[DatedExpression], sentence: Sentence) -> str | None:
        """The day of what a total runs from: "since the signing of the accord on 10 November"."""
        for index, token in enumerate(tokens):
            if fold(token.text) in self._since_words:
                end = tokens[min(index + _SINCE_REACH, len(tokens)) - 1].end
                return next((d.start for d in _near(dates, sentence) if token.end <= d.span.start < end), None)
        for found in self._since_after.iter_in(tokens):
            begin, end = tokens[max(0, found.first - _SINCE_BEFORE)].start, tokens[found.first].end
            before = [d.start for d in _near(dates, sentence) if begin <= d.span.start < end]
            if before:
                return before[-1]
        return None

    def _cause(self, draft: Draft, sentence: Sentence) -> Cause | None:
        """What did it, in this sentence or in one of the two before it in the paragraph."""
        for index in range(sentence.index, max(-1, sentence.index - 3), -1):
            other = draft.analysis.sentences[index]
            if other.paragraph < sentence.paragraph - (1 if sentence.index - index == 1 else 0):
                break
            found = [f.value for f in self._causes.iter_in(draft.analysis.words(other))]
            for cause in _CAUSES:
                if cause in found:
                    return cause
        return None

    def _side(self, draft: Draft, first: Token, last: Token) -> str | None:
        matches: Sequence[Match] = draft.working.get("gazetteer", ())
        for match in matches:
            if match.span.start >= last.end:
                break
            if match.span.start >= first.start:
                entry = match.of("demonym", "side")
                if entry is not None:
                    return entry.side
        return None

    def _event(self, draft: Draft, sentence: Sentence) -> LocalId | None:
        """The incident told in this sentence, or the nearest one before it in the paragraph."""
        best: tuple[int, LocalId] | None = None
        for event in draft.events.values():
            if event.kind != "incident":
                continue
            for span in event.spans:
                if span.overlaps(sentence.span):
                    return event.id
                told = draft.analysis.sentence_at(span.start)
                if span.end <= sentence.start and told.paragraph == sentence.paragraph and (best is None or span.end > best[0]):
                    best = span.end, event.id
        return best[1] if best else None


def _near(dates: Sequence[DatedExpression], sentence: Sentence) -> Iterator[DatedExpression]:
    for date in dates:
        if date.span.start >= sentence.end:
            return
        if date.span.end > sentence.start:
            yield date
