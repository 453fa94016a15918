"""When something happened, in words."""

from tracker.model.events import Event
from tracker.narrative.happenings import Happening
from tracker.reports.language.dates import dated, span


def happened(happening: Happening) -> str:
    """Write when a happening was: '22 May 2021', 'between 10 and 12 May 2021', 'from 22 to 24 May 2024'."""
    return lasted(happening) or span(*happening.act)


def due(event: Event) -> str:
    """Write when what is planned is due, from its first to its last day where it is to last."""
    if event.date.text == "..":
        return "no day is named"
    date = event.works_from
    return f"due {dated(date) if date.extent else span(date.earliest, date.latest)}"


def lasted(happening: Happening) -> str:
    """Write from which day to which a happening lasted; empty where its reports do not agree that it did."""
    dates = [event.date for event in happening.reports if event.date.extent]
    told = {dated(date) for date in dates if (date.earliest, date.latest) == happening.act}
    return told.pop() if len(told) == 1 else ""
