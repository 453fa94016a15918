"""The briefing of two actors on two pages, with an annex for those who check it."""

from tracker.model.days import spoken
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_short import ShortBriefing, short_briefing
from tracker.projections.dyad_lead import is_empty, last_published
from tracker.reports.briefs.annex import annex
from tracker.reports.briefs.bottom_line import bottom_line, weighed
from tracker.reports.briefs.briefing import Briefing, Picture, Section
from tracker.reports.briefs.by_document import cited_by_document
from tracker.reports.briefs.colophon import Made, colophon, documents_used, head, left_out
from tracker.reports.briefs.lead import nothing
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.sections import ALL, TWO, Arrangement, Parts, arranged, blank_page, only_cited
from tracker.reports.briefs.short_facts import facts_section
from tracker.reports.briefs.short_parts import happened_section, matched_section, unknown_section, watch_section
from tracker.reports.language.dates import period
from tracker.reports.language.words import capital


def short_brief(
    report: DyadBriefing, made: Made, picture: Picture | None = None, wanted: Arrangement = ALL
) -> Briefing:
    """Tell a relation on two pages, from the bottom line to what is not known, and the rest in an annex.

    A picture of the period closes the second page.
    """
    told = report.told
    page = blank_page(told.narrative, told.asked.on, (told.dyad.a, told.dyad.b), wanted, TWO)
    names = [page.name(code) for code in page.dyad]
    short = None if is_empty(report) else short_briefing(report)
    opening = bottom_line(short, page) if short else nothing(report, page, left_out(told.narrative, made))
    parts = _parts(short, page) if short is not None else {}
    further = annex(short, page) if short is not None else {}
    if short is not None:
        # what is open depends on the documents that the annex cites, too
        parts = {**parts, "unknown": unknown_section(short, page), "glance": _glance(short, picture)}
    briefing = Briefing(
        title=f"{capital(names[0])} and {names[1]}",
        subtitle=f"Situation at {spoken(page.day)}",
        dates=_head(report, short, made),
        lead=opening,
        sections=arranged(parts, wanted.sections if parts else None),
        sources=page.sources(),
        colophon=colophon(told.asked, made, len(told.documents), told.events),
        handling=made.mark,
        desk=made.desk,
        annex=arranged(further, wanted.annex if further else None),
    )
    return cited_by_document(only_cited(briefing), told.narrative)


def _parts(short: ShortBriefing, page: Page) -> Parts:
    """Put together what stands below the bottom line, up to what is not known."""
    return {
        "facts": facts_section(short, page),
        "happened": happened_section(short.happened, page),
        "positions": matched_section(short, page),
        "watch": watch_section(short.watch, page),
    }


def _glance(short: ShortBriefing, picture: Picture | None) -> Section | None:
    return Section("The period at a glance", (picture,)) if picture is not None and short.happened.acts else None


def _head(report: DyadBriefing, short: ShortBriefing | None, made: Made) -> tuple[tuple[str, str], ...]:
    """Write what stands at the head of the first page: the period and its trend, the documents, who issues it."""
    asked = report.told.asked
    last = last_published(report)
    reach = f"the last on the two was published on {spoken(last)}" if last is not None else ""
    documents = "; ".join(filter(None, (documents_used(asked), reach, left_out(report.told.narrative, made))))
    return head(period(report.first, asked.on), documents, made, _trend(short) if short is not None else "")


def _trend(short: ShortBriefing) -> str:
    """Say which way the relation went, by the changes for the better and for the worse."""
    counted = weighed(short.way)
    if counted:
        return f"{short.way.way.value} ({counted})"
    return (
        "no change recorded" if short.lead.last_change is None else "unclear (whether anything changed is not recorded)"
    )
