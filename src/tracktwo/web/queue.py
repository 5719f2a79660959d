"""The questions that wait, looked for once for each state of the reports: an answer takes its question away, and asks no others."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from tracktwo.model.decision import Decision
from tracktwo.review.questions import Candidate, Question, ask, candidates
from tracktwo.store.base import Store
from tracktwo.web.steady import SteadyReader


class Queue:
    """What waits for review in one store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._found: list[Candidate] = []
        self._state = -1
        self._decisions = 0

    def waiting(self, record: SteadyReader) -> list[Candidate]:
        """The questions that nobody has answered, what matters most first."""
        with self._lock:
            state, decisions = int(self._store.state()), record.decisions()
            since = decisions[self._decisions :]
            if state != self._state:
                if state - self._state == len(since) and not any(d.kind == "undo" for d in since):  # nothing but answers since
                    self._found = [c for c in self._found if not any(_answers(d, c) for d in since)]
                else:
                    self._found = candidates(record)
                self._state, self._decisions = state, len(decisions)
            return self._found

    def is_known(self) -> bool:
        """Whether looking at the questions costs nothing."""
        return self._state == int(self._store.state())


def _answers(decision: Decision, candidate: Candidate) -> bool:
    """Whether a decision leaves nothing to ask."""
    touched: set[str] = {a.fact_id for a in (*decision.anchors, *decision.others)}
    if candidate.row not in touched:
        return False
    if decision.kind == "reject" and decision.about is None:
        return True
    if candidate.other is not None:
        return candidate.other in touched
    if candidate.about is not None:
        return decision.about == candidate.about
    return candidate.sort != "stage" or decision.kind == "stage"


def first_asked(record: SteadyReader, waiting: Sequence[Candidate], at: int) -> tuple[int, Question | None]:
    """The question at a place of the queue, or the next that is one still, with its place."""
    at = max(0, min(at, len(waiting) - 1))
    for place in range(at, len(waiting)):
        question = ask(record, waiting[place])
        if question is not None:
            return place, question
    return at, None
