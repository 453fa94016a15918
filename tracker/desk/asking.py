"""Every question to a store: what holds, since when, what changed, who, what comes up, and what an event says."""

from collections.abc import Mapping

from tracker.catalogue.catalogue import Catalogue
from tracker.desk.bounds import Bounds, check_period
from tracker.desk.lazily import Lazily
from tracker.desk.naming import NotThere, actor_code, check_known, dyad, fluent_pattern
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry, judged, read_logs, tell
from tracker.desk.rendering import renderer
from tracker.desk.report import CalendarReport, DrawnReport, Report, ViewedReport
from tracker.desk.spanned import coming_keys, fitting_keys, tied_keys
from tracker.desk.withholding import look_up_openly
from tracker.model.catalogue import Pattern
from tracker.model.failures import QuestionError
from tracker.narrative.timelines import Timelines
from tracker.projections.agenda import Agenda, agenda, last_day_of_agenda
from tracker.projections.changes import Changes, changes_between_days, changes_of_knowledge
from tracker.projections.course import Course, course
from tracker.projections.dyads import Dyad
from tracker.projections.event import EventReport, event_report
from tracker.projections.gate import is_mark, sayable, sayable_narrative
from tracker.projections.glance import Glance, glance
from tracker.projections.matching import Matches, matches
from tracker.projections.network import Network, network
from tracker.projections.relation import Relation, relation
from tracker.projections.table import ActTable, Wanted, table
from tracker.reports.data.event import event_data
from tracker.reports.data.lists import agenda_data, changes_data, course_data, glance_data, matches_data
from tracker.reports.data.network import network_data
from tracker.reports.data.relation import relation_data
from tracker.reports.data.table import table_data
from tracker.reports.text.course import changes_text, course_text
from tracker.reports.text.event import event_text
from tracker.reports.text.lists import agenda_text, glance_text, matches_text
from tracker.reports.text.network import network_text
from tracker.reports.text.relation import relation_text
from tracker.reports.text.table import table_text
from tracker.store.finding import Sought
from tracker.store.keys import event_key
from tracker.store.neighbours import dyad_keys_with_things
from tracker.store.snapshots import state_at
from tracker.text.shape import nearest

Days = tuple[int | None, int | None]
"""The first and the last day of a period; None where it is open."""

pictures = Lazily("tracker.desk.pictures")  # only what is drawn needs a drawing


def relation_report(opened: Opened, a: str, b: str, bounds: Bounds) -> ViewedReport[Relation]:
    """Answer everything about two actors at the end of a day."""
    told = tell(opened, of_two(a, b), bounds)
    found = relation(told.narrative, told.subject, told.asked)
    return ViewedReport(found, relation_text, relation_data, "answers")


def glance_report(opened: Opened, actor: str, bounds: Bounds) -> ViewedReport[Glance]:
    """Answer for an actor's relations at a glance."""
    told = tell(opened, _of_one(actor), bounds)
    return ViewedReport(glance(told.narrative, told.subject, told.asked), glance_text, glance_data, "counterparts")


def timeline_report(opened: Opened, a: str, b: str, bounds: Bounds) -> DrawnReport[Course]:
    """Tell the whole course of two actors' relation."""
    told = tell(opened, of_two(a, b), bounds)
    found = course(told.narrative, told.subject, told.asked)
    return DrawnReport(found, course_text, course_data, "runs", svg=_course_svg, is_marked=is_mark(told.mark))


def changes_report(opened: Opened, a: str, b: str, first: int, bounds: Bounds) -> ViewedReport[Changes]:
    """Tell what changed between two actors from the end of one day to the end of another."""
    check_period(first, bounds.on)
    told = tell(opened, of_two(a, b), bounds)
    found = changes_between_days(told.narrative, told.subject, told.on(first), told.asked)
    return ViewedReport(found, changes_text, changes_data, "changes")


def learned_report(opened: Opened, a: str, b: str, before: Bounds, after: Bounds) -> ViewedReport[Changes]:
    """Tell what more was known of two actors' day in a later state of knowledge or of the store."""
    if before.known_by is not None and after.known_by is not None:
        check_period(before.known_by, after.known_by)
    old, new = tell(opened, of_two(a, b), before), tell(opened, of_two(a, b), after)
    found = changes_of_knowledge(old.narrative, new.narrative, new.subject, old.asked, new.asked)
    return ViewedReport(found, changes_text, changes_data, "changes")


def matches_report(opened: Opened, fluent: str, bounds: Bounds) -> ViewedReport[Matches]:
    """List every fluent that fits and holds, or may hold, on a day."""
    question: Inquiry[Pattern] = Inquiry(
        lambda catalogue: fluent_pattern(catalogue, fluent), fitting_keys(opened, bounds)
    )
    told = tell(opened, question, bounds)
    found = matches(told.narrative, told.subject, told.asked)
    return ViewedReport(found, matches_text, matches_data, "answers")


def network_report(opened: Opened, actor: str, bounds: Bounds) -> DrawnReport[Network]:
    """Tell with whom an actor or a format is tied at the end of a day."""
    question: Inquiry[str] = Inquiry(lambda catalogue: actor_code(catalogue, actor), tied_keys(opened, bounds))
    told = tell(opened, question, bounds)
    found = network(told.narrative, told.subject, told.asked)
    return DrawnReport(found, network_text, network_data, "neighbours", svg=_network_svg, is_marked=is_mark(told.mark))


def calendar_report(opened: Opened, actor: str | None, days: int, bounds: Bounds) -> CalendarReport[Agenda]:
    """List what comes up in the days after a day, for one actor or for all."""
    question: Inquiry[str | None] = Inquiry(
        lambda catalogue: actor_code(catalogue, actor) if actor else None,
        coming_keys(opened, bounds, last_day_of_agenda(bounds.on, days)),
    )
    told = tell(opened, question, bounds)
    return CalendarReport(
        agenda(Timelines(told.narrative), told.asked, days, told.subject),
        agenda_text,
        agenda_data,
        "items",
        ics=_ics,
        is_marked=is_mark(told.mark),
    )


def table_report(opened: Opened, kind: str, roles: Mapping[str, str], days: Days, bounds: Bounds) -> Report[ActTable]:
    """Tell who did something of one kind, how many, when, and what was answered, with the sum."""
    check_period(*days)
    question: Inquiry[Wanted] = Inquiry(
        lambda catalogue: _wanted(catalogue, kind, roles, days),
        lambda _connection, _catalogue, wanted: Sought(tuple(code for _, code in wanted.roles), wanted.kind),
    )
    told = tell(opened, question, bounds)
    return Report(table(told.narrative, told.subject, told.asked), table_text, table_data, "rows")


def _wanted(catalogue: Catalogue, kind: str, roles: Mapping[str, str], days: Days) -> Wanted:
    """Resolve the kind and the actors of a table; what nobody is called, and a role that the kind lacks, is refused."""
    check_known("kind", kind, catalogue.codes("kinds"))
    for role in roles:
        check_known("role", role, catalogue.known_kind(kind).roles)
    return Wanted(kind, tuple((role, actor_code(catalogue, name)) for role, name in roles.items()), *days)


def shown_event(opened: Opened, event: str, bounds: Bounds) -> Report[EventReport]:
    """Show an event, named document/event, with its sources and what it touches."""
    question: Inquiry[str] = Inquiry(lambda _catalogue: event, lambda _connection, _catalogue, ref: [event_key(ref)])
    found = read_logs(opened, question, bounds)
    gate, named = judged(found, opened.handling)
    told = sayable(found.logs.logs, gate)
    report = event_report(sayable_narrative(found.logs.logs, named, gate=gate), event, told)
    if report is None:
        retracted = any(here.ref == event for log in told for here in log.events)
        raise Retracted(event) if retracted else _no_event(opened, event)
    return Report(report, event_text, event_data)


class Retracted(QuestionError):
    """The event that was asked for was taken back."""

    def __init__(self, event: str) -> None:
        self.event, document = event, event.partition("/")[0]
        super().__init__(f"'{event}' was retracted. 'tracker export {document}' shows what it said.")


def _no_event(opened: Opened, event: str) -> NotThere:
    """Return the mistake of an event's name that none has, with the nearest."""
    with opened.store.reading() as connection:
        found = look_up_openly(connection, state_at(connection), [event], opened.handling)
    near = nearest(event, [ref for ref in found.near if "/" in ref])
    return NotThere("event", event, near, "Events are named document/event; 'tracker events' lists them.")


def position_of(opened: Opened) -> int:
    """Return the position at which the store stands."""
    with opened.store.reading() as connection:
        return state_at(connection).position


def _ics(report: Agenda) -> str:
    written: str = renderer("ics", "A calendar as iCalendar")(report)
    return written


def _course_svg(report: Course) -> str:
    svg: str = pictures.course_svg(report)
    return svg


def _network_svg(report: Network) -> str:
    svg: str = pictures.network_svg(report)
    return svg


def of_two(a: str, b: str) -> Inquiry[Dyad]:
    """Ask about two actors, by any name of theirs."""
    return Inquiry(
        lambda catalogue: dyad(catalogue, a, b),
        lambda connection, catalogue, two: dyad_keys_with_things(connection, catalogue, two.a, two.b),
    )


def _of_one(actor: str) -> Inquiry[str]:
    return Inquiry(lambda catalogue: actor_code(catalogue, actor), lambda _connection, _catalogue, code: [code])
