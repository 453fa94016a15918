"""The shapes of findings, and of what an append did, as JSON."""

from typing import TypedDict


class FindingData(TypedDict):
    """A fault or a warning: where, what is wrong, what to do, and the line itself."""

    code: str
    file: str
    line: int
    column: int
    warning: bool
    message: str
    remedy: str
    about: str
    excerpt: str
    length: int


class FindingsData(TypedDict):
    """Everything that was found: `tracker check`, and whatever is refused."""

    findings: list[FindingData]


class AppendedData(TypedDict):
    """New entries by document, how many were there already, and where the store stands: `tracker append`."""

    appended: dict[str, int]
    present: int
    position: int
    catalogue: str
    catalogue_is_new: bool
    contested: list[str]
