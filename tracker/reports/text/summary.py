"""The relation of two actors on one screen: an answer a line, then what changed last, is disputed and is due."""

from collections.abc import Iterable, Sequence

from tracker.model.days import spoken
from tracker.narrative.happenings import Happening
from tracker.projections.alike import Same, values_together
from tracker.projections.briefing_story import changes_state
from tracker.projections.chronology import Act
from tracker.projections.coverage import coverage
from tracker.projections.folding import MOST_ALIKE, Fold, folded_acts, folded_answers
from tracker.projections.ordering import latest
from tracker.projections.plans import Plan, PlanStatus
from tracker.projections.relation import Relation
from tracker.projections.unmoved import last_moving
from tracker.reports.language.asked import beyond, documents_asked
from tracker.reports.language.folds import acts_phrase
from tracker.reports.language.happenings import due, happened
from tracker.reports.language.names import name
from tracker.reports.language.sentences import event_sentence, happening_sentence
from tracker.reports.language.words import capital, counted, of_many
from tracker.reports.text.answers import answer_row
from tracker.reports.text.layout import View, wrapped

_MOST_DISPUTED = 3
_MOST_DUE = 5


def summary_lines(report: Relation, view: View) -> list[str]:
    """Write a relation on one screen; what follows from other answers is left out, and what is alike is one."""
    lines = [*_header(report), *_answers(report, view)]
    told = [*_last_change(report), *_disputed(report.contested, report), *_due(report.pending, report)]
    return [*lines, "", *told] if told else lines


def _header(report: Relation) -> list[str]:
    catalogue, asked, reach = report.narrative.catalogue, report.asked, coverage(report)
    names = [name(catalogue, code, asked.on) for code in (report.dyad.a, report.dyad.b)]
    read = f"{counted(len(report.documents), 'document')}, {counted(report.events, 'event')}"
    known = f"known by: {documents_asked(asked)}; recorded by: {asked.recorded_by or 'now'}"
    lines = [f"{capital(names[0])} and {names[1]} on {spoken(asked.on)}, at the end of the day"]
    lines += wrapped(f"{read}; {known}.", "")
    left_out = len(reach.later) + len(reach.perhaps_later)
    if left_out:
        lines += wrapped(f"Left out, published later or perhaps later: {counted(left_out, 'document')}.", "")
    if reach.ends is not None:
        lines += wrapped(f"No document asked was published after {spoken(reach.ends)}.", "")
    return lines + wrapped(beyond(asked), "")


def _answers(report: Relation, view: View) -> list[str]:
    catalogue, narrative = report.narrative.catalogue, report.narrative
    own = [answer for answer in report.answers if not catalogue.is_derived(answer.fluent.name)]
    told = values_together(own)
    if not told:
        touched = report.chronology or report.positions or report.pending or report.contested
        if not touched:
            return ["By this day no event of the log touches both."]
        return ["The log has no condition of the two; --chronology tells what was done."]
    folds: Iterable[Fold[Same]] = folded_answers(told, narrative, view.most(MOST_ALIKE))
    return [line for fold in folds for line in answer_row(fold, narrative, report.asked.on)]


def _last_change(report: Relation) -> list[str]:
    """Write the last act that changed what holds, or else the last of its sort; what was done alike that day is one."""
    narrative = report.narrative
    changing = [act.happening for act in report.chronology if _surely_changed(act, report)]
    if not changing:
        return []
    changed = last_moving(report.timelines, changing)
    told = [act for act in report.chronology if not act.cause_only]
    last = latest(narrative, changed or changing, [act.happening for act in told])
    same_day = [act for act in told if act.happening.act == last.act]
    folds = folded_acts(same_day, narrative, most=1)
    fold = next(fold for fold in folds if any(act.happening is last for act in fold.items))
    label = f"Latest {'change' if changed else 'event'} ({happened(last)})"
    return _note(label, f"{acts_phrase(fold, narrative.catalogue)}.")


def _surely_changed(act: Act, report: Relation) -> bool:
    happening = act.happening
    by_then = max(happening.act[1], happening.works[1]) <= report.asked.on and not act.cause_only
    sure = by_then and happening.certain and happening.id not in report.narrative.contested
    return sure and changes_state(report.narrative, happening)


def _disputed(contested: Sequence[Happening], report: Relation) -> list[str]:
    """Write what reports contradict each other about; what can only be later than the day is no part of it."""
    narrative = report.narrative
    by_then = [one for one in contested if one.act[0] <= report.asked.on]
    told = [
        f"{happening_sentence(one, narrative.catalogue, narrative.events)} ({happened(one)})"
        for one in by_then[-_MOST_DISPUTED:]
    ]
    return _note("Disputed", "; ".join([*told, *_more(len(by_then) - len(told))]) + ".") if told else []


def _due(pending: Sequence[Plan], report: Relation) -> list[str]:
    """Write what is to come or overdue, the next first; of what nobody waits for any more, the number."""
    waiting = [plan for plan in pending if plan.status is not PlanStatus.UNHEARD]
    told = [
        f"{event_sentence(plan.event, report.narrative.catalogue)} ({plan.status.value}; {due(plan.event)})"
        for plan in waiting[:_MOST_DUE]
    ]
    told += _more(len(waiting) - len(told))
    lines = _note("Due", "; ".join(told) + ".") if told else []
    unheard = len(pending) - len(waiting)
    return lines + (_note("Unknown", f"the outcome of {of_many(unheard, 'earlier plan')}.") if unheard else [])


def _more(number: int) -> list[str]:
    return [f"{number} more"] if number > 0 else []


def _note(label: str, text: str) -> list[str]:
    return wrapped(f"{label}: {text}", "", "  ")
