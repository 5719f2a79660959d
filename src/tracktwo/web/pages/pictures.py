"""Map and network of a selection of events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from fastapi import FastAPI, Request, Response

from tracktwo.model.record import EventRow
from tracktwo.model.vocab import THIRD_SIDE
from tracktwo.web.drawing import base_map
from tracktwo.web.drawing.network import Edge, Node, layout
from tracktwo.web.site import PATHS, Site

#: A network of more actors than this cannot be read; those with most meetings are shown.
MOST_NODES = 40
#: Map and network show the latest events of a selection.
MOST_EVENTS = 600


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A place on a map with its events; `named` says whether its name is written beside it."""

    x: float
    y: float
    size: float
    sort: str
    label: str
    full: str
    address: str
    count: int
    named: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A map: its frame, its lines and its marks."""

    frame: base_map.Frame
    lines: Sequence[tuple[str, str]]
    marks: Sequence[Mark]


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """A network with what its nodes are called."""

    width: int
    height: int
    nodes: Sequence[Node]
    edges: Sequence[Edge]
    names: dict[str, str]
    sides: dict[str, str | None]
    paths: dict[str, str]


def spot_of(site: Site, events: Iterable[EventRow], request: Request, *, width: int = 720) -> Spot | None:
    """The map of the events' places; `None` where none has coordinates."""
    spot, _ = _map(site, events, request, width)
    return spot


def _map(site: Site, events: Iterable[EventRow], request: Request, width: int) -> tuple[Spot | None, list[Mark]]:
    words = site.asked(request).words
    places: dict[str, list[EventRow]] = defaultdict(list)
    for event in events:
        if event.place and event.place.lat is not None and event.place.lon is not None:
            places[event.place.id].append(event)
    points = {ident: (group[0].place.lat or 0.0, group[0].place.lon or 0.0) for ident, group in places.items() if group[0].place}
    home = [point for ident, point in points.items() if _is_home(site, places[ident][0])]
    frame = base_map.frame_around(home or points.values(), width=width, whole=bool(home))
    if frame is None:
        return None, []
    inside: list[Mark] = []
    outside: list[Mark] = []
    most = sorted(places, key=lambda i: (-len(places[i]), i))
    for rank, ident in enumerate(most):
        group = places[ident]
        assert group[0].place is not None
        forms = site.place_forms(group[0].place, words)
        x, y = frame.place(*points[ident])
        sort = "incident" if all(e.kind == "incident" for e in group) else "meeting"
        mark = Mark(
            x=x,
            y=y,
            size=round(3 + 2 * min(len(group), 16) ** 0.5, 1),
            sort=sort,
            label=" / ".join(forms),
            full=" / ".join(forms),
            address=f"/events?place={ident}",
            count=len(group),
            named=rank < 14,
        )
        known = site.pack_place(group[0].place)
        is_spot = known is None or known.kind != "country"  # "in Georgia" is no spot on a map
        (inside if is_spot and frame.holds(*points[ident]) else outside).append(mark)
    names = [name for side in site.pack.sides for name in side.names.get("en", ())]
    return Spot(frame=frame, lines=base_map.paths(frame, names), marks=inside), outside


def _is_home(site: Site, event: EventRow) -> bool:
    """Whether the event's place lies on one of the sides or between them: the map is drawn around these, far capitals are listed below."""
    place = site.pack_place(event.place) if event.place else None
    return place is not None and place.side != THIRD_SIDE


def net_of(events: Iterable[EventRow], *, around: str | None = None, most: int = MOST_NODES, height: int = 480) -> Net | None:
    """Who took part in an event with whom; with `around`, only pairs of that actor. `None` where nobody met anybody."""
    names: dict[str, str] = {}
    sides: dict[str, str | None] = {}
    paths: dict[str, str] = {}
    pairs: Counter[tuple[str, str]] = Counter()
    for event in events:
        if event.kind not in ("meeting", "visit", "signing") or event.status not in ("held", None):
            continue
        there = sorted({p.id for p in event.participants if p.id and p.name})
        for p in event.participants:
            if p.id and p.name:
                names[p.id], sides[p.id] = p.name, p.side
                paths[p.id] = f"/{PATHS.get(p.kind or 'person', 'people')}/{p.id}"
        pairs.update(pair for pair in combinations(there, 2) if around is None or around in pair)
    met: Counter[str] = Counter()
    for (a, b), count in pairs.items():
        met[a] += count
        met[b] += count
    kept = {name for name, _ in sorted(met.items(), key=lambda item: (-item[1], item[0]))[:most]}
    edges = {pair: count for pair, count in sorted(pairs.items()) if set(pair) <= kept}
    if not edges:
        return None
    shown = sorted({name for pair in edges for name in pair}, key=lambda n: (sides[n] or "~", names[n], n))
    nodes, drawn = layout(shown, edges, met, height=height)
    return Net(width=720, height=height, nodes=nodes, edges=drawn, names=names, sides=sides, paths=paths)


def add_routes(app: FastAPI, site: Site) -> None:
    """`/map` and `/network`"""
    from tracktwo.web.pages.events import choices_of, filters_of

    def chosen(request: Request) -> tuple[dict[str, str], list[EventRow]]:
        with site.reading(request) as record:
            shown, asked = filters_of(request, record)
            key = ("picture", tuple(sorted(asked.items())))
            rows: Any = record.once(key, lambda: record.page("events", filters=asked, limit=MOST_EVENTS).rows)
            return shown, list(rows)

    @app.get("/map")
    def show_map(request: Request) -> Response:
        shown, events = chosen(request)
        spot, outside = _map(site, events, request, 960)
        return site.page(request, "map.html", spot=spot, outside=outside, filters=shown, choices=choices_of(site, request))

    @app.get("/network")
    def network(request: Request) -> Response:
        shown, events = chosen(request)
        with site.reading(request) as record:
            net = record.once(("net", tuple(sorted(shown.items()))), lambda: net_of(events))
        pairs = sorted(net.edges, key=lambda e: (-e.count, e.a.id, e.b.id))[:60] if net else []
        return site.page(request, "network.html", net=net, pairs=pairs, filters=shown, choices=choices_of(site, request))
