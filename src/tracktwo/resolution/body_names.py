"""Are two names the same body's or initiative's? Words agree in any order and spelling; generic words weigh little.

Translations are not guessed: "Peace Bridge" and «Мост мира» are one by the pack's aliases, not by their letters.
"""

from __future__ import annotations

import functools
import re

from tracktwo.resolution.names import NEEDS_MORE, NameComparison
from tracktwo.resolution.spelling import distance, readings, skeletons

_IGNORED = frozenset(
    ["the", "of", "for", "and", "on", "in", "a", "an", "to", "by", "llc", "ltd", "inc", "jsc", "cjsc", "de", "la", "и", "в", "по", "за",
     "о", "об", "на", "с", "ооо", "оао", "və", "üçün", "üzrə", "mmc", "և", "եւ", "ու", "համար", "ve", "için"]
)  # fmt: skip
#: Words that name a sort of body, by sort: alone they agree with nothing, and a sort has one word in each language.
_SORTS = {
    "ministry": "ministr|министерств|nazirli|նախարարութ",
    "council": "council|совет|şura|խորհ(?!րդարան)",
    "centre": "cent(?:er|re)|центр|mərkəz|merkez|կենտրոն",
    "committee": "committ|комитет|komit|կոմիտե",
    "commission": "commission|комисси|komissiya|komisyon|հանձնաժողով",
    "institute": "institut|институт|ինստիտուտ",
    "foundation": "foundat|fund|фонд|fond|հիմնադրամ",
    "organization": "organi[sz]|организац|təşkilat|կազմակերպ",
    "association": "associat|ассоциац|assosiasiya|ասոցիաց",
    "union": "union|союз|ittifaq|birli|միութ",
    "club": "club|клуб|klub|ակումբ",
    "party": "party|парти|partiya|կուսակց",
    "agency": "agency|агентств|agentli|գործակալ",
    "service": "service|служб|xidmət|ծառայ",
    "office": "office|bureau|бюро|офис|ofis|büro|գրասենյակ",
    "group": "group|групп|qrup|խումբ|խմբ",
    "forum": "forum|форум|ֆորում",
    "platform": "platform|платформ|հարթակ",
    "initiative": "initiative|инициатив|təşəbbüs|նախաձեռն",
    "state": "state|государств|dövlət|պետական",
    "national": "national|националь|milli|ազգային",
    "international": "international|международ|beynəlxalq|միջազգային",
    "public": "public|обществен|ictimai|հանրային|հասարակ",
    "republic": "republic|республик|respublika|հանրապետ",
    "department": "department|департамент|управлен|departament|idarə|վարչութ",
    "parliament": "parliament|парламент|խորհրդարան",
    "assembly": "assembly|собрани|məclis|ժողով",
    "government": "government|правительств|hökumət|կառավար",
    "academy": "academy|академи|akademiya|ակադեմի",
    "university": "universit|университет|համալսարան",
    "ngo": "ngos?$|нпо|нко|qht|հկ",
    "agreement": "agreement|accord|treaty|pact$|соглашен|договор|sazis|saziş|müqavil|համաձայնագ|պայմանագ",
    "protocol": "protocol|протокол|protokol|արձանագր",
    "declaration": "declarat|деклара|bəyannam|հռչակագ",
    "statement": "statement|заявлен|bəyanat|հայտարար",
    "report": "report|доклад|отч[её]т|hesabat|զեկույց",
    "letter": "letter|appeal|письм|обращен|məktub|müraciət|նամակ|կոչ$",
    "memorandum": "memorand|меморанд|anlaşma|հուշագիր",
    "statutes": "regulation|statute|регламент|reqlament|nizamnam|կանոնակարգ",
}
_SORT = re.compile("|".join(f"(?P<{sort}>{stems})" for sort, stems in _SORTS.items()))


@functools.lru_cache(maxsize=65536)
def compare_bodies(a: str, b: str) -> NameComparison:
    """How likely `a` and `b` are names of one body or initiative, with the reason. The order of the two does not matter."""
    if a > b:
        return compare_bodies(b, a)
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs:
        return NameComparison(score=0.0, why="no_name", reason="no word of a name to compare")
    if _is_acronym_of(a, theirs) or _is_acronym_of(b, mine):
        return NameComparison(score=0.75, why="initial_agrees", reason=f"one is the initials of the other: {a} ~ {b}")
    pairs, left, right = _matched(mine, theirs)
    weigh = sum(_weight(x) for x, _ in pairs)
    if not any(_weight(x) == 1.0 for x, _ in pairs) and (left or right) and len(pairs) < 3:
        return NameComparison(score=0.2, why="family_differs", reason="only generic words agree" if pairs else f"no word agrees: {a} ~ {b}")
    missing = [[w for w in side if _weight(w) == 1.0] for side in (left, right)]
    if missing[0] and missing[1]:
        words = f"{' '.join(missing[0])} ~ {' '.join(missing[1])}"
        return NameComparison(score=0.3, why="family_differs", reason=f"words that name it differ: {words}")
    if missing[0] or missing[1]:
        return NameComparison(score=0.65, why="part_of_family", reason=f"one name has more words: {' '.join(missing[0] or missing[1])}")
    generic = sum(_weight(w) for w in (*left, *right))
    if left and right:
        return NameComparison(score=0.55, why="part_of_family", reason=f"other sort of body: {' '.join(left)} ~ {' '.join(right)}")
    return NameComparison(score=round(0.97 - 0.1 * min(1.0, generic / weigh), 3), why="names_agree", reason=f"every word agrees: {a} ~ {b}")


@functools.lru_cache(maxsize=65536)
def sorts_of(name: str) -> frozenset[str]:
    """Which sorts of body the name's words say it is: `commission`, `group`, … in any of our languages."""
    return frozenset(s for w in _words(name) if (s := _sort(w)))


@functools.lru_cache(maxsize=65536)
def could_name_one(a: str, b: str) -> bool:
    """Whether one name is the short form of the other ("the commissions" of "the border commissions"), in any of our languages."""
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs:
        return False
    sorts = (sorts_of(a), sorts_of(b))
    if not sorts[0] & sorts[1]:
        return compare_bodies(a, b).score >= NEEDS_MORE
    named = [[w for w in words if _weight(w) == 1.0] for words in (mine, theirs)]
    if not named[0] or not named[1]:
        return sorts[0] <= sorts[1] or sorts[1] <= sorts[0]
    return compare_bodies(a, b).score >= NEEDS_MORE


@functools.lru_cache(maxsize=65536)
def body_keys(name: str) -> frozenset[str]:
    """Keys for blocking: two names of one body share a key. Made of the words that name it, and of its initials."""
    words = _words(name)
    distinct = [w for w in words if _weight(w) == 1.0]
    distinct = distinct if len(distinct) > 1 else words
    initials = "".join(r[0] for w in words for r in readings(w)[:1])
    spelled = [w for w in distinct if w.isupper() and len(w) <= 7]
    return frozenset(
        {key for w in distinct for key in skeletons(w)}
        | ({f"={initials}"} if len(words) > 1 else {f"={r}" for w in spelled for r in readings(w)})
    )


def _words(name: str) -> list[str]:
    return [w for w in re.findall(r"[^\W_]+", name) if w.casefold() not in _IGNORED]


def _weight(word: str) -> float:
    return 0.4 if _sort(word) else 1.0


def _sort(word: str) -> str | None:
    match = _SORT.match(word.casefold())
    return match.lastgroup if match else None


def _is_acronym_of(short: str, words: list[str]) -> bool:
    letters = short.strip(' ."«»“”')
    if not (2 <= len(letters) <= 8 and letters.isupper() and letters.isalpha() and len(words) > 1):
        return False
    initials = "".join(r[0] for w in words for r in readings(w)[:1])
    return any(r == initials for r in readings(letters)) or letters.casefold() == "".join(w[0] for w in words).casefold()


def _matched(a: list[str], b: list[str]) -> tuple[list[tuple[str, str]], list[str], list[str]]:
    left, right, pairs = [], list(b), []
    for word in a:
        other = next((o for o in right if _agree(word, o)), None)
        if other is None:
            left.append(word)
        else:
            right.remove(other)
            pairs.append((word, other))
    return pairs, left, right


def _agree(a: str, b: str) -> bool:
    """One word in two spellings, or with another case ending."""
    if a.casefold() == b.casefold() or (_sort(a) is not None and _sort(a) == _sort(b)):
        return True
    if a.isdigit() or b.isdigit() or min(len(a), len(b)) < 4:
        return False
    if distance(a, b) <= 0.1 * max(len(a), len(b)):
        return True
    stem = min(len(a), len(b)) - 1
    return stem >= 4 and abs(len(a) - len(b)) <= 3 and distance(a[:stem], b[:stem]) <= 0.3
