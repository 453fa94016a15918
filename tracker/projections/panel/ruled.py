"""Which answer speaks for several days: that of the first or the last of them, of any, of all, or of the most."""

from collections import Counter
from collections.abc import Iterable, Sequence

from tracker.projections.panel.known import HOLDS, NOT, OUTSIDE, POSSIBLY, Told

Piece = tuple[int, int, Told]
"""A first and a last day, and the answer of all the days between."""


def ruled(pieces: Sequence[Piece], rule: str) -> Told:
    """Answer for all the days of some pieces by a rule; what is not certain for it is not certain at all.

    Of several values on any day the last one speaks; on all days none of them held.
    """
    if not pieces:
        return OUTSIDE, None
    if rule in ("last-day", "first-day"):
        return pieces[-1 if rule == "last-day" else 0][2]
    if rule == "longest":
        return _longest(pieces)
    answers = [told for _, _, told in pieces]
    if rule == "any-day":
        return _first(answers, (HOLDS, POSSIBLY, OUTSIDE), (NOT, None))
    held = {value for answer, value in answers if answer == HOLDS}
    return (NOT, None) if len(held) > 1 else _first(answers, (NOT, POSSIBLY, OUTSIDE), answers[-1])


def _first(answers: Iterable[Told], order: Iterable[str], otherwise: Told) -> Told:
    """Return the first of some answers that is given at all."""
    given = {answer: (answer, value) for answer, value in answers}
    return next((given[answer] for answer in order if answer in given), otherwise)


def _longest(pieces: Iterable[Piece]) -> Told:
    """Answer what was so on most days, the later of two alike; doubtful days may be any other's."""
    days, doubtful = Counter[Told](), Counter[Told]()
    for first, last, told in pieces:
        (days if told[0] in (HOLDS, NOT) else doubtful)[told] += last - first + 1
        if told in days:
            days[told] = days.pop(told)  # the later of two alike stands last
    if not days or (doubtful and not _is_sure(days, doubtful.total())):
        return max(doubtful, key=lambda told: doubtful[told])
    return max(reversed(days), key=lambda told: days[told])


def _is_sure(days: Counter[Told], doubtful: int) -> bool:
    first, *rest = sorted(days.values(), reverse=True)
    return first > max(rest, default=0) + doubtful
