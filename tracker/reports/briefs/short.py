"""The briefing of two actors on two pages, with an annex for those who check it."""

from tracker.model.days import spoken
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_short import ShortBriefing, short_briefing
from tracker.projections.direction import Way
from tracker.projections.dyad_lead import is_empty, last_published
from tracker.reports.briefs.annex import annex
from tracker.reports.briefs.bottom_line import bottom_line, weighed
from tracker.reports.briefs.briefing import Briefing, Picture, Section
from tracker.reports.briefs.by_document import cited_by_document
from tracker.reports.briefs.colophon import Made, colophon, left_out
from tracker.reports.briefs.lead import nothing
from tracker.reports.briefs.page import Page, present
from tracker.reports.briefs.short_facts import facts_section
from tracker.reports.briefs.short_parts import happened_section, matched_section, unknown_section, watch_section
from tracker.reports.language.asked import documents_asked
from tracker.reports.language.dates import period
from tracker.reports.language.words import capital, of_many


def short_brief(report: DyadBriefing, made: Made, picture: Picture | None = None) -> Briefing:
    """Tell a relation on two pages, from the bottom line to what is not known, and the rest in an annex.

    A picture of the period closes the second page.
    """
    told = report.told
    page = Page(told.narrative, told.asked.on, (told.dyad.a, told.dyad.b))
    names = [page.name(code) for code in (told.dyad.a, told.dyad.b)]
    title = f"{capital(names[0])} and {names[1]}"
    if is_empty(report):
        short = None
        opening = nothing(report, page, left_out(told.narrative, made))
    else:
        short = short_briefing(report)
        opening = bottom_line(short, page)
    sections = _sections(short, page) if short is not None else ()
    further = annex(short, page) if short is not None else ()
    if short is not None:  # what is open depends on the documents that the annex cites, too
        sections = present((*sections, unknown_section(short, page)))
    if picture is not None and short is not None and short.acts:
        sections = (*sections, Section("The period at a glance", (picture,)))
    briefing = Briefing(
        title=title,
        subtitle=f"Situation at {spoken(page.day)}",
        dates=_head(report, short, made),
        lead=opening,
        sections=sections,
        sources=page.sources(),
        colophon=colophon(told.asked, made, len(told.documents), told.events),
        handling=made.mark,
        desk=made.desk,
        annex=further,
    )
    return cited_by_document(briefing, told.narrative)


def _sections(short: ShortBriefing, page: Page) -> tuple[Section, ...]:
    """Put together what stands below the bottom line, up to what is not known."""
    return present(
        (
            facts_section(short, page),
            happened_section(short, page),
            matched_section(short, page),
            watch_section(short, page),
        )
    )


def _head(report: DyadBriefing, short: ShortBriefing | None, made: Made) -> tuple[tuple[str, str], ...]:
    """Write what stands at the head of the first page: the period and its trend, the documents, who issues it."""
    asked_of = period(report.first, report.told.asked.on)
    pairs = [
        ("Period", capital(asked_of)),
        ("Trend", capital(_trend(short)) if short is not None else ""),
        ("Documents", capital(_documents(report, made))),
        ("Issued", made.issued),
        ("Desk", made.desk),
        ("Contact", made.contact),
        ("Handling", made.mark),
    ]
    return tuple((term, text) for term, text in pairs if text)


def _trend(short: ShortBriefing) -> str:
    """Say which way the relation went, by the conditions that changed for the better and for the worse."""
    way, better, worse = short.way.way, len(short.way.better), len(short.way.worse)
    others = len(short.way.neither)
    if way is Way.NONE:
        counted = of_many(others, "condition") if others else "no condition"
        return f"no clear direction ({counted} changed)" if others else f"{counted} changed"
    return f"{way.value} ({weighed(better, worse)})"


def _documents(report: DyadBriefing, made: Made) -> str:
    """Say which documents were asked, up to which day they reach, and what is left out: the page's one coverage."""
    asked = report.told.asked
    known = documents_asked(asked, "all in the log")
    last = last_published(report)
    reach = f"the last on the two was published on {spoken(last)}" if last is not None else ""
    return "; ".join(part for part in (known, reach, left_out(report.told.narrative, made)) if part)
