"""The finders of what is said, undertaken and counted, in order: those for which a language has words."""

from __future__ import annotations

from tracktwo.packs.pack import Pack
from tracktwo.reading.commitments.finder import CommitmentFinder
from tracktwo.reading.commitments.words import CommitmentWords
from tracktwo.reading.figures.finder import FigureFinder
from tracktwo.reading.figures.words import FigureWords
from tracktwo.reading.finder import Finder
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.named_groups import NamedGroups
from tracktwo.reading.numbers import numbers_of
from tracktwo.reading.plural_references import PluralReferences, PluralWords
from tracktwo.reading.progress import ProgressFinder, ProgressWords
from tracktwo.reading.statements.finder import StatementFinder
from tracktwo.reading.statements.words import SpeechWords
from tracktwo.reading.terms import TermFinder
from tracktwo.reading.voice import Voice


def speech_finders(language: str, pack: Pack) -> tuple[Finder, ...]:
    """Statements, figures, commitments, progress, loaded terms, and last whose word every fact is.

    They run after all finders of entities and events, and leave a layer empty where the language has no words for it.
    """
    found: list[Finder] = []
    if has_lexicon(language, "plurals"):
        plurals = load_lexicon(PluralWords, language, "plurals")
        found += [PluralReferences(plurals), NamedGroups(plurals)]
    speech = load_lexicon(SpeechWords, language, "speech") if has_lexicon(language, "speech") else SpeechWords(cues=())
    if not has_lexicon(language, "clauses"):  # else shallow finders have told the statements
        found.append(StatementFinder(speech))
    if has_lexicon(language, "figures"):
        found.append(FigureFinder(load_lexicon(FigureWords, language, "figures"), numbers_of(language)))
    if has_lexicon(language, "commitments"):
        found.append(CommitmentFinder(load_lexicon(CommitmentWords, language, "commitments"), pack, language))
    if has_lexicon(language, "progress"):
        found.append(ProgressFinder(load_lexicon(ProgressWords, language, "progress")))
    found += [TermFinder(pack, language), Voice(speech)]
    return tuple(found)
