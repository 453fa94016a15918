"""What was only stated by a day: figures as last reported, positions as last taken, and acts as they were counted."""

from collections.abc import Iterable, Sequence

from attrs import frozen

from tracker.model.events import Event
from tracker.model.numbers import parse_number
from tracker.narrative.happenings import Happening
from tracker.narrative.narrative import Narrative, is_actor_type

_SUBJECT = ("of", "topic", "measure", "period")


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
    for one in sorted(own, key=lambda happening: (happening.act[1], happening.act[0], happening.id)):
        if one.act[0] > day:
            continue
        for event in one.reports:
            kind = narrative.catalogue.kind(event.kind)
            if kind is not None and kind.shows == shows:
                latest[_subject(narrative, event)] = Statement(event, one)
    return tuple(latest.values())


def count_acts(narrative: Narrative, own: Iterable[Happening], day: int) -> tuple[Count, ...]:
    """Count the acts that the catalogue counts, those that are part of another not again.

    An ordinal ('the fifth package') is a lower bound; with one, more may have happened than the log knows. Until the
    last day on which the fifth can have been, there were the four before it.
    """
    rows: dict[tuple[tuple[str, str], tuple[str, ...]], list[Happening]] = {}
    for one in own:
        for event in one.reports[:1]:
            kind = narrative.catalogue.kind(event.kind)
            if kind is not None and kind.counter is not None and not event.part_of and one.act[0] <= day:
                rows.setdefault(((kind.counter.of, kind.counter.one), _sides(narrative, event)), []).append(one)
    return tuple(_count(narrative, words, by, happenings, day) for (words, by), happenings in rows.items())


def _count(
    narrative: Narrative, words: tuple[str, str], by: tuple[str, ...], happenings: Sequence[Happening], day: int
) -> Count:
    told = [happening for happening in happenings if happening.certain]
    sure = [happening for happening in told if happening.act[1] <= day]
    ordinals = [(each, number) for each in told if (number := _ordinal(narrative, each)) is not None]
    certain = max([len(sure), *(number if each in sure else number - 1 for each, number in ordinals)])
    return Count(*words, by, certain, max(len(happenings), certain), bool(ordinals and certain))


def _ordinal(narrative: Narrative, happening: Happening) -> int | None:
    for event in happening.reports:
        kind = narrative.catalogue.kind(event.kind)
        players = event.roles.get(kind.counter.ordinal) if kind is not None and kind.counter else None
        low = parse_number(players[0]).low if players else None
        if low is not None:
            return int(low)
    return None


def _sides(narrative: Narrative, event: Event) -> tuple[str, ...]:
    kind = narrative.catalogue.kind(event.kind)
    assert kind is not None, "an event is read with its kind"
    return tuple(
        player.partition("/")[0]
        for role, players in event.roles.items()
        if is_actor_type(kind.roles[role].type)
        for player in players
    )


def _subject(narrative: Narrative, event: Event) -> tuple[str, ...]:
    """Name what a statement is about: its kind and actors, what goes from whom to whom, and for when."""
    words = [f"{role}={event.roles[role][0]}" for role in _SUBJECT if role in event.roles]
    return event.kind, *sorted(_sides(narrative, event)), *words, *event.according_to
