"""The events of the log that fit some filters, in the order of their days."""

from collections.abc import Sequence

from attrs import field, frozen

from tracker.model.dates import VagueDate
from tracker.model.events import Event
from tracker.narrative.narrative import Narrative
from tracker.narrative.parts import told_of
from tracker.projections.dyads import actors_of
from tracker.projections.relation import Asked


@frozen
class Filter:
    """What an event must be: of these actors, this kind, document or stance, and between two days; None is any."""

    actors: tuple[str, ...] = ()
    kind: str | None = None
    document: str | None = None
    stance: str | None = None
    first: int | None = None
    last: int | None = None


@frozen(eq=False)
class Listing:
    """The events that fit."""

    asked: Asked
    events: tuple[Event, ...]
    narrative: Narrative = field(repr=False)


def listing(narrative: Narrative, wanted: Filter, asked: Asked) -> Listing:
    """List the events that fit, in the order of their latest days; what is of no day stands by when it was said.

    Of a list, that is told which concerns the actors.
    """
    found = [event for event in narrative.written if _fits(narrative, event, wanted)]
    told = [told_of(event, wanted.actors) for event in _ordered(narrative, found)]
    return Listing(asked, tuple(told), narrative)


def _fits(narrative: Narrative, event: Event, wanted: Filter) -> bool:
    return (
        set(wanted.actors) <= actors_of(event, narrative)
        and wanted.kind in (None, event.kind)
        and wanted.document in (None, event.document)
        and wanted.stance in (None, event.stance.value)
        and (wanted.first is None or _date(narrative, event).last >= wanted.first)
        and (wanted.last is None or _date(narrative, event).earliest <= wanted.last)
    )


def _ordered(narrative: Narrative, events: Sequence[Event]) -> list[Event]:
    def place(event: Event) -> tuple[int, int, str]:
        date = _date(narrative, event)
        return date.latest, date.earliest, event.ref

    return sorted(events, key=place)


def _date(narrative: Narrative, event: Event) -> VagueDate:
    """Return the date by which an event is listed: when it was said, where it is of no day."""
    return event.date if event.date.text != ".." else event.said or narrative.documents[event.document].published
