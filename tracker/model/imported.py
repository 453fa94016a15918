"""What an import did, or would do."""

from collections.abc import Mapping

from attrs import field, frozen

from tracker.model.findings import Finding

TAKEN_BACK = "taken-back"
"""The code of the finding that a document was taken back, and is not had again without a reason."""


@frozen
class Imported:
    """What became of the rows of a table.

    Every row told something (`told`), was added to an event that another row tells (`merged`), was left out for a
    reason (`dropped`), or has a fault (`faulty`). A document with a fault is held back, and no other.

    `appended` are new entries, `present` those that stood in the store already; of a mere check both are 0. Of a later
    edition, so many events, heads and documents were `corrected`, `retracted` or `restored` by the desk; so many
    declarations are `kept` as they were, for nothing mends these, and so many events and documents `left`, for somebody
    else retracted them. `ended` are the documents that it no longer has and that were retracted, `missing` those that
    stay. `unlike` says by column how many rows have another cell than the head of their document has.
    """

    mapping: str
    table: str
    rows: int
    told: int
    merged: int
    faulty: int
    dropped: Mapping[str, int]
    documents: int
    events: int
    held_back: int
    appended: int = 0
    present: int = 0
    position: int = 0
    corrected: int = 0
    retracted: int = 0
    restored: int = 0
    kept: int = 0
    unlike: Mapping[str, int] = field(factory=dict)
    left: int = 0
    ended: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    is_edition: bool = False
    findings: tuple[Finding, ...] = ()
    only_checked: bool = False


@frozen
class TakenBack:
    """An import that was taken back: how many documents were retracted, and how many had been before; by which entry.

    `document` is the desk's, in which that stands.
    """

    mapping: str
    retracted: int
    before: int
    document: str
    position: int = 0
