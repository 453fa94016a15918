"""An actor's relations at a glance: with whom something holds or may hold on a day, and what came last."""

from attrs import field, frozen

from tracker.model.codes import whole_of
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, standing
from tracker.projections.concerning import concerning
from tracker.projections.dyads import actors_of
from tracker.projections.ordering import by_catalogue, by_days
from tracker.projections.relation import Asked


@frozen(eq=False)
class Counterpart:
    """What an actor has with another: what holds or may hold, and what happened last."""

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
    last = _last_with(narrative, actor, asked.on)
    rows = [Counterpart(code, tuple(answers.get(code, ())), last.get(code)) for code in {*answers, *last}]
    return Glance(actor, asked, tuple(sorted(rows, key=_latest_first)), narrative)


def _latest_first(row: Counterpart) -> tuple[int, str]:
    return -(row.last.act[1] if row.last else 0), row.code


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


def _last_with(narrative: Narrative, actor: str, day: int) -> dict[str, Happening]:
    """Map each other actor to the last happening by a day in which both take part."""
    last: dict[str, Happening] = {}
    for happening in by_days(narrative.happenings.values()):
        if happening.act[1] <= day:
            for event in happening.reports:
                codes = {whole_of(code) for code in actors_of(event, narrative)}
                if actor in codes:  # a part that stands apart is told by itself
                    told = [other for other in codes - {actor} if concerning(happening, {actor, other})]
                    last.update(dict.fromkeys(told, happening))
    return last
