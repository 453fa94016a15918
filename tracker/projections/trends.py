"""Figures of one measure set one after the other: the last one, the one before, and which way it went.

The figure of eight months is none to set beside that of a year: these are two trends.
"""

from collections.abc import Iterable

from attrs import frozen

from tracker.model.dates import parse_date
from tracker.model.numbers import parse_number
from tracker.projections.statements import Statement

_WHOSE = ("of", "with", "to", "from", "measure", "unit")
_MONTH = 30.44
_NEEDED = {"of", "measure", "value"}


@frozen(eq=False)
class Trend:
    """A figure as last reported, and the one of the period before where there is one."""

    last: Statement
    before: Statement | None

    @property
    def way(self) -> str:
        """Say which way it went: 'up from', 'down from', 'after' where neither is sure."""
        assert self.before is not None, "a figure alone goes no way"
        now, then = (parse_number(one.event.roles["value"][0]) for one in (self.last, self.before))
        if now.low is not None and then.high is not None and now.low > then.high:
            return "up from"
        if now.high is not None and then.low is not None and now.high < then.low:
            return "down from"
        return "after"


def trends(figures: Iterable[Statement]) -> list[Trend]:
    """Put figures of one measure, unit, direction and length of period together; the newest trends first."""
    found: dict[tuple[object, ...], list[Statement]] = {}
    for figure in figures:
        if figure.event.roles.keys() >= _NEEDED and "period" in figure.event.roles:
            whose = ("".join(figure.event.roles.get(role, ())) for role in _WHOSE)
            found.setdefault((figure.event.kind, *whose, _months(figure)), []).append(figure)
    ordered = [sorted(group, key=_period) for group in found.values()]
    made = [Trend(group[-1], group[-2] if len(group) > 1 else None) for group in ordered]
    return sorted(made, key=lambda one: (one.before is None, -_period(one.last)[0]))


def _months(figure: Statement) -> int:
    """Return about how many months a figure is of."""
    latest, earliest = _period(figure)
    return round((latest - earliest) / _MONTH)


def _period(figure: Statement) -> tuple[int, int]:
    date = parse_date(figure.event.roles["period"][0])
    return date.latest, date.earliest
