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
    unlike: dict[str, int]
    faulty: int
    documents: int
    events: int
    held_back: int
    appended: int
    present: int
    position: int
    corrected: int
    retracted: int
    restored: int
    kept: int
    left: int
    ended: list[str]
    missing: list[str]
    only_checked: bool
    findings: list[FindingData]


class TakenBackData(TypedDict):
    """How many documents of an import were retracted, and how many had been before."""

    mapping: str
    retracted: int
    before: int
    document: str
    position: int
