"""The formats that a briefing is written in, and the marks of handling."""

from pathlib import Path

from tracker.model.failures import QuestionError

FORMATS = ("markdown", "html", "docx", "pdf", "json", "text")
MARKS = ("PUBLIC", "INTERNAL", "RESTRICTED", "CONFIDENTIAL", "SECRET")
PICTURED = ("html", "docx", "pdf")
"""The formats that can show a drawing."""

REFERENCES = {"json": "csl", "bib": "bibtex"}
"""The endings of files that programs for references read, and who writes each."""

_ENDINGS = {
    "md": "markdown",
    "html": "html",
    "htm": "html",
    "docx": "docx",
    "pdf": "pdf",
    "json": "json",
    "txt": "text",
}


def mark_named(handling: str | None) -> str:
    """Return a mark of handling in capitals, empty where none is named; raises QuestionError for an unknown one."""
    mark = (handling or "").upper()
    if mark and mark not in MARKS:
        raise QuestionError(f"'{handling}' is not a mark of handling. Use one of {', '.join(MARKS)}.")
    return mark


def lower_mark(one: str, other: str) -> str:
    """Return the mark of two that lets less be told; an empty one lets everything."""
    return min((one, other), key=lambda mark: MARKS.index(mark) if mark else len(MARKS))


def form_of(path: str | Path) -> str:
    """Return the format that a file's ending stands for; raises QuestionError where it stands for none."""
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in _ENDINGS:
        raise QuestionError(f"'{path}' has no ending that names a format. Add --format {'|'.join(FORMATS)}.")
    return _ENDINGS[ending]


def references_of(path: str | Path) -> str:
    """Return the ending of a file of references; raises QuestionError where it is none of them."""
    ending = Path(path).suffix.lower().removeprefix(".")
    if ending not in REFERENCES:
        endings = " or ".join(f".{name}" for name in REFERENCES)
        raise QuestionError(f"'{path}' does not end in {endings}, for CSL JSON or BibTeX. Name such a file.")
    return ending
