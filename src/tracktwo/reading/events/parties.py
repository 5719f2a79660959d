"""Who takes part: from a word of the sentence to the most exact entities that the report gives for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import cast

from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.model.vocab import EventKind, ParticipantRole
from tracktwo.reading.analysis import Token
from tracktwo.reading.events.scene import PHRASE, Named, Party, Scene
from tracktwo.reading.phrases import is_possessive

#: Kinds that take part in events.
_ACTORS = frozenset({"person", "initiative", "group", "organization", "population", "government"})
_STATES = frozenset({"government", "population"})
_LIST_MARKS = frozenset(":-–—(,")
#: Words of the longest name that is given to unnamed people; what is longer is a sentence about them.
_LONGEST_GROUP = 14
#: "The leaders" are so many at most; a longer list is another company.
_LEADERS = 4
_BETWEEN_NAMES = frozenset({",", ";", "&", "-", "–", "—"})


def parties_of(scene: Scene, tokens: Iterable[Token], role: ParticipantRole = "participant") -> list[Party]:
    """The parties that the words in one place of the sentence stand for, in text order, each once."""
    found: list[Party] = []
    for token in tokens:
        for party in _of_word(scene, token, role):
            if all(p.entity != party.entity for p in found):
                found.append(party)
    return found


def _of_word(scene: Scene, token: Token, role: ParticipantRole) -> list[Party]:
    if scene.is_in("quantifiers", token):  # "each of the two leaders"
        counted = [t for t in scene.analysis.children(token, "modifier") if scene.analysis.marker(t) in scene.words.of_markers]
        if counted:
            return _of_word(scene, counted[0], role)
    persons = _persons(scene, token)
    if persons:
        return [_party(scene, n, role) for n in (*_joined_before(scene, persons[0]), *persons)]
    listed = listed_after(scene, token)
    if listed:
        return [_party(scene, n, role) for n in listed]
    whole = _whole(scene, token)
    if whole is not None:
        return [Party(entity=whole, span=token.span, role=role)]
    referent = scene.draft.referent_at(token.span)
    if referent is None and scene.is_in("neuter_possessives", token) and scene.initiative is not None:
        return [Party(entity=scene.initiative, span=token.span, role=role)]
    if referent is not None and referent.kind != "place":
        return [Party(entity=referent.id, span=token.span, role=role)]
    said_of = _speaker_of_itself(scene, token)
    if said_of is not None:
        return [_party(scene, said_of, role)]
    company = _company(scene, token)
    if company:
        return [Party(entity=p.entity, span=token.span, role=role) for p in company]
    initiative = _renamed(scene, token)
    if initiative is not None:
        return [_party(scene, initiative, role, count=_count(scene, token))]
    named = scene.named_at(token, "person", "initiative", "group", "organization", "population", "government") or scene.country_at(token)
    if named is not None and named.kind == "group":  # a long title with the name of its holder in it
        inside = scene.named_between(named.first, named.last, "person")
        holder = scene.tokens[named.last] if token.number == "sing" and named.last + 1 < len(scene.tokens) else None
        if not inside and holder is not None and holder.text == ",":  # "the leader of the movement, X,"
            inside = [n for n in scene.named[named.last + 1] if n.kind == "person" and n.first == named.last + 1]
        if inside:
            return [_party(scene, n, role) for n in inside]
    is_people = scene.is_in("people", token)
    if named is not None and (not is_people or named.kind in ("group", "initiative", "person") or named.last - 1 >= token.index):
        return [_party(scene, named, role, count=_count(scene, token))]
    if is_people and scene.is_in("members", token) and not scene.analysis.children(token, "modifier"):
        return []  # "all its members": those of the group that meets
    if is_people:
        inside = scene.named_between(*_token_range(scene, group_span(scene, token)), "person")
        if inside:
            return [_party(scene, inside[0], role)]  # "to Ann Lee, chair of … and ambassador": a title, and its holder before it
        ident = group_entity(scene, token)
        return [Party(entity=ident, span=scene.entity(ident).spans[0], role=role, count=_count(scene, token))] if ident else []
    return []


def _speaker_of_itself(scene: Scene, token: Token) -> Named | None:
    """Whom "it" means in what a state or body says: "Vell said it had handed over …"."""
    verb = scene.analysis.parent(token) if scene.is_in("itself", token) else None
    above = scene.analysis.parent(verb) if verb is not None and verb.relation == "clausal_complement" else None
    if above is None:
        return None
    subjects = scene.analysis.subject(above)
    return next((n for t in subjects if (n := scene.named_at(t, "organization", "government", "initiative") or scene.country_at(t))), None)


def _renamed(scene: Scene, token: Token) -> Named | None:
    """The initiative that the word says again: "eleven experts, the Tam Group", "the Tam Group – 11 experts –"."""
    if not scene.is_in("people", token):
        return None
    for other in scene.analysis.appositions(token):
        for word in (other, *scene.analysis.children(other, "adjective")):
            named = scene.named_at(word, "initiative")
            if named is not None:
                return named
    at = token.index - 1
    while at >= 0 and scene.tokens[at].pos in ("NUM", "ADJ", "DET"):
        at -= 1
    if at < 1 or scene.tokens[at].text not in ("-", "–", "—"):
        return None
    at -= 1 + (scene.tokens[at - 1].text == ")")
    return scene.named_at(scene.tokens[at], "initiative")


def _company(scene: Scene, token: Token) -> list[Party]:
    """Those who met in the meeting told last, where the word stands for them: "they", "their", "the two leaders"."""
    if scene.is_in("pronouns", token) or scene.is_in("plural_possessives", token):
        return scene.company
    if not scene.is_in("pairs", token) or token.number != "plur":
        return []
    around = scene.analysis.children(token)
    bare = all(t.relation in ("determiner", "number", "relative_clause", "case", "apposition") or t.pos == "PUNCT" for t in around)
    definite = any(scene.is_in("definite", t) for t in around)
    guests = [p for p in scene.company if p.role != "host"]
    return guests if bare and definite and 1 < len(guests) <= _LEADERS else []


def _whole(scene: Scene, token: Token) -> LocalId | None:
    """The initiative whose members the word names: "members of the group", "its members"."""
    if not scene.is_in("members", token):
        return None
    for child in scene.analysis.children(token, "modifier", "adjective"):
        named = scene.named_at(child, "initiative")
        if named is not None:
            return named.entity
        referent = scene.draft.referent_at(child.span)
        if referent is not None and referent.kind in ("initiative", "organization"):
            return referent.id
        if scene.is_in("possessives", child):
            return scene.initiative
    return None


def parties_by_marker(scene: Scene, kind: EventKind, tokens: Iterable[Token]) -> list[Party]:
    """Those who stand after a word that tells their role, such as "with the mediation of", on one of `tokens`."""
    found: list[Party] = []
    for role, markers in (scene.words.role_markers or {}).items():
        if role == "receiver" and kind != "transfer":
            continue
        for token in tokens:
            for word in scene.analysis.oblique(token, *markers):
                if scene.is_in("chairs", word) and word.index + 2 < len(scene.tokens):  # "under the chairmanship of A and B"
                    found += parties_after(scene, word.index + 2, scene.sentence_of(word).last, cast(ParticipantRole, role))
                else:
                    found += parties_of(scene, [word], cast(ParticipantRole, role))
    return found


def _party(scene: Scene, named: Named, role: ParticipantRole, count: int | None = None) -> Party:
    return Party(entity=named.entity, span=named.span, role=role, count=count)


def _persons(scene: Scene, token: Token) -> list[Named]:
    """The people that the word names, by itself, by an apposition, or as a title before a name."""
    named = scene.named_at(token, "person")
    if named is not None:
        return [named]
    for other in scene.analysis.appositions(token):
        person = scene.named_at(other, "person")
        if person is not None and scene.named_at(token, "place") is None and not scene.is_event_noun(token):
            return _run(scene, person)
    for affiliation in scene.draft.affiliations:
        if affiliation.span.holds(token.start):
            person = next(
                (
                    n
                    for i in range(token.index, min(token.index + 30, len(scene.tokens)))
                    for n in scene.named[i]
                    if n.entity == affiliation.person
                ),
                None,
            )
            if person is not None and affiliation.span.start <= person.span.start <= affiliation.span.end + 2:
                return [person]
    return []


def _joined_before(scene: Scene, person: Named) -> list[Named]:
    """The people joined to `person` from before, titles between them: "Minister A of Vell and Minister B of Orra | met".

    Read word by word, as parsers lose their way in titles; only from where a clause begins, so that nobody's object becomes a subject.
    """
    found: list[Named] = []
    first, joined = person, False
    while True:
        at = _before_title(scene, first)
        if at < 0 or scene.sentence_numbers[at] != scene.sentence_numbers[person.first]:
            return found if joined else []
        token = scene.tokens[at]
        joined = joined or token.pos == "CCONJ"
        before = next((n for n in scene.named[at - 1] if n.kind == "person" and n.last == at), None) if at else None
        if before is None or not (token.pos == "CCONJ" or token.text == "," and joined):
            opens = token.pos in ("SCONJ", "ADP") or token.text == ","
            return found if joined and opens and token.pos != "CCONJ" else []
        found.insert(0, before)
        first = before


def _before_title(scene: Scene, person: Named) -> int:
    """The index of the token before the person's name and the titles in front of it."""
    at = person.first - 1
    while at >= 0 and any(a.person == person.entity and a.span.holds(scene.tokens[at].start) for a in scene.draft.affiliations):
        at -= 1
    while at >= 0 and scene.is_in("articles", scene.tokens[at]):
        at -= 1
    return at


def _run(scene: Scene, first: Named) -> list[Named]:
    """`first` and the people named right after it, with nothing but commas, "and" and titles between."""
    run = [first]
    at = first.last
    while at < len(scene.tokens) and scene.sentence_numbers[at] == scene.sentence_numbers[first.first]:
        person = next((n for n in scene.named[at] if n.kind == "person" and n.first == at), None)
        if person is not None:
            run.append(person)
            at = person.last
            continue
        token = scene.tokens[at]
        if token.text in _BETWEEN_NAMES or token.pos == "CCONJ" or token.relation == "coordinator":
            at += 1
            continue
        return run
    return run


def parties_after(scene: Scene, start: int, last: int, role: ParticipantRole = "participant") -> list[Party]:
    """The parties that stand in a row from token `start` on: "President A of B, C, the foreign minister, and D". Read word by word, because
    parsers lose their way in long titles. Where people are named, the titles and bodies around them are theirs and no parties."""
    row = list(_row(scene, start, last))
    people = [n for n in row if n.kind == "person"]
    found: list[Party] = []
    for named in row:
        if named.kind != "person" and any(-4 <= named.first - p.last <= 2 or 0 <= p.first - named.last <= 4 for p in people):
            continue
        if all(p.entity != named.entity for p in found):
            found.append(_party(scene, named, role))
    return found


def _row(scene: Scene, start: int, last: int) -> Iterator[Named]:
    """Mentions from `start` on as long as nothing but the words of names and titles stands between them."""
    at, opens, yielded = start, True, False
    headed = under = False  # inside the title of the one named last: "X, adviser to President Y"
    while at < last:
        token = scene.tokens[at]
        named = next((n for n in scene.named[at] if n.first == at and n.kind in _ACTORS), None)
        if named is None and opens:
            named = scene.country_at(token)
        if named is not None and _is_owner(scene, named):
            at, opens = named.last, False
            continue
        if named is not None and (named.kind == "person" or opens):
            if not under:
                yield named
            at, opens, yielded = named.last, False, True
            headed = headed or named.kind not in _STATES  # "Vell Foreign Minister A": the state only says whose minister
            continue
        if (
            not yielded
            and not scene.named[at]
            and token.pos == "NOUN"
            and not token.text[:1].isupper()
            and not scene.is_in("people", token)
        ):
            return
        if token.text == "(":  # "the President of Orra (A)": his name
            at, headed, under = at + 1, False, False
            continue
        skipped = scene.lexicon.at("including", scene.keys, at, last) if yielded or opens else 0
        if skipped:  # "with experts and officials, including A and B"
            at, opens, under, headed = at + skipped, True, False, False
            continue
        if token.text in (",", ";", ":") or token.relation == "coordinator" or token.pos == "CCONJ":
            opens, under = True, False
            headed = headed and token.pos != "CCONJ"
        elif not scene.named[at] and _ends_row(scene, token):
            return
        elif token.pos not in ("DET", "ADJ", "PRON", "NUM"):
            opens = False
            under = under or (headed and scene.is_in("title_links", token))
        at += 1


def _is_owner(scene: Scene, named: Named) -> bool:
    """ "the ministers' talks", "Vell's offer": an owner of what follows."""
    return named.last < len(scene.tokens) and is_possessive(scene.tokens[named.last])


def _ends_row(scene: Scene, token: Token) -> bool:
    """Whether the word can stand in no name and no title: a verb, a preposition of another sort, a dash."""
    if token.pos in ("VERB", "AUX", "SCONJ", "PART"):
        return not token.text[:1].isupper()
    if token.pos == "ADP":
        return not scene.is_in("title_links", token)
    return token.pos == "PUNCT" and token.text not in _BETWEEN_NAMES and token.text not in "()“”\"'’."


def listed_after(scene: Scene, token: Token) -> list[Named]:
    """The people that are listed right after the phrase of `token`: "their colleagues: A, B and C", "the members (A, B)"."""
    end = phrase_end(scene, token)
    tokens = scene.tokens
    if end >= len(tokens):
        return []
    opener = tokens[end]
    at = end
    if opener.text in _LIST_MARKS:
        at += 1
    skipped = scene.lexicon.at("including", scene.keys, at, min(at + 4, len(tokens)))
    at += skipped
    if at == end or at >= len(tokens):
        return []
    first = next((n for n in scene.named[at] if n.kind == "person" and n.first == at), None)
    if first is None:
        return []
    run = _run(scene, first)
    return run if len(run) > 1 or opener.text in ":(-–—" or skipped else []


def phrase_end(scene: Scene, token: Token) -> int:
    """The index after the last token of the noun phrase of `token`, people named inside it left out."""
    return max(t.index for t in _phrase(scene, token, with_people=False)) + 1


def _phrase(scene: Scene, token: Token, *, with_people: bool = True) -> list[Token]:
    """The words of a noun phrase: what stands before its head, and "of …", "from …" after it."""
    found, stack = [token], [token]
    while stack and scene.analysis.has_syntax:
        above = stack.pop()
        for child in scene.analysis.children(above):
            inside = child.relation in PHRASE or (child.relation in ("conjunct", "coordinator") and above is not token)
            is_mark = child.pos == "PUNCT" or (child.relation == "case" and above is token)
            if inside and not is_mark and (with_people or scene.named_at(child, "person") is None):
                found.append(child)
                stack.append(child)
    return found


def group_entity(scene: Scene, token: Token) -> LocalId | None:
    """The `group` entity for unnamed people, as the report words them, without article: made where nobody found it yet."""
    span = group_span(scene, token)
    for index in range(max(0, token.index - 8), token.index + 1):
        for named in scene.named[index]:
            if named.kind == "group" and named.span.overlaps(span):
                return named.entity
    name = scene.base_name(span, "group")
    for entity in scene.draft.entities.values():
        if entity.kind == "group" and entity.name == name:
            scene.draft.add_mention(entity.id, span)
            return entity.id
    sides = {scene.entity(n.entity).side for n in scene.named_between(*_token_range(scene, span), "government", "organization")}
    return scene.draft.add_entity("group", span, name=name, side=next(iter(sides)) if len(sides) == 1 else None, confidence=0.6)


def group_span(scene: Scene, token: Token) -> Span:
    """The words of the group, without the article before and what hangs loose after."""
    indexes = [t.index for t in _phrase(scene, token)]
    first, last = min(indexes), min(max(indexes), _end_before_place(scene, token))
    while first < token.index and (scene.is_in("articles", scene.tokens[first]) or scene.tokens[first].pos in ("PUNCT", "ADP", "CCONJ")):
        first += 1
    while last > token.index and scene.tokens[last].pos in ("PUNCT", "ADP", "CCONJ", "DET"):
        last -= 1
    if last - first > _LONGEST_GROUP:
        last = token.index
    return Span(scene.tokens[first].start, scene.tokens[last].end)


def _end_before_place(scene: Scene, token: Token) -> int:
    """The last token before where those were met: "his counterparts | in Tam last May"; residents of a place are there for good."""
    if scene.is_in("dwellers", token):
        return len(scene.tokens)
    for child in scene.analysis.children(token, "modifier"):
        marked = [t.index for t in scene.analysis.children(child, "case")]
        is_place = scene.named_at(child, "place", "government") is not None and scene.analysis.marker(child) in scene.words.place_markers
        if child.index > token.index and marked and is_place:
            return min(marked) - 1
    return len(scene.tokens)


def _token_range(scene: Scene, span: Span) -> tuple[int, int]:
    tokens = scene.analysis.tokens_in(span)
    return tokens[0].index, tokens[-1].index + 1


def _count(scene: Scene, token: Token) -> int | None:
    """ "19 experts": 19."""
    for child in scene.analysis.children(token, "number"):
        if child.text.isdigit() and int(child.text) < 1500:
            return int(child.text)
    return None
