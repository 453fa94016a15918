"""What two pages on one actor, or on a format, tell: what weighs most of it, what happened, and what to watch."""

from collections.abc import Hashable, Iterable, Sequence

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.actor_choice import weightiest_of
from tracker.projections.agenda import Sort, agenda
from tracker.projections.alike import Same, values_together
from tracker.projections.briefing_actor import ActorBriefing, Partner, is_by_day
from tracker.projections.briefing_format import FormatBriefing
from tracker.projections.briefing_short import MOST_FACTS
from tracker.projections.briefing_story import story
from tracker.projections.briefing_watch import AHEAD, Watch, is_standing
from tracker.projections.chronology import acts_of
from tracker.projections.concerning import concerning
from tracker.projections.folding import MOST_ALIKE, Fold, folded_answers, told_as_one
from tracker.projections.grades import grade_of_answer
from tracker.projections.happened import Happened, happened_in
from tracker.projections.plans import plans
from tracker.projections.relation import Asked


@frozen(eq=False)
class ShortActor:
    """What weighs most of what an actor has with each partner, the weightiest acts of the period, and what is due.

    `facts` are the partners in their order, each with one condition, or many with whom the same stands unchanged on
    equal grounds, with the condition of each; `left` counts the partners that are not among them, but for those of whom
    the log has nothing of the period.
    """

    facts: tuple[tuple[tuple[Partner, ...], Fold[Same]], ...]
    left: int
    happened: Happened
    watch: Watch


@frozen(eq=False)
class ShortFormat:
    """What weighs most of what a format has itself, the weightiest acts of the period, and what is due."""

    facts: tuple[Fold[Same], ...]
    left: int
    happened: Happened
    watch: Watch


def short_actor(report: ActorBriefing) -> ShortActor:
    """Choose what two pages tell of an actor."""
    narrative = report.narrative
    told = [(one, weightiest_of(one.changed or one.perhaps or one.holding, narrative)) for one in report.partners]
    facts = _alike([(one, weighty[0]) for one, weighty in told if weighty], narrative)[:MOST_FACTS]
    shown = {one.code for some, _ in facts for one in some}
    left = [one for one in report.partners if one.code not in shown and (one.moved or one.holding or one.in_table)]
    return ShortActor(
        facts=tuple(facts),
        left=len(left),
        happened=_happened(report.narrative, report.own, report.actor, (report.first, report.asked.on)),
        watch=_watch(report.narrative, report.own, report.actor, report.asked),
    )


def _alike(
    facts: Sequence[tuple[Partner, Fold[Same]]], narrative: Narrative
) -> list[tuple[tuple[Partner, ...], Fold[Same]]]:
    """Put together many partners with whom one condition of both stands alike and unchanged."""
    groups: dict[Hashable, list[tuple[Partner, Fold[Same]]]] = {}
    for partner, fold in facts:
        groups.setdefault(_common(partner, fold, narrative), []).append((partner, fold))
    found: list[tuple[tuple[Partner, ...], Fold[Same]]] = []
    for group in groups.values():
        if len(group) > MOST_ALIKE:
            found.append((tuple(one for one, _ in group), told_as_one([fold.one for _, fold in group], narrative)))
        else:
            found += [((partner,), fold) for partner, fold in group]
    return found


def _common(partner: Partner, fold: Fold[Same], narrative: Narrative) -> Hashable:
    """Return what a condition has in common with its like, how well it is founded too; a partner's own is like none."""
    one = fold.one[0]
    is_of_both = narrative.catalogue.known_fluent(one.fluent.name).symmetric and one.answer is Answer.HOLDS
    if not is_of_both or partner.changed or partner.perhaps or fold.count > 1:
        return partner.code
    return one.fluent.name, one.fluent.args[2:], one.value, one.through, grade_of_answer(fold.one, narrative)


def short_format(report: FormatBriefing) -> ShortFormat:
    """Choose what two pages tell of a format."""
    facts = folded_answers(values_together(report.outside), report.narrative)
    return ShortFormat(
        facts=tuple(facts[:MOST_FACTS]),
        left=max(len(facts) - MOST_FACTS, 0),
        happened=_happened(report.narrative, report.own, report.code, (report.first, report.asked.on)),
        watch=_watch(report.narrative, report.own, report.code, report.asked),
    )


def _happened(narrative: Narrative, own: Iterable[Happening], code: str, period: tuple[int, int]) -> Happened:
    """Choose what weighs most of all that one did or that concerned it, of a list its part."""
    told = [one for happening in own if (one := concerning(happening, {code})) and one.reports]
    by_then = [one for one in told if is_by_day(one.act, period[1])]
    return happened_in(narrative, story(narrative, acts_of(narrative, by_then), period[0]), period)


def _watch(narrative: Narrative, own: Sequence[Happening], code: str, asked: Asked) -> Watch:
    """List what one awaits, and what of it ends by a set day."""
    coming = agenda(Timelines(narrative), asked, AHEAD, code).items
    lapses = [one for one in coming if one.sort is Sort.LAPSES]
    return Watch(tuple(filter(is_standing, plans(narrative, own, asked.on))), (), tuple(lapses))
