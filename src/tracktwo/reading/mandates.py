"""Finder: how many people an initiative says it has, and until when its mandate runs."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from tracktwo.model.span import Span
from tracktwo.reading.bodies import Body, BodyNames
from tracktwo.reading.dates.finder import DatedExpression
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import has_lexicon, load_lexicon


@dataclass(frozen=True, slots=True, kw_only=True)
class MandateWords:
    """Number words, and patterns for sizes and mandates; `{n}` stands for a number (`mandates.yaml`)."""

    numbers: dict[str, int]
    sizes: tuple[str, ...] = ()
    mandates: tuple[str, ...] = ()


class Mandates:
    """Sets `size_stated` and `mandate_until` of initiatives."""

    name = "mandates"
    needs = frozenset({"bodies", "dates", "references"})
    adds = frozenset({"entities"})

    def __init__(self, language: str) -> None:
        words = load_lexicon(MandateWords, language, "mandates") if has_lexicon(language, "mandates") else None
        self._numbers = words.numbers if words else {}
        number = r"(?P<n>\d{1,3}|" + "|".join(map(re.escape, self._numbers)) + ")" if words else ""
        self._sizes = [re.compile(p.replace("{n}", number), re.IGNORECASE) for p in words.sizes] if words else []
        self._mandates = re.compile("|".join(words.mandates), re.IGNORECASE) if words else None

    def find(self, draft: Draft) -> None:
        """Sentence by sentence, for the initiative that it names or speaks of."""
        bodies: BodyNames = draft.working["bodies"]
        if self._mandates is None or not any(b.kind == "initiative" for b in bodies.bodies):
            return
        dates: list[DatedExpression] = list(draft.working.get("dates", ()))
        current: Body | None = None
        for sentence in draft.analysis.sentences:
            here = [b for i in range(sentence.first, sentence.last) if (b := bodies.at[i]) is not None and b.kind == "initiative"]
            current = here[0] if here else current
            if current is None or current.entity is None:
                continue
            words = sentence.span.of(draft.text)
            entity = draft.entity(current.entity)
            size = next((m for p in self._sizes if (m := p.search(words))), None)
            if size is not None and entity.size_stated is None:
                said = size.group("n").lower()
                draft.change(entity.id, size_stated=int(said) if said.isdigit() else self._numbers[said])
            if self._mandates.search(words) and (until := _until(dates, sentence.span)) is not None and entity.mandate_until is None:
                draft.change(entity.id, mandate_until=until)


def _until(dates: list[DatedExpression], span: Span) -> str | None:
    """The last day of a term within `span`."""
    at = bisect_left(dates, span.start, key=lambda d: d.span.start)
    while at < len(dates) and dates[at].span.start < span.end:
        if dates[at].kind in ("until", "term", "by"):
            return dates[at].end
        at += 1
    return None
