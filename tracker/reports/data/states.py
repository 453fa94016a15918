"""Two actors over all days as plain data: lines, acts and sources once, and each state by the numbers of its lines."""

from typing import Any

from attrs import asdict

from tracker.model.days import iso
from tracker.reports.lines.values import Knowledge, Line, State, States, ToldAct


def states_data(told: States) -> dict[str, Any]:
    """Return two actors over all days as plain data."""
    return {
        "actors": list(told.actors),
        "made": dict(told.made),
        "states": [_state(state) for state in told.now.states],
        "lines": [_line(line) for line in told.lines],
        "acts": [_act(act) for act in told.acts],
        "known": [_known(known) for known in told.known[:-1]],
        "sources": [asdict(source) for source in told.sources],
    }


def _state(state: State) -> dict[str, Any]:
    return {"from": iso(state.first), "to": iso(state.last), "lines": list(state.lines)}


def _known(known: Knowledge) -> dict[str, Any]:
    return {
        "known_by": iso(known.known_by),
        "documents": known.documents,
        "states": [_state(state) for state in known.states],
    }


def _line(line: Line) -> dict[str, Any]:
    answers = [{"fluent": fluent, "value": value, "answer": answer} for fluent, value, answer in line.answers]
    return {**asdict(line), "answers": answers, "sources": list(line.sources)}


def _act(act: ToldAct) -> dict[str, Any]:
    days = {
        "told_from": iso(act.told_from),
        "known_from": iso(act.known_from),
        "days": {"earliest": iso(act.days[0]), "latest": iso(act.days[1])},
    }
    return {**asdict(act), **days, "sources": list(act.sources)}
