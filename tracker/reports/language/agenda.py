"""What comes up, in words: the days of it, and what it is."""

from tracker.model.events import Stance
from tracker.narrative.narrative import Narrative
from tracker.projections.agenda import AgendaItem, Sort
from tracker.reports.language.conditions import fluent_phrase
from tracker.reports.language.dates import dated, span
from tracker.reports.language.sentences import event_sentence
from tracker.reports.language.words import capital


def coming(item: AgendaItem, narrative: Narrative) -> str:
    """Write what comes up: the state that ends or grows stale, or the act that is due."""
    if item.fluent is not None:
        planned = item.event is not None and item.event.stance is Stance.ANNOUNCED
        phrase = capital(fluent_phrase(item.fluent, narrative.catalogue, item.latest))
        return f"{phrase}, if it came about" if planned else phrase
    return event_sentence(item.event, narrative.catalogue, narrative.events) if item.event is not None else ""


def coming_on(item: AgendaItem) -> str:
    """Write when something comes up, from its first to its last day where a plan is to last."""
    if item.sort in (Sort.DUE, Sort.OVERDUE) and item.event is not None and item.event.works_from.extent:
        return dated(item.event.works_from)
    return span(item.earliest, item.latest)
