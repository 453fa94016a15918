"""What comes up as a calendar that other programs read: iCalendar (RFC 5545), an all-day entry for each known day."""

from datetime import UTC, date, datetime, time

from icalendar import Calendar, Event
from icalendar.enums import TRANSP

from tracker import __version__
from tracker.model.canonical import digest
from tracker.projections.agenda import Agenda, AgendaItem
from tracker.reports.language.agenda import coming
from tracker.reports.language.documents import published, terms
from tracker.reports.language.names import name
from tracker.reports.language.words import capital
from tracker.text.characters import one_line


def ics(report: Agenda) -> str:
    """Write the calendar; what has no one day is left out, since RFC 5545 has no vague date.

    Each entry keeps its UID from one writing to the next, so that a reader's program updates it. Its time stamp is
    the day that was asked about: the same question gives the same bytes.
    """
    catalogue, asked = report.narrative.catalogue, report.asked
    of = capital(name(catalogue, report.actor, asked.on)) if report.actor else "All actors"
    entries = [_entry(item, report) for item in report.items if item.earliest == item.latest]
    calendar = Calendar.new(
        uid=_uid("calendar", report.actor or ""),
        name=one_line(f"{of}: what comes up"),
        prodid=f"-//tracker//{__version__}//EN",
        subcomponents=entries,
    )
    text: str = calendar.to_ical().decode()
    return text


def _entry(item: AgendaItem, report: Agenda) -> Event:
    return Event.new(
        uid=_uid(*_identity(item)),
        stamp=datetime.combine(date.fromordinal(report.asked.on), time(), UTC),
        start=date.fromordinal(item.latest),
        summary=one_line(f"{capital(item.sort.value)}: {coming(item, report.narrative)}"),
        description=one_line(_source(item, report)) or None,
        transparency=TRANSP.TRANSPARENT,
    )


def _uid(*parts: str) -> str:
    return f"{digest('|'.join(parts))[:32]}@tracker"


def _identity(item: AgendaItem) -> tuple[str, ...]:
    """Return what makes an entry the same one, whenever it is written: its sort, event and fluent, else its day."""
    event = item.event.ref if item.event is not None else str(item.latest)
    return item.sort.value, event, str(item.fluent or "")


def _source(item: AgendaItem, report: Agenda) -> str:
    """Name the document that says so."""
    if item.event is None:
        return ""
    document = report.narrative.documents[item.event.document]
    used = "".join(f" {capital(term)}." for term in terms(document))
    return f"{document.title}. {document.publisher}, {published(document)}. {item.event.ref}{'.' * bool(used)}{used}"
