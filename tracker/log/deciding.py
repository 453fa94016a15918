"""What a program drafted and nobody has decided on: it enters no store."""

from collections.abc import Mapping
from typing import Any

from tracker.log.assembly import RawLog
from tracker.text.shape import Wrong

_DECISIONS = ("accepted", "edited", "missed")


def undecided(raw: RawLog) -> list[Mapping[str, Any]]:
    """List the events of a drafted log on which nobody has decided; none of a log that somebody wrote."""
    drafted = raw.head.get("drafted-by") if isinstance(raw.head, dict) else None
    if drafted is None:
        return []
    decided = {name for key in _DECISIONS for name in decided_so(drafted, key)} if isinstance(drafted, dict) else set()
    events = [entry.fields for entry in raw.entries if entry.section == "events"]
    return [event for event in events if event.get("id") not in decided]


def decided_so(drafted: Mapping[str, Any], decision: str) -> list[str]:
    """List the events on which a head says that one thing was decided; one alone need not be written as a list."""
    names = drafted.get(decision, [])
    return names if isinstance(names, list) else [names]


def refuse_undecided(raw: RawLog) -> None:
    """Report every event of a drafted log on which nobody has decided."""
    for event in undecided(raw):
        message = f"'{event.get('id', '')}' was drafted by a program, and nobody has decided on it"
        remedy = f"Run 'tracker review {raw.source.file}' and accept, edit or reject it."
        raw.faults.at_start(event, Wrong("undecided", message, remedy))
