"""Since when an answer stands, never more precisely than is known."""

from collections.abc import Collection

from tracker.calculus.timeline import Answer
from tracker.model.catalogue import Actor
from tracker.model.days import PAST, spoken, spoken_range
from tracker.narrative.narrative import Narrative
from tracker.projections.answers import Holding
from tracker.reports.language.dates import WIDE


def since_phrase(answer: Answer, earliest: int, latest: int, begins: Collection[int]) -> str:
    """Say since when an answer stands, never more precisely than is known.

    `begins` are the first days of the spells in which it can be asked at all: as an earliest day they say nothing.
    """
    if answer is Answer.POSSIBLY:
        return "" if earliest in begins else f"in doubt since {spoken(earliest)}"
    if latest <= PAST:
        return ""
    if earliest == latest:
        return f"since {spoken(latest)}"
    if earliest in begins:
        return f"since {spoken(latest)} at the latest"
    return f"since {spoken(latest)} at the latest, {spoken(earliest)} at the earliest"


def ended_phrase(actor: Actor, day: int) -> str:
    """Say that a condition ended with an actor: no event says so, but the catalogue does."""
    return f"because {actor.name(day)} ended on {spoken(day)}, by the catalogue"


def since_told(holding: Holding, narrative: Narrative) -> str:
    """Say since when an answer stands, or is in doubt; the first days on which it can be asked say nothing of it."""
    begins = {PAST, *(start for start, _ in narrative.spells(holding.fluent))}
    return since_phrase(holding.answer, holding.since.earliest, holding.since.latest, begins)


def since(answer: Answer, earliest: int, latest: int, begins: Collection[int]) -> str:
    """Write since when an answer stands, without 'since': '22 May 2021', '10 August 2021 at the latest'.

    Empty where nothing is known of it; `begins` are the first days on which it can be asked at all.
    """
    if answer is Answer.POSSIBLY or latest <= PAST:
        return ""
    if earliest == latest:
        return spoken(latest)
    if earliest in begins or earliest <= PAST or latest - earliest > WIDE:
        return f"{spoken(latest)} at the latest"
    said = spoken_range(earliest, latest)
    return said.removeprefix("in ") if said.startswith("in ") else f"a day {said}"
