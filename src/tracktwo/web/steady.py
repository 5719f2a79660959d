"""A reader that remembers what it was asked: while the record stands still, the same question has the same answer."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeVar

from tracktwo.model.decision import Decision
from tracktwo.model.failure import Failure
from tracktwo.model.record import EntityName, Kind, Row
from tracktwo.model.vocab import View
from tracktwo.store.base import Evidence, Filters, Hit, Order, Page, RecordReader, Status, StoredReport, Tie

#: So many answers are kept; a list of fifty events with all their sources is about a megabyte.
_MOST_KEPT = 160
#: A page of more rows than this is asked for by downloads and charts, which look at it once.
_LONG = 120
T = TypeVar("T")


class SteadyReader:
    """Looks at one record in one state (`store.base.RecordReader`): whoever made it throws it away when the record changes."""

    def __init__(self, reader: RecordReader) -> None:
        self._reader = reader
        self._kept: OrderedDict[object, Any] = OrderedDict()
        self._lock = threading.Lock()
        self.view: View = reader.view
        self.as_of = reader.as_of

    def once(self, key: object, make: Callable[[], T]) -> T:
        """What `make` finds, found once for each key."""
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: T = self._kept[key]
                return kept
        found = make()
        with self._lock:
            self._kept[key] = found
            if len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)
        return found

    def knows(self, key: object) -> bool:
        """Whether this was found already."""
        with self._lock:
            return key in self._kept

    def get(self, kind: Kind, ident: str, *, mentions: int | None = None) -> Row | None:
        """The row under this id, alias or fact id."""
        return self.once(("get", kind, ident, mentions), lambda: self._reader.get(kind, ident, mentions=mentions))

    def find(self, ident: str) -> tuple[Kind, Row] | None:
        """The row under an id of unknown kind."""
        return self.once(("find", ident), lambda: self._reader.find(ident))

    def page(
        self,
        kind: Kind,
        *,
        filters: Filters | None = None,
        order: Order = "newest",
        offset: int = 0,
        limit: int = 50,
        brief: bool = False,
        after: str | None = None,
    ) -> Page:
        """One page of a list; a long one is not kept."""
        if limit > _LONG:
            return self._reader.page(kind, filters=filters, order=order, offset=offset, limit=limit, brief=brief, after=after)
        return self.once(
            ("page", kind, tuple(sorted((filters or {}).items())), order, offset, limit, brief, after),
            lambda: self._reader.page(kind, filters=filters, order=order, offset=offset, limit=limit, brief=brief, after=after),
        )

    def rows(self, kind: Kind) -> Iterator[Row]:
        """Every row of the kind."""
        return self._reader.rows(kind)

    def facets(self, kind: Kind, key: str) -> tuple[tuple[str, int], ...]:
        """The values of a filter key with their counts."""
        return self.once(("facets", kind, key), lambda: self._reader.facets(kind, key))

    def months(self, filters: Filters | None = None, *, digits: int = 7) -> tuple[tuple[str, str, int], ...]:
        """Events by date and kind."""
        return self.once(("months", tuple(sorted((filters or {}).items())), digits), lambda: self._reader.months(filters, digits=digits))

    def latest(self, kind: Kind, limit: int) -> tuple[str, ...]:
        """The days on which the rows of a kind became known."""
        return self.once(("latest", kind, limit), lambda: self._reader.latest(kind, limit))

    def failures(self) -> tuple[Failure, ...]:
        """The inputs that could not be read."""
        return self.once("failures", self._reader.failures)

    def search(self, query: str, *, limit: int = 50, filters: Filters | None = None) -> tuple[Hit, ...]:
        """Rows that hold every word of the query."""
        key = ("search", query, limit, tuple(sorted((filters or {}).items())))
        return self.once(key, lambda: self._reader.search(query, limit=limit, filters=filters))

    def report(self, ident: str) -> StoredReport | None:
        """A report with its text."""
        return self.once(("report", ident), lambda: self._reader.report(ident))

    def languages(self, reports: Collection[str]) -> Mapping[str, str]:
        """The language of each of these reports."""
        return self.once(("languages", frozenset(reports)), lambda: self._reader.languages(reports))

    def names(self, ids: Collection[str]) -> Mapping[str, tuple[EntityName, ...]]:
        """Every form of the names of these actors, documents and places."""
        return self.once(("names", frozenset(ids)), lambda: self._reader.names(ids))

    def evidence(self, report: str) -> tuple[Evidence, ...]:
        """Every fact of a report."""
        return self.once(("evidence", report), lambda: self._reader.evidence(report))

    def belongs(self, facts: Collection[str]) -> Mapping[str, str]:
        """The id of the row that each of these facts belongs to."""
        return self._reader.belongs(facts)

    def ties(self, *, limit: int = 100) -> tuple[Tie, ...]:
        """The events that fit two others and joined neither."""
        return self.once(("ties", limit), lambda: self._reader.ties(limit=limit))

    def status(self) -> Status:
        """Counts."""
        return self.once("status", self._reader.status)

    def decisions(self) -> tuple[Decision, ...]:
        """Every decision."""
        return self.once("decisions", self._reader.decisions)
