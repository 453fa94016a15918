"""Which acts of a period weigh most: what changed something, what most came of, what ministers and heads did."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from attrs import evolve, frozen

from tracker.model.codes import whole_of
from tracker.model.numbers import parse_number
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.briefing_story import Step, changes_state, walk
from tracker.projections.chronology import Act
from tracker.projections.dyads import actors_of
from tracker.projections.folding import Fold, folded_acts
from tracker.projections.sides import acting

_HEADS = frozenset(
    (
        "head-of-state",
        "monarch",
        "president",
        "prime-minister",
        "supreme-leader",
        "foreign-minister",
        "defence-minister",
    )
)
"""The offices whose acts weigh more than those of others."""
_VAGUE = 366
"""What may have been on any of more days than these has no line of its own among dated ones."""
_MOST_FOLLOWING = 6
_DEEDS = frozenset(f"{root:02}" for root in (6, 7, 8, *range(14, 21)))
"""The roots of CAMEO that are no mere words: cooperation and conflict that are material."""


@frozen(eq=False)
class Weighed:
    """Acts that are told in one line, in the order of days: one, or those of one kind that went between the same.

    `following` counts what came of them, `answered` says that both sides did it. Where they are many that are alike
    but for whom they concern, they are a `fold`.
    """

    steps: tuple[Step, ...]
    following: int
    answered: bool = False
    fold: Fold[Act] | None = None

    @property
    def last(self) -> Step:
        """The last of them, by whose words all are told."""
        return self.steps[-1]

    @property
    def acts(self) -> list[Happening]:
        """The acts themselves."""
        return [step.entry.happening for step in self.steps]


def weightiest(narrative: Narrative, story: Sequence[Step], period: tuple[int, int], most: int) -> tuple[Weighed, ...]:
    """Choose from a period the acts, or groups of them, that weigh most, and order them by their days."""
    dated = [step for step in walk(story) if _is_dated(step.entry.happening, period)]
    groups = _folded(narrative, [_weighed(narrative, group) for group in _grouped(narrative, dated)])
    ranked = sorted(groups, key=lambda one: (-_weight(narrative, one), one.last.entry.happening.id))
    return tuple(sorted(ranked[:most], key=_day))


def _folded(narrative: Narrative, groups: Sequence[Weighed]) -> list[Weighed]:
    """Put together what stands alone, is sure, and is alike but for whom it concerns: so many listings."""
    alone = {one.acts[0].id: one.steps[0] for one in groups if len(one.steps) == 1 and _is_sure(narrative, one.acts[0])}
    folds = [fold for fold in folded_acts([step.entry for step in alone.values()], narrative) if fold.count > 1]
    inside = {act.happening.id for fold in folds for act in fold.items}
    made = [evolve(_weighed(narrative, [alone[act.happening.id] for act in fold.items]), fold=fold) for fold in folds]
    return [*(one for one in groups if one.acts[0].id not in inside), *made]


def _is_sure(narrative: Narrative, act: Happening) -> bool:
    return act.certain and act.id not in narrative.contested


def _day(one: Weighed) -> tuple[int, int, str]:
    """Order lines by their first day: of what is only known to be by a day, or of a range, by the last."""
    is_exact = all(act.act[0] == act.act[1] for act in one.acts)
    last = one.acts[0].act[1] if is_exact else max(act.act[1] for act in one.acts)
    return last, one.acts[0].act[0], one.acts[0].id


def _is_dated(act: Happening, period: tuple[int, int]) -> bool:
    return period[0] <= act.act[1] <= period[1] and (act.act[0] <= 0 or act.act[1] - act.act[0] <= _VAGUE)


def _grouped(narrative: Narrative, steps: Iterable[Step]) -> list[list[Step]]:
    """Group what is of one kind, changes nothing, goes between the same and says the same; if counted, both ways."""
    found: dict[tuple[object, ...], list[Step]] = {}
    for step in sorted(steps, key=lambda one: (one.entry.happening.act[1], one.entry.happening.id)):
        found.setdefault(_key(narrative, step), []).append(step)
    return list(found.values())


def _key(narrative: Narrative, step: Step) -> tuple[object, ...]:
    act = step.entry.happening
    if changes_state(narrative, act) or not act.certain:
        return (act.id,)
    told, kind = act.together, narrative.catalogue.known_kind(act.together.kind)
    between = frozenset(map(whole_of, actors_of(told, narrative)))
    matters = [name for name, role in kind.roles.items() if role.type == "word" and (role.several or not role.optional)]
    said = tuple(map(told.roles.get, matters))
    counted = kind.counter is not None or "number" in told.roles
    return told.kind, between, said, None if counted else frozenset(map(whole_of, acting(told, narrative.catalogue)))


def _weighed(narrative: Narrative, steps: Sequence[Step]) -> Weighed:
    sides = {frozenset(map(whole_of, acting(one.entry.happening.together, narrative.catalogue))) for one in steps}
    return Weighed(tuple(steps), sum(step.size - 1 for step in steps), len(sides) > 1)


def _weight(narrative: Narrative, one: Weighed) -> float:
    """Weigh by what changed, by what came of it, by the score of the kind, by who did it; less where it is in doubt."""
    act = one.last.entry.happening
    weight = _act_weight(narrative, act) + min(one.following, _MOST_FOLLOWING) / 2 + one.answered
    weight += (len(one.steps) > 1) / 2
    is_doubtful = not act.certain or act.id in narrative.contested
    return weight - 2 if is_doubtful else weight


def _act_weight(narrative: Narrative, act: Happening) -> float:
    told = act.together if act.reports else act.fullest
    score = abs(narrative.catalogue.known_kind(told.kind).score)
    return 3.0 * changes_state(narrative, act) + score / 3 + 2 * _by_a_head(told.roles)


def heaviest(narrative: Narrative, acts: Sequence[Happening]) -> Happening:
    """Return the act that weighs most of some, of those that weigh the same the last."""
    return max(reversed(acts), key=lambda act: _act_weight(narrative, act))


def weightiest_deed(narrative: Narrative, acts: Iterable[Happening], period: tuple[int, int]) -> Happening | None:
    """Return the sure deed of a period that weighs most; None where there is none."""
    sure = [act for act in acts if act.certain and period[0] <= act.act[1] <= period[1]]
    found = max(sure, key=lambda act: deed_weight(narrative, act), default=None)
    return found if found is not None and deed_weight(narrative, found)[0] else None


def deed_weight(narrative: Narrative, act: Happening) -> tuple[bool, float, bool, float, int]:
    """Weigh an act: CAMEO has it as a deed, its kind's score, it is counted, how many are counted, and its day."""
    told = act.together
    kind = narrative.catalogue.known_kind(told.kind)
    numbers = [told.roles[role][0] for role in told.roles if kind.roles[role].type == "number"]
    is_deed = kind.cameo[:2] in _DEEDS and not kind.word
    return is_deed, abs(kind.score), bool(numbers), max((_least(one) for one in numbers), default=0.0), act.act[1]


def _least(number: str) -> float:
    """Return the least that a number may be."""
    return float(parse_number(number).low or 0)


def _by_a_head(roles: Mapping[str, tuple[str, ...]]) -> bool:
    players = [player for named in roles.values() for player in named]
    return any(player.partition("/")[2] in _HEADS for player in players)


def by_month(story: Sequence[Step], period: tuple[int, int]) -> dict[tuple[int, int], int]:
    """Count the acts of a period by the month in which they surely lie."""
    counts: dict[tuple[int, int], int] = {}
    for step in walk(story):
        first, last = (max(day, 1) for day in step.entry.happening.act)
        months = {(date.fromordinal(day).year, date.fromordinal(day).month) for day in (first, last)}
        if period[0] <= first and last <= period[1] and len(months) == 1:
            month = months.pop()
            counts[month] = counts.get(month, 0) + 1
    return dict(sorted(counts.items()))
