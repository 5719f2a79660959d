"""A saved page to its main text: the tree is cut at lists of other reports, then trafilatura finds the text.

Trafilatura drops the short headings of such lists and keeps their long teasers, so cutting its output comes too late: the
tree is cut first.
The text is then found again in the page as received, so that its characters keep their place there.
"""

from __future__ import annotations

import html as entities
import logging
import re
from dataclasses import dataclass

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from lxml.html import HtmlElement

from tracktwo.model.offsets import OffsetMap
from tracktwo.model.report import Removed
from tracktwo.sources.headings import HEADING_LENGTH, is_list_heading
from tracktwo.sources.pagemeta import PageMeta, page_meta
from tracktwo.sources.tracing import Traced

log = logging.getLogger(__name__)

_MAY_BE_HEADING = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "strong", "b", "a", "li", "td", "dt", "label", "legend", "header")
)
_NO_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "form", "button", "select", "textarea")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|$)|<(script|style|noscript|template|svg|iframe|textarea)\b.*?(?:</\1\s*>|$)|<[a-zA-Z/!?][^>]*>|&#?\w{1,32};",
    re.DOTALL | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What a page holds: its main text with places in the page, its metadata, and what was cut away."""

    main: Traced
    meta: PageMeta
    removed: tuple[Removed, ...] = ()


def read_page(page: str, *, url: str | None = None) -> Page | None:
    """The main text and metadata of a page; `None` where it holds no text."""
    tree = _tree(page)
    if tree is None:
        return None
    meta = page_meta(tree)
    cut = _cut_lists(tree)
    text = _main_text(tree, url)
    if not text.strip():
        return None
    return Page(main=Traced(text, _locate(text, page)), meta=meta, removed=cut)


def _tree(page: str) -> HtmlElement | None:
    """The tree of a page, however broken; `None` where there is nothing."""
    try:
        tree = lxml_html.document_fromstring(_DECLARATION.sub("", page, count=1).replace("\x00", ""))
    except (etree.LxmlError, ValueError):
        return None
    etree.strip_tags(tree, etree.Comment, etree.ProcessingInstruction)
    return tree


def _cut_lists(tree: HtmlElement) -> tuple[Removed, ...]:
    """Take lists of other reports out of `tree`: heading, what follows it in its block, and the block if the heading opens it."""
    body = tree.find("body")
    if body is None:
        return ()
    removed: list[Removed] = []
    for element in list(body.iter(*_MAY_BE_HEADING)):
        if len(element) > 3 or not _is_attached(element, body):
            continue
        words = _short_text(element)
        if words is None or not is_list_heading(words):
            continue
        for part in _block(element, body):
            words = " ".join(_visible(part).split())
            if words:
                removed.append(Removed(reason="boilerplate", chars=len(words), text=words))
            part.drop_tree()
    return tuple(removed)


def _is_attached(element: HtmlElement, body: HtmlElement) -> bool:
    """Whether the element has not been cut away with an earlier list."""
    return any(above is body for above in element.iterancestors())


def _short_text(element: HtmlElement) -> str | None:
    """The text of an element that is short enough for a heading."""
    found: list[str] = []
    length = 0
    for part in element.itertext():
        length += len(part.strip())
        if length > HEADING_LENGTH:
            return None
        found.append(part)
    return " ".join("".join(found).split()) or None


def _block(heading: HtmlElement, body: HtmlElement) -> list[HtmlElement]:
    """The elements to take out with a heading: it and its later siblings, from as far up as it is still what a block opens with."""
    top = heading
    while True:
        above = top.getparent()
        if (
            above is None
            or above is body
            or (above.text or "").strip()
            or any(_visible(before).strip() for before in top.itersiblings(preceding=True))
        ):
            break
        if above.tag in ("article", "main"):
            break
        top = above
    later = [top]
    if top is heading or heading.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        later.extend(top.itersiblings())
    return later if top is heading else [top]


def _visible(element: HtmlElement) -> str:
    """The text of an element as a reader sees it."""
    if element.tag in _NO_TEXT:
        return ""
    return " ".join(part for part in element.xpath(".//text()[not(ancestor::script or ancestor::style or ancestor::noscript)]"))


def _main_text(tree: HtmlElement, url: str | None) -> str:
    """What trafilatura takes for the main text."""
    try:
        found = trafilatura.extract(
            tree, url=url, include_comments=False, include_tables=True, include_formatting=False, with_metadata=False
        )
    except (etree.LxmlError, ValueError, RecursionError) as error:
        log.debug("main text not found: %s", type(error).__name__)
        found = None
    return found or ""


def _locate(text: str, page: str) -> OffsetMap:
    """The places in the page of the characters of `text`, line by line; a line that is not found in one stretch has none."""
    shown, places = _shown(page)
    pairs: list[tuple[int, int]] = []
    cursor, at = 0, 0
    for line in text.splitlines(keepends=True):
        marks = [(at + i, c) for i, c in enumerate(line) if not c.isspace()]
        if len(marks) > 2 and marks[0][1] in "-|":
            marks = marks[1:]  # a list item or cell as trafilatura marks it
        compact = "".join(c for _, c in marks)
        at += len(line)
        if not compact:
            continue
        found = shown.find(compact, cursor)
        if found < 0:
            found = shown.find(compact)
        if found < 0:
            continue
        cursor = found + len(compact)
        for (place, char), raw in zip(marks, places[found:cursor], strict=True):
            if page[raw] == char:
                pairs.append((place, raw))
    return OffsetMap.from_pairs(pairs)


def _shown(page: str) -> tuple[str, list[int]]:
    """The characters that a page shows, without white space, and the place of each in the page."""
    out: list[str] = []
    places: list[int] = []

    def show(text: str, start: int) -> None:
        for offset, char in enumerate(text):
            if not char.isspace():
                out.append(char)
                places.append(start + offset)

    at = 0
    for mark in _HIDDEN.finditer(page):
        show(page[at : mark.start()], at)
        at = mark.end()
        if mark[0].startswith("&"):
            for char in entities.unescape(mark[0]):
                if not char.isspace():
                    out.append(char)
                    places.append(mark.start())
    show(page[at:], at)
    return "".join(out), places
