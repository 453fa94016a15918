"""In which direction a relation went in a period: which conditions changed for the better, and which for the worse."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import Enum
from functools import lru_cache

from attrs import frozen

from tracker.calculus.axioms import Effect
from tracker.calculus.timeline import Answer
from tracker.catalogue.catalogue import Catalogue
from tracker.model.catalogue import MEMBER, Fluent
from tracker.model.events import Event
from tracker.narrative.effects import Presumed
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.spans import Condition
from tracker.narrative.timelines import Timelines
from tracker.projections.alike import Same, deciding_events, values_together
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import Moved, moved
from tracker.projections.briefing_story import is_act
from tracker.projections.memberships import are_allied, shared_memberships
from tracker.projections.runs import state_on


class Way(Enum):
    """Which way a relation went, by the conditions that changed."""

    BETTER = "better"
    WORSE = "worse"
    BOTH = "both ways"
    NONE = "no clear direction"


@frozen(eq=False)
class Direction:
    """What surely changed in a period: the events that tell of each change, for the better or worse or neither."""

    better: tuple[Sequence[Event], ...]
    worse: tuple[Sequence[Event], ...]
    neither: tuple[Sequence[Event], ...]

    @property
    def way(self) -> Way:
        """Say which way the relation went."""
        if self.better and self.worse:
            return Way.BOTH
        if not self.better and not self.worse:
            return Way.NONE
        return Way.BETTER if self.better else Way.WORSE


def direction(timelines: Timelines, answers: Iterable[Holding], first: int, day: int) -> Direction:
    """Sort what changed in a period by the scores that the catalogue gives the acts which changed it."""
    signs: dict[int, dict[Hashable, Sequence[Event]]] = {1: {}, -1: {}, 0: {}}
    answers, catalogue = tuple(answers), timelines.narrative.catalogue
    allied = are_allied(shared_memberships(answers, catalogue), catalogue)
    for same in values_together(answers):
        if _is_told_of(timelines, same):
            told: list[Sequence[Event]] = [act.reports for act in _turning(timelines, same[0].fluent, first, day)]
            if not told and moved(timelines, same, first, day) is Moved.CHANGED:
                told = [deciding_events(same)]
            for events in told:
                told_of = (same[0].fluent.name, *(event.ref for event in events))  # both signed by one act: one change
                sign = _sign(timelines.narrative, events, same[0].fluent)
                is_own = allied and same[0].fluent.name == MEMBER and not _is_of_both(same[0].fluent, events, answers)
                signs[0 if is_own else sign].setdefault(told_of, events)
    return Direction(*(tuple(signs[sign].values()) for sign in (1, -1, 0)))


def _is_of_both(fluent: Fluent, events: Iterable[Event], answers: Iterable[Holding]) -> bool:
    """Say whether by one act another whom the answers are about joined or left the same format, too."""
    players = {code for event in events for each in event.roles.values() for code in each}
    like = (one.fluent for one in answers if one.fluent.name == fluent.name and one.fluent.args[1:] == fluent.args[1:])
    return len(players & {one.args[0] for one in like}) > 1


def _turning(timelines: Timelines, fluent: Fluent, first: int, day: int) -> list[Happening]:
    """List the acts of a period that surely changed a condition, there and back, be it in doubt before or since."""
    narrative = timelines.narrative
    acts = [told.happening for told in narrative.told.get(fluent, ()) if told.happening.certain]
    in_period = [act for act in acts if first <= act.works[0] and act.works[1] <= day and is_act(narrative, act)]
    presumed: dict[str, list[Presumed]] = {}
    for one in narrative.presumed.get(fluent, ()) if in_period else ():
        presumed.setdefault(one.happening.id, []).append(one.presumed)
    days = {day for act in in_period for day in (act.works[0] - 1, act.works[1])}
    states = {day: state_on(timelines, fluent, day) for day in days}
    return [act for act in in_period if _turned(states, act, presumed.get(act.id, ()))]


def _turned(states: Mapping[int, Condition], act: Happening, presumed: Iterable[Presumed]) -> bool:
    """Say whether an act surely brought a fluent from one state to another: it presupposes what it changed."""
    before, after = states[act.works[0] - 1], states[act.works[1]]
    if Answer.POSSIBLY not in (before.answer, after.answer):
        return before != after
    return any(one.holds is not _is_so(after, one.values) for one in presumed if not one.observed)


def _is_so(state: Condition, values: Iterable[str | None]) -> bool:
    """Say whether a state is one of some values, as far as it is sure."""
    return state.answer is Answer.HOLDS and bool({*values} & {*state.values})


def _is_told_of(timelines: Timelines, same: Same) -> bool:
    """Say whether a condition is one of its own: what is made of others is counted by these."""
    return not timelines.narrative.catalogue.is_derived(same[0].fluent.name)


def _sign(narrative: Narrative, events: Iterable[Event], fluent: Fluent) -> int:
    """Say whether events are for the better or the worse: by their kinds' scores, or else by those of like effect."""
    kinds = [narrative.catalogue.known_kind(event.kind) for event in events]
    scores = [kind.score for kind in kinds if kind.goldstein]
    if not scores and kinds:
        changes = [change for event in events for change in narrative.effects.changes(event)]
        done = {(change.effect, change.value) for change in changes if change.fluent == fluent}
        scores = _scores(narrative.catalogue, fluent.name, *done.pop()) if len(done) == 1 else []
    total = sum(scores)
    return (total > 0) - (total < 0)


@lru_cache(maxsize=64)  # a thousand acts on one fluent do one of two or three things to it
def _scores(catalogue: Catalogue, fluent: str, effect: Effect, value: str | None) -> list[float]:
    """List the scores of the kinds that do the same to a sort of fluent: set the same value, or end it."""
    scored = [kind for kind in catalogue.kinds() if kind.goldstein]
    doing = [(kind, kind.initiates if effect is Effect.INITIATES else kind.terminates) for kind in scored]
    alike = [kind for kind, patterns in doing if any((one.fluent, one.value) == (fluent, value) for one in patterns)]
    return [kind.score for kind in alike]
