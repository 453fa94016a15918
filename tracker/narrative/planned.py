"""Plans: which announcement of a happening counts by a day, and what was called off."""

from collections.abc import Mapping

from tracker.catalogue.catalogue import Catalogue
from tracker.model.codes import full_ref
from tracker.model.days import FUTURE
from tracker.model.events import Document, Event
from tracker.narrative.happenings import Happening

DECIDED = ("decided", "scheduled")
"""The degrees of what is to come as far as those can tell who do it: it is no mere wish or threat."""

Documents = Mapping[str, Document]


def said_by(event: Event, documents: Documents) -> int:
    """Return the day by which a plan was surely announced."""
    return (event.said or documents[event.document].published).latest


def latest_plan(one: Happening, documents: Documents, day: int = FUTURE) -> Event | None:
    """Return the announcement of a happening that was the last by a day, whatever the order of appends."""
    said = [event for event in one.plans if said_by(event, documents) <= day]
    return max(said, key=lambda event: (said_by(event, documents), event.ref), default=None)


def calls_off(event: Event, catalogue: Catalogue) -> list[str]:
    """List the refs of the plans that an event calls off."""
    kind = catalogue.kind(event.kind)
    named = event.roles.get(kind.calls_off, ()) if kind is not None and kind.calls_off else ()
    return [full_ref(event.document, ref) for ref in named]


def called_off(happenings: Mapping[str, Happening], catalogue: Catalogue, day: int = FUTURE) -> set[str]:
    """Return the refs of all plans that were called off by a day."""
    return {
        ref
        for one in happenings.values()
        if one.act[1] <= day
        for event in one.reports
        for ref in calls_off(event, catalogue)
    }


def is_off(one: Happening, off: set[str]) -> bool:
    """Say whether any announcement of a happening was called off."""
    return any(event.ref in off for event in one.events)
