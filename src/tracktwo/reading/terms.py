"""Finder: loaded words of the pack, in the report's voice or in a speaker's."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.model.reading import Term
from tracktwo.model.span import Span
from tracktwo.packs.pack import Pack
from tracktwo.reading.draft import Draft
from tracktwo.reading.quotes import Quotation
from tracktwo.reading.statements.sayings import Sayings
from tracktwo.reading.word_patterns import Patterns

#: A quotation of no more characters that nobody says holds a word at arm's length.
_LONGEST_ARMS_LENGTH = 60


class TermFinder:
    """Every place where a loaded word stands. Between marks that quote nobody the report keeps it at arm's length: `alleged`."""

    name = "terms"
    needs = frozenset({"statements", "sayings"})
    adds = frozenset({"terms"})

    def __init__(self, pack: Pack, language: str) -> None:
        self._terms: Patterns[str] = Patterns(
            [(form, term.id) for term in pack.terms for form in (*term.forms.get(language, ()), *_english(term.forms, language))]
        )

    def find(self, draft: Draft) -> None:
        """Add the loaded words of the text."""
        sayings = Sayings(draft)
        quotations: Sequence[Quotation] = draft.working.get("quotations", ())
        for sentence in draft.analysis.sentences:
            tokens = draft.analysis.words(sentence)
            for found in self._terms.iter_in(tokens):
                span = Span(tokens[found.first].start, tokens[found.last - 1].end)
                speakers = [s for saying in sayings.at(span.start) for s in saying.speakers]
                distant = not speakers and any(
                    q.inner.contains(span) and len(q.inner) <= _LONGEST_ARMS_LENGTH for q in quotations if q.outer.start <= span.start
                )
                draft.terms.append(
                    Term(
                        term=found.value,
                        text=" ".join(span.of(draft.text).split()),
                        voice=speakers[-1] if speakers else "report",
                        span=span,
                        assertion="alleged" if distant else "stated",
                        confidence=0.8 if not distant else 0.6,
                    )
                )


def _english(forms: dict[str, tuple[str, ...]], language: str) -> tuple[str, ...]:
    return () if language == "en" else forms.get("en", ())
