"""The tables of an export in columns: what each row is made of, from documents, events, spans, actors and lists."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from attrs import frozen

from tracker.catalogue.catalogue import Catalogue
from tracker.catalogue.reading import SYSTEMS
from tracker.model.days import FUTURE, PAST
from tracker.model.events import Document, Event, Log
from tracker.narrative.spans import FluentSpans
from tracker.projections.dyads import actors_in_roles
from tracker.projections.panel.known import Horizon
from tracker.projections.panel.sides import Sides, iso3c
from tracker.projections.panel.wanted import PanelWanted, Period

Row = tuple[Any, ...]

_FIRST_OF_PARQUET = date(1970, 1, 1).toordinal()

ARGUMENTS = ("one", "two", "three", "four")


@frozen
class ColumnTable:
    """A table: its name, by which column it is parted, and its columns with their types and what they say.

    The types are 'string', 'integer', 'number', 'boolean' and 'date'. An open end is the first or the last of days.
    """

    name: str
    by: str
    columns: tuple[tuple[str, str, str], ...]


DOCUMENTS = ColumnTable(
    "documents",
    "",
    (
        ("document", "string", "Name of the document"),
        ("title", "string", "Its title, a citation"),
        ("publisher", "string", "Who published it"),
        ("published_from", "date", "First day on which it may have been published"),
        ("published_to", "date", "Day from which it counts as known"),
        ("handling", "string", "How it is to be handled"),
        ("licence", "string", "On which terms its data may be used"),
        ("citation", "string", "How it is to be cited"),
        ("address", "string", "Where it stands"),
    ),
)
EVENTS = ColumnTable(
    "events",
    "year",
    (
        ("position", "integer", "Position in the log"),
        ("document", "string", "Name of the document"),
        ("event", "string", "The event, document/id"),
        ("happening", "string", "What it tells of, where other events tell of it, too"),
        ("kind", "string", "Its kind"),
        ("stance", "string", "reported, claimed, denied or announced"),
        ("first_day", "date", "First day on which it may have been"),
        ("last_day", "date", "Last day on which it may have been"),
        ("cameo", "string", "CAMEO code of the kind"),
        ("goldstein", "number", "Value of the kind on Goldstein's scale"),
        ("year", "integer", "Year of the last day, the partition; 0 where it is open"),
    ),
)
MENDINGS = ColumnTable(
    "mendings",
    "",
    (
        ("document", "string", "Name of the desk's document"),
        ("kind", "string", "correction, retraction, merge, split, resolution or checked"),
        ("of", "string", "The event or document that is mended: events are as they were appended, spans as mended"),
        ("reason", "string", "Why"),
    ),
)
PLAYERS = ColumnTable(
    "players",
    "year",
    (
        ("event", "string", "The event, document/id"),
        ("kind", "string", "Its kind"),
        ("role", "string", "The role"),
        ("player", "string", "Who or what plays it, a row each"),
        ("actor", "boolean", "Whether that is an actor"),
        ("year", "integer", "Year of the event, the partition"),
    ),
)
SPANS = ColumnTable(
    "spans",
    "fluent",
    (
        *((name, "string", f"Argument {place} of the fluent") for place, name in enumerate(ARGUMENTS, 1)),
        ("value", "string", "The value; * for any that no event names; missing where the fluent has none"),
        ("answer", "string", "holds or possibly; on a day without a span it does not hold"),
        ("first_day", "date", "First day"),
        ("last_day", "date", "Last day"),
        ("told", "boolean", "Whether an event says so, and not only an unknown beginning"),
        ("complete_from", "date", "First day on which the log claims to have all of it, or may"),
        ("complete_to", "date", "Last day on which an answer is known: beyond it neither yes nor no is"),
        ("began", "string", "Events that decide the first day"),
        ("fluent", "string", "Name of the fluent, the partition"),
    ),
)
ACTORS = ColumnTable(
    "actors",
    "",
    (
        ("actor", "string", "Code"),
        ("type", "string", "country, organisation, format ..."),
        ("name", "string", "Name of today"),
        ("iso3c", "string", "Code of ISO 3166 in three letters"),
    ),
)
STATES = ColumnTable(
    "states",
    "",
    (
        ("list", "string", "cow or gw"),
        ("number", "integer", "Number of the state in the list"),
        ("actor", "string", "Code of the actor that bears it on these days"),
        ("first_day", "date", "First day"),
        ("last_day", "date", "Last day"),
    ),
)


def document_row(document: Document) -> Row:
    """Return a document as a row."""
    days = document.published
    rest = (
        document.handling or "PUBLIC",
        document.licence or None,
        document.citation or None,
        document.address or None,
    )
    return document.id, document.title, document.publisher, parquet_day(days.earliest), parquet_day(days.latest), *rest


def event_row(event: Event, catalogue: Catalogue) -> Row:
    """Return an event as a row, as it was appended."""
    kind, days = catalogue.known_kind(event.kind), event.works_from
    score = kind.score if kind.goldstein else None
    what = (event.source.position, event.document, event.ref, event.happening or None, event.kind, event.stance.value)
    when = parquet_day(days.earliest), parquet_day(days.latest)
    return *what, *when, kind.cameo or None, score, year_of(event)


def mending_rows(log: Log) -> Iterator[Row]:
    """Yield what the desk mends in a document of its own, a row for each event."""
    for mending in log.mendings:
        yield from ((mending.document, mending.kind, ref, mending.reason) for ref in mending.of)


def player_rows(event: Event, catalogue: Catalogue) -> list[Row]:
    """Return who and what plays the roles of an event."""
    actors, ref, kind, year = {*actors_in_roles(event, catalogue)}, event.ref, event.kind, year_of(event)
    return [
        (ref, kind, role, player, player in actors, year) for role, players in event.roles.items() for player in players
    ]


def year_of(event: Event) -> int:
    """Return the year of the last day on which an event may have been; 0 where that is open."""
    return _year(event.works_from.latest)


@lru_cache(maxsize=50_000)
def _year(day: int) -> int:
    return date.fromordinal(day).year if PAST < day < FUTURE else 0


def span_rows(told: FluentSpans, horizon: Horizon) -> Iterator[Row]:
    """Yield the spans of a fluent; without a claim to be complete its answers are known up to the end of the log."""
    arguments = (*told.fluent.args, None, None, None, None)[: len(ARGUMENTS)]
    first, last = told.reach or (PAST, horizon.until)
    reach = parquet_day(first), parquet_day(min(last, horizon.latest))
    for span in told.spans:
        days = parquet_day(span.first), parquet_day(span.last)
        began = " ".join(span.began) or None
        yield *arguments, span.value, span.answer.value, *days, span.told, *reach, began, told.fluent.name


def actor_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the actors."""
    for actor in filter(None, map(catalogue.actor, catalogue.codes("actors"))):
        yield actor.code, actor.type, actor.name().removeprefix("the "), iso3c(actor) or None


def state_rows(catalogue: Catalogue) -> Iterator[Row]:
    """Yield the states of the lists, each actor that bears a number on its days."""
    whole = Period(PAST, FUTURE, ())
    for system in SYSTEMS:
        for side in Sides(catalogue, PanelWanted(PAST, FUTURE, system=system), ()).of(whole):
            number = side.cow if system == "cow" else side.gw
            for stay in side.stays:
                yield system, int(number), stay.code, parquet_day(stay.first), parquet_day(stay.last)


def parquet_day(day: int) -> int:
    """Return a day as Parquet counts days; an open end is the first or the last that there is."""
    return min(max(day, 1), FUTURE - 1) - _FIRST_OF_PARQUET


def described(table: ColumnTable) -> Mapping[str, Any]:
    """Describe a table as a resource of a data package."""
    fields = [{"name": name, "type": sort, "description": says} for name, sort, says in table.columns]
    return {"name": table.name, "path": f"{table.name}/", "format": "parquet", "schema": {"fields": fields}}
