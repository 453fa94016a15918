"""One event as it stands in its log, with its document, what else reports the same, and what mends it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import Fluent
from tracker.model.codes import event_of, part_in
from tracker.model.events import Document, Event, Log, Mending
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.parts import part_of, players_of
from tracker.narrative.planned import calls_off


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
    event = narrative.events.get(ref) or _part(narrative, ref)
    if event is None:
        return None
    happening = narrative.happening_of.get(ref) or narrative.happening_of[event_of(ref)]
    others = [other for other in happening.events if other.ref not in (ref, event_of(ref))]
    return EventReport(
        event=event,
        document=narrative.documents[event.document],
        happening=happening,
        contested=happening.id in narrative.contested,
        others=tuple((other, narrative.documents[other.document]) for other in others),
        mendings=_mendings(narrative.logs, ref),
        original=_original(logs, ref),
        touches=tuple(dict.fromkeys(change.fluent for change in narrative.effects.changes(event))),
        plans=_plans(event, narrative),
        called_off_by=tuple(other for other in narrative.events.values() if ref in _plans(other, narrative)),
        catalogue=narrative.catalogue,
    )


def _part(narrative: Narrative, ref: str) -> Event | None:
    """Return the part of an event that a reference names, where it does not stand apart; None where it names none."""
    event, code = narrative.events.get(event_of(ref)), part_in(ref)
    return part_of(event, code) if event is not None and code in players_of(event) else None


def _mendings(logs: Iterable[Log], ref: str) -> tuple[Mending, ...]:
    return tuple(mending for log in logs for mending in log.mendings if ref in mending.of)


def _original(logs: Iterable[Log], ref: str) -> Mapping[str, Any]:
    code = part_in(ref)
    written = next((event for log in logs for event in log.events if event.ref == event_of(ref)), None)
    if written is None or (code and code not in players_of(written)):
        return {}
    return part_of(written, code).body if code else written.body


def _plans(event: Event, narrative: Narrative) -> dict[str, Event]:
    """Map the refs of the plans that an event calls off to these plans."""
    refs = calls_off(event, narrative.catalogue)
    return {ref: narrative.events[ref] for ref in refs if ref in narrative.events}
