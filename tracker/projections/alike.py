"""Answers put together: the values of one fluent that are possible are told as one."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.model.events import Event
from tracker.projections.answers import Holding
from tracker.projections.witnesses import Witness

_MANY = 8
"""So many events that presuppose an answer are listed; of more, two."""

Same = Sequence[Holding]
"""The holdings of one fluent with one answer: one, or every value that is possible."""


def values_together(answers: Iterable[Holding]) -> list[list[Holding]]:
    """Put together the values of one fluent that are possible."""
    key = groupby(answers, key=lambda holding: (str(holding.fluent), holding.through, holding.answer))
    return [list(same) for _, same in key]


def deciding_events(same: Same) -> list[Event]:
    """List the events that decide an answer; where none tells of it, what presupposes it, or else what it rests on.

    That a format's members share it, their memberships tell. Of many that only presuppose it, the first and the last
    are listed.
    """
    witnesses = [witness for holding in same for witness in holding.witnesses]
    own = [witness for holding in same for witness in holding.witnesses if holding.through or not witness.rests_on]
    told = [witness for witness in own if not witness.implied]
    return [witness.event for witness in told or _first_and_last(own or witnesses)]


def _first_and_last(told: Sequence[Witness]) -> Sequence[Witness]:
    if len(told) <= _MANY:
        return told
    by_day = sorted(told, key=lambda witness: (witness.event.date.latest, witness.event.ref))
    return [by_day[0], by_day[-1]]


def resting_on(same: Same) -> list[Event]:
    """List the events on which an answer rests that tell of another fluent, where none tells of its own."""
    witnesses = [witness for holding in same for witness in holding.witnesses]
    return [witness.event for witness in witnesses] if all(witness.rests_on for witness in witnesses) else []
