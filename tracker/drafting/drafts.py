"""Puts together what the gate lets through to a log, and records what a person decides on it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.catalogue.english import EMPTY, words_of
from tracker.drafting.gate import Gated
from tracker.model.failures import QuestionError

DECISIONS = ("accepted", "edited", "rejected", "missed")
_ENGLISH = 0.2
"""So many of the words of an English text at least are those that say nothing by themselves."""


@frozen
class Draft:
    """A log that a program proposes: its head and events, and what was refused."""

    head: Mapping[str, Any]
    gated: Gated

    @property
    def tree(self) -> dict[str, Any]:
        """The log as plain data."""
        events = list(self.gated.passed)
        return {"document": dict(self.head), **({"events": events} if events else {})}


@frozen
class DraftMade:
    """A log that was drafted: by whom, its text, what passed and what was refused, and the files that were written."""

    drafter: str
    text: str
    gated: Gated
    files: tuple[str, ...] = ()


@frozen
class Shown:
    """An event of a drafted log: the sentence that it becomes, the line that it rests on, what was decided.

    `decision` is empty while there is none; `written` is the event as it stands in the log.
    """

    id: str
    kind: str
    sentence: str
    line: int | None
    said: str
    decision: str
    written: str


@frozen
class Reviewed:
    """Drafted logs: their events, what was decided on each, and the counts for each drafter."""

    proposals: tuple[Shown, ...]
    drafters: tuple[Mapping[str, Any], ...]


def reads_as_english(lines: Iterable[str]) -> bool:
    """Say whether a text is English, as far as its small words tell."""
    words = [word for line in lines for word in words_of(line)]
    return not words or sum(word in EMPTY for word in words) >= _ENGLISH * len(words)


def decided(head: Mapping[str, Any], decisions: Mapping[str, str]) -> dict[str, Any]:
    """Return a head with more decisions, each an event's id with what was decided on it."""
    drafted = head.get("drafted-by")
    if not isinstance(drafted, dict):
        raise QuestionError("The log was not drafted by a program: there is nothing to decide on.")
    new = {"drafter": drafted["drafter"]}
    for decision in DECISIONS:
        kept = [name for name in drafted.get(decision, []) if name not in decisions]
        names = [*kept, *(name for name, made in decisions.items() if made == decision)]
        new |= {decision: names} if names else {}
    return {**head, "drafted-by": new}


def counted_decisions(drafts: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Count for each drafter what was accepted, edited, rejected and missed, over the heads of some logs."""
    found: dict[str, dict[str, Any]] = {}
    for drafted in drafts:
        row = found.setdefault(
            str(drafted["drafter"]), {"drafter": str(drafted["drafter"]), **dict.fromkeys(DECISIONS, 0)}
        )
        for decision in DECISIONS:
            row[decision] += len(drafted.get(decision, []))
    return list(found.values())


def refused_data(gated: Gated) -> list[dict[str, Any]]:
    """Return what was refused as plain data: each proposal with the reasons."""
    return [
        {"proposal": dict(one.proposal.fields), "quotation": one.proposal.quotation, "reasons": list(one.reasons)}
        for one in gated.refused
    ]


def events_without(events: Sequence[Mapping[str, Any]], names: Iterable[str]) -> list[Mapping[str, Any]]:
    """Return events without those of some ids."""
    gone = set(names)
    return [event for event in events if event.get("id") not in gone]
