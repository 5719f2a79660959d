"""The rows of people, bodies, initiatives, documents and places: names, titles, memberships, and the events they take part in."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tracktwo.model.reading import Affiliation, Entity, Membership
from tracktwo.model.record import (
    AffiliationRef,
    BodyRow,
    DocumentRow,
    EntityName,
    EntityRow,
    InitiativeRow,
    MembershipRef,
    PersonRow,
    PlaceRow,
    Ref,
)
from tracktwo.record.decided import decided_values
from tracktwo.record.material import EntityInfo, FactInfo, Lookup, known_since, sources_of
from tracktwo.record.values import Choices
from tracktwo.resolution.profiles import folded_name


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMaterial:
    """All that is known of one entity: its own facts, and the facts that speak of it."""

    info: EntityInfo
    facts: Sequence[FactInfo]
    names: Sequence[EntityName]
    affiliations: Sequence[FactInfo] = ()
    memberships: Sequence[FactInfo] = ()
    events: Sequence[str] = ()
    supporters: Sequence[Ref] = ()
    holds_office: bool = False


def assemble_entity(material: EntityMaterial, lookup: Lookup) -> EntityRow:
    """The row of one entity; its class is that of its kind."""
    facts = sorted(material.facts, key=lambda f: f.sort)
    speaking = [*material.affiliations, *material.memberships]
    lines, index = sources_of([*facts, *speaking])
    decided = decided_values(facts, lookup)
    use = Choices(facts, index, decided=decided.values)
    told = {f.id: f.fact for f in facts if isinstance(f.fact, Entity)}

    def plain(name: str) -> Any:
        return use.choose(use.claims(name, lambda f: getattr(told[f.id], name), lambda _: ()))

    base: dict[str, Any] = {
        "id": facts[0].id,
        "aliases": tuple(f.id for f in facts[1:]),
        "known_since": known_since(facts),
        "sources": lines,
        "kind": material.info.kind,
        "name": material.info.name,
        "names": tuple(material.names),
        "side": material.info.side if material.info.kind == "place" else plain("side") or material.info.side,
        "pack_id": material.info.pack_id,
        "events": tuple(sorted(set(material.events))),
    }
    memberships = _memberships(material.memberships, index, lookup)
    mine = tuple(m for m in memberships if m.member.id == material.info.id)
    members = tuple(m for m in memberships if m.of.id == material.info.id)
    row: EntityRow
    match material.info.kind:
        case "person":
            opened = [d.value for d in lookup.decisions(facts) if d.kind == "open"][-1:] == ["yes"]
            row = PersonRow(
                **base,
                affiliations=_affiliations(material.affiliations, index, lookup),
                memberships=mine,
                public_role=opened or material.holds_office,
            )
        case "initiative":
            row = InitiativeRow(
                **base,
                members=members,
                sides=tuple(sorted({m.side for m in members if m.side})),
                size_stated=plain("size_stated"),
                mandate_until=plain("mandate_until"),
                supporters=tuple(material.supporters),
                disclosure=_disclosure(facts, lookup),
            )
        case "document":
            parties = {
                e.id: e.ref for f in facts for p in told[f.id].parties if f.id in told and (e := lookup.entity(f.report.id, p)) is not None
            }
            row = DocumentRow(**base, date=plain("date"), parties=tuple(parties[i] for i in sorted(parties)))
        case "place":
            row = PlaceRow(**base, lat=material.info.lat, lon=material.info.lon)
        case _:
            sides = tuple(sorted({m.side for m in members if m.side} | ({base["side"]} if base["side"] else set())))
            row = BodyRow(**base, members=members, memberships=mine, sides=sides)
    return _with_choices(row, use)


def _with_choices(row: EntityRow, use: Choices) -> EntityRow:

    return dataclasses.replace(row, values=use.values, chosen_by=use.chosen_by, contested=tuple(sorted(use.contested)))


def _disclosure(facts: Sequence[FactInfo], lookup: Lookup) -> Any:
    said = [d.value for d in lookup.decisions(facts) if d.kind == "disclosure"]
    return said[-1] if said else "open"


def _affiliations(facts: Sequence[FactInfo], index: Mapping[str, int], lookup: Lookup) -> tuple[AffiliationRef, ...]:
    found: dict[tuple[Any, ...], list[FactInfo]] = {}
    for fact in sorted(facts, key=lambda f: f.sort):
        if isinstance(fact.fact, Affiliation) and fact.fact.assertion != "denied":
            body = lookup.entity(fact.report.id, fact.fact.organization)
            key = (folded_name(fact.fact.title or ""), body.id if body else None, fact.fact.from_, fact.fact.until)
            found.setdefault(key, []).append(fact)
    rows = []
    for group in found.values():
        first = group[0].fact
        if isinstance(first, Affiliation):
            body = lookup.entity(group[0].report.id, first.organization)
            rows.append(
                AffiliationRef(
                    title=first.title,
                    organization=body.ref if body else None,
                    from_=first.from_,
                    until=first.until,
                    sources=tuple(dict.fromkeys(index[f.id] for f in group)),
                )
            )
    return tuple(rows)


def _memberships(facts: Sequence[FactInfo], index: Mapping[str, int], lookup: Lookup) -> tuple[MembershipRef, ...]:
    found: dict[tuple[Any, ...], tuple[MembershipRef, list[int]]] = {}
    for fact in sorted(facts, key=lambda f: f.sort):
        if not isinstance(fact.fact, Membership) or fact.fact.assertion == "denied":
            continue
        member, of = lookup.entity(fact.report.id, fact.fact.member), lookup.entity(fact.report.id, fact.fact.of)
        if member is None or of is None:
            continue
        key = (member.id, of.id, fact.fact.role, fact.fact.from_, fact.fact.until)
        made = MembershipRef(
            member=member.ref,
            of=of.ref,
            role=fact.fact.role,
            side=fact.fact.side or member.side,
            from_=fact.fact.from_,
            until=fact.fact.until,
        )
        found.setdefault(key, (made, []))[1].append(index[fact.id])

    return tuple(dataclasses.replace(made, sources=tuple(dict.fromkeys(sources))) for made, sources in found.values())
