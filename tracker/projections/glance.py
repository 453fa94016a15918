"""An actor's relations at a glance: with whom something holds or may hold on a day, and what came last."""

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings
from tracker.projections.dyads import actors_of
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
    timelines = Timelines(narrative)
    answers: dict[str, list[Holding]] = {}
    for fluent in sorted(narrative.fluents, key=lambda fluent: (narrative.catalogue.place(fluent.name), str(fluent))):
        others = [code for code in narrative.wholes(fluent) if code != actor]
        if actor in narrative.wholes(fluent) and others:
            held = [h for h in holdings(timelines, fluent, asked.on) if h.answer is not Answer.NOT]
            for other in others:
                answers.setdefault(other, []).extend(held)
    last = _last_with(narrative, actor, asked.on)
    rows = [Counterpart(code, tuple(answers.get(code, ())), last.get(code)) for code in {*answers, *last}]
    ranked = sorted(rows, key=lambda row: (-(row.last.act[1] if row.last else 0), row.code))
    return Glance(actor, asked, tuple(ranked), narrative)


def _last_with(narrative: Narrative, actor: str, day: int) -> dict[str, Happening]:
    """Map each other actor to the last happening by a day in which both take part."""
    last: dict[str, Happening] = {}
    for one in sorted(narrative.happenings.values(), key=lambda h: (h.act[1], h.act[0], h.id)):
        if one.reports and one.act[1] <= day:
            for event in one.reports:
                codes = {code.partition("/")[0] for code in actors_of(event, narrative)}
                if actor in codes:
                    last.update(dict.fromkeys(codes - {actor}, one))
    return last
