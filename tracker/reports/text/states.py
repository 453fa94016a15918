"""Two actors over all days as text: each state with its days and its lines."""

from collections.abc import Iterator

from tracker.model.days import FUTURE, PAST, spoken
from tracker.reports.language.words import counted
from tracker.reports.lines.values import Line, State, States
from tracker.reports.text.layout import page_text, row


def states_text(told: States) -> str:
    """Write every state of two actors in the order of days."""
    lines = [f"{told.title}: {counted(len(told.now.states), 'state')}"]
    for state in told.now.states:
        lines += ["", f"{state_days(state)}", *(part for line in _told(state, told) for part in line)]
    return page_text(lines)


def state_days(state: State) -> str:
    """Write the days of a state: 'from 22 May 2021 to 9 August 2021', 'from 10 August 2021 on'."""
    first, last = state.first > PAST, state.last < FUTURE - 1
    if not last:
        return f"from {spoken(state.first)} on" if first else "on every day"
    return f"from {spoken(state.first)} to {spoken(state.last)}" if first else f"until {spoken(state.last)}"


def _told(state: State, told: States) -> Iterator[list[str]]:
    """Yield the lines of a state, each with since when it is so and how well founded."""
    for line in (told.lines[number] for number in state.lines):
        yield row(line.mark, f"{line.text}{_behind(line)}")


def _behind(line: Line) -> str:
    parts = [part for part in (line.since, line.grade) if part]
    return f" ({'; '.join(parts)})" if parts else ""
