"""Documents by the day of their publication."""

from tracker.model.days import spoken_range
from tracker.model.events import Document, Event


def published(document: Document) -> str:
    """Say when a document was published, and if that is only inferred."""
    inferred = " (inferred)" if document.basis == "inferred" else ""
    return f"published {day_of(document)}{inferred}"


def day_of(document: Document) -> str:
    """Write the range of a document's publication."""
    return spoken_range(document.published.earliest, document.published.latest)


def said_on(event: Event, document: Document) -> str:
    """Write on which day something was said: by the event's own telling, or else when its document was published."""
    said = event.said or document.published
    return spoken_range(said.earliest, said.latest)
