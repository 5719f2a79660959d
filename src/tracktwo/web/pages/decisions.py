"""Decisions: take one from the page where a thing is seen, look at all of them, undo."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.errors import ReviewError
from tracktwo.model.codec import to_row
from tracktwo.model.dates import PartialDate
from tracktwo.model.decision import Decision, DecisionKind
from tracktwo.model.folding import fold
from tracktwo.model.ids import FactAnchor
from tracktwo.model.record import ROWS, Kind, PlaceRef, PlaceRow
from tracktwo.model.vocab import ParticipantRole
from tracktwo.review.deciding import Desk
from tracktwo.store.base import Store
from tracktwo.web.site import Site

#: Who a decision is by while accounts do not exist.
LOCAL_USER = "local"
#: So many facts are rejected at once.
_MOST_FACTS = 300
_DATES = {"start", "end", "since", "as_of"}
_NUMBERS = {"value"}


def now() -> str:
    """The present, as decisions keep it: UTC, to the microsecond, so that two answers never share a time."""
    return datetime.datetime.now(datetime.UTC).isoformat()


def take(store: Store, **fields: str) -> Decision:
    """The decision that a form describes, taken.

    Raises:
        ReviewError: an id that leads nowhere, or a value that does not fit its property.
    """
    kind = fields["kind"]
    if kind not in DecisionKind.__args__:  # type: ignore[attr-defined]
        raise ReviewError(f"{kind!r} is no kind of decision.")
    if kind in ("same", "different", "unsure") and fields.get("among") in ROWS and fields.get("other"):
        fields["other"] = _found(store, fields["other"], (cast(Kind, fields["among"]),))
    anchors = tuple(_anchor(store, fields[name]) for name in ("fact", "other") if fields.get(name) and len(fields[name]) == 22)
    others = anchors[1:] if kind == "different" else ()
    anchors = anchors[:1] if kind == "different" else anchors
    if kind == "reject" and not fields.get("property") and fields.get("fact"):
        anchors = tuple(_anchor(store, fact) for fact in _all_tellings(store, fields["fact"]))
    report = fields["fact"] if len(fields.get("fact", "")) == 64 else None
    value: str | None = fields.get("value")
    if kind == "accept":
        value = _as_json(fields.get("json", ""))
    elif kind == "correct" and fields.get("property") == "participants":
        others, anchors = (_anchor(store, _person(store, fields)),), anchors[:1]
        value = json.dumps(_taking_part(fields))
    elif kind == "correct" and fields.get("property") == "place":
        value = json.dumps(_place(store, fields.get("value", "")))
    elif kind == "correct":
        value = json.dumps(_value(fields.get("property", ""), value or ""), ensure_ascii=False)
    implementation = fields.get("implementation") or None
    about = fields.get("property") or None
    if anchors and (kind in ("accept", "correct", "stage", "visibility", "disclosure", "open") or (kind == "reject" and about)):
        anchors = store.anchors(fields["fact"])  # it is about the whole thing: it follows most of its facts
    decision = Decision(
        kind=kind,  # type: ignore[arg-type]
        who=LOCAL_USER,
        when=now(),
        why=fields.get("why", "").strip()[:500],
        anchors=anchors,
        others=others,
        report=report,
        about=about,
        value=value or None,
        implementation=int(implementation) if implementation else None,
        source=fields.get("source") or None,
        undoes=fields.get("undoes") or None,
    )
    store.decide(decision)
    return decision


def _all_tellings(store: Store, fact: str) -> list[str]:
    """The facts that a row is made of: who rejects what a page shows means all of it, not the first report of it."""
    found = store.reader().find(fact)
    return [found[1].id, *found[1].aliases][:_MOST_FACTS] if found else [fact]


def _found(store: Store, text: str, kinds: tuple[Kind, ...]) -> str:
    """The id that is given, or that of the one row of these kinds which the words name."""
    text = text.strip()
    if re.fullmatch("[a-z]-[0-9a-f]{20}", text):
        return text
    hits = store.reader().search(text[:200], limit=50, filters={"kind": ",".join(kinds)}) if text else ()
    exact = [hit for hit in hits if fold(hit.label) == fold(text)]
    if len(exact or hits) != 1:
        told = ", ".join(f"{hit.label} ({hit.id})" for hit in (exact or hits)[:5]) or "nobody in the record"
        raise ReviewError(f"{text!r} names {told}.", remedy="Give the id, as it stands in the address of its page.")
    return (exact or hits)[0].id


def _person(store: Store, fields: Mapping[str, str]) -> str:
    return fields.get("other") or _found(store, fields.get("name", ""), ("people", "organizations", "governments", "initiatives"))


def _taking_part(fields: Mapping[str, str]) -> dict[str, str] | None:
    """What is said of somebody and an event: role and side, or `None` for "did not take part"."""
    if fields.get("gone"):
        return None
    role = fields.get("role") or "participant"
    if role not in ParticipantRole.__args__:  # type: ignore[attr-defined]
        raise ReviewError(f"{role!r} is no role.", remedy=f"One of {', '.join(ParticipantRole.__args__)}.")  # type: ignore[attr-defined]
    return {"role": role, **({"side": fields["side"]} if fields.get("side") else {})}


def _place(store: Store, text: str) -> Any:
    """The place as rows refer to it; `None` for "unknown"."""
    if not text.strip():
        return None
    ident = _found(store, text, ("places",))
    row = store.reader().get("places", ident)
    if not isinstance(row, PlaceRow):
        raise ReviewError(f"{text!r} is no place in the record.", remedy="Search for it under Actors, Places.")
    return to_row(PlaceRef(id=row.id, names={n.language or "und": n.text for n in reversed(row.names)}, lat=row.lat, lon=row.lon))


def _as_json(text: str) -> str:
    """The text, if it is JSON: a value that a source gave, sent back by the form as it was shown."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        raise ReviewError(f"{text[:80]!r} is no value of this property.") from error
    return text


def _anchor(store: Store, fact: str) -> FactAnchor:
    anchor = store.anchor(fact)
    if anchor is None:
        raise ReviewError(f"There is no fact under {fact!r}.", remedy="Copy the id from the address of its page.")
    return anchor


def _value(name: str, text: str) -> str | float | None:
    text = text.strip()
    if not text:
        return None
    if name in _DATES:
        return str(PartialDate.parse(text))
    if name in _NUMBERS:
        try:
            return float(text)
        except ValueError as error:
            raise ReviewError(f"{text!r} is no number.") from error
    hints = {"kind": "events", "format": "events", "status": "events", "level": "events", "composition": "events"}
    allowed = _allowed(hints.get(name), name)
    if allowed and text not in allowed:
        raise ReviewError(f"{text!r} is no {name}.", remedy=f"One of {', '.join(allowed)}.")
    return text


def _allowed(kind: str | None, name: str) -> tuple[str, ...]:
    """The closed list of a property of events, where it has one."""
    import typing

    if kind is None:
        return ()
    hint = typing.get_type_hints(ROWS[kind])[name]  # type: ignore[index]
    return tuple(v for part in typing.get_args(hint) for v in typing.get_args(part) if isinstance(v, str))


def add_routes(app: FastAPI, site: Site) -> None:
    """`/decide` and `/decisions`"""

    @app.post("/decide")
    async def decide(request: Request) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        take(site.store, **form)
        back = form.get("back", "/")
        back = back if back.startswith("/") and not back.startswith("//") else "/"
        done = site.asked(request).words.text("Kept. It can be undone under Decisions.")
        return RedirectResponse(f"{back}{'&' if '?' in back else '?'}done={quote(done)}", status_code=303)

    @app.post("/split")
    async def split(request: Request) -> Response:
        """Reports that are ticked tell of another thing: what they say of this one leaves it."""
        form = await request.form()
        fact, reports = str(form.get("fact", "")), {str(r) for r in form.getlist("report")}
        record = site.store.reader()
        found = record.find(fact)
        if found is None or not reports:
            raise ReviewError("Nothing is chosen to leave.", remedy="Tick the reports that tell of something else.")
        own = {found[1].id, *found[1].aliases}
        leaving = sorted({e.fact_id for r in reports for e in record.evidence(r) if e.fact_id in own})
        Desk(site.store, LOCAL_USER).split(leaving, why=str(form.get("why", ""))[:500])
        done = site.asked(request).words.text("Kept. It can be undone under Decisions.")
        return RedirectResponse(f"/{found[0]}/{fact}?done={quote(done)}", status_code=303)

    @app.get("/decisions")
    def decisions(request: Request) -> Response:
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            every = record.decisions()
            undone = {d.undoes for d in every if d.kind == "undo"} - {None}
            rows = []
            for decision in reversed(every):
                found = record.find(decision.anchors[0].fact_id) if decision.anchors else None
                address = f"/{found[0]}/{found[1].id}" if found else f"/reports/{decision.report}" if decision.report else None
                rows.append((decision, address, decision.id in undone))
            return site.page(request, "decisions.html", rows=rows, orphaned=record.status().orphaned)
