"""The shape of what an import did, as JSON."""

from typing import TypedDict

from tracker.reports.data.shapes_findings import FindingData


class ImportedData(TypedDict):
    """What became of the rows of a table: told + merged + dropped + faulty are all of them."""

    mapping: str
    table: str
    rows: int
    told: int
    merged: int
    dropped: dict[str, int]
    faulty: int
    documents: int
    events: int
    held_back: int
    appended: int
    present: int
    position: int
    only_checked: bool
    findings: list[FindingData]
