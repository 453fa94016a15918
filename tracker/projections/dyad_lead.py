"""What the lead of a dyad's briefing tells: where the relation stands, what came last and why, what is to come."""

from collections.abc import Iterable, Sequence
from operator import attrgetter

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER, Pattern
from tracker.model.days import PAST
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import Same, deciding_events, values_together
from tracker.projections.briefing_dyad import DyadBriefing
from tracker.projections.briefing_format import is_spoken_of
from tracker.projections.briefing_story import Step, changes_state, walk
from tracker.projections.memberships import are_allied, shared_memberships
from tracker.projections.ordering import latest
from tracker.projections.plans import Plan, PlanStatus
from tracker.projections.sides import acting
from tracker.projections.unmoved import last_moving
from tracker.projections.weighing import deed_weight, weightiest_deed
from tracker.projections.weights import condition_weight

_SHARP = 62
"""An act is dated well enough to be called the last one where it lies within so many days."""
_VAGUE = 366
"""A condition of one side that began on any of more days than these is no lead."""
_LONG = 180
"""Documents that end so many days before the day asked about leave much unknown."""
_COMING = (PlanStatus.PENDING, PlanStatus.DECIDED)
_MOST_BEGUN = 2


@frozen(eq=False)
class LastAct:
    """An act, and what it was done after, where the lead has not told that already."""

    step: Step
    cause: Happening | None


@frozen(eq=False)
class DyadLead:
    """What is told first of two actors.

    `sure` is all that is certain, the weightiest first, `standing` the first of it that somebody told and not only
    implied, if anybody did, `together` the formats of which both are members. `doubtful` is what a term that ran out
    left in doubt, or the first of the others where none is sure, `begun` what began in the period of other subjects.
    `root` is the act from which most others of the period come. `last_change` is the last act that changed a condition,
    or may have, `last_act` the last of all where that is another, and `weightiest` one of the period that weighs more
    than this, where none changed anything. `silent_since` is the last day on which a document on the two was published,
    where that is long past.
    """

    sure: tuple[Same, ...]
    together: tuple[Same, ...]
    standing: Same | None
    doubtful: Same | None
    begun: tuple[Same, ...]
    root: Step | None
    last_change: LastAct | None
    last_act: LastAct | None
    weightiest: LastAct | None
    overdue: tuple[Plan, ...]
    coming: tuple[Plan, ...]
    silent_since: int | None


def dyad_lead(report: DyadBriefing) -> DyadLead:
    """Choose what is told first of two actors."""
    narrative = report.told.narrative
    sure, shared = _sure(report, narrative.catalogue), shared_memberships(report.told.answers, narrative.catalogue)
    if are_allied(shared, narrative.catalogue):
        sure = [same for same in sure if same[0].fluent.name != MEMBER]  # what one of them left is no lead of both
    dated = [same for same in sure if not _is_undated(same, narrative.catalogue)]
    doubtful = [
        same for same in values_together(report.told.answers) if _is_open(same, narrative, report.told.asked.on)
    ]
    standing = next(iter([*filter(_is_told, dated), *dated, *sure]), None)
    root = most_followed(report.story)
    last_change, last_act = _last(report, root)
    overdue = [plan for plan in report.told.pending if plan.status is PlanStatus.OVERDUE]
    coming = [plan for plan in report.told.pending if plan.status in _COMING]
    return DyadLead(
        sure=tuple(sure),
        together=tuple(shared),
        standing=standing,
        doubtful=_first_doubtful(doubtful, told_otherwise=bool(sure)),
        begun=tuple(_begun([same for same in dated if same is not standing], report.first)),
        root=root,
        last_change=last_change,
        last_act=last_act,
        weightiest=_weightiest(report, last_act) if last_change is None and root is None else None,
        overdue=tuple(overdue),
        coming=tuple(coming),
        silent_since=_silent_since(report),
    )


def is_empty(report: DyadBriefing) -> bool:
    """Say whether the log has nothing on the two."""
    told = report.told
    return not (told.answers or told.chronology or told.positions or told.figures or told.pending or told.contested)


def _first_doubtful(doubtful: Sequence[Same], *, told_otherwise: bool) -> Same | None:
    """Choose what is told of as doubtful: a term that ran out in any case, else the first where nothing is sure."""
    lapsed = [same for same in doubtful if same[0].term is not None]
    return next(iter(lapsed or ([] if told_otherwise else doubtful)), None)


def _sure(report: DyadBriefing, catalogue: Catalogue) -> list[Same]:
    """List what is certain and somebody's word, the weightiest first; what is of both stands for what is of each."""
    told = values_together(report.told.answers)
    of_both = [same for same in told if _is_of_both(same, catalogue)]
    parts = {str(part) for same in of_both for part in Timelines(report.told.narrative).parts(same[0].fluent)}
    alone = [same for same in told if _is_sure(same, catalogue) and str(same[0].fluent) not in parts]
    sure: list[Same] = [*of_both, *alone]
    return sorted(sure, key=lambda same: condition_weight(catalogue, same[0]))


def _is_of_both(same: Same, catalogue: Catalogue) -> bool:
    """Say whether what each of the two did makes a condition of both: an agreement that both signed."""
    patterns = {part.fluent for part in _derived(same, catalogue)}
    return bool(patterns) and MEMBER not in patterns and same[0].answer is Answer.HOLDS


def _is_sure(same: Same, catalogue: Catalogue) -> bool:
    never = same[0].answer is Answer.NOT and not same[0].witnesses
    told = not never and not _is_derived(same, catalogue) and not _is_of_one_alone(same)
    return told and same[0].answer is not Answer.POSSIBLY


def _is_open(same: Same, narrative: Narrative, day: int) -> bool:
    """Say whether a condition is in doubt for what was told of days up to a day, and not for want of any."""
    is_doubtful = same[0].answer is Answer.POSSIBLY and not _is_derived(same, narrative.catalogue)
    return is_doubtful and any(is_spoken_of(narrative, holding, day) for holding in same)


def _is_of_one_alone(same: Same) -> bool:
    """Say whether a condition is a membership of one of the two: it says nothing of both until it ends."""
    return same[0].fluent.name == MEMBER and same[0].answer is Answer.HOLDS


def _is_undated(same: Same, catalogue: Catalogue) -> bool:
    """Say whether a condition of one side began on a day that nobody knows: an ambassador recalled at some time.

    What somebody saw is dated: it was so by then at the latest.
    """
    since = same[0].since
    is_open = since.earliest <= PAST or since.latest - since.earliest > _VAGUE
    is_seen = any(witness.event.that is not None for witness in same[0].witnesses)
    return is_open and not is_seen and not catalogue.known_fluent(same[0].fluent.name).symmetric


def _derived(same: Same, catalogue: Catalogue) -> tuple[Pattern, ...]:
    return catalogue.known_fluent(same[0].fluent.name).derived


def _is_derived(same: Same, catalogue: Catalogue) -> bool:
    return bool(_derived(same, catalogue))


def _begun(others: Sequence[Same], first: int) -> list[Same]:
    """Choose what began in the period by somebody's word: the first condition of each subject."""
    new = [same for same in others if same[0].since.earliest >= first and _is_told(same)]
    by_subject = {same[0].section: same for same in reversed(new)}
    return [same for same in new if same is by_subject[same[0].section]][:_MOST_BEGUN]


def _is_told(same: Same) -> bool:
    return any(not witness.implied for witness in same[0].witnesses)


def most_followed(steps: Iterable[Step]) -> Step | None:
    """Return the act from which most others of the period come, where two do at least."""
    best = max(steps, key=attrgetter("size"), default=None)
    return best if best is not None and best.size > 2 else None


def _last(report: DyadBriefing, root: Step | None) -> tuple[LastAct | None, LastAct | None]:
    """Return the last act that changed a condition, and the last act of all where it is another; never the root."""
    narrative = report.told.narrative
    sharp = [step for step in walk(report.story) if _is_sharp(step.entry.happening, report.told.asked.on)]
    changing = [step for step in sharp if _has_changed(narrative, step.entry.happening, report.told.asked.on)]
    moving = {act.id for act in last_moving(report.told.timelines, [step.entry.happening for step in changing])}
    changing = [step for step in changing if step.entry.happening.id in moving]
    change, act = _latest(narrative, changing, sharp), _latest(narrative, sharp, sharp)
    told = [step if step is not root else None for step in (change, act if act is not change else None)]
    causes = [LastAct(step, _cause(step, root, narrative)) if step is not None else None for step in told]
    return causes[0], causes[1]


def _latest(narrative: Narrative, steps: Sequence[Step], told: Sequence[Step]) -> Step | None:
    if not steps:
        return None
    by_act = {step.entry.happening.id: step for step in told}
    last = latest(narrative, [step.entry.happening for step in steps], [step.entry.happening for step in told])
    return by_act[last.id]


def _has_changed(narrative: Narrative, act: Happening, day: int) -> bool:
    """Say whether an act changed anything by a day: what is decided for a later one has not."""
    return changes_state(narrative, act) and act.works[1] <= day


def _weightiest(report: DyadBriefing, last: LastAct | None) -> LastAct | None:
    """Return the deed of the period that weighs more than the last act; then what is counted, and the more of it."""
    narrative = report.told.narrative
    steps = {step.entry.happening.id: step for step in walk(report.story)}
    acts = [step.entry.happening for step in steps.values()]
    found = weightiest_deed(narrative, acts, (report.first, report.told.asked.on))
    if found is None or last is None:
        return None
    if deed_weight(narrative, found)[:3] <= deed_weight(narrative, last.step.entry.happening)[:3]:
        return None
    return LastAct(steps[found.id], _cause(steps[found.id], None, narrative))


def _is_sharp(act: Happening, day: int) -> bool:
    return act.certain and act.act[1] <= day and act.act[1] - act.act[0] <= _SHARP


def _cause(step: Step, root: Step | None, narrative: Narrative) -> Happening | None:
    """Return why an act was done, what the other side did first; nothing where the lead has told it already."""
    causes = [narrative.happenings[key] for key in step.entry.causes]
    own = [cause for cause in causes if cause.reports and (root is None or cause is not root.entry.happening)]
    actors = acting(step.entry.happening.together, narrative.catalogue)
    others = [cause for cause in own if acting(cause.together, narrative.catalogue) != actors]
    return next(reversed(others or own), None)


def _silent_since(report: DyadBriefing) -> int | None:
    last = last_published(report)
    return last if last is not None and report.told.asked.on - last > _LONG else None


def last_published(report: DyadBriefing) -> int | None:
    """Return the last day on which a document on the two was published; None where there is none."""
    told = report.told
    happenings = [entry.happening for entry in told.chronology] + [plan.happening for plan in told.pending]
    happenings += [statement.happening for statement in (*told.figures, *told.positions)]
    documents = {event.document for happening in happenings for event in happening.events}
    documents |= {event.document for answer in told.answers for event in deciding_events([answer])}
    return max((told.narrative.documents[name].published.latest for name in documents), default=None)
