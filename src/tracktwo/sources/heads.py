"""The head of a report, line by line: title, date, byline, section and dateline that stand before its first sentence.

What is metadata leaves the text and is counted; the title stays, because facts may stand in it alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tracktwo.model.report import Removed
from tracktwo.model.vocab import RemovedReason
from tracktwo.sources.datelines import Dateline, find_dateline
from tracktwo.sources.pubdates import FoundDate, find_date, find_day_and_month
from tracktwo.sources.tracing import Line, Traced, lines_of

_SCRAPER_DATE = re.compile(r"\s*date (\d{4}-\d\d-\d\d)(?=\s|$)")
#: Lines looked at before the first sentence; heads are shorter, and a list of names without any sentence is no head.
_MOST_LINES = 15
_PUBLISHED = (
    r"(?:first )?published|publish(?:ed)? date|publication date|posted|date|release date"
    r"|опубликовано|дата(?: публикации)?|dərc (?:olunub|edilib|tarixi)|tarix"
    r"|yayın(?:lan\w+| tarihi)?"
    r"|հրապարակ\w+|ամսաթիվ"
)
_UPDATED = r"(?:last )?(?:updated?|modified)|обновлено|изменено|yenilən\w+|güncelle\w+|թարմաց\w+"
_DATE_LABEL = re.compile(rf"[\s|•·,-]*(?:(?P<published>{_PUBLISHED})|(?P<updated>{_UPDATED}))(?: on| at)?\s*[:–—-]?\s*", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье"
    r"|bazar ertəsi|çərşənbə axşamı|çərşənbə|cümə axşamı|cümə|şənbə|bazar|երկուշաբթի|երեքշաբթի|չորեքշաբթի|հինգշաբթի|ուրբաթ|շաբաթ|կիրակի"
    r"|pazartesi|salı|çarşamba|perşembe|cumartesi|cuma|pazar)\b[.,]?",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{3}")
#: "Publish date11 Oct 2020": a label glued to its date.
_GLUED_LABEL = re.compile(r"(?<=date)(?=\d)", re.IGNORECASE)
#: A time to read before the date that a page put above its text.
_TIME_TO_READ = re.compile(r"\s*\d{1,2} ?m(?:in\w*)?\.?(?: read)? ?[|•·-]?\s*(?=\d{4}-\d\d-\d\d)", re.IGNORECASE)
#: "2022-08-04A meeting": a date glued to the first sentence.
_GLUED_DATE = re.compile(r"\s*((?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?=[^\W\d_])")
#: Words of names of outlets and sections, which stand where bylines stand.
_NO_PERSON = frozenset((
    "news", "agency", "review", "times", "press", "media", "journal", "today", "report", "reports", "radio", "tv", "television", "wire",
    "post", "online", "daily", "weekly", "newspaper", "policy", "caucasus", "armenia", "azerbaijan", "georgia", "europe", "politics",
    "world", "society", "economy", "analysis", "opinion", "team", "staff", "desk", "office", "service",
))  # fmt: skip
_CLOCK_LINE = re.compile(
    r"[-–—|•\s]*\(?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\)?(?:\s*(?:[ap]\.?m\.?|[A-Z]{3,4}|\(?(?:UTC|GMT)\s?[+−-]?\d{0,2}:?\d{0,2}\)?))*[-–—|•,\s]*",
    re.IGNORECASE,
)
_BYLINE = re.compile(
    r"(?:(?:written |reported )?by|author|автор|текст|müəllif|yazar|haber|հեղինակ)(?:\s*[:–—]?\s+|\s*[:–—]\s*)(?P<name>.{3,60}?)"
    r"(?:\s[-–—|/]\s?(?P<agency>[^\W\d_][\w. ]{2,30}))?[:,.]?",
    re.IGNORECASE,
)
#: "ByAnn Weirand Ida Marsh": a byline whose spaces a page lost. The names cannot be told apart, so it is kept whole.
_BROKEN_BYLINE = re.compile(r"By(?P<name>[A-Z][a-z]+ [A-Z][\w .’'-]{2,60})")
_NAME = re.compile(r"[^\W\d_][^\W\d_’'.-]*(?:[-’'.][^\W\d_]+)*\.?(?: [^\W\d_][^\W\d_’'.-]*(?:[-’'.][^\W\d_]+)*\.?){1,2}")
#: "Upperland –": the place of a dateline whose day was lost.
_PLACE_LINE = re.compile(r"[^\W\d_][\w ]{2,25} [–—-]")
_READ_MORE = re.compile(r"\s*(?:read more|more from this author|все материалы автора|ətraflı)\s*$", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:(?:politics|news|world|society|economy|region(?:al)?|analysis|opinion|interviews?|karabakh|foreign (?:policy|politics)"
    r"|security|conflicts?|business|armenia"
    r"|azerbaijan|south caucasus|caucasus|press releases?|statements?|политика|новости|общество|экономика|в мире|мир|регион"
    r"|аналитика|интервью|карабах|армения"
    r"|азербайджан|siyasət|xəbərlər|cəmiyyət|iqtisadiyyat|dünya|region|təhlil|müsahibə|xarici siyasət|rəsmi xəbər"
    r"|քաղաքականություն|լուրեր|հասարակություն"
    r"|տնտեսություն|աշխարհ|տարածաշրջան|հարցազրույց|siyaset|haberler|dünya|gündem|politika|ekonomi)(?: ?[|/>»•,·&] ?|$)){1,4}",
    re.IGNORECASE,
)
#: A title that a page glued to the text: only before words that begin sentences and no names.
_GLUED = re.compile(
    r"(?<=[a-zа-яёəığçöşüա-և\"»”])(?=(?:The|A|An|In|On|At|As|This|These|After|During|According|Following"
    r"|В|На|По|Как|После|Во|Bu|Bununla|Ötən) [^\W\d_])"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What the head of a report says, and the text without it."""

    rest: Traced
    title: str | None = None
    byline: str | None = None
    metadata_date: str | None = None
    stated_date: str | None = None
    dateline_date: str | None = None
    agencies: tuple[str, ...] = ()
    removed: tuple[Removed, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    traced: Traced
    title: str | None = None
    byline: str | None = None
    metadata_date: str | None = None
    stated_date: str | None = None
    dateline_date: str | None = None
    agencies: tuple[str, ...] = ()
    cuts: list[tuple[int, int]] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def cut(self, start: int, end: int, reason: RemovedReason = "metadata") -> None:
        """Take `[start, end)` out of the text and count it."""
        self.cuts.append((start, end))
        self.removed.append(Removed(reason=reason, chars=end - start, text=self.traced.text[start:end].strip()))


def read_head(traced: Traced, outlets: frozenset[str] = frozenset(), title: str | None = None) -> Head:
    """The head of a text. `outlets` are known names in lower case, `title` is what metadata says."""
    found = _Found(traced)
    lines = _take_scraper_date(found, lines_of(traced.text))
    first = _first_prose(lines)
    _read_lines(found, lines, first, outlets)
    if first < len(lines):
        _read_prose_line(found, lines[first], outlets, title)
    _read_last_line(found, lines, first)
    return Head(
        rest=traced.without(found.cuts),
        title=found.title,
        byline=found.byline,
        metadata_date=found.metadata_date,
        stated_date=found.stated_date,
        dateline_date=found.dateline_date,
        agencies=found.agencies,
        removed=tuple(found.removed),
        notes=tuple(found.notes),
    )


def _take_scraper_date(found: _Found, lines: list[Line]) -> list[Line]:
    """The lines without the date that a scraper put before the first."""
    text = found.traced.text
    stated = _SCRAPER_DATE.match(text)
    if not stated or not lines:
        return lines
    found.metadata_date = stated[1]
    found.cut(0, stated.end())
    start = stated.end() + len(text[stated.end() : lines[0].end]) - len(text[stated.end() : lines[0].end].lstrip())
    rest = Line(start, lines[0].end, " ".join(text[start : lines[0].end].split()))
    return [rest, *lines[1:]] if rest.words else lines[1:]


def _first_prose(lines: list[Line]) -> int:
    """The index of the line where the report begins: a long one, or one that ends like a sentence; the last where none does."""
    for index, line in enumerate(lines[:_MOST_LINES]):
        words = line.words.count(" ") + 1
        if (
            words >= 20
            or (words >= 7 and line.words[-1] in '.!?։:»”"' and find_date(line.words) is None)
            or (words >= 12 and line.words[-1] in '.!?։:»”"')
        ):
            return index
    return min(len(lines), _MOST_LINES) - 1 if lines else 0


def _read_lines(found: _Found, lines: list[Line], first: int, outlets: frozenset[str]) -> None:
    """Dates, clocks, bylines, sections and the title in the lines before the report."""
    dated: set[int] = set()
    for index, line in enumerate(lines[:first]):
        date = find_date(_GLUED_LABEL.sub(" ", line.words))
        if date and _is_date_line(_GLUED_LABEL.sub(" ", line.words), date):
            dated.add(index)
            _take_date_line(found, lines, index, date)
        elif _CLOCK_LINE.fullmatch(line.words):
            dated.add(index)
            found.cut(line.start, line.end)
        elif not _WORD.search(line.words):
            dated.add(index)
            found.cut(line.start, line.end, "boilerplate")  # "+ − 16 px": a page's own buttons
        elif _PLACE_LINE.fullmatch(line.words):
            dated.add(index)
            found.notes.append(f"head: {line.words}")
            found.cut(line.start, line.end)
        elif (day := find_day_and_month(line.words)) and day.start == 0 and day.end == len(line.words):
            found.notes.append(f"page clock, not a date of the report: {line.words}")
            found.cut(line.start, line.end, "boilerplate")
    for index, line in enumerate(lines[:first]):
        if index in dated:
            continue
        dateline = find_dateline(line.words, outlets)
        if dateline and dateline.length >= len(line.words):
            _take_dateline(found, dateline, line.words)
            found.cut(line.start, line.end)
            continue
        words = line.words[dateline.length :] if dateline else line.words
        if dateline and _byline(words, beside_date=False):
            _take_dateline(found, dateline, line.words[: dateline.length])
        name = _byline(
            words,
            beside_date=index - 1 in dated
            or (index == 0 and found.metadata_date is not None)
            or (index + 1 in dated and found.title is not None),
        )
        if name:
            found.byline = found.byline or name
            found.cut(line.start, line.end)
        elif _SECTION.fullmatch(line.words) or (line.words.isupper() and line.words.count(" ") < 2 and index + 1 in dated):
            found.cut(line.start, line.end, "boilerplate")
        elif found.title is None and _is_title(line.words):
            found.title = line.words


def _is_title(words: str) -> bool:
    """Whether a line before the report can be its title: some words, no remark in brackets, no list of sections."""
    return 2 <= words.count(" ") <= 40 and words[0] not in "[(<{•*" and "|" not in words


def _is_date_line(words: str, date: FoundDate) -> bool:
    """Whether a line holds a date and hardly anything else: a label, a weekday, a place or a section."""
    rest = _WEEKDAY.sub("", _DATE_LABEL.sub("", words[: date.start]) + " " + words[date.end :])
    rest = _CLOCK_LINE.sub("", rest) if _CLOCK_LINE.fullmatch(rest.strip()) else rest
    letters = re.findall(r"[^\W\d_]+", rest)
    return len(letters) <= 4 and sum(map(len, letters)) <= 30


def _take_date_line(found: _Found, lines: list[Line], index: int, date: FoundDate) -> None:
    """Note the date of a date line and take the line out; the clock of a page is no date of the report."""
    line = lines[index]
    label = _DATE_LABEL.search(line.words[: date.start])
    if label and _is_record(lines):
        return  # "Date:" among other fields describes a document, not the report
    if label and label["updated"]:
        found.notes.append(f"updated: {date.value}")
    elif index == 0 and _is_page_clock(found.traced, lines):
        found.notes.append(f"page clock, not a date of the report: {line.words[:80]}")
        found.cut(line.start, line.end, "boilerplate")
        return
    elif found.stated_date is None:
        found.stated_date = date.value
    found.cut(line.start, line.end)


def _is_record(lines: list[Line]) -> bool:
    """Whether the text is a list of named fields, as databases print them."""
    return sum(1 for line in lines[:30] if re.match(r"(?:[•*-] )?[^\W\d_][\w/ -]{2,30}: \S", line.words)) >= 4


def _is_page_clock(traced: Traced, lines: list[Line]) -> bool:
    """Whether a date line above everything is the page's clock: a weekday in it, or a clock in pieces behind it, and a menu behind that."""
    if len(lines) < 2:
        return False
    if _WEEKDAY.search(lines[0].words) is not None and _is_dated_again(lines):
        return True
    here, there = traced.offsets.raw(lines[0].end - 1), traced.offsets.raw(lines[1].start)
    if here is None or there is None:
        return False
    removed = there - here > lines[1].start - lines[0].end + 1
    return removed and (_WEEKDAY.search(lines[0].words) is not None or lines[0].words.endswith(","))


def _is_dated_again(lines: list[Line]) -> bool:
    """Whether a line below, at the head of the report, gives another date with its time of day: that one is the report's."""
    own = find_date(lines[0].words)
    for line in lines[1:_MOST_LINES]:
        date = find_date(line.words)
        if date and _is_date_line(line.words, date) and own and date.value[:10] != own.value[:10]:
            return "T" in date.value or ":" in line.words
    return False


def _byline(words: str, *, beside_date: bool) -> str | None:
    """The name in a byline: after "by", or alone beside the date."""
    words = _READ_MORE.sub("", words) if (has_more := _READ_MORE.search(words)) else words
    labelled = _BYLINE.fullmatch(words) or _BROKEN_BYLINE.fullmatch(words)
    if labelled and labelled.re is _BROKEN_BYLINE:
        return labelled["name"]
    if labelled and _is_name(labelled["name"]):
        return labelled["name"]
    return words if (beside_date or has_more) and _is_name(words) else None


def _is_name(words: str) -> bool:
    """Whether words look like a person's name: two or three, each with a capital, not all capitals."""
    return (
        len(words) <= 50
        and _NAME.fullmatch(words) is not None
        and all(part[0].isupper() for part in words.split())
        and not words.isupper()
        and _NO_PERSON.isdisjoint(words.lower().split())
    )


def _read_prose_line(found: _Found, line: Line, outlets: frozenset[str], title: str | None) -> None:
    """What is glued to the first sentence: date line, byline, title, dateline."""
    text = found.traced.text
    start = line.start
    if reading := _TIME_TO_READ.match(text, start, line.end):
        found.cut(start, reading.end(), "boilerplate")
        start = reading.end()
    if glued := _GLUED_DATE.match(text, start, line.end):
        found.stated_date = found.stated_date or glued[1]
        found.cut(start, glued.end())
        start = glued.end()
    date = find_date(text[start : start + 60])
    if date and date.start < 4 and not re.match(r"[\s,]*[a-zа-яё]", text[start + date.end : start + date.end + 3]) and date.end > 12:
        end = start + date.end
        found.stated_date = found.stated_date or date.value
        found.cut(start, end)
        start = end
    more = re.match(r"\s*(?P<name>\S+ \S+) (?:read more)\s+", text[start : start + 60], re.IGNORECASE)
    if more and _is_name(more["name"]):
        found.byline = found.byline or more["name"]
        found.cut(start, start + more.end())
        start += more.end()
    start = _take_glued_title(found, start, line.end, title)
    while start < line.end and text[start].isspace():
        start += 1
    dateline = find_dateline(" ".join(text[start : line.end].split("\u00a0")), outlets)
    if dateline is None:
        return
    found.cut(start, min(start + dateline.length, line.end))
    _take_dateline(found, dateline, " ".join(text[start : start + dateline.length].split()))


def _take_dateline(found: _Found, dateline: Dateline, words: str) -> None:
    """Keep what a dateline says: its agencies are credits, its place a note, its day a date of publication if it has a year."""
    found.agencies += dateline.agencies
    found.notes.append(f"dateline: {words.strip()}")
    if dateline.date:
        full = find_date(dateline.date)
        partial = find_day_and_month(dateline.date)
        found.dateline_date = full.value[:10] if full else partial.value if partial else None


def _take_glued_title(found: _Found, start: int, end: int, title: str | None) -> int:
    """Where the text begins after a title that is glued to it."""
    text = found.traced.text
    if title and text.startswith(title, start) and start + len(title) < end:
        found.title = found.title or title
        found.cut(start, start + len(title), "repeated")
        return start + len(title)
    glued = _GLUED.search(text, start, min(end, start + 200))
    if glued and found.title is None:
        words = text[start : glued.start()]
        if 4 <= words.count(" ") + 1 <= 25 and not re.search(r"[.!?;]", words):
            found.title = " ".join(words.split())
            found.cut(start, glued.start())
            return glued.start()
    return start


def _read_last_line(found: _Found, lines: list[Line], first: int) -> None:
    """A byline below the report: a name whose last word is in capitals."""
    if len(lines) < 2 or len(lines) - 1 <= first:
        return
    line, before = lines[-1], lines[-2]
    if _is_name(line.words) and before.words[-1] in '.!?։:»”"':
        found.byline = found.byline or line.words
        found.cut(line.start, line.end)
