"""What a Russian parse needs before finders look at it: prepositions, verbs and circumstances as one thing where the parser has several.

Each step takes the tokens of one sentence, whose indexes count on from `first`, and gives them back changed.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass, replace

from tracktwo.reading.analysis import Token
from tracktwo.reading.lexicon import load_lexicon

#: Words of an adverb of several words.
_ADVERB = 3
#: Relations of words that belong to a clause, not to the noun that the parser made its head.
_OF_CLAUSES = ("subject", "oblique", "adverb", "punctuation", "parataxis", "adverbial_clause", "negation", "auxiliary", "marker")


def repaired(tokens: list[Token], *, passive: Collection[int], animate: Collection[int], places: Collection[int]) -> list[Token]:
    """The tokens of one sentence, ready for finders.

    Args:
        passive: indexes of passive verbs; the tagger knows them, the parser not always.
        animate: indexes of words for people, and of proper nouns.
        places: indexes of words that the tagger takes for places.
    """
    if not tokens:
        return tokens
    first = tokens[0].index
    tokens = _with_helping_words(first, tokens)
    tokens = [replace(t, relation="agent") if _is_agent(t, tokens, passive, animate) else t for t in tokens]
    tokens = _with_whole_adverbs(first, tokens)
    tokens = _with_named_conjuncts(tokens, first, animate, places)
    tokens = _with_whole_verbs(first, tokens)
    tokens = _with_whole_prepositions(first, tokens)
    tokens = _with_counted_subjects(first, tokens, passive)
    tokens = _with_verbs_of_being(first, tokens)
    tokens = _off_places_and_times(first, tokens, places)
    return without_circles(first, tokens)


def _is_agent(token: Token, tokens: list[Token], passive: Collection[int], animate: Collection[int]) -> bool:
    """Somebody in the bare instrumental beside a passive verb did it, also where the parser says only "oblique"."""
    is_bare = token.relation == "oblique" and token.case == "ins" and token.head in passive and token.index in animate
    return is_bare and not any(t.head == token.index and t.relation == "case" for t in tokens)


def _is_future(token: Token) -> bool:
    """The tagger calls "будет" present."""
    return token.tense == "future" or (token.lemma == "быть" and token.tense == "present" and token.text.casefold().startswith("буд"))


def _with_helping_words(first: int, tokens: list[Token]) -> list[Token]:
    """Tense and mood that a helping word gives its verb: "будет подписан" is future, "подписал бы" conditional."""
    for number, helper in enumerate(tokens):
        at = helper.head - first
        if helper.pos in ("VERB", "AUX") and _is_future(helper):
            tokens[number] = replace(helper, tense="future")
            if helper.relation in ("auxiliary", "passive_auxiliary"):
                tokens[at] = replace(tokens[at], tense="future")
        elif helper.lemma in ("бы", "б"):
            tokens[at] = replace(tokens[at], mood="conditional")
    return tokens


def _with_whole_adverbs(first: int, tokens: list[Token]) -> list[Token]:
    """ "По меньшей мере" is one adverb of the word after it, and its noun is nobody and nothing."""
    known = _grammar().compound_adverbs
    for number, opening in enumerate(list(tokens)):
        words = tokens[number : number + _ADVERB]
        if opening.pos != "ADP" or " ".join(t.text.casefold() for t in words) not in known or number + _ADVERB >= len(tokens):
            continue
        inside = {t.index for t in words}
        after = tokens[number + _ADVERB]
        top = next((t.head for t in words if t.head not in inside), after.index)
        for at, token in enumerate(tokens):
            if token.index in inside:
                tokens[at] = replace(token, pos="ADV", relation="adverb", head=after.index, lemma=token.text.casefold())
            elif token.head in inside:
                tokens[at] = replace(token, head=top if token.index == after.index else after.index)
    return tokens


def _with_named_conjuncts(tokens: list[Token], first: int, animate: Collection[int], places: Collection[int]) -> list[Token]:
    """ "Встреча Ивана Громова, министра Норвегии Анны Ли и посла": a title with a name of its own is another person, not the same again."""
    for number, token in enumerate(tokens):
        above, before = tokens[token.head - first], tokens[max(number - 1, 0)]
        if token.relation == "apposition" and token.pos == "PROPN" and before.pos == "NOUN" and before.case == token.case:
            if above.index < before.index and before.index in animate:
                tokens[number] = replace(token, head=before.index)  # "президента Анны Ли": the name of the title right before it
        elif token.relation == "conjunct" and token.index in animate and token.case and above.case and token.case != above.case:
            between = tokens[above.index - first + 1 : number]
            same = [
                t for t in between if t.case == token.case and t.index in animate and t.head == above.index and t.relation == "modifier"
            ]
            if same:
                tokens[number] = replace(token, head=same[-1].index)
    named = {t.head for t in tokens if t.relation == "apposition" and t.pos == "PROPN" and t.index in animate and t.index not in places}
    for number, token in enumerate(tokens):
        above = tokens[token.head - first]
        is_title = token.relation == "apposition" and token.pos == "NOUN" and token.index in named and tokens[number - 1].text == ","
        if is_title and above.pos == "PROPN" and above.index in animate and above.index < token.index and token.case == above.case:
            tokens[number] = replace(token, relation="conjunct")
    return tokens


def _with_whole_verbs(first: int, tokens: list[Token]) -> list[Token]:
    """ "Приняли участие" is one verb, "участвовать": what hangs on its noun hangs on it."""
    known = _grammar().verb_phrases
    for number, noun in enumerate(list(tokens)):
        verb = tokens[noun.head - first]
        whole = known.get(f"{verb.lemma} {noun.lemma}") if noun.pos == "NOUN" and verb.pos == "VERB" else None
        if whole is None:
            continue
        tokens[verb.index - first] = replace(verb, lemma=whole)
        tokens[number] = replace(noun, relation="flat")
        for at, token in enumerate(tokens):
            if token.head == noun.index and token.relation in ("modifier", "oblique", "relative_clause"):
                tokens[at] = replace(token, head=verb.index, relation="oblique" if token.relation == "modifier" else token.relation)
    return tokens


def _with_whole_prepositions(first: int, tokens: list[Token]) -> list[Token]:
    """ "В рамках визита" hangs by "в рамках" on its verb, as "во время визита" does: the noun of the preposition is no link of its own."""
    known = _grammar().compound_prepositions
    for number, opening in enumerate(tokens):
        if opening.pos != "ADP":
            continue
        size = next((n for n in (3, 2) if " ".join(t.text.casefold() for t in tokens[number : number + n]) in known), 0)
        if size:
            _join(first, tokens, number, size)
    return tokens


def _join(first: int, tokens: list[Token], number: int, size: int) -> None:
    """Hang the words of the preposition at `number` on the noun that they govern."""
    inside = range(first + number, first + number + size)
    noun = tokens[number + 1]
    governed = next((t for t in tokens[number + size :] if t.head in inside and t.relation in ("modifier", "oblique", "apposition")), None)
    if governed is None:
        if noun.head in inside and tokens[number].relation == "case":  # the parser has joined them already
            governed = tokens[tokens[number].head - first]
        if governed is None or governed.index in inside:
            return
    else:
        tokens[governed.index - first] = replace(
            governed, head=governed.index if noun.head == noun.index else noun.head, relation=noun.relation
        )
    for at, token in enumerate(tokens):
        if token.index in inside:
            tokens[at] = replace(token, head=governed.index, relation="case", pos="ADP", lemma=token.text.casefold())
        elif token.head in inside and token.index != governed.index:
            tokens[at] = replace(token, head=governed.index)


def _with_counted_subjects(first: int, tokens: list[Token], passive: Collection[int]) -> list[Token]:
    """ "Погибли 72 человека": what is counted stands in the genitive, and is the subject all the same; so in "более 400 человек"."""
    for number, token in enumerate(list(tokens)):
        above = tokens[token.head - first]
        if above.pos == "ADV" and above.relation in ("subject", "passive_subject", "object") and token.case == "gen":
            tokens[number] = replace(token, relation=above.relation, head=above.head)
            tokens[above.index - first] = replace(above, relation="adverb", head=token.index)
    counted = {t.head for t in tokens if t.relation == "number"}
    marked = {t.head for t in tokens if t.relation == "case"}
    served = {t.head for t in tokens if t.relation in ("subject", "passive_subject")}
    times = _grammar().time_nouns
    for number, token in enumerate(tokens):
        verb = tokens[token.head - first]
        is_free = token.index in counted - marked and token.lemma not in times and token.case in ("gen", "nom", None)
        is_object = token.relation == "object" and verb.index in passive
        says = verb.pos == "VERB" and verb.form == "finite" and verb.index not in served
        if is_free and says and (token.relation == "oblique" or is_object):
            tokens[number] = replace(token, relation="passive_subject" if verb.index in passive else "subject")
            served.add(verb.index)
    return tokens


def _with_verbs_of_being(first: int, tokens: list[Token]) -> list[Token]:
    """ "Встреча была в мае в Вене": "быть" is the verb there, and the place and the time hang on it."""
    marked = {t.head for t in tokens if t.relation == "case"}
    for number, being in enumerate(tokens):
        above = tokens[being.head - first]
        if being.lemma != "быть" or being.relation != "auxiliary" or above.pos not in ("NOUN", "PROPN") or above.index not in marked:
            continue
        is_top = above.head == above.index
        tokens[number] = replace(
            being, pos="VERB", head=being.index if is_top else above.head, relation="root" if is_top else above.relation
        )
        for at, token in enumerate(tokens):
            if token.index == above.index:
                tokens[at] = replace(token, head=being.index, relation="oblique")
            elif token.head == above.index and token.index != being.index and token.relation in _OF_CLAUSES:
                tokens[at] = replace(token, head=being.index)
    return tokens


def _off_places_and_times(first: int, tokens: list[Token], places: Collection[int]) -> list[Token]:
    """ "Встретился в Вене 3 мая с послом": what hangs by a preposition on a place or a date is said of the verb or noun above."""
    prepositions = {t.head for t in tokens if t.relation == "case"}
    times = _grammar().time_nouns
    for number in range(len(tokens)):
        for _ in range(3):
            token = tokens[number]
            above = tokens[token.head - first]
            is_place_or_time = above.index in places or above.lemma in times
            if token.relation != "modifier" or token.index not in prepositions or not is_place_or_time or above.head == above.index:
                break
            top = tokens[above.head - first]
            tokens[number] = replace(token, head=top.index, relation="oblique" if top.pos in ("VERB", "AUX") else "modifier")
    return tokens


def without_circles(first: int, tokens: list[Token]) -> list[Token]:
    """A tree: the parser chooses each head alone, and may let words hang on each other in a circle. Its verb becomes a root then."""
    safe: set[int] = set()
    for start in tokens:
        path: list[int] = []
        at = start.index
        while at not in safe and at not in path:
            path.append(at)
            at = tokens[at - first].head
        if at in path and tokens[at - first].head != at:
            circle = path[path.index(at) :]
            top = next((i for i in circle if tokens[i - first].pos == "VERB"), circle[0])
            tokens[top - first] = replace(tokens[top - first], head=top, relation="root")
        safe.update(path)
    return tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class _Grammar:
    compound_prepositions: tuple[str, ...]
    compound_adverbs: tuple[str, ...]
    verb_phrases: dict[str, str]
    time_nouns: tuple[str, ...]


@functools.cache
def _grammar() -> _Grammar:
    grammar: _Grammar = load_lexicon(_Grammar, "ru", "grammar")
    return grammar
