"""A format: its members by date, what it did, and what it and its members have with the outside."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise

from attrs import field, frozen

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import MEMBER, Fluent
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.narrative.timelines import Timelines
from tracker.projections.answers import Holding, standing
from tracker.projections.briefing_actor import is_by_day
from tracker.projections.briefing_outside import Inside, Outsider, outsiders, spoken_for_on
from tracker.projections.briefing_story import Step, story
from tracker.projections.chronology import acts_of
from tracker.projections.concerning import without_parts
from tracker.projections.dyads import is_person, take_part
from tracker.projections.ordering import by_catalogue, by_days
from tracker.projections.relation import Asked
from tracker.projections.runs import Run, runs, state_on
from tracker.projections.statements import Statement, latest_statements


@frozen(eq=False)
class FormatBriefing:
    """A format on a day: who is a member, every coming and going, what it did from the day `first` on, the outside.

    `outside` is what the format itself has with others, `of_members` what its members have with outsiders, and `before`
    how many surely were members on the eve of the period. `positions` are its own and those on it,
    `own` all in which it takes part.
    """

    code: str
    asked: Asked
    first: int
    members: tuple[Holding, ...]
    before: int
    turns: tuple[tuple[Run, Run], ...]
    story: tuple[Step, ...]
    outside: tuple[Holding, ...]
    of_members: tuple[Outsider, ...]
    positions: tuple[Statement, ...]
    own: tuple[Happening, ...]
    timelines: Timelines = field(repr=False)
    narrative: Narrative = field(repr=False)


def format_briefing(
    narrative: Narrative, code: str, asked: Asked, first: int, held: Iterable[Fluent] | None = None
) -> FormatBriefing:
    """Gather what a briefing of a format tells; `held` is what members have, where not all of it was read."""
    timelines = Timelines(narrative)
    memberships = [fluent for fluent in narrative.fluents if fluent.name == MEMBER and fluent.args[1] == code]
    members = [member for fluent in memberships for member in standing(timelines, fluent, asked.on)]
    inside = Inside(code, frozenset(member.fluent.args[0] for member in members))
    if held is None:
        held = spoken_for_on(timelines, inside, asked.on)
    own = _own(narrative, code)
    return FormatBriefing(
        code=code,
        asked=asked,
        first=first,
        members=tuple(sorted(members, key=_by_since)),
        before=sum(state_on(timelines, member, first - 1).answer is Answer.HOLDS for member in memberships),
        turns=tuple(_turns(timelines, memberships, asked.on)),
        story=story(narrative, acts_of(narrative, _done(narrative, own, memberships, asked.on)), first),
        outside=tuple(_outside(timelines, code, asked.on)),
        of_members=tuple(outsiders(timelines, held, inside, asked.on)),
        positions=latest_statements(narrative, own, asked.on, "position"),
        own=tuple(own),
        timelines=timelines,
        narrative=narrative,
    )


def _by_since(holding: Holding) -> tuple[int, str]:
    return holding.since.latest, str(holding.fluent)


def _turns(timelines: Timelines, memberships: Sequence[Fluent], day: int) -> list[tuple[Run, Run]]:
    """List every change of a membership by a day, in the order of days."""
    found = [pair for fluent in memberships for pair in pairwise(runs(timelines, fluent, last=day))]
    return sorted(found, key=lambda pair: (pair[1].first, str(pair[1].fluent)))


def _own(narrative: Narrative, code: str) -> list[Happening]:
    """List the happenings in which the format takes part, in the order of days."""
    happenings = by_days(narrative.happenings.values())
    own = [happening for happening in happenings if take_part(narrative, happening.reports, {code})]
    return without_parts(narrative, own)


def _done(
    narrative: Narrative, own: Sequence[Happening], memberships: Sequence[Fluent], day: int
) -> Iterator[Happening]:
    """Yield what the format took part in by a day, but for comings and goings."""
    moving = {told.happening.id for fluent in memberships for told in narrative.told.get(fluent, ())}
    for happening in own:
        if happening.act[0] <= day and happening.id not in moving:
            yield happening


def _outside(timelines: Timelines, code: str, day: int) -> Iterator[Holding]:
    """Answer the fluents between a format and others, where they hold or may hold."""
    narrative = timelines.narrative
    for fluent in by_catalogue(narrative, narrative.fluents):
        wholes = narrative.wholes(fluent)
        if fluent.name != MEMBER and code in wholes and _states(narrative, wholes - {code}):
            for holding in standing(timelines, fluent, day):
                if is_spoken_of(narrative, holding, day):
                    yield holding


def is_spoken_of(narrative: Narrative, holding: Holding, day: int) -> bool:
    """Say whether a condition holds, or may hold for what is told of days up to a day, and not for want of any."""
    told = [narrative.happening_of[w.event.ref].works for w in holding.witnesses if not w.implied]
    return holding.answer is Answer.HOLDS or any(is_by_day(span, day) for span in told)


def _states(narrative: Narrative, codes: Collection[str]) -> list[str]:
    """List the actors among some codes that are no persons, by code."""
    return [code for code in sorted(codes) if not is_person(narrative.catalogue, code)]
