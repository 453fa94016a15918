"""One event as it stands in its log, with its document, what else reports the same, and what mends it."""

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Event, Mending
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative


@frozen(eq=False)
class EventReport:
    """An event, its document, the happening that it tells of, the other events that do, and what it touches."""

    event: Event
    document: Document
    happening: Happening
    contested: bool
    others: tuple[tuple[Event, Document], ...]
    mendings: tuple[Mending, ...]
    touches: tuple[Fluent, ...]
    catalogue: Catalogue


def event_report(narrative: Narrative, ref: str) -> EventReport | None:
    """Return an event by its ref; None where no event is called so."""
    event = narrative.events.get(ref)
    if event is None:
        return None
    happening = narrative.happening_of[ref]
    others = [(one, narrative.documents[one.document]) for one in happening.events if one.ref != ref]
    return EventReport(
        event=event,
        document=narrative.documents[event.document],
        happening=happening,
        contested=happening.id in narrative.contested,
        others=tuple(others),
        mendings=tuple(m for log in narrative.logs for m in log.mendings if ref in m.of),
        touches=tuple(dict.fromkeys(change.fluent for change in narrative.effects.changes(event))),
        catalogue=narrative.catalogue,
    )
