"""Answers put together: the values of one fluent that are possible are told as one."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.model.events import Event
from tracker.projections.answers import Holding

Same = Sequence[Holding]
"""The holdings of one fluent with one answer: one, or every value that is possible."""


def values_together(answers: Iterable[Holding]) -> list[list[Holding]]:
    """Put together the values of one fluent that are possible."""
    key = groupby(answers, key=lambda holding: (str(holding.fluent), holding.through, holding.answer))
    return [list(same) for _, same in key]


def deciding_events(same: Same) -> list[Event]:
    """List the events that decide an answer; where none tells of it, what presupposes it, or else what it rests on.

    That a format's members share it, their memberships tell.
    """
    witnesses = [witness for holding in same for witness in holding.witnesses]
    own = [witness for holding in same for witness in holding.witnesses if holding.through or not witness.rests_on]
    told = [witness for witness in own if not witness.implied] or own or witnesses
    return [witness.event for witness in told]


def resting_on(same: Same) -> list[Event]:
    """List the events on which an answer rests that tell of another fluent, where none tells of its own."""
    witnesses = [witness for holding in same for witness in holding.witnesses]
    return [witness.event for witness in witnesses] if all(witness.rests_on for witness in witnesses) else []
