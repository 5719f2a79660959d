"""One input as received to one report ready for reading: main text, metadata, what was removed, relevance. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from tracktwo.model.failure import Failure
from tracktwo.model.report import Received, Removed, Report
from tracktwo.model.vocab import PublishedBasis
from tracktwo.packs.pack import Pack
from tracktwo.sources.captions import read_captions
from tracktwo.sources.credits import CreditFinder
from tracktwo.sources.furniture import remove_furniture
from tracktwo.sources.heads import Head, read_head
from tracktwo.sources.html import read_page
from tracktwo.sources.language import language_of
from tracktwo.sources.origin import Provenance, origin_of
from tracktwo.sources.pagemeta import PageMeta
from tracktwo.sources.pubdates import date_in_url
from tracktwo.sources.relevance import RelevanceGate
from tracktwo.sources.rows import parse_date
from tracktwo.sources.tracing import Traced
from tracktwo.sources.whitespace import normalize


class Preparer:
    """Makes reports ready with one pack. Build it once for many reports; it holds no state."""

    def __init__(self, pack: Pack) -> None:
        self._gate = RelevanceGate(pack)
        self._outlet_names = frozenset(name.lower() for outlet in pack.outlets for name in outlet.names)
        self._kinds = {name.lower(): outlet.kind for outlet in pack.outlets for name in outlet.names}
        self._credits = CreditFinder(pack.outlets)
        self._outlets = {domain: outlet.names[0] for outlet in pack.outlets for domain in outlet.domains}

    def prepare(self, received: Received) -> Report | Failure:
        """The report, or why there is none."""
        relevance = self._gate.score(received.content, is_page=received.html is not None)
        removed: list[Removed] = []
        meta = PageMeta()
        if received.html is not None:
            page = read_page(received.html, url=received.url)
            if page is None:
                return _failure(received, "no text found in the page", "Save the page again, or give its text.")
            traced, meta = page.main, page.meta
            removed.extend(page.removed)
        else:
            traced = Traced.whole(received.text or "")
        traced, furniture = remove_furniture(traced)
        removed.extend(furniture)
        head = read_head(normalize(traced), self._outlet_names, received.title or meta.title)
        removed.extend(head.removed)
        captions = read_captions(head.rest)
        removed.extend(captions.removed)
        main = normalize(captions.rest)
        if not main.text:
            return _failure(received, "no text left: everything was page furniture", "Look at the input; give the main text.")
        url = received.url if received.url and not _OTHER_SCHEME.match(received.url) else meta.url
        published, basis = _published(received, meta, head, url)
        refused = (f"url: {received.url!r} is no web address",) if received.url and url != received.url else ()
        notes = [*received.notes, *refused, *head.notes, *captions.notes, *_disagreements(received, meta, head)]
        language = language_of(main.text)
        stated = received.language or meta.language
        if language is None:
            language = stated or "und"
        elif stated and stated.split("-")[0].lower() != language.split("-")[0]:
            notes.append(f"language: metadata states {stated}, the text is {language}")
        notes.append(f"relevance: {relevance.reason}")
        title = received.title or meta.title or head.title
        outlet = received.outlet or meta.outlet or self._outlet_of(url) or self._outlet_in(head)
        credits = self._credits_of(main.text, (*head.agencies, *captions.sources))
        provenance = Provenance(title=title, text=main.text, url=url, outlet=outlet, outlet_kind=self._kind_of(outlet), credits=credits)
        return Report(
            id=received.report_id,
            source=received.source,
            external_id=received.external_id,
            url=url,
            title=title,
            outlet=outlet,
            byline=received.byline or meta.byline or head.byline,
            captured_at=received.captured_at,
            raw_sha256=received.raw_sha256,
            credits=credits,
            origin=origin_of(provenance, self._credits.same),
            published=published,
            published_basis=basis,
            language=language,
            text=main.text,
            removed=tuple(_merged(removed)),
            relevant=relevance.is_relevant,
            relevance=relevance.score,
            notes=tuple(notes),
            offsets=main.offsets,
        )

    def _credits_of(self, text: str, named: tuple[str, ...]) -> tuple[str, ...]:
        """The outlets credited: in dateline and source line, then in the text."""
        credits: list[str] = []
        for name in (*filter(None, map(self._credits.outlet_named, named)), *self._credits.find(text)):
            if not any(self._credits.same(name, known) for known in credits):
                credits.append(name)
        return tuple(credits)

    def _kind_of(self, outlet: str | None) -> str | None:
        """The kind of a known outlet."""
        return self._kinds.get(outlet.lower()) if outlet else None

    def _outlet_in(self, head: Head) -> str | None:
        """The known outlet that opens a line of the head: "Valley Courier, 3 February"."""
        for removed in head.removed:
            name = _HEAD_END.split(removed.text, maxsplit=1)[0].strip()
            if name.lower() in self._outlet_names:
                return name
        return None

    def _outlet_of(self, url: str | None) -> str | None:
        """The pack's outlet at this address."""
        try:
            host = (urlsplit(url).hostname or "") if url else ""
        except ValueError:  # an address that is none
            return None
        while host:
            if host in self._outlets:
                return self._outlets[host]
            host = host.partition(".")[2]
        return None


#: "javascript:", "data:" and their like: such an address must not become a link anywhere.
#: Where the first name of a line of the head ends.
_HEAD_END = re.compile(r"\s*[,|•]\s*|\s[–—-]\s")
_OTHER_SCHEME = re.compile(r"\s*(?!https?:)[a-z][a-z0-9+.-]*:(?!\d)", re.IGNORECASE)
#: Reports appear within a few days of their dateline; what is further off is a slip that a reader should know of.
_FILED_BEFORE = 3
_PREPARERS: dict[int, tuple[Pack, Preparer]] = {}


def prepare(received: Received, pack: Pack) -> Report | Failure:
    """The report that an input holds, ready for reading, or why there is none. Same input, same pack: same report."""
    known = _PREPARERS.get(id(pack))
    if known is None or known[0] is not pack:
        _PREPARERS.clear()  # one pack at a time is the rule; a preparer is quickly made
        known = _PREPARERS[id(pack)] = (pack, Preparer(pack))
    return known[1].prepare(received)


def _published(received: Received, meta: PageMeta, head: Head, url: str | None) -> tuple[str | None, PublishedBasis]:
    """When the report was published and how that is known: its metadata first, then its head, then its address."""
    stated = received.published and parse_date(received.published)
    if stated:
        return stated, "metadata"
    if meta.published:
        return meta.published, "metadata"
    if head.metadata_date:
        return head.metadata_date, "metadata"
    if head.stated_date:
        return head.stated_date, "stated"
    if head.dateline_date and not head.dateline_date.startswith("X"):
        return head.dateline_date, "stated"
    in_url = date_in_url(url) if url else None
    return (in_url, "url") if in_url else (None, "unknown")


def _disagreements(received: Received, meta: PageMeta, head: Head) -> list[str]:
    """What metadata and text say differently; both are kept."""
    notes: list[str] = []
    dates = {
        "metadata": received.published and parse_date(received.published),
        "page": meta.published,
        "text metadata": head.metadata_date,
        "text": head.stated_date,
    }
    days = {where: value for where, value in dates.items() if value}
    if len({value[:10] for value in days.values()}) > 1:
        notes.append("published: " + ", ".join(f"{where} says {value}" for where, value in days.items()))
    filed = head.dateline_date
    if filed and days and all(abs(_day_of_year(value) - _day_of_year(filed)) > _FILED_BEFORE for value in days.values()):
        notes.append(f"dateline says {filed}, " + ", ".join(f"{where} says {value}" for where, value in days.items()))
    titles = {where: value for where, value in (("metadata", received.title), ("page", meta.title), ("text", head.title)) if value}
    if len({"".join(filter(str.isalnum, value)).casefold() for value in titles.values()}) > 1:
        notes.append("title: " + ", ".join(f"{where} says {value[:200]!r}" for where, value in titles.items()))
    if received.outlet and meta.outlet and received.outlet.casefold() != meta.outlet.casefold():
        notes.append(f"outlet: metadata says {received.outlet!r}, page says {meta.outlet!r}")
    return notes


def _day_of_year(value: str) -> int:
    """Roughly which day of the year a date is, whatever its year: month and day are all that a dateline has."""
    return int(value[5:7]) * 31 + int(value[8:10])


def _merged(removed: Iterable[Removed]) -> list[Removed]:
    """What was removed, one row a reason in the order first met."""
    rows: dict[str, list[Removed]] = {}
    for part in removed:
        rows.setdefault(part.reason, []).append(part)
    return [
        Removed(reason=parts[0].reason, chars=sum(part.chars for part in parts), text="\n".join(part.text for part in parts))
        for parts in rows.values()
    ]


def _failure(received: Received, reason: str, remedy: str) -> Failure:
    return Failure(source=received.source, stage="sources", reason=reason, remedy=remedy)
