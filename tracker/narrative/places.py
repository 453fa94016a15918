"""Where an event, or one of its keys, stands in its log, and findings that point there."""

from tracker.model.events import Event
from tracker.model.findings import Finding, Fix, Place
from tracker.text.tree import Fields, put_before


def place_of(event: Event, key: str) -> Place:
    """Return where a key of an event stands; of one that it does not have, where the event does."""
    mark = getattr(event.body, "marks", {}).get(key)
    return Place(event.source.file, *mark[2:]) if mark else Place(event.source.file, event.source.line)


def fault_of(event: Event, key: str, code: str, message: str, remedy: str) -> Finding:
    """Report what keeps an event's log from being appended."""
    return Finding(code, place_of(event, key), f"'{event.ref}' {message}", remedy)


def warning_of(  # noqa: PLR0913, PLR0917 - a warning has these parts, and hardly one has the last
    event: Event, key: str, code: str, message: str, remedy: str, fix: Fix | None = None
) -> Finding:
    """Ask about an event; a `checked` entry can answer it."""
    said = f"'{event.ref}': {message}"
    return Finding(code, place_of(event, key), said, remedy, warning=True, about=event.ref, fix=fix)


def stated_one(event: Event, other: Event) -> Fix | None:
    """Return the edit that states of an event that it tells of the same happening as another; None where it cannot."""
    if event.happening or not isinstance(event.body, Fields):
        return None
    before = "evidence" if "evidence" in event.body else next(reversed(event.body))
    return put_before(event.body, before, "happening", other.happening or other.ref)
