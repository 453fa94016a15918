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
