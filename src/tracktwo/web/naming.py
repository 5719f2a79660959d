"""Names in the reader's language, where the record has them: which form of a name is shown, and for which rows a page needs forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracktwo.model.record import CommitmentRow, EntityName, EntityRow, EventRow, FigureRow, MembershipRef, Row, StatementRow

#: How deep lists of lists hold rows.
_DEEPEST = 4
#: Of a person the base form of what sources write; of everything else what the pack calls it.
_PEOPLE, _OTHERS = ("pack", "attested", "derived"), ("attested", "derived", "pack")


def form_in(language: str, name: str, names: Sequence[EntityName], *, is_person: bool) -> str:
    """The form of a name in a language; the record's own where it has none."""
    if language == "en":
        return name
    ours = [n for n in names if (n.language or "").split("-")[0] == language and n.text.count('"') % 2 == 0]
    length = len(name.split())
    ranks = _PEOPLE if is_person else _OTHERS
    if is_person:  # a family name alone is no name to show
        ours = [n for n in ours if len(n.text.split()) >= min(length, 2)]
    best = max(ours, key=lambda n: (len(n.text.split()) == length, ranks.index(n.basis), n.count, -len(n.text)), default=None)
    return best.text if best else name


def named_by(values: Iterable[object], depth: int = 0) -> Iterator[str]:
    """The ids of all that the rows among these values name."""
    for value in values:
        if isinstance(value, Row):
            yield from _named(value)
        elif isinstance(value, MembershipRef):
            yield from (value.member.id, value.of.id)
        elif isinstance(value, Mapping) and depth < _DEEPEST:
            yield from named_by(value.values(), depth + 1)
        elif isinstance(value, (list, tuple)) and depth < _DEEPEST:
            yield from named_by(value, depth + 1)


def _named(row: Row) -> Iterator[str]:
    match row:
        case EventRow():
            yield from (p.id for p in row.participants if p.id)
            yield from (ref.id for ref in (row.initiative, row.document) if ref)
        case CommitmentRow():
            yield from (ref.id for ref in (*row.by, *row.to))
            yield from (row.initiative.id,) if row.initiative else ()
        case StatementRow():
            yield from (row.speaker.id,) if row.speaker else ()
        case FigureRow():
            yield from (ref.id for ref in row.according_to)
        case EntityRow():
            yield from (a.organization.id for a in getattr(row, "affiliations", ()) if a.organization)
            yield from (m.of.id for m in getattr(row, "memberships", ()))
            yield from (m.member.id for m in getattr(row, "members", ()))
        case _:
            return
