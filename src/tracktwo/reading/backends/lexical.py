"""Sentences and words without a parser: for languages that have no trained model, and for the plain lexical reader.

Sentence ends include the Armenian full stop (։, also typed as a colon at the end of a sentence) beside . ! ? … and line breaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracktwo.reading.analysis import Analysis, Sentence, Token

VERSION = "lexical-1"
_TOKEN = re.compile(r"\d+(?:[.,:/]\d+)*|[^\W\d_]+(?:['’‘ʼ՚][^\W\d_]+)*[՛՜՞]?[^\W\d_]*|\S")
_BREAK = re.compile(r"[.․!?…։:]+[\"»”’)]*(?=\s+(?P<quote>[\"«“(„]*)(?P<next>\w))|[։]|\n+")
_ABBREVIATION = re.compile(r"(?:\b\w|(?:\b|(?<=\d))(?:[Mm]rs?|[Dd]r|[Ss]t|[Nn]o|тыс|млн|им|ул|г|гг|др|т\.д|с\.г|ադ|թ|թթ|s\.g|və s))[.․]$")
#: Before a full stop and a figure: a word, and not "No." or "art.".
_WORD_BEFORE = re.compile(r"[^\W\d_]{4}[\"»”’)]*$")


def sentence_spans(text: str) -> Iterator[tuple[int, int, int]]:
    """`(start, end, paragraph)` of each sentence, without white space at its ends."""
    start = paragraph = 0
    for match in _BREAK.finditer(text):
        line_end = match.group().startswith("\n")
        if not line_end and not _ends_sentence(text, start, match):
            continue
        yield from _one(text, start, match.start() if line_end else match.end(), paragraph)
        start = match.end()
        paragraph += line_end
    yield from _one(text, start, len(text), paragraph)


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the marks end a sentence: no colon of another script, abbreviation or stop inside a word group does."""
    marks, following = match.group(), match["next"]
    if marks[0] == "։":
        return True
    before = text[max(start, match.start() - 8) : match.start()]
    armenian = re.search('[Ա-և][»”"՚)]*$', before) is not None
    if marks[0] == ":" and not armenian:
        return False
    if marks in (".", "․"):
        if armenian and match["quote"]:
            return False  # "նա ասաց. «…»": the Armenian middle stop leads to what is said
        if _ABBREVIATION.search(before + marks):
            return False
    if following.isdigit():
        return marks[0] in ".։:!?" and _WORD_BEFORE.search(before) is not None
    return not following.islower() and following != "_"


def _one(text: str, start: int, end: int, paragraph: int) -> Iterator[tuple[int, int, int]]:
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), start + len(words.rstrip()), paragraph


class LexicalBackend:
    """Words and sentences alone: no heads, no relations, lemmas are the words in lower case."""

    version = VERSION

    def __init__(self, language: str) -> None:
        self._language = language

    def analyse(self, text: str) -> Analysis:
        """Cut `text` into sentences and words."""
        tokens: list[Token] = []
        sentences: list[Sentence] = []
        for start, end, paragraph in sentence_spans(text):
            first = len(tokens)
            for match in _TOKEN.finditer(text, start, end):
                word = match.group()
                pos = "NUM" if word[0].isdigit() else "X" if word[0].isalpha() else "PUNCT"
                tokens.append(Token(index=len(tokens), start=match.start(), end=match.end(), text=word, lemma=word.casefold(), pos=pos))
            sentences.append(Sentence(index=len(sentences), first=first, last=len(tokens), start=start, end=end, paragraph=paragraph))
        return Analysis(text=text, language=self._language, tokens=tuple(tokens), sentences=tuple(sentences), has_syntax=False)
