"""The review queue: one question a screen, answered by key, taken back by key."""

from __future__ import annotations

from collections import Counter
from urllib.parse import quote

from fastapi import FastAPI, HTTPException, Request, Response
from fastapi.responses import RedirectResponse

from tracktwo.errors import ReviewError
from tracktwo.review.questions import WEIGHTS, Question, questions
from tracktwo.store.base import RecordReader
from tracktwo.web.pages.decisions import take
from tracktwo.web.site import Site

#: What can be said of many questions at once, by their sort: answers that change nothing that a source says.
BULK: dict[str, tuple[str, ...]] = {"same_person": ("different", "unsure"), "follow_up": ("no",)}


def _many(record: RecordReader, sort: str, answer: str, below: float) -> list[Question]:
    """The questions of a sort whose importance is at most `below`."""
    if answer not in BULK.get(sort, ()):
        raise ReviewError(f"{answer!r} cannot be said of many at once.", remedy="Answer these one by one.")
    return [q for q in questions(record) if q.sort == sort and q.importance <= below]


def add_routes(app: FastAPI, site: Site) -> None:
    """`/review`"""

    @app.get("/review")
    def review(request: Request, sort: str = "", at: int = 0) -> Response:
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            every = site.questions(record)
            counts = Counter(q.sort for q in every)
            asked = [q for q in every if sort in ("", q.sort)]
            at = max(0, min(at, len(asked) - 1))
            decisions = record.decisions()
            undone = {d.undoes for d in decisions if d.kind == "undo"}
            standing = [d for d in decisions if d.kind != "undo" and d.id not in undone]
            return site.page(
                request,
                "review.html",
                q=asked[at] if asked else None,
                at=at,
                total=len(asked),
                sort=sort,
                sorts=[(name, counts[name]) for name in WEIGHTS if counts[name]],
                last=standing[-1].id if standing else None,
                bulk=BULK.get(sort, ()),
            )

    @app.get("/review/many")
    def ask_many(request: Request, sort: str, answer: str, below: float = 99.0) -> Response:
        """How many questions one answer would be given to, and which, before it is given."""
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            found = _many(record, sort, answer, below)
            return site.page(request, "review_many.html", questions=found, sort=sort, answer=answer, below=below)

    @app.post("/review/many")
    async def answer_many(request: Request) -> Response:
        form = {name: value for name, value in (await request.form()).items() if isinstance(value, str)}
        sort, answer = form.get("sort", ""), form.get("answer", "")
        found = _many(site.store.reader(), sort, answer, float(form.get("below") or 99.0))
        if str(len(found)) != form.get("count"):
            raise ReviewError("The questions have changed meanwhile.", remedy="Look at the list again.")
        for q in found:
            said = {"kind": answer} if sort == "same_person" else {"kind": sort, "value": answer}
            take(site.store, fact=q.row, other=q.other or "", why=form.get("why", ""), **said)
        done = site.asked(request).words.text("Kept. It can be undone under Decisions.")
        return RedirectResponse(f"/review?done={quote(done)}", status_code=303)
