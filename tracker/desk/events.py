"""The events that fit some filters: found by what they are, and read in parts; no more is kept than is told."""

from collections.abc import Collection, Iterator

from attrs import evolve

from tracker.desk.bounds import Bounds, check_period
from tracker.desk.naming import actor_code, check_known
from tracker.desk.opened import Opened
from tracker.desk.reading import ReadLogs, as_asked, narrative_of
from tracker.desk.report import Report
from tracker.desk.withholding import declaring_heads, documents_told, heads_today, open_catalogue
from tracker.narrative.narrative import Narrative
from tracker.projections.listing import Filter, Listing, listing
from tracker.reports.data.lists import listing_data
from tracker.reports.text.lists import listing_text
from tracker.store.connection import StoreConnection
from tracker.store.finding import Sought, components_sought
from tracker.store.reading import logs_linked
from tracker.store.refs import documents
from tracker.store.snapshots import Snapshot, state_at
from tracker.store.standing import check_standing


def events_report(opened: Opened, actors: Collection[str], wanted: Filter, bounds: Bounds) -> Report[Listing]:
    """List the events that fit, in the order of their days."""
    check_period(wanted.first, wanted.last)
    with opened.store.reading() as connection:
        check_standing(connection)
        state = state_at(connection, bounds.recorded_by)
        named = open_catalogue(connection, state, opened.handling)
        fitting = evolve(wanted, actors=tuple(actor_code(named, actor) for actor in actors))
        _check_names(connection, state, opened.handling, fitting)
        told = _told_in_parts(connection, state, opened.handling, fitting, bounds)
        found = listing(told, fitting, as_asked(state, bounds), named)
    return Report(found, listing_text, listing_data, "events")


def _check_names(connection: StoreConnection, state: Snapshot, mark: str, wanted: Filter) -> None:
    """Refuse a kind and a document that there are not; of an actor, a document may tell nothing."""
    if wanted.kind is not None:
        check_known("kind", wanted.kind, state.catalogue.codes("kinds"))
    name = wanted.document if not wanted.actors else None
    if name is not None and name not in documents_told(connection, state, [name], mark):
        check_known("document", name, documents_told(connection, state, documents(connection), mark))


def _told_in_parts(
    connection: StoreConnection, state: Snapshot, mark: str, wanted: Filter, bounds: Bounds
) -> Iterator[Narrative]:
    """Tell what may be said of the events that may fit, some after the others."""
    declaring = declaring_heads(connection, state) if mark else ()
    sought = Sought(wanted.actors, wanted.kind, wanted.document, wanted.first, wanted.last)
    for components in components_sought(connection, sought):
        logs = logs_linked(connection, state, components, ())
        today = heads_today(connection, state, bounds.recorded_by, [*logs.logs, *declaring])
        yield narrative_of(ReadLogs(wanted, logs, as_asked(state, bounds), b"", declaring, today=today), mark)
