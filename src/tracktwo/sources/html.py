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
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_NO_TEXT = ("script", "style", "noscript", "template", "svg", "iframe", "object", "embed", "button", "select", "textarea")
#: A text of this many characters without a link in it is a sentence, not a label.
_RUNNING = 50
#: A list of others with this much running text is cut only behind a report that has at least this share of it.
_FEW_SENTENCES = 300
_REPORT_SHARE = 0.4
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_HIDDEN = re.compile(
    r"<!--.*?(?:-->|\Z)|<(script|style|noscript|template|svg|iframe|textarea)\b.*?(?:</\1\s*>|\Z)|<[a-zA-Z/!?][^<>]*>|&#?\w{1,32};",
    re.DOTALL | re.IGNORECASE,
)


_HIDDEN_BLOCK = re.compile(
    r"<!--.*?(?:-->|\Z)|<(head|title|script|style|noscript|template|svg|iframe|object|button|select|textarea|nav|header|footer|aside)\b.*?(?:</\1\s*>|\Z)",
    re.DOTALL | re.IGNORECASE,
)
_INLINE = re.compile(r"</?(?:a|abbr|b|em|font|i|mark|q|small|span|strong|sub|sup|u)\b[^<>]*>", re.IGNORECASE)


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
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    cut = _cut_lists(tree)
    text = _main_text(tree, url) or _running_paragraphs(page)
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
    """Take lists of other reports out of `tree`: heading, what follows it in its block, and the block if the heading opens it.

    "Trending" stands above the report in many pages: a heading with no sentences before it opens no list that holds many.
    """
    body = tree.find("body")
    if body is None:
        return ()
    removed: list[Removed] = []
    before = _sentences_before(body)
    for element in list(body.iter(*_MAY_BE_HEADING)):
        if len(element) > 3 or not _is_attached(element, body):
            continue
        words = _short_text(element)
        if words is None or not is_list_heading(words):
            continue
        parts = _block(element, body)
        inside = sum(map(_running_text, parts))
        if inside > _FEW_SENTENCES and before.get(element, 0) < inside * _REPORT_SHARE:
            continue
        for part in parts:
            words = " ".join(_visible(part).split())
            if words:
                removed.append(Removed(reason="boilerplate", chars=len(words), text=words))
            part.drop_tree()
    return tuple(removed)


def _sentences(element: HtmlElement) -> int:
    """How many characters of running text stand directly in an element: not of links, not of short labels."""
    if element.tag in _NO_TEXT or element.tag == "a" or not isinstance(element.tag, str):
        return 0
    own = [element.text or "", *(child.tail or "" for child in element)]
    return sum(len(text.strip()) for text in own if len(text.strip()) >= _RUNNING)


def _running_text(element: HtmlElement) -> int:
    """How many characters of running text an element holds."""
    return sum(map(_sentences, element.iter()))


def _sentences_before(body: HtmlElement) -> dict[HtmlElement, int]:
    """For each element, how much running text the page has before it."""
    before: dict[HtmlElement, int] = {}
    total = 0
    for element in body.iter():
        before[element] = total
        total += _sentences(element)
    return before


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
        if above.tag in ("article", "main") or (heading.tag != "h1" and above.find(".//h1") is not None):
            break  # the title of the report stands in what would go
        top = above
    later = [top]
    if top is heading or heading.tag in _HEADINGS:
        later.extend(_list_after(top))
    return later if top is heading else [top]


def _list_after(heading: HtmlElement) -> list[HtmlElement]:
    """The later siblings of a heading that its list can be: up to where paragraphs like those before it go on."""
    goes_on = any(_running_text(before) for before in heading.itersiblings(preceding=True))
    later: list[HtmlElement] = []
    for sibling in heading.itersiblings():
        in_list = any(part.tag in _HEADINGS or part.find(".//a") is not None for part in later)
        is_alike = sibling.tag == "p" or heading.tag not in _HEADINGS
        if goes_on and is_alike and not in_list and _running_text(sibling) and sibling.find(".//a") is None:
            break
        later.append(sibling)
    return later


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


def _running_paragraphs(page: str) -> str:
    """The running text between the tags of a page whose tree holds none: nested too deep, or too short for trafilatura to trust."""
    parts = _INLINE.sub("", _HIDDEN_BLOCK.sub("\n", page))
    paragraphs = (" ".join(entities.unescape(part).replace("\x00", " ").split()) for part in re.split(r"<[a-zA-Z/!?][^<>]*>", parts))
    return "\n".join(part for part in paragraphs if len(part) >= _RUNNING)


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
