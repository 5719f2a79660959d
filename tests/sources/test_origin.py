from __future__ import annotations

from tracktwo.model.vocab import Origin
from tracktwo.sources.origin import Provenance, origin_of


def origin(
    text: str = "The talks went on in the mill.",
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    kind: str | None = None,
    credits: tuple[str, ...] = (),
) -> Origin | None:
    known = Provenance(title=title, text=text, url=url, outlet=outlet, outlet_kind=kind, credits=credits)
    return origin_of(known, lambda a, b: a.casefold() == b.casefold())


def test_official_by_address_outlet_or_heading() -> None:
    assert origin(url="https://riverpost.example/gov/1") is None
    assert origin(url="https://mfa.example.org/1") == "official_statement"
    assert origin(url="https://www.health.gov.uk/1") == "official_statement"
    assert origin(kind="official") == "official_statement"
    assert origin(title="Readout of the call of the two ministers") == "official_statement"
    assert origin("Заявление МИД\nСтороны продолжат переговоры.") == "official_statement"


def test_joint_statement_by_its_title() -> None:
    assert origin(title="Joint Statement of the two delegations") == "joint_statement"
    assert origin("The minister recalled the joint statement of May. " * 5, title="Minister speaks of bridges") is None


def test_interview_by_title_or_questions() -> None:
    assert origin(title="Ida Marsh: interview on the bridge") == "interview"
    asked = "Who pays for the new bridge over the river?\nBoth sides pay.\n"
    assert origin(asked * 3) == "interview"
    assert origin(asked) is None


def test_rewrite_credits_others_and_own_reporting_only_itself() -> None:
    assert origin(outlet="River Post", credits=("Valley Wire",)) == "rewrite"
    assert origin(outlet="River Post", credits=("River Post",)) == "own_reporting"
    assert origin(credits=("Valley Wire",)) is None
    assert origin() is None


def test_translation_says_so() -> None:
    assert origin("The talks went on.\n\nTranslated from Russian by Ida Marsh") == "translation"
