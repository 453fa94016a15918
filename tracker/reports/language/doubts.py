"""Why an answer is not certain, in words: the same in a terminal and on a page."""

from collections.abc import Iterable

from tracker.calculus.doubts import Doubt

_CLAUSES = {
    Doubt.DATE: "the day on which it changed is not known exactly",
    Doubt.ORDER: "two reports of one day are in no stated order",
    Doubt.CLAIMED: "it rests on a claim",
    Doubt.CONTESTED: "reports contradict one another",
    Doubt.STALE: "nothing recent confirms it",
    Doubt.TERM: "its term ran out, and no later renewal is in the log",
    Doubt.PLAN: "it is only planned",
    Doubt.RELEASED: "it was left open",
    Doubt.UNKNOWN_BEFORE: "nothing is known of the time before",
}


def why(doubts: Iterable[Doubt]) -> str:
    """Say why an answer is only possible, each reason once, as clauses; empty where there is none."""
    return "; ".join(_CLAUSES[doubt] for doubt in dict.fromkeys(doubts))
