"""Search: words in every language, names across scripts, with the hit marked."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import FastAPI, Request, Response

from tracktwo.model.folding import fold
from tracktwo.model.record import ROWS, EventRow
from tracktwo.store.base import Hit
from tracktwo.web.headings import heading_of
from tracktwo.web.labels import LABELS
from tracktwo.web.locales import Words
from tracktwo.web.site import Site

LONGEST_QUERY = 200
MOST_HITS = 60
FILTERS = ("kind", "side", "language", "from", "until")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A hit as the page shows it: the snippet in stretches, marked where a word of the query stands."""

    kind: str
    name: str
    address: str
    snippet: tuple[tuple[str, bool], ...]


def marked(text: str, query: str) -> tuple[tuple[str, bool], ...]:
    """`text` in stretches; a word that begins as a word of the query does (four letters or more) is marked."""
    stems = [fold(word)[: max(4, len(word) - 2)] for word in query.split() if word]
    pieces: list[tuple[str, bool]] = []
    for word in text.split(" "):
        hit = any(fold(word.strip(".,;:!?«»“”\"'()")).startswith(stem) for stem in stems)
        if pieces and pieces[-1][1] == hit:
            pieces[-1] = (f"{pieces[-1][0]} {word}", hit)
        else:
            pieces.append((word if not pieces else f" {word}", hit))
    return tuple(pieces)


def add_routes(app: FastAPI, site: Site) -> None:
    """`/search`"""

    @app.get("/search")
    def search(request: Request, q: str = "") -> Response:
        words = site.asked(request).words
        asked = q.strip()[:LONGEST_QUERY]
        shown = {name: request.query_params.get(name, "")[:100] for name in FILTERS}
        kinds = [(kind, words.capital(words.text(LABELS[kind]))) for kind in ROWS]
        with site.reading(request) as record:
            hits = record.search(asked, limit=MOST_HITS, filters={k: v for k, v in shown.items() if v}) if asked else ()
            events = {"ids": ",".join(hit.id for hit in hits if hit.kind == "events")}
            told = record.page("events", filters=events, limit=MOST_HITS, brief=True).rows if events["ids"] else ()
            titles = {row.id: _titled(row, words) for row in told if isinstance(row, EventRow)}
            groups: dict[str, list[Found]] = {}
            for hit in hits:
                groups.setdefault(hit.kind, []).append(_found(hit, titles.get(hit.id) or hit.label or hit.id, asked))
            return site.page(
                request,
                "search.html",
                asked=asked,
                groups=groups,
                many=len(hits) >= MOST_HITS,
                filters=shown,
                choices=[
                    ("kind", words.text("Kind"), kinds),
                    ("side", words.text("Side"), site.side_choices(words)),
                    ("language", words.text("Language"), [(code, words.language_name(code)) for code in site.pack.languages]),
                ],
            )


def _titled(event: EventRow, words: Words) -> str:
    return f"{heading_of(event, words)} · {words.dates(event.start, event.end)}"


def _found(hit: Hit, name: str, query: str) -> Found:
    return Found(kind=hit.kind, name=name, address=f"/{hit.kind}/{hit.id}", snippet=marked(hit.detail, query) if hit.detail else ())
