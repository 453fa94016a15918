"""What a program drafted and nobody has decided on: it enters no store."""

from collections.abc import Mapping
from typing import Any

from tracker.log.assembly import RawLog
from tracker.log.head import drafted_by
from tracker.text.shape import Faults, Wrong


def undecided(raw: RawLog) -> list[Mapping[str, Any]]:
    """List the events of a drafted log on which nobody has decided; none of a log that somebody wrote.

    What cannot be read of the decisions decides nothing: the head's own finding says what is wrong with it.
    """
    if not isinstance(raw.head, dict) or "drafted-by" not in raw.head:
        return []
    decided = _decided(raw.head["drafted-by"])
    events = [entry.fields for entry in raw.entries if entry.section == "events"]
    return [event for event in events if str(event.get("id", "")) not in decided]


def _decided(written: Any) -> frozenset[str]:
    try:
        drafted = drafted_by(written, Faults(""))
    except Wrong:
        drafted = None
    return drafted.decided if drafted else frozenset()


def refuse_undecided(raw: RawLog) -> None:
    """Report every event of a drafted log on which nobody has decided."""
    for event in undecided(raw):
        message = f"'{event.get('id', '')}' was drafted by a program, and nobody has decided on it"
        remedy = f"Run 'tracker review {raw.source.file}' and accept, edit or reject it."
        raw.faults.at_start(event, Wrong("undecided", message, remedy))
