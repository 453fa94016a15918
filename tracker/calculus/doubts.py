"""The reasons for which an answer is only possible: the one list that axioms, happenings and reports share."""

from enum import StrEnum


class Doubt(StrEnum):
    """Why an answer is 'possibly', or a happening not certain; its value is the word that programs read in JSON."""

    DATE = "date"
    ORDER = "order"
    CLAIMED = "claimed"
    CONTESTED = "contested"
    STALE = "stale"
    PLAN = "plan"
    RELEASED = "released"
    UNKNOWN_BEFORE = "unknown before"
    TERM = "term"
