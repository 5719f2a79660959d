"""What every page shares: templates, the pack's names, the view and language of a request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from babel import Locale
from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tracktwo import __version__
from tracktwo.model.claim import SourceRef
from tracktwo.model.codec import to_row
from tracktwo.model.decision import Decision
from tracktwo.model.ids import canonical_json
from tracktwo.model.reading import Limit, Quantity
from tracktwo.model.record import DueRef, EntityRow, PlaceRef, Ref, ReportRow
from tracktwo.model.vocab import ParticipantRole, Stage, View
from tracktwo.packs.pack import Pack, Place
from tracktwo.store.base import Store
from tracktwo.web.headings import grouped_sources, heading_of
from tracktwo.web.labels import LABELS
from tracktwo.web.locales import LANGUAGES, Words, pick_language
from tracktwo.web.naming import form_in, named_by
from tracktwo.web.queue import Queue
from tracktwo.web.steady import SteadyReader
from tracktwo.web.views import PATIENCE, Views

FOLDER = Path(__file__).parent
PATHS = {
    "person": "people", "organization": "organizations", "government": "governments", "population": "populations", "group": "groups",
    "place": "places", "initiative": "initiatives", "document": "documents",
}  # fmt: skip


#: A record with more undertakings than this is not searched for questions while somebody waits for another page.
_QUICKLY_ASKED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a request wants to see the record: interface language and view."""

    words: Words
    view: View


class Site:
    """Templates over one store and one pack. `as_of` is the day shown; `None` for today."""

    def __init__(self, store: Store, pack: Pack, *, as_of: str | None = None, patience: float = PATIENCE) -> None:
        self.store = store
        self.pack = pack
        self.as_of = as_of
        self._templates = Environment(
            loader=FileSystemLoader(FOLDER / "templates"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
        )
        self._templates.filters["tojson_text"] = lambda value: canonical_json(to_row(value))
        self._sides = {side.id: (number, side) for number, side in enumerate(pack.sides)}
        self._views = Views(store, as_of=as_of, patience=patience)
        self.queue = Queue(store)
        self._places = {(n.language, n.text): place for place in pack.places for n in place.names}
        self._areas = {area.id: area for area in pack.areas}
        self._outlets = {domain: outlet.names[0] for outlet in pack.outlets for domain in outlet.domains}

    def asked(self, request: Request) -> Asked:
        """Language and view: of the address, else of the cookie."""
        language = pick_language(request.query_params.get("lang"), request.cookies.get("lang"), request.headers.get("accept-language"))
        view = request.query_params.get("view") or request.cookies.get("view")
        return Asked(words=Words(language), view="public" if view == "public" else "full")

    @contextmanager
    def reading(self, request: Request) -> Iterator[SteadyReader]:
        """The record in the view that the request asks for.

        Raises:
            ViewNotReadyError: the view is not ready yet.
        """
        reader = self._views.reader(self.asked(request).view)
        request.state.record = reader
        yield reader

    def known_questions(self, record: SteadyReader) -> int | None:
        """How many questions are open; `None` where that is not known yet and the record is so large that finding them takes time."""
        if self.queue.is_known() or record.page("commitments", limit=1, brief=True).total <= _QUICKLY_ASKED:
            return len(self.queue.waiting(record))
        return None

    def page(self, request: Request, template: str, *, status: int = 200, **context: Any) -> Response:
        """The page, in the request's language and view."""
        asked = self.asked(request)
        words = asked.words
        spoken = self._spoken(request, context.values())
        called = self._called(request, words, context.values())
        text = self._templates.get_template(template).render(
            **self._shared(request, asked),
            language_of=spoken.get,
            called=called,
            event_title=lambda event: heading_of(event, words, called),
            **context,
        )
        response = HTMLResponse(text, status_code=status)
        for name, value in (("lang", words.language), ("view", asked.view)):
            if request.query_params.get(name) and request.cookies.get(name) != value:
                response.set_cookie(name, value, samesite="strict", httponly=True)
        return response

    def _called(self, request: Request, words: Words, context: Iterable[Any]) -> Callable[[str | None, str | None], str]:
        """What those whom a page names are called in the reader's language: their forms are asked for at once."""
        ids = set(named_by(context)) if words.language != "en" else set()
        forms = request.state.record.names(ids) if ids else {}

        def called(ident: str | None, name: str | None) -> str:
            if not name or ident not in forms:
                return name or ""
            return form_in(words.language, name, forms[ident], is_person=len(name.split()) == 2)

        return called

    def _spoken(self, request: Request, context: Iterable[Any]) -> Mapping[str, str]:
        """The languages of all reports that the rows of a page quote, asked for at once."""
        rows = [row for value in context for row in (value if isinstance(value, (list, tuple)) else [value])]
        refs = [ref for row in rows for name in ("sources", "evidence", "other_evidence") for ref in getattr(row, name, ())]
        reports = {ref.report for ref in refs if isinstance(ref, SourceRef)}
        return request.state.record.languages(reports) if reports else {}

    def _shared(self, request: Request, asked: Asked) -> dict[str, Any]:
        words = asked.words
        _ = words.text

        def label(value: str | None) -> str:
            return _(LABELS.get(value, value)) if value else ""

        def side_name(code: str | None) -> str:
            if code in self._sides:
                return words.form({k: v[0] for k, v in self._sides[code][1].names.items() if v}, code or "")
            return _("third parties") if code == "third" else code or ""

        query = {k: v for k, v in request.query_params.items() if k not in ("lang", "view")}
        here = urlsplit(str(request.url)).path

        def link(**changes: str) -> str:
            return f"{here}?{urlencode({**query, **changes})}"

        menu = [
            ("/events", _("Events")), ("/commitments", _("Undertakings")), ("/people", _("Actors")), ("/figures", _("Incidents")),
            ("/network", _("Network")), ("/map", _("Map")), ("/reports", _("Reports")),
        ]  # fmt: skip
        if asked.view == "full":
            menu += [("/review", _("Review")), ("/register", _("Register")), ("/add", _("Add"))]
        return {
            "_": _,
            "words": words,
            "label": label,
            "labels": lambda names: ", ".join(label(name) for name in names),
            "view": asked.view,
            "version": __version__,
            "process": {k: v[0] for k, v in self.pack.names.items() if v},
            "menu": menu,
            "here": "/" + here.strip("/").split("/")[0],
            "languages": LANGUAGES,
            "language_links": {code: link(lang=code) for code in LANGUAGES},
            "own_names": {code: Locale.parse(code).get_display_name(code) for code in LANGUAGES},
            "switch_view": link(view="full" if asked.view == "public" else "public"),
            "message": request.query_params.get("done", "")[:200],
            "token": getattr(request.state, "token", ""),
            "side_class": self.side_class,
            "side_name": side_name,
            "area_name": lambda area: (
                words.form({k: v[0] for k, v in self._areas[area].labels.items() if v}) if area in self._areas else area
            ),
            "place_forms": lambda ref: self.place_forms(ref, words),
            "name_of": lambda row: self.name_of(row, words),
            "outlet_name": self.outlet_name,
            "file_name": lambda source: source.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1][:60],
            "grouped_sources": grouped_sources,
            "back": f"{here}?{request.url.query}" if request.url.query and "done=" not in request.url.query else here,
            "roles": ParticipantRole.__args__,  # type: ignore[attr-defined]
            "side_choices": self.side_choices(words),
            "decided_value": lambda decision: _decided_value(decision, words, label),
            "stages": Stage.__args__,  # type: ignore[attr-defined]
            "path_of": lambda kind: PATHS.get(kind, kind),
            "show_value": lambda name, value: _show_value(name, value, words, label),
        }

    def name_of(self, row: EntityRow, words: Words) -> str:
        """The name in the reader's language, else the record's own."""
        return form_in(words.language, row.name, row.names, is_person=row.kind == "person")

    def side_class(self, code: str | None) -> str:
        """The colour of a side: the pack's first and second; everybody else has none of their own."""
        return {0: "one", 1: "two"}.get(self._sides[code][0], "") if code in self._sides else ""

    def outlet_name(self, ref: SourceRef | ReportRow) -> str | None:
        """The outlet as the report names it, else as its address does: the pack's name of the site, or the host."""
        if ref.outlet:
            return ref.outlet
        host = (urlsplit(ref.url).hostname or "").removeprefix("www.") if ref.url else ""
        return self._outlets.get(host) or host or None

    def pack_place(self, ref: PlaceRef) -> Place | None:
        """The pack's place of this name; `None` for a place that the pack does not know."""
        return next((place for code, text in ref.names.items() if (place := self._places.get((code, text)))), None)

    def place_forms(self, ref: PlaceRef, words: Words) -> list[str]:
        """The form of the reader's language first; beside it, where sides use other names, the name of each side in that language."""
        shown = words.form(ref.names, ref.id)
        place = self.pack_place(ref)
        own = [n for n in place.names if n.language == words.language and n.side] if place else []
        return list(dict.fromkeys([shown, *(next(n.text for n in own if n.side == side) for side in dict.fromkeys(n.side for n in own))]))

    def side_choices(self, words: Words) -> list[tuple[str, str]]:
        """The sides to choose from, third parties last."""
        every = [(side.id, words.form({k: v[0] for k, v in side.names.items() if v}, side.id)) for side in self.pack.sides]
        return [*every, ("third", words.text("third parties"))]


def _decided_value(decision: Decision, words: Words, label: Any) -> str:
    """What a decision says, in the reader's words."""
    if decision.kind not in ("accept", "correct"):
        return str(label(decision.value))
    return _show_value(decision.about or "", json.loads(decision.value or "null"), words, label)


def _show_value(name: str, value: Any, words: Words, label: Any) -> str:
    if value is None:
        return words.text("not said")
    if name in ("start", "end", "date", "since", "as_of", "mandate_until") and isinstance(value, str):
        return words.date(value)
    if isinstance(value, dict):
        names = value.get("names")
        if isinstance(names, dict):
            return words.form(names, str(value.get("id", "")))
        return str(value.get("name") or value.get("text") or ", ".join(f"{v}" for v in value.values() if v is not None))
    if isinstance(value, Quantity):
        most = f"–{words.number(value.value_max)}" if value.value_max else ""
        return f"{words.number(value.value)}{most} {value.unit or ''}".strip()
    if isinstance(value, (Ref, EntityRow)):
        return value.name
    if isinstance(value, PlaceRef):
        return words.form(value.names, value.id)
    if isinstance(value, (DueRef, Limit)):
        return value.text
    if isinstance(value, bool):
        return words.text("yes") if value else words.text("no")
    if isinstance(value, (int, float)):
        return words.number(value)
    return str(label(value))
