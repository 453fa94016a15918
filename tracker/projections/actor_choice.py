"""What a briefing of one actor tells of its relations, where there is no room for all."""

from collections.abc import Sequence

from attrs import evolve, frozen

from tracker.calculus.timeline import Answer
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.alike import Same, values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import ActorBriefing, Partner
from tracker.projections.folding import Fold, folded_answers
from tracker.projections.weights import condition_weight, in_weight, weightiest_acts

MOST_PARTNERS = 11
MOST_CONTESTED = 4
MOST_STILL = 3
"""So many conditions are told of a relation in which nothing changed."""
_MOST_STATES = 10
"""So many conditions of a relation are told: those that changed first, and two at least of those that did not."""
_LEAST_STILL = 2
_MOST_ACTS = 4


@frozen(eq=False)
class Chosen:
    """What is told of a relation, and how many changes, acts and standing conditions are not."""

    changed: Sequence[Fold[Same]]
    besides: Sequence[Fold[Same]]
    acts: Sequence[Happening]
    left_changes: int
    left_acts: int
    left_besides: int


@frozen(eq=False)
class Others:
    """The relations that have no section of their own: those of which something is told, and those only named.

    Of those with whom nothing holds but the same, that is told once.
    """

    alike: Sequence[Fold[Same]]
    told: Sequence[Partner]
    moved: Sequence[Partner]
    still: Sequence[Partner]
    without: Sequence[Partner]


def with_news(partners: Sequence[Partner]) -> list[Partner]:
    """Keep those with whom something changed, or happened that is not told of another before: a joint founding is."""
    told: set[str] = set()
    kept = []
    for partner in partners:
        if partner.changed or partner.perhaps or any(act.id not in told for act in partner.acts):
            kept.append(partner)
        told |= {act.id for act in partner.acts}
    return kept[:MOST_PARTNERS]


def chosen(partner: Partner, report: ActorBriefing) -> Chosen:
    """Choose what surely changed before what may have, then the acts, then what holds besides, the weighty first.

    What is contested is told with its versions, in a section of its own.
    """
    catalogue, period = report.narrative.catalogue, (report.first, report.asked.on)
    turned, perhaps, still = (
        folded_answers(in_weight(catalogue, some), report.narrative)
        for some in (partner.changed, partner.perhaps, partner.holding)
    )
    turned += perhaps
    changed = turned[: _MOST_STATES - min(len(still), _LEAST_STILL)]
    besides = still[: _MOST_STATES - len(changed)]
    acts = _untold_acts(partner, report, [same for fold in changed for same in fold.items])
    told = weightiest_acts(report.narrative, acts, period, _MOST_ACTS)
    return Chosen(
        changed=changed,
        besides=besides,
        acts=[act for act in acts if act in told],
        left_changes=_count(turned) - _count(changed),
        left_acts=len(acts) - len(told),
        left_besides=_count(still) - _count(besides),
    )


def _count(folds: Sequence[Fold[Same]]) -> int:
    return sum(fold.count for fold in folds)


def weightiest_standing(narrative: Narrative, partners: Sequence[Partner]) -> tuple[Same, Partner] | None:
    """Choose what weighs most of what holds with anybody, a sure condition before a doubtful one."""
    held = [(same, partner) for partner in partners for same in values_together(partner.holding)]

    def place(pair: tuple[Same, Partner]) -> tuple[bool, tuple[int, bool, bool, int, str]]:
        return pair[0][0].answer is Answer.POSSIBLY, condition_weight(narrative.catalogue, pair[0][0])

    return min(held, key=place, default=None)


def others(report: ActorBriefing, told: Sequence[Partner]) -> Others:
    """Sort the partners that are not told of before: there is room for some of those with whom something holds."""
    left = [partner for partner in report.partners if partner not in told]
    alike, folded = _alike(report, [partner for partner in left if partner.holding and not partner.moved])
    left = [partner for partner in left if partner.code not in folded]
    held = [partner for partner in left if partner.holding]
    named = [partner for partner in left if partner not in held[:MOST_PARTNERS]]
    return Others(
        alike=alike,
        told=held[:MOST_PARTNERS],
        moved=[partner for partner in named if partner.moved],
        still=[partner for partner in held[MOST_PARTNERS:] if not partner.moved],
        without=[one for one in named if not (one.moved or one.holding or one.in_table)],
    )


def _alike(report: ActorBriefing, still: Sequence[Partner]) -> tuple[list[Fold[Same]], set[str]]:
    """Fold the one condition that holds with each of some partners, and say with whom."""
    held = [(one.code, values_together(_oriented(report, one.holding))) for one in still]
    only = {code: same[0] for code, same in held if len(same) == 1}
    folds = [fold for fold in folded_answers(only.values(), report.narrative) if fold.count > 1]
    return folds, {code for code, same in only.items() if any(same is one for fold in folds for one in fold.items)}


def _oriented(report: ActorBriefing, holding: Sequence[Holding]) -> list[Holding]:
    """Name the partner first where a condition is of both alike."""

    def turned(one: Holding) -> Holding:
        is_alike = report.narrative.catalogue.known_fluent(one.fluent.name).symmetric
        if not is_alike or one.fluent.args[0] != report.actor:
            return one
        first, second, *rest = one.fluent.args
        return evolve(one, fluent=evolve(one.fluent, args=(second, first, *rest)))

    return [turned(one) for one in holding]


def weightiest_of(answers: Sequence[Holding], narrative: Narrative) -> list[Fold[Same]]:
    """Order what an actor has with a partner: its own before what a format shares with it; many alike as one."""
    weighty = in_weight(narrative.catalogue, answers)
    return folded_answers(sorted(weighty, key=lambda same: same[0].through is not None), narrative)


def _untold_acts(partner: Partner, report: ActorBriefing, changed: Sequence[Same]) -> list[Happening]:
    """List the acts that neither a condition tells with its day nor the section of what is contested."""
    elsewhere = {act.id for act in report.contested[-MOST_CONTESTED:]}
    dated = [same for same in changed if _says_when(same, report.first)]
    said = {witness.event.ref for same in dated for witness in same[0].witnesses if not witness.implied}
    acts = [act for act in partner.acts if act.id not in elsewhere]
    return [act for act in acts if not any(event.ref in said for event in act.reports)]


def _says_when(same: Same, first: int) -> bool:
    """Say whether a condition is told with its day: then the act that made it so is told with it."""
    return same[0].answer is not Answer.POSSIBLY and same[0].since.earliest >= first
