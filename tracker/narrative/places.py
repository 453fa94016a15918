"""Where an event, or one of its keys, stands in its log, and findings that point there."""

from tracker.model.events import Event
from tracker.model.findings import Finding, Place


def place_of(event: Event, key: str) -> Place:
    """Return where a key of an event stands; of one that it does not have, where the event does."""
    mark = getattr(event.body, "marks", {}).get(key)
    return Place(event.source.file, *mark[2:]) if mark else Place(event.source.file, event.source.line)


def fault_of(event: Event, key: str, code: str, message: str, remedy: str) -> Finding:
    """Report what keeps an event's log from being appended."""
    return Finding(code, place_of(event, key), f"'{event.ref}' {message}", remedy)


def warning_of(event: Event, key: str, code: str, message: str, remedy: str) -> Finding:
    """Ask about an event; a `checked` entry can answer it."""
    return Finding(code, place_of(event, key), f"'{event.ref}': {message}", remedy, warning=True, about=event.ref)
