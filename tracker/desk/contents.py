"""What a store is about: its actors, the pairs that are told of together, its documents, and what comes up."""

from typing import Any

from attrs import asdict

from tracker.desk.bounds import Bounds
from tracker.desk.naming import actor_code
from tracker.desk.opened import Opened
from tracker.desk.reading import Inquiry, narrative_of, read_logs
from tracker.desk.report import Report
from tracker.reports.briefs.briefing import on_lines
from tracker.reports.language.words import counted
from tracker.reports.lines.contents import ActorTold, ContentsTold, DocumentTold, EventTold, contents_of
from tracker.reports.render.typography import typeset

__all__ = ["ActorTold", "ContentsReport", "ContentsTold", "DocumentTold", "EventTold", "contents_report", "counted"]

_DAYS = 365


class ContentsReport(Report[ContentsTold]):
    """What a store is about."""

    def set_in_type(self) -> ContentsTold:
        """Return it as a page shows it."""
        told: ContentsTold = typeset(on_lines(self.value), unbroken=False)
        return told


def contents_report(opened: Opened, actor: str | None, bounds: Bounds, mark: str) -> ContentsReport:
    """Tell what a store is about, as far as was known, and what comes up in the year after the day; or one actor."""
    question: Inquiry[str | None] = Inquiry(
        lambda catalogue: actor_code(catalogue, actor) if actor else None,
        lambda _connection, _catalogue, _subject: None,
    )
    found = read_logs(opened, question, bounds)
    told = contents_of(narrative_of(found, mark), found.asked, _DAYS, found.subject)
    return ContentsReport(told, contents_text, contents_data, "actors")


def contents_text(told: ContentsTold) -> str:
    """Write the actors and the documents, a line each."""
    actors = [f"{actor.code}: {actor.name} ({counted(len(actor.partners), 'partner')})" for actor in told.actors]
    return "\n".join([*actors, *(f"{document.code}: {document.title}" for document in told.documents)])


def contents_data(told: ContentsTold) -> dict[str, Any]:
    """Return what a store is about as plain data."""
    return asdict(told)
