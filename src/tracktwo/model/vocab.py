"""The closed lists of the reading and record contracts (contract/READING.md, contract/RECORD.md)."""

from __future__ import annotations

from typing import Literal

EntityKind = Literal["person", "organization", "initiative", "government", "population", "group", "place", "document"]
NameBasis = Literal["attested", "derived"]
Assertion = Literal["stated", "alleged", "denied", "conditional"]
Origin = Literal["official_statement", "joint_statement", "own_reporting", "rewrite", "translation", "interview"]
PublishedBasis = Literal["stated", "metadata", "url", "feed", "unknown"]
RemovedReason = Literal["boilerplate", "repeated", "metadata"]
MemberRole = Literal["member", "coordinator", "chair", "observer"]
EventKind = Literal["meeting", "visit", "signing", "transfer", "incident", "publication", "opening", "other"]
EventFormat = Literal["round_table", "talks", "summit", "session", "conference", "press_conference", "briefing", "call", "visit"]
EventStatus = Literal["held", "planned", "proposed", "called_for", "postponed", "cancelled"]
Level = Literal["track1", "track1.5", "track2"]
Composition = Literal["joint", "one_side", "with_third_parties"]
When = Literal["on", "within", "by"]
ParticipantRole = Literal["participant", "organizer", "host", "chair", "mediator", "observer", "supporter", "giver", "receiver", "affected"]
CommitmentKind = Literal["agreed", "decided", "planned", "pledged", "proposed", "called_for"]
StatementMode = Literal["direct", "indirect"]
Stage = Literal[
    "not_started",
    "scheduled",
    "under_way",
    "continuing",
    "partly_done",
    "done",
    "delayed",
    "stalled",
    "withdrawn",
    "inconclusive",
]
FigureWhat = Literal[
    "killed",
    "injured",
    "killed_or_injured",
    "missing",
    "detained",
    "released",
    "displaced",
    "returned",
    "mines_found",
    "area_cleared",
    "other",
]
Qualifier = Literal["at_least", "about", "up_to"]
FigureCategory = Literal["civilian", "military", "police", "official"]
Cause = Literal["mine", "shelling", "other"]
Visibility = Literal["public", "members", "confidential"]
Disclosure = Literal["open", "names_after_event", "chatham_house", "closed"]
Outcome = Literal["read", "copy_of", "not_relevant", "failed"]
DueState = Literal["none", "ahead", "due_nothing_reported", "reported"]
ChosenBy = Literal["agreement", "precision", "origin", "latest", "decision"]
View = Literal["full", "public"]

#: Sides of a pack are its own ids; this one stands for everybody who is on none of them.
THIRD_SIDE = "third"
