"""The views of one record, each made once for each state of it. One that takes long is made beside the pages, which say so meanwhile."""

from __future__ import annotations

import threading
from concurrent.futures import Future, ThreadPoolExecutor

from tracktwo.model.vocab import View
from tracktwo.store.base import Store
from tracktwo.web.steady import SteadyReader

#: How long a page waits for its view, in seconds; after that it says that the view is being made.
PATIENCE = 8.0


class ViewNotReadyError(Exception):
    """The view that a page asks for is not ready; it will be."""


class Views:
    """The readers of a store by view. `as_of` is the day shown; `None` for today."""

    def __init__(self, store: Store, *, as_of: str | None = None, patience: float = PATIENCE) -> None:
        self._store = store
        self._as_of = as_of
        self._patience = patience
        self._lock = threading.Lock()
        self._made: dict[View, tuple[str, Future[SteadyReader]]] = {}
        self._makers = ThreadPoolExecutor(max_workers=1, thread_name_prefix="view")

    def reader(self, view: View) -> SteadyReader:
        """The record as it is now, in this view.

        Raises:
            ViewNotReadyError: it takes longer than a page may.
        """
        state = self._store.state()
        with self._lock:
            held, made = self._made.get(view, ("", None))
            if made is None or held != state:
                made = Future() if self._is_quick(view) else self._makers.submit(self._make, view)
                if self._is_quick(view):
                    made.set_result(self._make(view))
                self._made[view] = (state, made)
        try:
            return made.result(timeout=self._patience)
        except TimeoutError as error:
            raise ViewNotReadyError from error

    def _is_quick(self, view: View) -> bool:
        """Whether the view is the record itself."""
        return view == "full" and self._as_of is None

    def _make(self, view: View) -> SteadyReader:
        return SteadyReader(self._store.reader(view=view, as_of=self._as_of))
