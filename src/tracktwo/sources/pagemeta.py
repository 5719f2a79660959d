"""What a page says about itself: title, outlet, byline, date and language from JSON-LD, meta elements and the title element."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from tracktwo.sources.rows import parse_date

_ARTICLE_TYPES = frozenset(
    (
        "Article",
        "NewsArticle",
        "ReportageNewsArticle",
        "AnalysisNewsArticle",
        "OpinionNewsArticle",
        "BlogPosting",
        "Report",
        "PressRelease",
        "WebPage",
    )
)
_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher", "publisher")
_BYLINES = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "pubdate",
    "publishdate",
    "publish-date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "mediator_published_time",
)
_TITLE_SEPARATOR = re.compile(r"\s+[|–—•·»:-]\s+")


@dataclass(frozen=True, slots=True, kw_only=True)
class PageMeta:
    """What the metadata of a page states; `None` where it states nothing."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None


def page_meta(tree: HtmlElement) -> PageMeta:
    """The metadata of a page. A date must be stated as the date of publication: the time of a sidebar or a clock is none."""
    named = _named(tree)
    article = _article(tree)
    title = _text(article.get("headline")) or _first(named, _TITLES)
    outlet = _name_of(article.get("publisher")) or _first(named, _OUTLETS)
    return PageMeta(
        title=_without_outlet(title, outlet) if title else _title_element(tree, outlet),
        outlet=outlet,
        byline=_person(_name_of(article.get("author")) or _first(named, _BYLINES)),
        published=_date(_text(article.get("datePublished")))
        or next((d for d in map(_date, _all(named, _DATES)) if d), None)
        or _time_element(tree),
        language=_language(tree, named),
        url=_canonical(tree) or _web_address(_first(named, ("og:url",))),
    )


def _named(tree: HtmlElement) -> dict[str, list[str]]:
    """The meta elements by lower-case name."""
    named: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        key = meta.get("property") or meta.get("name") or meta.get("itemprop")
        value = " ".join((meta.get("content") or "").split())
        if key and value:
            named.setdefault(key.lower(), []).append(value)
    return named


def _all(named: dict[str, list[str]], keys: tuple[str, ...]) -> Iterator[str]:
    for key in keys:
        yield from named.get(key, ())


def _first(named: dict[str, list[str]], keys: tuple[str, ...]) -> str | None:
    return next(_all(named, keys), None)


def _article(tree: HtmlElement) -> dict[str, object]:
    """The JSON-LD object that describes the page's article; the most specific wins."""
    found: list[dict[str, object]] = []
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() != "application/ld+json":
            continue
        try:
            stated = json.loads(script.text_content().strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            continue  # broken JSON-LD states nothing
        found.extend(_objects(stated))
    found.sort(key=lambda stated: "WebPage" in _types(stated))
    return found[0] if found else {}


def _objects(stated: object, depth: int = 0) -> Iterator[dict[str, object]]:
    """The article objects in a JSON-LD value: lists, `@graph` and `mainEntity` are looked into."""
    if depth > 4:
        return
    if isinstance(stated, list):
        for part in stated[:100]:
            yield from _objects(part, depth + 1)
    elif isinstance(stated, dict):
        if _types(stated) & _ARTICLE_TYPES:
            yield stated
        for key in ("@graph", "mainEntity"):
            if key in stated:
                yield from _objects(stated[key], depth + 1)


def _types(stated: dict[str, object]) -> set[str]:
    kind = stated.get("@type")
    return {part for part in (kind if isinstance(kind, list) else [kind]) if isinstance(part, str)}


def _name_of(value: object) -> str | None:
    """The name or names in a JSON-LD person or organization."""
    if isinstance(value, list):
        names = [name for name in map(_name_of, value[:10]) if name]
        return ", ".join(names) or None
    return _text(value.get("name")) if isinstance(value, dict) else _text(value)


def _text(value: object) -> str | None:
    """A string with plain white space; `None` for anything else."""
    return (" ".join(value.split()) or None) if isinstance(value, str) else None


def _person(name: str | None) -> str | None:
    """A byline that is one: not an address, not a number."""
    name = re.sub(r"^by\s+", "", name, flags=re.IGNORECASE) if name else None
    return None if not name or "://" in name or "@" in name or not any(c.isalpha() for c in name) or len(name) > 200 else name


def _date(value: str | None) -> str | None:
    """A day that metadata states in a standard form."""
    if not value:
        return None
    return parse_date(value) or (parse_date(value[:10]) if re.match(r"\d{4}-\d\d-\d\d", value) else None)


def _time_element(tree: HtmlElement) -> str | None:
    """The date of the one time element that is marked as the publication's, or that stands in the head of the article."""
    for time in tree.iter("time"):
        marks = f"{time.get('itemprop') or ''} {time.get('class') or ''}".lower()
        if time.get("pubdate") is not None or "datepublished" in marks or "published" in marks or "entry-date" in marks:
            found = _date(time.get("datetime"))
            if found:
                return found
    stated = [
        time.get("datetime") for time in tree.xpath("//article//header//time | //header[.//h1]//time | //h1/following-sibling::*[1]//time")
    ]
    return _date(stated[0]) if len(stated) == 1 else None


def _title_element(tree: HtmlElement, outlet: str | None) -> str | None:
    """The page's only first heading, else its title element without the outlet's name."""
    headings = [" ".join(h.text_content().split()) for h in tree.iter("h1")]
    headings = [h for h in headings if h]
    if len(headings) == 1:
        return headings[0]
    element = tree.find(".//title")
    text = _text(element.text_content()) if element is not None else None
    return _without_outlet(text, outlet) if text else None


def _without_outlet(title: str, outlet: str | None) -> str:
    """A title without the name of the outlet that pages add behind it."""
    if outlet:
        for mark in _TITLE_SEPARATOR.finditer(title):
            if title[mark.end() :].casefold().strip() == outlet.casefold().strip():
                return title[: mark.start()]
    return title


def _language(tree: HtmlElement, named: dict[str, list[str]]) -> str | None:
    """The language that the page states."""
    stated = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or _first(named, ("content-language", "og:locale"))
    return stated.replace("_", "-") if stated else None


def _canonical(tree: HtmlElement) -> str | None:
    """The address that the page states as its own."""
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical":
            return _web_address((link.get("href") or "").strip())
    return None


def _web_address(value: str | None) -> str | None:
    """An address that a browser fetches; pages of strangers may state any other."""
    return value if value and value.lower().startswith(("http://", "https://")) else None
