"""Finder: every dated expression of a report, resolved against the report's own day."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tracktwo.model.dates import PartialDate, day_of, parse_or_none
from tracktwo.model.reading import Limit
from tracktwo.model.span import Span
from tracktwo.model.vocab import When
from tracktwo.reading.analysis import Analysis, Tense
from tracktwo.reading.dates.calendar import Term, terms_of
from tracktwo.reading.dates.grammar import DateKind, Grammar, Parts, Stretch, shifted
from tracktwo.reading.dates.resolve import YearSource, partial, weekday_near
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import has_lexicon

#: The key of `Draft.working` under which the expressions lie, in text order.
LAYER = "dates"
_LONGEST_DATELINE = 70
#: Characters within which "the next day" still counts from a date told before.
_TOLD_REACH = 400
_AFTER_DATELINE = re.compile(r"\s*(?:$|[.:/|\[(—–]|-\s|,\s*[A-ZА-ЯЁ]{3,}|\d{1,2}[:.]\d{2}\b|/)")
#: What stands between a day and what it heads, and how many such paragraphs make a chronology.
_HEADS = re.compile(r"\s*(?:[.:]\s|[—–-]\s|$)", re.MULTILINE)
_CHRONOLOGY = 3
_CLOCK = re.compile(r"[,|]?\s*[\[(]?\d{1,2}:\d{2}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedExpression:
    """One expression of time in a report. `start` and `end` are EDTF; both `None` where the text gives no way to tell.

    `kind`: `on` the day or from start to end, `within` the period, `by` and `until` not after `end`, `since` and `after` from `start` on,
    `term` running until `end`. `relative`: counted from the report's own day. `is_dateline`: where and when the report was filed, or the
    clock of a page: no date of an event. `is_heading`: opens a paragraph of a chronology ("29 August. Two lorries …"), whose day it is.
    """

    span: Span
    start: str | None = None
    end: str | None = None
    kind: DateKind = "on"
    relative: bool = False
    is_dateline: bool = False
    is_heading: bool = False

    @property
    def when(self) -> When:
        """How the event lies in the expression, as the reading contract says it."""
        return "by" if self.kind in ("by", "until") else "on" if self.kind == "on" else "within"

    def limit(self, text: str) -> Limit:
        """The expression as a deadline or a term; `text` is the report's."""
        return Limit(text=" ".join(self.span.of(text).split()), start=self.start, end=self.end)


class Dates:
    """Leaves `DatedExpression`s in `draft.working["dates"]`, in text order."""

    name = "dates"
    needs: frozenset[str] = frozenset()
    adds = frozenset({LAYER})

    def find(self, draft: Draft) -> None:
        """All dates of the text."""
        language = draft.analysis.language
        draft.working[LAYER] = (
            find_dates(draft.text, language, draft.report.published, draft.analysis) if has_lexicon(language, "calendar") else ()
        )


def find_dates(text: str, language: str, published: str | None, analysis: Analysis | None = None) -> tuple[DatedExpression, ...]:
    """The dated expressions of `text`; `analysis` tells the tense of the sentence they stand in."""
    today = day_of(published)
    terms = terms_of(language)
    found: list[tuple[list[Term], Stretch]] = []
    for start, end in _lines(text):
        line = terms.cut(text, start, end)
        stretches = Grammar(line, today).read()
        stretches = [s for s in stretches if not any("born" in term.links for term in line[s.to : s.to + 2])]
        found += [(line, s) for s in stretches if not (s.to - s.at == 1 and _is_preposition(analysis, line[s.at].start))]
    years = YearSource(published=today)
    for _, stretch in found:
        for parts in (stretch.first, stretch.last):
            date = partial(parts) if parts and parts.year and parts.day and not stretch.relative else None
            if date is not None and date.first is not None:
                years.full.append(date.first)
    expressions: list[DatedExpression] = []
    for line, stretch in found:
        tense = _tense(analysis, line[stretch.at].start)
        if stretch.ahead and analysis is not None and tense != "future":
            continue  # "the first time in three years"
        span = Span(line[stretch.at].start, line[stretch.to - 1].end)
        if stretch.told is not None:
            stretch = _counted_from_told(stretch, _told_before(expressions, span))
        expressions.append(_resolved(text, span, stretch, years, "future" if stretch.ahead else tense))
    return _headings(text, expressions)


def _headings(text: str, expressions: list[DatedExpression]) -> tuple[DatedExpression, ...]:
    """Days that open several paragraphs of one text are those of what the paragraphs tell, and no datelines."""
    opening = [e for e in expressions if e.start and _HEADS.match(text, e.span.end) and not _before(text, e.span).strip()]
    if len(opening) < _CHRONOLOGY:
        return tuple(expressions)
    return tuple(replace(e, is_dateline=False, is_heading=True) if e in opening else e for e in expressions)


def _told_before(expressions: list[DatedExpression], span: Span) -> PartialDate | None:
    """The date told last before `span`, not far from it: what "the next day" counts from; `None` where that is no single date."""
    before = next((e for e in reversed(expressions) if not e.is_dateline and e.kind in ("on", "within") and (e.start or e.end)), None)
    if before is None or before.end is not None or span.start - before.span.end > _TOLD_REACH:
        return None
    return parse_or_none(before.start)


def _counted_from_told(stretch: Stretch, told: PartialDate | None) -> Stretch:
    """The stretch with the date, or the year, that it takes from what was told before; open where nothing tells it."""
    unit, step = stretch.told or ("day", 0)
    if stretch.first is not None:
        if told is None or told.year is None or unit != "year":
            return replace(stretch, first=None, last=None)
        year = told.year + step
        last = replace(stretch.last, year=year) if stretch.last is not None else None
        return replace(stretch, first=replace(stretch.first, year=year), last=last)
    if told is None or told.year is None:
        return stretch
    if unit == "year":
        return replace(stretch, first=Parts(year=told.year + step))
    if unit == "month" and told.month is not None:
        return replace(stretch, first=shifted(datetime.date(told.year, told.month, 1), step, "month"))
    if unit == "day" and told.day is not None and told.first is not None:
        return replace(stretch, first=shifted(told.first, step, "day"))
    return stretch


def _is_preposition(analysis: Analysis | None, offset: int) -> bool:
    """Whether the word leads on to another one: "накануне визита" is the eve of the visit, "накануне" alone is yesterday."""
    if analysis is None or not analysis.tokens:
        return False
    index = min(bisect_left(analysis.tokens, offset, key=lambda t: t.end - 1), len(analysis.tokens) - 1)
    return analysis.tokens[index].pos == "ADP"


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line)
        start += len(line)


def _tense(analysis: Analysis | None, offset: int) -> Tense | None:
    """The tense of the verb that the date hangs on."""
    if analysis is None or not analysis.tokens:
        return None
    index = min(bisect_left(analysis.tokens, offset, key=lambda t: t.end - 1), len(analysis.tokens) - 1)
    token = analysis.tokens[index]
    for above in analysis.ancestors(token):
        if above.pos in ("VERB", "AUX"):
            if above.tense != "future" and any(a.tense == "future" for a in analysis.auxiliaries(above)):
                return "future"
            if above.form != "infinitive":
                return above.tense
    return None


def _resolved(text: str, span: Span, stretch: Stretch, years: YearSource, tense: Tense | None) -> DatedExpression:
    if stretch.kind in ("by", "until", "term"):
        tense = "future"
    expression = DatedExpression(span=span, kind=stretch.kind, relative=stretch.relative, is_dateline=_is_dateline(text, span))
    if stretch.weekday is not None:
        if years.published is None:
            return expression
        if stretch.to_weekday is not None:
            length = datetime.timedelta((stretch.to_weekday - stretch.weekday) % 7)
            if tense == "future":
                day = weekday_near(years.published, stretch.weekday, tense)
            else:
                day = weekday_near(years.published, stretch.to_weekday, tense) - length
            return _bounded(expression, day.isoformat(), (day + length).isoformat())
        day = weekday_near(years.published, stretch.weekday, tense)
        return _bounded(expression, day.isoformat(), None)
    first, last = stretch.first, stretch.last
    start_year = years.year_of(first, tense) if first and first.year is None else None
    start = partial(first, start_year)
    end_year = None
    if last is not None and last.year is None:
        end_year = start.year if start else None
        if end_year is not None and first and first.month and last.month and last.month < first.month:
            end_year += 1
    end = partial(last, end_year)
    if stretch.counted and years.published is not None:
        # the report's own day is never given out as a date of something
        today = years.published.isoformat()
        if end is not None and start is not None and str(start) == today:
            return replace(expression, end=str(end))
        if end is not None and str(end) == today:
            return replace(expression, start=str(start) if start else None)
    return _bounded(expression, str(start) if start else None, str(end) if end else None)


def _bounded(expression: DatedExpression, start: str | None, end: str | None) -> DatedExpression:
    if expression.kind in ("by", "until", "term"):
        return replace(expression, end=end or start)
    if expression.kind in ("since", "after"):
        return replace(expression, start=start)
    return replace(expression, start=start, end=end)


def _is_dateline(text: str, span: Span) -> bool:
    """Whether the date stands where a report says when it was filed: "BAKU, May 24, AZERTAC", "23 October 2025 13:00"."""
    if (
        _CLOCK.match(text, span.end)
        and span.start - (text.rfind("\n", 0, span.start) + 1) <= _LONGEST_DATELINE
        and not _has_verb_before(text, span)
    ):
        return True
    if span.start > 400:
        return False
    before = _before(text, span)
    words = re.findall(r"[^\W\d_]+", before)
    only_names = all(w[0].isupper() or w.lower() in ("date", "by", "de") or not w.isascii() and w.isupper() for w in words)
    if len(before) > _LONGEST_DATELINE or not only_names or (words and words[0].lower() in _PREPOSITIONS):
        return False
    return bool(_AFTER_DATELINE.match(text, span.end)) or (not words and text[span.end : span.end + 1] == "\n")


_PREPOSITIONS = {"on", "in", "from", "by", "since", "until", "at", "the"}


def _before(text: str, span: Span) -> str:
    return text[text.rfind("\n", 0, span.start) + 1 : span.start]


def _has_verb_before(text: str, span: Span) -> bool:
    """A dateline or a page's clock has hardly a small letter before it."""
    return any(w[0].islower() and w not in ("date", "by") for w in re.findall(r"[^\W\d_]+", _before(text, span)))
