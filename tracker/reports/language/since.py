"""Since when an answer stands, never more precisely than is known."""

from collections.abc import Collection
from datetime import date

from tracker.calculus.timeline import Answer, Since
from tracker.model.catalogue import Actor
from tracker.model.days import FUTURE, PAST, Span, spoken, spoken_range
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding
from tracker.reports.language.dates import short


def beginning(since: Since, open_days: Collection[int] = (PAST,), most: int = FUTURE) -> str:
    """Write the day on which an answer began: '22 May 2021', 'a day between ...', 'at least 10 August 2021'.

    Empty where nothing is known of it. On `open_days` it could first be asked at all: as an earliest day these say
    nothing. A range of more than `most` days is told by its end alone.
    """
    if since.latest <= PAST:
        return ""
    if since.earliest == since.latest:
        return spoken(since.latest)
    if since.earliest in open_days or since.latest - since.earliest > most:
        return f"at least {spoken(since.latest)}"
    said = spoken_range(since.earliest, since.latest)
    return said.removeprefix("in ") if said.startswith("in ") else f"a day {said}"


def began(holding: Holding, narrative: Narrative, most: int = FUTURE) -> str:
    """Write since when an answer stands, without 'since'; empty where that is in doubt or not known."""
    if holding.answer is Answer.POSSIBLY:
        return ""
    return beginning(holding.since, _open_days(holding, narrative), most)


def since_when(holding: Holding, narrative: Narrative) -> str:
    """Say since when an answer stands, or is in doubt: 'since 22 May 2021', 'in doubt since 22 May 2021'."""
    if holding.answer is Answer.POSSIBLY:
        first = holding.since.earliest
        return "" if first in _open_days(holding, narrative) else f"in doubt since {spoken(first)}"
    said = began(holding, narrative)
    return f"since {said}" if said else ""


def since_cell(holding: Holding, day: int, began_in: Span) -> str:
    """Write since when an answer stands in a column: '22 May 2021', 'by 10 Aug 2021'.

    Of a doubtful one, until when it was told, 'to 6 Dec 2021', or else in which years it may have begun.
    """
    since, last = holding.since, holding.last_evidence
    if holding.answer is not Answer.POSSIBLY:
        exact = since.earliest == since.latest
        return "" if since.latest <= PAST else short(since.latest) if exact else f"by {short(since.latest)}"
    if last is not None and PAST < last <= day:
        return f"to {short(last)}"
    if began_in[0] <= PAST or began_in[1] >= FUTURE or all(witness.implied for witness in holding.witnesses):
        return ""
    first, latest = (date.fromordinal(one).year for one in began_in)
    return f"{first} to {latest}" if first != latest else str(first)


def ended_phrase(actor: Actor, day: int) -> str:
    """Say that a condition ended with an actor: no event says so, but the catalogue does."""
    return f"because {actor.name(day)} ended on {spoken(day)}, by the catalogue"


def _open_days(holding: Holding, narrative: Narrative) -> set[int]:
    """Return the first days of the spells in which a fluent can be asked at all."""
    return {PAST, *(start for start, _ in narrative.spells(holding.fluent))}
