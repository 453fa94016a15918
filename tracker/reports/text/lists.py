"""Answers about many as text: an actor at a glance, who else, members, what comes up, which events, which things."""

from collections.abc import Sequence

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import MEMBER, Thing
from tracker.model.days import spoken
from tracker.model.events import Event, Stance
from tracker.narrative.narrative import Narrative
from tracker.projections.agenda import Agenda, AgendaItem
from tracker.projections.alike import Same, deciding_events, values_together
from tracker.projections.existence import is_absent
from tracker.projections.folding import MOST_ALIKE, Fold, folded_answers
from tracker.projections.glance import Counterpart, Glance
from tracker.projections.glance_groups import glance_groups
from tracker.projections.listing import Listing
from tracker.projections.matching import OPEN, Matches
from tracker.projections.ordering import day_order
from tracker.reports.language.agenda import coming, coming_on
from tracker.reports.language.asked import documents_asked
from tracker.reports.language.conditions import by_name, condition_phrase
from tracker.reports.language.dates import dated, span
from tracker.reports.language.doubts import why, why_of
from tracker.reports.language.folds import answers_phrase, fold_days, players_phrase
from tracker.reports.language.happenings import happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence, happening_sentence
from tracker.reports.language.since import since_when
from tracker.reports.language.words import capital, counted, listed
from tracker.reports.text.answers import answer_row
from tracker.reports.text.entries import asked_lines, by_whom, cited, event_lines, evidence_lines, footed_text
from tracker.reports.text.layout import FIRST, View, coded, columned, page_text, row, wrapped
from tracker.text.characters import by_letter

_MOST_COUNTERPARTS = 16
_MOST_ANSWERS = 4
_MOST_NAMED = 60
"""So many are named one by one; of more, the number is told."""


def glance_text(report: Glance, view: View = FIRST) -> str:
    """Write an actor's counterparts, each with what holds and what happened last; where they are many, the latest."""
    catalogue, asked = report.narrative.catalogue, report.asked
    lines = [f"{capital(name(catalogue, report.actor, asked.on))} on {spoken(asked.on)}, at the end of the day"]
    lines += wrapped(f"Known by: {documents_asked(asked)}; recorded by: {asked.recorded_by or 'now'}.", "")
    groups = glance_groups(report)
    told = groups.alike[: view.most(_MOST_COUNTERPARTS)]
    for alike in told:
        lines += ["", *wrapped(capital(_heading(alike, report, view)), ""), *_counterpart(alike, report, view)]
    others = [one for alike in groups.alike[len(told) :] for one in alike]
    if others:
        lines += ["", *wrapped(f"Earlier: {_heading(others, report, view)}.", "")]
    if groups.named:
        lines += ["", *wrapped(f"Only named in passing: {_heading(groups.named, report, view)}.", "")]
    if not (groups.alike or groups.named):
        lines += ["", "No event of the log touches it."]
    return page_text(lines)


def _heading(counterparts: Sequence[Counterpart], report: Glance, view: View) -> str:
    """Name counterparts; of many, say how many there are of each sort."""
    if len(counterparts) <= view.most(_MOST_NAMED):
        return _names(counterparts, report)
    return players_phrase([one.code for one in counterparts], report.narrative.catalogue)


def _names(counterparts: Sequence[Counterpart], report: Glance) -> str:
    """Name counterparts in the order of their names, in which an article does not count."""
    names = [name(report.narrative.catalogue, one.code, report.asked.on) for one in counterparts]
    return listed(sorted(names, key=by_letter))


def _counterpart(alike: Sequence[Counterpart], report: Glance, view: View) -> list[str]:
    narrative, most = report.narrative, view.most(_MOST_ANSWERS)
    same = values_together(answer for counterpart in alike for answer in counterpart.answers)
    folds = folded_answers(same, narrative, view.most(MOST_ALIKE))
    lines = [line for fold in folds[:most] for line in answer_row(fold, narrative, report.asked.on)]
    left = sum(fold.count for fold in folds[most:])
    lines += columned("", f"and {counted(left, 'further condition')}") if left else []
    last = max((one.last for one in alike if one.last is not None), key=day_order, default=None)
    if last is not None:
        lines += columned("last", f"{capital(happened(last))}: {happening_sentence(last, narrative.catalogue)}.")
    return lines


def matches_text(report: Matches, view: View = FIRST) -> str:
    """Write every fluent that fits a pattern, with since when and on whose word; those of one day together.

    Where they are many, all that are alike are told as one.
    """
    catalogue, asked = report.narrative.catalogue, report.asked
    lines = [f"{_asked_for(report)} on {spoken(asked.on)}", *asked_lines(asked, catalogue), ""]
    same = values_together(by_name(report.answers, catalogue, asked.on))
    few = len(same) <= _MOST_NAMED
    for fold in folded_answers(same, report.narrative, view.most(1 if few else MOST_ALIKE), by_day=few):
        lines += _match(fold, report, view)
    lines.append(_count(report))
    return footed_text(lines)


def _match(fold: Fold[Same], report: Matches, view: View) -> list[str]:
    """Write an answer with its evidence; of many that are told as one, who they are, or how many, and since when."""
    narrative, day, first = report.narrative, report.asked.on, fold.one[0]
    if fold.count == 1:
        witnesses = [witness for holding in fold.one for witness in holding.witnesses]
        lines = row(first.answer.value, _phrase(fold.one, narrative, day))
        return lines + evidence_lines(witnesses, narrative, view)
    phrase = answers_phrase(fold, narrative.catalogue, day, _MOST_NAMED)
    since = since_when(first, narrative) if fold.first == fold.last else fold_days(fold)
    facts = [fact for fact in (since, why(first.why)) if fact]
    lines = row(first.answer.value, f"{phrase}{'; ' if facts else ''}{'; '.join(facts)}.")
    told = [event for same in fold.items for event in deciding_events(same)]
    return lines + [part for line in event_lines(told, narrative) for part in row("", line, hang=4)]


def _count(report: Matches) -> str:
    """Say how many hold and how many may; where the log has none that fits, say that, and not that none holds."""
    if not report.told:
        return f"The log has nothing on {'its members' if _asks_for_members(report) else 'this'}."
    if all(holding.answer is Answer.NOT for holding in report.answers) and report.answers:
        return "It does not hold."
    if _asks_for_members(report) and not report.answers and _format_is_absent(report):
        code = report.pattern.args[1]
        return f"By the catalogue, {name(report.narrative.catalogue, code, report.asked.on)} did not exist on this day."
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
    return footed_text(lines)


def listing_text(report: Listing) -> str:
    """Write events one after the other: when, what, by which document."""
    narrative = report.narrative
    lines: list[str] = []
    for event in report.events:
        lines.append(capital(_listed_on(event, narrative)))
        text = event_sentence(event, narrative.catalogue, narrative.events)
        lines += wrapped(f"{text}{by_whom(event, narrative)}.", "  ")
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
    lines = coded([(thing.code, thing.type, thing.name) for thing in things])
    return page_text([*lines, f"{counted(len(things), 'thing')}."])


def _item(item: AgendaItem, narrative: Narrative) -> list[str]:
    lines = row(item.sort.value, f"{capital(coming_on(item))}: {coming(item, narrative)}.")
    if item.event is not None:
        lines += row("", f"- {cited(item.event, narrative.documents[item.event.document])}", hang=4)
    return lines


def _phrase(same: Same, narrative: Narrative, day: int) -> str:
    holding = same[0]
    since = since_when(holding, narrative)
    last = f"; last evidence {spoken(holding.last_evidence)}" if holding.last_evidence is not None else ""
    doubt = f"; {why_of(same)}" if holding.why else ""
    return f"{condition_phrase(same, narrative.catalogue, day)}{f', {since}' if since else ''}{doubt}{last}."


def _asks_for_members(report: Matches) -> bool:
    return report.pattern.fluent == MEMBER and report.pattern.args[0] == OPEN != report.pattern.args[1]


def _format_is_absent(report: Matches) -> bool:
    """Say whether the format whose members are asked for is not there yet on the day, or no longer."""
    actor = report.narrative.catalogue.actor(report.pattern.args[1])
    return actor is not None and is_absent(actor, report.asked.on)


def _asked_for(report: Matches) -> str:
    """Say what was asked for: the members of a format, or the conditions that fit a pattern."""
    if not _asks_for_members(report) or report.pattern.value:
        return _pattern(report)
    return f"Members of {name(report.narrative.catalogue, report.pattern.args[1], report.asked.on)}"


def _pattern(report: Matches) -> str:
    pattern = report.pattern
    value = f" = {pattern.value}" if pattern.value else ""
    return f"{pattern.fluent}({', '.join(pattern.args)}){value}"
