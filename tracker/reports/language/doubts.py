"""Why an answer is not certain, in words: the same in a terminal and on a page."""

from collections.abc import Iterable, Sequence

from tracker.calculus.doubts import Doubt
from tracker.model.days import spoken
from tracker.projections.answers import Holding

_CLAUSES = {
    Doubt.DATE: "the day on which it changed is not known exactly",
    Doubt.ORDER: "two reports of one day are in no stated order",
    Doubt.CLAIMED: "it rests on a claim",
    Doubt.CONTESTED: "reports contradict one another",
    Doubt.STALE: "nothing recent confirms it",
    Doubt.TERM: "its term ran out, and no later renewal is in the log",
    Doubt.PLAN: "it is only planned",
    Doubt.RELEASED: "what became of it is not told",
    Doubt.UNKNOWN_BEFORE: "nothing is known of the time before",
}


def why_of(answers: Sequence[Holding]) -> str:
    """Say why an answer is only possible, or all values of a fluent that are; a term that ran out with its last day."""
    terms = {answer.term for answer in answers if Doubt.TERM in answer.why}
    last = terms.pop() if len(terms) == 1 else None
    return _clauses((doubt for answer in answers for doubt in answer.why), last)


def why(doubts: Iterable[Doubt]) -> str:
    """Say why an answer is only possible, each reason once, as clauses; empty where there is none."""
    return _clauses(doubts, None)


def _clauses(doubts: Iterable[Doubt], term: int | None) -> str:
    ran_out = {} if term is None else {Doubt.TERM: f"its term ran to {spoken(term)}, and no renewal is in the log"}
    return "; ".join({**_CLAUSES, **ran_out}[doubt] for doubt in dict.fromkeys(doubts))
