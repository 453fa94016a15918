"""Which documents may be used under a handling mark, and which mark an answer bears."""

from collections.abc import Iterable, Sequence

from tracker.catalogue.catalogue import Catalogue
from tracker.model.events import HANDLING, Log
from tracker.narrative.mending import apply_mendings


def up_to(logs: Sequence[Log], catalogue: Catalogue, mark: str | None) -> tuple[list[Log], int]:
    """Leave out the documents above a mark, as the desk has corrected their heads; return the rest and how many."""
    if mark is None:
        return list(logs), 0
    read = apply_mendings(logs, catalogue).logs
    above = {log.document.id for log in read if _rank(log.document.handling) > _rank(mark)}
    kept = [log for log in logs if log.document.id not in above]
    return kept, len(logs) - len(kept)


def highest(logs: Iterable[Log]) -> str:
    """Return the strictest mark of some documents; empty where none bears one."""
    return max((log.document.handling for log in logs), key=_rank, default="")


def _rank(mark: str) -> int:
    return HANDLING.index(mark) if mark else -1
