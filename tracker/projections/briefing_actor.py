"""An actor's relations, those in which most changed first."""

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings
from tracker.projections.briefing_story import is_act
from tracker.projections.dyads import actors_of
from tracker.projections.plans import Plan, plans
from tracker.projections.relation import Asked
from tracker.projections.runs import runs
from tracker.projections.statements import Count, Statement, counts, stated


@frozen(eq=False)
class Partner:
    """What an actor has with another: what changed in the period, what holds besides, and what happened in it."""

    code: str
    changed: tuple[Holding, ...]
    holding: tuple[Holding, ...]
    acts: tuple[Happening, ...]


@frozen(eq=False)
class ActorBriefing:
    """An actor's partners, those in which most changed from the day `first` on first; and what concerns it otherwise.

    `figures`, `counts` and `positions` are as last stated by the day, `pending` what it plans or awaits.
    """

    actor: str
    asked: Asked
    first: int
    partners: tuple[Partner, ...]
    figures: tuple[Statement, ...]
    counts: tuple[Count, ...]
    positions: tuple[Statement, ...]
    pending: tuple[Plan, ...]
    narrative: Narrative = field(repr=False)


def actor_briefing(narrative: Narrative, actor: str, asked: Asked, first: int) -> ActorBriefing:
    """Rank an actor's relations by how many conditions changed in a period, then by how much happened."""
    changed, held = _conditions(narrative, actor, asked.on, first)
    acts = _acts(narrative, actor, asked.on, first)
    partners = [
        Partner(code, tuple(changed.get(code, ())), tuple(held.get(code, ())), tuple(acts.get(code, ())))
        for code in sorted({*changed, *held, *acts})
        if _is_partner(narrative, code)
    ]
    own = [one for one in narrative.happenings.values() if any(actor in actors_of(e, narrative) for e in one.events)]
    return ActorBriefing(
        actor=actor,
        asked=asked,
        first=first,
        partners=tuple(sorted(partners, key=lambda one: (-len(one.changed), -len(one.acts), one.code))),
        figures=stated(narrative, own, asked.on, "figure"),
        counts=counts(narrative, own, asked.on),
        positions=stated(narrative, own, asked.on, "position"),
        pending=plans(narrative, own, asked.on),
        narrative=narrative,
    )


def changed_in(timelines: Timelines, fluent: Fluent, first: int, day: int) -> bool:
    """Say whether a fluent's state at the end of a day is another than on the eve of a period."""
    steps = runs(timelines, fluent, first - 1, day)
    return steps[0].state != steps[-1].state


def _conditions(
    narrative: Narrative, actor: str, day: int, first: int
) -> tuple[dict[str, list[Holding]], dict[str, list[Holding]]]:
    """Map each other actor to the answers that changed in the period, and to those that hold besides."""
    timelines = Timelines(narrative)
    changed: dict[str, list[Holding]] = {}
    held: dict[str, list[Holding]] = {}
    for fluent in sorted(narrative.fluents, key=lambda fluent: (narrative.catalogue.place(fluent.name), str(fluent))):
        others = sorted(narrative.wholes(fluent) - {actor})
        if actor in narrative.wholes(fluent) and others:
            is_new = changed_in(timelines, fluent, first, day)
            answers = [one for one in holdings(timelines, fluent, day) if is_new or one.answer is not Answer.NOT]
            for other in others:
                (changed if is_new else held).setdefault(other, []).extend(answers)
    return changed, held


def _acts(narrative: Narrative, actor: str, day: int, first: int) -> dict[str, list[Happening]]:
    """Map each other actor to what may have happened between the two in the period, in the order of days."""
    found: dict[str, list[Happening]] = {}
    for one in sorted(narrative.happenings.values(), key=lambda one: (one.act[1], one.act[0], one.id)):
        if is_act(narrative, one) and one.act[1] >= first and one.act[0] <= day:
            codes = {code.partition("/")[0] for event in one.reports for code in actors_of(event, narrative)}
            for other in sorted(codes - {actor}) if actor in codes else ():
                found.setdefault(other, []).append(one)
    return found


def _is_partner(narrative: Narrative, code: str) -> bool:
    actor = narrative.catalogue.actor(code)
    return actor is not None and actor.type != "person"
