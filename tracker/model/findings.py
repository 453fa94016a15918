"""Findings: faults and warnings about what was written, as values."""

from attrs import frozen

TOLD_TWICE = "told-twice"
"""The code of what asks whether two events tell of one happening: whoever mends it states that they do."""

WARNINGS = (
    "after-publication",
    "country-not-cited",
    "dateline-and-publication",
    "dateline-and-text",
    "deprecated",
    "nameless",
    "no-diplomatic-relations",
    "no-evidence",
    "no-order",
    "no-period",
    "no-unit",
    "not-yet-or-no-more",
    "number-not-cited",
    "overdue",
    "presupposition",
    TOLD_TWICE,
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
class Fix:
    """The one remedy of a finding, as an edit of its file: a text in place of what begins at a line and column.

    What is replaced is the whole value or key that begins there, or so many characters as `length` says; with a length
    of 0 the text is put in before it.
    """

    line: int
    column: int
    text: str
    length: int | None = None


@frozen
class Finding:
    """One fault of a log or a catalogue: where, what is wrong, and what to do.

    `excerpt` is the line itself and `length` how many of its characters from the column on are meant; a `warning`
    does not keep the log from being appended, and a `checked` entry about the event or document that it is `about`
    answers it. `code` names the sort of finding for programs, and `subject` the word that is unknown. Where its remedy
    has only one answer, `fix` writes it.
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
    fix: Fix | None = None
