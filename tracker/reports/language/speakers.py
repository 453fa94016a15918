"""Who says what an event tells: the actors by their names, others as their document names them."""

from tracker.catalogue.catalogue import Catalogue
from tracker.model.events import Event
from tracker.reports.language.names import name
from tracker.reports.language.words import listed


def speaker_names(event: Event, catalogue: Catalogue) -> list[str]:
    """Name those according to whom a document says it, nearest first; none where it speaks for itself."""
    return [name(catalogue, code, event.date.latest) for code in event.according_to]


def according_to(event: Event, catalogue: Catalogue) -> str:
    """Say according to whom it is told; empty where its document speaks for itself."""
    names = speaker_names(event, catalogue)
    return f"according to {listed(names)}" if names else ""
