"""A house's Word file as the ground of a briefing: its styles and its paper stay, what it says goes."""

import io
import zipfile

import docx
from docx.document import Document
from docx.oxml.ns import qn

from tracker.model.failures import QuestionError

_STYLES = (
    "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "ListBullet", "ListBullet2", "ListNumber",
    "Caption", "TableGrid",
)  # fmt: skip
"""The ids of the styles that a briefing takes from its ground."""


def opened(template: bytes) -> Document:
    """Open a template without what stands in it; raises QuestionError where it is no Word file, or lacks a style."""
    try:
        document = docx.Document(io.BytesIO(template))
    except (zipfile.BadZipFile, ValueError, KeyError) as error:
        raise QuestionError("The template is no Word file. Save it as .docx, and name that.") from error
    lacking = [name for name in _STYLES if document.styles.element.get_by_id(name) is None]
    if lacking:
        raise QuestionError(f"The template lacks the styles {', '.join(lacking)}. Use each of them once, and save it.")
    for part in [part for part in document.element.body if part.tag != qn("w:sectPr")]:
        document.element.body.remove(part)
    return document
