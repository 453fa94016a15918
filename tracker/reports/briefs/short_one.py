"""Two pages on one actor, or on a format, with an annex for those who check them."""

from collections.abc import Sequence

from attrs import evolve

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.projections.actor_choice import others, with_news
from tracker.projections.alike import Same, deciding_events
from tracker.projections.briefing_actor import ActorBriefing, Partner
from tracker.projections.briefing_format import FormatBriefing
from tracker.projections.briefing_short_one import ShortActor, ShortFormat, short_actor, short_format
from tracker.projections.folding import Fold
from tracker.projections.grades import grade_of_answers
from tracker.projections.relation import Asked
from tracker.reports.briefs.actor import actor_lead, actor_parts
from tracker.reports.briefs.briefing import Briefing, Column, Paragraph, Picture, Section, Sentence, Table
from tracker.reports.briefs.by_document import cited_by_document
from tracker.reports.briefs.colophon import Made, colophon, documents_used, head, left_out
from tracker.reports.briefs.format import format_lead, format_parts
from tracker.reports.briefs.grading import graded, key_section
from tracker.reports.briefs.page import Page, section_of
from tracker.reports.briefs.sections import (
    ALL,
    FORMAT_SHORT,
    ONE_SHORT,
    Arrangement,
    Parts,
    arranged,
    blank_page,
    only_cited,
)
from tracker.reports.briefs.short_facts import fact_row
from tracker.reports.briefs.short_parts import further_plans, happened_section, watch_section
from tracker.reports.briefs.states import fold_began, last_seen, last_seen_day
from tracker.reports.language.conditions import fluent_phrase, value_phrase
from tracker.reports.language.dates import period, short_range
from tracker.reports.language.words import capital, listed, listed_first, of_many
from tracker.text.characters import by_letter

_MOST_NAMED = 8
_MOST_ALIKE_NAMED = 30
"""So many with whom the same stands are named: the row cites what is told of each."""


def short_actor_brief(
    report: ActorBriefing, made: Made, picture: Picture | None = None, wanted: Arrangement = ALL
) -> Briefing:
    """Tell an actor's relations on two pages: where each stands, what happened by weight, what to watch."""
    page = blank_page(report.narrative, report.asked.on, (report.actor,), wanted, ONE_SHORT)
    short, moving = short_actor(report), with_news(report.partners)
    opening = actor_lead(report, moving, page, left_out(report.narrative, made))
    parts: Parts = {
        "facts": _partners(short, page),
        "happened": happened_section(short.happened, page),
        "watch": watch_section(short.watch, page),
        "unknown": _unknown(report, moving, page),
        "glance": Section("Relations at a glance", (picture,)) if picture else None,
    }
    plans = {"plans": further_plans(short.watch, report.pending, page)}
    further: Parts = {"grades": key_section(), **actor_parts(report, moving, page), **plans}
    return _briefing(page, report.asked, made, opening, parts, further, wanted, report.first)


def short_format_brief(
    report: FormatBriefing, made: Made, picture: Picture | None = None, wanted: Arrangement = ALL
) -> Briefing:
    """Tell a format on two pages: how many belong to it, what happened by weight, what to watch."""
    page = blank_page(report.narrative, report.asked.on, (report.code,), wanted, FORMAT_SHORT)
    short = short_format(report)
    opening = format_lead(report, page)
    parts: Parts = {
        "facts": _standing(report, short, page),
        "happened": happened_section(short.happened, page),
        "watch": watch_section(short.watch, page),
        "unknown": _doubtful(report, page),
        "glance": Section("Relations at a glance", (picture,)) if picture else None,
    }
    told = format_parts(report, page)
    names = {"events" if name == "happened" else name: part for name, part in told.items()}
    return _briefing(page, report.asked, made, opening, parts, {"grades": key_section(), **names}, wanted, report.first)


def _briefing(  # noqa: PLR0913, PLR0917 - a page is put together in one place
    page: Page,
    asked: Asked,
    made: Made,
    opening: Paragraph,
    parts: Parts,
    further: Parts,
    wanted: Arrangement,
    first: int,
) -> Briefing:
    narrative = page.narrative
    documents = "; ".join(filter(None, (documents_used(asked), left_out(narrative, made))))
    briefing = Briefing(
        title=capital(page.name(page.dyad[0])),
        subtitle=f"Situation at {spoken(page.day)}",
        dates=head(period(first, asked.on), documents, made),
        lead=opening,
        sections=arranged(parts, wanted.sections),
        sources=page.sources(),
        colophon=colophon(asked, made, len(narrative.logs), len(narrative.written)),
        handling=made.mark,
        desk=made.desk,
        annex=arranged(further, wanted.annex),
    )
    return cited_by_document(only_cited(briefing), narrative)


def _partners(short: ShortActor, page: Page) -> Section | None:
    """Make the box of key facts: with each partner, what weighs most of what changed, or else of what holds."""
    columns = (Column("With"), Column("Where it stands"), Column("Since"), Column("Last reported"), Column("Grade"))
    rows = tuple(_with_partners(some, fold, page) for some, fold in short.facts)
    where = page.where("lists", "partners", "others")
    more = f"; {of_many(short.left, 'more partner')} {where}" if short.left else ""
    caption = f"On {spoken(page.day)}, the weightiest with each{more}"
    return Section("Key facts", (Table(caption, columns, rows),)) if rows else None


def _with_partners(partners: Sequence[Partner], fold: Fold[Same], page: Page) -> tuple[Sentence, ...]:
    """Tell what weighs most with a partner, or what stands alike with many."""
    if len(partners) == 1:
        both = evolve(page, dyad=(*page.dyad, partners[0].code))
        return (Sentence(capital(page.name(partners[0].code))), *fact_row(fold.one, both, fold))
    named = listed_first(sorted((page.name(one.code) for one in partners), key=by_letter), _MOST_ALIKE_NAMED)
    holding = fold.one[0]
    phrase = fluent_phrase(holding.fluent, page.catalogue, page.day, of_two=True)
    value = f": {value_phrase(holding.value)}" if holding.value else ""
    through = f" (through {page.name(holding.through)})" if holding.through else ""
    return (
        Sentence(capital(named)),
        page.say(
            capital(f"{phrase}{value}{through}"), [event for same in fold.items for event in deciding_events(same)]
        ),
        Sentence(fold_began(fold) or "—"),
        Sentence(_seen(fold) or "—"),
        graded(grade_of_answers(fold.items, page.narrative)),
    )


def _seen(fold: Fold[Same]) -> str:
    """Write between which days each of many conditions was last reported; empty where that is not known of one."""
    days = [day for day in map(last_seen_day, fold.items) if day is not None]
    return short_range(min(days), max(days)) if len(days) == fold.count else ""


def _standing(report: FormatBriefing, short: ShortFormat, page: Page) -> Section | None:
    """Make the box of key facts: how many belong to the format, and what it has itself."""
    columns = (Column("Fact"), Column("Since"), Column("Last reported"), Column("Grade"))
    rows = [*_count(report, page), *(fact_row(fold.one, page, fold) for fold in short.facts)]
    more = f"; {of_many(short.left, 'more', 'more')} {page.where('outside')}" if short.left else ""
    return Section("Key facts", (Table(f"On {spoken(page.day)}{more}", columns, tuple(rows)),)) if rows else None


def _count(report: FormatBriefing, page: Page) -> list[tuple[Sentence, ...]]:
    """Tell how many surely belong to the format, and name the first of them."""
    sure = [one for one in report.members if one.answer is Answer.HOLDS]
    if not sure:
        return []
    events = [event for one in sure for event in deciding_events([one])]
    named = listed_first(sorted((page.name(one.fluent.args[0]) for one in sure), key=by_letter), _MOST_NAMED)
    return [
        (
            page.say(f"{capital(of_many(len(sure), 'member'))}: {named}", events),
            Sentence("—"),
            Sentence(last_seen(sure) or "—"),
            graded(grade_of_answers([[one] for one in sure], page.narrative)),
        )
    ]


def _unknown(report: ActorBriefing, moving: Sequence[Partner], page: Page) -> Section | None:
    """Say with whom the log has nothing of the period, and on how many points accounts differ."""
    without = [page.name(one.code) for one in others(report, moving).without]
    told = []
    if without:
        told.append(Sentence(f"The log has nothing of the period with {listed_first(without, _MOST_NAMED)}."))
    if report.contested:
        where = ", told in the annex" if "disputes" in page.annex else ""
        told.append(Sentence(f"Accounts differ on {of_many(len(report.contested), 'point')}{where}."))
    return section_of("Not known", [Paragraph(tuple(told)) if told else None])


def _doubtful(report: FormatBriefing, page: Page) -> Section | None:
    """Name those of whom it is not known whether they belong to the format."""
    open_ones = [one for one in report.members if one.answer is not Answer.HOLDS]
    if not open_ones:
        return None
    named = sorted({page.name(one.fluent.args[0]) for one in open_ones}, key=by_letter)
    text = f"It is unclear whether {listed(named)} {'belongs' if len(named) == 1 else 'belong'} to it."
    events = [event for one in open_ones for event in deciding_events([one])]
    return section_of("Not known", [Paragraph((page.say(text, events),))])
