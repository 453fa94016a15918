"""What two pages on two actors tell: where they stand, which way it went, what weighs most, and what to watch."""

from collections.abc import Sequence

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import MEMBER
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import Same, values_together
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_format import is_spoken_of
from tracker.projections.briefing_watch import Watch, watch
from tracker.projections.direction import Direction, direction
from tracker.projections.dyad_lead import DyadLead, dyad_lead
from tracker.projections.folding import Fold, folded_answers
from tracker.projections.happened import Happened, happened_in

MOST_FACTS = 10
_MOST_BEGUN = 2


@frozen(eq=False)
class ShortBriefing:
    """A dyad's briefing with what two pages have room for.

    `begun` are the weightiest conditions of other sorts than where they stand that began in the period. `facts` are
    its weightiest conditions and `left` counts the others.
    """

    report: DyadBriefing
    lead: DyadLead
    begun: tuple[Same, ...]
    way: Direction
    facts: tuple[Fold[Same], ...]
    left: int
    happened: Happened
    watch: Watch


def short_briefing(report: DyadBriefing) -> ShortBriefing:
    """Choose what two pages tell of two actors."""
    told = report.told
    period = (report.first, told.asked.on)
    lead = dyad_lead(report)
    shared = {str(same[0].fluent) for same in lead.together}
    known = [
        same
        for same in key_facts(told.narrative, values_together(told.answers))
        if str(same[0].fluent) not in shared and is_spoken_of(told.narrative, same[0], told.asked.on)
    ]
    facts = folded_answers(known, told.narrative)
    return ShortBriefing(
        report=report,
        lead=lead,
        begun=tuple(_begun(lead, report.first)),
        way=direction(told.timelines, told.answers, *period),
        facts=tuple(facts[:MOST_FACTS]),
        left=max(len(facts) - MOST_FACTS, 0),
        happened=happened_in(told.narrative, report.story, period),
        watch=watch(report, lead.root),
    )


def _begun(lead: DyadLead, first: int) -> list[Same]:
    """Choose what began in the period: the weightiest condition of each sort, but for the sort of where they stand."""
    by_sort: dict[str, Same] = {}
    for same in lead.sure:
        if same[0].since.earliest >= first and any(not witness.implied for witness in same[0].witnesses):
            by_sort.setdefault(same[0].fluent.name, same)
    standing = lead.standing[0].fluent.name if lead.standing is not None else ""
    return [same for name, same in by_sort.items() if name != standing][:_MOST_BEGUN]


def key_facts(narrative: Narrative, answers: Sequence[Same]) -> list[Same]:
    """List the conditions that are told as facts: not the parts of one that is told, nor a membership of one alone."""
    parts = {part for same in answers if _holds_by_parts(narrative, same) for part in _parts(narrative, same)}
    told = [same for same in answers if str(same[0].fluent) not in parts]
    return [same for same in told if _is_fact(narrative, same)]


def _is_fact(narrative: Narrative, same: Same) -> bool:
    """Say whether a condition is told: one made of others where it holds, a membership of one where that has ended."""
    one = same[0]
    if narrative.catalogue.is_derived(one.fluent.name):
        return one.answer is Answer.HOLDS
    has_ended = one.answer is Answer.NOT and bool(one.witnesses)
    return has_ended if one.fluent.name == MEMBER else has_ended or one.answer is not Answer.NOT


def _holds_by_parts(narrative: Narrative, same: Same) -> bool:
    return narrative.catalogue.is_derived(same[0].fluent.name) and same[0].answer is Answer.HOLDS


def _parts(narrative: Narrative, same: Same) -> set[str]:
    """Name the conditions that a derived one is made of."""
    return {str(fluent) for fluent in Timelines(narrative).parts(same[0].fluent)}
