"""Answers about many as text: an actor at a glance, who else, members, what comes up, which events, which things."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Thing
from tracker.model.days import spoken
from tracker.model.events import Event, Stance
from tracker.narrative.narrative import Narrative
from tracker.projections.agenda import Agenda, AgendaItem
from tracker.projections.answers import Holding
from tracker.projections.briefing_format import MEMBER
from tracker.projections.glance import Counterpart, Glance
from tracker.projections.glance_groups import glance_groups
from tracker.projections.listing import Listing
from tracker.projections.matching import OPEN, Matches
from tracker.reports.language.agenda import coming, coming_on
from tracker.reports.language.conditions import by_name, condition_phrase
from tracker.reports.language.dates import dated, span
from tracker.reports.language.doubts import why
from tracker.reports.language.happenings import happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence, happening_sentence
from tracker.reports.language.since import since_when
from tracker.reports.language.words import capital, counted, listed
from tracker.reports.text.entries import asked_lines, cited, told_by, witness_line
from tracker.reports.text.layout import page_text, row, wrapped


def glance_text(report: Glance) -> str:
    """Write an actor's counterparts, each with what holds and what happened last."""
    catalogue, asked = report.narrative.catalogue, report.asked
    title = f"{capital(name(catalogue, report.actor, asked.on))} on {spoken(asked.on)}"
    lines = [title, *asked_lines(asked, catalogue)]
    groups = glance_groups(report)
    for alike in groups.alike:
        lines += ["", *wrapped(capital(_names(alike, report)), ""), *_counterpart(alike[0], report)]
    if groups.named:
        lines += ["", *wrapped(f"Only named in passing: {_names(groups.named, report)}.", "")]
    if not (groups.alike or groups.named):
        lines += ["", "No event of the log touches it."]
    return page_text(lines)


def _names(counterparts: Sequence[Counterpart], report: Glance) -> str:
    """Name counterparts in the order of their names, in which an article does not count."""
    names = [name(report.narrative.catalogue, one.code, report.asked.on) for one in counterparts]
    return listed(sorted(names, key=lambda one: one.removeprefix("the ").casefold()))


def _counterpart(counterpart: Counterpart, report: Glance) -> list[str]:
    catalogue = report.narrative.catalogue
    lines: list[str] = []
    for holding in counterpart.answers:
        lines += row(holding.answer.value, _phrase(holding, report.narrative, report.asked.on))
    last = counterpart.last
    if last is not None:
        lines += row("last", f"{capital(happened(last))}: {happening_sentence(last, catalogue)}.")
    return lines


def matches_text(report: Matches) -> str:
    """Write every fluent that fits a pattern, with since when and on whose word."""
    catalogue, asked = report.narrative.catalogue, report.asked
    lines = [f"{_pattern(report)} on {spoken(asked.on)}", *asked_lines(asked, catalogue), ""]
    for holding in by_name(report.answers, catalogue, asked.on):
        lines += row(holding.answer.value, _phrase(holding, report.narrative, asked.on))
        for witness in holding.witnesses:
            lines += row("", witness_line(witness, report.narrative), hang=4)
    lines.append(_count(report))
    return page_text(lines)


def _count(report: Matches) -> str:
    """Say how many hold and how many may; where the log has none that fits, say that, and not that none holds."""
    if not report.told:
        members = report.pattern.fluent == MEMBER and report.pattern.args[0] == OPEN != report.pattern.args[1]
        return f"The log has nothing on {'its members' if members else 'this'}."
    certain = sum(holding.answer is Answer.HOLDS for holding in report.answers)
    return f"{certain} hold, {len(report.answers) - certain} possibly."


def agenda_text(report: Agenda) -> str:
    """Write what comes up, in the order of days."""
    catalogue, asked = report.narrative.catalogue, report.asked
    of = f" of {name(catalogue, report.actor, asked.on)}" if report.actor else ""
    title = f"Calendar{of} from {spoken(asked.on)} to {spoken(report.until)}"
    lines = [title, *asked_lines(asked, catalogue), ""]
    for item in report.items:
        lines += _item(item, report.narrative)
    if not report.items:
        lines.append("Nothing comes up.")
    return page_text(lines)


def listing_text(report: Listing) -> str:
    """Write events one after the other: when, what, by which document."""
    narrative = report.narrative
    lines: list[str] = []
    for event in report.events:
        lines.append(capital(_listed_on(event, narrative)))
        text = event_sentence(event, narrative.catalogue, narrative.events)
        lines += wrapped(f"{text}{told_by(event, narrative)}.", "  ")
        lines += wrapped(f"- {cited(event, narrative.documents[event.document])}", "    ", "      ")
    return page_text([*lines, f"{counted(len(report.events), 'event')}."])


def _listed_on(event: Event, narrative: Narrative) -> str:
    """Write the day by which an event is listed: what is planned for no day has only the day on which it was said."""
    if event.date.text != "..":
        return dated(event.date)
    if event.stance is not Stance.ANNOUNCED:
        return span(*narrative.happening_of[event.ref].act)
    said = event.said
    if said is None:
        return f"said by {spoken(narrative.documents[event.document].published.latest)}, no day named"
    return f"said {dated(said)}, no day named"


def things_text(things: Sequence[Thing]) -> str:
    """Write things: code, type and name."""
    width = max((len(thing.code) for thing in things), default=0)
    lines = [f"{thing.code:<{width}} {thing.type:<10} {thing.name}" for thing in things]
    return page_text([*lines, f"{counted(len(things), 'thing')}."])


def _item(item: AgendaItem, narrative: Narrative) -> list[str]:
    lines = row(item.sort.value, f"{capital(coming_on(item))}: {coming(item, narrative)}.")
    if item.event is not None:
        lines += row("", f"- {cited(item.event, narrative.documents[item.event.document])}", hang=4)
    return lines


def _phrase(holding: Holding, narrative: Narrative, day: int) -> str:
    since = since_when(holding, narrative)
    last = f"; last evidence {spoken(holding.last_evidence)}" if holding.last_evidence is not None else ""
    doubt = f"; {why(holding.why)}" if holding.why else ""
    return f"{condition_phrase([holding], narrative.catalogue, day)}{f', {since}' if since else ''}{doubt}{last}."


def _pattern(report: Matches) -> str:
    pattern = report.pattern
    value = f" = {pattern.value}" if pattern.value else ""
    return f"{pattern.fluent}({', '.join(pattern.args)}){value}"
