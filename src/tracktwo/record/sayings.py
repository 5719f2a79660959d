"""The rows of statements and figures."""

from __future__ import annotations

from collections.abc import Sequence

from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.model.reading import Figure, Statement
from tracktwo.model.record import FigureRow, StatementRow
from tracktwo.record.decided import decided_values
from tracktwo.record.material import FactInfo, Lookup, known_since, sources_of
from tracktwo.record.values import Choices


def assemble_statement(facts: Sequence[FactInfo], lookup: Lookup) -> StatementRow:
    """The row of one saying, from every report that carries it in these words."""
    facts = sorted(facts, key=lambda f: f.sort)
    lines, index = sources_of(facts)
    told = {f.id: f.fact for f in facts if isinstance(f.fact, Statement)}
    use = Choices(facts, index, decided=decided_values(facts, lookup).values)
    first = told[facts[0].id]
    speaker = lookup.entity(facts[0].report.id, first.speaker)
    event = use.choose(use.claims("event", lambda f: lookup.event(f.report.id, told[f.id].event), lambda _: ()))
    mode = use.choose(use.claims("mode", lambda f: told[f.id].mode, lambda _: ()), refines=lambda a, b: a == "direct")
    return StatementRow(
        id=facts[0].id,
        aliases=tuple(f.id for f in facts[1:]),
        known_since=known_since(facts),
        sources=lines,
        speaker=speaker.ref if speaker else None,
        mode=mode,
        text=first.text,
        event=event,
        values=use.values,
        chosen_by=use.chosen_by,
        contested=tuple(sorted(use.contested)),
    )


def assemble_figure(facts: Sequence[FactInfo], lookup: Lookup) -> FigureRow:
    """The row of one number, with the series that it belongs to."""
    facts = sorted(facts, key=lambda f: f.sort)
    lines, index = sources_of(facts)
    told = {f.id: f.fact for f in facts if isinstance(f.fact, Figure)}
    use = Choices(facts, index, decided=decided_values(facts, lookup).values)
    first = told[facts[0].id]
    claimants = {e.id: e.ref for f in facts for i in told[f.id].according_to if (e := lookup.entity(f.report.id, i))}
    matter = {name: use.decided[name][1] if name in use.decided else getattr(first, name) for name in ("what", "category", "cause", "side")}
    use.chosen_by |= dict.fromkeys(matter.keys() & use.decided.keys(), "decision")
    series = None
    if first.running:
        parts = [sorted(claimants), *matter.values(), first.since]
        series = f"series-{sha256_hex(canonical_json(parts))[:20]}"

    def plain(name: str) -> object:
        return use.choose(use.claims(name, lambda f: getattr(told[f.id], name), lambda _: ()))

    event = use.choose(use.claims("event", lambda f: lookup.event(f.report.id, told[f.id].event), lambda _: ()))
    return FigureRow(
        id=facts[0].id,
        aliases=tuple(f.id for f in facts[1:]),
        known_since=known_since(facts),
        sources=lines,
        what=matter["what"],
        value=plain("value"),  # type: ignore[arg-type]
        low=plain("low"),  # type: ignore[arg-type]
        high=plain("high"),  # type: ignore[arg-type]
        qualifier=plain("qualifier"),  # type: ignore[arg-type]
        unit=first.unit,
        category=matter["category"],
        cause=matter["cause"],
        running=first.running,
        since=plain("since"),  # type: ignore[arg-type]
        as_of=plain("as_of"),  # type: ignore[arg-type]
        side=matter["side"],
        event=event,
        according_to=tuple(claimants[i] for i in sorted(claimants)),
        series=series,
        values=use.values,
        chosen_by=use.chosen_by,
        contested=tuple(sorted(use.contested)),
    )
