"""What the documents that were asked do not reach: what was left out, what came after, and what one does not cover."""

from attrs import frozen

from tracker.model.events import Document
from tracker.projections.relation import Relation


@frozen(eq=False)
class Coverage:
    """The documents left out that surely are later, and those that may be; the last day, where the day asked is later.

    `elsewhere` are the documents that claim to be complete, and not for the day asked.
    """

    later: tuple[Document, ...]
    perhaps_later: tuple[Document, ...]
    ends: int | None
    elsewhere: tuple[Document, ...]


def coverage(told: Relation) -> Coverage:
    """Find what the documents on a relation do not reach."""
    last = max((document.published.latest for document in told.documents), default=None)
    return Coverage(
        later=tuple(left.document for left in told.left_out if left.certainly_later),
        perhaps_later=tuple(left.document for left in told.left_out if not left.certainly_later),
        ends=last if last is not None and last < told.asked.on else None,
        elsewhere=tuple(document for document in told.documents if _is_elsewhere(document, told.asked.on)),
    )


def _is_elsewhere(document: Document, day: int) -> bool:
    covers = document.covers
    return covers is not None and not covers.earliest <= day <= covers.last
