"""Which later events may tell what came of an undertaking. The machine suggests, with its reasons; a person confirms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tracktwo.model.decision import Decision
from tracktwo.model.folding import fold
from tracktwo.model.record import CommitmentRow, EventRow, FollowUp
from tracktwo.resolution.search_keys import tokens_of

#: From this score on an event is suggested.
SUGGESTED = 0.5

#: How long after an undertaking an event is still suggested, in days.
HORIZON = 400

#: Which kinds of events speak to an area by themselves.
_BY_AREA: dict[str, frozenset[str]] = {
    "visits": frozenset({"visit"}),
    "detainees": frozenset({"transfer"}),
    "humanitarian": frozenset({"transfer"}),
    "trade_transit": frozenset({"transfer", "opening"}),
    "infrastructure": frozenset({"opening"}),
    "public_information": frozenset({"publication"}),
}
#: How an undertaking to meet or talk is worded (folded stems).
_MEETING = tuple(
    fold(stem)
    for stem in ("meet", "talks", "negotiat", "dialog", "consult", "переговор", "встреч", "диалог", "görüş", "danışıq", "հանդիպ", "բանակց")
)
#: Words that stand in most undertakings and tell none apart (as search keys).
_PLAIN = frozenset(
    key
    for words in (
        "the and for with from that this will would should their they them into next near future also both sides side new more other",
        "organise organize hold continue agree agreed make take work further between during including well such which have been are is was",
        "Armenia Azerbaijan Armenian Azerbaijani",
    )
    for key in tokens_of(words)
)


def words_of(text: str) -> frozenset[str]:
    """The words of an action or title that tell it apart."""
    return frozenset(tokens_of(text)) - _PLAIN


def suggest(
    row: CommitmentRow, made_on: str | None, events: Sequence[EventRow], kinds: Mapping[str, str], decisions: Sequence[Decision]
) -> Iterator[FollowUp]:
    """The follow-ups of an undertaking: what people confirmed or rejected, and what the record suggests.

    Args:
        row: the undertaking.
        made_on: the day it was made, or became known.
        events: later events of those who undertook it or were asked.
        kinds: entity id → kind, for those among `by` and `to`.
        decisions: what people said of its follow-ups, in the order in which it stands.
    """
    said: dict[str, Decision] = {a.fact_id: d for d in decisions if d.kind == "follow_up" for a in d.anchors[1:]}
    for event in events:
        decision = next((said[i] for i in (event.id, *event.aliases) if i in said), None)
        score, reasons = _score(row, made_on, event, kinds)
        if decision is None and score < SUGGESTED:
            continue
        source = event.sources[0]
        yield FollowUp(
            state="suggested" if decision is None else "confirmed" if decision.value == "yes" else "rejected",
            event=event.id,
            report=source.report,
            external_id=source.external_id,
            reason="; ".join(reasons) or "a person said so",
            score=round(score, 2),
            decision=decision.id if decision else None,
        )


def _score(row: CommitmentRow, made_on: str | None, event: EventRow, kinds: Mapping[str, str]) -> tuple[float, list[str]]:
    """How far an event fits an undertaking, with the reasons."""
    day = event.start or event.known_since
    if event.id == row.event or event.status not in ("held", "planned") or not day or not made_on or day <= made_on:
        return 0.0, []
    score, reasons = 0.0, []
    present = {p.id for p in event.participants if p.id} | ({event.initiative.id} if event.initiative else set())
    concerned = {ref.id: ref.name for ref in (*row.by, *row.to)}
    shared = present & set(concerned)
    close = sorted(concerned[i] for i in shared if kinds.get(i) not in ("government", "population"))
    if close:
        score += 0.3
        reasons.append(f"{', '.join(close)} took part")
    elif shared:
        score += 0.1
        reasons.append("the same governments")
    if row.initiative and event.initiative and row.initiative.id == event.initiative.id:
        score += 0.2
        reasons.append(f"under {event.initiative.name} again")
    areas = {point.area for point in event.agenda if point.area}
    if row.area and row.area in areas:
        score += 0.25
        reasons.append(f"about {row.area}")
    told = words_of(" ".join([event.title or "", *(point.text for point in event.agenda), *(s.quote or "" for s in event.sources)]))
    common = words_of(row.action or "") & told
    meets = (
        event.kind == "meeting"
        and event.format not in ("press_conference", "briefing")
        and len(shared) >= min(2, len(concerned))
        and any(stem in fold(row.action or "") for stem in _MEETING)
    )
    fits_area = row.area is not None and event.kind in _BY_AREA.get(row.area, ())
    if meets:
        score += 0.25
        reasons.append("they met, as undertaken")
    if fits_area:
        score += 0.25
        reasons.append(f"a {event.kind}, as undertaken")
    if len(common) >= 2:
        score += 0.3
        reasons.append(f"{len(common)} words in common")
    elif common:
        score += 0.15
        reasons.append("one word in common")
    elif row.area not in areas and not meets and not fits_area:
        score -= 0.2
    if row.due and row.due.end and row.due.end[:4] != "XXXX" and day[: len(row.due.end)] > row.due.end:
        score -= 0.1
        reasons.append("after the deadline")
    return score, reasons
