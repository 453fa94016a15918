"""Findings: faults and warnings about what was written, as values."""

from attrs import frozen

WARNINGS = (
    "after-publication",
    "dateline-and-publication",
    "dateline-and-text",
    "deprecated",
    "nameless",
    "no-evidence",
    "no-order",
    "no-period",
    "no-unit",
    "not-yet-or-no-more",
    "overdue",
    "presupposition",
    "told-twice",
    "too-precise",
    "unknown-speaker",
    "unlike-kinds",
    "works-back",
)
"""What a careful editor would ask, by code: what a `checked` entry can answer."""


CONTESTED = "contested"
"""The code of what an append made contested: told once, and by no check."""


@frozen(order=True)
class Place:
    """Where something stands: a file, and line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@frozen
class Subject:
    """What a finding is about: the sort of thing that is named, and the word that names it."""

    what: str
    word: str


@frozen
class Finding:
    """One fault of a log or a catalogue: where, what is wrong, and what to do.

    `excerpt` is the line itself and `length` how many of its characters from the column on are meant; a `warning`
    does not keep the log from being appended, and a `checked` entry about the event or document that it is `about`
    answers it. `code` names the sort of finding for programs, and `subject` the word that is unknown.
    """

    code: str
    place: Place
    message: str
    remedy: str
    excerpt: str = ""
    length: int = 1
    warning: bool = False
    about: str = ""
    subject: Subject | None = None
