"""An actor's relations at a glance: with whom something holds or may hold on a day, and what came last."""

from collections.abc import Mapping, Sequence

from attrs import field, frozen

from tracker.model.codes import whole_of
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, standing
from tracker.projections.briefing_story import changes_state, is_act
from tracker.projections.concerning import concerning
from tracker.projections.dyads import actors_of
from tracker.projections.ordering import by_catalogue, by_days, latest
from tracker.projections.relation import Asked


@frozen(eq=False)
class Counterpart:
    """What an actor has with another: what holds or may hold, and what was done last, or said where nothing was done.

    What was only seen to hold stands among the answers; it comes last only where there is none.
    """

    code: str
    answers: tuple[Holding, ...]
    last: Happening | None


@frozen(eq=False)
class Glance:
    """An actor's counterparts, those with whom something happened last first."""

    actor: str
    asked: Asked
    counterparts: tuple[Counterpart, ...]
    narrative: Narrative = field(repr=False)


def glance(narrative: Narrative, actor: str, asked: Asked) -> Glance:
    """Sum up an actor's relations at the end of a day, counterpart by counterpart."""
    answers = _answers_with(narrative, actor, asked.on)
    told = _told_with(narrative, actor, asked.on)
    rows = [_counterpart(code, answers.get(code, ()), told.get(code, ()), narrative) for code in {*answers, *told}]
    return Glance(actor, asked, tuple(sorted(rows, key=lambda row: _latest_first(row, told))), narrative)


def _latest_first(row: Counterpart, told: Mapping[str, Sequence[Happening]]) -> tuple[int, str]:
    last = row.last or next(reversed(told.get(row.code, ())), None)
    return -last.act[1] if last is not None else 0, row.code


def _counterpart(code: str, answers: Sequence[Holding], told: Sequence[Happening], narrative: Narrative) -> Counterpart:
    return Counterpart(code, tuple(answers), _last(narrative, told, has_answers=bool(answers)))


def _last(narrative: Narrative, told: Sequence[Happening], *, has_answers: bool) -> Happening | None:
    """Choose what is told as the last: an act, or else what was stated; what was seen only where nothing else is."""
    acts = [one for one in told if is_act(narrative, one)]
    if acts:
        last = max(act.act for act in acts)
        changing = [act for act in acts if act.act == last and changes_state(narrative, act)]
        return latest(narrative, changing or acts, acts)
    stated = [one for one in told if not has_answers or any(event.that is None for event in one.reports)]
    return stated[-1] if stated else None


def _answers_with(narrative: Narrative, actor: str, day: int) -> dict[str, list[Holding]]:
    """Map each other actor of a fluent to what the actor has with it, or may have."""
    timelines = Timelines(narrative)
    answers: dict[str, list[Holding]] = {}
    for fluent in by_catalogue(narrative, narrative.fluents):
        wholes = narrative.wholes(fluent)
        if actor in wholes and len(wholes) > 1:
            held = standing(timelines, fluent, day)
            for other in wholes - {actor}:
                answers.setdefault(other, []).extend(held)
    return answers


def _told_with(narrative: Narrative, actor: str, day: int) -> dict[str, list[Happening]]:
    """Map each other actor to the happenings by a day in which both take part, in the order of days."""
    told: dict[str, list[Happening]] = {}
    for happening in by_days(narrative.happenings.values()):
        if happening.act[1] <= day:
            for code in _others(narrative, happening, actor):
                told.setdefault(code, []).append(happening)
    return told


def _others(narrative: Narrative, happening: Happening, actor: str) -> set[str]:
    """Return with whom an actor takes part in a happening; a part that stands apart is told by itself."""
    wholes = [{whole_of(code) for code in actors_of(event, narrative)} for event in happening.reports]
    together = {code for codes in wholes if actor in codes for code in codes - {actor}}
    return {code for code in together if concerning(happening, {actor, code})}
