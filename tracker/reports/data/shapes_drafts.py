"""The shapes of what was drafted, and of what a person decided on it, as JSON."""

from typing import Any, TypedDict


class RefusedData(TypedDict):
    """A proposal that did not pass the evidence gate, and why."""

    proposal: dict[str, Any]
    quotation: str
    reasons: list[str]


class DraftData(TypedDict):
    """A log that was drafted, what passed the evidence gate and what did not: `tracker draft`."""

    drafter: str
    events: list[dict[str, Any]]
    refused: list[RefusedData]
    files: list[str]


class ProposingData(TypedDict):
    """An event of a drafted log beside the line that it rests on; `decision` is null while there is none."""

    event: str
    kind: str
    sentence: str
    line: int | None
    said: str | None
    decision: str | None


class DrafterData(TypedDict):
    """How often a person accepted, edited and rejected what a drafter proposed, and what it missed."""

    drafter: str
    accepted: int
    edited: int
    rejected: int
    missed: int


class ReviewData(TypedDict):
    """Drafted logs: their events with what was decided, and the counts for each drafter: `tracker review`."""

    proposals: list[ProposingData]
    drafters: list[DrafterData]
