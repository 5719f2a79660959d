"""The review queue: one question a screen, answered by key, taken back by key."""

from __future__ import annotations

from collections import Counter

from fastapi import FastAPI, HTTPException, Request, Response

from tracktwo.review.questions import WEIGHTS, questions
from tracktwo.web.site import Site


def add_routes(app: FastAPI, site: Site) -> None:
    """`/review`"""

    @app.get("/review")
    def review(request: Request, sort: str = "", at: int = 0) -> Response:
        if site.asked(request).view != "full":
            raise HTTPException(404)
        with site.reading(request) as record:
            every = questions(record)
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
            )
