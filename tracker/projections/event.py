"""One event as it stands in its log, with its document, what else reports the same, and what mends it."""

from collections.abc import Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.events import Document, Event, Log, Mending
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.plans import calls_off


@frozen(eq=False)
class EventReport:
    """An event, its document, the happening that it tells of, the other events that do, and what it touches.

    `plans` are the plans that it calls off, by their refs, and `called_off_by` what calls off the plan that it is.
    `original` is what its log says of it, before any mending; empty where that is not at hand.
    """

    event: Event
    document: Document
    happening: Happening
    contested: bool
    others: tuple[tuple[Event, Document], ...]
    mendings: tuple[Mending, ...]
    original: Mapping[str, Any]
    touches: tuple[Fluent, ...]
    plans: Mapping[str, Event]
    called_off_by: tuple[Event, ...]
    catalogue: Catalogue


def event_report(narrative: Narrative, ref: str, logs: Sequence[Log] = ()) -> EventReport | None:
    """Return an event by its ref, from a narrative of some logs; None where no event is called so."""
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
        original=next((one.body for log in logs for one in log.events if one.ref == ref), {}),
        touches=tuple(dict.fromkeys(change.fluent for change in narrative.effects.changes(event))),
        plans={plan: narrative.events[plan] for plan in _plans(event, narrative)},
        called_off_by=tuple(one for one in narrative.events.values() if ref in _plans(one, narrative)),
        catalogue=narrative.catalogue,
    )


def _plans(event: Event, narrative: Narrative) -> list[str]:
    return [ref for ref in calls_off(event, narrative.catalogue) if ref in narrative.events]
