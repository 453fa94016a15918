"""The shapes of findings, and of what an append did, as JSON."""

from typing import TypedDict


class FixData(TypedDict):
    """The one remedy of a finding: a text in place of so many characters, or of the whole value that begins there."""

    line: int
    column: int
    length: int | None
    text: str


class FindingData(TypedDict):
    """A fault or a warning: where, what is wrong, what to do, and the line itself; and the edit that mends it."""

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
    fix: FixData | None


class FindingsData(TypedDict):
    """Everything that was found: `tracker check`, and whatever is refused."""

    findings: list[FindingData]


class FixedFileData(TypedDict):
    """How a file is to be changed, as a unified difference, and how many findings that mends."""

    file: str
    diff: str
    fixed: int


class FixedData(FindingsData):
    """What is mended, and what is left: `tracker check --fix`."""

    files: list[FixedFileData]
    stored: int
    to_state: int


class AppendedData(TypedDict):
    """New entries by document, how many were there already, and where the store stands: `tracker append`."""

    appended: dict[str, int]
    present: int
    position: int
    catalogue: str
    catalogue_is_new: bool
    contested: list[str]
