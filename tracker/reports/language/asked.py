"""What was asked, in words that stand on every report and page: the state of which moment, known by when."""

from tracker.model.days import spoken
from tracker.projections.relation import Asked

END_OF_DAY = "State at the end of the day: a member from the day it joins, not a member on the day it leaves."


def documents_asked(asked: Asked, all_of_them: str = "all documents") -> str:
    """Say which documents were asked: all, or those published by a day."""
    return all_of_them if asked.known_by is None else f"documents published by {spoken(asked.known_by)}"


def beyond(asked: Asked) -> str:
    """Say that the day asked for lies after all that was known; empty where it does not."""
    if asked.known_by is None or asked.on <= asked.known_by:
        return ""
    return "The day asked for is later than what was known: it is answered as if nothing came between."


PLACES = "In [brackets]: the file and line that an entry was read from; no proof covers them."
"""Said wherever places are printed: they move with the file, and are not in the proof tree."""
