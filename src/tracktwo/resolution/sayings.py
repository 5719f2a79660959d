"""Statements and figures: two tellings are one where everything that makes them one is the same."""

from __future__ import annotations

from tracktwo.model.ids import canonical_json, sha256_hex
from tracktwo.model.reading import Figure, Statement
from tracktwo.resolution.profiles import folded_name
from tracktwo.resolution.tellings import ReportFacts


def _key(parts: object) -> str:
    return sha256_hex(canonical_json(parts))[:20]


def statement_key(statement: Statement, report: ReportFacts) -> str:
    """Same speaker, same words: one saying that several reports carry."""
    speaker = report.entities.get(statement.speaker)
    return _key(["statement", speaker.cluster if speaker else report.id, folded_name(statement.text)])


def claimants(figure: Figure, report: ReportFacts) -> list[str]:
    """Whose word the figure is: entity clusters; empty where the report itself says it."""
    return sorted(report.entities[e].cluster for e in figure.according_to if e in report.entities)


def figure_key(figure: Figure, report: ReportFacts, event: str | None) -> str:
    """Same number of the same thing by the same claimant: of one event, or of one running count on one day. Else a figure of its own."""
    thing = [figure.what, figure.value, figure.low, figure.high, figure.unit, figure.category, figure.cause, figure.side]
    if event is not None and not figure.running:
        return _key(["event", event, thing])
    if figure.running:
        return _key(["running", thing, claimants(figure, report), figure.since, figure.as_of or (report.published or report.id)[:10]])
    return _key(["report", report.story or report.id, thing, figure.since, figure.as_of])
