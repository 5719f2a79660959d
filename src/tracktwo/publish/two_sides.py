"""How each side told an event: whose outlets carried it and when, which names and loaded words they used, what they alone tell.

Sides are those of the outlets. Nobody's account is the event's own: what is here are quotes and counts, beside the record and never in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tracktwo.model.claim import SourceRef
from tracktwo.model.record import EventRow, FigureRow
from tracktwo.model.vocab import THIRD_SIDE, EventStatus
from tracktwo.packs.pack import Pack
from tracktwo.store.base import RecordReader

#: So many reports of a side are looked through for its words.
_MOST_REPORTS = 20
#: So many spellings of one name are listed.
_MOST_FORMS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletAccount:
    """One outlet that carried the event, and the day on which it first did; `None` where its reports say no day."""

    outlet: str
    first: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUsed:
    """A place or a person of the event, and how the reports of a side write the name."""

    id: str
    name: str
    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TermUsed:
    """A loaded word as the reports of a side use it. `gloss` is the pack's neutral wording by language."""

    term: str
    text: str
    gloss: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class SideAccount:
    """How the outlets of one side, of third parties (`third`), or of nobody knows which (`None`) told an event.

    `sources` are indexes into the event's sources. `only` is what no other side tells; `denies` are the statuses that it says are not so.
    """

    side: str | None
    outlets: tuple[OutletAccount, ...] = ()
    first: str | None = None
    sources: tuple[int, ...] = ()
    names: tuple[NameUsed, ...] = ()
    terms: tuple[TermUsed, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    only: tuple[str, ...] = ()
    only_status: tuple[EventStatus, ...] = ()
    denies: tuple[EventStatus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureDifference:
    """A count of one thing that sides give differently: each value with the sides whose outlets give it."""

    what: str
    category: str | None
    values: tuple[tuple[float, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoSides:
    """The accounts of an event, the sides of the process first, then third parties, then outlets of unknown side where there are any."""

    event: str
    accounts: tuple[SideAccount, ...]
    figures_differ: tuple[FigureDifference, ...] = ()


def two_sides(record: RecordReader, event: EventRow, pack: Pack) -> TwoSides:
    """How each side told the event, as this view of the record has it."""
    known = [*(side.id for side in pack.sides), THIRD_SIDE]
    figures = [row for row in record.page("figures", filters={"event": event.id}, limit=200).rows if isinstance(row, FigureRow)]

    def side_of(source: SourceRef) -> str | None:
        return source.side if source.side in known else None

    sides: list[str | None] = [*known, *([None] if any(side_of(s) is None for s in event.sources) else [])]
    accounts = tuple(
        _account(
            record,
            event,
            pack,
            side,
            [n for n, source in enumerate(event.sources) if side_of(source) == side],
            [f for f in figures if any(side_of(s) == side for s in f.sources)],
        )
        for side in sides
    )
    return TwoSides(event=event.id, accounts=accounts, figures_differ=tuple(_differences(accounts)))


def _account(
    record: RecordReader, event: EventRow, pack: Pack, side: str | None, indexes: Sequence[int], figures: Sequence[FigureRow]
) -> SideAccount:
    mine = set(indexes)
    sources = [event.sources[n] for n in indexes]
    first: dict[str, str | None] = {}
    for source in sorted(sources, key=lambda s: s.published or "9999"):
        first.setdefault(source.outlet or source.source or source.report, source.published)
    only = [p.name for p in event.participants if p.name and p.sources and set(p.sources) <= mine]
    only += [a.text for a in event.agenda if a.sources and set(a.sources) <= mine]
    told: dict[tuple[EventStatus, bool], set[int]] = defaultdict(set)
    for change in event.history:
        told[(change.status, change.denied)] |= set(change.sources)
    reports = list(dict.fromkeys(s.report for s in sources))[:_MOST_REPORTS]
    return SideAccount(
        side=side,
        outlets=tuple(OutletAccount(outlet=outlet, first=day) for outlet, day in first.items()),
        first=min((s.published for s in sources if s.published), default=None),
        sources=tuple(indexes),
        names=tuple(_names(record, event, reports)),
        terms=tuple(_terms(record, reports, pack)),
        figures=tuple(figures),
        only=tuple(only),
        only_status=tuple(status for (status, denied), by in told.items() if not denied and by and by <= mine),
        denies=tuple(status for (status, denied), by in told.items() if denied and by & mine),
    )


def _names(record: RecordReader, event: EventRow, reports: Sequence[str]) -> Iterator[NameUsed]:
    wanted = {p.id: p.name for p in event.participants if p.id and p.name}
    wanted |= {ref.id: next(iter(ref.names.values()), ref.id) for ref in (event.place, event.destination) if ref}
    forms: dict[str, dict[str, None]] = defaultdict(dict)
    for report in reports:
        stored = record.report(report)
        for item in record.evidence(report) if stored else ():
            if stored is not None and item.layer == "entities" and item.row in wanted:
                forms[item.row][" ".join(item.span.of(stored.report.text).split())] = None
    for ident, name in wanted.items():
        if forms[ident]:
            yield NameUsed(id=ident, name=name, forms=tuple(forms[ident])[:_MOST_FORMS])


def _terms(record: RecordReader, reports: Sequence[str], pack: Pack) -> Iterator[TermUsed]:
    glosses = {term.id: {language: texts[0] for language, texts in term.gloss.items() if texts} for term in pack.terms}
    seen = set()
    for report in reports:
        stored = record.report(report)
        for term in stored.reading.terms if stored is not None and stored.reading is not None else ():
            if (term.term, term.text) not in seen:
                seen.add((term.term, term.text))
                yield TermUsed(term=term.term, text=term.text, gloss=glosses.get(term.term, {}))


def _differences(accounts: Sequence[SideAccount]) -> Iterator[FigureDifference]:
    """Counts of one thing whose value is not the same wherever it is given."""
    found: dict[tuple[str, str | None], dict[float, list[str]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        for figure in account.figures:
            if figure.what and figure.value is not None and not figure.running:
                sides = found[(figure.what, figure.category)][figure.value]
                if (account.side or "") not in sides:
                    sides.append(account.side or "")
    for (what, category), values in sorted(found.items(), key=lambda f: (f[0][0], f[0][1] or "")):
        if len(values) > 1:
            told = tuple((value, tuple(values[value])) for value in sorted(values))
            yield FigureDifference(what=what, category=category, values=told)
