"""Who says what an event tells: the actors by their names, others as their document names them."""

from tracker.catalogue.catalogue import Catalogue
from tracker.model.events import Event
from tracker.reports.language.names import name
from tracker.reports.language.words import listed


def speakers_phrase(event: Event, catalogue: Catalogue) -> str:
    """Name those on whose word a document says it, and whom these cite; empty where it speaks for itself."""
    said = [listed([name(catalogue, code, event.date.latest) for code in together]) for together in event.according_to]
    return ", in turn citing ".join((", citing ".join(said[:2]), *said[2:])) if said else ""


def according_to(event: Event, catalogue: Catalogue) -> str:
    """Say according to whom it is told; empty where its document speaks for itself."""
    said = speakers_phrase(event, catalogue)
    return f"according to {said}" if said else ""
