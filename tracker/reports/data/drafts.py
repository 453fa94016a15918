"""What was drafted, and what a person decided on it, as plain data."""

from collections.abc import Mapping
from typing import Any

from tracker.drafting.drafts import DraftMade, Reviewed, Shown
from tracker.drafting.gate import RefusedProposal
from tracker.reports.data.shapes_drafts import DraftData, DrafterData, ProposingData, RefusedData, ReviewData


def draft_data(made: DraftMade) -> DraftData:
    """Return a draft as plain data: its events, and what was refused with the reasons."""
    return {
        "drafter": made.drafter,
        "events": [dict(event) for event in made.gated.passed],
        "refused": [_refused(one) for one in made.gated.refused],
        "files": list(made.files),
    }


def review_data(reviewed: Reviewed) -> ReviewData:
    """Return drafted logs as plain data: each event beside its line, and the counts for each drafter."""
    return {
        "proposals": [_shown(one) for one in reviewed.proposals],
        "drafters": [_drafter(row) for row in reviewed.drafters],
    }


def _refused(one: RefusedProposal) -> RefusedData:
    return {
        "proposal": dict(one.proposal.fields),
        "quotation": one.proposal.quotation,
        "reasons": list(one.reasons),
    }


def _drafter(row: Mapping[str, Any]) -> DrafterData:
    return {
        "drafter": row["drafter"],
        "accepted": row["accepted"],
        "edited": row["edited"],
        "rejected": row["rejected"],
        "missed": row["missed"],
    }


def _shown(one: Shown) -> ProposingData:
    return {
        "event": one.id,
        "kind": one.kind,
        "sentence": one.sentence,
        "line": one.line,
        "said": one.said or None,
        "decision": one.decision or None,
    }
