"""The briefing of a format: its members by date, who came and went, what it did, and the outside."""

from collections.abc import Sequence

from attrs import evolve

from tracker.calculus.timeline import Answer
from tracker.model.days import spoken
from tracker.model.events import Event
from tracker.narrative.narrative import is_actor_type
from tracker.projections.alike import deciding_events, values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_format import FormatBriefing
from tracker.projections.briefing_outside import Outsider
from tracker.projections.briefing_story import walk
from tracker.projections.grades import grade_of_answer
from tracker.projections.runs import Run
from tracker.projections.turns import MemberTurn, TurnedAlike, turned_alike
from tracker.reports.briefs.briefing import (
    Block,
    Briefing,
    BulletList,
    Column,
    ListItem,
    Paragraph,
    Picture,
    Section,
    Sentence,
    Table,
)
from tracker.reports.briefs.clauses import clause
from tracker.reports.briefs.colophon import Made, colophon, dates
from tracker.reports.briefs.grading import graded
from tracker.reports.briefs.page import Page
from tracker.reports.briefs.sections import ALL, FORMAT, Arrangement, Parts, arranged, only_cited
from tracker.reports.briefs.states import began_on, doubts, state_now, state_sections
from tracker.reports.briefs.story import story_section
from tracker.reports.briefs.tables import positions_section
from tracker.reports.language.conditions import fluent_phrase, values_phrase
from tracker.reports.language.dates import days, period
from tracker.reports.language.names import name
from tracker.reports.language.words import capital, listed, number_word, of_many
from tracker.text.characters import by_letter

MOST_TURNS = 40
_TURNS = {
    MemberTurn.JOINED: "joined",
    MemberTurn.HAD_JOINED: "had joined",
    MemberTurn.MAY_HAVE_JOINED: "may have joined",
    MemberTurn.LEFT: "left",
    MemberTurn.HAD_LEFT: "had left",
    MemberTurn.MAY_HAVE_LEFT: "may have left",
}


def format_brief(
    report: FormatBriefing, made: Made, picture: Picture | None = None, wanted: Arrangement = ALL
) -> Briefing:
    """Tell a format: who belongs to it, who came and went, what it did and what it has with others."""
    page = Page(report.narrative, report.asked.on, (report.code,))
    opening = format_lead(report, page)
    told = format_parts(report, page)
    glance = Section("Relations at a glance", (picture,)) if picture else None
    parts = {name: glance if name == "glance" else told[name] for name in FORMAT.sections}
    briefing = Briefing(
        title=capital(page.name(report.code)),
        subtitle=f"International grouping, {period(report.first, report.asked.on)}",
        dates=dates(report.asked),
        lead=opening,
        sections=arranged(parts, wanted.sections),
        sources=page.sources(),
        colophon=colophon(report.asked, made, len(report.narrative.logs), len(report.narrative.written)),
        handling=made.mark,
        desk=made.desk,
    )
    return only_cited(briefing)


def format_parts(report: FormatBriefing, page: Page) -> Parts:
    """Tell all of a format, each part by its name."""
    outside = state_sections(report.outside, page)
    return {
        "members": _members(report, page),
        "turns": _turns(report, page),
        "happened": _story(report, page),
        "positions": positions_section(report.positions, (report.code,), page),
        "outside": Section("Relations with non-members", (), outside) if outside else None,
        "of-members": _of_members(report, page),
    }


def format_lead(report: FormatBriefing, page: Page) -> Paragraph:
    """Say how many belong to it, and who came and went last."""
    name = capital(page.name(report.code))
    sure = [one for one in report.members if one.answer is Answer.HOLDS]
    if not report.members and not report.turns and not report.story:
        return Paragraph((Sentence(f"The log has no event of {page.name(report.code)}."),))
    events = [event for one in report.members for event in deciding_events([one])]
    count = f"{name} had {of_many(len(sure), 'member')} on {spoken(page.day)}{_compared(len(sure), report)}"
    said = [page.say(f"{count}.", events)]
    open_ones = len({str(one.fluent) for one in report.members}) - len(sure)
    if open_ones:
        said.append(Sentence(f"{capital(number_word(open_ones))} more may belong to it."))
    last = [pair for pair in report.turns if pair[1].first >= report.first]
    said += _told(last, report, page)[-3:]
    if not last:
        said.append(Sentence(f"No one is recorded as joining or leaving {period(report.first, page.day)}."))
    return Paragraph(tuple(said))


def _compared(count: int, report: FormatBriefing) -> str:
    """Say how many members more or fewer these are than on the eve of the period."""
    more = count - report.before
    if not more or not report.before:
        return ""
    return f", {number_word(abs(more))} {'more' if more > 0 else 'fewer'} than on {spoken(report.first - 1)}"


def _story(report: FormatBriefing, page: Page) -> Section | None:
    """Tell what the format did, or what others did that concerned it."""
    acts = [step.entry.happening.together for step in walk(report.story)]
    own = all(report.code in event.roles[next(iter(event.roles))] for event in acts if event.roles)
    heading = f"What {'it did' if own else 'concerned it'} {period(report.first, report.asked.on)}"
    return story_section(report.story, heading, page)


def _members(report: FormatBriefing, page: Page) -> Section | None:
    if not report.members:
        return None
    columns = (Column("Member"), Column("As"), Column("Since"), Column("Grade"))
    held = sorted(
        values_together(report.members), key=lambda same: (same[0].since.latest, page.name(same[0].fluent.args[0]))
    )
    rows = tuple(_member(same, page) for same in held)
    return Section("Members", (Table(f"Members on {spoken(page.day)}", columns, rows),))


def _member(same: Sequence[Holding], page: Page) -> tuple[Sentence, ...]:
    first = same[0]
    why = doubts(same) if first.answer is Answer.POSSIBLY else ""
    return (
        page.say(f"{capital(page.name(first.fluent.args[0]))}{f' ({why})' if why else ''}", deciding_events(same)),
        Sentence(capital(values_phrase(holding.value for holding in same)) or "—"),
        Sentence(capital(began_on(first, page)) or "—"),
        graded(grade_of_answer(same, page.narrative)),
    )


def _turns(report: FormatBriefing, page: Page) -> Section | None:
    """Tell every coming and going that the log knows, the last ones where they are many."""
    told = _told(report.turns, report, page)
    blocks: list[Block] = (
        [BulletList(tuple(ListItem((one,)) for one in told[-MOST_TURNS:]), ordered=True)] if told else []
    )
    left = len(told) - MOST_TURNS
    if left > 0:
        rest = f"{capital(of_many(left, 'earlier change'))} not told here"
        blocks.append(Paragraph((Sentence(f"{rest}."),)))
    return Section("Who joined and left", tuple(blocks)) if blocks else None


def _told(turns: Sequence[tuple[Run, Run]], report: FormatBriefing, page: Page) -> list[Sentence]:
    """Write how memberships changed, a sentence a day for those that did alike: 'On 22 May 2021, Lithuania left.'."""
    return [_turned(turned, page) for turned in turned_alike(report.timelines, turns)]


def _turned(turned: TurnedAlike, page: Page) -> Sentence:
    """Write what several did together as its kind tells it, 'Belgium and France founded the EU'; else who turned."""
    who = listed(sorted(map(page.name, turned.members), key=by_letter))
    as_what = listed(turned.values)
    did = f"came to be in it as {as_what}" if turned.values else _TURNS.get(turned.turn, "")
    if turned.turn is MemberTurn.WAS:
        did = _was(turned, as_what)
    said = clause(_by_name(turned.joint.together, page), page) if turned.joint is not None else f"{who} {did}"
    events = [witness.event for witness in turned.witnesses]
    return page.say(f"{capital(days(turned.day, turned.day))}, {said}.", events)


def _was(turned: TurnedAlike, as_what: str) -> str:
    """Say of one or several that they were members, where no event tells how they came to be."""
    several = len(turned.members) > 1
    what = f"in it as {as_what}" if as_what else "members" if several else "a member"
    return f"{'were' if several else 'was'} {what}; since when is not in the log"


def _by_name(event: Event, page: Page) -> Event:
    """Return an event with its players in the order of their names on its day."""
    roles = page.catalogue.known_kind(event.kind).roles

    def ordered(role: str, players: tuple[str, ...]) -> tuple[str, ...]:
        if not is_actor_type(roles[role].type):
            return players
        return tuple(sorted(players, key=lambda code: by_letter(name(page.catalogue, code, event.date.latest))))

    return evolve(event, roles={role: ordered(role, players) for role, players in event.roles.items()})


def _of_members(report: FormatBriefing, page: Page) -> Section | None:
    """Tell what members have with outsiders, those first with whom they have most."""
    if not report.of_members:
        return None
    sections = tuple(_outsider(one, page) for one in report.of_members if one.told)
    left = [page.name(one.code) for one in report.of_members if not one.told]
    blocks = (Paragraph((Sentence(f"Not told here: relations with {listed(left)}."),)),) if left else ()
    return Section("Members' relations with non-members", blocks, sections)


def _place(holding: Holding, page: Page) -> tuple[tuple[int, int], str]:
    """Order conditions as the catalogue does, and those of one sort by the names in them."""
    phrase = fluent_phrase(holding.fluent, page.catalogue, page.day)
    return page.catalogue.place(holding.fluent.name), phrase.casefold()


def _outsider(outsider: Outsider, page: Page) -> Section:
    told = sorted(values_together(outsider.told), key=lambda same: _place(same[0], page))
    items = tuple(ListItem((page.say(f"{capital(state_now(same, page))}.", deciding_events(same)),)) for same in told)
    blocks: list[BulletList | Paragraph] = [BulletList(items)]
    if outsider.left:
        rest = f"{capital(of_many(outsider.left, 'more condition'))} not told here."
        blocks.append(Paragraph((Sentence(rest),)))
    return Section(capital(page.name(outsider.code)), tuple(blocks))
