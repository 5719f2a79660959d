"""What a shallow analysis knows of one word form, and what a language without a parser has to say about its words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from tracktwo.reading.analysis import Tense, VerbForm
from tracktwo.reading.morphology import Morphology

WordClass = Literal["NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "CCONJ", "SCONJ", "PRON", "NUM", "PART", "DET", "X"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordForm:
    """One reading of a word: base form in lower case, word class, and what its ending says.

    `case`: `nom gen dat acc ins loc abl` or `None`. `definite`: an article or an ending that only definite nouns take. `possessed`: the
    noun belongs to a genitive before it. `passive`, `negated`, `tense`, `form`, `mood` are said of verbs.
    """

    lemma: str
    pos: WordClass
    case: str | None = None
    number: str | None = None
    definite: bool = False
    possessed: bool = False
    tense: Tense | None = None
    form: VerbForm | None = None
    mood: str | None = None
    passive: bool = False
    negated: bool = False


class ShallowLanguage(Morphology, Protocol):
    """A language read by its endings: what `backends/verb_final.py` asks of it."""

    code: str
    light: dict[str, str]  # nouns that make one verb with the verb after them, by lemma, as a lexicon writes them

    def form(self, word: str, *, opens: bool) -> WordForm:
        """The likeliest reading of a word; `opens` says that it stands first in its sentence, where a capital says nothing."""
        ...

    def ending_case(self, word: str, base: str) -> str | None:
        """The case that `word` is of its known base form; `None` where it is no form of it."""
        ...

    def family_ending(self, word: str) -> bool:
        """Whether the word, without its case, ends as family names do."""
        ...

    def given_name(self, word: str) -> bool:
        """Whether the word, without its case, is a given name of the list."""
        ...

    def strong_family(self, word: str) -> bool:
        """Whether the ending is one that little else has, so that the word alone is a family name (-yan, -ov)."""
        ...
