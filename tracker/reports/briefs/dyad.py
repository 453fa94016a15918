"""The briefing of two actors."""

from attrs import evolve

from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.dyad_lead import is_empty
from tracker.reports.briefs.briefing import Briefing, Picture, Section
from tracker.reports.briefs.colophon import Made, colophon, dates, left_out
from tracker.reports.briefs.disputes import claims_section, contested_section
from tracker.reports.briefs.gaps import gaps_section
from tracker.reports.briefs.lead import lead
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.plans import plans_section
from tracker.reports.briefs.sections import ALL, Arrangement, Parts, arranged, only_cited
from tracker.reports.briefs.states import state_sections
from tracker.reports.briefs.story import story_section
from tracker.reports.briefs.tables import figures_section, offices_section, positions_section
from tracker.reports.language.dates import period
from tracker.reports.language.words import capital


def dyad_brief(report: DyadBriefing, made: Made, picture: Picture | None = None, wanted: Arrangement = ALL) -> Briefing:
    """Tell a relation: where it stands, what happened, what each side says, what is due, disputed and unknown.

    A picture of the period stands before what happened in it.
    """
    told = report.told
    page = Page(told.narrative, told.asked.on, (told.dyad.a, told.dyad.b))
    names = [page.name(code) for code in (told.dyad.a, told.dyad.b)]
    asked_of = period(report.first, told.asked.on)
    opening = lead(report, page, left_out(told.narrative, made))
    states = state_sections(told.answers, page)
    parts: Parts = {
        "states": Section("Where things stand", (), states) if states else None,
        "happened": _pictured(story_section(report.story, f"What happened {asked_of}", page), picture),
        "figures": figures_section(told.figures, told.counts, page),
        "positions": positions_section(told.positions, (told.dyad.a, told.dyad.b), page),
        "claims": claims_section(report.claims, page),
        "plans": plans_section(told.pending, page),
        "disputes": contested_section(report.contested, page),
        "offices": None if is_empty(report) else offices_section(report.offices, page),
        "gaps": None if is_empty(report) else gaps_section(report.gaps, told, report.earlier, page),
    }
    briefing = Briefing(
        title=f"{capital(names[0])} and {names[1]}",
        subtitle=f"Briefing {asked_of}",
        dates=dates(told.asked),
        lead=opening,
        sections=arranged(parts, wanted.sections),
        sources=page.sources(),
        colophon=colophon(told.asked, made, len(told.documents), told.events),
        handling=made.mark,
        desk=made.desk,
    )
    return only_cited(briefing)


def _pictured(section: Section | None, picture: Picture | None) -> Section | None:
    return (
        evolve(section, blocks=(picture, *section.blocks)) if section is not None and picture is not None else section
    )
