"""Answers put together: the values of one fluent that are possible are told as one."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from tracker.model.events import Event
from tracker.projections.answers import Holding

Same = Sequence[Holding]
"""The holdings of one fluent with one answer: one, or every value that is possible."""


def by_fluent(answers: Iterable[Holding]) -> list[list[Holding]]:
    """Put together the values of one fluent that are possible."""
    key = groupby(answers, key=lambda holding: (str(holding.fluent), holding.through, holding.answer))
    return [list(same) for _, same in key]


def deciding_events(same: Same) -> list[Event]:
    """List the events that decide an answer; what only presupposes it where nothing else speaks."""
    witnesses = [witness for holding in same for witness in holding.witnesses]
    return [witness.event for witness in witnesses if not witness.implied] or [witness.event for witness in witnesses]
