"""The network of an actor as plain data."""

from tracker.calculus.timeline import Answer
from tracker.projections.network import Neighbour, Network, Tie
from tracker.reports.data.relation import asked_data, holding_data
from tracker.reports.data.shapes_network import NeighbourData, NetworkData, TieData

STATES = {Answer.HOLDS: "certain", Answer.POSSIBLY: "possible", Answer.NOT: "ended"}
"""What a tie is called by its answer, in data and in a drawing."""


def network_data(report: Network) -> NetworkData:
    """Return a network as plain data."""
    return {
        **asked_data(report.asked),
        "actor": report.actor,
        "neighbours": [_neighbour_data(one, report) for one in report.neighbours],
        "sharing": [_neighbour_data(one, report) for one in report.sharing],
        "outsiders": [
            {"actor": one.code, "ties": [{"member": member, **_tie_data(tie, report)} for member, tie in one.ties]}
            for one in report.outsiders
        ],
    }


def _neighbour_data(neighbour: Neighbour, report: Network) -> NeighbourData:
    return {
        "actor": neighbour.code,
        "ties": [_tie_data(tie, report) for tie in neighbour.ties],
        "common": [holding_data(holding, report.narrative) for holding in neighbour.common],
    }


def _tie_data(tie: Tie, report: Network) -> TieData:
    return {
        "section": tie.section,
        "toward": tie.toward.value,
        "state": STATES[tie.answer],
        "through": tie.through,
        "answers": [holding_data(holding, report.narrative) for holding in tie.holdings],
    }
