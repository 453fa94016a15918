"""The events of the log that fit some filters, in the order of their days."""

from collections.abc import Iterable
from operator import itemgetter

from attrs import evolve, field, frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.model.dates import VagueDate
from tracker.model.events import Document, Event
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative, narrate
from tracker.narrative.parts import told_of
from tracker.narrative.planned import calls_off
from tracker.projections.dyads import actors_of
from tracker.projections.relation import Asked

_Place = tuple[int, int, str]


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
    """The events that fit, and of what is told what they are told with: their happenings and documents alone."""

    asked: Asked
    events: tuple[Event, ...]
    narrative: Narrative = field(repr=False)


def listing(narratives: Iterable[Narrative], wanted: Filter, asked: Asked, catalogue: Catalogue) -> Listing:
    """List the events that fit, in the order of their latest days; what is of no day stands by when it was said.

    What is told may come in parts. Of a list, that is told which concerns the actors.
    """
    found: list[tuple[_Place, Event]] = []
    happenings: dict[str, Happening] = {}
    documents: dict[str, Document] = {}
    for narrative in narratives:
        fitting = [event for event in narrative.written if _fits(narrative, event, wanted)]
        found += [(_place(narrative, event), event) for event in fitting]
        told = _told_with(narrative, fitting)
        happenings.update((one.id, one) for one in told)
        documents.update((e.document, narrative.documents[e.document]) for one in told for e in one.events)
        catalogue = narrative.catalogue
    events = [told_of(event, wanted.actors) for _, event in sorted(found, key=itemgetter(0))]
    kept = evolve(narrate((), catalogue, asked.known_by), happenings=happenings, documents=documents)
    return Listing(asked, tuple(events), kept)


def _told_with(narrative: Narrative, events: Iterable[Event]) -> list[Happening]:
    """Return the happenings of some events, and of the plans that these call off."""
    named = (ref for event in events for ref in (event.ref, *calls_off(event, narrative.catalogue)))
    return [one for ref in named if (one := narrative.happening_of.get(ref))]


def _fits(narrative: Narrative, event: Event, wanted: Filter) -> bool:
    return (
        set(wanted.actors) <= actors_of(event, narrative)
        and wanted.kind in (None, event.kind)
        and wanted.document in (None, event.document)
        and wanted.stance in (None, event.stance.value)
        and (wanted.first is None or _date(narrative, event).last >= wanted.first)
        and (wanted.last is None or _date(narrative, event).earliest <= wanted.last)
    )


def _place(narrative: Narrative, event: Event) -> _Place:
    date = _date(narrative, event)
    return date.latest, date.earliest, event.ref


def _date(narrative: Narrative, event: Event) -> VagueDate:
    """Return the date by which an event is listed: when it was said, where it is of no day."""
    return event.date if event.date.text != ".." else event.said or narrative.documents[event.document].published
