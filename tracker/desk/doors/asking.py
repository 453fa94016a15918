"""The questions that a desk answers from its store."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tracker.desk.bounds import Day, Moment, bounds, day_number, optional_day
from tracker.desk.lazily import Lazily
from tracker.desk.opened import Opened
from tracker.model.failures import QuestionError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tracker.desk import (
        asking,
        briefs_compared,
        briefs_of_one,
        briefs_of_two,
        cited,
        contents,
        events,
        logs,
        scopes,
        spanning,
        states,
    )
    from tracker.desk.briefs import Brief
    from tracker.desk.contents import ContentsReport
    from tracker.desk.report import CalendarReport, DrawnReport, Report, ViewedReport
    from tracker.desk.states import StatesReport
    from tracker.projections import listing
    from tracker.projections.agenda import Agenda
    from tracker.projections.changes import Changes
    from tracker.projections.course import Course
    from tracker.projections.event import EventReport
    from tracker.projections.glance import Glance
    from tracker.projections.listing import Listing
    from tracker.projections.matching import Matches
    from tracker.projections.network import Network
    from tracker.projections.relation import Relation
    from tracker.projections.span_table import SpanTable
    from tracker.projections.table import ActTable
else:
    asking = Lazily("tracker.desk.asking")
    briefs_compared = Lazily("tracker.desk.briefs_compared")
    briefs_of_one = Lazily("tracker.desk.briefs_of_one")
    briefs_of_two = Lazily("tracker.desk.briefs_of_two")
    cited = Lazily("tracker.desk.cited")
    contents = Lazily("tracker.desk.contents")
    events = Lazily("tracker.desk.events")
    listing = Lazily("tracker.projections.listing")
    logs = Lazily("tracker.desk.logs")
    scopes = Lazily("tracker.desk.scopes")
    spanning = Lazily("tracker.desk.spanning")
    states = Lazily("tracker.desk.states")


class Asking(Opened):
    """Answers about a day of the world (`on`, today without it), as far as was known and recorded by others."""

    def relation(
        self,
        a: str,
        b: str,
        *,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
    ) -> ViewedReport[Relation]:
        """Tell what holds between two actors at the end of a day, how sure, since when, and on what evidence."""
        return asking.relation_report(self, a, b, bounds(on, known_by, recorded_by))

    def glance(
        self, actor: str, *, on: Day | None = None, known_by: Day | None = None, recorded_by: Moment | None = None
    ) -> ViewedReport[Glance]:
        """Tell an actor's relations at a glance."""
        return asking.glance_report(self, actor, bounds(on, known_by, recorded_by))

    def timeline(
        self, a: str, b: str, *, known_by: Day | None = None, recorded_by: Moment | None = None
    ) -> DrawnReport[Course]:
        """Tell everything that happened between two actors, and over which days each fluent had which answer."""
        return asking.timeline_report(self, a, b, bounds(None, known_by, recorded_by))

    def states(  # noqa: PLR0913 - one argument a date
        self,
        a: str,
        b: str,
        *,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
        knowledge: bool = False,
    ) -> StatesReport:
        """Tell everything about two actors over all days: each line once, and each state as the lines that it has.

        Its `days` are those on which what is told becomes another. With `knowledge` it has what was known by the day of
        each publication, too. The drawing reaches to the last such day before `on`.
        """
        return states.states_report(self, a, b, bounds(on, known_by, recorded_by), knowledge=knowledge)

    def position(self) -> int:
        """Tell at which position the store stands: another one than before says that it has grown."""
        return asking.position_of(self)

    def membership(
        self,
        format_name: str,
        *,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
        knowledge: bool = False,
    ) -> StatesReport:
        """Tell who was a member of a format on each day, who joined and who left.

        With `knowledge` it has what was known by the day of each publication, too.
        """
        return states.membership_report(self, format_name, bounds(on, known_by, recorded_by), knowledge=knowledge)

    def contents(
        self,
        actor: str | None = None,
        *,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
        handling: str | None = None,
    ) -> ContentsReport:
        """Tell what the store is about: actors with their partners, documents with their events, what comes up.

        Of an `actor`, if one is named, and of those that tell of it; what is marked above `handling` is left out.
        """
        return contents.contents_report(self, actor, bounds(on, known_by, recorded_by), self._mark_for(handling))

    def text_of(self, document: str, folder: str | Path, *, handling: str | None = None) -> dict[int, str]:
        """Return the lines of a document's text in a folder by their numbers, as far as a page with a mark may show it.

        It must be the very text that was read, and no document of it be marked above `handling`, or not to be quoted.
        """
        logs.texts_folder(Path(folder))
        return cited.lines_told(self, document, Path(folder), self._mark_for(handling))

    def changes(  # noqa: PLR0913 - one argument a date
        self,
        a: str,
        b: str,
        *,
        first: Day,
        last: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
    ) -> ViewedReport[Changes]:
        """Tell what changed between two actors from the end of one day to the end of another, today without it."""
        return asking.changes_report(self, a, b, day_number(first), bounds(last, known_by, recorded_by))

    def learned(  # noqa: PLR0913 - one argument a date
        self,
        a: str,
        b: str,
        *,
        on: Day | None = None,
        known_by: Day | None = None,
        then_known_by: Day | None = None,
        recorded_by: Moment | None = None,
        then_recorded_by: Moment | None = None,
    ) -> ViewedReport[Changes]:
        """Tell what more was known of a day by a later day of publication, or in a later state of the store."""
        later = bounds(on, known_by if then_known_by is None else then_known_by, then_recorded_by)
        return asking.learned_report(self, a, b, bounds(on, known_by, recorded_by), later)

    def who(
        self, fluent: str, *, on: Day | None = None, known_by: Day | None = None, recorded_by: Moment | None = None
    ) -> ViewedReport[Matches]:
        """List every fluent that fits one with open places, `level(CHN, *)`, and holds or may hold on a day."""
        return asking.matches_report(self, fluent, bounds(on, known_by, recorded_by))

    def members(
        self, format_name: str, *, on: Day | None = None, known_by: Day | None = None, recorded_by: Moment | None = None
    ) -> ViewedReport[Matches]:
        """List the members of a format at the end of a day."""
        return asking.matches_report(self, f"member(*, {format_name})", bounds(on, known_by, recorded_by))

    def network(
        self, actor: str, *, on: Day | None = None, known_by: Day | None = None, recorded_by: Moment | None = None
    ) -> DrawnReport[Network]:
        """Tell with whom an actor or a format is tied at the end of a day."""
        return asking.network_report(self, actor, bounds(on, known_by, recorded_by))

    def calendar(
        self,
        actor: str | None = None,
        *,
        days: int = 90,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
    ) -> CalendarReport[Agenda]:
        """List what lapses, takes effect, is due, overdue or grows stale in the days after a day."""
        return asking.calendar_report(self, actor, days, bounds(on, known_by, recorded_by))

    def spans(
        self, fluent: str | None = None, *, known_by: Day | None = None, recorded_by: Moment | None = None
    ) -> Report[SpanTable]:
        """List over which days each fluent that fits one with open places, or each of all, holds or may."""
        return spanning.spans_report(self, fluent, bounds(None, known_by, recorded_by))

    def events(  # noqa: PLR0913 - one argument a filter
        self,
        *actors: str,
        kind: str | None = None,
        document: str | None = None,
        stance: str | None = None,
        first: Day | None = None,
        last: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
    ) -> Report[Listing]:
        """List the events that fit, in the order of their days; in each of them all the actors take part."""
        wanted = listing.Filter((), kind, document, stance, optional_day(first), optional_day(last))
        return events.events_report(self, actors, wanted, bounds(None, known_by, recorded_by))

    def table(  # noqa: PLR0913 - one argument a filter
        self,
        kind: str,
        *,
        roles: Mapping[str, str] | None = None,
        first: Day | None = None,
        last: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
    ) -> Report[ActTable]:
        """Tell who did something of one kind, how many, when, and what was answered; the sum counts nothing twice.

        `roles` names who is to play a role: {"sender": "RUS"}.
        """
        days = optional_day(first), optional_day(last)
        return asking.table_report(self, kind, roles or {}, days, bounds(None, known_by, recorded_by))

    def show(self, event: str, *, recorded_by: Moment | None = None) -> Report[EventReport]:
        """Show an event, named document/event: what it says, where, and what else reports the same."""
        return asking.shown_event(self, event, bounds(recorded_by=recorded_by))

    def brief(  # noqa: PLR0913 - one argument a date
        self,
        *actors: str,
        on: Day | None = None,
        since: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
        at: str | Path | None = None,
        handling: str | None = None,
        pages: int | None = None,
        full: bool = False,
        issued: Day | None = None,
        of_desk: str = "",
        contact: str = "",
        sections: str | Path | None = None,
    ) -> Brief:
        """Brief on two actors, on one, or on a format, for the period from `since` (a year without it) to a day.

        `at` is a checkpoint's file and names the state of the store; what is marked above `handling` is left out. With
        two `pages`, which two actors have in any case, it has an annex, with the day of issue, the desk and whom to ask
        where these are given; where it is `full`, one run of sections. `sections` is a file that says which sections it
        has, and in which order; raises LogError with all that is wrong with it.
        """
        head = scopes.Head(optional_day(issued), of_desk, contact)
        scope = scopes.scope(bounds(on, known_by, recorded_by), optional_day(since), self._mark_for(handling), at, head)
        scope = scope._replace(sections=str(sections or ""))
        if pages not in (None, 2) or (pages and full):
            raise QuestionError("A briefing has two pages, or is full. Ask for one of the two.")
        match actors:
            case (actor,):
                return briefs_of_one.of_one(self, actor, scope, short=pages is not None)
            case (a, b):
                return briefs_of_two.brief_of_two(self, a, b, scope, full=full)
        raise QuestionError("A briefing is of two actors, of one, or of a format. Name one or two.")

    def compare(
        self,
        *actors: str,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
        at: str | Path | None = None,
        handling: str | None = None,
    ) -> Brief:
        """Set two pairs of actors side by side, or the members of a format, each with another actor."""
        if len(actors) not in (2, 4):
            raise QuestionError("Compare two pairs, four actors, or a format's members with another: two.")
        scope = scopes.scope(bounds(on, known_by, recorded_by), None, self._mark_for(handling), at)
        return briefs_compared.of_several(self, actors, scope)

    def brief_changes(  # noqa: PLR0913 - one argument a date
        self,
        *actors: str,
        since: Moment,
        last_on: Day | None = None,
        on: Day | None = None,
        known_by: Day | None = None,
        recorded_by: Moment | None = None,
        at: str | Path | None = None,
        handling: str | None = None,
    ) -> Brief:
        """Brief on what differs from the last briefing: `since` is its checkpoint, position, day or time."""
        scope = scopes.scope(bounds(on, known_by, recorded_by), None, self._mark_for(handling), at)
        return briefs_compared.of_changes(self, actors, scopes.last_state(str(since), optional_day(last_on)), scope)
