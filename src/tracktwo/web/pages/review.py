"""The review queue: one question a screen, answered by key, taken back by key."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import cast
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.errors import ReviewError
from tracktwo.model.ids import canonical_json
from tracktwo.review.questions import WEIGHTS, Candidate, Question, Sort, ask
from tracktwo.web.pages.decisions import take
from tracktwo.web.queue import Queue, first_asked
from tracktwo.web.site import Site
from tracktwo.web.steady import SteadyReader

#: So many of the questions that are answered together are shown.
_SHOWN = 50

#: What can be said of many questions at once, by their sort.
BULK: dict[Sort, tuple[str, ...]] = {"same_person": ("different", "unsure"), "follow_up": ("no",), "doubtful": ("accept", "reject")}


def add_routes(app: FastAPI, site: Site) -> None:
    """`/review`"""
    queue = site.queue

    @app.get("/review")
    def review(request: Request, sort: str = "", at: int = 0) -> Response:
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            waiting = queue.waiting(record)
            counts = Counter(c.sort for c in waiting)
            asked = [c for c in waiting if sort in ("", c.sort)]
            at, question = first_asked(record, asked, at)
            decisions = record.decisions()
            undone = {d.undoes for d in decisions if d.kind == "undo"}
            standing = [d for d in decisions if d.kind != "undo" and d.id not in undone]
            return site.page(
                request,
                "review.html",
                q=question,
                event=record.get("events", question.row) if question is not None and question.kind == "events" else None,
                at=at,
                total=len(asked),
                sort=sort,
                sorts=[(name, counts[name]) for name in WEIGHTS if counts[name]],
                last=standing[-1] if standing else None,
                bulk=BULK.get(cast(Sort, sort), ()),
            )

    @app.get("/review/many")
    def ask_many(request: Request, sort: str, answer: str, below: float = 99.0) -> Response:
        """How many questions one answer would be given to, and which, before it is given."""
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            found = _many(queue, record, sort, answer, below)
            shown = [q for c in found[:_SHOWN] if (q := ask(record, c)) is not None]
            return site.page(
                request, "review_many.html", questions=shown, count=len(found), sort=sort, answer=answer, below=below, least=_least(found)
            )

    @app.post("/review/many")
    async def answer_many(request: Request) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        sort, answer = form.get("sort", ""), form.get("answer", "")
        with site.reading(request) as record:
            found = _many(queue, record, sort, answer, float(form.get("below") or 99.0))
            if str(len(found)) != form.get("count"):
                raise ReviewError("The questions have changed meanwhile.", remedy="Look at the list again.")
            for candidate in found:
                question = ask(record, candidate)
                if question is not None:
                    take(site.store, fact=question.row, other=question.other or "", why=form.get("why", ""), **_said(question, answer))
        done = site.asked(request).words.text("Kept. It can be undone under Decisions.")
        return RedirectResponse(f"/review?done={quote(done)}", status_code=303)


def _many(queue: Queue, record: SteadyReader, sort: str, answer: str, below: float) -> list[Candidate]:
    """The questions of a sort whose importance is at most `below`."""
    if answer not in BULK.get(cast(Sort, sort), ()):
        raise ReviewError(f"{answer!r} cannot be said of many at once.", remedy="Answer these one by one.")
    return [c for c in queue.waiting(record) if c.sort == sort and c.importance <= below]


def _least(found: Sequence[Candidate]) -> float:
    """The smallest importance among these, from which a reviewer goes up."""
    return min((c.importance for c in found), default=0.0)


def _said(question: Question, answer: str) -> dict[str, str]:
    """What one answer says, as the form of a decision has it."""
    match answer:
        case "accept":
            return {"kind": "accept", "property": "kind", "json": canonical_json(question.suggestion)}
        case "no":
            return {"kind": "follow_up", "value": "no"}
        case _:
            return {"kind": answer}
