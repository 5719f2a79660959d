"""Finder: agreements, declarations, statements, reports and letters, with their day and parties where the text gives them."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from tracktwo.model.folding import fold
from tracktwo.model.ids import LocalId
from tracktwo.model.span import Span
from tracktwo.reading.bodies import BodyNames
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import has_lexicon, load_lexicon
from tracktwo.reading.morphology import Morphology
from tracktwo.reading.name_scan import NameScan, scan
from tracktwo.reading.people import PeopleFound
from tracktwo.reading.phrases import Phrases, is_capital

#: How far behind its noun a document's day may stand: "the statement of 10 November", "the declaration, signed on 8 August".
_NEAR = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentWords:
    """Words of documents' names (`documents.yaml`, where each list says what it is for)."""

    heads: tuple[str, ...] = ()
    qualities: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    between: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()


class Documents:
    """One entity for each wording of a document that is told apart by a name, a quality, a day or its parties."""

    name = "documents"
    needs = frozenset({"bodies", "people", "dates"})
    adds = frozenset({"entities"})

    def __init__(self, language: str, morphology: Morphology) -> None:
        self._morphology = morphology
        words = load_lexicon(DocumentWords, language, "documents") if has_lexicon(language, "documents") else DocumentWords()
        self._heads, self._qualities = Phrases(words.heads), Phrases(words.qualities)
        self._weak, self._between = frozenset(map(fold, words.weak)), frozenset(map(fold, words.between))

    def find(self, draft: Draft) -> None:
        """Head nouns with what stands before them, then their day and parties."""
        seen = scan(draft, self._morphology)
        bodies: BodyNames = draft.working["bodies"]
        people: PeopleFound = draft.working["people"]
        dates: list[DatedExpression] = [d for d in draft.working.get("dates", ()) if not d.is_dateline]
        known: dict[str, LocalId] = {}
        heads = seen.starts_of(self._heads)
        for at, length in enumerate(heads):
            if not length or bodies.is_firm(at) or at in people.at or seen.tokens[at].pos in ("VERB", "AUX"):
                continue
            first, qualities, is_named = self._left(seen, bodies, people, at)
            last = at + length
            day = self._day(seen, dates, last)
            parties = self._parties(draft, seen, last)
            if not (is_named or day or (qualities and (qualities - self._weak or parties))):
                continue
            span = seen.span(first, last)
            key = fold(span.of(draft.text))
            if key in known:
                draft.add_mention(known[key], span)
                entity = draft.entity(known[key])
                draft.change(known[key], date=entity.date or day, parties=entity.parties or parties)
            else:
                name = self._morphology.base_name(draft.analysis, span, "document")
                known[key] = draft.add_entity("document", span, name=name, date=day, parties=parties, confidence=0.6)

    def _left(self, seen: NameScan, bodies: BodyNames, people: PeopleFound, at: int) -> tuple[int, frozenset[str], bool]:
        """First token of the phrase, its small-written qualities, and whether capitals make it a name."""
        first, named = at, False
        found: set[str] = set()
        qualities = seen.starts_of(self._qualities)
        while first and seen.ends[first - 1] == seen.ends[at] and first - 1 not in people.at:
            token = seen.tokens[first - 1]
            if qualities[first - 1] == 1:
                found.add(fold(token.text))
            elif seen.is_name_like(first - 1) and first - 1 not in seen.opens and token.pos in ("PROPN", "ADJ", "X"):
                named = named or is_capital(seen.tokens[at]) or not seen.is_place_word(first - 1)
            elif not (seen.glued(first - 1) or (token.pos == "NUM" and first > 1 and is_capital(seen.tokens[first - 2]))):
                break
            first -= 1
        return first, frozenset(found), named

    def _day(self, seen: NameScan, dates: list[DatedExpression], last: int) -> str | None:
        """The day that stands right behind the noun."""
        end = seen.tokens[last - 1].end
        at = bisect_left(dates, end, key=lambda d: d.span.start)
        if (
            at == len(dates)
            or dates[at].span.start - end > _NEAR
            or dates[at].start is None
            or dates[at].end not in (None, dates[at].start)
        ):
            return None
        between = seen.analysis.text[end : dates[at].span.start].split()
        fits = {
            "of",
            "dated",
            "signed",
            "issued",
            "adopted",
            "published",
            "initialled",
            "initialed",
            "on",
            ",",
            "from",
            "(",
            "reached",
            "in",
        }
        return dates[at].start if all(fold(w.strip(",(")) in fits or not w.strip(",(") for w in between) else None

    def _parties(self, draft: Draft, seen: NameScan, last: int) -> tuple[LocalId, ...]:
        """The states, bodies and people of "between A and B", "with A", "of A and B" right behind the noun."""
        if last >= len(seen.tokens) or fold(seen.tokens[last].text) not in self._between:
            return ()
        end = seen.tokens[min(seen.ends[last], last + 14) - 1].end
        found: list[LocalId] = []
        at = seen.tokens[last].end
        for span, entity in draft.mentions_in(Span(at, end), "government", "organization", "person", "initiative", "group"):
            between = draft.text[at : span.start].strip()
            if span.start < at or (between and fold(between.strip(", ")) not in ("", "and", "the", "and the", "its", "their")):
                break
            found.append(entity.id)
            at = span.end
        return tuple(dict.fromkeys(found))
