"""All that a briefing of two actors tells: their relation on a day, and the story of a period."""

from collections.abc import Collection

from attrs import frozen

from tracker.calculus.timeline import Answer
from tracker.model.days import Span
from tracker.narrative.happenings import Happening
from tracker.projections.answers import Holding
from tracker.projections.briefing_actor import is_by_day
from tracker.projections.briefing_claims import Claim, claims
from tracker.projections.briefing_format import is_spoken_of
from tracker.projections.briefing_gaps import Gaps, gaps, office_holders
from tracker.projections.briefing_story import Step, story
from tracker.projections.relation import Relation


@frozen(eq=False)
class DyadBriefing:
    """A relation on a day, what happened from the day `first` on, what is claimed, who held office, what is open.

    Claims and disputes are those of the period, and those that leave an answer in doubt; `earlier` counts the others.
    """

    told: Relation
    first: int
    story: tuple[Step, ...]
    claims: tuple[Claim, ...]
    contested: tuple[Happening, ...]
    earlier: int
    offices: tuple[Holding, ...]
    gaps: Gaps


def dyad_briefing(told: Relation, first: int) -> DyadBriefing:
    """Gather what a briefing of two actors tells, of the state at the end of a day and of the days since another."""
    narrative, dyad, asked, own = told.narrative, told.dyad, told.asked, told.own
    live = _deciding(told)
    claimed = claims(narrative, own, dyad, asked.on)
    only_claimed = {claim.happening.id for claim in claimed}
    contested = [happening for happening in told.contested if happening.id not in only_claimed]
    claims_now = [claim for claim in claimed if _is_current(claim.happening, (first, asked.on), live)]
    disputes_now = [happening for happening in contested if _is_current(happening, (first, asked.on), live)]
    told_of = [*(claim.happening for claim in claimed), *contested]
    documents = dict.fromkeys(event.document for happening in own for event in happening.events)
    return DyadBriefing(
        told=told,
        first=first,
        story=story(narrative, told.chronology, first),
        claims=tuple(claims_now),
        contested=tuple(disputes_now),
        earlier=sum(one.act[1] < first and one.id not in live for one in told_of),
        offices=office_holders(told.timelines, (dyad.a, dyad.b), asked.on),
        gaps=gaps(told, documents),
    )


def _is_current(happening: Happening, period: Span, live: Collection[str]) -> bool:
    """Say whether a happening may be of the period, and not only by a later day, or leaves an answer in doubt."""
    is_of = happening.act[1] >= period[0] and is_by_day(happening.act, period[1])
    return is_of or happening.id in live or not happening.reports


def _deciding(told: Relation) -> set[str]:
    """Return the ids of the happenings that leave an answer in doubt."""
    doubtful = [
        one
        for one in told.answers
        if one.answer is Answer.POSSIBLY and is_spoken_of(told.narrative, one, told.asked.on)
    ]
    refs = {witness.event.ref for answer in doubtful for witness in answer.witnesses}
    return {told.narrative.happening_of[ref].id for ref in refs if ref in told.narrative.happening_of}
