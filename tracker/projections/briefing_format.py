"""A format: its members by date, what it did, and what it and its members have with the outside."""

from itertools import pairwise

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Fluent
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, holdings
from tracker.projections.briefing_actor import is_by_day
from tracker.projections.briefing_story import Step, story
from tracker.projections.chronology import Act
from tracker.projections.dyads import actors_of, causes
from tracker.projections.relation import Asked
from tracker.projections.runs import Run, runs, state_on
from tracker.projections.statements import Statement, latest_statements

MEMBER = "member"
"""The fluent of membership."""


@frozen(eq=False)
class FormatBriefing:
    """A format on a day: who is a member, every coming and going, what it did from the day `first` on, the outside.

    `outside` is what the format itself has with others, `of_members` what its members have with each outsider, and
    `before` how many surely were members on the eve of the period. `positions` are its own and those on it.
    """

    code: str
    asked: Asked
    first: int
    members: tuple[Holding, ...]
    before: int
    turns: tuple[tuple[Run, Run], ...]
    story: tuple[Step, ...]
    outside: tuple[Holding, ...]
    of_members: tuple[tuple[str, tuple[Holding, ...]], ...]
    positions: tuple[Statement, ...]
    timelines: Timelines = field(repr=False)
    narrative: Narrative = field(repr=False)


def format_briefing(narrative: Narrative, code: str, asked: Asked, first: int) -> FormatBriefing:
    """Gather what a briefing of a format tells."""
    timelines = Timelines(narrative)
    memberships = [fluent for fluent in narrative.fluents if fluent.name == MEMBER and fluent.args[1] == code]
    answers = [one for fluent in memberships for one in holdings(timelines, fluent, asked.on)]
    inside = {one.fluent.args[0] for one in answers if one.answer is not Answer.NOT}
    return FormatBriefing(
        code=code,
        asked=asked,
        first=first,
        members=tuple(sorted((one for one in answers if one.answer is not Answer.NOT), key=_by_since)),
        before=sum(state_on(timelines, one, first - 1).answer is Answer.HOLDS for one in memberships),
        turns=tuple(_turns(timelines, memberships, asked.on)),
        story=story(narrative, _entries(narrative, code, memberships, asked.on), first),
        outside=tuple(_outside(timelines, {code}, {code}, asked.on)),
        of_members=_by_outsider(narrative, _outside(timelines, inside, {*inside, code}, asked.on), inside),
        positions=latest_statements(narrative, _own(narrative, code), asked.on, "position"),
        timelines=timelines,
        narrative=narrative,
    )


def _by_since(holding: Holding) -> tuple[int, str]:
    return holding.since.latest, str(holding.fluent)


def _turns(timelines: Timelines, memberships: list[Fluent], day: int) -> list[tuple[Run, Run]]:
    """List every change of a membership by a day, in the order of days."""
    found = []
    for fluent in memberships:
        steps = runs(timelines, fluent, last=day)
        found += list(pairwise(steps))
    return sorted(found, key=lambda pair: (pair[1].first, str(pair[1].fluent)))


def _entries(narrative: Narrative, code: str, memberships: list[Fluent], day: int) -> list[Act]:
    """List what the format took part in by a day, but for comings and goings, in the order of days."""
    moving = {told.happening.id for fluent in memberships for told in narrative.told.get(fluent, ())}
    own = [one for one in _own(narrative, code) if one.reports and one.act[0] <= day and one.id not in moving]
    why = causes(narrative, own)
    told = sorted(own, key=lambda one: (one.act[1], one.act[0], one.id))
    return [Act(one, tuple(why[one.id])) for one in told]


def _own(narrative: Narrative, code: str) -> list[Happening]:
    """List the happenings in which the format takes part."""
    happenings = narrative.happenings.values()
    return [one for one in happenings if any(code in actors_of(event, narrative) for event in one.reports)]


def _outside(timelines: Timelines, of: set[str], inside: set[str], day: int) -> list[Holding]:
    """Answer the fluents between some actors and those outside, where they hold or may hold."""
    narrative = timelines.narrative
    found = []
    for fluent in sorted(narrative.fluents, key=lambda one: (narrative.catalogue.place(one.name), str(one))):
        wholes = narrative.wholes(fluent)
        if fluent.name != MEMBER and wholes & of and _states(narrative, wholes - inside):
            found += [one for one in holdings(timelines, fluent, day) if _is_spoken_of(narrative, one, day)]
    return found


def _is_spoken_of(narrative: Narrative, one: Holding, day: int) -> bool:
    """Say whether a condition holds, or may hold for what is told of days up to a day, and not for want of any."""
    told = [narrative.happening_of[w.event.ref].works for w in one.witnesses if not w.implied]
    return one.answer is Answer.HOLDS or (one.answer is Answer.POSSIBLY and any(is_by_day(span, day) for span in told))


def _states(narrative: Narrative, codes: frozenset[str] | set[str]) -> set[str]:
    return {code for code in codes if (actor := narrative.catalogue.actor(code)) and actor.type != "person"}


def _by_outsider(
    narrative: Narrative, answers: list[Holding], inside: set[str]
) -> tuple[tuple[str, tuple[Holding, ...]], ...]:
    """Put answers under the outsider that they concern, those with most first."""
    found: dict[str, list[Holding]] = {}
    for answer in answers:
        for other in sorted(_states(narrative, narrative.wholes(answer.fluent) - inside)):
            found.setdefault(other, []).append(answer)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple((code, tuple(held)) for code, held in ranked)
