"""How memberships of a format turned: who did alike on one day, and the one act by which they did it."""

from collections.abc import Iterable, Sequence
from enum import Enum

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.runs import Run, deciding
from tracker.projections.witnesses import Witness


class MemberTurn(Enum):
    """What came to be known of a membership on a day; who only `was` in joined on a day that no event tells."""

    JOINED = "joined"
    HAD_JOINED = "had joined"
    WAS = "was"
    MAY_HAVE_JOINED = "may have joined"
    LEFT = "left"
    HAD_LEFT = "had left"
    MAY_HAVE_LEFT = "may have left"


@frozen(eq=False)
class TurnedAlike:
    """Memberships that turned alike on one day: how, to which values, the events that say so."""

    day: int
    turn: MemberTurn
    values: tuple[str, ...]
    members: tuple[str, ...]
    witnesses: tuple[Witness, ...]
    joint: Happening | None


def turned_alike(timelines: Timelines, turns: Iterable[tuple[Run, Run]]) -> list[TurnedAlike]:
    """Put together the memberships that turned alike on one day, in the order of days."""
    alike: dict[tuple[int, MemberTurn, tuple[str, ...]], list[Run]] = {}
    for before, after in turns:
        if turn := _turn(before, after, deciding(timelines, after.fluent, after.first)):
            alike.setdefault((after.first, turn, _values(after)), []).append(after)
    return [_turned(timelines, *key, runs) for key, runs in alike.items()]


def _turned(
    timelines: Timelines, day: int, turn: MemberTurn, values: tuple[str, ...], runs: Sequence[Run]
) -> TurnedAlike:
    witnesses = [witness for run in runs for witness in deciding(timelines, run.fluent, run.first)]
    members = tuple(run.fluent.args[0] for run in runs)
    joint = _joint_act(timelines.narrative, witnesses, runs)
    return TurnedAlike(day, turn, values, members, tuple(witnesses), joint)


def _turn(before: Run, after: Run, witnesses: Sequence[Witness]) -> MemberTurn | None:
    """Say how a membership turned: what is only presupposed or seen is no act; where nobody says so, nothing turned."""
    was, now = before.state.answer, after.state.answer
    if all(witness.implied or witness.event.that for witness in witnesses):
        return MemberTurn.WAS if now is Answer.HOLDS else None
    if now is Answer.POSSIBLY:
        return MemberTurn.MAY_HAVE_JOINED if was is Answer.NOT else MemberTurn.MAY_HAVE_LEFT
    if now is Answer.NOT:
        return MemberTurn.HAD_LEFT if was is Answer.POSSIBLY else MemberTurn.LEFT
    return MemberTurn.HAD_JOINED if was is Answer.POSSIBLY else MemberTurn.JOINED


def _values(after: Run) -> tuple[str, ...]:
    """Return as what somebody joined, where that is not as a full member."""
    joined = after.state.values if after.state.answer is Answer.HOLDS else ()
    return tuple(value for value in joined if value and value != "full")


def _joint_act(narrative: Narrative, witnesses: Sequence[Witness], runs: Sequence[Run]) -> Happening | None:
    """Return the one act, of an exact day, by which several members and no others turned: a founding; else None."""
    acts = {narrative.happening_of[witness.event.ref].id for witness in witnesses}
    if len(acts) != 1 or len(runs) < 2 or any(witness.implied or witness.event.that for witness in witnesses):
        return None
    act, day = narrative.happenings[acts.pop()], runs[0].first
    players = {code for codes in act.together.roles.values() for code in codes} - {runs[0].fluent.args[1]}
    is_exact = act.certain and act.works == (day, day)
    return act if is_exact and players == {run.fluent.args[0] for run in runs} else None
