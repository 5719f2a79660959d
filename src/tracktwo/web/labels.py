"""What the closed lists of the contract are called on a page, in English; the interface languages translate these words."""

from __future__ import annotations

LABELS = {
    # kinds of rows and entities
    "events": "events", "people": "people", "organizations": "bodies", "governments": "governments", "populations": "populations",
    "groups": "groups", "places": "places", "initiatives": "initiatives", "documents": "documents", "commitments": "undertakings",
    "statements": "statements", "figures": "figures", "reports": "reports", "person": "person", "organization": "body",
    "government": "government", "population": "population", "group": "group", "place": "place", "document": "document",
    "initiative": "initiative",
    "progress": "what came of undertakings", "affiliations": "offices and roles", "memberships": "memberships", "terms": "loaded words",
    # events
    "meeting": "meeting", "visit": "visit", "signing": "signing", "transfer": "transfer", "incident": "incident",
    "publication": "publication", "opening": "opening", "other": "other event", "round_table": "round table", "talks": "talks",
    "summit": "summit", "session": "session", "conference": "conference", "press_conference": "press conference", "briefing": "briefing",
    "call": "call", "held": "held", "postponed": "postponed", "cancelled": "cancelled", "track1": "officials (track 1)",
    "track1.5": "officials and others (track 1.5)", "track2": "no officials (track 2)", "joint": "both sides", "one_side": "one side",
    "with_third_parties": "with third parties",
    # roles
    "participant": "participant", "organizer": "organizer", "host": "host", "chair": "chair", "mediator": "mediator",
    "observer": "observer", "supporter": "supporter", "giver": "giver", "receiver": "receiver", "affected": "affected",
    "member": "member", "coordinator": "coordinator",
    # commitments
    "agreed": "agreed", "decided": "decided", "planned": "planned", "pledged": "pledged", "proposed": "proposed",
    "called_for": "called for", "not_started": "not started", "scheduled": "scheduled", "under_way": "under way",
    "continuing": "continuing", "partly_done": "partly done", "done": "done", "delayed": "delayed", "stalled": "stalled",
    "withdrawn": "withdrawn", "inconclusive": "inconclusive", "none": "no day set", "ahead": "ahead",
    "due_nothing_reported": "due, nothing reported", "reported": "reported",
    # figures
    "killed": "killed", "injured": "injured", "killed_or_injured": "killed or injured", "missing": "missing", "detained": "detained",
    "released": "released", "displaced": "displaced", "returned": "returned", "mines_found": "mines found",
    "area_cleared": "area cleared", "civilian": "civilians", "military": "military", "police": "police", "official": "officials",
    "cause_mine": "mines", "cause_shelling": "shelling", "cause_other": "other cause", "at_least": "at least", "about": "about",
    "up_to": "up to",
    # reports
    "outcome_read": "read", "outcome_copy_of": "copies", "outcome_not_relevant": "not relevant", "outcome_failed": "failed",
    "official_statement": "official statement", "joint_statement": "joint statement", "own_reporting": "own reporting",
    "rewrite": "rewrite", "translation": "translation", "interview": "interview", "basis_stated": "stated in the text",
    "basis_metadata": "from metadata", "basis_url": "from the address", "basis_feed": "from the feed", "basis_unknown": "date unknown",
    "removed_boilerplate": "page furniture", "removed_repeated": "repeated", "removed_metadata": "metadata",
    # how a value was chosen
    "chosen_agreement": "agreement of all", "chosen_precision": "precision", "chosen_origin": "the original report",
    "chosen_latest": "the latest report", "chosen_decision": "a person's decision",
    # who may see what
    "public": "public", "members": "members only", "confidential": "confidential", "open": "open",
    "names_after_event": "names after the event", "chatham_house": "no names (Chatham House)", "closed": "closed",
    # decisions
    "decision_same": "same", "decision_different": "different", "decision_unsure": "unsure", "decision_split": "split",
    "decision_accept": "accepted", "decision_correct": "corrected", "decision_reject": "rejected", "decision_stage": "stage",
    "decision_follow_up": "follow-up", "decision_visibility": "visibility", "decision_disclosure": "disclosure",
    "decision_open": "public page", "decision_undo": "undone",
    "different": "different", "unsure": "unsure", "no": "no", "new": "new", "known": "known already", "failed": "failed",
    "read": "read", "copy_of": "copy", "not_relevant": "not relevant",
    # questions of the review queue
    "ask_contested": "Which value is right?", "ask_stage": "How far has it come?", "ask_follow_up": "Did this come of it?",
    "ask_divided": "Which of the two was it said of?",
    "ask_doubtful": "Is this so?", "accept": "it is so", "reject": "it is not so: take it out",
    "ask_same_event": "Are these one event?", "ask_series": "Does this total belong to that series?",
    "ask_same_person": "Are these one person?", "ask_failed": "This input could not be read",
    "confidence_high": "sure", "confidence_medium": "fairly sure", "confidence_low": "doubtful",
    # entries of the register
    "entry_meeting": "meeting", "entry_member": "member", "entry_task": "task", "entry_note": "note",
    # properties
    "kind": "kind", "format": "format", "title": "title", "level": "level", "composition": "composition", "status": "status",
    "start": "first day", "end": "last day", "when": "kind of date", "venue": "venue", "destination": "destination",
    "participants": "who took part",
    "quantity": "quantity", "quantity_return": "quantity in return", "part_of": "part of", "side": "side", "name": "name",
    "action": "wording", "area": "area", "due": "due", "term": "term", "stage": "stage", "event": "event", "value": "number",
    "low": "lower bound", "high": "upper bound", "category": "category", "cause": "cause", "since": "since", "as_of": "as of",
    "what": "what is counted", "size_stated": "stated size", "mandate_until": "mandate until", "date": "date", "text": "words",
    "mode": "mode", "speaker": "speaker", "qualifier": "qualifier", "unit": "unit", "running": "running total",
}  # fmt: skip
