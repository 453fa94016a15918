"""What was only stated by a day: figures as last reported, positions as last taken, and acts as they were counted."""

from collections.abc import Collection, Iterable, Sequence

from attrs import frozen

from tracker.model.codes import whole_of
from tracker.model.events import Event
from tracker.model.numbers import parse_number
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative
from tracker.projections.dyads import actors_in_roles
from tracker.projections.ordering import by_days

_SUBJECT = ("by", "of", "topic", "measure", "period")


@frozen(eq=False)
class Statement:
    """A figure or a position: the event that states it, and the latest day on which it was stated."""

    event: Event
    happening: Happening


@frozen
class Count:
    """How often something happened by a day: surely at least `certain` times, at most `possible` as far as is known."""

    of: str
    one: str
    by: tuple[str, ...]
    certain: int
    possible: int
    open_ended: bool


def latest_statements(narrative: Narrative, own: Iterable[Happening], day: int, shows: str) -> tuple[Statement, ...]:
    """List the figures or positions stated by a day, each superseded by the next on the same subject."""
    latest: dict[tuple[str, ...], Statement] = {}
    told = [happening for happening in by_days(own) if happening.act[0] <= day]
    for statement in (Statement(event, happening) for happening in told for event in happening.reports):
        if narrative.catalogue.known_kind(statement.event.kind).shows == shows:
            latest[_subject(narrative, statement.event)] = statement
    return tuple(latest.values())


def count_acts(narrative: Narrative, own: Iterable[Happening], day: int) -> tuple[Count, ...]:
    """Count the acts that the catalogue counts, those that are part of another not again.

    An ordinal ('the fifth package') is a lower bound; with one, more may have happened than the log knows. Until the
    last day on which the fifth can have been, there were the four before it.
    """
    rows: dict[tuple[str, str, tuple[str, ...]], list[Happening]] = {}
    acts = list(own)
    ids = {happening.id for happening in acts}
    for happening in acts:
        if happening.reports and happening.act[0] <= day:
            event = happening.reports[0]
            counter = narrative.catalogue.known_kind(event.kind).counter
            if counter is not None and not any(_is_counted(narrative, told, ids) for told in happening.reports):
                rows.setdefault((counter.of, counter.one, _sides(narrative, event)), []).append(happening)
    return tuple(Count(*counted, *_count(narrative, happenings, day)) for counted, happenings in rows.items())


def _is_counted(narrative: Narrative, event: Event, ids: Collection[str]) -> bool:
    """Say whether what an event is a part of is counted for it; of a list only where that is among the acts, too."""
    whole = narrative.happening_of.get(event.part_of)
    return bool(event.part_of) and (not event.is_part or (whole is not None and whole.id in ids))


def _count(narrative: Narrative, happenings: Sequence[Happening], day: int) -> tuple[int, int, bool]:
    """Count happenings: how many there surely were, how many there may have been, and whether the log may lack some."""
    told = [happening for happening in happenings if happening.certain]
    sure = [happening for happening in told if happening.act[1] <= day]
    bounds = [_lower_bound(narrative, happening, day) for happening in told]
    certain = max([len(sure), *(bound for bound in bounds if bound is not None)])
    is_numbered = any(bound is not None for bound in bounds)
    return certain, max(len(happenings), certain), is_numbered and certain > 0


def _lower_bound(narrative: Narrative, happening: Happening, day: int) -> int | None:
    """Return how many there were at least by a day, by the ordinal of one; None where it bears none."""
    number = _ordinal(narrative, happening)
    if number is None:
        return None
    return number if happening.act[1] <= day else number - 1


def _ordinal(narrative: Narrative, happening: Happening) -> int | None:
    for event in happening.reports:
        counter = narrative.catalogue.known_kind(event.kind).counter
        players = event.roles.get(counter.ordinal) if counter is not None else None
        low = parse_number(players[0]).low if players else None
        if low is not None:
            return int(low)
    return None


def _sides(narrative: Narrative, event: Event) -> tuple[str, ...]:
    """Return the actors of an event, each part as its whole, in the order of their roles."""
    return tuple(map(whole_of, actors_in_roles(event, narrative.catalogue)))


def _subject(narrative: Narrative, event: Event) -> tuple[str, ...]:
    """Name what a statement is about: its kind and actors, whose it is, what goes from whom to whom, and for when."""
    words = [f"{role}={event.roles[role][0]}" for role in _SUBJECT if role in event.roles]
    return event.kind, *sorted(_sides(narrative, event)), *words, *event.chain
