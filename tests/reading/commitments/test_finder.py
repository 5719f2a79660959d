from __future__ import annotations

import pytest

from tests.reading.making import make_draft, make_pack, refer
from tracktwo.model.reading import Commitment
from tracktwo.reading.commitments.finder import CommitmentFinder
from tracktwo.reading.commitments.words import CommitmentWords
from tracktwo.reading.dates.finder import Dates
from tracktwo.reading.draft import Draft
from tracktwo.reading.lexicon import load_lexicon
from tracktwo.reading.statements.finder import StatementFinder
from tracktwo.reading.statements.words import SpeechWords

FINDER = CommitmentFinder(load_lexicon(CommitmentWords, "en", "commitments"), make_pack(), "en")
STATEMENTS = StatementFinder(load_lexicon(SpeechWords, "en", "speech"))
ACTORS = {"person": "Ann Lee; Bo Kay", "government": "Vell; Orra", "organization": "Harbour Union", "initiative": "Quay Group"}


def draft_of(text: str, *, published: str | None = "2023-05-10", **names: str) -> Draft:
    known = {**ACTORS, **names}
    return make_draft(
        text,
        published=published,
        **{
            kind: "; ".join(n for n in listed.split("; ") if n.split()[-1] in text)
            for kind, listed in known.items()
            if any(n.split()[-1] in text for n in listed.split("; "))
        },  # type: ignore[arg-type]
    )


def read(draft: Draft) -> list[Commitment]:
    Dates().find(draft)
    STATEMENTS.find(draft)
    FINDER.find(draft)
    return list(draft.commitments.values())


def commitments(text: str, *, published: str | None = "2023-05-10") -> list[Commitment]:
    draft = draft_of(text, published=published)
    found = read(draft)
    for commitment in found:
        assert commitment.action in " ".join(commitment.span.of(text).split())
    return found


def names(draft: Draft, ids: tuple[str, ...]) -> list[str]:
    return [draft.entity(i).name for i in ids]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "kind", "action"),
    [
        ("Ann Lee and Bo Kay agreed to open the road to trucks.", "agreed", "open the road to trucks"),
        ("The parties agreed on the formation of a joint commission.", "agreed", "the formation of a joint commission"),
        ("The parties agreed that a hotline will be set up.", "agreed", "a hotline will be set up"),
        ("An agreement was reached on expanding cooperation in the media.", "agreed", "expanding cooperation in the media"),
        ("The Quay Group has decided to publish its report in three languages.", "decided", "publish its report in three languages"),
        ("The Quay Group plans to open an office in the port.", "planned", "open an office in the port"),
        ("The Quay Group will publish a second report.", "planned", "publish a second report"),
        ("Work is to start at the northern pier.", "planned", "start at the northern pier"),
        ("Plans were made to create a mobile kitchen for both ports.", "planned", "create a mobile kitchen for both ports"),
        ("Vell pledged to return the fishing boats.", "pledged", "return the fishing boats"),
        ("Ann Lee reaffirmed her commitment to reopening the road.", "pledged", "reopening the road"),
        ("It was proposed to establish a field hospital near the pier.", "proposed", "establish a field hospital near the pier"),
        ("Ann Lee proposed creating a joint rescue team.", "proposed", "creating a joint rescue team"),
        ("Ann Lee suggested that a rescue team be formed.", "proposed", "a rescue team be formed"),
        ("Ann Lee urged both sides to consider a truce.", "called_for", "consider a truce"),
        ("Ann Lee called on Orra to remove the barrier.", "called_for", "remove the barrier"),
        ("Ann Lee called for full restoration of movement on the road.", "called_for", "full restoration of movement on the road"),
        ("Ann Lee asked Orra to repair the rails.", "called_for", "repair the rails"),
        ("Ann Lee underlined the need to mark the minefields.", "called_for", "mark the minefields"),
    ],
)
def test_kind_and_act(text: str, kind: str, action: str) -> None:
    assert [(c.kind, c.action) for c in commitments(text)] == [(kind, action)]


@pytest.mark.parametrize(
    "text",
    [
        "The parties discussed plans to open the road.",
        "The parties did not agree to open the road.",
        "The parties refused to open the road.",
        "Orra may agree to open the road.",
        "Ann Lee hopes that Orra will open the road.",
        "If Orra agrees to open the road, trucks come back.",
        "The road will be long.",
        "It will not be easy to open the road.",
        "The United fans will see three games.",
        "The two ministers exchanged views on opening the road.",
        "Vell opened the road in May.",
        "Ann Lee spoke of her commitment to peace.",
    ],
)
def test_what_is_no_commitment(text: str) -> None:
    assert commitments(text) == []


def test_a_list_with_its_mark_repeated_is_several() -> None:
    found = commitments("Ann Lee urged Orra to keep to the truce and to keep the phone lines open.")
    assert [c.action for c in found] == ["keep to the truce", "keep the phone lines open"]


def test_that_repeated_is_several() -> None:
    found = commitments("The parties agreed that a hotline will be set up and that a joint map will be drawn.")
    assert [c.action for c in found] == ["a hotline will be set up", "a joint map will be drawn"]


def test_things_proposed_together_are_several() -> None:
    found = commitments("A field hospital near the pier and a mobile kitchen were proposed.")
    assert [(c.kind, c.action) for c in found] == [("proposed", "A field hospital near the pier"), ("proposed", "a mobile kitchen")]


def test_suggestions_that_go_on_are_proposals() -> None:
    found = commitments("Further suggestions included forming mixed teams of doctors.")
    assert [(c.kind, c.action) for c in found] == [("proposed", "forming mixed teams of doctors")]


def test_who_undertakes_and_who_is_asked() -> None:
    draft = draft_of("Ann Lee called on Orra to remove the barrier.")
    (found,) = read(draft)
    assert (names(draft, found.by), names(draft, found.to)) == (["Ann Lee"], ["Orra"])


def test_both_sides_are_the_sides_of_the_process() -> None:
    draft = draft_of("Envoys of Vell and Orra met. Ann Lee urged both sides to consider a truce.")
    for ident, side in zip([e.id for e in draft.entities.values() if e.kind == "government"], ("VEL", "ORR"), strict=True):
        draft.change(ident, side=side)
    (found,) = read(draft)
    assert names(draft, found.to) == ["Vell", "Orra"]


def test_they_who_agree_are_those_it_refers_to() -> None:
    draft = draft_of("Ann Lee met Bo Kay. They agreed to open the road to trucks.")
    refer(draft, "They", "Ann Lee", "Bo Kay")
    (found,) = read(draft)
    assert names(draft, found.by) == ["Ann Lee", "Bo Kay"]


def test_we_in_a_quotation_is_the_speaker() -> None:
    draft = draft_of('"We will open the road to trucks," said Ann Lee.')
    (found,) = read(draft)
    assert (found.kind, found.action, names(draft, found.by)) == ("pledged", "open the road to trucks", ["Ann Lee"])


def test_a_deadline_as_said_and_as_resolved() -> None:
    (found,) = commitments("Vell pledged to return the fishing boats by June 2023.")
    assert found.due is not None and found.term is None
    assert (found.due.text, found.due.end) == ("by June 2023", "2023-06")


def test_a_deadline_without_a_date_keeps_its_words() -> None:
    (found,) = commitments("Vell pledged to return the fishing boats as soon as possible.")
    assert found.due is not None
    assert (found.due.text, found.due.start, found.due.end) == ("as soon as possible", None, None)


def test_a_mandate_is_a_term_and_never_due() -> None:
    (found,) = commitments("The Quay Group decided to continue its work until December 31, 2025.")
    assert found.due is None and found.term is not None
    assert found.term.end == "2025-12-31"


def test_the_day_of_a_document_is_no_deadline() -> None:
    (found,) = commitments("Vell pledged to carry out the accord signed on 2 March 2023.")
    assert found.due is None


def test_area_by_the_words_of_the_pack() -> None:
    assert [c.area for c in commitments("It was proposed to establish a field hospital near the pier.")] == ["health"]


def test_a_meeting_with_a_counterpart_is_an_event() -> None:
    assert commitments("The Quay Group agreed to meet Bo Kay in June.") == []


def test_to_meet_again_without_day_place_or_counterpart_is_a_commitment() -> None:
    assert [c.action for c in commitments("The parties agreed to meet again in the near future.")] == ["meet again in the near future"]


def test_what_tells_something_else_is_no_part_of_the_act() -> None:
    (found,) = commitments("Vell will continue to support the families as thousands have crossed the river.")
    assert found.action == "continue to support the families"


def test_an_opinion_shared_is_no_commitment() -> None:
    assert commitments("They agreed that trust is the foundation of trade.") == []


def test_an_act_begun_in_a_quotation_ends_with_it() -> None:
    (found,) = commitments("Ann Lee and Bo Kay agreed “to open the road to trucks” during talks in May.")
    assert found.action == "open the road to trucks"


def test_two_acts_of_two_are_two() -> None:
    found = commitments('"Vell will open the pier and Orra will lift the ban," said Ann Lee.')
    assert [c.action for c in found] == ["open the pier", "lift the ban"]


def test_who_is_called_on_must_be_somebody() -> None:
    assert [c.action for c in commitments("Ann Lee called for Orra to leave the pier.")] == ["leave the pier"]


def test_what_a_thing_is_made_for_is_no_plan() -> None:
    assert commitments("They came in vehicles intended to carry stones.") == []


@pytest.mark.parametrize(
    "text",
    [
        "They stressed how important it is to mark the minefields, with a game plan to open the pier.",
        "The agreement on trade dates from 2020.",
        "Ann Lee praised the work that they must do to keep the road open.",
        "The Quay Group agreed to meet the pilots.",
        "Vell will continue to be clear.",
    ],
)
def test_what_is_told_in_passing_is_no_commitment(text: str) -> None:
    assert commitments(text) == []


def test_talks_to_go_on_without_day_or_place_are_a_commitment() -> None:
    assert [c.action for c in commitments("Ann Lee and Bo Kay agreed in Tam to continue direct talks.")] == ["continue direct talks"]


def test_a_request_of_somebody() -> None:
    draft = draft_of("The court took up the request of Orra to close the case.")
    (found,) = read(draft)
    assert (found.kind, found.action, names(draft, found.by)) == ("called_for", "close the case", ["Orra"])


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("Ann Lee asked Orra not to close the pier.", "not to close the pier"),
        ("Ann Lee and Bo Kay agreed not to use force at the pier.", "not to use force at the pier"),
        ("Vell pledged to never use force at the pier.", "never use force at the pier"),
    ],
)
def test_what_is_not_to_be_done_keeps_its_not(text: str, action: str) -> None:
    assert [c.action for c in commitments(text)] == [action]


def test_what_a_thing_agreed_on_is_for_is_not_what_was_agreed() -> None:
    (found,) = commitments("The parties agreed on a mechanism to define the role of pilots.")
    assert found.action == "a mechanism to define the role of pilots"


def test_a_list_whose_mark_is_repeated_after_commas() -> None:
    found = commitments("Ann Lee and Bo Kay agreed to open two crossings, to clear more land and to build a mill on the island.")
    assert [c.action for c in found] == ["open two crossings", "clear more land", "build a mill on the island"]


def test_a_future_told_in_the_past_needs_a_reporting_verb() -> None:
    assert [c.action for c in commitments("Ann Lee said that Vell would open the pier.")] == ["open the pier"]
    assert commitments("In that case Vell would open the pier.") == []


@pytest.mark.parametrize(
    "text",
    ["Its aim is to build trust and to help the crews.", "The third round is planned for the spring.", "The truce will last six months."],
)
def test_aims_rounds_and_states_are_no_commitments(text: str) -> None:
    assert commitments(text) == []


def test_the_items_of_a_list_are_acts_of_who_opened_it() -> None:
    draft = draft_of("The Quay Group decided:\n- to publish the figures every Monday;\n- to write to both ports.\nThe pier is old.")
    found = read(draft)
    assert [(c.kind, c.action, names(draft, c.by)) for c in found] == [
        ("decided", "publish the figures every Monday", ["Quay Group"]),
        ("decided", "write to both ports", ["Quay Group"]),
    ]
